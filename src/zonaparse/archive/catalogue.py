"""The catalogue of an archive: one SQLite file, what is known of addresses and pages."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from zonaparse.archive.records import Place
from zonaparse.article import Article
from zonaparse.errors import ArchiveError

_VERSION = 1
_SCHEMA = """
create table addresses (
  id integer primary key, url text not null unique, host text not null,
  state text not null default 'waiting',  -- waiting, done, refused, failed
  attempts integer not null default 0,
  told text not null default '', added_at text not null, tried_at text,
  etag text, last_modified text, page integer references pages(id)
);
create index addresses_by_state on addresses(state, host, id);
create table pages (
  id integer primary key, url text not null, host text not null, fingerprint text not null,
  places text not null,  -- JSON [[file, offset, length], ...], one for each page of an article
  fetched_at text not null, article text, told text not null default ''
);
create index pages_by_fingerprint on pages(fingerprint);
create index pages_by_url on pages(url);
create table files (name text primary key, size integer not null);
create virtual table words using fts5(title, body, tokenize = "unicode61 remove_diacritics 2");
"""
NEWEST = "select max(id) from pages where article is not null group by url"
_ENTRIES = (
    f"with newest(id) as ({NEWEST}),"  # noqa: S608
    " had as (select p.url, json_group_array(a.url) as addresses"
    " from addresses a join pages p on p.id = a.page group by p.url)"
    " select p.article, p.fetched_at, coalesce(had.addresses, '[]') from newest"
    " join pages p on p.id = newest.id left join had on had.url = p.url order by p.id"
)


class Page(NamedTuple):
    """The row of a page, or of the pages of an article of several."""

    id: int
    url: str
    places: list[Place]
    json: str | None


class Read(NamedTuple):
    """What a page was read as: an Article and its JSON, or `told`, an error."""

    article: Article | None
    json: str | None
    told: str


class Waiting(NamedTuple):
    """An address to be fetched, and what is known of it."""

    id: int
    url: str
    host: str
    attempts: int
    etag: str | None
    last_modified: str | None


class Catalogue:
    """The tables; every change is made in a transaction of the caller's."""

    def __init__(self, path: Path, *, new: bool) -> None:
        try:
            self.db = sqlite3.connect(path, isolation_level=None)
            version = self._opened(new)
        except sqlite3.Error as error:
            raise ArchiveError(f"{path}: the catalogue cannot be opened: {error}") from error
        if version != _VERSION:
            raise ArchiveError(f"{path}: its catalogue is of version {version}, not {_VERSION}")

    def _opened(self, new: bool) -> int:
        """Return the version of the catalogue, which is made if it is `new`."""
        self.db.execute("pragma journal_mode = wal")
        self.db.execute("pragma synchronous = full")
        version = int(self.db.execute("pragma user_version").fetchone()[0])
        if version or not new:
            return version
        self.db.executescript(f"begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")
        return _VERSION

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes of the block all at once, or none of them.

        Raises ArchiveError if they cannot be made.
        """
        try:
            self.db.execute("begin immediate")
            yield
            self.db.execute("commit")
        except sqlite3.Error as error:
            raise ArchiveError(f"the catalogue cannot be written: {error}") from error
        finally:
            if self.db.in_transaction:
                self.db.execute("rollback")

    def ends(self) -> dict[str, int]:
        """Return the WARC files and how long each is known to be."""
        return dict(self.db.execute("select name, size from files"))

    def set_ends(self, ends: dict[str, int]) -> None:
        """Note how long the WARC files are."""
        self.db.executemany("insert or replace into files values (?, ?)", ends.items())

    def add(self, urls: Iterable[str]) -> None:
        """Note addresses that are to be fetched; known ones stay as they are."""
        rows = ((url, host(url), _now()) for url in urls)
        self.db.executemany(
            "insert or ignore into addresses (url, host, added_at) values (?, ?, ?)", rows
        )

    def states(self) -> dict[str, int]:
        """Return how many addresses are in each state."""
        return dict(self.db.execute("select state, count(*) from addresses group by state"))

    def again(self, urls: Iterable[str]) -> None:
        """Have addresses fetched again."""
        self.db.executemany(
            "update addresses set state = 'waiting', attempts = 0 where url = ?",
            ((url,) for url in urls),
        )

    def hosts_waiting(self, state: str = "waiting") -> list[str]:
        """Return the hosts that have addresses in a state: of "waiting" ones, to be fetched."""
        rows = self.db.execute("select distinct host from addresses where state = ?", (state,))
        return [host for (host,) in rows]

    def waiting(self, host: str, after: int, most: int, state: str = "waiting") -> list[Waiting]:
        """Return addresses of a host that are in a state, in order, after the one of an id."""
        rows = self.db.execute(
            f"select {', '.join(Waiting._fields)} from addresses"  # noqa: S608
            " where state = ? and host = ? and id > ? order by id limit ?",
            (state, host, after, most),
        )
        return list(map(Waiting._make, rows))

    def note(
        self,
        url: str,
        state: str,
        told: str,
        more: Mapping[str, object] | None = None,
        *,
        tried: bool = True,
    ) -> None:
        """Note what came of an address: its state, an error, and other columns."""
        columns = {"state": state, "told": told, "tried_at": _now(), **(more or {})}
        named = ", ".join(f"{column} = ?" for column in columns)
        query = f"update addresses set {named}, attempts = attempts + ? where url = ?"  # noqa: S608
        values = (*columns.values(), tried, url)
        if not self.db.execute(query, values).rowcount:  # one that was imported
            self.add([url])
            self.db.execute(query, values)

    def same(self, fingerprint: str) -> int | None:
        """Return the page that has a fingerprint."""
        row = self.db.execute(
            "select id from pages where fingerprint = ?", (fingerprint,)
        ).fetchone()
        return row[0] if row else None

    def page_of(self, url: str) -> int | None:
        """Return the page that an address gave last."""
        row = self.db.execute("select page from addresses where url = ?", (url,)).fetchone()
        return row[0] if row else None

    def insert(
        self, url: str, fingerprint: str, places: list[Place], at: datetime, read: Read
    ) -> int:
        """Note a page, where it lies, and what it was read as; return its number."""
        fetched = at.astimezone(UTC).isoformat()
        found = self.db.execute(
            "insert into pages (url, host, fingerprint, places, fetched_at, article, told)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (url, host(url), fingerprint, json.dumps(places), fetched, read.json, read.told),
        )
        page = int(found.lastrowid or 0)
        self._index(page, read.article)
        return page

    def set_article(self, page: int, read: Read) -> None:
        """Note what a page is read as now."""
        values = (read.json, read.told, page)
        self.db.execute("update pages set article = ?, told = ? where id = ?", values)
        self.db.execute("delete from words where rowid = ?", (page,))
        self._index(page, read.article)

    def _index(self, page: int, article: Article | None) -> None:
        if article:
            people = (*article.authors, *article.editors)
            row = (page, article.title, "\n\n".join((article.body, *people)))
            self.db.execute("insert into words (rowid, title, body) values (?, ?, ?)", row)

    def pages(self) -> Iterator[Page]:
        """Yield all pages, old versions too, as they lie in the files."""
        query = "select {} from pages where id > ? order by id limit 256"
        some = list(self._pages(query, (0,)))
        while some:
            yield from some
            some = list(self._pages(query, (some[-1].id,)))

    def newest(self) -> Iterator[Page]:
        """Yield the newest version of each article."""
        yield from self._pages(
            f"select {{}} from pages where id in ({NEWEST}) order by id"  # noqa: S608
        )

    def entries(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the newest version of each article, when it was fetched, all its addresses."""
        for json_, at, addresses in self.db.execute(_ENTRIES):
            yield json_, at, sorted(json.loads(addresses))

    def versions(self, url: str) -> list[Page]:
        """Return the versions of a page, the newest first, known under any of its addresses."""
        return list(
            self._pages(
                "select {} from pages where url = ? or url = (select p.url from pages p join"
                " addresses a on a.page = p.id where a.url = ?) order by id desc",
                (url, url),
            )
        )

    def matching(self, words: str, most: int) -> list[tuple[str, str]]:
        """Return address and an excerpt of the pages that hold all words, the best first."""
        quoted = " ".join(map(_quoted, words.split()))
        if not quoted:
            return []
        return self.db.execute(
            "select pages.url, snippet(words, -1, '', '', '…', 16) from words"
            " join pages on pages.id = words.rowid where words match ? order by rank limit ?",
            (quoted, most),
        ).fetchall()

    def _pages(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Page]:
        columns = "id, url, places, article"
        for number, url, places, article in self.db.execute(query.format(columns), values):
            yield Page(number, url, list(map(Place._make, json.loads(places))), article)


def _quoted(word: str) -> str:
    """Return a word as it is searched for; a star at its end stands for any ending.

    >>> _quoted("posy*"), _quoted('a"b')
    ('"posy"*', '"a""b"')
    """
    bare = word.rstrip("*")
    return '"' + bare.replace('"', '""') + '"' + "*" * (bare != word)


def host(url: str) -> str:
    """Return the host of an address; '' for a file."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
