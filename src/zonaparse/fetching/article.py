"""An address becomes an Article: its twin for readers of AMP left, its pages joined."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Literal, Unpack
from urllib.parse import urlsplit

from zonaparse.article import Article
from zonaparse.errors import (
    EmptyPage,
    FetchStopped,
    JoinError,
    NotAnArticle,
    NotHtml,
    Reason,
    ZonaparseError,
)
from zonaparse.fetching import refresh
from zonaparse.fetching.faults import as_fetch_error
from zonaparse.fetching.fetcher import Fetcher
from zonaparse.fetching.options import FetchOptions
from zonaparse.fetching.response import Response
from zonaparse.join import join
from zonaparse.parse import parse

Pages = Literal["all", "first"]
Reader = Callable[[Response], Awaitable[Article]]  # raises what parse() raises
Getter = Callable[[str], Awaitable[Article | None]]  # None for a page that cannot be had
_HTML = frozenset(("", "text/html", "application/xhtml+xml", "application/octet-stream"))
_TWINS = ("www.", "m.", "amp.", "mobile.")
_MOST_PAGES = 50
_MOST_REFRESHES = 5


def fetch(url: str, *, pages: Pages = "all", **options: Unpack[FetchOptions]) -> Article:
    """Return the Article at an address; `options` are those of Fetcher.

    An AMP or mobile address gives the Article of the full page, `pages="first"` the first page
    alone of an article of several. Raises a FetchError, or what parse() raises.
    """
    with ThreadPoolExecutor(
        1
    ) as thread:  # in a notebook, the caller's thread has a loop of its own
        return thread.submit(asyncio.run, afetch(url, pages=pages, **options)).result()


async def afetch(url: str, *, pages: Pages = "all", **options: Unpack[FetchOptions]) -> Article:
    """Return the Article at an address, as fetch() does."""
    async with Fetcher(**options) as fetcher:
        return await article(fetcher, url, pages=pages)


async def article(fetcher: Fetcher, url: str, *, pages: Pages = "all") -> Article:
    """Return the Article at an address, fetched by `fetcher`; see fetch()."""

    async def here(response: Response) -> Article:
        return read(response)

    with as_fetch_error(url):
        return whole(await complete(fetcher, await fetcher.get(url), pages=pages, reader=here))


async def complete(
    fetcher: Fetcher, response: Response, *, pages: Pages, reader: Reader
) -> list[Article]:
    """Return the pages of the article of which an answer is one, read by `reader`.

    Pages that cannot be had are left out: what is there tells that they are missing.
    """
    response, found = await _follow_refreshes(fetcher, response, reader)
    if full := full_address(response.url, found):
        found = await reader(await fetcher.get(full))
    if pages == "first":
        return [found]
    return await all_pages(found, partial(_try_page, fetcher, reader))


async def all_pages(first: Article, get: Getter) -> list[Article]:
    """Return the pages of an article that begins with `first`, or the one that holds all."""
    if not first.paging:
        return [first]
    in_one = await _single_page(first, get)
    return [in_one] if in_one else [first, *await _next_pages(first, get)]


async def _follow_refreshes(
    fetcher: Fetcher, response: Response, reader: Reader
) -> tuple[Response, Article]:
    """Return the page that holds an article, to which those before it lead on by themselves."""
    before = [response]
    while True:
        try:
            return before[-1], await reader(before[-1])
        except (NotAnArticle, EmptyPage):
            url = refresh.target(before[-1])
            if url is None or len(before) > _MOST_REFRESHES or _is_loop(url, before):
                raise
        before.append(await fetcher.get(url, after=before))


def _is_loop(url: str, before: list[Response]) -> bool:
    """Say whether a page leads back: with a cookie that it just set, it may be another one."""
    return url in {page.url for page in before} and not before[-1].header("set-cookie")


def whole(pages: list[Article]) -> Article:
    """Return the pages of an article as one; the first alone if they do not belong together."""
    try:
        return join(pages) if len(pages) > 1 else pages[0]
    except JoinError:
        return pages[0]


def check_page(response: Response) -> None:
    """Raise NotHtml for an answer that is no HTML page, NotAnArticle if it is the home page only.

    Many sites lead the address of an article that is gone to their home page.
    """
    if response.media_type not in _HTML:
        raise NotHtml(response.url, f"it is {response.media_type}, no HTML page")
    if _is_home(response.url) and not _is_home(response.requested_url):
        raise NotAnArticle(Reason.ERROR_PAGE)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not (parts.path.strip("/") or parts.query)


def read(response: Response) -> Article:
    """Return the Article of an answer; raise what check_page() and parse() raise."""
    check_page(response)
    return parse(response.body, url=response.url, encoding=response.charset)


def full_address(requested: str, found: Article) -> str | None:
    """Return the address of the full page that an AMP, a mobile or a later page names as its own.

    Only one on the same site counts; None if the page is the full one itself.
    """
    stated = found.url
    later = found.paging is not None and found.paging.page > 1
    if not stated or stated == requested or not (later or is_twin(requested)) or is_twin(stated):
        return None
    return stated if site(stated) == site(requested) else None


def is_twin(url: str) -> bool:
    """Say whether an address is that of an AMP or a mobile page.

    >>> is_twin("https://m.a.id/b"), is_twin("https://a.id/c/amp/pr-1/d"), is_twin("https://a.id/b")
    (True, True, False)
    """
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    return (
        (parts.hostname or "").startswith(_TWINS[1:])
        or "amp" in parts.path.split("/")
        or any(pair.partition("=")[0] == "amp" or pair == "outputType=amp" for pair in pairs)
    )


def site(url: str) -> str:
    """Return the host of an address without what names a twin or nothing."""
    host = urlsplit(url).hostname or ""
    for prefix in _TWINS:
        host = host.removeprefix(prefix)
    return host


async def _single_page(first: Article, get: Getter) -> Article | None:
    """Return the document that holds all pages, if the site has one."""
    if not first.paging or not first.paging.all_url:
        return None
    found = await get(first.paging.all_url)
    return found if found and not found.paging and found.title == first.title else None


async def _next_pages(first: Article, get: Getter) -> list[Article]:
    pages: list[Article] = []
    seen: set[str] = {first.url or ""}
    paging = first.paging
    while paging and paging.next_url and paging.next_url not in seen and len(seen) < _MOST_PAGES:
        seen.add(paging.next_url)
        page = await get(paging.next_url)
        if page is None or page.title != first.title:
            break
        pages.append(page)
        paging = page.paging
    return pages


async def _try_page(fetcher: Fetcher, reader: Reader, url: str) -> Article | None:
    """Return the page at an address, None if it cannot be had."""
    try:
        return await reader(await fetcher.get(url))
    except FetchStopped:
        raise
    except ZonaparseError:
        return None
