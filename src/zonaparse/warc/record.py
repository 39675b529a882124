"""A record of a WARC file, and what may be wrong with one."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What is wrong."""

    GARBAGE = "garbage"  # bytes that are no record
    HEADER = "header"
    LENGTH = "length"  # its Content-Length
    CUT = "cut"  # its end is missing
    COMPRESSION = "compression"
    DIGEST = "digest"
    CONTENT = "content"  # the record is sound; what it holds is not


class Fault(NamedTuple):
    """What is wrong at an offset of a file; `told` says it, `url` is that of the record."""

    file: str
    offset: int
    kind: Kind
    told: str
    url: str = ""


@dataclass(frozen=True)
class Record:
    """A record: `length` bytes of its file, from `offset` on.

    Where several are packed in one gzip member, `offset` and `length` are those of the member.
    `block` is what the record holds; None where that is too much to be held in memory.
    """

    file: str
    offset: int
    length: int
    headers: Any = field(repr=False)  # a StatusAndHeaders of warcio
    block: bytes | None = field(repr=False)

    def header(self, name: str) -> str:
        """Return a header of the record; '' if it has none of that name."""
        return (self.headers.get_header(name) or "").strip()

    @property
    def type(self) -> str:
        """What kind of record it is: "response", "resource", "revisit" and others."""
        return self.header("WARC-Type").lower()

    @property
    def url(self) -> str:
        """The address as it stands there; '' for none."""
        return self.header("WARC-Target-URI").removeprefix("<").removesuffix(">")

    def fault(self, told: str, kind: Kind = Kind.CONTENT) -> Fault:
        """Return what is wrong with this record."""
        return Fault(self.file, self.offset, kind, told, self.url)
