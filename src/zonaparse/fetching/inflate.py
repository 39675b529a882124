"""Bodies inflated within a bound."""

import zlib

from zonaparse.errors import BadResponse, ResponseTooLarge

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_GZIP = b"\x1f\x8b"


def inflated(url: str, raw: bytes, encoding: str, limit: int) -> bytes:
    """Return a body of a Content-Encoding; raise ResponseTooLarge before it is over `limit`.

    Raises BadResponse for an encoding that was not asked for, or a body that is not of it.
    """
    if encoding in ("", "identity") or not raw:
        return raw
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadResponse(url, f"its encoding is {encoding!r}, which was not asked for")
    try:
        return _members(url, raw, limit)
    except zlib.error as error:
        raise BadResponse(url, f"its body is not {encoding}: {error}") from error


def is_gzip(raw: bytes) -> bool:
    """Say whether the bytes are a gzip file, whatever their headers say."""
    return raw.startswith(_GZIP)


def _members(url: str, raw: bytes, limit: int) -> bytes:
    wbits = _GZIP_OR_ZLIB if is_gzip(raw) or _has_zlib_head(raw) else -zlib.MAX_WBITS
    parts: list[bytes] = []
    room = limit
    while raw:
        member = zlib.decompressobj(wbits)
        parts.append(member.decompress(raw, room + 1))
        room -= len(parts[-1])
        if room < 0:
            raise ResponseTooLarge(url, f"it inflates to over {limit} bytes")
        if not member.eof:
            raise BadResponse(url, "its compressed body is cut off")
        raw = member.unused_data if is_gzip(member.unused_data) else b""
    return b"".join(parts)


def _has_zlib_head(raw: bytes) -> bool:
    return len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
