"""Bodies inflated within a bound."""

import zlib
from collections.abc import Generator, Iterator

from zonaparse.errors import AnswerCut, BadResponse, ResponseTooLarge

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_GZIP = b"\x1f\x8b"
_READ = ("gzip", "x-gzip", "deflate")
# https://www.iana.org/assignments/http-parameters/#content-coding: what is not named there, such as
# "none" or "utf-8", is no coding, and browsers pass over it.
_UNREAD = frozenset("aes128gcm br compress dcb dcz exi pack200-gzip x-compress zstd".split())
_MOST_CODINGS = 3
_MOST_MEMBERS = 1000  # of a gzip file
_CHUNK = 4096  # bytes; what is left of one is copied at the end of each member


def inflated(url: str, raw: bytes, codings: list[str], limit: int) -> bytes:
    """Return a body of Content-Encodings; raise ResponseTooLarge before it is over `limit`.

    Raises AnswerCut for one that is cut, BadResponse for an encoding that was not asked for, or a
    body that is not of it.
    """
    for coding in _known(url, codings):
        found = bytearray()
        for part in _parts(url, raw, coding):
            found += part
            if len(found) > limit:
                raise ResponseTooLarge(url, f"it inflates to over {limit} bytes")
        raw = bytes(found)
    return raw


def inflated_beginning(url: str, raw: bytes, codings: list[str], limit: int) -> bytes:
    """Return the first `limit` bytes of a body; raise what inflated() raises for what is broken."""
    for coding in _known(url, codings):
        found = bytearray()
        for part in _parts(url, raw, coding):
            found += part
            if len(found) >= limit:
                break
        raw = bytes(found)
    return raw[:limit]


def inflated_so_far(url: str, raw: bytes, limit: int) -> tuple[bytes, str]:
    """Return what a gzip file holds before it breaks or is over `limit`, and why it ends there.

    That is a sentence, empty for a file that is whole.
    """
    found = bytearray()
    try:
        for part in _parts(url, raw, "gzip"):
            found += part
            if len(found) > limit:
                return bytes(found[:limit]), f"it inflates to over {limit} bytes"
    except BadResponse as error:
        return bytes(found), error.reason
    return bytes(found), ""


def is_gzip(raw: bytes) -> bool:
    """Say whether the bytes are a gzip file, whatever their headers say."""
    return raw.startswith(_GZIP)


def _known(url: str, codings: list[str]) -> list[str]:
    """Return the codings that a body has, the last one that was applied first."""
    if unread := [coding for coding in codings if coding in _UNREAD]:
        raise BadResponse(url, f"its encoding is {unread[0]!r}, which was not asked for")
    found = [coding for coding in codings if coding in _READ]
    if len(found) > _MOST_CODINGS:
        raise BadResponse(url, f"it is encoded {len(found)} times")
    return found[::-1]


def _parts(url: str, raw: bytes, coding: str) -> Iterator[bytes]:
    """Yield a body inflated, member by member, in parts of bounded size."""
    if not raw:
        return
    wbits = _GZIP_OR_ZLIB if is_gzip(raw) or _has_zlib_head(raw) else -zlib.MAX_WBITS
    at = 0
    for _ in range(_MOST_MEMBERS):
        member = zlib.decompressobj(wbits)
        try:
            at = yield from _member(member, raw, at)
        except zlib.error as error:
            raise BadResponse(url, f"its body is not {coding}: {error}") from error
        if not member.eof:
            raise AnswerCut(url, "its compressed body is cut off")
        if not is_gzip(raw[at : at + len(_GZIP)]):
            return
    raise BadResponse(url, f"its body is of over {_MOST_MEMBERS} gzip members")


def _member(member: "zlib._Decompress", raw: bytes, at: int) -> Generator[bytes, None, int]:
    """Yield the member at an offset; return the offset behind it."""
    while at < len(raw) and not member.eof:
        chunk = raw[at : at + _CHUNK]
        at += len(chunk)
        while chunk and not member.eof:
            yield member.decompress(chunk, _CHUNK * 16)
            chunk = member.unconsumed_tail
    return at - len(member.unused_data)


def _has_zlib_head(raw: bytes) -> bool:
    return len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
