"""Many addresses fetched: in the pace of each host, many hosts at once."""

import asyncio
import logging
import ssl
import time
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

import httpx
import stamina

from zonaparse import __version__
from zonaparse.errors import (
    AddressRefused,
    AnswerCut,
    ConnectionFailed,
    FetchError,
    FetchStopped,
    FetchTimeout,
    HttpStatus,
    TooManyRedirects,
)
from zonaparse.fetching import addresses
from zonaparse.fetching.cookies import Cookies
from zonaparse.fetching.exchange import HostConnections, Reading, beginning, whole
from zonaparse.fetching.faults import as_fetch_error
from zonaparse.fetching.response import Headers, Hop, Response
from zonaparse.fetching.robots import AGENT, LARGEST, Robots, text_of
from zonaparse.fetching.throttle import HostThrottle

_MOST_HOPS = 5
_TOO_MANY_REQUESTS, _FORBIDDEN = 429, 403
_ATTEMPTS = 4
_LARGEST = 10 * 1024**2
_ACCEPT = [
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Accept-Language", "id,en;q=0.5"),
]
_OUT_OF_REACH = (FetchTimeout, ConnectionFailed)
_log = logging.getLogger(__name__)
logging.getLogger("stamina").addHandler(logging.NullHandler())  # else it prints what it retries
_Visit = Callable[[httpx.URL, Headers], Awaitable[Response]]


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
        if contact and not contact.isprintable():
            raise ValueError(f"contact={contact!r}: it must be a line of text")
        agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")
        self._headers: Headers = [("User-Agent", agent), *_ACCEPT]
        self._interval = 1 / rate
        self._room = asyncio.Semaphore(concurrency)
        self._timeout = timeout
        self._page = whole(max_bytes)
        self._allow_private = allow_private
        self._resolve = resolve
        self._context = ssl.create_default_context()
        self._stopping = asyncio.Event()
        self._hosts: dict[str, HostThrottle] = {}
        self._robots: dict[str, Robots] = {}
        self._connections: dict[str, HostConnections] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.gather(*(each.close() for each in self._connections.values()))

    @property
    def parked(self) -> dict[str, datetime]:
        """The hosts that are left alone, and until when, in UTC."""
        told = {name: host.parked for name, host in self._hosts.items()}
        return {name: until for name, until in told.items() if until}

    def stop(self) -> None:
        """Finish the requests under way and begin no other: those waiting raise FetchStopped."""
        self._stopping.set()

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        after: Iterable[Response] = (),
    ) -> Response:
        """Return the page at an address, its redirects followed.

        With the `etag` or `last_modified` of an earlier answer its status may be 304, its body
        empty. The cookies of the answers `after` which it is asked for are told. Raises a
        FetchError: AddressRefused, RobotsRefused, RobotsUnavailable, TooManyRedirects,
        ResponseTooLarge, BadResponse, FetchTimeout, ConnectionFailed, HostParked, FetcherFailed,
        or HttpStatus for a status from 400.
        """
        response = await self.answer(url, etag=etag, last_modified=last_modified, after=after)
        response.check_status()
        return response

    async def answer(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        after: Iterable[Response] = (),
    ) -> Response:
        """Return what get() returns, also for a status from 400 but those of a busy host."""
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        asked = [(name, value) for name, value in known.items() if value and value.isprintable()]
        with as_fetch_error(url):
            cookies = Cookies(hop for answer in after for hop in (*answer.hops, answer))
            return await self._follow(url, [*self._headers, *asked], self._visit, cookies)

    async def sitemaps(self, url: str) -> list[str]:
        """Return the addresses of sitemaps that the robots.txt of the address's host tells.

        Raises AddressRefused or RobotsUnavailable.
        """
        with as_fetch_error(url):
            address = addresses.checked(url)
            return (await self._rules(address)).sitemaps(str(address))

    async def _follow(
        self, url: str, headers: Headers, visit: _Visit, cookies: Cookies
    ) -> Response:
        """Return the answer to which an address leads, with what it led over."""
        hops: list[Hop] = []
        here = url
        while len(hops) <= _MOST_HOPS:
            address = addresses.checked(here)
            hop = await visit(address, [*headers, *cookies.header(address)])
            if not hop.location:
                return replace(hop, requested_url=url, hops=tuple(hops))
            hops.append(hop)
            cookies.extract(hop)
            here = addresses.joined(hop.url, hop.location)
        raise TooManyRedirects(here, f"over {_MOST_HOPS} redirects")

    async def _visit(self, address: httpx.URL, headers: Headers) -> Response:
        (await self._rules(address)).check(str(address))
        return await self._with_retries(address, headers, self._page)

    async def _rules(self, address: httpx.URL) -> Robots:
        """Return the robots.txt of an address, which is asked for if it is not known."""
        robots = self._robots.setdefault(addresses.origin(address), Robots())
        async with robots.lock:
            if not robots.is_known:
                await self._learn(robots, address)
        return robots

    async def _learn(self, robots: Robots, address: httpx.URL) -> None:
        async def visit(at: httpx.URL, headers: Headers) -> Response:
            return await self._with_retries(at, headers, beginning(LARGEST))

        url = f"{addresses.origin(address)}/robots.txt"
        try:
            with as_fetch_error(url):
                robots.set_rules(text_of(await self._follow(url, self._headers, visit, Cookies())))
        except FetchStopped:
            raise
        except AddressRefused as error:
            if error.url == url:  # so is the page itself; else only what its robots.txt leads to
                raise AddressRefused(str(address), error.reason) from error
            robots.set_fault(error)
        except FetchError as error:
            robots.set_fault(error)
        self._host(address).slow_down(robots.delay)

    async def _with_retries(
        self, address: httpx.URL, headers: Headers, reading: Reading
    ) -> Response:
        """Return an answer, asking again while the host is busy, out of reach or breaks off."""
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
                hop = await self._throttled(address, headers, reading)
                return Response(**vars(hop), requested_url=hop.url, body=_body(hop, reading))
        raise AssertionError("the last attempt returns or raises")

    async def _throttled(self, address: httpx.URL, headers: Headers, reading: Reading) -> Hop:
        url = str(address)
        host = self._host(address)
        await host.turn(url, self._room)
        start = time.monotonic()
        try:
            hop = await self._request(address, headers, reading)
        except _OUT_OF_REACH as error:
            host.refused()
            _tell_refused(url, str(error), host)
            raise
        finally:
            self._room.release()
        if hop.status == _FORBIDDEN or _is_busy(hop.status):
            host.refused(hop.header("retry-after"))
            _tell_refused(url, f"HTTP {hop.status}", host)
        else:
            host.answered(time.monotonic() - start)
        _log.debug("%s: HTTP %d, %d bytes", url, hop.status, len(hop.raw))
        if _is_busy(hop.status):
            raise HttpStatus(url, hop.status)
        return hop

    async def _request(self, address: httpx.URL, headers: Headers, reading: Reading) -> Hop:
        connections = self._connections.setdefault(
            addresses.origin(address), HostConnections(self._context)
        )
        try:
            async with asyncio.timeout(self._timeout):
                ips = await addresses.public(address, self._resolve, self._allow_private)
                return await connections.request(address, ips, headers, reading)
        except TimeoutError as error:
            told = f"no whole answer within {self._timeout:g} seconds"
            raise FetchTimeout(str(address), told) from error

    def _host(self, address: httpx.URL) -> HostThrottle:
        name = addresses.name(address).rstrip(".")
        return self._hosts.setdefault(name, HostThrottle(self._interval, self._stopping))


def _tell_refused(url: str, told: str, host: HostThrottle) -> None:
    _log.info("%s: %s", url, told)
    if until := host.parked:
        _log.warning("%s: the host is left alone until %s", url, until.isoformat(" ", "seconds"))


def _body(hop: Hop, reading: Reading) -> bytes:
    """Return the body of an answer; of an error or a redirect it may be broken."""
    try:
        return reading.inflated(hop.url, hop.raw, hop.codings)
    except FetchError:
        if hop.status >= 400 or hop.location:
            return b""
        raise


def _is_busy(status: int) -> bool:
    return status == _TOO_MANY_REQUESTS or status >= 500


def _is_temporary(error: Exception) -> bool:
    return isinstance(error, (*_OUT_OF_REACH, AnswerCut)) or (
        isinstance(error, HttpStatus) and _is_busy(error.status)
    )
