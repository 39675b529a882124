"""The WARC 1.1 files of an archive (ISO 28500:2017): one gzip member a record, appended only."""

import io
import os
import secrets
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import urlsplit

from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zonaparse import __version__
from zonaparse.archive import folder as files
from zonaparse.archive.notes import TYPE, Note
from zonaparse.archive.records import Place, Saved
from zonaparse.errors import ArchiveError
from zonaparse.fetching import Hop, Response
from zonaparse.guard import DEFAULT
from zonaparse.warc import Fault, Record, Unreadable, body, payload
from zonaparse.warc.reader import records

_ROLLED_AT = 10**9  # bytes
_NAME = "pages-{:05}.warc.gz"
_LEVEL, _GZIP = 6, 16 + zlib.MAX_WBITS
_BUILDER = RecordBuilder(warc_version="1.1")


class Stored(NamedTuple):
    """A page as it lies in a WARC file; its body is inflated."""

    url: str
    body: bytes
    charset: str | None


class Warcs:
    """The files below a folder. `ends` tells how long each is known to be."""

    def __init__(self, folder: Path, ends: dict[str, int]) -> None:
        self._folder = folder
        self._ends = dict(ends)
        self._file: BinaryIO | None = None
        self._name = ""
        self._is_begun = False
        self._batch = ""
        self._read: dict[str, BinaryIO] = {}

    def repair(self) -> None:
        """Cut off what a run that was killed left behind the known ends."""
        for path in files.torn(self._folder, self._ends):
            self._cut(path.name)
        files.end(self._folder)

    def undo(self, ends: dict[str, int]) -> None:
        """Forget what was written behind the known ends."""
        if self._file is not None:
            with suppress(OSError):  # what it could not write it shall not write
                self._file.close()
        self._file = None
        self._ends = dict(ends)
        if self._is_begun:
            self._cut(self._name)
            files.end(self._folder)
        self._is_begun = False

    def _cut(self, name: str) -> None:
        """Cut off what this archive wrote to a file behind its known end."""
        path, end = self._folder / name, self._ends.get(name, 0)
        if not path.is_file() or path.stat().st_size <= end:
            return
        if end:
            os.truncate(path, end)
        else:
            path.unlink()

    def write(self, source: Response | Saved) -> Place:
        """Append a page; it is on disk after sync()."""
        file = self._current()
        if isinstance(source, Saved):
            return Place(self._name, file.tell(), _write(file, _resource(source)))
        for hop in source.hops:
            _exchange(file, hop)
        return Place(self._name, file.tell(), _exchange(file, source))

    def note(self, note: Note) -> None:
        """Append what is known of pages."""
        file = self._current()
        _write(file, _metadata(note._replace(batch=self._batch)))

    def sync(self) -> dict[str, int]:
        """Put on disk what was written; return the files' lengths that may now be noted."""
        file = self._file
        if file is not None and file.tell() > self._ends.get(self._name, 0):
            file.flush()
            os.fsync(file.fileno())
            if self._name not in self._ends:
                files.sync(self._folder)
            self._ends[self._name] = file.tell()
            if file.tell() > _ROLLED_AT:
                file.close()
                self._file = None
        return dict(self._ends)

    def done(self) -> None:
        """Note that the catalogue knows of what was written."""
        self._is_begun = False

    def read(self, place: Place) -> Stored:
        """Return the page at a place; raise ArchiveError where it is damaged."""
        record = self.record(place)
        try:
            found = payload(record)
            return Stored(record.url, body(record, found, DEFAULT.max_bytes), found.charset)
        except Unreadable as error:
            raise _damaged(place, str(error)) from error

    def record(self, place: Place) -> Record:
        """Return the record at a place; raise ArchiveError where it is damaged or not there."""
        try:
            if place.file not in self._read:
                self._read[place.file] = (self._folder / place.file).open("rb")
            found = next(records(self._read[place.file], place.file, place.offset), None)
        except OSError as error:
            raise _damaged(place, error.strerror or str(error)) from error
        if isinstance(found, Fault):
            raise _damaged(place, found.told)
        if found is None or (found.offset, found.length) != place[1:]:
            raise _damaged(place, "there is no record")
        return found

    def close(self) -> None:
        """Close the files; what is not synced is not kept."""
        for file in (self._file, *self._read.values()):
            if file is not None:
                file.close()

    def _current(self) -> BinaryIO:
        file = self._file = self._file or self._opened()
        if not self._is_begun:
            self._batch = secrets.token_hex(8)
            files.begin(self._folder, files.Journal(self._ends, self._name, self._batch))
            self._is_begun = True
        if not file.tell():
            told = {"software": f"zonaparse/{__version__}", "format": "WARC File Format 1.1"}
            _write(file, _BUILDER.create_warcinfo_record(self._name, told))
        return file

    def _opened(self) -> BinaryIO:
        """Return the last file, or a new one where that is full."""
        last = max(self._ends, key=files.number, default="")
        size = self._ends.get(last, 0)
        if last and size <= _ROLLED_AT:
            self._name, mode = last, "ab"
        else:
            self._name, mode = _NAME.format(files.next_number(self._folder)), "xb"
        return cast("BinaryIO", (self._folder / self._name).open(mode))


def _damaged(place: Place, told: str) -> ArchiveError:
    return ArchiveError(f"{place.file} at byte {place.offset}: {told}")


def _write(file: BinaryIO, record: Any) -> int:
    """Write a record; return its length in the file."""
    plain = io.BytesIO()
    WARCWriter(plain, gzip=False).write_record(record)
    # warcio itself packs bit by bit, at level 9, which takes thrice as long.
    return file.write(zlib.compress(plain.getbuffer(), _LEVEL, _GZIP))


def _resource(saved: Saved) -> Any:
    kind = f"text/html; charset={saved.charset}" if saved.charset else "text/html"
    return _BUILDER.create_warc_record(
        saved.address,
        "resource",
        payload=io.BytesIO(saved.body),
        length=len(saved.body),
        warc_content_type=kind,
        warc_headers_dict={"WARC-Date": _date(saved.at)},
    )


def _metadata(note: Note) -> Any:
    told = note.json().encode()
    return _BUILDER.create_warc_record(
        note.address or note.url,
        "metadata",
        payload=io.BytesIO(told),
        length=len(told),
        warc_content_type=TYPE,
        warc_headers_dict={"WARC-Date": _date(note.at)},
    )


def _exchange(file: BinaryIO, hop: Hop) -> int:
    """Write an answer and its request; return the length of the answer's record."""
    dated = {"WARC-Date": _date(hop.at), "WARC-IP-Address": hop.ip}
    answer = _answer(hop, dated)
    length = _write(file, answer)
    parts = urlsplit(hop.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = _BUILDER.create_warc_record(
        hop.url,
        "request",
        http_headers=StatusAndHeaders(
            f"GET {path} HTTP/1.1", hop.request_headers, is_http_request=True
        ),
        warc_headers_dict={
            **dated,
            "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    _write(file, asked)
    return length


def _answer(hop: Hop, dated: dict[str, str]) -> Any:
    # The body is kept as transferred, but for the chunks, which are off.
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in hop.headers
    ]
    return _BUILDER.create_warc_record(
        hop.url,
        "response",
        payload=io.BytesIO(hop.raw),
        length=len(hop.raw),
        http_headers=StatusAndHeaders(str(hop.status), headers, protocol="HTTP/1.1"),
        warc_headers_dict=dated,
    )


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
