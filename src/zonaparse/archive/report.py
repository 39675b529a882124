"""How an archive stands, in counts."""

import sqlite3
from typing import NamedTuple

FIELDS = ("title", "published_at", "authors", "editors", "image", "tags", "blocks")


class Missing(NamedTuple):
    """Of the `pages` of a host fetched in a week, the share that lacks each field."""

    host: str
    week: str
    pages: int
    share: dict[str, float]


class Status(NamedTuple):
    """Counts: addresses by state, by host and state, pages by day fetched; and what is missing."""

    states: dict[str, int]
    hosts: dict[str, dict[str, int]]
    days: dict[str, int]
    errors: dict[str, int]
    missing: list[Missing]


def status(db: sqlite3.Connection) -> Status:
    """Return how the archive of a catalogue stands."""
    hosts: dict[str, dict[str, int]] = {}
    for host, state, count in db.execute(
        "select host, state, count(*) from addresses group by 1, 2 order by 1, 2"
    ):
        hosts.setdefault(host, {})[state] = count
    states: dict[str, int] = {}
    for counts in hosts.values():
        for state, count in counts.items():
            states[state] = states.get(state, 0) + count
    days = dict(db.execute("select date(fetched_at), count(*) from pages group by 1 order by 1"))
    errors = dict(db.execute(_ERRORS))
    return Status(states, hosts, days, errors, list(map(_missing, db.execute(_MISSING))))


_ERRORS = (
    "select coalesce(p.told, a.told) as error, count(*) from addresses a"
    " left join pages p on p.id = a.page where error != '' group by 1 order by 2 desc limit 50"
)
_LACKS = ", ".join(
    f"avg(coalesce(json_extract(article, '$.{name}'), '[]') = '[]')" for name in FIELDS
)
_MISSING = (
    f"select host, strftime('%Y-%W', fetched_at), count(*), {_LACKS} from pages"  # noqa: S608
    " where article is not null group by 1, 2 order by 1, 2"
)


def _missing(row: tuple[object, ...]) -> Missing:
    host, week, pages, *shares = row
    named = dict(zip(FIELDS, map(float, shares), strict=True))  # type: ignore[arg-type]
    return Missing(str(host), str(week), int(pages), named)  # type: ignore[call-overload]
