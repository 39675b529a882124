"""Tables of text, known by their first row, which has names, and the row behind it."""

import csv
import io
import re
from itertools import islice

from zonaparse.inputs.column_names import HTML_COLUMNS, plain_name

_DELIMITERS = ",;\t|"
_SEEN = 16_384  # characters; the beginning of a longer table may be cut inside of a row
_LINE_END = re.compile(r"[\r\n]")
_COLUMN = re.compile(r"[\w .:/@()#%+-]{0,64}")


def delimiter(head: str) -> str | None:
    """Return what parts the columns of a table with a first row of names; None if it is none."""
    first = _LINE_END.split(head.removeprefix("\ufeff"), maxsplit=1)[0]
    names = {mark: _names(first, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: len(names[mark]))
    return best if names[best] and _goes_on(head, best, names[best]) else None


def _names(line: str, mark: str) -> list[str]:
    """Return the names in a first row; [] if it is none."""
    try:
        found = next(iter(csv.reader([line], delimiter=mark)), [])
    except csv.Error:
        return []
    return found if _are_names(found) else []


def _are_names(fields: list[str]) -> bool:
    filled = [field for field in fields if field]
    if not filled or not all(map(_COLUMN.fullmatch, fields)):
        return False
    known = any(plain_name(name) in HTML_COLUMNS for name in filled)
    return known or len(set(fields)) == len(fields)


def _goes_on(head: str, mark: str, names: list[str]) -> bool:
    """Say whether the second row has as many fields as the first, or is too long to be seen."""
    known = any(plain_name(name) in HTML_COLUMNS for name in names)
    try:
        rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=mark), 3))
    except csv.Error:  # a field that is longer than the module reads unless it is asked to
        return known
    if len(rows) < 2:
        return known
    if len(rows) == 2 and len(head) >= _SEEN:  # cut inside of the row
        return known and len(rows[1]) <= len(names)
    return len(rows[1]) == len(names) and (len(names) > 1 or known)
