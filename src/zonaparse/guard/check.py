"""The check: most pages are seen to be far below the limits by a few counts."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from zonaparse.errors import PageTooComplex, PageTooLarge
from zonaparse.guard.limits import Limits
from zonaparse.guard.tally import EQUAL_MADE_AGAIN, Tally
from zonaparse.guard.tokens import OPENED

_SHALLOW = 12  # times `max_depth` tags cannot take long
_FEW_TAGS = 850  # of which no half, made again by the other half, is too many nodes
_PARSED_QUICKLY, _READ_QUICKLY = 12, 3  # times `max_nodes` elements that are made again
_LONGEST_STEP, _SHORTEST_STEP = 8192, 512  # bytes
_STEPPED = 2**31  # bytes times bytes in a step: what fits between steps takes 0.4 seconds
_TRIES = 32  # ends that may stand in quotes, before each tag is read
_MANY_PAIRS = 30_000_000  # of attributes of an element: they are compared in 0.1 seconds
_LONGEST_BLANK = 16  # bytes; behind longer ones a quote counts as if it opened a value
_BLANK = b" \t\n\r\f"
# Formatting that is left open; an <a> ends the one before. Any of these letters is followed by any
# of these endings, and both cases are spelled out: that takes half the time of a list of names.
_FORMATTED = re.compile(
    rb"<[bcefinstuBCEFINSTU](?![pPcCaAeElLuU])(?:[mMtT]?|[iI][gG]|[oO][dD][eE]|[oO][nN][tT]|"
    rb"[oO][bB][rR]|[mM][aA][lL][lL]|[tT][rR](?:[iI][kK][eE]|[oO][nN][gG]))[ \t\n\r\f/>]"
)


def check(raw: bytes, limits: Limits) -> bool:
    """Raise PageTooLarge or PageTooComplex for a page beyond the limits.

    Return whether its tree is to be counted too, which costs less than to read its tags.
    """
    if len(raw) > limits.max_bytes:
        raise PageTooLarge(len(raw), limits.max_bytes)
    tags = raw.count(b">")  # each tag has one
    if tags > min(_SHALLOW * limits.max_depth, limits.max_nodes):
        Tally(limits).read(raw)
        return False
    made_again = tags * _left_open(raw) if tags > _FEW_TAGS else 0
    if made_again > _PARSED_QUICKLY * limits.max_nodes or not _tags_are_short(raw):
        Tally(limits).read(raw)
        return False
    return made_again > _READ_QUICKLY * limits.max_nodes


def count(tree: LexborHTMLParser, limits: Limits) -> None:
    """Raise PageTooComplex for a tree that holds too many elements."""
    nodes = sum(1 for _ in tree.root.traverse()) if tree.root else 0
    if nodes > limits.max_nodes:
        raise PageTooComplex("nodes", nodes, limits.max_nodes)


def _left_open(raw: bytes) -> int:
    """Return how many formatting elements may be left open; of equal ones few count."""
    tags = Counter(_FORMATTED.findall(raw))
    return sum(min(n, EQUAL_MADE_AGAIN) if t.endswith(b">") else n for t, n in tags.items())


def _tags_are_short(raw: bytes) -> bool:
    """Say whether no tag can hold many attributes: wherever one is, a tag has ended just before."""
    step = max(_SHORTEST_STEP, min(_LONGEST_STEP, _STEPPED // (len(raw) or 1)))
    ended = pairs = 0
    for at in range(step, len(raw), step):
        if at <= ended:
            continue
        end = _certain_end(raw, ended, at)
        if end - ended > 3 * step:
            pairs += _most_attributes(raw, ended, at, end) ** 2
        if end < 0 or pairs > _MANY_PAIRS:
            return False
        ended = end
    return True


def _certain_end(raw: bytes, ended: int, at: int) -> int:
    """Return where a tag, if one is open at `at`, ends for certain; -1 if that is not seen.

    A ">" ends it unless it stands in quotes. At `ended` none were open.
    """
    for _ in range(_TRIES):
        end = raw.find(b">", at)
        if end < 0:
            return len(raw)  # what has no end is no tag
        quote = _opened(raw, ended, end)
        if not quote:
            return end + 1
        at = raw.find(quote, end)
        if at < 0:  # if it stands in quotes that are never closed, no tag follows
            return end + 1
    return -1


def _opened(raw: bytes, ended: int, end: int) -> bytes:
    """Return the quote in which a ">" may stand: the last one before it, if behind a "="."""
    for quote in (b'"', b"'"):
        last = raw.rfind(quote, ended, end)
        if last > ended and raw[last - 1] in b"= \t\n\r\f":
            before = raw[max(ended, last - _LONGEST_BLANK) : last].rstrip(_BLANK)
            if not before or before.endswith(b"="):
                return quote
    return b""


def _most_attributes(raw: bytes, ended: int, at: int, end: int) -> int:
    """Return how many attributes a tag from before `at` to `end` may hold: a script holds none."""
    while (next_end := raw.find(b">", ended, at)) >= 0 and not _opened(raw, ended, next_end):
        ended = next_end + 1
    opened = OPENED.search(raw, ended, end)
    if not opened:
        return 0
    inside = raw[opened.start() : end]
    return len(inside.split()) + sum(map(inside.count, (b'"', b"'", b"/")))
