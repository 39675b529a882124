"""Rows of articles in a file, each with the id of the row that its page was in."""

import json
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event
from typing import NamedTuple

import click

from zonaparse import extras
from zonaparse.cli.output import Result
from zonaparse.render import columns
from zonaparse.replacing import replaced

_GROUP = 1_000  # rows that are written together


class _LeftAlone(Exception):
    """The file is not to be replaced."""


class Written(NamedTuple):
    """How many rows were written, and to which file: None if to none."""

    pages: int
    file: Path | None


def check(path: Path) -> None:
    """Raise click.UsageError for a name that tells no form."""
    if path.suffix.lower() not in _WRITERS:
        raise click.UsageError(f"--to {path}: its name must end with {' or '.join(ENDINGS)}")


def write(
    path: Path,
    results: Iterator[Result],
    *,
    bom: bool | None,
    holds: Callable[[], bool],
    stop: Event,
) -> Written:
    """Write a row for each result, in order; one without an article has its error.

    A file that is there is replaced when all are written, if what was read `holds` a page. When
    `stop` is set, the rows so far are kept beside it, under a name that says that more are lacking.
    """
    is_file = path.is_file() or not path.exists()
    rows = _Rows(results, stop)
    file: Path | None = path
    try:
        with replaced(path) as new:
            _WRITERS[path.suffix.lower()](new, rows, is_file if bom is None else bom)
            if is_file and (stop.is_set() or not holds()):
                file = _kept(new, path) if stop.is_set() and rows.pages else None
                raise _LeftAlone
    except _LeftAlone:
        pass
    return Written(rows.pages, file)


def _kept(new: Path, path: Path) -> Path:
    """Give what was written a name that nothing has yet, and return that."""
    number = 1
    while True:
        mark = "unfinished" if number == 1 else f"unfinished-{number}"
        kept = path.with_name(f"{path.stem}.{mark}{path.suffix}")
        if not kept.exists():
            os.rename(new, kept)  # noqa: PTH104 Path.rename is the same
            return kept
        number += 1


class _Rows(Iterator[columns.Row]):
    """The rows of results, until it is asked to stop."""

    def __init__(self, results: Iterator[Result], stop: Event) -> None:
        self.pages = 0
        self.results = self._until(results, stop)

    def __next__(self) -> columns.Row:
        """Return the next row."""
        return _row(next(self.results))

    def _until(self, results: Iterator[Result], stop: Event) -> Iterator[Result]:
        for result in results:
            self.pages += 1
            yield result
            if stop.is_set():
                return


def _row(result: Result) -> columns.Row:
    error = None if result.error is None else (type(result.error).__name__, result.message)
    return columns.row(result.id, result.article, error)


def _jsonl(path: Path, rows: _Rows, _bom: bool) -> None:
    with path.open("w", encoding="utf-8") as file:
        for result in rows.results:
            dumped = result.article.model_dump(mode="json") if result.article else {}
            row = _row(result)
            told = {name: row[name] for name in ("id", "error", "message")}
            file.write(json.dumps({**told, **dumped}, ensure_ascii=False, default=str) + "\n")


def _csv(path: Path, rows: _Rows, bom: bool) -> None:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        columns.write_csv(file, columns.NAMES, rows)


def _parquet(path: Path, rows: _Rows, _bom: bool) -> None:
    with extras.told():
        import pyarrow
        import pyarrow.parquet

    group = list(islice(rows, _GROUP))
    schema = columns.schema(columns.kind_of(row["id"] for row in group))
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while group:
            writer.write_table(columns.table(group, schema))
            group = list(islice(rows, _GROUP))


_WRITERS: dict[str, Callable[[Path, _Rows, bool], None]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".parquet": _parquet,
}
ENDINGS = tuple(_WRITERS)
