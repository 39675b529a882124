"""Pages that were saved earlier taken into an archive."""

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice, takewhile
from pathlib import Path

from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Kept, Missed, Outcome, Saved, address, reason
from zonaparse.errors import ArchiveError, ZonaparseError
from zonaparse.guard import DEFAULT
from zonaparse.many import parse_many
from zonaparse.saved import ENDINGS, pages_below, read
from zonaparse.warc import Fault, Record, Unreadable, body, payload, records, time

_WARC = (".warc", ".warc.gz", ".arc", ".arc.gz")
_BATCH = 64  # pages that are put on disk together


def take(
    archive: Archive,
    source: Path,
    *,
    stop: threading.Event | None = None,
    told: Callable[[Outcome], None] = lambda _: None,
    workers: int | None = None,
) -> None:
    """Keep the pages of a folder or a WARC file, until all are kept or `stop` is set.

    `told` hears of each, also of broken ones. Pages that are of one article become one, of which
    `told` hears once more. Raises ArchiveError for what holds no page.
    """
    found = takewhile(lambda _: not (stop and stop.is_set()), pages_of(source))
    entries = _read(found, workers)
    parts: dict[str, datetime] = {}
    new: set[str] = set()
    while batch := list(islice(entries, _BATCH)):
        outcomes = archive.keep(batch)
        for each, outcome in zip(batch, outcomes, strict=True):
            if url := _url_of_part(each):
                at = each.pages[0].at  # type: ignore[union-attr]
                parts[url] = max(at, parts.get(url, at))
                new |= {url} if outcome.came == "page" else set()
            told(outcome)
    for url, at in parts.items():
        outcome = archive.join(url, at)
        if url in new or outcome.came != "unchanged":
            told(outcome._replace(came="article"))


def pages_of(source: Path) -> Iterator[Saved | Missed]:
    """Return the pages of a folder, a WARC file or a file that is a page itself.

    Raises ArchiveError for what holds none.
    """
    found = _of_warc(source) if source.name.lower().endswith(_WARC) else _of_folder(source)
    first = next(found, None)
    if first is None:
        endings = ", ".join((*(f"*{ending}" for ending in ENDINGS), "WARC files"))
        raise ArchiveError(f"{source}: there is no page to import ({endings})")
    return chain([first], found)


def _read(found: Iterable[Saved | Missed], workers: int | None) -> Iterator[Kept | Missed]:
    given: dict[object, Saved] = {}
    broken: list[Missed] = []

    def pages() -> Iterator[tuple[int, bytes, str | None, str | None]]:
        for number, page in enumerate(found):
            if isinstance(page, Missed):
                broken.append(page)
            else:
                given[number] = page
                yield number, page.body, page.url, page.charset

    for row in parse_many(pages(), workers=workers, ordered=False):
        page = given.pop(row.id)
        told = str(row.error or "")
        yield Kept(page.address, (page,), row.article, row.json, told, reason=reason(row.error))
    yield from broken


def _url_of_part(each: Kept | Missed) -> str | None:
    """Return the address of the article of which a page is one of several."""
    article = each.article if isinstance(each, Kept) else None
    return article.url if article and article.paging else None


def _of_folder(folder: Path) -> Iterator[Saved | Missed]:
    for name in pages_below(folder) if folder.is_dir() else _one(folder):
        path = Path(name)
        try:
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield Saved(name, read(name), at)
        except (ZonaparseError, OSError) as error:
            yield Missed(address(name), "failed", _told(error))


def _one(path: Path) -> list[str]:
    return [str(path)] if path.name.lower().endswith(ENDINGS) else []


def _told(error: Exception) -> str:
    """Return an error without the name of the file, so that equal ones are counted together."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _of_warc(path: Path) -> Iterator[Saved | Missed]:
    with path.open("rb") as file:
        for found in records(file, str(path)):
            came = _page(found) if isinstance(found, Record) else found
            if isinstance(came, Fault):
                yield Missed(address(f"{path}#byte={came.offset}"), "failed", came.told)
            elif came:
                yield came


def _page(record: Record) -> Saved | Fault | None:
    """Return the page of a record, what is wrong with it, or None if it is none."""
    if record.type not in ("response", "resource"):
        return None
    try:
        found = payload(record)
        if not found.is_page:
            return None
        at, page = time(record), body(record, found, DEFAULT.max_bytes)
    except Unreadable as error:
        return record.fault(str(error))
    return Saved(f"{record.file}#byte={record.offset}", page, at, record.url, found.charset)
