"""Articles of CSV, Parquet and xlsx."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from zonaparse import extras
from zonaparse.article import Article
from zonaparse.errors import InputError
from zonaparse.exported import rows
from zonaparse.render import columns

_LISTS = ("authors", "editors", "tags", "problems")
_LONGEST = 64 * 2**20  # characters of a cell
_TEXT_PARTS = ("body", "body_2", "body_3", "body_4")


def of_csv(file: TextIO, name: str) -> Iterator[Article]:
    """Yield the articles of CSV; what begins as a formula loses the apostrophe before it."""
    # The module has one bound for the whole process, and it is below the length of a text.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    reader = csv.reader(file, strict=True)
    try:
        names = next(reader, [])
        rows.check(names, name)
        for number, cells in enumerate(filter(None, reader), 1):
            row = dict(zip(names, cells, strict=False))
            yield rows.article(_typed(row), "csv", f"{name}, row {number}")
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}") from error


def _typed(row: dict[str, str]) -> dict[str, Any]:
    """Return the values of cells: None for an empty one, lists of several values."""
    return {
        name: [columns.uncelled(part) for part in cell.split("; ") if part]
        if name in _LISTS
        else columns.uncelled(cell) or None
        for name, cell in row.items()
    }


def of_parquet(path: Path) -> Iterator[Article]:
    """Yield the articles of Parquet, a row group at a time."""
    with extras.told():
        import pyarrow
        import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            rows.check(file.schema_arrow.names, str(path))
            yield from _articles(
                (row for batch in file.iter_batches() for row in batch.to_pylist()), "parquet", path
            )
    except pyarrow.ArrowException as error:
        raise InputError(f"{path}: it cannot be read as Parquet: {error}") from error


def of_xlsx(path: Path) -> Iterator[Article]:
    """Yield the articles of the first sheet of a workbook."""
    with extras.told():
        import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        openpyxl.utils.exceptions.InvalidFileException,
    ) as error:
        raise InputError(f"{path}: it cannot be read as a workbook: {error}") from error
    try:
        cells = book.worksheets[0].iter_rows(values_only=True)
        names = [str(name) for name in next(cells, ())]
        rows.check(names, str(path))
        found = (dict(zip(names, row, strict=False)) for row in cells)
        yield from _articles(map(_joined, found), "xlsx", path)
    finally:
        book.close()


def _joined(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the parts of its text put together, and lists of several values."""
    lists = {name: (row.get(name) or "").split("; ") if row.get(name) else [] for name in _LISTS}
    body = "".join(row.get(part) or "" for part in _TEXT_PARTS)
    return {**row, **lists, "body": body}


def _articles(found: Iterable[dict[str, Any]], form: str, path: Path) -> Iterator[Article]:
    for number, row in enumerate(found, 1):
        yield rows.article(row, form, f"{path}, row {number}")
