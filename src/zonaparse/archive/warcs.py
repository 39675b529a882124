"""The WARC 1.1 files of an archive (ISO 28500:2017): one gzip member a record, appended only."""

import io
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zonaparse import __version__
from zonaparse.archive.records import Place, Saved
from zonaparse.errors import ArchiveError
from zonaparse.fetching import Hop, Response
from zonaparse.guard import DEFAULT

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
    """The files below a folder. `ends` tells how long each is known to be.

    What lies behind a known end was never told to anybody, and is cut off.
    """

    def __init__(self, folder: Path, ends: dict[str, int]) -> None:
        self._folder = folder
        self._ends = dict(ends)
        self._file: BinaryIO | None = None
        self._number = max(len(ends), 1)
        self._read: dict[str, BinaryIO] = {}

    def repair(self) -> None:
        """Cut off what a run that was killed left behind the known ends."""
        for path in self._folder.glob("*.warc.gz"):
            end = self._ends.get(path.name, 0)
            size = path.stat().st_size
            if size < end:
                raise ArchiveError(f"{path}: {end - size} bytes are missing at its end")
            if not end:
                path.unlink()
            elif size > end:
                os.truncate(path, end)

    def undo(self, ends: dict[str, int]) -> None:
        """Forget what was written behind the known ends."""
        if self._file is not None:
            with suppress(OSError):  # what it could not write it shall not write
                self._file.close()
        self._file = None
        self._ends = dict(ends)
        self._number = max(len(ends), 1)
        self.repair()

    def write(self, source: Response | Saved) -> Place:
        """Append a page; it is on disk after sync()."""
        file = self._current()
        if isinstance(source, Saved):
            return Place(self._name, file.tell(), _write(file, _resource(source)))
        for hop in source.hops:
            _exchange(file, hop)
        return Place(self._name, file.tell(), _exchange(file, source))

    def sync(self) -> dict[str, int]:
        """Put on disk what was written; return the files' lengths that may now be noted."""
        file = self._file
        if file is not None and file.tell() > self._ends.get(self._name, 0):
            file.flush()
            os.fsync(file.fileno())
            if self._name not in self._ends:
                _sync_folder(self._folder)
            self._ends[self._name] = file.tell()
            if file.tell() > _ROLLED_AT:
                file.close()
                self._file = None
                self._number += 1
        return dict(self._ends)

    def read(self, place: Place) -> Stored:
        """Return the page at a place."""
        if place.file not in self._read:
            self._read[place.file] = (self._folder / place.file).open("rb")
        file = self._read[place.file]
        file.seek(place.offset)
        return next(_stored(ArchiveIterator(file)))

    def close(self) -> None:
        """Close the files; what is not synced is not kept."""
        for file in (self._file, *self._read.values()):
            if file is not None:
                file.close()

    @property
    def _name(self) -> str:
        return _NAME.format(self._number)

    def _current(self) -> BinaryIO:
        if self._file is None:
            self._file = (self._folder / self._name).open("ab")
            if not self._file.tell():
                told = {"software": f"zonaparse/{__version__}", "format": "WARC File Format 1.1"}
                _write(self._file, _BUILDER.create_warcinfo_record(self._name, told))
        return self._file


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


def pages(file: BinaryIO) -> Iterator[tuple[Stored, datetime] | str]:
    """Yield the HTML pages of any WARC file with their time, and of broken ones what is wrong."""
    for record in ArchiveIterator(file, arc2warc=True):
        if record.rec_type not in ("response", "resource"):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        try:
            if not _is_page(record):
                continue
            at = record.rec_headers.get_header("WARC-Date")
            yield _page(record), datetime.fromisoformat(at).astimezone(UTC)
        except Exception as error:  # warcio lets through what zlib, chunks and codecs raise
            yield f"{url}: {error}"


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


def _stored(records: Any) -> Iterator[Stored]:
    for record in records:
        yield _page(record)


def _page(record: Any) -> Stored:
    body = record.content_stream().read(DEFAULT.max_bytes + 1)
    return Stored(record.rec_headers.get_header("WARC-Target-URI"), body, _charset(_type(record)))


def _is_page(record: Any) -> bool:
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return status == "200" and "html" in _type(record).lower()


def _type(record: Any) -> str:
    if record.http_headers:
        return record.http_headers.get_header("Content-Type") or ""
    return record.content_type or ""


def _charset(kind: str) -> str | None:
    _, _, charset = kind.partition("charset=")
    return charset.partition(";")[0].strip(" \"'") or None


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
