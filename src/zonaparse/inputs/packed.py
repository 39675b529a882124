"""gzip, bzip2, xz and zstd: one thing inside, unpacked as it is read."""

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from zonaparse import extras
from zonaparse.inputs import forms
from zonaparse.inputs.events import Event, Item
from zonaparse.inputs.forms import HEAD, form_of
from zonaparse.inputs.streams import rejoined

_SKIPPABLE = b"\x5d\x2a\x4d\x18"  # the frame in which a WARC.zst keeps its dictionary
_FRAME = b"\x28\xb5\x2f\xfd"
_LARGEST_DICTIONARY = 16 * 2**20
_WINDOW_LOG = 27  # of the bytes that a frame may refer back to


def read(item: Item, opened: Any) -> Iterator[Item | Event]:
    """Yield what is packed."""
    unpacking = _OPEN[form_of(opened.head)](opened.stream())
    yield item.inside(opened.counted(unpacking))


def zstd_beginning(head: bytes) -> bytes:
    """Return the beginning of what a zstd file packs."""
    beginning = b""
    with suppress(EOFError):
        beginning = _zstd(io.BytesIO(head)).read1(HEAD)
    return beginning


def _zstd(stream: BinaryIO) -> Any:
    zstd = _module()
    start = stream.read(len(_SKIPPABLE))
    dictionary = _dictionary(stream, zstd) if start == _SKIPPABLE else None
    rest = stream if dictionary else rejoined(start, stream)
    options = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    return zstd.ZstdFile(rest, zstd_dict=dictionary, options=options)


def _module() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        with extras.told():
            zstd = import_module("backports.zstd")
    return zstd


def _dictionary(stream: BinaryIO, zstd: Any) -> Any:
    """Return the dictionary in the frame that the stream is at."""
    size = int.from_bytes(stream.read(4), "little")
    if size > _LARGEST_DICTIONARY:
        raise OSError(f"a zstd dictionary of {size} bytes")
    raw = stream.read(size)
    if raw.startswith(_FRAME):
        raw = zstd.ZstdDecompressor().decompress(raw, _LARGEST_DICTIONARY)
    return zstd.ZstdDict(raw)


_OPEN: dict[forms.Form, Callable[[BinaryIO], Any]] = {
    forms.GZIP: lambda stream: gzip.GzipFile(fileobj=stream),
    forms.BZIP2: bz2.BZ2File,
    forms.XZ: lzma.LZMAFile,
    forms.ZSTD: _zstd,
}
