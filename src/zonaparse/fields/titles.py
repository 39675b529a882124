"""What of a printed headline is the title: not the kicker, the date or the section glued to it.

The pieces of a headline are what stands in elements of its own. Those pieces are the title that
the head calls the page by: in this order what it says as a whole, what it says without the name of
a site behind a dash, and the parts of that.
"""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from zonaparse.text import Unread, cut, fold, squash, unescape

_MARK = re.compile(r"(?<!\s)\s+[-–—|•·:»/]+\s+|(?:(?<!\s)\s+)?\|\s*|:\s+")
_TAIL = re.compile(r"(?<!\s)\s+[-–—|•·:»]+\s++[^-–—|•·»]{1,200}+$")
# Headlines may end so by themselves, so it is never cut off one that is taken.
_PAGE_TAIL = re.compile(r" (?:[-|–] )?(?:Halaman|Page) (?:\d{1,2}|all)$", re.IGNORECASE)
_SITE_TAIL = re.compile(r"\s[-|–—•·»]\s[^-|–—•·»]{2,60}$")
_PARTING = frozenset(" :/|–—-,.")
_MOST_PIECES = 6
_LONGEST = 2_000  # characters of a headline
_LEAST_WORDS = 3  # of a part of what the head says; fewer are a section


def printed(node: LexborNode, told: Iterable[str], unread: Unread) -> str:
    """Return the title in a headline, where `told` are the witnesses of the head, best first.

    `unread` is told of a headline that is longer than what is read of one.
    """
    whole = unescape(cut(node.text(separator=" "), "a headline", unread, _LONGEST))
    pieces = _pieces(node)
    if not 1 < len(pieces) <= _MOST_PIECES:
        return whole
    runs = {squash(text): text for text in _runs(pieces)}
    for title in _witnesses(told):
        if (found := runs.get(squash(title))) is not None:
            is_whole = found in pieces and found[0] not in _PARTING
            return found if is_whole or _has_markup(title, found) else title
    return whole


def names(told: Iterable[str]) -> list[str]:
    """Return what the headline of a page may say, by what its head says."""
    return list(dict.fromkeys(_witnesses(told)))


def bare(title: str, others: Iterable[str]) -> str:
    """Return a title of the head without what stands behind a headline that another source tells.

    >>> bare("Panen Raya-Daerah|Kabar Contoh", ["Panen Raya"])
    'Panen Raya'
    """
    for other in others:
        rest = title[len(other) :].lstrip() if other and title.startswith(other) else ""
        if rest and not rest[0].isalnum() and rest[0] in "-–—|•·:»":
            return other
    return title


def _witnesses(told: Iterable[str]) -> Iterator[str]:
    wholes = [text for text in told if text]
    yield from wholes
    yield from (_TAIL.sub("", text) for text in wholes)
    for text in wholes:
        parts = _MARK.split(text)
        yield from (part for part in parts if len(part.split()) >= _LEAST_WORDS)


def _pieces(node: LexborNode) -> list[str]:
    """Return the texts of a headline as elements part them."""
    children = _children(node)
    while len(children) == 1 and children[0].tag != "-text":
        children = _children(children[0])
    return [unescape(_text(child)) for child in children]


def _has_markup(title: str, shown: str) -> bool:
    """Say whether a title of the head has signs that are neither shown nor part pieces: "*"."""
    return bool({c for c in title if not c.isalnum()} - set(shown) - _PARTING)


def _children(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter(include_text=True) if fold(_text(child))]


def _text(node: LexborNode) -> str:
    text = (node.text_content or "") if node.tag == "-text" else node.text(separator=" ")
    return text[:_LONGEST]


def _runs(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces that stand side by side, joined, the longest first."""
    for length in range(len(pieces), 0, -1):
        for start in range(len(pieces) - length + 1):
            yield " ".join(pieces[start : start + length])


def same(one: str, other: str) -> bool:
    """Say whether two headlines are the same but for a page number: "... Halaman 2", or the name
    of a site.
    """
    bare = (other, _PAGE_TAIL.sub("", other), _SITE_TAIL.sub("", other))
    return one == other or squash(one) in map(squash, bare)
