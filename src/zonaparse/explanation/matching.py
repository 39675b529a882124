"""Which pieces of the text of a block are which of its lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from zonaparse.document.tokens import unescaped
from zonaparse.text import entities, printable

Part = tuple[str, int | None]  # a text as HTML, and the number of its line
_CHARACTER = re.compile("&(?:nbsp|lt|gt|quot|amp);|.", re.DOTALL)
_AHEAD = 4  # lines that may be passed over: their text is not on the page as it is told


def bare(text: str) -> str:
    """Return a text without white space, and without what nobody sees."""
    return "".join(printable(text).split())


class Matching:
    """The lines of one block, found one after the other in the pieces of its text."""

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        told = ((number, bare(text)) for number, text in lines)
        self._lines = [(number, text) for number, text in told if text]
        self._at = self._read = 0

    def parts(self, piece: str) -> Iterator[Part]:
        """Yield the parts of the next piece of text, given as HTML, with their lines."""
        left = bare(entities(unescaped(piece)))
        while left and self._find(left):
            number, text = self._lines[self._at]
            rest = len(text) - self._read
            if len(left) <= rest:
                self._read += len(left)
                yield piece, number
                return
            first, piece = _cut(piece, rest)
            yield first, number
            left = left[rest:]
            self._at, self._read = self._at + 1, 0
        yield piece, None

    def _find(self, left: str) -> bool:
        """Go to the line that goes on with a text, or begins with it; say whether there is one."""
        if self._at < len(self._lines) and self._read:
            if self._goes_on(self._at, self._read, left):
                return True
            self._at, self._read = self._at + 1, 0
        for at in range(self._at, min(self._at + _AHEAD, len(self._lines))):
            if self._goes_on(at, 0, left):
                self._at, self._read = at, 0
                return True
        return False

    def _goes_on(self, at: int, read: int, left: str) -> bool:
        text = self._lines[at][1]
        if read == len(text):
            return False
        rest = len(text) - read
        return text.startswith(left, read) if len(left) <= rest else left.startswith(text[read:])


def _cut(piece: str, count: int) -> tuple[str, str]:
    """Return a text in HTML in two: the first holds `count` characters that are seen."""
    characters = _CHARACTER.findall(piece)
    seen = accumulate(len(bare(unescaped(each))) for each in characters)
    at = next((at for at, total in enumerate(seen, 1) if total == count), len(characters))
    return "".join(characters[:at]), "".join(characters[at:])
