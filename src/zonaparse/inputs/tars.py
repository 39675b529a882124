"""tar archives, read from their beginning to their end."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from zonaparse.inputs import local
from zonaparse.inputs.events import Event, Item, Skipped
from zonaparse.inputs.walk import Opened

_HELD = 32 * 2**20  # bytes of files that wait for the page to which they may belong


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the files in their order; nothing is written anywhere, whatever their names."""
    reading = Members(item, opened)
    with tarfile.open(fileobj=opened.stream(), mode="r|", errors="surrogateescape") as archive:
        for member in archive:
            archive.members.clear()  # type: ignore[attr-defined] # they would stay in memory
            if member.issym() or member.islnk():
                yield Skipped(f"{item.name}#{member.name}", "link")
            elif member.isfile():
                yield from reading.file(member.name, archive.extractfile(member))
            elif not member.isdir():
                yield Skipped(f"{item.name}#{member.name}", "device")
        yield from reading.rest()


@dataclass
class Members:
    """Files in "X_files" wait until it is known whether there is a page "X"."""

    item: Item
    opened: Opened
    pages: set[str] = field(default_factory=set)
    held: list[tuple[str, bytes]] = field(default_factory=list)
    room: int = _HELD

    def file(self, name: str, stream: object) -> Iterator[Item | Event]:
        """Yield a file, unless it is part of a page, or may be."""
        self.pages |= local.page_stems([name])
        plain = self.opened.counted(cast("BinaryIO", stream))
        if local.is_part(name, self.pages):
            yield self._part(name)
        elif not local.stems_of(name):
            yield self.item.inside(plain, name)
        elif len(raw := plain.read(self.room + 1)) > self.room:
            yield self._part(name)
        else:
            self.room -= len(raw)
            self.held.append((name, raw))

    def rest(self) -> Iterator[Item | Event]:
        """Yield what waited."""
        for name, raw in self.held:
            if local.is_part(name, self.pages):
                yield self._part(name)
            else:
                yield self.item.inside(io.BytesIO(raw), name)

    def _part(self, name: str) -> Skipped:
        return Skipped(f"{self.item.name}#{name}", local.KIND)
