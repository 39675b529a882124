"""Rows of articles in a file, each with the id of the row that its page was in."""

import csv
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import click

from zonaparse import extras
from zonaparse.cli.output import Result
from zonaparse.render import columns
from zonaparse.replacing import replaced

_GROUP = 1_000  # rows that are written together


def write(path: Path, results: Iterator[Result]) -> None:
    """Write a row for each result, in order; one without an article has its error.

    A file that is there is replaced when all are written.
    Raises click.UsageError for a name that tells no form.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise click.UsageError(f"--to {path}: its name must end with {' or '.join(ENDINGS)}")
    with replaced(path) as new:
        writer(new, results)


def _row(result: Result) -> columns.Row:
    error = None if result.error is None else (type(result.error).__name__, result.message)
    return columns.row(result.id, result.article, error)


def _jsonl(path: Path, results: Iterator[Result]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for result in results:
            dumped = result.article.model_dump(mode="json") if result.article else {}
            row = _row(result)
            told = {name: row[name] for name in ("id", "error", "message")}
            file.write(json.dumps({**told, **dumped}, ensure_ascii=False, default=str) + "\n")


def _csv(path: Path, results: Iterator[Result]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.NAMES)
        for row in map(_row, results):
            writer.writerow(columns.cell(row[name]) for name in columns.NAMES)


def _parquet(path: Path, results: Iterator[Result]) -> None:
    with extras.told():
        import pyarrow
        import pyarrow.parquet

    rows = map(_row, results)
    group = list(islice(rows, _GROUP))
    schema = columns.schema(columns.kind_of(row["id"] for row in group))
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while group:
            writer.write_table(columns.table(group, schema))
            group = list(islice(rows, _GROUP))


_WRITERS: dict[str, Callable[[Path, Iterator[Result]], None]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".parquet": _parquet,
}
ENDINGS = tuple(_WRITERS)
