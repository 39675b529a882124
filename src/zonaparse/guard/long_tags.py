"""Long tags: the parser compares each attribute of an element with all before it, and copies them
where it makes formatting again.

Most pages are seen to have no long tag by looking at a few places: wherever one is open, the next
">" ends it unless it stands in quotes.
"""

import re
import sys

from zonaparse.guard.limits import Limits
from zonaparse.guard.tally import FORMATTING
from zonaparse.guard.tokens import FORMATTED, OPENED, TAG, attributes

_BYTES_OF_SHORT, _BYTES_OF_ONE = 256, 3  # attributes of which names can be one byte; of the others
_COMPARED = 2**33  # bytes of a page times those of a tag: its attributes are compared in 0.3 s
_SHORTEST = 64  # bytes
_TRIES = 32  # ends that may stand in quotes, before each tag is read
_READ_AGAIN = 10  # times the same bytes, for tags that may be open in each other
_MANY_PAIRS = 200_000_000  # of attributes of an element: they are compared in 0.1 seconds
_LONGEST_BLANK = 16  # bytes; behind longer ones a quote counts as if it opened a value
_BLANK = b" \t\n\r\f"
_BEFORE_A_VALUE = b"=" + _BLANK
_QUOTES = (b'"', b"'")
_MAY_BE_MADE_AGAIN = re.compile(FORMATTED + rb"|<[aA](?=[ \t\n\r\f/>])")


def longest(size: int, limits: Limits) -> int:
    """Return how many bytes of a tag are harmless in a page of that size.

    Only attributes of different names count, of which few are a byte long.
    """
    least = _BYTES_OF_ONE * limits.max_attributes - _BYTES_OF_SHORT
    return max(_SHORTEST, min(least, _COMPARED // (size or 1)))


def are_harmless(raw: bytes, limits: Limits) -> bool:
    """Say whether long tags are no formatting, and hold few attributes, also all together.

    Where that is not seen the answer is no.
    """
    harmless = longest(len(raw), limits)
    step = harmless * 2 // 3
    ended = pairs = 0
    for at in range(step, len(raw), step):
        if at <= ended:
            continue
        end = raw.find(b">", at) + 1
        if not end:
            return True  # what has no end is no tag
        if quote := _opened(raw, ended, end - 1):
            end = _behind_quotes(raw, ended, end, quote)
            if end < 0:
                return False
        if end - ended > harmless:
            begin = _certain_beginning(raw, ended, at)
            found = _pairs(raw, begin, end, limits) if end - begin > harmless else 0
            pairs += found
            if found < 0 or pairs > _MANY_PAIRS:
                return False
        ended = end
    return True


def _behind_quotes(raw: bytes, ended: int, end: int, quote: bytes) -> int:
    """Return where a tag ends for certain, if a ">" before `end` stands in quotes; -1 if unseen.

    At `ended` none were open.
    """
    for _ in range(_TRIES):
        closed = raw.find(quote, end)
        if closed < 0:  # if it stands in quotes that are never closed, no tag follows
            return end
        end = raw.find(b">", closed) + 1
        if not end:
            return len(raw)
        quote = _opened(raw, ended, end - 1)
        if not quote:
            return end
    return -1


def _certain_beginning(raw: bytes, ended: int, at: int) -> int:
    """Return from where on a tag began that is open at `at`, or begins later."""
    end = at
    for _ in range(_TRIES):
        end = raw.rfind(b">", ended, end)
        if end < 0:
            break
        if not _opened(raw, ended, end):
            return end + 1
    return ended


def _opened(raw: bytes, ended: int, end: int) -> bytes:
    """Return the quote in which a ">" may stand: the last one before it, if behind a "="."""
    for quote in _QUOTES:
        last = raw.rfind(quote, ended, end)
        if last > ended and raw[last - 1] in _BEFORE_A_VALUE:
            before = raw[max(ended, last - _LONGEST_BLANK) : last].rstrip(_BLANK)
            if not before or before.endswith(b"="):
                return quote
    return b""


def _pairs(raw: bytes, begin: int, end: int, limits: Limits) -> int:
    """Return how many pairs of attributes a long tag may hold that ends at `end`.

    -1 if they are too many, if it may be formatting, or if too many tags may be open.
    """
    last = end - longest(len(raw), limits) + len("<strike>")
    if not OPENED.search(raw, begin, last):
        return 0
    inside = raw[begin:end]
    most = len(inside.split()) + sum(map(inside.count, (b'"', b"'", b"/")))
    if most > limits.max_attributes or _MAY_BE_MADE_AGAIN.search(raw, begin, last):
        most = _most_attributes(raw, begin, last, end)
    return most * most if most <= limits.max_attributes else -1


def _most_attributes(raw: bytes, begin: int, last: int, end: int) -> int:
    """Return how many attributes a tag holds that begins before `last` and ends up to `end`.

    One that is no longer than from there to `end` is short, and counts for none. No number is
    large enough for one that is formatting, or is one of too many.
    """
    most, left = 0, _READ_AGAIN * (end - begin)
    for opened in OPENED.finditer(raw, begin, last):
        tag = TAG.match(raw, opened.start(), end)
        if tag and tag["cut"] is None and len(tag[0]) > end - last:
            if tag["name"].lower() in FORMATTING or left < 0:
                return sys.maxsize
            left -= len(tag[0])
            most = max(most, attributes(tag["attributes"]))
    return most
