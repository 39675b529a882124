"""The headline on a page whose template is not known, and what stands around it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, pairwise

from selectolax.lexbor import LexborNode

from zonaparse.document import ancestors
from zonaparse.document.page import Page
from zonaparse.fields import ago, dates, names, profiles, roles
from zonaparse.fields.heading import shown
from zonaparse.rules.vocabulary import UPDATED, YEAR
from zonaparse.text import Unread, fits, fold, squash

_YEAR = re.compile(YEAR)
_SHORT_YEAR = re.compile(r"(?<![\d./])\d\d([./])\d\d\1\d\d(?![\d./])")
_LONGEST_SHORT = 60  # characters of a text with a year of two digits
Around = tuple[dict[str, list[str]], list[LexborNode]]

_KEPT = frozenset(("a", "img", "amp-img"))
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_CAPTIONED = frozenset("figure figcaption blockquote cite q".split())
# What stands beside a date in small letters; with more of others it is in a sentence.
_DATE_WORDS = frozenset(
    """
    am pm at on by of the in and um von vom uhr den der die le la el de del du da di do em en et e y
    à às il alle ore om op door av den publicado publicada publié publicato veröffentlicht erstellt
    aktualisiert geändert zuletzt stand posted published created updated update last modified edited
    originally written first
    min mins minute minutes read reading time ago views view comments comment shares share
    pukul pkl jam oleh terbit diterbitkan diperbarui diubah dipublikasikan dibaca kali menit baca
    wib wita wit st nd rd th and und og och dan p m a est edt pst pdt gmt utc cet cest
    """.split()
)
# What else has a date: a text was handed in, somebody was born.
_OTHER_EVENT = re.compile(
    r"\b(?:diterima|disetujui|direvisi|accepted|received|submitted|lahir|wafat|born|died|berlaku"
    r"|deadline|expires?|copyright|hak cipta)\b|©",
    re.IGNORECASE,
)
_MOST_OTHER = 2
_LOWER_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?![\w@/]|\.\w)")
_LONGEST_DATE = 120  # characters of a text that is a date and little else
_LONGEST_BYLINE, _MOST_BYLINES = 120, 12
_MOST_BYLINE = 2_000  # characters
_MOST_LINKED = 200  # links of a byline
_NODES, _TEXT = 250, 1500  # nodes and characters after a headline that are looked at
_ABOVE = 1_000  # nodes above it, the nearest first
_LONGEST_LINKED_DATE, _LONGEST_CARD = 40, 300
_LONGEST_LINKED_NAME = 4  # words
_STAMPS = {"time": "datetime", "abbr": "title"}  # attributes in which a time is marked
_SHORTEST_CAPTION = 40  # characters
_LEVELS = 3  # from a headline up to what holds a line above it
_UNREAD = frozenset("script style noscript template svg iframe nav aside".split())
_BY = re.compile(
    r"\A\W*(?:(?:(?:written|words|posted|text|story|article|analysis|opinion|reporting) )?by"
    r"\b(?!\W*(?-i:[a-z]))|(?:por|par|von|door)\b(?= (?-i:[A-ZÀ-Þ]))"
    r"|te[kx]s?t?e?(?:\s?(?:&|und|and|dan|e|y)\s?\w+)?(?= ?:)"
    r"|(?:foto|photos?)\s?(?:&|und|and|dan|e|y)\s?te[kx]s?t?e?(?= ?:)"
    r"|(?:(?:di(?:tulis|laporkan|susun|posting|publikasikan|terbitkan) "
    r"|(?:te[kx]s|naskah|tulisan)(?: (?:dan|&) \w+)? )?oleh|penulis|reporter"
    r"|rep(?= ?:)|authors?(?= ?:))\b)",
    re.IGNORECASE,
)
# "Rani Putri | Senior Writer": a name, and the work of who writes.
_WRITER = re.compile(
    r"\A[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s*[|,•·–—-]\s*(?i:(?:\w+\s){0,2}"
    r"(?:writer|reporter|correspondent|journalist|columnist|contributor|jurnalis|wartawan"
    r"|kontributor|koresponden|kolumnis))\s*(?:[|•·]|$)"
)
_BY_BEHIND = re.compile(r"[-–|•·]\s*(?=(?:oleh|penulis)\s?:)", re.IGNORECASE)  # behind a date
# "Dipublikasikan 3 Mei 2021 oleh Rani Putri dalam Panen".
_BY_DATED = re.compile(
    r"(?:\d|\bwi(?:b|ta|t))[\s,|•·–-]+(?=(?:oleh|by|von|por|par|ku|dening)\s(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)

_OTHERS = re.compile(  # who are in a byline and no authors
    r"\b(?:(?:medically )?(?:reviewed|edited|checked|updated) by|(?:ditinjau|disunting) oleh)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(rf"\b(?:{UPDATED})\b", re.IGNORECASE)
# What bylines hold beside names: the time of an update, links to more.
NO_NAME = re.compile(
    rf"\A(?:{UPDATED}|last updated"
    r"|\W*(?:veröffentlicht|erschienen|aktualisiert|posted|published|publicado|publié|pubblicato"
    r"|dipublikasikan|diterbitkan|terbit)\b(?!.*\b(?:by|von|por|par|da|oleh)\b)"
    r"|\W*(?:by|von|por|oleh|(?:written|posted) by)\W*$|authors? of\b|\d"
    r"|(?:learn|read|see|view)\b.*\b(?:more|bio|profile|posts?|articles?|all)\b)",
    re.IGNORECASE,
)
# Drupal and WordPress; "updated" is no sign, hAtom wants it on the time of publication.
_PUBLISHED = re.compile("publish|entry-date")  # tagDiv's only time is "entry-date updated"
_CHANGE_CLASS = re.compile(r"(?:name-|__?|\b)(?:changed|modified)(?:-date)?\b", re.IGNORECASE)
_NAME = '[class~="author"], [class*="author-name"], [class*="byline-name"], [class*="byline__name"]'
_BYLINE_CLASS = re.compile(
    r"byline|(?<!comment-)(?<!comment-form-)author(?!-?(?:bio|image|photo|avatar|desc))|penulis"
    r"|\b(?:autor|auteur)(?:e?s|in|en)?\b|\bauth(?:[_-]name)?(?![\w-])|node-signature|itemposter"
    r"|field-contributor|\bcreated?-?by\b|wartawan|jurnalis|(?<![\w-])(?:reporter|writer)(?![\w-])",
    re.IGNORECASE,
)


def beside(page: Page, what: str) -> list[str]:
    """Return the texts around the headline that read like a "date", the date of a "change" or a
    "byline", or that are labelled as the "editor"; as "stamp" what time elements are marked with,
    as "name" what reads like one, alone before a date.
    """
    return _around(page)[0].get(what, [])


def links(page: Page) -> list[LexborNode]:
    """Return the links around the headline, those above it last."""
    return [node for node in _around(page)[1] if node.tag == "a"]


def pictures(page: Page) -> list[LexborNode]:
    """Return the pictures around the headline, those above it last."""
    return [node for node in _around(page)[1] if node.tag != "a"]


def _around(page: Page) -> Around:
    if page.around is None:
        found = page.headlines if shown(page) else None
        site = squash(page.meta_text("og:site_name"))
        page.around = _read(found[0][1], site, page.unread) if found else ({}, [])
    return page.around


def _read(title: LexborNode, site: str, unread: Unread) -> Around:
    kinds = ("date", "stamp", "change", "byline", "editor", "name")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    named: list[str] = []  # in the first byline that names someone
    tried = 0
    kept: list[LexborNode] = []
    described: set[str] = set()  # what pictures show, which their captions say again
    before = names.NOTHING
    for node in chain(after(title), islice(above(title), _ABOVE), _inside(title)):
        tag = node.tag
        if tag == "-text":
            if text := (node.text_content or "").strip():
                is_date = _read_text(node, text, found, described)
                name = names.alone(before) if is_date and not found["name"] else ""
                found["name"] += [name] if name and not _is_linked(name, kept) else []
                before = _read_name(node, text, before, site, found)
        elif tag in _STAMPS:
            _read_time(node, found)
        else:
            if tag in _KEPT:
                kept.append(node)
                if tag != "a":
                    described.add(squash(node.attributes.get("alt") or ""))
            if not named and tried <= _MOST_BYLINES and _is_byline(node, tag):
                tried += 1
                if tried > _MOST_BYLINES:
                    told = f"of the bylines at the headline only {_MOST_BYLINES} were looked at"
                    unread[told] = None
                    continue
                text = byline(profiles.row(node) if tag == "a" else node)
                is_name = _BY.match(text) or not _is_sentence(text)
                named += [text] if is_name and _names_someone(text) else []
    found["byline"] = named or list(islice(filter(_names_someone, found["byline"]), 1))
    return found, kept


def _is_linked(name: str, around: list[LexborNode]) -> bool:
    return any(node.tag == "a" and fold(node.text()) == name for node in around)


def _read_text(
    run: LexborNode, text: str, found: dict[str, list[str]], described: set[str]
) -> bool:
    """Note what a text tells; say whether it is a date and little else."""
    if len(text) > _LONGEST_DATE:
        return False
    if mark := ago.marked(run, text):
        found["stamp"].append(mark)
        return False
    has_year = ("20" in text or "19" in text) and _YEAR.search(text) is not None
    has_year = has_year or (("." in text or "/" in text) and _is_short_date(text))
    is_dated = has_year and not (
        _OTHER_EVENT.search(text)
        or squash(text) in described
        or _is_of_other(run)
        or _is_sentence(text)
    )
    is_labelled = ":" in text and roles.has_label(text)
    behind = _BY_BEHIND.search(text) if ":" in text else None
    behind = behind or (_BY_DATED.search(text) if is_dated else None)
    text = text[behind.end() :] if behind else text
    is_byline = behind or _BY.match(text) or (text[:1].isupper() and _WRITER.match(text))
    if not (is_dated or is_labelled or is_byline):
        return False
    if is_byline and (two := roles.in_two_roles(text)):
        found["byline"].append(two[0])
        found["editor"].append(two[1])
        return False
    whole = _whole(run)
    if is_dated:
        found["date"].append(text if _is_sentence(whole) else whole)
    if is_dated and _UPDATED.search(whole):
        found["change"].append(whole)
    if is_labelled:
        found["editor"] += roles.named(whole, "editor")
        found["byline"] += [] if is_byline else names.labelled_author(text, whole)
    if is_byline and not roles.is_datum(whole):
        found["byline"].append(whole[max(whole.find(fold(text)), 0) :])
    return is_dated


def _read_name(
    run: LexborNode, text: str, before: names.Before, site: str, found: dict[str, list[str]]
) -> names.Before:
    """Note a name alone with what tells whose it is; return what stands before the next text."""
    kind, name, behind = names.told(run, text, before, site)
    if kind and name in _whole(run):
        found[kind].append(name)
    return behind


def _is_short_date(text: str) -> bool:
    return len(text) <= _LONGEST_SHORT and _SHORT_YEAR.search(text) is not None


def _is_sentence(text: str) -> bool:
    """Say whether a date stands in a sentence: between small words that no line of a date has."""
    words = (word for word in _LOWER_WORD.findall(text) if word.islower() and len(word) > 1)
    return len(set(words) - _DATE_WORDS - dates.MONTH_NAMES) > _MOST_OTHER


def _names_someone(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_BYLINE and not NO_NAME.match(text)


def _read_time(node: LexborNode, found: dict[str, list[str]]) -> None:
    attributes = node.attributes
    shown = attributes.get(_STAMPS[node.tag or ""])
    if not shown or not shown[:4].isdigit() or _is_of_other(node):
        return
    named = f"{attributes.get('class')} {attributes.get('itemprop')}".lower()
    is_change = ("updated" in named or "modified" in named) and not _PUBLISHED.search(named)
    found["change" if is_change or _UPDATED.search(_whole(node)) else "stamp"].append(shown)


def _is_of_other(node: LexborNode) -> bool:
    """Say whether the CMS calls what a date is in the time of the last change, or whether it is in
    a link or a heading with more text: of another article; or in a caption or a quotation.
    """
    up = node.parent
    for _ in range(_LEVELS):
        if up is None:
            break
        if _CHANGE_CLASS.search(up.attributes.get("class") or ""):
            return True
        if up.tag in _CAPTIONED and up.css_first("h1") is None:
            return True
        if (up.tag in _HEADINGS or up.tag == "a") and not fits(up.text(), _LONGEST_LINKED_DATE):
            return True
        is_card = up.tag == "li" or (up.tag == "article" and fits(up.text(), _LONGEST_CARD))
        if is_card and _links_headline(up):
            return True
        up = up.parent
    return False


def _links_headline(item: LexborNode) -> bool:
    """Say whether an item of a list links what is longer than a name: another article."""
    links = (node for node in islice(item.traverse(), _NODES) if node.tag == "a")
    return any(len(link.text().split()) > _LONGEST_LINKED_NAME for link in links)


def after(title: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes after a headline in the order of the page, as far as it may reach; those of
    white space alone are left out.
    """
    node = _behind(title)
    seen = 0
    for _ in range(_NODES):
        if node is None or seen > _TEXT:
            return
        inner = node.first_child
        if inner is None and node.is_text_node:
            if size := len((node.text_content or "").strip()):
                yield node
                seen += size
        else:
            yield node
        if inner is None or node.tag in _UNREAD:
            inner = _behind(node)
        node = inner


