"""How an archive stands, in counts, and what in it is bad."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from zonaparse.archive.catalogue import NEWEST

FIELDS = ("title", "published_at", "authors", "editors", "image", "tags", "blocks")


class Missing(NamedTuple):
    """Of the `pages` of a host published in an ISO week, the share that lacks each field.

    `week` is '' where the page tells no date.
    """

    host: str
    week: str
    pages: int
    share: dict[str, float]


class Bad(NamedTuple):
    """An address or file that gave no article, or not all of it, and why."""

    url: str
    state: str
    error: str


class Status(NamedTuple):
    """Counts: addresses by state, by host and state, pages by day fetched; and what is missing.

    The day of an imported file is that of its last change; its host is that of its article. `more`
    counts addresses of an article that another address gave, too: its further pages, and copies.
    """

    states: dict[str, int]
    hosts: dict[str, dict[str, int]]
    days: dict[str, int]
    errors: dict[str, int]
    missing: list[Missing]
    more: int = 0


def status(db: sqlite3.Connection) -> Status:
    """Return how the archive of a catalogue stands; what there is most of comes first."""
    db.create_function("iso_week", 1, _iso_week, deterministic=True)
    hosts: dict[str, dict[str, int]] = {}
    states: dict[str, int] = {}
    for host, state, count in db.execute(_HOSTS):
        hosts.setdefault(host, {})[state] = count
        states[state] = states.get(state, 0) + count
    hosts = dict(sorted(hosts.items(), key=lambda row: -sum(row[1].values())))
    days = dict(db.execute("select date(fetched_at), count(*) from pages group by 1 order by 1"))
    errors = dict(db.execute(_ERRORS))
    (more,) = db.execute(_MORE).fetchone()
    return Status(states, hosts, days, errors, list(map(_missing, db.execute(_MISSING))), more)


def bad(db: sqlite3.Connection) -> Iterator[Bad]:
    """Yield what gave no article, or not all of it, in the order in which it was added."""
    return map(Bad._make, db.execute(f"select url, state, error from ({_TOLD}) where error != ''"))  # noqa: S608


_HOSTS = (
    "select coalesce(nullif(a.host, ''), nullif(p.host, ''), 'no host'), state, count(*)"
    " from addresses a left join pages p on p.id = a.page group by 1, 2 order by 1, 2"
)
_TOLD = (
    "select a.id, a.url, a.state, coalesce(nullif(a.told, ''), p.told, '') as error"
    " from addresses a left join pages p on p.id = a.page order by a.id"
)
_ERRORS = (
    f"select error, count(*) from ({_TOLD})"  # noqa: S608
    " where error != '' group by 1 order by 2 desc limit 50"
)
_MORE = (
    "select count(*) - count(distinct p.url) from addresses a join pages p on p.id = a.page"
    " where p.article is not null"
)
_LACKS = ", ".join(
    f"avg(coalesce(json_extract(article, '$.{name}'), '[]') = '[]')" for name in FIELDS
)
_MISSING = (
    f"select host, iso_week(json_extract(article, '$.published_at')), count(*), {_LACKS} from pages"  # noqa: S608
    f" where id in ({NEWEST}) group by 1, 2 order by 1, 2"
)


def _iso_week(at: str | None) -> str:
    """Return the ISO week of a time, in its own zone.

    >>> _iso_week("2026-01-01T00:30:00+07:00"), _iso_week(None)
    ('2026-W01', '')
    """
    if not at:
        return ""
    year, week, _ = date.fromisoformat(at[:10]).isocalendar()
    return f"{year}-W{week:02}"


def _missing(row: tuple[object, ...]) -> Missing:
    host, week, pages, *shares = row
    named = dict(zip(FIELDS, map(float, shares), strict=True))  # type: ignore[arg-type]
    return Missing(str(host), str(week), int(pages), named)  # type: ignore[call-overload]
