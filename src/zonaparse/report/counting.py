"""Rows of pages counted into a report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nlargest
from statistics import median

from zonaparse.drift import Sample, drift
from zonaparse.drift.seen import FIELDS
from zonaparse.report.model import (
    DayRow,
    Duplicate,
    Failure,
    Oddity,
    Report,
    SiteRow,
    Timed,
    WeekRow,
)
from zonaparse.report.rows import Row

SHOWN = (*FIELDS, "body")
_SAMPLES, _FEW = 3, 5
_UNSURE = 0.5  # confidence
_LACKS = {"title": "no_title", "published_at": "no_date", "authors": "no_authors"}


def report(name: str, rows: Iterable[Row]) -> Report:
    """Return the report of pages; `name` says of what."""
    every = list(rows)
    read = [row for row in every if not row.error]
    dated = sorted(filter(None, map(_dated, read)), key=lambda s: (s.day, s.url, str(s.id)))
    lengths = [row.length for row in read]
    return Report(
        name=name,
        pages=len(every),
        articles=len(read),
        sites=list(_sites(every)),
        days=list(_days(read)),
        lengths=_by_length(lengths),
        undated=sum(_dated(row) is None for row in read),
        median_length=int(median(lengths)) if lengths else None,
        oddities=list(_oddities(read)),
        failures=list(_failures(every)),
        slowest=_slowest(read),
        duplicates=list(_duplicates(read)),
        newest=dated[: -_FEW - 1 : -1],
        oldest=dated[:_FEW],
        drift=drift(row.seen for row in every if row.seen or not row.error),
    )


def _dated(row: Row) -> Sample | None:
    """Return a page whose day is that of its publication."""
    return row.sample if "published_at" in row.fields else None


def _sites(rows: Sequence[Row]) -> Iterator[SiteRow]:
    by_site: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_site[row.site].append(row)
    for site, each in sorted(by_site.items(), key=lambda item: (-len(item[1]), item[0])):
        read = [row for row in each if not row.error]
        days = sorted(sample.day for sample in map(_dated, read) if sample)
        families = Counter(row.template.partition("/")[0] for row in read)
        yield SiteRow(
            site=site,
            family=families.most_common(1)[0][0] if families else "",
            pages=len(each),
            articles=len(read),
            since=days[0] if days else None,
            until=days[-1] if days else None,
            share=_shares(read),
            weeks=list(_weeks(read)),
        )


def _weeks(read: Sequence[Row]) -> Iterator[WeekRow]:
    by_week: dict[str, list[Row]] = defaultdict(list)
    for row in read:
        if sample := _dated(row):
            by_week[week_of(sample.day)].append(row)
    for week, each in sorted(by_week.items()):
        yield WeekRow(week=week, articles=len(each), share=_shares(each))


def week_of(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_of(date(2026, 1, 1))
    '2026-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _shares(read: Sequence[Row]) -> dict[str, float]:
    had = Counter(name for row in read for name in row.fields)
    return {name: round(had[name] / len(read), 3) for name in SHOWN} if read else {}


def _days(read: Sequence[Row]) -> Iterator[DayRow]:
    dated = ((_dated(row), row.site) for row in read)
    counts = Counter((sample.day, site) for sample, site in dated if sample)
    for (day, site), count in sorted(counts.items()):
        yield DayRow(day=day, site=site, articles=count)


def _by_length(lengths: Sequence[int]) -> dict[int, int]:
    """Return how many lengths are from each power of two up to the next."""
    counts = Counter(1 << (length.bit_length() - 1) if length else 0 for length in lengths)
    return dict(sorted(counts.items()))


def _oddities(read: Sequence[Row]) -> Iterator[Oddity]:
    samples: dict[str, list[Sample]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for row in read:
        for name in _odd(row):
            counts[name] += 1
            if row.sample and len(samples[name]) < _SAMPLES:
                samples[name].append(row.sample)
    for name, count in counts.most_common():
        yield Oddity(name=name, pages=count, samples=samples[name])


def _odd(row: Row) -> Iterator[str]:
    yield from dict.fromkeys(row.problems)
    yield from (name for field, name in _LACKS.items() if field not in row.fields)
    if row.confidence is not None and row.confidence < _UNSURE:
        yield "unsure"


def _failures(rows: Sequence[Row]) -> Iterator[Failure]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.error:
            by_reason[row.error].append(row.name)
    for reason, names in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        yield Failure(reason=reason, pages=len(names), addresses=names)


def _slowest(read: Sequence[Row]) -> list[Timed]:
    timed = [(r.seconds, r.sample) for r in read if r.seconds is not None and r.sample]
    slow = nlargest(_FEW, timed, key=lambda each: each[0])
    return [Timed(sample=sample, seconds=round(seconds, 3)) for seconds, sample in slow]


def _duplicates(read: Sequence[Row]) -> Iterator[Duplicate]:
    same: dict[bytes, list[Sample]] = defaultdict(list)
    for row in read:
        if row.length and row.sample:
            same[row.digest].append(row.sample)
    groups = (samples for samples in same.values() if len(samples) > 1)
    yield from (Duplicate(samples=samples) for samples in sorted(groups, key=len, reverse=True))
