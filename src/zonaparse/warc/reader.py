"""The records of WARC and ARC files (ISO 28500:2017), each with its place; a bad one costs itself.

What the headers say is read by warcio. Where records lie is found here, so that a damaged file is
read on: at the next gzip member, or at the next line with which a record begins.
"""

import io
import re
from collections.abc import Callable, Generator, Iterator
from typing import Any, BinaryIO, cast

from zonaparse.warc.members import MAGIC, Broken, Member, beginning, whole
from zonaparse.warc.record import Fault, Kind, Record
from zonaparse.warc.stretch import LONGEST_LINE, START, Stretch, alone

Wanted = Callable[[Any], bool]  # asked of the headers of a record
_Part = Generator[Record | Fault, None, int]  # it returns where the next begins
_STEP = 1024**2
_REREAD = 16  # how often a damaged file is read again, at most
_MAYBE = re.compile(re.escape(MAGIC) + b"|" + START.pattern)


def records(
    file: BinaryIO,
    name: str = "",
    start: int = 0,
    *,
    wanted: Wanted | None = None,
    passed: Callable[[int], None] = lambda _: None,
) -> Iterator[Record | Fault]:
    """Yield the records of a file that can be sought in, from an offset on, and what is broken.

    `name` is that of the file. Only records of which `wanted` holds are read, where it is given.
    `passed` hears of offsets before which nothing is read any more. It takes time in proportion to
    the file, however that is broken.
    """
    reader = _Reader(file, name, wanted, passed)
    file.seek(start)
    while file.read(1):
        passed(start)
        start = yield from reader.part(start)
        file.seek(start)


class _Reader:
    def __init__(
        self, file: BinaryIO, name: str, wanted: Wanted | None, passed: Callable[[int], None]
    ) -> None:
        self.pass_by = passed
        self._file = file
        self._name = name
        self._wanted = wanted
        self._again = 0  # bytes that were read a second time

    def part(self, start: int) -> _Part:
        """Yield what begins at an offset; return where the next part begins."""
        self._file.seek(start)
        ahead = self._file.read(LONGEST_LINE)
        if ahead.startswith(MAGIC):
            return (yield from self._member(start))
        if START.match(ahead.lstrip(b"\r\n")):
            stretch = Stretch(self._file, self._name, self, _size(self._file), self._wanted)
            yield from stretch.read(start)
            return self._file.tell()
        end = self._next(start + 1)
        if ahead.strip(b"\r\n") or end - start > len(ahead):
            told = f"{end - start} bytes are no record"
            yield Fault(self._name, start, Kind.GARBAGE, told)
        return end

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return offset and length of what lies between two places of a plain file."""
        return start, end - start

    def may_reread(self, size: int) -> bool:
        """Count bytes that are read once more; say whether they are still few."""
        self._again += size
        return self._again <= _REREAD * self._file.tell() + _STEP

    def _member(self, start: int) -> _Part:
        if (member := whole(self._file, start)) and (single := alone(member.data)):
            if self._wanted and not self._wanted(single.headers):
                return member.end
            if single.holds:
                size = member.end - start
                yield Record(self._name, start, size, single.headers, single.block)
                return member.end
        extent = _Packed(self._file, start, self)
        stretch = Stretch(extent.stream, self._name, extent, None, self._wanted)
        try:
            yield from stretch.read(0)
        except Broken as error:
            kind = Kind.CUT if error.is_cut else Kind.COMPRESSION
            yield Fault(self._name, start, kind, str(error), stretch.url)
            reached = extent.member.reached
            return self._next(start + 1 if self.may_reread(reached - start) else reached)
        return extent.end

    def _next(self, since: int) -> int:
        """Return where something begins that may be read; the size of the file if nothing does."""
        step = 2 * LONGEST_LINE
        while True:
            self._file.seek(since)
            chunk = self._file.read(step)
            for found in _MAYBE.finditer(chunk):
                if found[0] != MAGIC or self._begins(since + found.start()):
                    return since + found.start()
            if len(chunk) < step:
                return since + len(chunk)
            since += len(chunk) - LONGEST_LINE
            step = min(2 * step, _STEP)

    def _begins(self, offset: int) -> bool:
        """Say whether the gzip member at an offset holds records."""
        self._file.seek(offset)
        inflated = beginning(self._file.read(LONGEST_LINE), LONGEST_LINE)
        return bool(START.match(inflated.lstrip(b"\r\n")))


def _size(file: BinaryIO) -> int | None:
    """Return the size of a file; None for one that is read as it comes. It ends where it was."""
    at = file.tell()
    try:
        return file.seek(0, io.SEEK_END)
    except io.UnsupportedOperation:
        return None
    finally:
        file.seek(at)


class _Packed:
    """Where the records of a gzip member lie: in all of it."""

    def __init__(self, file: BinaryIO, start: int, reader: _Reader) -> None:
        self.member = Member(file, start)
        self.stream = cast("BinaryIO", io.BufferedReader(self.member, 1 << 18))
        self.may_reread = reader.may_reread
        self._start = start

    @property
    def end(self) -> int:
        return self.member.end or self.member.reached

    def pass_by(self, _start: int) -> None:
        """Keep all of the member: to go back in it, it is inflated anew."""

    def place(self, _start: int, _end: int) -> tuple[int, int]:
        return self._start, self.end - self._start
