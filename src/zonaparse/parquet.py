"""The columns of articles in Parquet files, with a version that says which there are.

Columns are appended, never renamed, moved or given another type; the version then rises by one.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from zonaparse import extras
from zonaparse.article import Article
from zonaparse.errors import InputError
from zonaparse.render import columns

VERSION = 1
KEY = b"zonaparse.schema"


class Column(NamedTuple):
    """A column: its name, its kind, what it tells, and since which version it is there."""

    name: str
    kind: str
    told: str
    since: int = 1


COLUMNS = (
    Column("file", "text", "The WARC file as it was given: a path or an address."),
    Column("offset", "long", "Where the record begins in the file, in bytes."),
    Column("captured_url", "text", "The address that was asked for, as the record tells it."),
    Column("captured_at", "time", "When it was captured."),
    Column("url", "text", "Page-1 address as the page states it, else `captured_url`."),
    Column("site", "text", "Name of the site."),
    Column("network", "text", "Network of the site."),
    Column("title", "text", "Headline as shown, without the site's name."),
    Column("deck", "text", "The line under the headline."),
    Column(
        "published_at", "time", "Publication time; with precision `day` its hours mean nothing."
    ),
    Column("published_zone", "text", "The offset of the printed time: `UTC+07:00`."),
    Column("published_date", "date", "The day of publication in that zone."),
    Column("published_precision", "text", "How exact the page is: `day`, `minute` or `second`."),
    Column("published_text", "text", "The date as printed."),
    Column("modified_at", "time", "Time of the last change, where it differs from publication."),
    Column("modified_zone", "text", "The offset of that time as printed."),
    Column("authors", "texts", "People who wrote it."),
    Column("editors", "texts", "People who edited it."),
    Column("source", "text", "What the article is based on."),
    Column("section", "text", "Deepest level of the breadcrumb."),
    Column("tags", "texts", "Tags in printed order."),
    Column("body", "text", "The paragraphs, joined by a blank line."),
    Column("dateline", "text", "Dateline as printed; it also stays in `body`."),
    Column("place", "text", "The place in the dateline."),
    Column("image_url", "text", "Address of the lead picture."),
    Column("caption", "text", "Caption of the lead picture."),
    Column("credit", "text", "Photographer or agency of the lead picture."),
    Column("credit_line", "text", "Sign-off at the end of the body."),
    Column("page", "int", "Number of this page, of an article of several."),
    Column("pages", "int", "How many pages that article has."),
    Column("baca_juga", "texts", "Addresses of the related links in the flow of the body."),
    Column("language", "text", "ISO 639-1 code."),
    Column("access", "text", "`free`, `metered` or `paid`, where the page says so."),
    Column("template", "text", "Family and variant that read the page."),
    Column("confidence", "real", "How sure it is that the body is whole and clean, 0 to 1."),
    Column("problems", "texts", "Codes of what a careful user should know."),
)
_ALIKE = tuple(column.name for column in COLUMNS if column.name in columns.NAMES)
_EPOCH, _DAY_0 = datetime(1970, 1, 1, tzinfo=UTC), date(1970, 1, 1)
_TICK = timedelta(microseconds=1)


def schema(version: int | None = None) -> Any:
    """Return the pyarrow.Schema of a version: that of this library if none is given.

    Times are timestamps in microseconds, in UTC; the offset that was printed is in a column beside.
    Each field has its description in its metadata. Needs pyarrow, which the extra `warc` brings.
    Raises ValueError for a version that there is not.

    >>> schema().field("published_at").type
    TimestampType(timestamp[us, tz=UTC])
    >>> schema().metadata
    {b'zonaparse.schema': b'1'}
    """
    version = VERSION if version is None else version
    if not 1 <= version <= VERSION:
        raise ValueError(f"there is no version {version} of the schema: the last is {VERSION}")
    pyarrow = _pyarrow()
    kinds = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "time": pyarrow.timestamp("us", "UTC"),
        "date": pyarrow.date32(),
        "int": pyarrow.int32(),
        "long": pyarrow.int64(),
        "real": pyarrow.float64(),
    }
    fields = [
        pyarrow.field(column.name, kinds[column.kind], metadata={"description": column.told})
        for column in COLUMNS
        if column.since <= version
    ]
    return pyarrow.schema(fields, metadata={KEY: str(version).encode()})


def unified(files: Iterable[Path | str]) -> Any:
    """Return a pyarrow.RecordBatchReader of the rows of files, with the columns of schema().

    Columns that a file of an older version does not have are null. The files are read one after
    the other, a row group at a time. Raises InputError for a file of a newer version, or one that
    this library did not write; the first is looked at before a row is read, all others when they
    are reached.
    """
    pyarrow = _pyarrow()
    paths = list(files)
    for path in paths[:1]:
        with _parquet_file(path) as file:
            _checked(path, file.schema_arrow)
    return pyarrow.RecordBatchReader.from_batches(schema(), _batches(paths))


def row(article: Article) -> dict[str, Any]:
    """Return the columns of an article, but for those of its file, as JSON can hold them.

    Times are microseconds and days since 1970, which is what tables() takes.
    """
    told = columns.row(None, article, None)
    at, changed = article.published_at, article.modified_at
    return {name: told[name] for name in _ALIKE} | {
        "published_at": ticks(at),
        "published_zone": at and columns.zone(at),
        "published_date": at and (at.date() - _DAY_0).days,
        "modified_at": ticks(changed),
        "modified_zone": changed and columns.zone(changed),
        "place": article.dateline and article.dateline.place,
        "confidence": article.confidence,
    }


def ticks(at: datetime | None) -> int | None:
    """Return the microseconds since 1970 of an aware time.

    >>> ticks(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return None if at is None else (at - _EPOCH) // _TICK


def table(lines: list[str]) -> Any:
    """Return a pyarrow.Table of rows, each of them JSON."""
    pyarrow = _pyarrow()
    from pyarrow import json

    form = schema()
    if not lines:
        return form.empty_table()
    raw = "\n".join(lines).encode("utf-8", "replace")
    plain = pyarrow.schema([(field.name, _in_json(pyarrow, field.type)) for field in form])
    read = json.read_json(
        pyarrow.BufferReader(raw),
        json.ReadOptions(use_threads=False, block_size=len(raw) + 1),
        json.ParseOptions(explicit_schema=plain, unexpected_field_behavior="error"),
    )
    return read.cast(form)


def _in_json(pyarrow: Any, kind: Any) -> Any:
    if pyarrow.types.is_timestamp(kind):
        return pyarrow.int64()
    return pyarrow.int32() if pyarrow.types.is_date(kind) else kind


def _batches(paths: list[Path | str]) -> Iterator[Any]:
    pyarrow = _pyarrow()
    form = schema()
    for path in paths:
        with _parquet_file(path) as file:
            has = _checked(path, file.schema_arrow)
            for batch in file.iter_batches(columns=has.names):
                cells = [
                    batch.column(name) if name in has.names else pyarrow.nulls(len(batch), kind)
                    for name, kind in zip(form.names, form.types, strict=True)
                ]
                yield pyarrow.record_batch(cells, schema=form)


def _checked(path: Path | str, found: Any) -> Any:
    """Return the schema of the version that a file tells; raise InputError if it has another."""
    told = (found.metadata or {}).get(KEY, b"")
    if not told.isdigit():
        raise InputError(f"{path}: it is no Parquet file of zonaparse: it tells no schema")
    if int(told) > VERSION:
        raise InputError(
            f"{path}: it has version {int(told)} of the schema, and this zonaparse knows {VERSION} "
            "at most: install a newer one"
        )
    has = schema(max(1, int(told)))
    if found.names != has.names or found.types != has.types:
        raise InputError(f"{path}: its columns are not those of version {int(told)}")
    return has


def _parquet_file(path: Path | str) -> Any:
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(f"{path}: it cannot be read as Parquet: {error}") from error


def _pyarrow() -> Any:
    with extras.told():
        import pyarrow
    return pyarrow
