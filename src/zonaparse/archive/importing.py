"""What people already have: folders of saved pages, WARC files of other tools."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from zonaparse.archive import warcs
from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Outcome, Saved
from zonaparse.errors import ZonaparseError
from zonaparse.saved import pages_below, read

_WARC = (".warc", ".warc.gz", ".arc", ".arc.gz")


def take(
    archive: Archive,
    source: Path,
    *,
    told: Callable[[Outcome], None] = lambda _: None,
    workers: int | None = None,
) -> None:
    """Keep the pages of a folder or a WARC file; `told` hears of each, also of broken ones."""
    run = archive.catalogue.next_run()
    found = _of_warc(source) if source.name.lower().endswith(_WARC) else _of_folder(source)

    def saved() -> Iterator[Saved]:
        for page in found:
            if isinstance(page, Saved):
                yield page
                continue
            with archive.catalogue.transaction():
                archive.catalogue.note(page.url, page.state, page.told, run)
            told(page)

    archive.keep(saved(), run, workers=workers, told=told)


def _of_folder(folder: Path) -> Iterator[Saved | Outcome]:
    for name in pages_below(folder):
        path = Path(name)
        try:
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield Saved(name, read(name), at)
        except (ZonaparseError, OSError) as error:
            yield Outcome(f"file:{name}", "failed", str(error))


def _of_warc(path: Path) -> Iterator[Saved | Outcome]:
    with path.open("rb") as file:
        for number, found in enumerate(warcs.pages(file)):
            if isinstance(found, str):
                yield Outcome(f"file:{path}#{number}", "failed", found)
            else:
                stored, at = found
                yield Saved(f"{path}#{number}", stored.body, at, stored.url, stored.charset)
