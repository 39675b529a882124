"""An archive: a folder of WARC files and their catalogue."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from zonaparse.archive import exporting, report
from zonaparse.archive.catalogue import Catalogue
from zonaparse.archive.records import Outcome, Source, address, fingerprint
from zonaparse.archive.warcs import Warcs
from zonaparse.article import Article
from zonaparse.errors import ArchiveError
from zonaparse.fetching.response import Response
from zonaparse.many import Parsed, parse_many

_CATALOGUE = "catalogue.sqlite"
_BATCH = 64  # pages that are put on disk together


class Archive:
    """The pages below a folder, a context manager. Iterating yields the newest Articles.

    One process at a time may change it; `reading` needs no turn. Raises ArchiveError if another
    process has it, or if there is none to read.
    """

    def __init__(self, path: Path | str, *, reading: bool = False) -> None:
        self.path = Path(path)
        catalogue = self.path / _CATALOGUE
        if reading and not catalogue.is_file():
            raise ArchiveError(f"{path}: there is no archive")
        self._lock: FileLock | None = None if reading else self._taken()
        self.catalogue = Catalogue(catalogue, new=not reading)
        self.warcs = Warcs(self.path, self.catalogue.ends())
        if not reading:
            self.warcs.repair()

    def _taken(self) -> FileLock:
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

    def search(self, words: str, most: int = 20) -> list[tuple[str, str]]:
        """Return address and excerpt of the pages that hold all words, the best first."""
        return self.catalogue.matching(words, most)

    def status(self) -> report.Status:
        """Return counts by state, host and day, and how often fields are missing."""
        return report.status(self.catalogue.db)

    def export(self, form: str, target: Path) -> int:
        """Write the Articles as "jsonl", "csv", "markdown" or "parquet"; return how many."""
        return exporting.EXPORTERS[form](self, target)

    def to_arrow(self) -> Any:
        """Return the Articles as a pyarrow.Table; needs the extra `parquet`."""
        return exporting.table(self)

    def to_pandas(self) -> Any:
        """Return the Articles as a pandas.DataFrame; needs pandas and the extra `parquet`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """Return the Articles as a polars.DataFrame; needs polars and the extra `parquet`."""
        import polars

        return polars.from_arrow(self.to_arrow())

    def keep(
        self,
        sources: Iterable[Source],
        run: int,
        *,
        workers: int | None = None,
        told: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        """Parse pages in processes of their own and keep them; `told` hears of each that is kept.

        When it hears of a page, the page is on disk.
        """
        given: dict[int, Source] = {}

        def pages() -> Iterator[tuple[int, bytes, str | None]]:
            for number, source in enumerate(sources):
                given[number] = source
                yield number, source.body, source.url

        batch: list[tuple[Source, Parsed]] = []
        for row in parse_many(pages(), workers=workers, ordered=False):
            batch.append((given.pop(row.id), row))  # type: ignore[call-overload]
            if len(batch) >= _BATCH or not given:
                self._commit(batch, run, told)
                batch = []
        self._commit(batch, run, told)

    def _commit(
        self, batch: list[tuple[Source, Parsed]], run: int, told: Callable[[Outcome], None]
    ) -> None:
        """Write a batch: first the pages, on disk, then all that is known of them."""
        with self.catalogue.transaction():
            outcomes = [self._kept(source, row, run) for source, row in batch]
            self.catalogue.set_ends(self.warcs.sync())
        for outcome in outcomes:
            told(outcome)

    def _kept(self, source: Source, row: Parsed, run: int) -> Outcome:
        known = address(source)
        url = (row.article and row.article.url) or source.url or known
        error = str(row.error or "")
        mark = fingerprint(source, row)
        page = self.catalogue.same(mark)
        if page is None:
            page = self.catalogue.insert(url, mark, self.warcs.write(source), source.at, error)
            self.catalogue.set_article(page, row.article, row.json, error)
        validators = _validators(source) if isinstance(source, Response) else {}
        self.catalogue.note(known, "done", error, run, page=page, **validators)
        return Outcome(known, "done", error)


def _validators(response: Response) -> dict[str, str | None]:
    told = {"etag": response.header("etag"), "last_modified": response.header("last-modified")}
    return {name: value or None for name, value in told.items()}
