"""Fields whose share fell at a site, and since which day."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple

from zonaparse.drift.model import Fall
from zonaparse.drift.seen import FIELDS, Seen

_LEAST = 4  # pages on each side of a day
_LEAST_FALL = 0.3
_SURE = 20.0  # twice the log of how much likelier two shares are than one
_CLEAR = (0.9, 0.1)  # shares before and since that few pages are enough for
_SOURCE = (0.8, 0.2)  # shares of a source: a field may well have two
_SOURCES = ("title", "published_at", "authors", "editors", "section", "tags", "image", "blocks")
_DATE = "published_at"
_LIVE = 4  # days of capture, from which on they tell when a page without a date was published
_Has = Callable[[Seen], bool]


class _Split(NamedTuple):
    """A day on which a share changed: the pages up to `at` have another than those behind."""

    low: int
    at: int
    high: int
    before: float
    after: float


def falls(site: str, pages: Sequence[Seen]) -> Iterator[Fall]:
    """Yield what fell at a site.

    That pages are articles, and have a date, is told by the day of capture; all else by that of
    publication.
    """
    captured = sorted(pages, key=lambda page: (page.captured, page.sample.url, str(page.sample.id)))
    yield from _of(site, captured, "article", None, lambda page: page.article, by_capture=True)
    articles = [page for page in captured if page.article]
    yield from _of(site, articles, _DATE, None, _has(_DATE), by_capture=True)
    is_live = len({page.captured for page in pages}) >= _LIVE
    dated = (page for page in articles if is_live or _DATE in page.fields)
    read = sorted(dated, key=lambda page: (page.sample.day, page.sample.url, str(page.sample.id)))
    fell = set()
    for name in (*(each for each in FIELDS if each != _DATE), "body"):
        for fall in _of(site, read, name, None, _has(name)):
            fell.add(name)
            yield fall
    for name in _SOURCES:
        if name not in fell:
            yield from _of_source(site, read, name)


def _has(name: str) -> _Has:
    return lambda page: name in page.fields


def _of_source(site: str, read: Sequence[Seen], name: str) -> Iterator[Fall]:
    """Yield the falls of the sources of a field that has its value from others since."""
    common = Counter(page.sources[name] for page in read if name in page.sources)
    for source, count in common.most_common(3):
        if count >= _LEAST:
            found = _of(site, read, name, source, lambda p, s=source: p.sources.get(name) == s)  # type: ignore[misc]
            yield from (f for f in found if f.before >= _SOURCE[0] and f.after <= _SOURCE[1])


def _of(
    site: str,
    pages: Sequence[Seen],
    name: str,
    source: str | None,
    has: _Has,
    *,
    by_capture: bool = False,
) -> Iterator[Fall]:
    present = [has(page) for page in pages]
    days = [page.captured if by_capture else page.sample.day for page in pages]
    for split in _splits(present, days):
        if split.before - split.after < _LEAST_FALL:
            continue
        before, after = range(split.low, split.at), range(split.at, split.high)
        yield Fall(
            site=site,
            field=name,
            source=source,
            day=days[split.at],
            before=round(split.before, 3),
            after=round(split.after, 3),
            pages_before=len(before),
            pages_after=len(after),
            last_with=pages[next(n for n in reversed(before) if present[n])].sample,
            first_without=pages[next(n for n in after if not present[n])].sample,
        )


def _splits(present: Sequence[bool], days: Sequence[object]) -> Iterator[_Split]:
    """Yield the days on which a share changed: the clearest, then those on both sides of it."""
    ends = [0]
    for _, same in groupby(days):
        ends.append(ends[-1] + len(list(same)))
    sums = [0]
    for each in present:
        sums.append(sums[-1] + each)
    waiting = [(0, len(ends) - 1)]
    while waiting:
        low, high = waiting.pop()
        if found := _best(ends, sums, low, high):
            at, split = found
            yield split
            waiting += [(low, at), (at, high)]


def _best(ends: list[int], sums: list[int], low: int, high: int) -> tuple[int, _Split] | None:
    """Return the day between two on which the share changed most clearly, if it did."""
    begin, end = ends[low], ends[high]
    within = [at for at in range(low + 1, high) if min(ends[at] - begin, end - ends[at]) >= _LEAST]
    whole = _likelihood(sums[end] - sums[begin], end - begin)
    best, gain = None, 0.0
    for at in within:
        middle = ends[at]
        one, other = sums[middle] - sums[begin], sums[end] - sums[middle]
        parts = _likelihood(one, middle - begin) + _likelihood(other, end - middle)
        if 2 * (parts - whole) > gain:
            shares = one / (middle - begin), other / (end - middle)
            best, gain = (at, _Split(begin, middle, end, *shares)), 2 * (parts - whole)
    return best if best and (gain >= _SURE or _is_clear(best[1])) else None


def _is_clear(split: _Split) -> bool:
    high, low = max(split.before, split.after), min(split.before, split.after)
    return high >= _CLEAR[0] and low <= _CLEAR[1]


def _likelihood(count: int, total: int) -> float:
    """Return the log of how likely a share of `count` in `total` is by itself."""
    if count in (0, total):
        return 0.0
    share = count / total
    return count * log(share) + (total - count) * log(1 - share)
