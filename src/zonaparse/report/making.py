"""Reports of whatever holds articles."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from zonaparse.drift import Sample
from zonaparse.inputs import Pages, pages
from zonaparse.replacing import replaced
from zonaparse.report import counting, html, rows
from zonaparse.report.model import Report
from zonaparse.report.words import Language
from zonaparse.text import encodable

if TYPE_CHECKING:
    from zonaparse.archive import Archive

_ESCAPED = re.compile("(?:%[89A-F][0-9A-F])+")
_WARCS = "*.warc.gz"
Progress = Callable[[int], None]
Source = Path | str | Pages


def report(source: Source, *, on_progress: Progress = lambda _: None) -> Report:
    """Return the report of an archive, a folder or file of saved pages, or a Parquet file of
    articles; `on_progress` hears how many pages were looked at.

    Saved pages may also be given as zonaparse.pages() returns them, whose `read` of `total` bytes
    then tells how far it is. Times are days in the zone of each page. Raises ArchiveError,
    InputError or OSError for what cannot be read.
    """
    with _opened(source) as opened:
        return counting.report(encodable(opened.name), _heard(opened.rows, on_progress))


def write_report(
    source: Source,
    target: Path | str,
    *,
    language: Language = "en",
    on_progress: Progress = lambda _: None,
) -> Report:
    """Write the same as one HTML file, in English or Indonesian, and return it.

    Pages that are worth a look are explained in it. Needs the extra `html`.
    """
    with _opened(source) as opened:
        found = counting.report(encodable(opened.name), _heard(opened.rows, on_progress))
        text = html.written(found, language=language, page_of=opened.page_of)
    with replaced(Path(target)) as new, new.open("a", encoding="utf-8") as file:
        file.write(text)
    return found


class _Opened:
    """The name and rows of a source, and what gives a page of it again, if anything does."""

    def __init__(self, name: str, found: Iterator[rows.Row], page_of: html.PageOf | None) -> None:
        self.name = name
        self.rows = found
        self.page_of = page_of


@contextmanager
def _opened(source: Source) -> Iterator[_Opened]:
    if isinstance(source, Pages):
        yield _Opened(source.name, rows.of_pages(source), _of_file)
        return
    name, path = str(source), Path(source)
    if is_table(path):
        yield _Opened(name, rows.of_table(path), None)
    elif is_archive(path):
        from zonaparse.archive import Archive

        with Archive(path, reading=True) as archive:
            yield _Opened(name, rows.of_archive(archive), _of_archive(archive))
    else:
        yield _Opened(name, rows.of_pages(pages(path)), _of_file)


def total(source: Path) -> int:
    """Return how many pages a report of an archive or a Parquet file looks at."""
    if is_table(source):
        return rows.count(source)
    from zonaparse.archive import Archive

    with Archive(source, reading=True) as archive:
        known = archive.catalogue
        failed = sum(1 for bad in archive.bad() if bad.state != "done")
        return known.articles() + known.no_articles() + failed


def is_table(source: Path) -> bool:
    """Say whether a source is a Parquet file, by its name."""
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
    name = str(sample.id)
    path = Path(name)
    if not path.is_file():  # a name of any bytes: see encodable()
        path = Path(_ESCAPED.sub(lambda byte: os.fsdecode(unquote_to_bytes(byte[0])), name))
    return (path.read_bytes(), sample.url or None) if path.is_file() else None
