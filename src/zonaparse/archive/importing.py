"""Pages that were saved earlier taken into an archive."""

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice, takewhile
from pathlib import Path

from zonaparse.archive import warcs
from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Kept, Missed, Outcome, Saved
from zonaparse.errors import ZonaparseError
from zonaparse.many import parse_many
from zonaparse.saved import pages_below, read

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

    `told` hears of each, also of broken ones. Pages that are of one article become one.
    """
    found = _of_warc(source) if source.name.lower().endswith(_WARC) else _of_folder(source)
    entries = _read(takewhile(lambda _: not (stop and stop.is_set()), found), workers)
    parts: dict[str, datetime] = {}
    while batch := list(islice(entries, _BATCH)):
        parts.update(_parts(batch))
        for outcome in archive.keep(batch):
            told(outcome)
    for url, at in parts.items():
        archive.join(url, at)


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
        known = page.url or f"file:{page.name}"
        yield Kept(known, (page,), row.article, row.json, str(row.error or ""))
    yield from broken


def _parts(batch: list[Kept | Missed]) -> Iterator[tuple[str, datetime]]:
    """Yield the articles of which a page is one of several, with its time."""
    for each in batch:
        if isinstance(each, Kept) and (article := each.article) and article.paging and article.url:
            yield article.url, each.pages[0].at


def _of_folder(folder: Path) -> Iterator[Saved | Missed]:
    for name in pages_below(folder):
        path = Path(name)
        try:
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield Saved(name, read(name), at)
        except (ZonaparseError, OSError) as error:
            yield Missed(f"file:{name}", "failed", str(error))


def _of_warc(path: Path) -> Iterator[Saved | Missed]:
    with path.open("rb") as file:
        for number, found in enumerate(warcs.pages(file)):
            if isinstance(found, str):
                yield Missed(f"file:{path}#{number}", "failed", found)
            else:
                stored, at = found
                yield Saved(f"{path}#{number}", stored.body, at, stored.url, stored.charset)
