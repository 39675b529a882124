"""What goes into an archive and what comes out of it."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from zonaparse.article import Article
from zonaparse.fetching import Response


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


Source = Response | Saved


class Kept(NamedTuple):
    """Pages that are one article, or one page that is none, known under `address`.

    `json` is the Article as it is stored, `error` says why there is none. `beside` is what else
    was fetched on the way. `state` is as in the catalogue.
    """

    address: str
    pages: tuple[Source, ...]
    article: Article | None
    json: str | None
    error: str = ""
    beside: tuple[Response, ...] = ()
    state: str = "done"


class Missed(NamedTuple):
    """An address that gave no page, but perhaps another `answer`, and why.

    `tried` is whether it was asked for at all: its host may be left alone.
    """

    address: str
    state: str
    told: str
    answer: Response | None = None
    tried: bool = True


class Outcome(NamedTuple):
    """What came of one address: `state` as in the catalogue, `told` an error, '' for none.

    The state "unlisted" is that of a listing of addresses that cannot be had.
    """

    url: str
    state: str
    told: str


def fingerprint(kept: Kept) -> str:
    """Return what is the same for the same article: a digest of its text, else of its bytes."""
    if kept.article and kept.article.blocks:
        return digest(kept.article)
    return hashlib.sha256(kept.pages[0].body).hexdigest()


def digest(article: Article) -> str:
    """Return a digest of the text of an article."""
    text = "\n".join([article.title or "", *article.paragraphs])
    return hashlib.sha256(text.encode()).hexdigest()
