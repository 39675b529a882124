"""An archive: a folder of WARC files and their catalogue."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from filelock import FileLock, Timeout

from zonaparse.archive import exporting, report
from zonaparse.archive.catalogue import Catalogue, Read
from zonaparse.archive.records import (
    INCOMPLETE,
    Kept,
    Missed,
    Outcome,
    Place,
    Source,
    digest,
    fingerprint,
)
from zonaparse.archive.warcs import Warcs
from zonaparse.article import Article
from zonaparse.errors import ArchiveError
from zonaparse.fetching import Response, whole
from zonaparse.fields.links import canonical
from zonaparse.many.keeper import end_if_unguarded
from zonaparse.many.worker import stored_json

_CATALOGUE = "catalogue.sqlite"


class Archive:
    """The pages below a folder, a context manager. Iterating yields the newest Articles.

    A folder that is not there is made, unless it is for `reading`. One process at a time may
    change it; `reading` needs no turn. Raises ArchiveError if another process has it, or if there
    is none to read.
    """

    def __init__(self, path: Path | str, *, reading: bool = False) -> None:
        self.path = Path(path)
        catalogue = self.path / _CATALOGUE
        if reading and not catalogue.is_file():
            raise ArchiveError(f"{path}: there is no archive")
        self._lock: FileLock | None = None if reading else self._taken()
        try:
            self.catalogue = Catalogue(catalogue, new=not reading)
            self.warcs = Warcs(self.path, self.catalogue.ends())
            if not reading:
                self.warcs.repair()
        except BaseException:
            self._release()
            raise

    def _taken(self) -> FileLock:
        end_if_unguarded()
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise ArchiveError(f"{self.path}: another process writes to it") from error
        return lock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files and let other processes write."""
        self.warcs.close()
        self.catalogue.db.close()
        self._release()

    def _release(self) -> None:
        if self._lock:
            self._lock.release()

    def __iter__(self) -> Iterator[Article]:
        for page in self.catalogue.newest():
            if page.json:
                yield Article.model_validate_json(page.json)

    def get(self, url: str) -> Article | None:
        """Return the newest Article known under an address; None if there is none."""
        found = (page.json for page in self.catalogue.versions(url) if page.json)
        return next(map(Article.model_validate_json, found), None)

    def get_like(self, url: str) -> Article | None:
        """Return what get() does for an address that differs in what does not matter."""
        plain = canonical(url)
        _, _, rest = plain.rstrip("/").partition("://")
        likely = (f"{scheme}://{rest}{end}" for scheme in ("https", "http") for end in ("", "/"))
        return next(filter(None, map(self.get, (plain, *likely))), None)

    def search(self, words: str, most: int = 20) -> list[tuple[str, str]]:
        """Return address and excerpt of the pages that hold all words, the best first.

        Names of authors and editors count; `posy*` stands for all words that begin so.
        """
        return self.catalogue.matching(words, most)

    def status(self) -> report.Status:
        """Return counts by state, host and day, and how often fields are missing."""
        return report.status(self.catalogue.db)

    def bad(self) -> Iterator[report.Bad]:
        """Yield the addresses and files that gave no article, or not all of it, and why."""
        return report.bad(self.catalogue.db)

    def entries(self) -> Iterator[exporting.Entry]:
        """Yield the newest Articles, each with its `fetched_at` and `addresses`."""
        for json, at, addresses in self.catalogue.entries():
            article = Article.model_validate_json(json)
            yield exporting.Entry(article, datetime.fromisoformat(at), addresses)

    def export(self, form: str, target: Path | str | TextIO) -> int:
        """Write the newest Articles as "jsonl", "csv", "markdown" or "parquet"; return how many."""
        return exporting.write(form, self.entries(), target)

    def to_arrow(self) -> Any:
        """Return the Articles as a pyarrow.Table; needs the extra `parquet`."""
        return exporting.table(self.entries())

    def to_pandas(self) -> Any:
        """Return the Articles as a pandas.DataFrame; needs pandas and the extra `parquet`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """Return the Articles as a polars.DataFrame; needs polars and the extra `parquet`."""
        import polars

        return polars.from_arrow(self.to_arrow())

    def add(self, urls: Iterable[str], *, again: bool = False) -> None:
        """Note addresses for crawl() to fetch; `again`: also those that were fetched before."""
        with self.catalogue.transaction():
            self.catalogue.add(given := list(urls))
            if again:
                self.catalogue.again(given)

    def keep(self, batch: Iterable[Kept | Missed], *, found: Iterable[str] = ()) -> list[Outcome]:
        """Put pages on disk, and then note all that is known of them; return what came of each.

        `found` are new addresses, to be fetched. Raises ArchiveError or OSError if that is not
        possible, for example on a full disk; nothing of the batch is kept then.
        """
        try:
            with self.catalogue.transaction():
                self.catalogue.add(found)
                outcomes = [self._noted(each) for each in batch]
                self.catalogue.set_ends(self.warcs.sync())
        except BaseException:
            self.warcs.undo(self.catalogue.ends())
            raise
        return outcomes

    def join(self, url: str, at: datetime) -> Outcome:
        """Make one version, of a time, of the pages of an article that were kept one by one.

        Returns what the article is now: it may lack pages still.
        """
        parts: dict[int, tuple[Place, Article]] = {}
        for page in self.catalogue.versions(url):
            article = Article.model_validate_json(page.json) if page.json else None
            if article and article.paging and len(page.places) == 1:
                parts.setdefault(article.paging.page, (page.places[0], article))
        places, articles = zip(*(part for _, part in sorted(parts.items())), strict=True)
        joined = whole(list(articles))
        mark = digest(joined)
        told = INCOMPLETE if joined.paging else ""
        if self.catalogue.same(mark) is not None:
            return Outcome(url, "done", told, "unchanged")
        with self.catalogue.transaction():
            read = Read(joined, stored_json(joined), told)
            self.catalogue.insert(url, mark, list(places), at, read)
        return Outcome(url, "done", told, "article")

    def _noted(self, each: Kept | Missed) -> Outcome:
        if isinstance(each, Kept):
            return self._kept(each)
        if each.answer:
            self.warcs.write(each.answer)
        self.catalogue.note(each.address, each.state, each.told, tried=each.tried)
        came = "unchanged" if each.state == "done" else ""
        return Outcome(each.address, each.state, each.told, came)

    def _kept(self, kept: Kept) -> Outcome:
        first = kept.pages[0]
        mark = fingerprint(kept)
        page = self.catalogue.same(mark)
        came = _came(kept, page, self.catalogue.page_of(kept.address))
        if page is None:
            url = (kept.article and kept.article.url) or first.url or kept.address
            for answer in kept.beside:
                self.warcs.write(answer)
            places = [self.warcs.write(source) for source in kept.pages]
            read = Read(kept.article, kept.json, kept.error)
            page = self.catalogue.insert(url, mark, places, first.at, read)
        more = {"page": page, **(_validators(first) if kept.state == "done" else {})}
        self.catalogue.note(kept.address, kept.state, kept.error, more)
        return Outcome(kept.address, kept.state, kept.error, came)


def _came(kept: Kept, page: int | None, before: int | None) -> str:
    """Return what a page is, given the page that is the same and the one its address had."""
    if page is not None and page == before:
        return "unchanged"
    if kept.article is None:
        return kept.reason
    if page is not None:
        return "duplicate"
    return "page" if kept.article.paging and len(kept.pages) == 1 else "article"


def _validators(source: Source) -> dict[str, str | None]:
    if not isinstance(source, Response):
        return {}
    told = {"etag": source.header("etag"), "last_modified": source.header("last-modified")}
    return {name: value or None for name, value in told.items()}
