"""An archive: a folder of WARC files and their catalogue."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TextIO
from urllib.parse import quote

from filelock import FileLock, Timeout
from pydantic import ValidationError

from zonaparse import markup, notebook
from zonaparse.archive import exporting, folder, report, searching, selecting, wacz
from zonaparse.archive.catalogue import Catalogue
from zonaparse.archive.records import Capture, NoPage, Outcome, Revisit
from zonaparse.archive.storing import Storage
from zonaparse.archive.warcs import Warcs
from zonaparse.article import Article
from zonaparse.errors import ArchiveError
from zonaparse.fields.links import absolute, canonical
from zonaparse.many.keeper import end_if_unguarded
from zonaparse.renamed import former
from zonaparse.text import printable

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_PLAIN = "%/:?#[]@!$&'()*+,;="  # stands for itself in an address


class Version(NamedTuple):
    """An Article as it was when it was captured, the last time `at`, in UTC."""

    article: Article
    at: datetime


class Archive:
    """The pages below a folder, a context manager. Iterating yields the newest Articles.

    A folder that is not there is made, unless it is for `reading`. One process at a time may
    change it; `reading` needs no turn, and may be of a medium that is read-only. WARC files in the
    folder that are not of the archive are left alone; `strays` are their paths.

    Raises ArchiveError if another process has it, if there is none to read, or if the folder holds
    something else; CatalogueMismatch if its catalogue and its WARC files do not belong together.
    """

    def __init__(self, path: Path | str, *, reading: bool = False) -> None:
        self.path = Path(path)
        self._lock: FileLock | None = None
        if reading:
            folder.check_there(self.path)
        else:
            folder.is_new(self.path)
            self._lock = locked(self.path)
        try:
            if not reading and folder.is_new(self.path):
                _begin(self.path)
            self._open(reading=reading)
        except BaseException:
            self._release()
            raise

    def _open(self, *, reading: bool) -> None:
        self.catalogue = Catalogue.open(self.path / folder.CATALOGUE, reading=reading)
        try:
            folder.check(self.path, self.catalogue.ends)
            self.warcs = Warcs(self.path, self.catalogue.ends())
            if not reading:
                self.warcs.repair()
            self._storage = Storage(self.catalogue, self.warcs)
        except BaseException:
            self.catalogue.db.close()
            raise

    def __repr__(self) -> str:
        return f"Archive({str(self.path)!r})"

    def _repr_html_(self) -> str:
        """Return what there is, of which sites; the path alone once it is closed."""
        try:
            states, sites = self.catalogue.states(), self.catalogue.sites()
        except sqlite3.ProgrammingError:
            return f"<p>{markup.text(repr(self))}, closed</p>"
        return notebook.archive_html(repr(self), states, sites)

    @property
    def strays(self) -> list[Path]:
        """The WARC files in the folder that this library did not write."""
        return folder.strays(self.path)

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
            folder.end(self.path)
        self._release()

    def _release(self) -> None:
        if self._lock:
            self._lock.release()

    def __iter__(self) -> Iterator[Article]:
        for page in self.catalogue.newest():
            if page.json:
                yield article_of(page.json, page.url, self.path)

    def get(self, url: str) -> Article | None:
        """Return the newest Article known under an address; None if there is none."""
        return next((version.article for version in self.versions(url)), None)

    def versions(self, url: str) -> Iterator[Version]:
        """Yield what an Article was at the times of its captures, the newest first.

        One that was changed and changed back comes twice.
        """
        for page in self.catalogue.versions(clean(url)):
            if page.json:
                yield Version(article_of(page.json, page.url, self.path), page.at)

    def get_like(self, url: str) -> Article | None:
        """Return what get() does for an address that differs in what does not matter."""
        plain = canonical(url)
        _, _, rest = plain.rstrip("/").partition("://")
        likely = (f"{scheme}://{rest}{end}" for scheme in ("https", "http") for end in ("", "/"))
        return next(filter(None, map(self.get, (plain, *likely))), None)

    def search(self, words: str, most: int = 20) -> list[tuple[str, str]]:
        """Return address and excerpt of the pages that hold all words, the best first; see find().

        Names of authors and editors count; `posy*` stands for all words that begin so.
        """
        return searching.matching(self.catalogue.db, words, most)

    def find(
        self,
        words: str,
        *,
        since: date | None = None,
        until: date | None = None,
        site: str | None = None,
        section: str | None = None,
        author: str | None = None,
        order: searching.Order = "relevance",
        most: int = 20,
    ) -> list[searching.Hit]:
        """Return the newest articles that hold all words, in any Indonesian form: "panen" finds
        "memanen". A word in double quotes is found as it is, `posy*` by its beginning. Without
        words, those that the other arguments say, the newest first.

        `since` and `until` are days in the zones of the pages, `site` is a host or the end of one,
        `author` a part of a name; `order` is "relevance" or "time", the newest first.
        """
        wanted = searching.Wanted(since, until, site, section, author)
        return list(searching.find(self.catalogue.db, words, wanted, order, most))

    def numbered(self, number: int) -> Article | None:
        """Return the Article of a number that find() told."""
        page = self.catalogue.numbered(number)
        return article_of(page.json, page.url, self.path) if page and page.json else None

    def page(self, number: int) -> tuple[bytes, str] | None:
        """Return the stored page of a number and its address; the first of several pages."""
        found = self.catalogue.numbered(number)
        return (self.warcs.read(found.places[0]).body, found.url) if found else None

    def status(self) -> report.Status:
        """Return counts by state, host and day, and how often fields are missing."""
        return report.status(self.catalogue.db)

    def bad(self) -> Iterator[report.Bad]:
        """Yield the addresses and files that gave no article, or not all of it, and why."""
        return report.bad(self.catalogue.db)

    def archived_articles(
        self, ids: Collection[int] | None = None
    ) -> Iterator[exporting.ArchivedArticle]:
        """Yield the newest Articles, or those of some numbers, with times and addresses."""
        for number, json, at, addresses in self.catalogue.archived_articles():
            if ids is None or number in ids:
                article = article_of(json, addresses[0] if addresses else "", self.path)
                when = datetime.fromisoformat(at)
                yield exporting.ArchivedArticle(article, when, addresses, number)

    @property
    def entries(self) -> Callable[[], Iterator[exporting.ArchivedArticle]]:
        """The former name of `archived_articles`."""
        return former("entries", "archived_articles", self.archived_articles)

    def export(
        self,
        form: str,
        target: Path | str | TextIO,
        *,
        ids: Iterable[int] | None = None,
        columns: Iterable[str] | None = None,
        bom: bool = True,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> int:
        """Write the newest Articles, or those of some `ids`, see select(); return how many.

        The form is "jsonl", "csv", "markdown", "jsonfeed", "parquet", "xlsx", "wacz", or "files":
        a folder of Markdown. `columns` are those of a table; CSV begins with a byte order mark
        unless it is told not to; `on_progress` hears how many are written. A file that is there is
        replaced when all are written, and not before. Raises ArchiveError for a file in the folder
        of the archive, or unknown columns.
        """
        if isinstance(target, Path | str) and _is_below(Path(target), self.path):
            raise ArchiveError(f"{target}: it is in the archive, where nothing else is written")
        chosen = None if ids is None else frozenset(ids)
        shape = exporting.shape(form, columns, bom=bom)
        if form == "wacz":
            numbers = self.select(ids=chosen)
            return wacz.write(self.catalogue, self.warcs, self.path, numbers, Path(str(target)))
        articles = _heard(self.archived_articles(chosen), on_progress)
        return exporting.write(form, articles, target, shape)

    def select(
        self,
        words: str = "",
        *,
        since: date | None = None,
        until: date | None = None,
        site: str | None = None,
        section: str | None = None,
        author: str | None = None,
        ids: Collection[int] | None = None,
        sample: int | None = None,
    ) -> list[int]:
        """Return the numbers of the articles that find() would find, all of them, in order; with
        `sample` so many of them by chance, the same each time.

        Raises ArchiveError for `ids` that are none of an article.
        """
        wanted = searching.Wanted(since, until, site, section, author)
        return selecting.numbers(self.catalogue.db, words, wanted, ids, sample)

    def to_arrow(self) -> "pyarrow.Table":
        """Return the Articles as a pyarrow.Table; needs the extra `parquet`."""
        table: pyarrow.Table = exporting.table(self.archived_articles())
        return table

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the Articles as a pandas.DataFrame; needs pandas and the extra `parquet`."""
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """Return the Articles as a polars.DataFrame; needs polars and the extra `parquet`."""
        import polars

        return polars.DataFrame(self.to_arrow())

    def add(self, urls: Iterable[str], *, again: bool = False) -> None:
        """Note addresses for crawl() to fetch; `again`: also those that were fetched before."""
        with self.catalogue.transaction():
            self.catalogue.add(given := list(map(clean, urls)))
            if again:
                self.catalogue.again(given)

    def store(
        self, batch: Iterable[Capture | NoPage | Revisit], *, found: Iterable[str] = ()
    ) -> list[Outcome]:
        """Put pages on disk, and then note all that is known of them; return what came of each.

        `found` are new addresses, to be fetched. Raises ArchiveError or OSError if that is not
        possible, for example on a full disk; nothing of the batch is kept then.
        """
        with self._storage.batch():
            self.catalogue.add(map(clean, found))
            return [self._storage.write(each) for each in batch]

    @property
    def keep(self) -> Callable[..., list[Outcome]]:
        """The former name of `store`."""
        return former("keep", "store", self.store)

    def join(self, url: str, at: datetime) -> Outcome:
        """Make one version of the pages of an article that were kept one by one, `at` the last.

        Returns what the article is now: it may lack pages still.
        """
        return self._storage.join(url, at)


