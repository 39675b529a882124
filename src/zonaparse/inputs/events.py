"""What a reader of saved pages gives: pages, what is skipped, what is broken, and what is told."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, NamedTuple


class SavedPage(NamedTuple):
    """A page that somebody kept: its `html`, its address and when it was captured, where told.

    `id` is the path of a file, with the name of each member of a container behind a "#", or the
    value of a table's column of ids. `html` is the page's bytes, or text where that is what was
    kept, or where something beside the page tells its encoding.
    """

    id: Hashable
    html: str | bytes
    url: str | None
    captured_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page with all that is known of it; `name` is for people, `encoding` what a header told.

    `modified` is when its file, or that of what holds it, was last changed, in seconds since 1970.
    `marks` are ids and digests by which a later record may say that it is the same.
    """

    name: str
    html: str | bytes
    id: Hashable = None
    url: str | None = None
    at: datetime | None = None
    encoding: str | None = None
    modified: float | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """What is no page; `kind` says what it is instead."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Repeated(Skipped):
    """An answer at a time that was the same as an earlier page of a web archive.

    That page is told by one of its `marks`, or is what was had from the address `of` at `of_at`.
    """

    url: str | None
    at: datetime
    marks: tuple[str, ...]
    of: str | None
    of_at: datetime | None


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, or not to its end."""

    name: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Noted:
    """Something to know about an input: which columns of a table were taken."""

    name: str
    told: str


Event = Found | Skipped | Broken | Noted


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes to look into: a file, or a member of a container.

    `found` holds what is known of a page in it before it is read. `asked` is whether the caller
    named it, so that it is an error if it is no page. `whole` is whether the stream can be read
    again from its beginning without cost, `unpacked` whether the name is that of what packed it.
    """

    name: str
    stream: BinaryIO
    found: Found
    depth: int = 0
    asked: bool = False
    whole: bool = False
    unpacked: bool = False

    def inside(self, stream: BinaryIO, member: str | None = None, **known: object) -> "Item":
        """Return an item for what is inside of this one; a member has a name of its own."""
        name = self.name if member is None else f"{self.name}#{member}"
        found = replace(self.found, name=name, **known)  # type: ignore[arg-type]
        if member is not None:
            found = replace(found, id=name)
        asked = self.asked and member is None
        return Item(name, stream, found, self.depth + 1, asked, unpacked=member is None)
