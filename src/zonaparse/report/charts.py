"""Charts as numbers: where the bars of a chart stand."""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from zonaparse.report.counting import week_of
from zonaparse.report.model import DayRow, Report

WIDTH, HEIGHT = 900, 120
_MOST = 130  # bars
_SPARK = 40
_LEVELS = (0.02, 0.2, 0.4, 0.6, 0.8, 0.97)


class Bar(NamedTuple):
    """A bar of a chart: its place in pixels, and what it tells."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int


def by_time(days: Sequence[DayRow]) -> tuple[str, list[Bar]]:
    """Return "day", "week" or "month", and a bar for each that has articles."""
    for unit, of in (("day", str), ("week", week_of), ("month", _month)):
        counts: Counter[str] = Counter()
        for each in days:
            counts[of(each.day)] += each.articles
        if len(counts) <= _MOST or unit == "month":
            break
    kept = dict(sorted(counts.items())[-_MOST:])
    return unit, _bars(kept, WIDTH, HEIGHT)


def sparks(report: Report) -> dict[str, list[Bar]]:
    """Return for each site a small chart over the time of all: the same columns for each."""
    days = [row.day for row in report.days]
    if not days:
        return {}
    first, span = min(days), max(1, (max(days) - min(days)).days + 1)
    counts: dict[str, list[int]] = {}
    for row in report.days:
        columns = counts.setdefault(row.site, [0] * _SPARK)
        columns[(row.day - first).days * _SPARK // span] += row.articles
    return {
        site: _bars({str(n): count for n, count in enumerate(each)}, 3 * _SPARK, 20)
        for site, each in counts.items()
    }


def by_length(lengths: dict[int, int]) -> list[Bar]:
    """Return a bar for each length."""
    return _bars({f"{length:,}": count for length, count in lengths.items()}, 600, HEIGHT)


def level(share: float) -> int:
    """Return which colour of a heat map a share has, 0 to 6; all and none are by themselves."""
    return bisect(_LEVELS, share)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _bars(counts: dict[str, int], width: int, height: int) -> list[Bar]:
    step = width / max(1, len(counts))
    highest = max(counts.values(), default=1) or 1
    return [
        Bar(round(n * step, 1), round(height - tall, 1), round(max(1, step - 1), 1), tall, *item)
        for n, item in enumerate(counts.items())
        if (tall := round(item[1] / highest * height, 1)) or item[1]
    ]
