"""Written text as it reads, and where the links are in it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zonaparse.document.tokens import unescaped
from zonaparse.text import entities, fold, visible

BREAK = "\0"  # stands for <br> in raw text; the parser never leaves one in


class Span(NamedTuple):
    """A link inside a line: offsets into its text, and the href as it stands in the page."""

    start: int
    end: int
    url: str


def plain(raw: str) -> str:
    """Return written text as it reads: a break is a newline."""
    text = entities(unescaped(raw)) if "&" in raw else raw
    if BREAK not in text:
        return fold(text)
    return "\n".join(part for piece in text.split(BREAK) if (part := fold(piece)))


def spans(raw: str, links: Iterable[Span]) -> list[Span]:
    """Return the links of a written text with the offsets that they have in it as it reads."""
    if "&" not in raw and "  " not in raw and raw.isprintable():  # it reads as it is written
        return list(_shifted(raw, links))
    found, at, length, gap = [], 0, 0, False
    for start, end, url in links:
        for stop in (start, end):
            piece = entities(unescaped(raw[at:stop])).replace(BREAK, " ")
            at, read = stop, fold(piece)
            if read != piece.strip():  # invisible characters may stand at its ends
                piece = visible(piece)
            if read:
                length += len(read) + bool(length and (gap or piece[0].isspace()))
            gap = piece[-1:].isspace() or (gap and not read)
        if read:
            found.append(Span(length - len(read), length, url))
    return found


def _shifted(raw: str, links: Iterable[Span]) -> Iterator[Span]:
    """Yield the links of a text that needs only to be stripped."""
    before = len(raw) - len(raw.lstrip())
    for start, end, url in links:
        piece = raw[start:end]
        if text := piece.strip():
            begin = start + piece.index(text) - before
            yield Span(begin, begin + len(text), url)
