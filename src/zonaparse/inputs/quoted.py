"""Rows of tables whose cells may be quoted, around those whose quotes are damaged.

A quote that is not closed takes what follows into its cell, up to the quote that opens a cell of
the next row. There the damage shows, and with that line reading goes on: each line is read twice
at most, and no row is swallowed without a word.
"""

import csv
from collections.abc import Iterator
from typing import TextIO

from zonaparse.errors import InputError

_MOST_OPENINGS = 50
_OPENING, _SEEN = 5, 200  # characters
_TOO_LONG = "field larger"  # of the csv module, whose state is then that of a cell without end


class _Lines(Iterator[str]):
    """The lines of a file, of which the last one can be had again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again = False
        self.last = ""
        self.count = 0

    def __next__(self) -> str:
        """Return the next line."""
        if not self._again:
            self.last = next(self._file)
        self._again = False
        self.count += 1
        return self.last

    def back(self) -> None:
        """Have the last line come once more."""
        self._again = True
        self.count -= 1


def rows(file: TextIO, mark: str) -> Iterator[list[str] | InputError]:
    """Yield the names of a table and the cells of each row; an error for one that is damaged.

    Raises InputError for a cell that is too long to be read.
    """
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=mark, strict=True)
    names: list[str] | None = None
    seen = _Openings()
    is_lost = False  # within what is left of a damaged row, which was told
    while True:
        begin = lines.count + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            found, goes_on = _damaged(error, lines, begin, mark, names), True
        else:
            found, goes_on = _fitting(cells, names, begin), len(cells) == 1
        if is_lost and not (isinstance(found, list) and names and seen.fit(found, len(names))):
            continue
        if isinstance(found, InputError):
            is_lost = goes_on
        elif names is None:
            names = found
        elif found:
            seen.add(found)
            is_lost = False
        if found:
            yield found


class _Openings:
    """How the markup in sound rows begins, by its column.

    What is left of a damaged row may have as many cells as there are names.
    """

    def __init__(self) -> None:
        self._known = set[tuple[int, str]]()

    def add(self, cells: list[str]) -> None:
        """Note a sound row."""
        if len(self._known) < _MOST_OPENINGS:
            self._known |= self._of(cells)

    def fit(self, cells: list[str], count: int) -> bool:
        """Say whether a row is whole: of as many cells, which begin as others do."""
        is_whole = len(cells) >= count
        return is_whole and (not self._known or bool(self._known & self._of(cells)))

    def _of(self, cells: list[str]) -> set[tuple[int, str]]:
        begun = ((at, cell[:_SEEN].lstrip()[:_OPENING]) for at, cell in enumerate(cells))
        return {(at, text.lower()) for at, text in begun if text.startswith("<")}


def _damaged(
    error: csv.Error, lines: _Lines, begin: int, mark: str, names: list[str] | None
) -> list[str] | InputError:
    """Return a row of one line as it can be read; else what is wrong with it, and go on behind."""
    if str(error).startswith(_TOO_LONG):
        raise InputError(f"line {lines.count}: {error}; the rest is unread") from error
    if "end of data" in str(error):
        return InputError(f"the file ends within the quotes of a cell of the row of line {begin}")
    if lines.count == begin:  # a quote within a cell, as hands write it
        cells = next(csv.reader([lines.last], delimiter=mark))
        return _fitting(cells, names, begin)
    lines.back()
    return InputError(f"a quote in the row of line {begin} is not closed, or stands alone")


def _fitting(cells: list[str], names: list[str] | None, line: int) -> list[str] | InputError:
    """Return the cells of a row, unless there are more than names, or one for several."""
    if names is None or not cells:
        return cells
    if any(cells[len(names) :]) or (len(cells) == 1 and len(names) > 1):
        return InputError(f"the row of line {line} has {len(cells)} cells, for {len(names)} names")
    return cells
