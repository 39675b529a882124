"""Articles found on a site: by its sitemaps, its feeds, its index pages."""

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from zonaparse.discover.indexes import day_of, days, is_shared, pages
from zonaparse.discover.listings import Entry, entries
from zonaparse.errors import FetchError, HttpStatus
from zonaparse.fetching import Fetcher
from zonaparse.fetching.article import site as site_of
from zonaparse.fields.dates import WIB
from zonaparse.fields.links import canonical
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.registry import known
from zonaparse.templates.template import Template

_SITEMAPS = ("/sitemap-news.xml", "/sitemap.xml")
_FEEDS = ("/feed", "/rss")
_MOST_LISTINGS = 2_000
# An address of an article holds a number of its own, a day, or a headline.
_ARTICLE = r"/\d{5,}|-\d{5,}|/\d{4}/\d{2}/|/[^/]+(?:-[^/-]+){4}"


class Found(NamedTuple):
    """The address of an article, its time where the listing tells one, and the listing."""

    url: str
    at: datetime | None
    source: str


class _Wanted(NamedTuple):
    """Which addresses are wanted: of the site, articles, not of another day."""

    host: str
    below: bool  # also what is on hosts below it
    pattern: re.Pattern[str]
    since: date | None
    until: date | None

    def is_article(self, url: str) -> bool:
        host = site_of(url)
        own = host == self.host or (self.below and host.endswith(f".{self.host}"))
        return own and self.pattern.search(urlsplit(url).path) is not None

    def takes(self, url: str, at: datetime | None) -> bool:
        day = at.astimezone(WIB).date() if at else day_of(url)
        return self.is_article(url) and (day is None or self.is_of(day))

    def is_of(self, day: date) -> bool:
        return (not self.since or day >= self.since) and (not self.until or day <= self.until)


async def discover(
    fetcher: Fetcher,
    site: str,
    *,
    since: date | None = None,
    until: date | None = None,
    told: Callable[[FetchError], None] = lambda _: None,
) -> AsyncIterator[Found]:
    """Yield the articles that a site lists, each once, under their plain addresses.

    `site` is a host, or an address whose host is meant; the domain of a family that has one index
    for all its hosts, such as kompas.com, stands for all of them. Days are in WIB; an article of
    which neither the listing nor the address tells the day is yielded whatever `since` and `until`
    are. Index pages by day are looked through from `since` on. `told` hears of listings that
    cannot be had.
    """
    root = site if "://" in site else f"https://{site}"
    family = known().of_host(urlsplit(root).hostname or "") or GENERIC
    pattern = re.compile(family.article_url or _ARTICLE)
    below = is_shared(family) and site_of(root) in family.hosts
    wanted = _Wanted(site_of(root), below, pattern, since, until)
    seen: set[str] = set()
    try:
        named = await fetcher.sitemaps(root)
    except FetchError as error:
        told(error)
        return
    sources = (
        _listed(fetcher, named or [urljoin(root, path) for path in _SITEMAPS], wanted, told),
        _listed(fetcher, [urljoin(root, path) for path in _FEEDS], wanted, told),
        _indexed(fetcher, root, family, wanted, told),
    )
    for source in sources:
        async for found in source:
            url = plain(found.url)
            if url not in seen and wanted.takes(url, found.at):
                seen.add(url)
                yield found._replace(url=url)


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
    fetcher: Fetcher, urls: list[str], wanted: _Wanted, told: Callable[[FetchError], None]
) -> AsyncIterator[Found]:
    """Yield what sitemaps and feeds list, and the sitemaps that they list."""
    waiting = deque(urls)
    seen = set(urls)
    while waiting and len(seen) <= _MOST_LISTINGS:
        url = waiting.popleft()
        for entry in await _entries(fetcher, url, told):
            if not entry.is_listing:
                yield Found(entry.url, entry.at, url)
            elif entry.url not in seen and _may_hold(entry, wanted.since):
                seen.add(entry.url)
                waiting.append(entry.url)


async def _entries(fetcher: Fetcher, url: str, told: Callable[[FetchError], None]) -> list[Entry]:
    try:
        response = await fetcher.get(url)
        return list(entries(response.url, response.body))
    except FetchError as error:
        told(error)
        return []


def _may_hold(entry: Entry, since: date | None) -> bool:
    """Say whether a sitemap was changed since the day."""
    return entry.at is None or since is None or entry.at.astimezone(WIB).date() >= since


async def _indexed(
    fetcher: Fetcher,
    root: str,
    family: Template,
    wanted: _Wanted,
    told: Callable[[FetchError], None],
) -> AsyncIterator[Found]:
    """Yield the links of the index pages, of each day until a page has none that is new."""
    for day in days(family, wanted.since, wanted.until) if family.index else ():
        seen: set[str] = set()
        for number, url in enumerate(pages(family, root, day)):
            try:
                response = await fetcher.get(url)
            except FetchError as error:
                if number == 0 or not isinstance(error, HttpStatus):
                    told(error)
                break
            links = set(filter(wanted.is_article, _links(response.body, response.url)))
            for link in sorted(links - seen):
                yield Found(link, None, url)
            if not any(wanted.takes(link, None) for link in links - seen):
                break
            seen |= links


def _links(body: bytes, base: str) -> Iterator[str]:
    for node in LexborHTMLParser(body).css("a[href]"):
        try:
            yield urljoin(base, node.attributes.get("href") or "").partition("#")[0]
        except ValueError:  # brackets that are no IPv6 address
            continue
