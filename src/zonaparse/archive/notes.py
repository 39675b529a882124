"""What an archive writes beside the pages into its WARC files, so that they tell all of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Self

from zonaparse.archive.records import Place
from zonaparse.warc import Fault, Record

TYPE = "application/vnd.zonaparse.note+json"


class Note(NamedTuple):
    """What came of an `address` at a time; pages that were joined have none.

    `pages` are where the pages of an article lie, and `url` and `fingerprint` theirs; `beside` is
    where other answers lie. `state` and `told` are as in the catalogue; `batch` is the same for
    all that was written at once.
    """

    address: str
    at: datetime
    state: str
    told: str = ""
    url: str = ""
    fingerprint: str = ""
    pages: Sequence[Place] = ()
    beside: Sequence[Place] = ()
    etag: str | None = None
    last_modified: str | None = None
    batch: str = ""

    def json(self) -> str:
        """Return it as it is written."""
        return json.dumps({**self._asdict(), "at": self.at.isoformat()})

    @classmethod
    def read(cls, record: Record) -> Self | None:
        """Return what a record tells; None if it is no note."""
        if record.type != "metadata" or record.header("Content-Type") != TYPE:
            return None
        try:
            told = json.loads(record.block or b"")
            places = {name: tuple(map(Place._make, told[name])) for name in ("pages", "beside")}
            at = datetime.fromisoformat(told["at"])
            return cls(**{**told, **places, "at": at})
        except (ValueError, KeyError, TypeError):
            return None


class _Origin(NamedTuple):
    """Where in which file that begins which had a name when it was written."""

    file: str
    start: int


class Origins:
    """Tells where the pages of notes lie now, also in files that were renamed or put together."""

    def __init__(self) -> None:
        self._known: dict[str, _Origin] = {}

    def read(self, found: Iterable[Record | Fault]) -> Iterator[Record | Fault | Note]:
        """Yield the records of a file, notes in place of theirs, and what is broken."""
        for each in found:
            if isinstance(each, Record) and each.type == "warcinfo":
                name = each.header("WARC-Filename") or each.file
                self._known[name] = self._known[each.file] = _Origin(each.file, each.offset)
            note = Note.read(each) if isinstance(each, Record) else None
            yield self._located(note) if note else each

    def _located(self, note: Note) -> Note:
        return note._replace(
            pages=tuple(map(self._place, note.pages)), beside=tuple(map(self._place, note.beside))
        )

    def _place(self, told: Place) -> Place:
        origin = self._known.get(told.file)
        return Place(origin.file, origin.start + told.offset, told.length) if origin else told
