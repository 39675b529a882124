"""The catalogue of an archive: one SQLite file, what is known of addresses and pages."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from zonaparse.archive import browsing
from zonaparse.archive.opening import REBUILD, connected, readable, sqlite_errors, tables, version
from zonaparse.archive.records import Place
from zonaparse.article import Article
from zonaparse.errors import ArchiveError, CatalogueMismatch

_VERSION = 2
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
  fetched_at text not null,  -- the last time at which it was captured, in UTC
  article text, told text not null default ''
);
create index pages_by_fingerprint on pages(fingerprint);
create index pages_by_url on pages(url, fetched_at);
create index pages_by_places on pages(places);
create table captures (  -- when an address gave a page; no address: pages that were joined
  page integer not null references pages(id), at text not null, address text not null,
  primary key (page, at, address)
) without rowid;
create index captures_by_address on captures(address, at);
create table files (name text primary key, size integer not null);
create virtual table words using fts5(title, body, tokenize = "unicode61 remove_diacritics 2");
"""
_TABLES = {"addresses", "pages", "captures", "files", "words"}
NEWEST = (
    "select id from (select id, row_number() over"
    " (partition by url order by fetched_at desc, id desc) as place"
    " from pages where article is not null) where place = 1"
)
_ARCHIVED_ARTICLES = (
    f"with newest(id) as ({NEWEST}),"  # noqa: S608
    " had as (select url, json_group_array(address) as addresses from (select distinct p.url,"
    " c.address from captures c join pages p on p.id = c.page where c.address != '') group by url)"
    " select p.id, p.article, p.fetched_at, coalesce(had.addresses, '[]') from newest"
    " join pages p on p.id = newest.id left join had on had.url = p.url order by p.id"
)
_VERSIONS = (
    "select p.id, p.url, p.places, p.article, p.told, c.at from captures c"
    " join pages p on p.id = c.page"
    " where p.url = :url or p.url in (select q.url from captures d join pages q on q.id = d.page"
    " where d.address = :url) order by c.at desc, p.id desc"
)


class Page(NamedTuple):
    """The row of a page, or of the pages of an article of several, captured last `at`, in UTC."""

    id: int
    url: str
    places: list[Place]
    json: str | None
    error: str
    at: datetime


