"""Records one behind the other, in a plain file or in what a gzip member inflates to."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, Protocol

from warcio.recordloader import ARC2WARCHeadersParser, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from zonaparse.warc import digests
from zonaparse.warc.digests import Digest
from zonaparse.warc.record import Fault, Kind, Record

MOST = 64 * 1024**2  # bytes of a block that are held in memory
LONGEST_LINE = 4096  # of those with which a record of an ARC file begins
START = re.compile(
    rb"WARC/\d\.\d+[ \t]*\r?\n|(?:https?|filedesc|dns):[^\s]+ [\d.:a-f]+ \d{14} \S+ \d+\r?\n"
)
_LONGEST_HEAD = 1024**2
_LENGTH = re.compile(r"[0-9]{1,19}")
_STEP = 1024**2
_HEAD_END = b"\r\n\r\n"
_BLANK = (b"\n", b"\r\n")
_END = re.compile(rb"\A(?:(?:\r?\n)*+\Z|(?:\r?\n){0,2}(?=WARC/\d|https?:|dns:)|\r\n\r\n)")
_WARC = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES, verify=False)
_ARC = ARC2WARCHeadersParser()


class Single(NamedTuple):
    """The only record of a member."""

    headers: Any
    block: bytes

    @property
    def holds(self) -> bool:
        """Whether it has the digest that it tells."""
        told = self.headers.get_header("WARC-Block-Digest")
        return not told or digests.holds(told, self.block)


def alone(data: bytes) -> Single | None:
    """Return the one record that is all of the data; None for anything else."""
    end = data.find(_HEAD_END)
    if not 0 < end < _LONGEST_HEAD or not START.match(data):
        return None
    begin = end + len(_HEAD_END)
    headers = _WARC.parse(io.BytesIO(data[:begin]))
    length = (headers.get_header("Content-Length") or "").strip()
    if not _LENGTH.fullmatch(length):
        return None
    block = data[begin : begin + int(length)]
    if len(block) < int(length) or data[begin + len(block) :].strip(b"\r\n"):
        return None
    return Single(headers, block)


class Extent(Protocol):
    """Where a record lies in its file, and what reading it once more may cost."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return offset and length in the file of what lies between two places of the stretch."""

    def may_reread(self, size: int) -> bool:
        """Say whether so many bytes may be read once more, so that the time stays bounded."""

    def pass_by(self, start: int) -> None:
        """Hear that nothing before a place of the stretch is read any more."""


