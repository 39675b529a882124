"""Reports of whatever holds articles."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zonaparse.drift import Sample
from zonaparse.inputs import pages
from zonaparse.replacing import replaced
from zonaparse.report import counting, html, rows
from zonaparse.report.model import Report
from zonaparse.report.words import Language

if TYPE_CHECKING:
    from zonaparse.archive import Archive

_WARCS = "*.warc.gz"
Progress = Callable[[int], None]


def report(source: Path | str, *, on_progress: Progress = lambda _: None) -> Report:
    """Return the report of an archive, a folder or file of saved pages, or a Parquet file of
    articles; `on_progress` hears how many pages were looked at.

    Times are days in the zone of each page. Raises ArchiveError, InputError or OSError for what
    cannot be read.
    """
    with _opened(Path(source)) as opened:
        return counting.report(str(source), _heard(opened.rows, on_progress))


def write_report(
    source: Path | str,
    target: Path | str,
    *,
    language: Language = "en",
    on_progress: Progress = lambda _: None,
) -> Report:
    """Write the same as one HTML file, in English or Indonesian, and return it.

    Pages that are worth a look are explained in it. Needs the extra `html`.
    """
    with _opened(Path(source)) as opened:
        found = counting.report(str(source), _heard(opened.rows, on_progress))
        text = html.written(found, language=language, page_of=opened.page_of)
    with replaced(Path(target)) as new, new.open("a", encoding="utf-8") as file:
        file.write(text)
    return found


class _Opened:
    """The rows of a source, and what gives a page of it again, if anything does."""

    def __init__(self, found: Iterator[rows.Row], page_of: html.PageOf | None) -> None:
        self.rows = found
        self.page_of = page_of


@contextmanager
def _opened(source: Path) -> Iterator[_Opened]:
    if _is_table(source):
        yield _Opened(rows.of_table(source), None)
    elif is_archive(source):
        from zonaparse.archive import Archive

        with Archive(source, reading=True) as archive:
            yield _Opened(rows.of_archive(archive), _of_archive(archive))
    else:
        yield _Opened(rows.of_pages(pages(source)), _of_file)


def total(source: Path) -> int | None:
    """Return how many pages a report of a source looks at; None where only reading it tells."""
    if not is_archive(source):
        return rows.count(source) if _is_table(source) else None
    from zonaparse.archive import Archive

    with Archive(source, reading=True) as archive:
        known = archive.catalogue
        failed = sum(1 for bad in archive.bad() if bad.state != "done")
        return known.articles() + known.no_articles() + failed


def _is_table(source: Path) -> bool:
    return source.suffix == ".parquet" and source.is_file()


def is_archive(source: Path) -> bool:
    """Say whether a folder is an archive, or was one."""
    from zonaparse.archive.folder import CATALOGUE

    return (source / CATALOGUE).exists() or (source.is_dir() and any(source.glob(_WARCS)))


def _heard(found: Iterator[rows.Row], on_progress: Progress) -> Iterator[rows.Row]:
    for count, row in enumerate(found, 1):
        yield row
        on_progress(count)


def _of_archive(archive: "Archive") -> html.PageOf:
    def page_of(sample: Sample) -> tuple[bytes, str | None] | None:
        if not isinstance(sample.id, int):
            return None
        places = archive.catalogue.places(sample.id)
        return archive.warcs.read(places[0]).body, sample.url or None

    return page_of


def _of_file(sample: Sample) -> tuple[bytes, str | None] | None:
    """Return a page that lies in a file of its own; None for one in a container."""
    path = Path(str(sample.id))
    return (path.read_bytes(), sample.url or None) if path.is_file() else None
