"""gzip, bzip2, xz and zstd: one thing inside, unpacked as it is read."""

import bz2
import gzip
import io
import lzma
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, cast

from zonaparse import extras
from zonaparse.inputs import forms
from zonaparse.inputs.events import Event, Item
from zonaparse.inputs.forms import HEAD, form_of

_SKIPPABLE = b"\x5d\x2a\x4d\x18"  # the frame in which a WARC.zst keeps its dictionary
_FRAME = b"\x28\xb5\x2f\xfd"
_LARGEST_DICTIONARY = 16 * 2**20
_WINDOW = 2**27  # bytes that a frame may refer back to


def read(item: Item, opened: Any) -> Iterator[Item | Event]:
    """Yield what is packed."""
    unpacking = _OPEN[form_of(opened.head)](opened.stream())
    yield item.inside(opened.counted(unpacking))


def zstd_beginning(head: bytes) -> bytes:
    """Return the beginning of what a zstd file packs."""
    with suppress(EOFError):
        return _zstd(io.BytesIO(head)).read(HEAD)
    return b""


def _zstd(stream: BinaryIO) -> BinaryIO:
    with extras.told():
        import zstandard
    dictionary = _dictionary(stream, zstandard)
    plain = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=_WINDOW)
    return cast("BinaryIO", plain.stream_reader(stream, read_across_frames=True))


def _dictionary(stream: BinaryIO, zstandard: Any) -> Any:
    """Return the dictionary in front of the frames; None where there is none."""
    peek = getattr(stream, "peek", None)
    start = peek(4)[:4] if peek else stream.read(4)
    if peek is None:
        stream.seek(0)
    if start != _SKIPPABLE:
        return None
    _, size = struct.unpack("<II", stream.read(8))
    if size > _LARGEST_DICTIONARY:
        raise OSError(f"a zstd dictionary of {size} bytes")
    raw = stream.read(size)
    if raw.startswith(_FRAME):
        raw = zstandard.ZstdDecompressor().decompress(raw, max_output_size=_LARGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(raw)


_OPEN: dict[forms.Form, Callable[[BinaryIO], Any]] = {
    forms.GZIP: lambda stream: gzip.GzipFile(fileobj=stream),
    forms.BZIP2: bz2.BZ2File,
    forms.XZ: lzma.LZMAFile,
    forms.ZSTD: _zstd,
}
