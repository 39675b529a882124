"""What a report needs of each page, from an archive, saved pages, or a table of articles."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zonaparse.article import Article
from zonaparse.drift import Sample, Seen
from zonaparse.drift.reading import of_archive_with, of_pages_with
from zonaparse.drift.seen import FIELDS, Line, host
from zonaparse.errors import InputError, sentence
from zonaparse.extras import told
from zonaparse.text import encodable

if TYPE_CHECKING:
    from zonaparse.archive import Archive
    from zonaparse.inputs import Pages

_NEEDED = frozenset(("url", "title", "published_at", "body", "problems", "template"))
_TEXT = frozenset(("body_missing", "body_short"))


class Row(NamedTuple):
    """A page: what the analysis of changes needs, and what is counted of it.

    `seen` is None where no day is known; `error` says why it is no article.
    """

    sample: Sample | None
    seen: Seen | None
    site: str
    name: str
    fields: frozenset[str]
    template: str
    problems: tuple[str, ...]
    length: int
    digest: bytes
    confidence: float | None
    seconds: float | None
    error: str


def of_archive(archive: "Archive") -> Iterator[Row]:
    """Yield the newest version of each page of an archive, then what failed."""
    for page, article, seen in of_archive_with(archive):
        if article is None:
            yield _failed(page.url, page.error, seen)
        else:
            yield _row(seen, article, page.url, None)
    yield from (_failed(b.url, f"{b.state}: {b.error}") for b in archive.bad() if b.state != "done")


def of_pages(pages: "Pages") -> Iterator[Row]:
    """Yield saved pages as they are read, then what could not be.

    Raises InputError where there is no page at all.
    """
    for name, row, seen in of_pages_with(pages):
        if row.article is None:
            yield _failed(name, str(row.error), seen)
        else:
            yield _row(seen, row.article, row.article.url or "", row.seconds)
    for each in pages.broken:
        yield _failed(encodable(each.name), encodable(sentence(each.error)))


def of_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a Parquet file that `export` or `parse --to` wrote.

    Raises InputError for another file.
    """
    file = _table(path)
    if lacking := _NEEDED - set(file.schema_arrow.names):
        raise InputError(f"{path}: it lacks the columns {', '.join(sorted(lacking))}")
    number = 0
    for batch in file.iter_batches():
        for columns in batch.to_pylist():
            number += 1
            yield _of_columns(number, columns)


def count(path: Path) -> int:
    """Return how many rows a Parquet file has."""
    return int(_table(path).metadata.num_rows)


def _table(path: Path) -> Any:
    with told():
        import pyarrow
        import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(path)
    except pyarrow.ArrowInvalid as error:
        raise InputError(f"{path}: it is no Parquet file: {error}") from error


def _failed(name: str, error: str, seen: Seen | None = None) -> Row:
    none = frozenset[str]()
    return Row(None, seen, host(name), name, none, "", (), 0, b"", None, None, error)


def _row(seen: Seen | None, article: Article, url: str, seconds: float | None) -> Row:
    codes = tuple(problem.code.value for problem in article.problems)
    body = article.body
    return Row(
        seen and seen.sample,
        seen,
        host(article.url or url) or article.site or "",
        url,
        _fields({name: getattr(article, name) for name in FIELDS}, codes),
        article.template,
        codes,
        len(body),
        _digest(body),
        article.confidence,
        seconds,
        "",
    )


def _fields(values: dict[str, Any], codes: tuple[str, ...]) -> frozenset[str]:
    had = [name for name, value in values.items() if value]
    return frozenset(had if _TEXT & set(codes) else [*had, "body"])


def _digest(body: str) -> bytes:
    """Return what is the same for texts that differ in white space and capitals alone."""
    return hashlib.blake2b("".join(body.split()).casefold().encode(), digest_size=12).digest()


def _of_columns(number: int, columns: dict[str, Any]) -> Row:
    if columns.get("error"):
        return _failed(str(columns.get("id")), f"{columns['error']}: {columns['message']}")
    url, body = columns["url"] or "", columns["body"] or ""
    site = host(url) or columns.get("site") or ""
    codes = tuple(columns["problems"] or ())
    fields = _fields({name: columns.get(name) for name in FIELDS}, codes)
    day = _day(columns)
    key = columns.get("id", number)
    sample = day and Sample(id=key, url=url, day=day, title=columns["title"])
    lines = [Line(text, None, False) for text in body.split("\n\n") if text]
    tags = frozenset(tag.casefold() for tag in columns.get("tags") or ())
    seen = sample and Seen(
        sample, site, sample.day, True, fields, {}, lines, tags, columns["template"], ()
    )
    return Row(
        sample or None, seen or None, site, url, fields, columns["template"], codes, len(body),
        _digest(body), None, None, "",
    )  # fmt: skip


def _day(columns: dict[str, Any]) -> date | None:
    """Return the day of an article in the zone of its page, where that is told."""
    if columns.get("published_date"):
        return columns["published_date"]  # type: ignore[no-any-return]
    at: datetime | None = columns["published_at"] or columns.get("fetched_at")
    return at.date() if at else None
