"""All lines that a reader of a page sees: those of buttons and pictures, too."""

from collections.abc import Collection

from zonaparse.document.lines import PASSED, Line, Mark, Taken
from zonaparse.document.tokens import Tokens

# What no reader sees.
_UNSEEN = frozenset(
    "script style noscript template svg canvas input link meta title head amp-analytics amp-pixel "
    "img amp-img".split()
)
_OPENED = PASSED - _UNSEEN


class Whole:
    """All lines of a text, also those that walk() passes over, by the tags in which they stand."""

    def __init__(self, written: Tokens) -> None:
        self.written = written
        self.passed = [at for at, name in enumerate(written.names) if name in _OPENED]
        self._marks = dict.fromkeys(self.passed, Mark("drop"))

    def lines(self, first: int, apart: Collection[int] = ()) -> list[Line]:
        """Return the lines between a tag and its end tag, but for those in the tags `apart`."""
        marks = {**self._marks, **dict.fromkeys(apart, Mark("drop"))} if apart else self._marks
        found: list[Line] = []
        opened = [first]
        while opened:
            start = opened.pop()
            walked = Taken("", self.written, start).walked(marks)
            for line in walked.lines:
                line.block = max(line.block, start)  # a button is no block
            found += walked.lines
            opened += [taken.at for taken in walked.taken if taken.at not in apart]
        return sorted(found, key=lambda line: line.at)

    def unread(self, taken: Collection[int]) -> list[int]:
        """Return the tags that walk() passes over outside of those that it has `taken`."""
        unread, end = [], -1
        for at in sorted({*self.passed, *taken}):
            if at > end:
                end = self.written.ends[at]
                if at not in taken:
                    unread.append(at)
        return unread
