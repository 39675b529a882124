"""Boxes below a container that are not its article, whatever they are called: what is hidden, cards
of other articles, forms and offers, the next article of an endless page.

Each is told by how it is built. A kind of box that would take a large part of the text is wrong
on that page, and stays.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from zonaparse.document.lines import Mark
from zonaparse.document.tokens import Tokens, attribute
from zonaparse.region import asking, following, linked, videos

_INVISIBLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_HIDDEN = re.compile(rf'\shidden="|\sstyle="[^"]*(?:{_INVISIBLE.pattern})', re.IGNORECASE)
_MUCH = 0.3  # of a text; no box of what a reader does not see takes more,
_MOST_HIDDEN, _FEW_LETTERS = 0.45, 600  # but of a short one, if it has few letters and no class
_ROW_TAGS = frozenset(("div", "li", "article", "td", "section", "aside"))
_LONGEST_CARD = 500  # characters
_CARD_LEVELS, _CARD_LINKS, _LONGEST_CARD_TEXT = 4, 3, 200  # of a card that stands alone
_LONGEST_BOX_TITLE = 80
_KICKER = 60
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_OFFER, _LONGEST_OFFER_LINE = 1500, 250
_LEAST_ASKED = 2  # times, that a box must ask
_OFFER_TAGS = frozenset(("div", "section", "aside", "form", "article", "ul"))
_PRESSED = frozenset(("a", "button", "input", "form"))
_OFFER_SIGNS = (  # each way to offer has one of them, in lower case
    "langganan",
    "kapan saja",
    "untuk lanjut",
    "untuk membaca",
    "untuk menikmati",
    "bulan",
    "subscribe",
    "an account",
    "unlimited ",
    "sign in ",
    "register ",
    "free trial",
    "cancel anytime",
)
_PARTED = "\0"  # between texts; the parser never leaves one in
_OFFER = re.compile(
    r"\b(?:langganan sekarang|sudah (?:ber)?langganan|(?:dengan|untuk|mulai) berlangganan"
    r"|berlangganan (?:sekarang|untuk|mulai)|batalkan kapan saja"
    r"|(?:masuk|login|daftar) untuk (?:lanjut|membaca|menikmati)"
    r"|rp\.? ?[\d.]+ ?(?:/|per) ?bulan"
    r"|subscribe (?:now|today|to (?:continue|read|unlock|access))"
    r"|already (?:a )?(?:subscriber|have an account)"
    r"|(?:reserved|available|exclusive)\w* (?:for|to) (?:our )?subscribers"
    r"|unlimited (?:digital |online )?access|create an account|sign in (?:to|or|with)"
    r"|register (?:to|for free)|start your free trial|cancel anytime)\b",
    re.IGNORECASE,
)
_href = attribute("href")
_class = attribute("class", longest=200)
_PICTURES = frozenset(("img", "picture", "amp-img"))


class Known(NamedTuple):
    """What is known of the article before its text is read: its headline, and its host."""

    title: str = ""
    host: str = ""


class Kind(NamedTuple):
    """A kind of box: the rule that finds it, and how much of a text it may take."""

    rule: str
    most: float
    find: Callable[[Tokens, Known], list[int]]


def foreign(written: Tokens, known: Known) -> dict[int, Mark]:
    """Return the boxes that are not the article's, by the positions of their tags."""
    marked: dict[int, Mark] = {}
    for kind in KINDS:
        found = kind.find(written, known)
        if found and sum(map(written.length, found)) <= written.sizes[-1] * kind.most:
            marked |= dict.fromkeys(found, Mark("drop", rule=kind.rule))
    return marked


def _hidden(written: Tokens, _: Known) -> list[int]:
    """Return what no reader sees, but for further pages of the article: those are built like what
    he does see, or hold much of the text in boxes of one class.
    """
    if "none" not in written.markup and "hidden" not in written.markup:
        return []
    found = [
        at
        for at, attributes in enumerate(written.attributes)
        if at and ("none" in attributes or "hidden" in attributes) and _HIDDEN.search(attributes)
    ]
    if not found:
        return []
    shown = {_class(a) for a in written.attributes if a and not _HIDDEN.search(a)} - {""}
    alike: dict[str, list[int]] = defaultdict(list)
    for at in found:
        alike[_class(written.attributes[at])].append(at)
    dropped = (
        at
        for name, boxes in alike.items()
        if name not in shown and not _holds_much(written, boxes)
        for at in boxes
    )
    return list(outermost(written, iter(sorted(dropped))))


