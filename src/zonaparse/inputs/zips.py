"""ZIP archives, and what is one under another name: WACZ."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from zonaparse.errors import InputError
from zonaparse.inputs import cut_zips, local
from zonaparse.inputs.events import Broken, Event, Item, Skipped
from zonaparse.inputs.streams import on_disk
from zonaparse.inputs.walk import Opened

_ENCRYPTED = 0x1
_UTF8 = 0x08  # in the upper byte of the flags
_ENTRY, _HEADER = 46, 30  # bytes of an entry of the list, and of a member, before its name
_LONGEST_END = 65_557  # bytes of the record of the end, with a comment


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the members in their order; nothing is written anywhere, whatever their names."""
    with opened.anywhere() as file:
        try:
            with _archive(file) as archive:
                _check(opened.head, archive)
                yield from _listed(item, opened, archive)
        except _NoList as error:
            yield from cut_zips.read(item, opened, file)
            told = "it was read up to where it could be; `zip -FF` may mend it"
            raise InputError(f"no whole ZIP file: {error}; {told}") from error


class _NoList(Exception):
    """The list of the members is missing, or damaged."""


def _check(head: bytes, archive: zipfile.ZipFile) -> None:
    """Raise _NoList for the list of a ZIP file in this one, whose own was cut off."""
    first = min((member.header_offset for member in archive.infolist()), default=0)
    if first and head.startswith(b"PK\x03\x04"):
        raise _NoList("its list is that of another one in it")


def _listed(item: Item, opened: Opened, archive: zipfile.ZipFile) -> Iterator[Item | Event]:
    pages = local.page_stems(archive.namelist())
    for member in archive.infolist():
        name = member.filename
        if member.is_dir():
            continue
        if stat.S_ISLNK(member.external_attr >> 16):
            yield Skipped(f"{item.name}#{name}", "link")
        elif local.is_part(name, pages):
            yield Skipped(f"{item.name}#{name}", local.KIND)
        elif member.flag_bits & _ENCRYPTED:
            told = InputError("it is encrypted: unpack it with its password first")
            yield Broken(f"{item.name}#{name}", told)
        else:
            yield from _opened(item, opened, archive, member)


@contextmanager
def _archive(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except UnicodeDecodeError:
        with _with_names_as_bytes(file) as copy, zipfile.ZipFile(copy) as archive:
            yield archive
        return
    except zipfile.BadZipFile as error:
        raise _NoList(str(error)) from error
    with archive:
        yield archive


def _with_names_as_bytes(file: BinaryIO) -> BinaryIO:
    """Return a copy that does not say of names that they are UTF-8, since some are not."""
    file.seek(0)
    copy = on_disk(b"", file)
    size = copy.seek(0, io.SEEK_END)
    copy.seek(max(0, size - _LONGEST_END))
    tail = copy.read()
    end = tail.rfind(b"PK\x05\x06")
    length, at = struct.unpack_from("<II", tail, end + 12) if end >= 0 else (0, 0)
    copy.seek(at)
    names = bytearray(copy.read(length))
    place = 0
    while names.startswith(b"PK\x01\x02", place) and place + _ENTRY <= len(names):
        _clear(names, place + 9)
        (member,) = struct.unpack_from("<I", names, place + 42)
        copy.seek(member)
        header = bytearray(copy.read(_HEADER))
        if len(header) == _HEADER:
            _clear(header, 7)
            copy.seek(member)
            copy.write(header)
        place += _ENTRY + sum(struct.unpack_from("<HHH", names, place + 28))
    copy.seek(at)
    copy.write(names)
    return copy


def _clear(header: bytearray, flags: int) -> None:
    header[flags] &= ~_UTF8 & 0xFF


def _opened(
    item: Item, opened: Opened, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Item | Event]:
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        yield Broken(f"{item.name}#{member.filename}", error)
        return
    yield item.inside(opened.counted(stream), member.filename)  # type: ignore[arg-type]
