"""ZIP archives, and what is one under another name: WACZ."""

import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from zonaparse.errors import InputError
from zonaparse.inputs import local
from zonaparse.inputs.events import Broken, Event, Item, Skipped
from zonaparse.inputs.walk import Opened

_ENCRYPTED = 0x1


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the members in their order; nothing is written anywhere, whatever their names."""
    with opened.anywhere() as file, _archive(file) as archive:
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


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise InputError(f"no whole ZIP file: {error}") from error


def _opened(
    item: Item, opened: Opened, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Item | Event]:
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        yield Broken(f"{item.name}#{member.filename}", error)
        return
    yield item.inside(opened.counted(stream), member.filename)  # type: ignore[arg-type]
