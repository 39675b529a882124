"""Pages that were saved earlier taken into an archive."""

import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice, takewhile
from pathlib import Path

from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Capture, NoPage, Outcome, Revisit, Saved, reason
from zonaparse.archive.sources import ImportedItem, Other, read_source
from zonaparse.many import parse_many

_BATCH = 64  # pages that are put on disk together


def import_pages(
    archive: Archive,
    source: Path,
    *,
    stop: threading.Event | None = None,
    on_result: Callable[[Outcome], None] = lambda _: None,
    on_other: Callable[[Other], None] = lambda _: None,
    on_read: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
) -> None:
    """Keep the pages of a file or folder, until all are kept or `stop` is set.

    `source` may be in any form that `zonaparse.pages()` reads. A page is kept under the address
    that is told beside it, else under that of its file; its time is that of its capture, else of
    the last change of its file.

    `on_result` hears of each, also of broken ones; `on_other` of what is no page (Skipped) and of
    the columns that are read of a table (Noted), `on_read` of how many bytes of the source were
    read, to tell how far it came. An import that was broken off goes on if it is begun again: what
    is there already is told, and not kept twice. Pages that are of one article become one, of which
    `on_result` hears once more. Records that revisit a page add their address and time to it.
    Raises ArchiveError for what holds no page.
    """
    found = takewhile(
        lambda _: not (stop and stop.is_set()), read_source(source, on_other, on_read)
    )
    revisits: list[Revisit] = []
    captures = chain(_read(_without(found, revisits), workers), _each(revisits))
    parts: dict[str, datetime] = {}
    new: set[str] = set()
    while batch := list(islice(captures, _BATCH)):
        outcomes = archive.store(batch)
        for each, outcome in zip(batch, outcomes, strict=True):
            if url := _url_of_part(each):
                at = each.pages[0].at  # type: ignore[union-attr]
                parts[url] = max(at, parts.get(url, at))
                new |= {url} if outcome.kind == "page" else set()
            on_result(outcome)
    for url, at in parts.items():
        outcome = archive.join(url, at)
        if url in new or outcome.kind != "unchanged":
            on_result(outcome._replace(kind="article"))


def take(
    archive: Archive,
    source: Path,
    *,
    told: Callable[[Outcome], None] = lambda _: None,
    stop: threading.Event | None = None,
    on_other: Callable[[Other], None] = lambda _: None,
    workers: int | None = None,
) -> None:
    """Do what import_pages() does, under the name that it had."""
    warnings.warn("take() is import_pages(), told is on_result", DeprecationWarning, stacklevel=2)
    import_pages(archive, source, stop=stop, on_result=told, on_other=on_other, workers=workers)


def _read(found: Iterable[Saved | NoPage], workers: int | None) -> Iterator[Capture | NoPage]:
    given: dict[object, Saved | NoPage] = {}

    def pages() -> Iterator[tuple[int, bytes, str | None, str | None]]:
        for number, page in enumerate(found):
            given[number] = page
            if isinstance(page, NoPage):
                yield number, b"", None, None  # its row holds the place of what is wrong
            else:
                yield number, page.body, page.url, page.charset

    for row in parse_many(pages(), workers=workers, ordered=False):
        page = given.pop(row.id)
        if isinstance(page, NoPage):
            yield page
            continue
        told = str(row.error or "")
        yield Capture(page.address, (page,), row.article, row.json, told, reason=reason(row.error))


def _each(revisits: list[Revisit]) -> Iterator[Revisit]:
    yield from revisits


def _without(found: Iterable[ImportedItem], revisits: list[Revisit]) -> Iterator[Saved | NoPage]:
    """Yield what is no revisit, and put those aside: what they revisit may not be kept yet."""
    for each in found:
        if isinstance(each, Revisit):
            revisits.append(each)
        else:
            yield each


def _url_of_part(each: Capture | NoPage | Revisit) -> str | None:
    """Return the address of the article of which a page is one of several."""
    article = each.article if isinstance(each, Capture) else None
    return article.url if article and article.paging else None
