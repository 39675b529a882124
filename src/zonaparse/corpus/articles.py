"""The articles of a WARC file, each read in a process that it cannot take the others down with."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property, partial
from typing import NamedTuple

from zonaparse.article import Article
from zonaparse.corpus import rows
from zonaparse.errors import PageTooLarge, RecordError, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.many.pool import Numbered, run
from zonaparse.many.worker import Settings, end_if_unguarded
from zonaparse.templates.template import Template
from zonaparse.warc.keeping import Filter, Keep
from zonaparse.warc.opening import Source
from zonaparse.warc.record import Fault, Record
from zonaparse.warc.responses import Counts, read

DEADLINE = 2.0
MEMORY = 2 * 1024**3


class Place(NamedTuple):
    """Where a page lies, and what is wrong with it if that is known before it is read."""

    file: str
    offset: int
    url: str
    at: datetime | None = None
    error: ZonaparseError | None = None


class Captured:
    """A page of a WARC file: its `article`, or the `error` that says why there is none.

    `file` and `offset` (in bytes) are where its record begins, `url` is the address that was asked
    for ("" for none), `at` is when it was captured, in UTC (None where that is not told), `json` is
    the Article as in zonaparse.Parsed.
    """

    def __init__(self, place: Place, json: str | None, error: ZonaparseError | None) -> None:
        self.file, self.offset, self.url, self.at, before = place
        self.error = before or error
        self.json = None if self.error else json

    @cached_property
    def article(self) -> Article | None:
        """The Article; None if the page gave an error."""
        return None if self.json is None else Article.model_validate_json(self.json)

    def __repr__(self) -> str:
        came = repr(self.error) if self.error else f"Article, {len(self.json or '')} characters"
        return f"Captured({self.file!r}, {self.offset}, {self.url!r}, {came})"


def articles(
    src: Source,
    *,
    keep: Keep = None,
    workers: int = 1,
    deadline: float = DEADLINE,
    memory: int | None = MEMORY,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
) -> Iterator[Captured]:
    """Yield what comes of each record that zonaparse.warc.records() gives, in its order.

    Pages are read in `workers` processes; this one reads the file. The other arguments are those of
    zonaparse.parse_many(), and so are the errors, one a page: a page that hangs or kills its
    process costs its own row. A bad record has a RecordError. Raises InputError for a file that
    cannot be opened or breaks off, ValueError for `workers` below 1 or a `deadline` not above 0.
    """
    work = partial(rows.article_json, reader=rows.Reader.of(templates, limits))
    settings = checked(work, deadline, memory, workers)
    return outcomes(read(src, Filter(keep), Counts()), settings, workers, limits)


def checked(
    work: Callable[[Record | None], str], deadline: float, memory: int | None, workers: int
) -> Settings:
    """Return the settings of workers; raise ValueError for what they cannot be."""
    end_if_unguarded()
    if workers < 1 or not deadline > 0:
        raise ValueError(f"workers={workers}, deadline={deadline}: they must be above 0")
    return Settings(work, deadline, memory)


def outcomes(
    found: Iterator[Record | Fault], settings: Settings, workers: int, limits: Limits
) -> Iterator[Captured]:
    """Yield what the work of the settings makes of each record, in order."""
    for row in run(_numbered(found, limits), settings, workers):
        assert isinstance(row.id, Place)  # noqa: S101 for the type
        yield Captured(row.id, row.json, row.error)


def _numbered(found: Iterator[Record | Fault], limits: Limits) -> Iterator[Numbered]:
    for number, each in enumerate(found):
        place = _place(each, limits)
        # What is known to be bad has its turn all the same, but nothing of it is sent.
        if isinstance(each, Record) and not place.error:
            yield Numbered(number, place, each)
        else:
            yield Numbered(number, place, None)


def _place(each: Record | Fault, limits: Limits) -> Place:
    if isinstance(each, Fault):
        error: ZonaparseError | None = RecordError(each.kind, each.told)
        return Place(each.file, each.offset, each.url, None, error)
    size = len(each.block or b"")
    is_long = size > 2 * limits.max_bytes  # what HTTP tells of it stands before it
    error = PageTooLarge(size, limits.max_bytes) if is_long else None
    return Place(each.file, each.offset, each.url, rows.captured_at(each), error)
