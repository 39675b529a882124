"""The guard: what a page may hold, looked at in its bytes before the parser sees them.

The parser's time grows with the square of the depth, of the attributes of one element, and of the
formatting elements that are left open (each block opens them all again). Most pages are far
below: a few counts show it. The others are read tag by tag, as the HTML standard reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zonaparse.errors import PageTooComplex, PageTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may hold; the defaults are far above any page seen.

    `max_bytes` of the page, `max_depth` of nested elements, `max_attributes` of one element,
    `max_nodes` elements (those counted that open formatting makes again), `max_jsonld_bytes` of
    one JSON-LD script: a longer one is not read.
    """

    max_bytes: int = 10 * 1024 * 1024
    max_depth: int = 512
    max_attributes: int = 8192
    max_nodes: int = 60_000
    max_jsonld_bytes: int = 1_000_000


DEFAULT = Limits()

_FEW_TAGS = 2_000  # with fewer, nothing that grows with their square takes 0.2 seconds
_WINDOW = 16_384
_NEXT_TO_NONE = 4  # tags in a window
_SUSPECT = 700_000  # elements that open formatting might make again
_FORMATTING = "a b big code em font i nobr s small strike strong tt u".split()
# Both cases are spelled out: that is a third faster than IGNORECASE, and this looks at most pages.
_FORMATTED = re.compile(
    b"<(?=[bcefinstuBCEFINSTU])(?:%s)[\\s/]"
    % "|".join(
        "".join(f"[{letter}{letter.upper()}]" for letter in name)
        for name in _FORMATTING
        if name != "a"  # an <a> ends the one before
    ).encode()
)
_OPENED = re.compile(rb"<[a-zA-Z]")

# https://html.spec.whatwg.org/#tokenization: quotes count only after the "=" of an attribute.
_ATTRIBUTE = rb"""=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?=>)|(?!["'])[^\s>]++))?+|="""
_TAG = re.compile(
    rb"<(?:!--(?:-?>|.*?(?:--!?>|$))|!\[CDATA\[.*?(?:\]\]>|$)|[!?][^>]*+>"
    rb"|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++|"
    + _ATTRIBUTE
    + rb")*+)>)",
    re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_RAW_TEXT = frozenset(b"script style textarea title xmp iframe noembed noframes".split())
_RAW_START = rb"(?:" + b"|".join(sorted(_RAW_TEXT)) + rb")[\s/>]"
_END_TAGS = {
    name: re.compile(rb"</" + name + rb"[\s/>]", re.IGNORECASE) for name in sorted(_RAW_TEXT)
}
# Void elements, and those whose end tag HTML supplies.
_UNNESTED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th "
    b"option optgroup thead tbody tfoot html head body".split()
)
_OPEN_AGAIN = frozenset(name.encode() for name in _FORMATTING)
_NOAHS_ARK = 3  # equal formatting elements that are opened again


def check(raw: bytes, limits: Limits) -> None:
    """Raise PageTooLarge or PageTooComplex for a page beyond the limits."""
    if len(raw) > limits.max_bytes:
        raise PageTooLarge(len(raw), limits.max_bytes)
    windows = [raw.count(b"<", at, at + _WINDOW) for at in range(0, len(raw), _WINDOW)]
    tags = sum(windows)
    if tags > limits.max_nodes:
        _at_most("nodes", len(_OPENED.findall(raw)), limits.max_nodes)
    if _may_nest(raw, tags, limits):
        _Reader(limits).read(raw)
    elif end := _untagged(windows, limits):
        _check_attributes(raw, end, limits)


def _may_nest(raw: bytes, tags: int, limits: Limits) -> bool:
    if tags > 16 * limits.max_depth:
        return True
    return tags > _FEW_TAGS and tags * len(_FORMATTED.findall(raw)) > _SUSPECT


