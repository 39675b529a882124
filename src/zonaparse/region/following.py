"""Articles that follow the one of the page, as in an endless scroll: what their headlines open."""

import re
from itertools import islice, takewhile

from zonaparse.document.tokens import Tokens, attribute
from zonaparse.region import linked
from zonaparse.text import squash

_LEAST_ABOVE = 150  # characters of text, behind which a headline is that of another article
_LEAST_BELOW = 150
_LEAST_ARTICLE, _MOST_ARTICLES = 400, 2  # characters below a lesser headline; articles in a page
_TIMES = 4  # the text above, that another article may have
_KICKER = 60
_PIECES, _FIRST, _LONGEST_DATE = 60, 6, 120  # texts below a headline among which its date is
_LONGEST_STAMP = 70  # of a date with a name, an hour
DATE = re.compile(  # of day, month and year in any order
    r"(?<!\d)\d{1,2}(?:\W{1,2}(?:de )?\w{3,12}\W{1,2}(?:de )?|[./-]\d{1,2}[./-])"
    r"(?:(?:19|20)\d\d|\d\d\b)"
    r"|[^\W\d]{3,12}\W{1,2}\d{1,2}\W{1,2}(?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|\b\d{1,2}[.:]\d\d (?:wi[bt]|wita)\b",
    re.IGNORECASE,
)
_class = attribute("class", longest=200)


def articles(written: Tokens, title: str, host: str) -> list[int]:
    """Return what stands from the next headline on: that of another article in the same page.

    A headline that shares its box with the text above it is a heading of that text.
    """
    for at in written.places["h1"]:
        if written.sizes[at] < _LEAST_ABOVE:
            continue
        box = _own_box(written, at)
        if box == at or _is_same(written.text(at), title):
            continue
        long = written.length(box) - written.length(at) >= _LEAST_BELOW
        if long and (written.names[box] == "article" or _is_dated(written, at)):
            return [box, *_not_going_on(written, box)]
    return _lesser(written, title, host)


def _lesser(written: Tokens, title: str, host: str) -> list[int]:
    """Return the last boxes of a page that the first of the lesser headings or a linked headline
    opens, with a date and a long text below it; more than two are the posts of a live blog.
    """
    firsts = [at for name in ("h2", "h3") for at in written.places[name][:_MOST_ARTICLES]]
    found: set[int] = set()
    for at in (*firsts, *linked.headlines(written, host)):
        if written.sizes[at] < _LEAST_ABOVE or written.length(at) < linked.LEAST:
            continue
        box = _own_box(written, at)
        rest = written.length(box) - written.length(at)
        behind = written.sizes[-1] - written.sizes[written.ends[box]]
        last = _LEAST_ARTICLE <= rest <= _TIMES * written.sizes[at] and behind < rest
        if last and _is_stamped(written, at) and not _is_same(written.text(at), title):
            found.add(box)
    return sorted(found) if len(found) <= _MOST_ARTICLES else []


def _is_dated(written: Tokens, at: int) -> bool:
    """Say whether a date stands right below a headline."""
    pieces = written.texts[written.ends[at] + 1 : written.ends[at] + _PIECES]
    short = (piece for piece in pieces if len(piece) <= _LONGEST_DATE)
    return any(map(DATE.search, islice(filter(str.strip, short), _FIRST)))


def _is_stamped(written: Tokens, at: int) -> bool:
    """Say whether a date and hardly more stands between a headline and the text below it."""
    pieces = map(str.strip, written.texts[written.ends[at] + 1 : written.ends[at] + _PIECES])
    short = takewhile(lambda piece: len(piece) <= _LONGEST_STAMP, filter(None, pieces))
    return any(map(DATE.search, islice(short, _FIRST)))


def _is_same(headline: str, title: str) -> bool:
    one, other = squash(headline), squash(title)
    return bool(one and other) and (one in other or other in one)


def _own_box(written: Tokens, at: int) -> int:
    """Return the largest element that a headline opens."""
    box = at
    while (up := written.parents[box]) > 0 and written.sizes[at] - written.sizes[up] <= _KICKER:
        box = up
    return box


def _not_going_on(written: Tokens, box: int) -> list[int]:
    """Return the elements behind the box of another article but for further pages of this one:
    those share a class with a text before the box, and have no headline.
    """
    found, up = [], box
    while up > 0:
        beside = list(written.children(written.parents[up]))
        texts = (at for at in beside if at <= up and at != box)
        long = (at for at in texts if written.length(at) >= _LEAST_BELOW)
        names = {name for at in long for name in _class(written.attributes[at]).split()}
        behind = (at for at in beside if at > up)
        found += [at for at in behind if not _goes_on(written, at, names)]
        up = written.parents[up]
    return found


def _goes_on(written: Tokens, at: int, names: set[str]) -> bool:
    is_alike = not names.isdisjoint(_class(written.attributes[at]).split())
    return is_alike and "h1" not in written.names[at : written.ends[at]]
