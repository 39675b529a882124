"""An address becomes an Article: its twin for readers of AMP left, its pages joined."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal
from urllib.parse import urlsplit

from zonaparse.article import Article
from zonaparse.errors import NotHtml, ZonaparseError
from zonaparse.fetching.fetcher import Fetcher
from zonaparse.fetching.response import Response
from zonaparse.join import join
from zonaparse.parse import parse

Pages = Literal["all", "first"]
_HTML = frozenset(("", "text/html", "application/xhtml+xml", "application/octet-stream"))
_TWINS = ("www.", "m.", "amp.", "mobile.")
_MOST_PAGES = 50


def fetch(url: str, *, pages: Pages = "all", **options: Any) -> Article:
    """Return the Article at an address; `options` are those of Fetcher.

    An AMP or mobile address gives the Article of the full page, `pages="first"` the first page
    alone of an article of several. Raises a FetchError, or what parse() raises.
    """
    with ThreadPoolExecutor(
        1
    ) as thread:  # in a notebook, the caller's thread has a loop of its own
        return thread.submit(asyncio.run, afetch(url, pages=pages, **options)).result()


async def afetch(url: str, *, pages: Pages = "all", **options: Any) -> Article:
    """Return the Article at an address, as fetch() does."""
    async with Fetcher(**options) as fetcher:
        return await article(fetcher, url, pages=pages)


async def article(fetcher: Fetcher, url: str, *, pages: Pages = "all") -> Article:
    """Return the Article at an address, fetched by `fetcher`; see fetch()."""
    response = await fetcher.get(url)
    found = read(response)
    if full := full_address(response.url, found):
        found = read(await fetcher.get(full))
    return found if pages == "first" or not found.paging else await _whole(fetcher, found)


def read(response: Response) -> Article:
    """Return the Article of an answer; raise NotHtml, or what parse() raises."""
    if response.media_type not in _HTML:
        raise NotHtml(response.url, f"it is {response.media_type}, no HTML page")
    return parse(response.body, url=response.url, encoding=response.charset)


def full_address(asked: str, found: Article) -> str | None:
    """Return the address of the full page that an AMP, a mobile or a later page names as its own.

    Only one on the same site counts; None if the page is the full one itself.
    """
    stated = found.url
    later = found.paging is not None and found.paging.page > 1
    if not stated or stated == asked or not (later or is_twin(asked)) or is_twin(stated):
        return None
    return stated if site(stated) == site(asked) else None


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


async def _whole(fetcher: Fetcher, first: Article) -> Article:
    """Return all pages as one; those that cannot be had are told in its problems."""
    if first.paging and first.paging.all_url:
        try:
            whole = read(await fetcher.get(first.paging.all_url))
        except ZonaparseError:
            pass
        else:
            if not whole.paging and whole.title == first.title:
                return whole
    return join([first, *await _later(fetcher, first)])


async def _later(fetcher: Fetcher, first: Article) -> list[Article]:
    pages: list[Article] = []
    seen: set[str] = {first.url or ""}
    paging = first.paging
    while paging and paging.next_url and paging.next_url not in seen and len(seen) < _MOST_PAGES:
        seen.add(paging.next_url)
        try:
            page = read(await fetcher.get(paging.next_url))
        except ZonaparseError:
            break
        if page.title != first.title:
            break
        pages.append(page)
        paging = page.paging
    return pages