def _holds_much(written: Tokens, boxes: list[int]) -> bool:
    size = sum(map(written.length, boxes))
    is_named = bool(_class(written.attributes[boxes[0]]))  # as the pages of an article are
    most = _MUCH if is_named or size > _FEW_LETTERS else _MOST_HIDDEN
    return size > written.sizes[-1] * most


def outermost(written: Tokens, found: Iterator[int]) -> Iterator[int]:
    """Yield those of some elements, in the order of the page, that are in none of the others."""
    end = -1
    for at in found:
        if at > end:
            end = written.ends[at]
            yield at


def _cards(written: Tokens, known: Known) -> list[int]:
    """Return the cards of other articles, in a row or an article element of their own, and the
    boxes that hold nothing else.
    """
    titled = linked.headlines(written, known.host)
    rows: dict[int, list[int]] = defaultdict(list)
    for at in _linked_cards(written, titled):
        rows[written.parents[at]].append(at)
    found = []
    for parent, row in rows.items():
        real = _in_a_row(written, row)
        if real:
            found += _box_of(written, parent, real)
    found += [card for at in titled if (card := _lone_card(written, at))]
    return list(outermost(written, iter(sorted(found))))


def _lone_card(written: Tokens, link: int) -> int:
    """Return the element of one linked headline with its picture and little else; 0 if none is."""
    up = link
    for _ in range(_CARD_LEVELS):
        up = written.parents[up]
        if up <= 0 or written.length(up) - written.length(link) > _LONGEST_CARD_TEXT:
            return 0
        if written.names[up] in _ROW_TAGS and _has_picture(written, up):
            break
    else:
        return 0
    before = written.sizes[link] - written.sizes[up]
    return up if before <= _KICKER and len(written.inside(up, "a")) <= _CARD_LINKS else 0


def _has_picture(written: Tokens, at: int) -> bool:
    return any(written.names[i] in _PICTURES for i in range(at, written.ends[at]))


def _linked_cards(written: Tokens, titled: list[int]) -> list[int]:
    """Return for each linked headline the largest element that is about it alone."""
    found: dict[int, None] = {}
    for number, at in enumerate(titled):
        before = titled[number - 1] if number else 0
        after = titled[number + 1] if number + 1 < len(titled) else len(written.names)
        card, up = -1, at
        while up > before and written.ends[up] < after and written.length(up) <= _LONGEST_CARD:
            if written.names[up] in _ROW_TAGS:
                card = up
            up = written.parents[up]
        if card > 0:
            found[card] = None
    return list(found)


def _in_a_row(written: Tokens, row: list[int]) -> list[int]:
    """Return those of sibling cards that stand side by side, with a picture or a text beside the
    headline, and those that are articles of their own.
    """
    beside = [
        number
        for number, (one, other) in enumerate(pairwise(row))
        if written.names[one] == written.names[other] and _adjoin(written, one, other)
    ]
    in_row = {at for number in beside for at in row[number : number + 2]}
    rich = {at for at in in_row if _is_rich(written, at)}
    return [at for at in row if at in rich or written.names[at] == "article"]


def _adjoin(written: Tokens, one: int, other: int) -> bool:
    return not any(map(str.strip, written.texts[written.ends[one] + 1 : other + 1]))


def _is_rich(written: Tokens, at: int) -> bool:
    inside = range(at, written.ends[at])
    return any(written.names[i] in _PICTURES or written.names[i] in _HEADINGS for i in inside)


def _box_of(written: Tokens, parent: int, cards: list[int]) -> list[int]:
    """Return the box around cards where it holds hardly anything else, else the cards."""
    if parent > 0:
        rest = written.length(parent) - sum(map(written.length, cards))
        if rest <= _LONGEST_BOX_TITLE:
            return [parent]
    return cards


def _offers(written: Tokens, _: Known) -> list[int]:
    """Return boxes that ask for a subscription or a log-in: words that do, and what to press."""
    short = [text if len(text) <= _LONGEST_OFFER_LINE else "" for text in written.texts]
    asked = sorted(at for at in _with_signs(short) if _OFFER.search(short[at].lower()))
    if len(asked) < _LEAST_ASKED:
        return []
    offers = _Offers(written, asked)
    found = {offers.around(written.parents[at]) for at in asked if at < len(written.parents)}
    return list(outermost(written, iter(sorted(found - {0}))))


