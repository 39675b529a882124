"""Which column of a table is what, and its rows as pages."""

import ast
import base64
import io
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from typing import Any, NamedTuple

from zonaparse.errors import InputError
from zonaparse.inputs import column_names, forms
from zonaparse.inputs.events import Broken, Event, Item, Noted, Skipped
from zonaparse.inputs.walk import Opened

# Names of columns by their letters and digits alone; the best known first.
_URLS = (
    "url link sourceurl pageurl articleurl originalurl targeturi warctargeturi finalurl href "
    "address uri permalink responseurl requesturl tautan alamat".split()
)
_IDS = "id docid documentid articleid pageid urlid uid uuid guid key index".split()
_TIMES = "capturedat fetchedat crawledat retrievedat scrapedat downloadedat warcdate".split()
KNOWN = frozenset((*column_names.HTML_COLUMNS, *_URLS, *_IDS, *_TIMES))
_SAMPLE = 20  # rows that are looked at before a column is taken
_DEEPEST = 3  # objects in objects of a row
_SHORTEST_BYTES = 40  # characters
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{40}")
NAME_IT = "name it with html_column (of the command: --html-column)"
_MOST_NAMED = 30  # columns in an error

Row = Mapping[str, Any]


class Asked(NamedTuple):
    """Columns as a user names them; None is for those to be guessed."""

    html: str | None = None
    url: str | None = None
    id: str | None = None

    @property
    def names(self) -> list[str]:
        """The columns that are named."""
        return [name for name in self if name is not None]


@dataclass(frozen=True)
class Columns:
    """The columns that are read."""

    html: str
    url: str | None
    id: str | None
    at: str | None

    def told(self) -> str:
        """Return a sentence that names them."""
        parts = [f"HTML from column {self.html!r}"]
        parts += [f"address from {self.url!r}"] if self.url else []
        parts += [f"id from {self.id!r}"] if self.id else []
        parts += [f"time of capture from {self.at!r}"] if self.at else []
        return ", ".join(parts)


def read(
    item: Item, opened: Opened, form: str, rows: Iterator[tuple[Hashable, Row | Exception]]
) -> Iterator[Item | Event]:
    """Yield the page of each row; a row is its number and its cells, or why it cannot be read.

    A table without a column of HTML is skipped, or an error if it was asked for.
    """
    rows = ((number, _flat(row)) for number, row in rows)
    sample = list(islice(rows, _SAMPLE))
    cells = [row for _, row in sample if isinstance(row, Mapping)]
    failed = next((row for _, row in sample if isinstance(row, Exception)), None)
    if failed is not None and not cells:
        raise failed
    names = list(dict.fromkeys(chain.from_iterable(cells)))
    asked = opened.walk.asked
    columns = choose(names, cells, asked)
    if columns is None:
        if item.asked or asked.html:
            raise InputError(_no_html(names, asked))
        yield Skipped(item.name, f"{form} without HTML")
        return
    yield Noted(item.name, columns.told())
    for number, row in chain(sample, rows):
        if isinstance(row, Mapping):
            yield _page(item, columns, number, row)
        else:
            yield Broken(f"{item.name}#{number}", row)


def _flat(row: Row | Exception) -> Row | Exception:
    """Return a row whose objects are columns of their own, as "response.body"."""
    if isinstance(row, Exception) or not any(isinstance(c, Mapping) for c in row.values()):
        return row
    found: dict[str, Any] = {}
    waiting = [("", row, 0)]
    while waiting:
        before, inner, depth = waiting.pop()
        for name, cell in inner.items():
            if isinstance(cell, Mapping) and depth < _DEEPEST:
                waiting.append((f"{before}{name}.", cell, depth + 1))
            else:
                found[f"{before}{name}"] = cell
    return found


def choose(names: list[str], rows: list[Row], asked: Asked) -> Columns | None:
    """Return the columns that are asked for, else those whose names are plain; None without HTML.

    Raises InputError for a column that is asked for and is not there.
    """
    for name in asked.names:
        if name not in names:
            raise InputError(f"there is no column {name!r}; there are: {_listed(names)}")
    html = asked.html or next(
        (name for name in _known(names, column_names.HTML_COLUMNS) if _holds_html(name, rows)), None
    )
    if html is None:
        return None
    url, key, at = (
        next(iter(_known([n for n in names if n != html], known)), None)
        for known in (_URLS, _IDS, _TIMES)
    )
    return Columns(html, asked.url or url, asked.id or key, at)


def _known(names: list[str], known: Iterable[str]) -> list[str]:
    """Return those of the names that are known, the best known first."""
    plain = {column_names.plain_name(name): name for name in reversed(names)}
    return [plain[name] for name in known if name in plain]


def holds_html(row: Row) -> bool:
    """Say whether a row has HTML in a column whose name is plain."""
    return any(_is_html(row[name]) for name in _known(list(row), column_names.HTML_COLUMNS))


def _holds_html(name: str, rows: list[Row]) -> bool:
    return any(_is_html(row.get(name)) for row in rows)


def _is_html(cell: object) -> bool:
    cell = _content(cell)
    if isinstance(cell, bytes):
        return forms.innermost(cell[: forms.HEAD]).holds is not forms.Holds.NOTHING
    return isinstance(cell, str) and forms.is_html(cell)


def _no_html(names: list[str], asked: Asked) -> str:
    if asked.html:
        return f"there is no row with a column {asked.html!r}"
    if not names:
        return "the table has no rows"
    return f"no column is known to hold HTML; {NAME_IT}, out of: {_listed(names)}"


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(map(repr, names[:_MOST_NAMED])) + more


def _page(item: Item, columns: Columns, number: Hashable, row: Row) -> Item | Event:
    key = row.get(columns.id) if columns.id else None
    name = f"{item.name}#{number if key is None else key}"
    # Numbers are ids where there is one table alone.
    key = (number if item.asked else name) if key is None else key
    key = key if isinstance(key, Hashable) else str(key)
    found = replace(
        item.found,
        name=name,
        id=key,
        url=_text(row.get(columns.url or "")),
        at=_time(row.get(columns.at or "")),
    )
    cell = _content(row.get(columns.html))
    if isinstance(cell, bytes) and forms.form_of(cell[: forms.HEAD]).holds_many:
        return Item(found.name, io.BytesIO(cell), found, item.depth + 1, whole=True)
    return replace(found, html=cell if isinstance(cell, str | bytes) else "")


def _content(cell: object) -> object:
    """Return the bytes that a text stands for, as Python or base64 writes them; else the cell."""
    if not isinstance(cell, str) or len(cell) < _SHORTEST_BYTES:
        return cell
    if cell[:2] in ("b'", 'b"') and cell[-1] == cell[1]:
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            return ast.literal_eval(cell)
    if _BASE64.match(cell):
        with suppress(ValueError):
            raw = base64.b64decode("".join(cell.split()), validate=True)
            if forms.innermost(raw[: forms.HEAD]).holds is not forms.Holds.NOTHING:
                return raw
    return cell


def _text(cell: object) -> str | None:
    return cell.strip() or None if isinstance(cell, str) else None


def _time(cell: object) -> datetime | None:
    """Return a time that tells its zone; any other is not known."""
    try:
        at = datetime.fromisoformat(cell) if isinstance(cell, str) else cell
    except ValueError:
        return None
    return at if isinstance(at, datetime) and at.tzinfo is not None else None