def _untagged(windows: list[int], limits: Limits) -> int:
    """Return where the last stretch ends that holds next to no tags and room for more attributes
    than the limit; 0 if there is none. It may be a script, or one tag.
    """
    least, run, end = max(1, 12 * limits.max_attributes // _WINDOW), 0, 0
    for number, tags in enumerate(windows, 1):
        run = run + 1 if tags < _NEXT_TO_NONE else 0
        if run >= least:
            end = number * _WINDOW
    return end


def _check_attributes(raw: bytes, end: int, limits: Limits) -> None:
    """Raise PageTooComplex for an element that starts before `end` with too many attributes."""
    at = 0
    while at < min(end, len(raw)):
        at = _usual(limits.max_attributes).match(raw, at).end()  # type: ignore[union-attr]
        found = _TAG.match(raw, at)
        if found is None:
            at += 1
            continue
        if found["attributes"]:
            count = _count(found["attributes"])
            _at_most("attributes", count, limits.max_attributes, at)
        at = _after(found, raw)


@cache
def _usual(most: int) -> re.Pattern[bytes]:
    """Return the pattern of text and tags in a row, up to one that needs to be looked at."""
    tag = rb"</?+(?!" + _RAW_START + rb")[a-zA-Z][^\s/>]*+"
    attributes = rb"(?:[\s/]++|" + _ATTRIBUTE + rb"){0,%d}+" % most
    return re.compile(rb"(?:[^<]++|" + tag + attributes + rb">|<(?![a-zA-Z!?/]))*+", re.IGNORECASE)


class _Reader:
    """Reads tags one by one and keeps count."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.at = 0
        self.depth = 0
        self.nodes = 0
        self.formatting: dict[bytes, list[bytes]] = {}
        self.reopened = 0

    def read(self, raw: bytes) -> None:
        """Raise PageTooComplex where a count exceeds its limit."""
        for self.at, close, name, attributes in _tags(raw):
            if close:
                self._close(name)
            else:
                self._open(name, attributes)

    def _at_most(self, what: str, count: int, limit: int) -> None:
        _at_most(what, count, limit, self.at)

    def _open(self, name: bytes, attributes: bytes) -> None:
        limits = self.limits
        if len(attributes) > 2 * limits.max_attributes:
            self._at_most("attributes", _count(attributes), limits.max_attributes)
        self.nodes += 1 + self.reopened
        self._at_most("nodes", self.nodes, limits.max_nodes)
        if name not in _UNNESTED:
            self.depth += 1
            self._at_most("depth", self.depth, limits.max_depth)
        if name in _OPEN_AGAIN:
            self._format(name, attributes)

    def _format(self, name: bytes, attributes: bytes) -> None:
        still_open = self.formatting.setdefault(name, [])
        if name == b"a":  # an <a> ends the one before
            self.reopened -= len(still_open)
            still_open.clear()
        if still_open.count(attributes) < _NOAHS_ARK:
            still_open.append(attributes)
            self.reopened += 1

    def _close(self, name: bytes) -> None:
        if name not in _UNNESTED:
            self.depth = max(0, self.depth - 1)
        if self.formatting.get(name):
            self.formatting[name].pop()
            self.reopened -= 1


def _tags(raw: bytes) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """Yield (offset, "/" of an end tag, name, attributes) of each tag that is one."""
    at = 0
    while found := _TAG.search(raw, at):
        if found["name"]:
            yield found.start(), found["close"], found["name"].lower(), found["attributes"]
        at = _after(found, raw)


def _after(found: re.Match[bytes], raw: bytes) -> int:
    """Return where the next tag may begin: behind the text of a script."""
    name = (found["name"] or b"").lower()
    if name not in _RAW_TEXT or found["close"]:
        return found.end()
    ended = _END_TAGS[name].search(raw, found.end())
    return ended.start() if ended else len(raw)


def _count(attributes: bytes) -> int:
    return sum(1 for _ in _ONE_ATTRIBUTE.finditer(attributes))


def _at_most(what: str, count: int, limit: int, at: int | None = None) -> None:
    if count > limit:
        raise PageTooComplex(what, count, limit, at)
