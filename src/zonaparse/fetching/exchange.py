"""One request and its answer, on a connection to the address that was checked."""

import asyncio
import ssl
from datetime import UTC, datetime

import httpx

from zonaparse.errors import BadResponse, ConnectionFailed, FetchTimeout, ResponseTooLarge
from zonaparse.fetching.response import Headers, Hop


class Line:
    """The connections to one host; none is shared with another host on the same address."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        # One connection each: a pool looks at all that it has at every request.
        self._idle: list[httpx.AsyncHTTPTransport] = []

    async def ask(
        self, address: httpx.URL, ips: list[str], headers: Headers, *, seconds: float, limit: int
    ) -> Hop:
        """Return the answer of the first of `ips` that takes a connection.

        Raises FetchTimeout after `seconds` in all, ResponseTooLarge above `limit` bytes of body,
        ConnectionFailed or BadResponse.
        """
        url = str(address)
        transport = self._idle.pop() if self._idle else self._new()
        try:
            async with asyncio.timeout(seconds):
                return await _first(transport, address, ips, headers, limit)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise FetchTimeout(url, f"no whole answer within {seconds:g} seconds") from error
        except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
            raise BadResponse(url, f"its answer is broken: {error}") from error
        except (httpx.TransportError, OSError) as error:
            raise ConnectionFailed(url, str(error) or type(error).__name__) from error
        finally:
            self._idle.append(transport)

    def _new(self) -> httpx.AsyncHTTPTransport:
        limits = httpx.Limits(max_connections=1, keepalive_expiry=30)
        return httpx.AsyncHTTPTransport(verify=self._context, trust_env=False, limits=limits)

    async def close(self) -> None:
        """Close the connections."""
        for transport in self._idle:
            await transport.aclose()


async def _first(
    transport: httpx.AsyncHTTPTransport,
    address: httpx.URL,
    ips: list[str],
    headers: Headers,
    limit: int,
) -> Hop:
    for ip in ips[:-1]:
        try:
            return await _ask(transport, address, ip, headers, limit)
        except httpx.ConnectError:
            continue
    return await _ask(transport, address, ips[-1], headers, limit)


async def _ask(
    transport: httpx.AsyncHTTPTransport, address: httpx.URL, ip: str, headers: Headers, limit: int
) -> Hop:
    host = address.netloc.decode("ascii")
    request = httpx.Request(
        "GET",
        address.copy_with(host=ip),
        headers=[("Host", host), *headers],
        extensions={"sni_hostname": address.host},
    )
    at = datetime.now(UTC)
    response = await transport.handle_async_request(request)
    try:
        raw = await _body(str(address), response, limit)
    finally:
        await response.aclose()
    return Hop(
        url=str(address),
        status=response.status_code,
        headers=[(_text(name), _text(value)) for name, value in response.headers.raw],
        request_headers=[(_text(name), _text(value)) for name, value in request.headers.raw],
        raw=raw,
        ip=ip,
        at=at,
    )


async def _body(url: str, response: httpx.Response, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_raw():
        size += len(part)
        if size > limit:
            raise ResponseTooLarge(url, f"it is over {limit} bytes")
        parts.append(part)
    return b"".join(parts)


def _text(raw: bytes) -> str:
    return raw.decode("latin-1")
