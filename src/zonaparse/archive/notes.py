"""What an archive writes beside the pages into its WARC files, so that they tell all of it."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Self

from zonaparse.archive.records import Place
from zonaparse.warc import Record

TYPE = "application/vnd.zonaparse.note+json"


class Note(NamedTuple):
    """What came of an `address` at a time; pages that were joined have none.

    `pages` are where the pages of an article lie, and `url` and `fingerprint` theirs; `beside` is
    where other answers lie. `state` and `told` are as in the catalogue.
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
