"""Many addresses fetched: in the pace of each host, many hosts at once."""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from datetime import datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx
import stamina

from zonaparse import __version__
from zonaparse.errors import (
    ConnectionFailed,
    FetchError,
    FetchStopped,
    FetchTimeout,
    HostParked,
    HttpStatus,
    TooManyRedirects,
)
from zonaparse.fetching import addresses
from zonaparse.fetching.exchange import Line
from zonaparse.fetching.inflate import inflated
from zonaparse.fetching.manners import AGENT, Host
from zonaparse.fetching.response import Headers, Hop, Response

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_HOPS = 5
_BUSY = frozenset((429, 500, 502, 503, 504))
_REFUSING = _BUSY | {403}
_ATTEMPTS = 4
_LARGEST = 10 * 1024**2
_LARGEST_ROBOTS = 500 * 1024  # RFC 9309 section 2.5
_ACCEPT = [
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Accept-Language", "id,en;q=0.5"),
]
_TEMPORARY = (FetchTimeout, ConnectionFailed)
_Visit = Callable[[httpx.URL, Headers], Awaitable[Hop]]


class Fetcher:
    """Fetches addresses; an async context manager.

    `contact` is an address or a mailbox that the User-Agent tells. `rate` is in requests a second
    for each host, `concurrency` requests at once over all hosts. An answer must be there within
    `timeout` seconds in all, and be no larger than `max_bytes`, transferred and inflated. Names
    that lead into private networks are refused, unless `allow_private` is True or names the host.
    `resolve` returns the IP addresses of a name, in place of the system.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        rate: float = 1.0,
        concurrency: int = 16,
        timeout: float = 30.0,
        max_bytes: int = _LARGEST,
        allow_private: bool | Collection[str] = False,
        resolve: addresses.Resolve = addresses.resolve,
    ) -> None:
        if not rate > 0:
            raise ValueError(f"rate={rate}: it must be above 0")
        agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")
        self._headers: Headers = [("User-Agent", agent), *_ACCEPT]
        self._interval = 1 / rate
        self._room = asyncio.Semaphore(concurrency)
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._allow_private = allow_private
        self._resolve = resolve
        self._context = ssl.create_default_context()
        self._stopping = asyncio.Event()
        self._hosts: dict[str, Host] = {}
        self._lines: dict[str, Line] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.gather(*(line.close() for line in self._lines.values()))

    @property
    def parked(self) -> dict[str, datetime]:
        """The hosts that are left alone, and until when, in UTC."""
        told = {name: host.parked for name, host in self._hosts.items()}
        return {name: until for name, until in told.items() if until}

    def stop(self) -> None:
        """Finish the requests under way and begin no other: those waiting raise FetchStopped."""
        self._stopping.set()

    async def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Response:
        """Return the page at an address, its redirects followed.

        With the `etag` or `last_modified` of an earlier answer its status may be 304, its body
        empty. Raises a FetchError: AddressRefused, RobotsRefused, RobotsUnavailable,
        TooManyRedirects, ResponseTooLarge, BadResponse, FetchTimeout, ConnectionFailed,
        HostParked, or HttpStatus for a status from 400.
        """
        response = await self.answer(url, etag=etag, last_modified=last_modified)
        response.check_status()
        return response

    async def answer(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Response:
        """Return what get() returns, also for a status from 400 but those of a busy host."""
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = [*self._headers, *((name, value) for name, value in known.items() if value)]
        *hops, last = [hop async for hop in self._follow(url, headers, self._visit)]
        encoding = last.header("content-encoding").strip().lower()
        body = inflated(last.url, last.raw, encoding, self._max_bytes)
        return Response(**vars(last), asked=url, body=body, hops=tuple(hops))

    async def sitemaps(self, url: str) -> list[str]:
        """Return the addresses of sitemaps that the robots.txt of the address's host tells.

        Raises AddressRefused or RobotsUnavailable.
        """
        address = addresses.checked(url)
        host = self._host(address)
        await self._know_robots(host, address)
        return host.sitemaps(url)

    async def _follow(self, url: str, headers: Headers, visit: _Visit) -> AsyncIterator[Hop]:
        """Yield the hops that an address leads over, the last one is no redirect."""
        for _ in range(_MOST_HOPS + 1):
            hop = await visit(addresses.checked(url), headers)
            yield hop
            location = hop.header("location")
            if hop.status not in _REDIRECTS or not location:
                return
            url = urljoin(hop.url, location)
        raise TooManyRedirects(url, f"over {_MOST_HOPS} redirects")

    async def _visit(self, address: httpx.URL, headers: Headers) -> Hop:
        host = self._host(address)
        await self._know_robots(host, address)
        host.check_robots(str(address))
        return await self._patiently(address, headers)

    async def _know_robots(self, host: Host, address: httpx.URL) -> None:
        async with host.robots_lock:
            if not host.robots_known:
                host.learn(await self._robots(address))

    async def _robots(self, address: httpx.URL) -> str | FetchError:
        """Return the text of a robots.txt, '' if there is none, or why it cannot be had now."""
        url = str(address.copy_with(raw_path=b"/robots.txt"))
        try:
            *_, last = [hop async for hop in self._follow(url, self._headers, self._patiently)]
            encoding = last.header("content-encoding").strip().lower()
            body = inflated(url, last.raw, encoding, self._max_bytes)
        except (*_TEMPORARY, HttpStatus, HostParked, FetchStopped) as error:
            return error
        except FetchError:
            return ""
        found = body[:_LARGEST_ROBOTS] if last.status == httpx.codes.OK else b""
        return found.decode("utf-8", "replace")

    async def _patiently(self, address: httpx.URL, headers: Headers) -> Hop:
        """Return an answer, asking again while the host is busy or out of reach."""
        attempts = stamina.retry_context(
            on=_is_temporary,
            attempts=_ATTEMPTS,
            timeout=None,
            wait_initial=self._interval,
            wait_jitter=self._interval,
            wait_max=60.0,
        )
        async for attempt in attempts:
            with attempt:
                return await self._politely(address, headers)
        raise AssertionError("the last attempt returns or raises")

    async def _politely(self, address: httpx.URL, headers: Headers) -> Hop:
        url = str(address)
        host = self._host(address)
        await host.turn(url, self._room)
        start = time.monotonic()
        try:
            hop = await self._ask(address, headers)
        except _TEMPORARY:
            host.refused()
            raise
        finally:
            self._room.release()
        if hop.status in _REFUSING:
            host.refused(hop.header("retry-after"))
        else:
            host.answered(time.monotonic() - start)
        if hop.status in _BUSY:
            raise HttpStatus(url, hop.status)
        return hop

    async def _ask(self, address: httpx.URL, headers: Headers) -> Hop:
        ips = await addresses.public(address, self._resolve, self._allow_private)
        key = f"{address.scheme}://{address.netloc.decode('ascii')}"
        if key not in self._lines:
            self._lines[key] = Line(self._context)
        return await self._lines[key].ask(
            address, ips, headers, seconds=self._timeout, limit=self._max_bytes
        )

    def _host(self, address: httpx.URL) -> Host:
        return self._hosts.setdefault(
            address.netloc.decode("ascii"), Host(self._interval, self._stopping)
        )


def _is_temporary(error: Exception) -> bool:
    return isinstance(error, _TEMPORARY) or (
        isinstance(error, HttpStatus) and error.status in _BUSY
    )
