"""The file of a catalogue opened, wherever it lies."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from zonaparse.errors import ArchiveError, CatalogueMismatch

REBUILD = "`zonaparse rebuild {}` makes it anew from the WARC files"


def version(db: sqlite3.Connection) -> int:
    """Return the version of a catalogue; 0 for what holds nothing."""
    return int(db.execute("pragma user_version").fetchone()[0])


def tables(db: sqlite3.Connection) -> set[str]:
    """Return the names of what a database holds."""
    return {name for (name,) in db.execute("select name from sqlite_master")}


def readable(path: Path) -> sqlite3.Connection:
    """Open a catalogue for reading, wherever it lies.

    SQLite writes beside it to read it, which a read-only medium does not let it do. What a run that
    was killed left beside it is read from a copy then.
    """
    with suppress(ArchiveError):
        return connected(path, "ro")
    if not _size(beside := path.with_name(f"{path.name}-wal")):
        return connected(path, "ro", immutable=True)
    with tempfile.TemporaryDirectory() as folder:
        for each in (path, beside):
            shutil.copyfile(each, Path(folder, each.name))
        copied = connected(Path(folder, path.name), "rw")
        held = sqlite3.connect("", isolation_level=None)
        with closing(copied):
            copied.backup(held)
        return held


def connected(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    """Open a file of SQLite in one of its modes; raise ArchiveError if that cannot be done."""
    uri = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    with sqlite_errors(path):
        db = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            db.execute("select count(*) from sqlite_master")  # it is opened here, not before
        except sqlite3.Error:
            db.close()
            raise
        return db


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Raise ArchiveError for an error of SQLite, CatalogueMismatch for what is no catalogue."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = f"{path}: the catalogue cannot be opened: {error}"
        if isinstance(error, sqlite3.OperationalError):  # the disk, not what lies on it
            raise ArchiveError(sentence) from error
        raise CatalogueMismatch(f"{sentence}; {REBUILD.format(path.parent)}") from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