class Stretch:
    """A stream of records; `url` is the address of the one that is being read."""

    def __init__(
        self,
        stream: BinaryIO,
        file: str,
        extent: Extent,
        size: int | None,
        wanted: Callable[[Any], bool] | None = None,
    ) -> None:
        self.url = ""
        self._wanted = wanted
        self._stream = stream
        self._file = file
        self._extent = extent
        self._size = size  # None until it is known

    def read(self, start: int) -> Iterator[Record | Fault]:
        """Yield the records from a place on, and what is wrong with those that are broken."""
        self._stream.seek(start)
        at = self._past_blank_lines()
        while line := self._stream.readline(LONGEST_LINE):
            self._extent.pass_by(at)
            if START.match(line):
                yield from self._record(at, line)
            else:
                self._go_on(at)
                size = self._stream.tell() - at
                yield self._fault(at, Kind.GARBAGE, f"{size} bytes are no record")
            at = self._past_blank_lines()

    def _past_blank_lines(self) -> int:
        at = self._stream.tell()
        while self._stream.readline(LONGEST_LINE) in _BLANK:
            at = self._stream.tell()
        self._stream.seek(at)
        return at

    def _record(self, at: int, line: bytes) -> Iterator[Record | Fault]:
        self.url = ""
        body = at
        try:
            headers = self._headers(line)
            body = self._stream.tell()
            self.url = headers.get_header("WARC-Target-URI") or ""
            block = self._block(headers, _length(headers))
            self._check_end()
        except _Wrong as wrong:
            if wrong.kind is not Kind.DIGEST:
                self._go_on(max(body, at + len(line)))
            yield self._fault(at, wrong.kind, wrong.told)
            return
        end = self._past_blank_lines()
        self._look_ahead(end)
        if self._wanted and not self._wanted(headers):
            return
        yield Record(self._file, *self._extent.place(at, end), headers, block)

    def _look_ahead(self, end: int) -> None:
        """Go behind what is no record: in a damaged member, it makes the one before it doubtful."""
        line = self._stream.readline(LONGEST_LINE)
        if line and not START.match(line):
            self._go_on(end)
        self._stream.seek(end)

    def _headers(self, line: bytes) -> Any:
        if not line.startswith(b"WARC/"):
            try:
                return _ARC.parse(io.BytesIO(), line)
            except (ValueError, StatusAndHeadersParserException) as error:
                raise _Wrong(Kind.HEADER, f"its header cannot be read: {error}") from error
        lines = [line]
        left = _LONGEST_HEAD
        while (line := self._stream.readline(left)) not in (*_BLANK, b""):
            lines.append(line)
            left -= len(line)
            if left <= 0:
                raise _Wrong(Kind.HEADER, f"its header is over {_LONGEST_HEAD} bytes")
        return _WARC.parse(io.BytesIO(b"".join([*lines, line])))

    def _block(self, headers: Any, length: int) -> bytes | None:
        """Return what a record holds, if that is little enough; check its digest."""
        start = self._stream.tell()
        if self._size is not None and start + length > self._size:
            raise _cut(length, self._size - start)
        told = headers.get_header("WARC-Block-Digest")
        digest = Digest(told) if told else None
        parts: list[bytes] = []
        left = length
        while left and (part := self._stream.read(min(left, _STEP))):
            left -= len(part)
            if digest:
                digest.feed(part)
            if length <= MOST:
                parts.append(part)
        if left:
            self._size = self._stream.tell()
            raise _cut(length, length - left)
        if digest and not digest.holds:
            raise _Wrong(Kind.DIGEST, "its bytes are not those of its digest")
        return b"".join(parts) if length <= MOST else None

    def _check_end(self) -> None:
        at = self._stream.tell()
        ahead = self._stream.read(64)
        self._stream.seek(at)
        if not _END.match(ahead):
            raise _Wrong(Kind.LENGTH, "its Content-Length is wrong: it does not end there")

    def _go_on(self, since: int) -> None:
        """Go to the next beginning of a record behind a place; to the end if there is none."""
        reached = self._stream.tell()
        if since < reached and not self._extent.may_reread(reached - since):
            since = reached
        step = 2 * LONGEST_LINE
        while True:
            self._stream.seek(since)
            chunk = self._stream.read(step)
            if found := START.search(chunk):
                self._stream.seek(since + found.start())
                return
            if len(chunk) < step:
                self._stream.seek(since + len(chunk))
                return
            since += len(chunk) - LONGEST_LINE
            step = min(2 * step, _STEP)

    def _fault(self, at: int, kind: Kind, told: str) -> Fault:
        offset, _ = self._extent.place(at, at)
        return Fault(self._file, offset, kind, told, self.url if kind != Kind.GARBAGE else "")


class _Wrong(Exception):
    def __init__(self, kind: Kind, told: str) -> None:
        super().__init__(told)
        self.kind = kind
        self.told = told


def _length(headers: Any) -> int:
    told = (headers.get_header("Content-Length") or "").strip()
    if not _LENGTH.fullmatch(told):
        raise _Wrong(Kind.LENGTH, f"its Content-Length is {told[:40]!r}")
    return int(told)


def _cut(length: int, there: int) -> _Wrong:
    return _Wrong(Kind.CUT, f"it is cut off: {there} of its {length} bytes are there")
