"""Content-Encodings undone, within a bound."""

import sys
import zlib
from collections.abc import Callable, Iterator

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_MOST_LAYERS = 5
_STEP = 1 << 20
_BEGIN = 4096
_NONE = ("", "identity", "none", "binary", "8bit", "utf-8")


class Undecodable(Exception):
    """A body cannot be decoded; the text says why."""


def decoded(raw: bytes, encoding: str, limit: int) -> bytes:
    """Return a body without its Content-Encodings, also those that nobody told.

    Where the header tells one that is off already, or another than it is, what the bytes show
    counts. Raises Undecodable for an
    encoding that is not known, a body that is damaged, and more than `limit` bytes.

    >>> decoded(b"<p>Panen", "gzip", 99)
    b'<p>Panen'
    """
    names = [name.strip() for name in encoding.lower().split(",")]
    for name in reversed([name for name in names if name not in _NONE][:_MOST_LAYERS]):
        raw = _without(name, raw, limit)
    for _ in range(_MOST_LAYERS):  # gzip in gzip is told once, or not at all
        if not (name := _seen(raw)):
            break
        raw = _without(name, raw, limit)
    if len(raw) > limit:
        raise Undecodable(f"it is over the limit of {limit} bytes")
    return raw


def _seen(raw: bytes) -> str:
    return "gzip" if raw.startswith(_GZIP) else "zstd" if raw.startswith(_ZSTD) else ""


def _without(name: str, raw: bytes, limit: int) -> bytes:
    parts_of = _DECODERS.get(name)
    if parts_of is None:
        if _is_markup(raw):
            return raw
        raise Undecodable(f"its encoding {name!r} is not known")
    parts: list[bytes] = []
    room = limit
    try:
        for part in parts_of(raw):
            parts.append(part)
            room -= len(part)
            if room < 0:
                raise Undecodable(f"it inflates to over {limit} bytes")
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        if not parts and (_is_markup(raw) or _seen(raw) not in ("", name.removeprefix("x-"))):
            return raw
        raise Undecodable(f"it is damaged or cut off ({name}: {error})") from error
    return b"".join(parts)


def _is_markup(raw: bytes) -> bool:
    begin = raw[:_BEGIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    return begin.startswith(b"<") or b"<html" in begin.lower()


def _gzip(raw: bytes) -> Iterator[bytes]:
    while True:
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        yield from _inflated(decoder, raw)
        raw = decoder.unused_data
        if not raw.startswith(_GZIP):
            return


def _deflate(raw: bytes) -> Iterator[bytes]:
    zlib_head = len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    return _inflated(zlib.decompressobj(zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS), raw)


def _inflated(decoder: "zlib._Decompress", raw: bytes) -> Iterator[bytes]:
    while not decoder.eof:
        part = decoder.decompress(raw, _STEP)
        raw = decoder.unconsumed_tail
        if not part and not raw and not decoder.eof:
            raise EOFError("the end is missing")
        yield part


def _brotli(raw: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    yield decoder.process(raw, output_buffer_limit=_STEP)
    while not decoder.is_finished():
        if decoder.can_accept_more_data():
            raise EOFError("the end is missing")
        yield decoder.process(b"", output_buffer_limit=_STEP)


def _zstd(raw: bytes) -> Iterator[bytes]:
    while raw:
        decoder = zstd.ZstdDecompressor()
        yield decoder.decompress(raw, _STEP)
        while not decoder.eof:
            if decoder.needs_input:
                raise EOFError("the end is missing")
            yield decoder.decompress(b"", _STEP)
        raw = decoder.unused_data


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
