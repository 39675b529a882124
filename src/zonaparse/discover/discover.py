"""Articles found on a site: by its sitemaps, its feeds, its index pages."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from zonaparse.discover.feeds import ListingEntry
from zonaparse.discover.filters import Decision, Filter, day_in_wib
from zonaparse.discover.indexes import days, links, pages
from zonaparse.discover.listings import Listing, read
from zonaparse.errors import BadResponse, FetchError, HttpStatus
from zonaparse.fetching import Fetcher
from zonaparse.fetching.addresses import checked
from zonaparse.fetching.faults import as_fetch_error
from zonaparse.fields.links import canonical
from zonaparse.renamed import renamed
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.registry import known
from zonaparse.templates.template import Template

_SITEMAPS = ("/sitemap-news.xml", "/sitemap.xml")
_FEEDS = ("/feed", "/rss")
_MOST_LISTINGS = 2_000
_TURN = 100  # entries after which others that wait for the loop have a turn


class Found(NamedTuple):
    """The address of an article, its time where the listing tells one, and the listing.

    `at` is when it was published; where the listing does not tell that, when it was changed last.
    """

    url: str
    at: datetime | None
    source: str


class LeftOut(NamedTuple):
    """How many addresses that a site lists were left out, and why."""

    site: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.site}: left out are {self.number} addresses that {self.reason}"


class _Listed(NamedTuple):
    """What a listing holds: an entry of it, and its address."""

    entry: ListingEntry
    source: str


async def discover(
    fetcher: Fetcher,
    site: str,
    *,
    since: date | None = None,
    until: date | None = None,
    unfiltered: bool = False,
    on_error: Callable[[FetchError], None] = lambda _: None,
    on_left_out: Callable[[LeftOut], None] = lambda _: None,
    told: Callable[[FetchError], None] | None = None,
) -> AsyncIterator[Found]:
    """Yield the articles that a site lists, each once, under their plain addresses.

    `site` is a host, or an address whose host is meant; the domain of a family that has one index
    for all its hosts, such as kompas.com, stands for all of them. What feeds and news sitemaps list
    is an article; what other sitemaps and index pages list is one if its address looks like one, or
    if `unfiltered`.

    Days are in WIB. The time of a change rules out by `since` alone; an article of which neither
    the listing nor the address tells a time is yielded whatever the days are. Index pages by day
    are looked through from `since` on.

    `on_error` hears of listings that cannot be had or read in full, `on_left_out` at the end of how
    many addresses were left out for their looks or their host.
    """
    on_error = renamed("discover(told=...)", "discover(on_error=...)", told, on_error)
    root = site if "://" in site else f"https://{site}"
    try:
        checked(root)
        named = await fetcher.sitemaps(root)
    except FetchError as error:
        on_error(error)
        return
    family = known().of_host(urlsplit(root).hostname or "") or GENERIC
    wanted = Filter.of(family, root, since, until, unfiltered=unfiltered)
    sources = (
        _listed(fetcher, named or [urljoin(root, path) for path in _SITEMAPS], wanted, on_error),
        _listed(fetcher, [urljoin(root, path) for path in _FEEDS], wanted, on_error),
        _indexed(fetcher, root, family, wanted, on_error),
    )
    by_decision: dict[Decision, set[str]] = {decision: set() for decision in Decision}
    for source in sources:
        async for entry, listing in source:
            url = plain(entry.url)
            decision = wanted.decision(url, entry)
            if decision is Decision.TAKEN and url not in by_decision[decision]:
                yield Found(url, entry.at, listing)
            by_decision[decision].add(url)
    for decision in (Decision.UNLIKE_AN_ARTICLE, Decision.ELSEWHERE):
        if number := len(by_decision[decision] - by_decision[Decision.TAKEN]):
            on_left_out(LeftOut(site, number, decision))


def plain(url: str) -> str:
    """Return an address without what names a twin, a page, or how a reader came.

    >>> plain("https://m.a.pikiran-rakyat.com/c/amp/pr-1/judul?utm_source=x&page=2")
    'https://a.pikiran-rakyat.com/c/pr-1/judul'
    """
    parts = urlsplit(canonical(url))
    path = "/".join(part for part in parts.path.split("/") if part != "amp")
    host = parts.netloc.removeprefix("m.").removeprefix("amp.")
    pairs = [
        pair for pair in parts.query.split("&") if pair not in ("amp", "amp=1", "outputType=amp")
    ]
    return urlunsplit((parts.scheme, host, path, "&".join(pairs), ""))


async def _listed(
    fetcher: Fetcher, urls: list[str], wanted: Filter, on_error: Callable[[FetchError], None]
) -> AsyncIterator[_Listed]:
    """Yield what sitemaps and feeds list, and the sitemaps that they list."""
    waiting = deque(urls)
    seen = set(urls)
    while waiting:
        url = waiting.popleft()
        for number, entry in enumerate(await _entries(fetcher, url, on_error)):
            if number % _TURN == 0:
                await asyncio.sleep(0)
            if not entry.is_listing:
                yield _Listed(entry, url)
            elif entry.url not in seen and _may_hold(entry, wanted.since):
                if len(seen) >= _MOST_LISTINGS:
                    on_error(
                        BadResponse(url, f"over {_MOST_LISTINGS} listings; the rest is left out")
                    )
                    break
                seen.add(entry.url)
                waiting.append(entry.url)


async def _entries(
    fetcher: Fetcher, url: str, on_error: Callable[[FetchError], None]
) -> list[ListingEntry]:
    try:
        with as_fetch_error(url):
            response = await fetcher.get(url)
            # In a thread: what is large or broken takes seconds.
            listing: Listing = await asyncio.to_thread(read, response.url, response.body)
    except FetchError as error:
        on_error(error)
        return []
    for fault in listing.faults:
        on_error(BadResponse(url, fault))
    return listing.entries


def _may_hold(entry: ListingEntry, since: date | None) -> bool:
    """Say whether a sitemap was changed since the day."""
    changed = day_in_wib(entry.at)
    return changed is None or since is None or changed >= since


async def _indexed(
    fetcher: Fetcher,
    root: str,
    family: Template,
    wanted: Filter,
    on_error: Callable[[FetchError], None],
) -> AsyncIterator[_Listed]:
    """Yield the links of the index pages, of each day until a page has none that is new."""
    for day in days(family, wanted.since, wanted.until) if family.index else ():
        seen: set[str] = set()
        for number, url in enumerate(pages(family, root, day)):
            try:
                with as_fetch_error(url):
                    response = await fetcher.get(url)
                    found = await asyncio.to_thread(links, response)
            except FetchError as error:
                if number == 0 or not isinstance(error, HttpStatus):
                    on_error(error)
                break
            new = sorted(set(filter(wanted.is_own, found)) - seen)
            for link in new:
                yield _Listed(ListingEntry(link), url)
            seen.update(new)
            if not any(
                wanted.is_article(link) and wanted.is_in_time(link, ListingEntry(link))
                for link in new
            ):
                break