def _with_signs(texts: list[str]) -> set[int]:
    """Return the numbers of the texts that have a sign of an offer: most pages have none."""
    lower = _PARTED.join(texts).lower()
    found: set[int] = set()
    for sign in _OFFER_SIGNS:
        number = before = 0
        while (at := lower.find(sign, before)) >= 0:
            number += lower.count(_PARTED, before, at)
            found.add(number)
            before = max(lower.find(_PARTED, at), at + 1)
    return found


class _Offers:
    """Which elements are offers; what they hold is counted once for all of them."""

    def __init__(self, written: Tokens, asked: list[int]) -> None:
        self._written = written
        self._asked = asked
        self._pressed = [at for at, name in enumerate(written.names) if name in _PRESSED]
        texts = enumerate(written.texts)
        self._long = [at for at, t in texts if len(t) > _LONGEST_OFFER_LINE and t.strip()]
        self._around: dict[int, int] = {}

    def around(self, at: int) -> int:
        """Return the largest small element around a tag that is an offer and no more; 0 if none."""
        written, inner, up = self._written, [], at
        while up > 0 and up not in self._around and written.length(up) <= _LONGEST_OFFER:
            inner.append(up)
            up = written.parents[up]
        box = self._around.get(up, 0)
        for each in reversed(inner):
            if not box and written.names[each] in _OFFER_TAGS and self._is_one(each):
                box = each
            self._around[each] = box
        return box

    def _is_one(self, at: int) -> bool:
        end = self._written.ends[at]
        asked = _between(self._asked, at + 1, end + 1)
        is_report = _between(self._long, at + 1, end + 1) > 0
        return asked >= _LEAST_ASKED and not is_report and _between(self._pressed, at, end) > 0


def _between(places: list[int], begin: int, end: int) -> int:
    """Return how many of the places, in order, are in a range."""
    return bisect_left(places, end) - bisect_left(places, begin)


def _contents(written: Tokens, _: Known) -> list[int]:
    """Return lists of links into the page itself, with their heading."""
    found = []
    for at in filter(None, sorted(written.places["ul"] + written.places["ol"])):
        links = written.inside(at, "a")
        inwards = len(links) > 1 and all(
            _href(written.attributes[i]).startswith("#") for i in links
        )
        if inwards and sum(map(written.length, links)) * 2 > written.length(at):
            found += _titled(written, at)
    return list(outermost(written, iter(sorted(found))))


def _titled(written: Tokens, at: int) -> list[int]:
    """Return the largest box around a list that holds little more than its title."""
    for _ in range(_CARD_LEVELS):
        around = _box_of(written, written.parents[at], [at])
        if around == [at]:
            break
        at = around[0]
    return [at]


def _advertisements(written: Tokens, _: Known) -> list[int]:
    """Return slots of advertisements in <ins>, which is else a word that was put in."""
    return [
        at
        for at in written.places["ins"]
        if "data-ad" in written.attributes[at] or "ads" in written.attributes[at]
    ]


def _next_articles(written: Tokens, known: Known) -> list[int]:
    return following.articles(written, known.title, known.host)


def _asking(find: Callable[[Tokens], Iterator[int]]) -> Callable[[Tokens, Known], list[int]]:
    return lambda written, _: list(outermost(written, iter(sorted(find(written)))))


KINDS = (
    Kind("box.hidden", _MOST_HIDDEN, _hidden),
    Kind("box.cards", 0.6, _cards),
    Kind("box.offer", 0.6, _offers),
    Kind("box.form", 0.45, _asking(asking.forms)),
    Kind("box.bar", 0.3, _asking(asking.bars)),
    Kind("box.sale", 0.3, _asking(asking.sales)),
    Kind("box.answers", 0.85, _asking(asking.answers)),
    Kind("box.contents", 0.6, _contents),
    Kind("box.advertisement", 0.6, _advertisements),
    Kind("box.embed", 0.3, lambda written, _: list(videos.told(written))),
    Kind("box.next_article", 1.0, _next_articles),
)