def _inside(title: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands in elements of a headline of their own, as dates and sections do."""
    if title.css_first("*") is None:
        return
    longest = len(fold(title.text())) // 2
    for node in title.traverse(include_text=True):
        own = node.parent is not None and node.parent.mem_id != title.mem_id
        if own and node.tag == "-text" and len(fold(node.text_content or "")) <= longest:
            yield node


def _behind(node: LexborNode) -> LexborNode | None:
    """Return the node that begins where another one has ended."""
    up: LexborNode | None = node
    while up is not None:
        if (behind := up.next) is not None:
            return behind
        up = up.parent
    return None


def above(title: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes right above the headline, nearest level first."""
    node: LexborNode | None = title
    for _ in range(_LEVELS):
        before = node.prev if node is not None else None
        while before is not None:
            if before.tag != "-text" and _is_short(before.text()):
                yield from before.traverse(include_text=True)
            before = before.prev
        node = node.parent if node is not None else None


def _is_short(text: str) -> bool:
    return fits(text, _LONGEST_BYLINE)


def _is_byline(node: LexborNode, tag: str | None) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    if attributes.get("itemprop") == "author" or attributes.get("rel") == "author":
        return not is_of_picture(node)
    if tag == "a":
        return profiles.is_one(attributes.get("href") or "") and not _is_editors(node)
    return _is_byline_class(attributes.get("class") or "") and not is_of_picture(node)


def is_of_picture(node: LexborNode) -> bool:
    """Say whether a name stands between a picture and its caption: it is who took that."""
    before, around = node.prev, node.parent
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    if before is None or around is None or before.tag not in ("img", "picture", "amp-img"):
        return False
    return len(fold(around.text())) - len(fold(node.text())) >= _SHORTEST_CAPTION


def _is_editors(link: LexborNode) -> bool:
    before = link.prev.text_content if link.prev is not None and link.prev.is_text_node else None
    return roles.last_role(before or "") == "editor"


@lru_cache(maxsize=4096)
def _is_byline_class(named: str) -> bool:
    return _BYLINE_CLASS.search(named) is not None


def byline(node: LexborNode) -> str:
    """Return the names that a byline links to their profiles, else what it marks as a name, else
    all of its text, as where labels tell who is what.
    """
    marked = node.css(_NAME)[: _MOST_BYLINES + 1] if node.tag != "a" else []
    # What holds no other: the next one, in the order of the page, is not inside of it.
    pairs = islice(pairwise([*marked, None]), _MOST_BYLINES if len(marked) > 1 else 0)
    parts = [one for one, following in pairs if one and not _holds(one, following)]
    others = {each.mem_id for each in parts if _is_others(each)}
    parts = [each for each in parts if each.mem_id not in others]
    if len(parts) > 1 and (told := dict.fromkeys(byline(each) for each in parts)):
        return ", ".join(filter(None, told))
    if marked:
        node = parts[0] if parts and others else marked[0]
    own = _OTHERS.split(fold(node.text(separator=" ")[:_MOST_BYLINE]), 1)[0]
    if roles.named(own, "editor"):
        return own
    linked = (
        a for a in node.css("a")[:_MOST_LINKED] if profiles.is_one(a.attributes.get("href") or "")
    )
    known = dict.fromkeys(fold(a.text(separator=" ")) for a in linked)
    return ", ".join(name for name in known if name and name in own) or own


def _holds(outer: LexborNode, inner: LexborNode | None) -> bool:
    """Say whether a node is inside of another one, or it again: each of two classes finds it."""
    around = ancestors.including(inner)
    return any(each.mem_id == outer.mem_id for each in around)


def _is_others(name: LexborNode) -> bool:
    """Say whether the words around a name say that it is not an author's: "Updated by"."""
    around = name.parent
    text = around.text(separator=" ")[:_MOST_BYLINE] if around is not None else ""
    return _OTHERS.match(fold(text)) is not None


def _whole(run: LexborNode) -> str:
    """Return the text of the largest node around a run that is a date's, not the headline's."""
    text, node = fold(run.text() if run.tag != "-text" else run.text_content or ""), run.parent
    while node is not None and node.css_first("h1") is None:
        wider = node.text(separator=" ")
        if not _is_short(wider):
            break
        text, node = fold(wider), node.parent
    return text
