"""One request and its answer, on a connection to the address that was checked."""

import ssl
from collections.abc import AsyncIterable, Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

import httpcore
import httpx

from zonaparse.errors import (
    AnswerCut,
    BadResponse,
    ConnectionFailed,
    FetchTimeout,
    ResponseTooLarge,
)
from zonaparse.fetching.addresses import name, port
from zonaparse.fetching.heads import Backend
from zonaparse.fetching.inflate import inflated, inflated_beginning
from zonaparse.fetching.response import Headers, Hop

_PACKING = 1024  # bytes by which what cannot be compressed may grow


class Reading(NamedTuple):
    """How much of a body is read: as it is transferred, and as it is inflated."""

    transferred: Callable[[str, AsyncIterable[bytes]], Awaitable[bytes]]
    inflated: Callable[[str, bytes, list[str]], bytes]


class HostConnections:
    """The connections to one host; none is shared with another host on the same address."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        # One connection each: a pool looks at all that it has at every request.
        self._idle: list[httpcore.AsyncConnectionPool] = []

    async def request(
        self, address: httpx.URL, ips: list[str], headers: Headers, reading: Reading
    ) -> Hop:
        """Return the answer of the first of `ips` that takes a connection.

        Raises what `reading` does, FetchTimeout, AnswerCut, BadResponse or ConnectionFailed.
        """
        url = str(address)
        pool = self._idle.pop() if self._idle else self._new()
        try:
            return await _first(pool, address, ips, headers, reading)
        except httpcore.TimeoutException as error:
            raise FetchTimeout(url, "no connection in time") from error
        except httpcore.RemoteProtocolError as error:
            raise AnswerCut(url, f"its answer broke off, or is no HTTP: {error}") from error
        except httpcore.LocalProtocolError as error:
            raise BadResponse(url, f"it cannot be asked for: {error}") from error
        except (httpcore.NetworkError, OSError) as error:
            raise ConnectionFailed(url, str(error) or type(error).__name__) from error
        finally:
            self._idle.append(pool)

    def _new(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=1,
            keepalive_expiry=30,
            network_backend=Backend(),
        )

    async def close(self) -> None:
        """Close the connections."""
        for pool in self._idle:
            await pool.aclose()


def whole(limit: int) -> Reading:
    """Return how to read a body to its end; one above `limit` bytes raises ResponseTooLarge."""

    async def read(url: str, parts: AsyncIterable[bytes]) -> bytes:
        found = bytearray()
        async for part in parts:
            found += part
            if len(found) > limit:
                raise ResponseTooLarge(url, f"it is over {limit} bytes")
        return bytes(found)

    return Reading(read, partial(inflated, limit=limit))


def beginning(limit: int) -> Reading:
    """Return how to read the first `limit` bytes of a body and leave the rest."""

    async def read(_: str, parts: AsyncIterable[bytes]) -> bytes:
        found = bytearray()
        async for part in parts:
            found += part
            if len(found) > limit + _PACKING:
                break
        return bytes(found)

    return Reading(read, partial(inflated_beginning, limit=limit))


async def _first(
    pool: httpcore.AsyncConnectionPool,
    address: httpx.URL,
    ips: list[str],
    headers: Headers,
    reading: Reading,
) -> Hop:
    for ip in ips[:-1]:
        try:
            return await _request(pool, address, ip, headers, reading)
        except httpcore.ConnectError:
            continue
    return await _request(pool, address, ips[-1], headers, reading)


async def _request(
    pool: httpcore.AsyncConnectionPool,
    address: httpx.URL,
    ip: str,
    headers: Headers,
    reading: Reading,
) -> Hop:
    at = datetime.now(UTC)
    told = [("Host", address.netloc.decode("ascii")), *headers]
    request = httpcore.Request(
        "GET",
        httpcore.URL(scheme=address.scheme, host=ip, port=port(address), target=address.raw_path),
        headers=[(_raw(key), _raw(value)) for key, value in told],
        extensions={"sni_hostname": name(address)},
    )
    response = await pool.handle_async_request(request)
    try:
        raw = await reading.transferred(str(address), response.aiter_stream())
    finally:
        await response.aclose()
    return Hop(
        url=str(address),
        status=response.status,
        headers=[(_text(key), _text(value)) for key, value in response.headers],
        request_headers=told,
        raw=raw,
        ip=ip,
        at=at,
    )


def _text(raw: bytes) -> str:
    return raw.decode("latin-1")


def _raw(text: str) -> bytes:
    """Return the bytes of a header, of which any above 127 may stand in it."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
