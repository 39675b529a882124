"""Lines in the head of an answer that are no headers, taken out before the answer is read.

Browsers skip them; the library that reads HTTP here would refuse the whole answer.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore

_END = re.compile(rb"\n\r?\n")
_INTERIM = re.compile(rb"HTTP/[\d.]+ 1\d\d\b")
_LONGEST = 100 * 1024  # bytes of a head; a longer one is refused by what reads it
# RFC 9110 section 5: a token, a colon, and no control character. A blank before the colon is taken
# off, as RFC 9112 section 5.1 tells.
_HEADER = re.compile(
    rb"\A([!#$%&'*+.^_`|~\w-]++)[ \t]*+:([^\x00-\x08\x0a-\x1f\x7f]*+)\r?", re.ASCII
)
_FOLDED = re.compile(rb"\A[ \t]++[^\x00-\x08\x0a-\x1f\x7f]*+\r?")


def cleaned(head: bytes) -> bytes:
    r"""Return the head of an answer without the lines that are no headers.

    >>> cleaned(b"HTTP/1.1 200 OK\r\nno header\r\nETag : x\r\n\r\n")
    b'HTTP/1.1 200 OK\r\nETag: x\r\n\r\n'
    """
    status, *lines = head.split(b"\n")
    return b"\r\n".join([status.rstrip(b"\r"), *_headers(lines), b"", b""])


def _headers(lines: Iterable[bytes]) -> Iterator[bytes]:
    kept = False
    for line in lines:
        if found := _HEADER.fullmatch(line):
            yield b"%s: %s" % (found[1], found[2].strip())
        elif kept and line.strip() and _FOLDED.fullmatch(line):
            yield b" " + line.strip()
            continue
        kept = found is not None


class Stream(httpcore.AsyncNetworkStream):
    """A connection of which the heads of answers are cleaned."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._in_head = True
        self._kept = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came next: a whole head, or a part of a body."""
        while self._in_head:
            if found := _END.search(self._kept):
                return self._head(found.end())
            more = await self._stream.read(max_bytes, timeout)
            if not more and not self._kept:
                raise httpcore.ReadError("the connection was closed before an answer came")
            self._kept += more
            if not more or len(self._kept) > _LONGEST:
                self._in_head = False
        kept, self._kept = self._kept, b""
        return kept or await self._stream.read(max_bytes, timeout)

    def _head(self, end: int) -> bytes:
        head, rest = cleaned(self._kept[:end]), self._kept[end:]
        self._in_head = _INTERIM.match(head) is not None  # then another head follows
        self._kept = rest if self._in_head else b""
        return head if self._in_head else head + rest

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send a request; what is read next is the head of its answer."""
        self._in_head = True
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Return the connection, encrypted."""
        return Stream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)


class Backend(httpcore.AnyIOBackend):
    """Connections as httpcore makes them, heads cleaned."""

    async def connect_tcp(self, *args: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Return a connection to a host."""
        return Stream(await super().connect_tcp(*args, **options))