def article_of(json: str, url: str, archive: Path) -> Article:
    """Return a stored Article; raise ArchiveError if it is none by today's schema."""
    try:
        return Article.model_validate_json(json)
    except ValidationError as error:
        told = f"{url}: its stored Article does not follow the schema"
        raise ArchiveError(f"{told}; `zonaparse reparse {archive}` reads the page again") from error


def _heard(
    articles: Iterator[exporting.ArchivedArticle], on_progress: Callable[[int], None]
) -> Iterator[exporting.ArchivedArticle]:
    for count, article in enumerate(articles, 1):
        yield article
        on_progress(count)


def _is_below(path: Path, folder: Path) -> bool:
    return folder.resolve() in path.resolve().parents


def clean(url: str) -> str:
    """Return an address as it may be linked; bytes that are no text are escaped.

    What is no address of http or https is returned without control characters, to be refused.
    """
    escaped = quote(os.fsencode(url), safe=_PLAIN) if not url.isascii() and _is_raw(url) else url
    return absolute(escaped, None) or printable(escaped)


def _is_raw(url: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in url)


def locked(path: Path) -> FileLock:
    """Return the lock on an archive, whose folder is made; raise ArchiveError if another has it."""
    end_if_unguarded()
    path.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path / folder.LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ArchiveError(f"{path}: another process writes to it") from error
    return lock


def _begin(path: Path) -> None:
    """Put an empty catalogue into a folder; nobody sees it before it is whole."""
    new = path / folder.NEW
    for each in path.glob(f"{folder.NEW}*"):  # of a run that was killed here
        each.unlink()
    Catalogue.create(new).db.close()
    new.replace(path / folder.CATALOGUE)
    folder.sync(path)
