"""What goes into an archive and what comes out of it."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from zonaparse.article import Article
from zonaparse.fetching.response import Response
from zonaparse.many import Parsed


class Place(NamedTuple):
    """Where a record lies: the name of a WARC file, and bytes in it."""

    file: str
    offset: int
    length: int


class Saved(NamedTuple):
    """A page that was saved earlier, `at` in UTC; `name` stands for an address that it lacks."""

    name: str
    body: bytes
    at: datetime
    url: str | None = None
    charset: str | None = None


class Outcome(NamedTuple):
    """What came of one address: `state` as in the catalogue, `told` an error, '' for none."""

    url: str
    state: str
    told: str


Source = Response | Saved


def address(source: Source) -> str:
    """Return what a page is known under: its address, else the name of its file."""
    if isinstance(source, Response):
        return source.asked
    return source.url or f"file:{source.name}"


def fingerprint(source: Source, row: Parsed) -> str:
    """Return what is the same for the same article: a digest of its text, else of its bytes."""
    article = row.article
    told = _text(article).encode() if article and article.blocks else source.body
    return hashlib.sha256(told).hexdigest()


def _text(article: Article) -> str:
    return "\n".join([article.title or "", *article.paragraphs])
