"""The unit that any engine can run: one WARC file in, one Parquet file out, whole or not at all."""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from zonaparse import __version__, extras, parquet
from zonaparse.corpus import rows
from zonaparse.corpus.articles import DEADLINE, MEMORY, Captured, checked, outcomes
from zonaparse.corpus.parts import part
from zonaparse.errors import READER, InputError, RecordError, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.templates.template import Template
from zonaparse.warc.keeping import Filter, Keep
from zonaparse.warc.opening import Source, name_of, size_of
from zonaparse.warc.record import Kind
from zonaparse.warc.responses import Counts, read

ERRORS = ".errors.jsonl"
_GROUP = 1_000  # articles in a row group
_MADE, _CAME = b"zonaparse.made", b"zonaparse.came"


@dataclass(frozen=True)
class Converted:
    """What came of a WARC file.

    Of its `records`, `kept` may be articles, and `articles` are; `errors` counts the others by
    name, and bad records by their kind. `seconds` is how long it took. `was_done` says that `out`
    was there already, so that nothing was read: the figures are those of then.
    """

    source: str
    out: str
    records: int
    kept: int
    articles: int
    errors: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    was_done: bool = False


def convert(
    src: Source,
    out: str | os.PathLike[str],
    *,
    keep: Keep = None,
    errors: str | os.PathLike[str] | None = None,
    workers: int = 1,
    deadline: float = DEADLINE,
    memory: int | None = MEMORY,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
    on_record: Callable[[Counts], None] = lambda _: None,
) -> Converted:
    """Write the articles of a WARC file to a Parquet file; return what came of it.

    `src` and `keep` are those of zonaparse.warc.records(); `workers`, `deadline`, `memory`,
    `templates` and `limits` those of zonaparse.warc.articles(). `out` is a path; its columns are
    those of zonaparse.parquet.schema(), and it has a row for each article, in the order of the
    file. `errors` (the name of `out` with ".errors.jsonl" if not given) has a line of JSON for each
    page or record that gave none: file, offset, url, error (its name), kind (of a bad record),
    message. `on_record` hears how many records were read and kept, after each that was kept.

    Both files are written beside and renamed when they are whole, so that a run that is killed
    leaves nothing that looks done. What is done is not done again: if `out` tells that it was made
    of this source, of this size, with these options, by this version, it stays. If it was made
    otherwise, it is replaced. A function in `keep` is known by its name and its code.

    Raises InputError for a source that cannot be opened, breaks off or holds no record at all,
    where another process writes to `out` now, and where `out` is a file that this function did not
    write: `out` is then as it was. Needs the extra `warc`.
    """
    out, start = Path(out), time.monotonic()
    beside = Path(errors) if errors is not None else out.with_name(out.name + ERRORS)
    wanted, reader = Filter(keep), rows.Reader.of(templates, limits)
    settings = checked(partial(rows.row_json, reader=reader), deadline, memory, workers)
    told = {"keep": wanted.told, "deadline": deadline, "memory": memory, "limits": asdict(limits)}
    made = _made(src, {**told, "templates": [template.family for template in reader.templates]})
    if (done := _done(out, made)) and beside.exists():
        return done
    counts = Counts()
    found = outcomes(read(src, wanted, counts), settings, workers, limits)
    with part(beside) as of_errors, part(out) as of_rows:
        names = Counter[str]()
        with _Rows(of_rows) as writer:
            for json_row in _good(found, of_errors, names):
                writer.add(json_row)
                on_record(counts)
            if not counts.records and set(names) == {Kind.GARBAGE}:
                none = f"there is no record of a WARC file in it; {READER} reads other forms"
                raise InputError(f"{name_of(src)}: {none}")
            came = Converted(
                name_of(src), str(out), counts.records, counts.kept, writer.count, dict(names),
                round(time.monotonic() - start, 3),
            )  # fmt: skip
            writer.tell({_MADE: made, _CAME: json.dumps(asdict(came))})
    return came


def _good(found: Iterator[Captured], path: Path, names: Counter[str]) -> Iterator[str]:
    """Yield the rows of articles; write a line for what gave none, and count it."""
    with path.open("w", encoding="utf-8") as lines:
        for each in found:
            if each.json is not None:
                yield each.json
            elif each.error is not None:
                lines.write(error_line(each, each.error))
                names[_name(each.error)] += 1


def error_line(each: Captured, error: ZonaparseError) -> str:
    """Return a line of a file of errors."""
    told = {
        "file": each.file,
        "offset": each.offset,
        "url": each.url or None,
        "error": type(error).__name__,
        "kind": str(error.kind) if isinstance(error, RecordError) else None,
        "message": str(error),
    }
    return json.dumps(told) + "\n"


def _name(error: ZonaparseError) -> str:
    return error.kind if isinstance(error, RecordError) else type(error).__name__


def _made(src: Source, options: dict[str, Any]) -> str:
    """Return of what and how a file is made, as text that is equal if it would be the same."""
    told = {
        "source": name_of(src),
        "size": size_of(src),
        "options": options,
        "schema": parquet.VERSION,
        "version": __version__,
    }
    return json.dumps(told, sort_keys=True)


def _done(out: Path, made: str) -> Converted | None:
    """Return what came of a file that is there and was made so; None if it is to be made."""
    if not out.exists():
        return None
    told = _metadata(out)
    if _MADE not in told or _CAME not in told:
        raise InputError(f"{out}: it is there, and convert() did not write it: give another name")
    if told[_MADE].decode() != made or not json.loads(made)["source"]:
        return None
    return Converted(**{**json.loads(told[_CAME]), "was_done": True})


def _metadata(path: Path) -> dict[bytes, bytes]:
    with extras.told():
        import pyarrow.parquet
    try:
        return pyarrow.parquet.read_metadata(path).metadata or {}
    except (OSError, pyarrow.ArrowException):
        return {}


class _Rows:
    """A Parquet file that is written, a group of rows at a time."""

    def __init__(self, path: Path) -> None:
        with extras.told():
            from pyarrow.parquet import ParquetWriter

        self.count = 0
        self._group: list[str] = []
        self._writer = ParquetWriter(path, parquet.schema(), compression="zstd")

    def __enter__(self) -> "_Rows":
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def add(self, row: str) -> None:
        """Add a row, as JSON."""
        self._group.append(row)
        self.count += 1
        if len(self._group) == _GROUP:
            self._flush()

    def tell(self, metadata: dict[bytes, str]) -> None:
        """Write what is left, and what is told of the whole file."""
        self._flush()
        self._writer.add_key_value_metadata(metadata)

    def _flush(self) -> None:
        if self._group:
            self._writer.write_table(parquet.table(self._group))
            self._group.clear()
