"""Stored pages parsed again by today's parser."""

import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from zonaparse.archive.archive import Archive
from zonaparse.archive.catalogue import Catalogue, Page, Read
from zonaparse.archive.records import INCOMPLETE, fingerprint
from zonaparse.archive.warcs import Stored, Warcs
from zonaparse.errors import ArchiveError, NotAnArticle, ZonaparseError
from zonaparse.fetching import whole
from zonaparse.fields import links
from zonaparse.many import Parsed, parse_many
from zonaparse.many.worker import stored_json

_BATCH = 256
_DEADLINE = 10.0  # seconds a page: what was read once is not given up for a slow moment


class Changes(NamedTuple):
    """How many pages were parsed again, on how many each field changed, and what failed how often.

    A page that failed is as it was: a damaged record, a worker that died, a timeout, too little
    memory and a fault of the parser take no article away.
    """

    pages: int
    fields: Counter[str]
    failed: Counter[str]


class _StoredPage:
    """A stored page, or the pages of one article, and what came of them now, by number."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: dict[int, ZonaparseError | None] = {}
        self.body = b""
        self._rows: dict[int, Parsed] = {}

    def add(self, number: int, row: Parsed) -> None:
        self._rows[number] = row
        self.errors[number] = row.error

    @property
    def is_whole(self) -> bool:
        return len(self.errors) == len(self.page.places)

    @property
    def failure(self) -> ZonaparseError | None:
        """Why the page cannot be read; None also if it is read as no article."""
        found = (e for e in self.errors.values() if e and not isinstance(e, NotAnArticle))
        return next(found, None)

    def read(self) -> Read:
        first = self._rows[0]
        if first.json is None:
            return Read(None, None, str(first.error or ""))
        told = INCOMPLETE if self.page.error == INCOMPLETE else ""
        if len(self._rows) == 1:
            return Read(first.article, first.json, told)
        found = (article for _, row in sorted(self._rows.items()) if (article := row.article))
        joined = whole(list(found))
        return Read(joined, stored_json(joined), told if joined.paging else "")


def reparse(
    archive: Archive,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
    told: Callable[[int], None] | None = None,
) -> Changes:
    """Parse all stored pages again, note what they are read as; `on_progress` hears the count.

    An Article is replaced by what the page is read as now, that it is none included, and never by
    a failure to read it.
    """
    if told:
        warnings.warn("told is on_progress", DeprecationWarning, stacklevel=2)
    progress = told or on_progress
    return parse_stored(archive.catalogue, archive.warcs, on_progress=progress, workers=workers)


def parse_stored(
    catalogue: Catalogue,
    warcs: Warcs,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
) -> Changes:
    """Parse the pages of a catalogue, as reparse() does."""
    changes = Changes(0, Counter(), Counter())
    batch: list[_StoredPage] = []
    for count, each in enumerate(_parsed(catalogue, warcs, workers), 1):
        batch.append(each)
        changes = changes._replace(pages=count)
        on_progress(count)
        if len(batch) >= _BATCH:
            _note(catalogue, batch, changes)
            batch = []
    _note(catalogue, batch, changes)
    return changes


def _parsed(catalogue: Catalogue, warcs: Warcs, workers: int | None) -> Iterator[_StoredPage]:
    under_way: dict[object, tuple[_StoredPage, int]] = {}
    damaged: dict[object, ArchiveError] = {}

    def stored() -> Iterator[tuple[tuple[int, int], bytes, str | None, str | None]]:
        for page in catalogue.pages():
            stored_page = _StoredPage(page)
            for number, place in enumerate(page.places):
                under_way[page.id, number] = stored_page, number
                try:
                    found = warcs.read(place)
                except ArchiveError as error:
                    damaged[page.id, number] = error
                    found = Stored("", b"", None)  # its row holds the place of the error
                stored_page.body = stored_page.body if number else found.body
                yield (page.id, number), found.body, links.absolute(found.url, None), found.charset

    for row in parse_many(stored(), workers=workers, deadline=_DEADLINE, ordered=False):
        stored_page, number = under_way.pop(row.id)
        stored_page.add(number, row)
        stored_page.errors[number] = damaged.pop(row.id, row.error)
        if stored_page.is_whole:
            yield stored_page


def _note(catalogue: Catalogue, batch: list[_StoredPage], changes: Changes) -> None:
    """Note what is read anew, and count on how many pages each field changed."""
    with catalogue.transaction():
        for each in batch:
            if failure := each.failure:
                changes.failed[_kind(failure)] += 1
                if each.page.json is None:
                    catalogue.set_error(each.page.id, str(failure))
                continue
            new = each.read()
            if new.json != each.page.json or new.json is None:
                changes.fields.update(_changed(each.page.json, new.json))
                mark = fingerprint(new.json, each.page.url, each.body)
                catalogue.set_article(each.page.id, mark, new)


def _kind(failure: ZonaparseError) -> str:
    damaged = isinstance(failure, ArchiveError)
    return "damaged record" if damaged else type(failure).__name__


def _changed(old: str | None, new: str | None) -> set[str]:
    if old is None or new is None:
        return {"(article)"} if old != new else set()
    try:
        was = dict(json.loads(old))
    except (ValueError, TypeError):
        return {"(article)"}
    now = json.loads(new)
    return {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
