"""What the records hold: pages, freed of what HTTP packed them in."""

import io
import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.statusandheaders import StatusAndHeadersParser

from zonaparse.warc import digests
from zonaparse.warc.encodings import Undecodable, decoded
from zonaparse.warc.record import Record

_HTTP = StatusAndHeadersParser(["HTTP/"], verify=False)
_NO_HTTP = ("dns:", "whois:", "ntp:")  # in ARC files they are told to be answers of HTTP
_STATUS = re.compile(r"\d{3}(?:\s|\Z)")
_CHUNK = re.compile(rb"\A[0-9a-fA-F]{1,8}+[ \t]*+(?:;[^\r\n]*+)?+\r\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\"';\s]+)", re.IGNORECASE)


class Unreadable(Exception):
    """What a record holds cannot be read; the text says why."""


class Payload(NamedTuple):
    """What a record holds: `status` is 0 where it came without HTTP; `body` is as it lies there."""

    status: int
    headers: Any  # a StatusAndHeaders of warcio, None where it came without HTTP
    type: str
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is an HTML page, and no error or redirect."""
        return self.status in (0, 200) and "html" in self.type.lower()

    @property
    def charset(self) -> str | None:
        """The charset that is told beside it."""
        found = _CHARSET.search(self.type)
        return found[1] if found else None

    def header(self, name: str) -> str:
        """Return an HTTP header; '' if there is none of that name."""
        return ((self.headers and self.headers.get_header(name)) or "").strip()

    def all(self, name: str) -> str:
        """Return all HTTP headers of a name, in lower case, as one list; '' if there is none."""
        lines = self.headers.headers if self.headers else ()
        return ",".join(value for key, value in lines if key.lower() == name.lower()).lower()


def payload(record: Record) -> Payload:
    """Return what a record holds; raise Unreadable where that is broken."""
    if record.block is None:
        raise Unreadable("it is too large")
    if not _is_http(record, record.block):
        _check(record, record.block, record.block)
        return Payload(0, None, record.header("Content-Type"), record.block)
    stream = io.BytesIO(record.block)
    try:
        headers = _HTTP.parse(stream)
    except EOFError as error:
        raise Unreadable("it is empty") from error
    code = headers.get_statuscode()
    if not headers.protocol.startswith("HTTP/") or not _STATUS.match(code):
        raise Unreadable("it is no answer of HTTP")
    return Payload(int(code), headers, headers.get_header("Content-Type") or "", stream.read())


def _is_http(record: Record, block: bytes) -> bool:
    if record.url.lower().startswith(_NO_HTTP):
        return False
    told = record.header("Content-Type").lower().startswith("application/http")
    return told or (record.type in ("response", "revisit") and block.startswith(b"HTTP/"))


def body(record: Record, found: Payload, limit: int) -> bytes:
    """Return the bytes of a page; raise Unreadable if they are broken, cut off or too many."""
    if why := record.header("WARC-Truncated"):
        raise Unreadable(f"it was cut off when it was recorded ({why})")
    if record.header("WARC-Segment-Number"):
        raise Unreadable("it is in several segments, of which this is one")
    whole = _unchunked(found)
    if found.headers:
        _check(record, found.body, whole)
    encoding = found.all("Content-Encoding")
    told = found.header("Content-Length")
    if not encoding and whole is found.body and told.isdecimal() and int(told) > len(whole):
        raise Unreadable(f"it is cut off: {len(whole)} of its {told} bytes are there")
    try:
        return decoded(whole, encoding, limit)
    except Undecodable as error:
        raise Unreadable(str(error)) from error


def time(record: Record) -> datetime:
    """Return when a record was made; raise Unreadable if it does not say so."""
    told = record.header("WARC-Date")
    try:
        at = datetime.fromisoformat(told)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"its WARC-Date is {told[:40]!r}") from error


def _check(record: Record, *forms: bytes) -> None:
    """Raise Unreadable where no form of the payload has the digest that the record tells.

    Tools differ in whether chunks belong to the payload. A digest of the block is looked at before.
    """
    told = record.header("WARC-Payload-Digest")
    if not told or record.header("WARC-Block-Digest") or record.header("WARC-Truncated"):
        return
    if not any(digests.holds(told, form) for form in forms):
        raise Unreadable("its bytes are not those of its digest")


def _unchunked(found: Payload) -> bytes:
    """Return the body without its chunks: as often as is told, as far as there are any."""
    raw = found.body
    for _ in range(found.all("Transfer-Encoding").count("chunked")):
        if not _CHUNK.match(raw):
            break
        raw = _joined(raw)
    return raw


def _joined(chunks: bytes) -> bytes:
    reader = ChunkedDataReader(io.BytesIO(chunks), raise_exceptions=True)
    parts: list[bytes] = []
    try:
        while part := reader.read(1 << 20):
            parts.append(part)
    except ChunkedDataException as error:
        raise Unreadable("it is cut off: its last chunk is not there") from error
    return b"".join(parts)
