"""ZIP files whose list of members, which stands at their end, is missing or damaged."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from zonaparse.errors import InputError
from zonaparse.inputs.events import Broken, Event, Item
from zonaparse.inputs.tars import Members
from zonaparse.inputs.walk import Opened

_HEADER, _MAGIC = 30, b"PK\x03\x04"
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_PIECE = 65_536


def read(item: Item, opened: Opened, file: BinaryIO) -> Iterator[Item | Event]:
    """Yield the members by the headers before them, up to the first that cannot be followed."""
    members = Members(item, opened)
    at = 0
    while header := _header(file, at):
        flags, method, size, name, at = header
        is_plain = method in (_STORED, _DEFLATED) and not flags & _ENCRYPTED
        is_open = method == _DEFLATED and is_plain  # its end is found, not told
        body = _Body(file, at, None if is_open else size)
        if not is_plain or (flags & _SIZES_BEHIND and not is_open):
            yield Broken(f"{item.name}#{name}", InputError("it is encrypted or of an odd form"))
        elif not name.endswith("/"):
            yield from members.file(name, body)
        if flags & _SIZES_BEHIND and not is_open:
            break
        while passed := len(body.read1(_PIECE, is_told=True)):
            opened.walk.meter.add(passed)
        at = _next(file, body.at)
    yield from members.rest()


def _header(file: BinaryIO, at: int) -> tuple[int, int, int, str, int] | None:
    """Return flags, method, packed size and name of the member at a place, and where it begins."""
    file.seek(at)
    head = file.read(_HEADER)
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        return None
    flags, method, size, length, more = struct.unpack("<6xHH8xI4xHH", head)
    name = file.read(length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    return flags, method, size, name, at + _HEADER + length + more


def _next(file: BinaryIO, at: int) -> int:
    """Return where the next header is: behind the sizes, if they stand behind a member."""
    file.seek(at)
    return at + max(0, file.read(_HEADER).find(_MAGIC))


class _Body:
    """What a member holds: `left` bytes as they are, or what is inflated up to where that ends."""

    def __init__(self, file: BinaryIO, at: int, left: int | None) -> None:
        self.at = at
        self.left = left
        self._file = file
        self._unpacking = zlib.decompressobj(-zlib.MAX_WBITS) if left is None else None

    def read1(self, size: int, *, is_told: bool = False) -> bytes:
        """Return some bytes, none at the end; raise InputError for a cut, unless it `is_told`."""
        ended = self._unpacking.eof if self._unpacking else not self.left
        while not ended:
            self._file.seek(self.at)
            packed = self._file.read(min(size, self.left or size))
            if not packed and not is_told:
                raise InputError("it is cut off")
            data = self._unpacked(packed, size)
            if data or not packed:
                return data
            ended = self._unpacking is not None and self._unpacking.eof
        return b""

    read = read1

    def _unpacked(self, packed: bytes, size: int) -> bytes:
        if self._unpacking is None:
            self.at += len(packed)
            self.left = (self.left or 0) - len(packed)
            return packed
        data = self._unpacking.decompress(packed, size)
        rest = (
            self._unpacking.unused_data if self._unpacking.eof else self._unpacking.unconsumed_tail
        )
        self.at += len(packed) - len(rest)
        return data
