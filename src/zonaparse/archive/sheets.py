"""Articles as a workbook of Excel."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zonaparse import extras
from zonaparse.errors import ArchiveError
from zonaparse.render.columns import zone

_LONGEST = 32_767  # characters of a cell
_MOST_ROWS = 1_048_576
_FIRST_YEAR = 1900  # Excel knows no day before
_TIME, _DAY = "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd"
_PARTS = 4  # cells of a long text


def write(rows: Iterable[dict[str, Any]], columns: tuple[str, ...], target: Path) -> int:
    """Write rows to a workbook; return how many. Needs the extra `xlsx`.

    Times are those of the page's clock, with its zone in a column beside. A text that is longer
    than a cell goes on in the columns behind it: body, body_2, ... Raises ArchiveError for what no
    workbook holds.
    """
    with extras.told():
        import xlsxwriter

    heads = list(_heads(columns))
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = 0
    with xlsxwriter.Workbook(str(target), options) as book:
        formats = {
            kind: book.add_format({"num_format": form})
            for kind, form in ((datetime, _TIME), (date, _DAY))
        }
        sheet = book.add_worksheet("articles")
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(heads):
            sheet.write_string(0, at, name, book.add_format({"bold": True}))
        for count, row in enumerate(rows, 1):
            if count >= _MOST_ROWS:
                raise ArchiveError(f"a sheet of Excel holds {_MOST_ROWS - 1:,} articles at most")
            cells = _cells(row, columns)
            for at, name in enumerate(heads):
                if name in cells:
                    _put(sheet, count, at, cells[name], formats)
    return count


def _heads(columns: tuple[str, ...]) -> Iterator[str]:
    for name in columns:
        yield name
        if name in ("modified_at", "archived_at", "fetched_at"):
            yield f"{name.removesuffix('_at')}_zone"
        if name == "published_at" and "published_zone" not in columns:
            yield "published_zone"
        if name == "body":
            yield from (f"body_{part}" for part in range(2, _PARTS + 1))


def _cells(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name in columns:
        value = row[name]
        if isinstance(value, list):
            value = "; ".join(map(str, value))
        if isinstance(value, datetime):
            cells[f"{name.removesuffix('_at')}_zone"] = zone(value)
            value = value.replace(tzinfo=None)
        if isinstance(value, str) and len(value) > _LONGEST:
            value, *more = _parted(value, name, row.get("url"))
            cells.update((f"{name}_{part}", text) for part, text in enumerate(more, 2))
        cells[name] = value
    return cells


def _parted(text: str, name: str, url: str | None) -> list[str]:
    parts = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    if len(parts) > (_PARTS if name == "body" else 1):
        told = f"a {name} of {len(text):,} characters is too long for Excel"
        raise ArchiveError(f"{url}: {told}; leave it out with --columns, or export another form")
    return parts


def _put(sheet: Any, row: int, at: int, value: Any, formats: dict[type[date], Any]) -> None:
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, at, value, formats[type(value)])
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value)
    elif value is not None:
        sheet.write_string(row, at, str(value))