class Read(NamedTuple):
    """What a page was read as: an Article and its JSON, or an `error`."""

    article: Article | None
    json: str | None
    error: str


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

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a catalogue at a path where there is none."""
        db = connected(path, "rwc")
        with sqlite_errors(path):
            made = f"{_SCHEMA} {browsing.VIEW} pragma user_version = {_VERSION}"
            db.executescript(f"begin; {made}; commit;")
        return cls(db)

    @classmethod
    def open(cls, path: Path, *, reading: bool) -> Self:
        """Open the catalogue at a path; one for `reading` may lie on a medium that is read-only.

        Raises CatalogueMismatch if it holds nothing, is of another version, or is no catalogue.
        """
        db = readable(path) if reading else connected(path, "rw")
        with sqlite_errors(path):
            wrong = _wrong(version(db), tables(db))
            if not (wrong or reading):
                db.execute("pragma journal_mode = wal")
                db.execute("pragma synchronous = full")
                browsing.renew(db)
        if wrong:
            db.close()
            raise CatalogueMismatch(f"{path}: the catalogue {wrong}; {REBUILD.format(path.parent)}")
        return cls(db)

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

    def by_fingerprint(self, fingerprint: str) -> int | None:
        """Return the page that has a fingerprint."""
        return self._number("select id from pages where fingerprint = ?", fingerprint)

    def by_places(self, places: Sequence[Place]) -> int | None:
        """Return the page that lies at places."""
        return self._number("select id from pages where places = ?", json.dumps(places))

    def places(self, page: int) -> list[Place]:
        """Return where a page lies."""
        row = self.db.execute("select places from pages where id = ?", (page,)).fetchone()
        return _places(row[0])

    def identity(self, page: int) -> tuple[str, str, str]:
        """Return the address of a page, its fingerprint, and why it gives no article."""
        query = "select url, fingerprint, told from pages where id = ?"
        url, mark, told = self.db.execute(query, (page,)).fetchone()
        return url, mark, told

    def captured(self, address: str, at: datetime | None, before: datetime) -> int | None:
        """Return the page that an address gave at a time, else the last one before another."""
        query = "select page from captures where address = ? and at"
        known = self._number(f"{query} = ?", address, utc(at)) if at else None
        if known is None:
            return self._number(f"{query} <= ? order by at desc", address, utc(before))
        return known

    def is_captured(self, page: int, at: datetime, address: str) -> bool:
        """Say whether it is known that an address gave a page at a time."""
        query = "select 1 from captures where page = ? and at = ? and address = ?"
        return self._number(query, page, utc(at), address) is not None

    def is_later(self, address: str, at: datetime) -> bool:
        """Say whether an address was captured after a time."""
        query = "select 1 from captures where address = ? and at > ?"
        return self._number(query, address, utc(at)) is not None

    def has_captured(self, address: str, page: int) -> bool:
        """Say whether an address gave a page before."""
        query = "select 1 from captures where address = ? and page = ?"
        return self._number(query, address, page) is not None

    def neighbours(self, page: int, at: datetime) -> set[int]:
        """Return the versions before and after a time, of the article of a page."""
        where = "select c.page from captures c join pages p on p.id = c.page"
        where += " where p.url = (select url from pages where id = ?) and c.at"
        before = self._number(f"{where} <= ? order by c.at desc, c.page desc", page, utc(at))
        after = self._number(f"{where} > ? order by c.at, c.page", page, utc(at))
        return {each for each in (before, after) if each is not None}

    def _number(self, query: str, *values: object) -> int | None:
        row = self.db.execute(f"{query} limit 1", values).fetchone()
        return row[0] if row else None

    def insert(self, url: str, fingerprint: str, places: Sequence[Place], read: Read) -> int:
        """Note a page, where it lies, and what it was read as; return its number."""
        found = self.db.execute(
            "insert into pages (url, host, fingerprint, places, fetched_at, article, told)"
            " values (?, ?, ?, ?, '', ?, ?)",
            (url, host(url), fingerprint, json.dumps(places), read.json, read.error),
        )
        page = int(found.lastrowid or 0)
        self._index(page, read.article)
        return page

    def capture(self, page: int, at: datetime, address: str) -> None:
        """Note that an address gave a page at a time."""
        time = utc(at)
        self.db.execute("insert or ignore into captures values (?, ?, ?)", (page, time, address))
        query = "update pages set fetched_at = ? where id = ? and fetched_at < ?"
        self.db.execute(query, (time, page, time))

    def set_article(self, page: int, fingerprint: str, read: Read) -> None:
        """Note what a page is read as now."""
        values = (read.json, read.error, fingerprint, page)
        self.db.execute(
            "update pages set article = ?, told = ?, fingerprint = ? where id = ?", values
        )
        if read.article and (url := read.article.url):
            query = "update pages set url = ?, host = ? where id = ?"
            self.db.execute(query, (url, host(url), page))
        self.db.execute("delete from words where rowid = ?", (page,))
        self._index(page, read.article)

    def set_error(self, page: int, told: str) -> None:
        """Note why a page gives no article."""
        self.db.execute("update pages set told = ? where id = ?", (told, page))

    def _index(self, page: int, article: Article | None) -> None:
        if article:
            row = (page, *words_of(article))
            self.db.execute("insert into words (rowid, title, body) values (?, ?, ?)", row)

    def indexed(self, page: int) -> tuple[str | None, str] | None:
        """Return the words of a page that are searched; None if there are none."""
        query = "select title, body from words where rowid = ?"
        found: tuple[str | None, str] | None = self.db.execute(query, (page,)).fetchone()
        return found

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

    def archived_articles(self) -> Iterator[tuple[int, str, str, list[str]]]:
        """Yield number and newest version of each article, when it was fetched, its addresses."""
        for number, json_, at, addresses in self.db.execute(_ARCHIVED_ARTICLES):
            yield number, json_, at, sorted(json.loads(addresses))

    def versions(self, url: str) -> list[Page]:
        """Return the versions of a page, the newest first, known under any of its addresses.

        A page that was changed and changed back is there twice, `at` its own times.
        """
        rows = map(_page, self.db.execute(_VERSIONS, {"url": url}))
        return [next(same) for _, same in groupby(rows, key=lambda page: page.id)]

    def count(self) -> int:
        """Return how many pages there are, old versions too."""
        return int(self.db.execute("select count(*) from pages").fetchone()[0])

    def articles(self) -> int:
        """Return how many articles there are, versions of one as one."""
        query = "select count(distinct url) from pages where article is not null"
        return int(self.db.execute(query).fetchone()[0])

    def sites(self) -> list[tuple[str, int]]:
        """Return the hosts that articles are from, and how many, the most first."""
        query = "select host, count(distinct url) from pages where article is not null"
        return list(self.db.execute(f"{query} group by host order by 2 desc, 1"))

    def no_articles(self) -> int:
        """Return how many pages there are that are no articles."""
        query = "select count(*) from pages where article is null"
        return int(self.db.execute(query).fetchone()[0])

    def numbered(self, number: int) -> Page | None:
        """Return the page of a number."""
        return next(self._pages("select {} from pages where id = ?", (number,)), None)

    def _pages(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Page]:
        columns = "id, url, places, article, told, fetched_at"
        return map(_page, self.db.execute(query.format(columns), values))


def _wrong(found: int, names: set[str]) -> str:
    """Return why a database of a version is no catalogue; '' if it is one."""
    if not found:
        return "is empty"
    if found != _VERSION:
        return f"is of version {found}, not {_VERSION}"
    missing = sorted(_TABLES - names)
    return f"has no table {missing[0]!r}" if missing else ""


def _page(columns: Sequence[Any]) -> Page:
    number, url, places, article, told, at = columns
    return Page(number, url, _places(places), article, told, datetime.fromisoformat(at))


def _places(told: str) -> list[Place]:
    return list(map(Place._make, json.loads(told)))


def utc(at: datetime) -> str:
    """Return a time as it is noted: such texts sort by time."""
    return at.astimezone(UTC).isoformat()


def words_of(article: Article) -> tuple[str | None, str]:
    """Return the words of an Article that are searched: of its headline, and all others."""
    return article.title, "\n\n".join((article.body, *article.authors, *article.editors))


def host(url: str) -> str:
    """Return the host of an address; '' for a file."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
