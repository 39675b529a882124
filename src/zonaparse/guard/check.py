"""The check before parsing: a few counts show of nearly every page that it cannot take long.

Few things take the parser more time than grows with the tags: formatting that is left open, which
each block makes again, many attributes of one element, many options of one list. Few tags, or few
of these, are quick to parse whatever they make. What such a page did make is counted in its tree.
"""

import re
from collections import Counter

from zonaparse.errors import PageTooComplex, PageTooLarge
from zonaparse.guard import long_tags
from zonaparse.guard.limits import Limits
from zonaparse.guard.tally import EQUAL_MADE_AGAIN, MADE_BY_AN_END, Tally, weight
from zonaparse.guard.tokens import FORMATTED, REST_OF_TAG

_QUICK_DEPTH = 32  # times `max_depth` tags take no long time, even if each is inside the one before
_QUICK_NODES = 44  # times `max_nodes` elements that are made again take less than a second
_QUICK_PAIRS = 25_000_000  # of an option and a tag: each option goes through all of its <select>
_CHUNK = 8192  # bytes
_LONGEST_NAME = 8  # bytes of "<strike" and what follows
_OPTION = re.compile(rb"<option", re.IGNORECASE)
_FORMATTED = re.compile(FORMATTED + rb"(?:" + REST_OF_TAG + rb")?+")


def check(raw: bytes, limits: Limits) -> None:
    """Raise PageTooLarge or PageTooComplex for a page that could take the parser long.

    Any other page may be parsed, and its tree is to be measured.
    """
    if len(raw) > limits.max_bytes:
        raise PageTooLarge(len(raw), limits.max_bytes)
    if not (long_tags.are_harmless(raw, limits) and _is_quick(raw, limits)):
        Tally(limits).read(raw)


def nodes(raw: bytes, limits: Limits) -> int:
    """Return how many nodes a page may have by its tags, each read: no fewer than the parser makes.

    One that is beyond the limits counts as one node more than they allow.
    """
    tally = Tally(limits)
    try:
        tally.read(raw)
    except PageTooComplex:
        return limits.max_nodes + 1
    return tally.nodes


def _is_quick(raw: bytes, limits: Limits) -> bool:
    """Say whether the tags are few, and can make few elements again."""
    # Leaving out a letter is twice as fast as counting it.
    chunks = (raw[at : at + _CHUNK] for at in range(0, len(raw), _CHUNK))
    tags = [len(chunk) - len(chunk.replace(b"<", b"")) for chunk in chunks]
    count, most = sum(tags), _QUICK_NODES * limits.max_nodes
    if count > min(_QUICK_DEPTH * limits.max_depth, limits.max_nodes):
        return False
    if count * count > _QUICK_PAIRS < count * len(_OPTION.findall(raw)):
        return False
    longest = long_tags.longest(len(raw), limits)
    before = _beginning(tags, most, weight(longest))
    return not before or count * _left_open(raw, before, longest) <= most


def _beginning(tags: list[int], most: int, longest: int) -> int:
    """Return where the last tags begin, which are too few to make so many elements by themselves.

    At worst half of them are formatting, and each of the others makes all of it again.
    """
    count, chunks = 0, len(tags)
    while chunks:
        count += tags[chunks - 1]
        all_bytes = weight((len(tags) - chunks + 1) * _CHUNK) + MADE_BY_AN_END * longest
        if count * (count // 4 + all_bytes) > most:
            break
        chunks -= 1
    return chunks * _CHUNK


def _left_open(raw: bytes, before: int, longest: int) -> int:
    """Return the weight of the formatting elements that may be left open; of equal ones few count.

    A tag that is not seen to end may be as long as no long tag is.
    """
    found = Counter(_FORMATTED.findall(raw, 0, before + _LONGEST_NAME))
    return sum(
        min(n, EQUAL_MADE_AGAIN) * weight(len(tag)) if tag.endswith(b">") else n * weight(longest)
        for tag, n in found.items()
    )
