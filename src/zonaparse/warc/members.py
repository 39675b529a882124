"""Gzip members of a file, each a stream of its own in which one can go back."""

import io
import zlib
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple

fast: Any = zlib
with suppress(ImportError):  # it inflates in less than half of the time
    from isal import isal_zlib as fast

MAGIC = b"\x1f\x8b\x08"
_WBITS = 16 + zlib.MAX_WBITS
_STEP = 16 * 1024  # packed bytes at a time


_GULP = 64 * 1024  # packed bytes at a time of a member that is taken whole
_MOST = 16 * 1024**2  # bytes that such a member inflates to


class Whole(NamedTuple):
    """A sound member: what it inflates to, and the offset behind it."""

    data: bytes
    end: int


def whole(file: BinaryIO, start: int) -> Whole | None:
    """Return the member that begins at an offset; None if it is damaged, cut off or large."""
    decoder = fast.decompressobj(_WBITS)
    parts: list[bytes] = []
    room = _MOST
    end = start
    file.seek(start)
    while not decoder.eof:
        packed = file.read(_GULP)
        end += len(packed)
        try:
            part = decoder.decompress(packed, room) if packed else b""
        except fast.error:
            return None
        room -= len(part)
        if (not part and not decoder.eof) or room <= 0:
            return None
        parts.append(part)
    return Whole(b"".join(parts), end - len(decoder.unused_data))


class Broken(Exception):
    """A member cannot be inflated any further; the text says why. `is_cut`: its end is missing."""

    def __init__(self, told: str, *, is_cut: bool) -> None:
        super().__init__(told)
        self.is_cut = is_cut


class Member(io.RawIOBase):
    """The member that begins at `start`, inflated. What is sound before a fault is given.

    `end` is the offset behind the member, once it was read to its end; `reached` is how far the
    file was looked at.
    """

    def __init__(self, file: BinaryIO, start: int) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._begin()

    def _begin(self) -> None:
        self.end: int | None = None
        self.reached = self._start
        self._decoder = zlib.decompressobj(_WBITS)
        self._fault: str | None = None
        self._is_cut = False
        self._ready = b""
        self._place = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place in what the member inflates to."""
        return self._place

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, not counted from the end; going back inflates anew."""
        if whence == io.SEEK_CUR:
            place += self._place
        elif whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of a member is not known")
        if place < self._place:
            self._begin()
        while self._place < place and self._next(place - self._place):
            pass
        return self._place

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer; return how much was filled, 0 at the end. Raises Broken."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        while not self._ready and self.end is None:
            if self._fault is not None:
                raise Broken(self._fault, is_cut=self._is_cut)
            self._inflate()
        data, self._ready = self._ready[:most], self._ready[most:]
        self._place += len(data)
        return data

    def _inflate(self) -> None:
        packed = self._decoder.unconsumed_tail or self._packed()
        if not packed:
            self._fault = "the compressed data are cut off"
            self._is_cut = True
            return
        before = self._decoder.copy()
        try:
            self._ready = self._decoder.decompress(packed, 4 * _STEP)
        except zlib.error as error:
            self._fault = f"the compressed data are damaged ({_told(error)})"
            self._ready = _sound(before, packed)
        if self._decoder.eof:
            self.end = self.reached - len(self._decoder.unused_data)

    def _packed(self) -> bytes:
        self._file.seek(self.reached)
        packed = self._file.read(_STEP)
        self.reached += len(packed)
        return packed


def _sound(decoder: "zlib._Decompress", packed: bytes) -> bytes:
    """Return what can be inflated before the fault."""
    parts: list[bytes] = []
    for number in range(len(packed)):
        try:
            parts.append(decoder.decompress(packed[number : number + 1]))
        except zlib.error:
            break
    return b"".join(parts)


def _told(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2]


def beginning(packed: bytes, most: int) -> bytes:
    """Return the first bytes that a member inflates to; b'' for what is none."""
    try:
        return zlib.decompressobj(_WBITS).decompress(packed, most)
    except zlib.error:
        return b""
