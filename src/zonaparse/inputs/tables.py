"""Tables of text: CSV, TSV, JSON Lines and arrays of JSON, row by row."""

import codecs
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import TextIO

from zonaparse.document.encoding import decode
from zonaparse.errors import InputError
from zonaparse.inputs import columns, delimited, forms, quoted
from zonaparse.inputs.columns import Row
from zonaparse.inputs.events import Event, Item
from zonaparse.inputs.forms import is_html
from zonaparse.inputs.walk import Opened

_LONGEST = 64 * 2**20  # characters of a field or a JSON value
_PIECE = 2**20

_ADDRESS = re.compile(r"\Ahttps?://\S+$", re.IGNORECASE)

Rows = Iterator[tuple[Hashable, Row | Exception]]


def read_csv(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the pages of a table with a first row of names."""
    # The module has one bound for the whole process, and it is below the length of a page.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    mark = delimited.delimiter(decode(opened.head).raw.decode("utf-8", "replace").lstrip()) or ","
    form = "TSV" if mark == "\t" else "CSV"
    with _text(opened) as file:
        yield from columns.read(item, opened, form, _csv_rows(file, mark))


def _csv_rows(file: TextIO, mark: str) -> Rows:
    rows = quoted.rows(file, mark)
    first = next(rows, [])
    if isinstance(first, Exception):
        raise first
    names = _unlike(first)
    for number, row in enumerate(rows):
        yield number, row if isinstance(row, Exception) else dict(zip(names, row, strict=False))


def _unlike(names: list[str]) -> list[str]:
    """Return names of which none is there twice."""
    counts: Counter[str] = Counter()
    unlike = []
    for name in names:
        counts[name] += 1
        unlike.append(name if counts[name] == 1 else f"{name}_{counts[name]}")
    return unlike


def read_lines(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the pages of JSON Lines."""
    with _text(opened) as file:
        yield from columns.read(item, opened, "JSON Lines", _lines(file))


def _lines(file: TextIO) -> Rows:
    number = 0
    while line := file.readline(_LONGEST):
        line = line.strip(" \t\r\n\ufeff\x1e")
        for row in _objects(line) if line else ():
            yield number, row
            number += 1


def _objects(text: str) -> list[Row | Exception]:
    try:
        return _as_rows(json.loads(text))
    except (ValueError, RecursionError) as error:
        return [InputError(f"no JSON: {error}")]


def _as_rows(value: object) -> list[Row | Exception]:
    """Return the rows in a value: itself, or what the one list of objects in it holds."""
    inner = list(value.values()) if isinstance(value, dict) else []
    if any(isinstance(each, str) and is_html(each) for each in inner):
        return _by_address(value) or [_as_row(value)]
    inner += [each for deeper in inner if isinstance(deeper, dict) for each in deeper.values()]
    lists = [
        each for each in inner if isinstance(each, list) and each and isinstance(each[0], dict)
    ]
    if len(lists) > 1:
        lists = [each for each in lists if columns.holds_html(each[0])]
    return [_as_row(each) for each in lists[0]] if len(lists) == 1 else [_as_row(value)]


def _by_address(value: object) -> list[Row | Exception]:
    """Return the rows of an object that has pages by their addresses; [] for any other."""
    if not isinstance(value, dict) or not all(map(_ADDRESS.match, value)):
        return []
    return [{"url": url, "html": html} for url, html in value.items()]


def _as_row(value: object) -> Row | Exception:
    """Return a value as a row; a text alone is a page."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        return {"html": value}
    return InputError(f"a row is an object, not {type(value).__name__}")


def read_json(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the pages of a JSON array, or of objects that follow one another."""
    with _text(opened) as file:
        rows = enumerate(row for value in _values(file) for row in _as_rows(value))
        yield from columns.read(item, opened, "JSON", rows)


def _values(file: TextIO) -> Iterator[object]:
    """Yield the values of an array one by one; more is read only as it is needed."""
    decoder = json.JSONDecoder(strict=False)
    text, at, size, ended = "", 0, _PIECE, False
    while True:
        while at < len(text) and text[at] in " \t\r\n,[]\ufeff":
            at += 1
        if at < len(text):
            try:
                value, at = decoder.raw_decode(text, at)
            except RecursionError as error:
                raise InputError("the JSON is nested too deep") from error
            except ValueError as error:
                if ended or len(text) - at > _LONGEST:
                    raise InputError(f"no JSON: {error}; the rest is unread") from error
            else:
                size = _PIECE
                yield value
                continue
        if ended:
            return
        more = file.read(size)
        text, at, ended = text[at:] + more, 0, not more
        size *= 2  # so that a long value is tried a few times alone


def _text(opened: Opened) -> TextIO:
    encoding = decode(opened.head[: -4 if len(opened.head) == forms.HEAD else None]).encoding
    if opened.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"  # which takes the mark off
    if encoding == "utf-8":
        encoding = "utf-8-sig"
    return io.TextIOWrapper(opened.stream(), encoding, errors="replace", newline="")
