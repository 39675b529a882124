"""SQLite databases, opened so that nothing in them can change."""

import sqlite3
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfileobj

from zonaparse.errors import InputError
from zonaparse.inputs import columns
from zonaparse.inputs.columns import Row
from zonaparse.inputs.events import Event, Item, Skipped
from zonaparse.inputs.walk import Opened


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the pages of each table that has a column of HTML."""
    try:
        yield from _pages(item, opened)
    except sqlite3.Error as error:
        raise InputError(f"no whole SQLite file: {error}") from error


def _pages(item: Item, opened: Opened) -> Iterator[Item | Event]:
    with _database(item, opened) as database:
        tables = _tables(database)
        wanted = opened.walk.asked.html
        having = [t for t in tables if wanted is None or wanted in _names(database, t)]
        if not having:
            raise InputError(f"no table has a column {wanted!r}; there are: {', '.join(tables)}")
        found = False
        for table in having:
            inner = item.inside(item.stream, table) if len(having) > 1 else item
            for event in columns.read(inner, opened, "SQLite", _rows(database, table)):
                found = found or not isinstance(event, Skipped)
                yield event
        if item.asked and not found:
            told = "no table has a column that is known to hold HTML"
            raise InputError(f"{told}; {columns.NAME_IT}")


@contextmanager
def _database(item: Item, opened: Opened) -> Iterator[sqlite3.Connection]:
    """Yield the database: the file itself, or a copy of what lies in a container."""
    path = getattr(item.stream, "name", None) if item.whole else None
    if isinstance(path, str) and Path(path).is_file():
        with closing(_connected(Path(path))) as database:
            yield database
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.sqlite")
        with copy.open("wb") as file:
            copyfileobj(opened.stream(), file)
        with closing(_connected(copy)) as database:
            yield database


def _connected(path: Path) -> sqlite3.Connection:
    # A journal beside the file belongs to it and is read, so the file is not called immutable.
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    database.text_factory = _text
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    return database


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _tables(database: sqlite3.Connection) -> list[str]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    return [name for (name,) in database.execute(f"{asked} ORDER BY rowid")]


def _names(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({_quoted(table)})")]


def _rows(database: sqlite3.Connection, table: str) -> Iterator[tuple[Hashable, Row | Exception]]:
    names = _names(database, table)
    cursor = database.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 the name is quoted
    for number, cells in enumerate(cursor):
        yield number, dict(zip(names, cells, strict=True))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
