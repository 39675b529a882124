"""What is imported: folders of pages, single pages, WARC and ARC files, WACZ collections."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from zonaparse.archive.records import Missed, Revisit, Saved, address
from zonaparse.errors import ArchiveError, ZonaparseError
from zonaparse.fields import links
from zonaparse.guard import DEFAULT
from zonaparse.saved import ENDINGS, pages_below, read
from zonaparse.warc import Fault, Record, Unreadable, body, payload, records, time

Found = Saved | Revisit | Missed
_WARC = (".warc", ".warc.gz", ".arc", ".arc.gz")
_WACZ = ".wacz"
_IN_MEMORY = 64 * 1024**2  # bytes


def found_in(source: Path) -> Iterator[Found]:
    """Return the pages of a folder, a WARC or WACZ file or a file that is a page itself.

    Raises ArchiveError for what holds none.
    """
    found = _reader(source)
    first = next(found, None)
    if first is None:
        endings = ", ".join((*(f"*{ending}" for ending in ENDINGS), "WARC and WACZ files"))
        raise ArchiveError(f"{source}: there is no page to import ({endings})")
    return chain([first], found)


def _reader(source: Path) -> Iterator[Found]:
    name = source.name.lower()
    if name.endswith(_WARC):
        return _of_warc(source)
    return _of_wacz(source) if name.endswith(_WACZ) else _of_folder(source)


def _of_folder(folder: Path) -> Iterator[Found]:
    for name in pages_below(folder) if folder.is_dir() else _one(folder):
        path = Path(name)
        try:
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield Saved(name, read(name), at)
        except (ZonaparseError, OSError, ValueError, OverflowError) as error:
            yield Missed(address(name), "failed", _told(error))


def _one(path: Path) -> list[str]:
    return [str(path)] if path.name.lower().endswith(ENDINGS) else []


def _told(error: Exception) -> str:
    """Return an error without the name of the file, so that equal ones are counted together."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _of_wacz(path: Path) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(path) as collection:
            for member in collection.infolist():
                if member.filename.lower().endswith(_WARC):
                    yield from _of_member(collection, member, f"{path}!{member.filename}")
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        yield Missed(address(str(path)), "failed", f"it is no whole WACZ file: {_told(error)}")


def _of_member(collection: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Found]:
    # A member of a ZIP file can be sought in only by reading it from its beginning.
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        try:
            with collection.open(member) as packed:
                shutil.copyfileobj(packed, file)
        except (zipfile.BadZipFile, RuntimeError, EOFError) as error:  # RuntimeError: a password
            yield Missed(address(name), "failed", f"it cannot be unpacked: {error}")
        yield from _Warc(name).read(cast("BinaryIO", file))


def _of_warc(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        yield from _Warc(str(path)).read(file)


class _Warc:
    """The pages of a WARC file, and what is revisited, which may be named by record or digest."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: dict[str, tuple[str, datetime]] = {}
        self._revisits: list[Record] = []

    def read(self, file: BinaryIO) -> Iterator[Found]:
        for each in records(file, self._name):
            found = self._found(each) if isinstance(each, Record) else each
            if isinstance(found, Fault):
                yield Missed(address(_place(found)), "failed", found.told)
            elif found:
                yield found
        for each in self._revisits:  # what they revisit may stand behind them
            yield self._revisit(each)

    def _found(self, record: Record) -> Saved | Fault | None:
        """Return what a record holds, what is wrong with it, or None if it is no page."""
        try:
            if record.type == "revisit":
                self._put_aside(record)
            return self._page(record) if record.type in ("response", "resource") else None
        except Unreadable as error:
            return record.fault(str(error))

    def _page(self, record: Record) -> Saved | None:
        found = payload(record)
        if not found.is_page:
            return None
        url, at = _url(record), time(record)
        page = body(record, found, DEFAULT.max_bytes)
        saved = Saved(_place(record), page, at, url, found.charset)
        for name in ("WARC-Record-ID", "WARC-Payload-Digest"):
            if told := record.header(name):
                self._seen[told] = saved.address, at
        return saved

    def _put_aside(self, record: Record) -> None:
        """Note a revisit, if that is not of something else than a page."""
        kind = payload(record).type.lower() if record.block else ""
        if not kind or "html" in kind:
            _url(record)
            time(record)
            self._revisits.append(replace(record, block=None))

    def _revisit(self, record: Record) -> Revisit:
        of, of_at = self._revisited(record)
        return Revisit(_url(record) or of, time(record), of, of_at)

    def _revisited(self, record: Record) -> tuple[str, datetime | None]:
        """Return the address and the time of what a record revisits."""
        for name in ("WARC-Refers-To", "WARC-Payload-Digest"):
            if known := self._seen.get(record.header(name)):
                return known
        told = links.absolute(record.header("WARC-Refers-To-Target-URI"), None)
        try:
            at = datetime.fromisoformat(record.header("WARC-Refers-To-Date"))
            of_at = at.replace(tzinfo=at.tzinfo or UTC)
        except ValueError:
            of_at = None
        return told or _url(record) or "", of_at


def _url(record: Record) -> str | None:
    """Return the address of a record as it may be linked; None for that of a file."""
    if not record.url:
        raise Unreadable("it has no WARC-Target-URI")
    if record.url.lower().startswith("file:"):
        return None
    url = links.absolute(record.url, None)
    if url is None:
        raise Unreadable(f"its address is {record.url[:80]!r}, none of http or https")
    return url


def _place(found: Record | Fault) -> str:
    return f"{found.file}#byte-{found.offset}"
