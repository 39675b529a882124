"""What goes into an archive and what comes out of it."""

import hashlib
import os
import re
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from zonaparse.article import Article
from zonaparse.errors import NotAnArticle, ZonaparseError
from zonaparse.fetching import Response
from zonaparse.renamed import former


class Place(NamedTuple):
    """Where a record lies: the name of a WARC file, and bytes in it."""

    file: str
    offset: int
    length: int


class Saved(NamedTuple):
    """A page that was saved earlier, `at` in UTC; its `name` is that of a file."""

    name: str
    body: bytes
    at: datetime
    url: str | None = None
    charset: str | None = None

    @property
    def address(self) -> str:
        """Where it is from: an address, or that of its file."""
        return self.url or address(self.name)


def address(name: str) -> str:
    """Return the address that stands for a file, which may have any name.

    >>> address("a b.html")
    'file:a%20b.html'
    """
    return f"file:{quote(os.fsencode(name), safe='/#')}"


# Of `provenance`: in no string of JSON do quotes stand bare around a name.
_ENCODING = re.compile(r'"encoding":\s*"(?:[^"\\]|\\.)*",?')
Source = Response | Saved
INCOMPLETE = "pages of the article are missing"


class Capture(NamedTuple):
    """Pages that are one article, or one page that is none, known under `address`.

    `json` is the Article as it is stored, `error` says why there is none, `reason` in one word.
    `beside` is what else was fetched on the way. `state` is as in the catalogue.
    """

    address: str
    pages: tuple[Source, ...]
    article: Article | None
    json: str | None
    error: str = ""
    beside: tuple[Response, ...] = ()
    state: str = "done"
    reason: str = ""


class NoPage(NamedTuple):
    """An address that gave no page, but perhaps another `answer`, and why.

    `tried` is whether it was asked for at all: its host may be left alone.
    """

    address: str
    state: str
    error: str
    answer: Response | None = None
    tried: bool = True


class Revisit(NamedTuple):
    """A page that was the same at a time, under `address`, as `of` another one was `of_at`.

    Without `of_at`, it is the last one before.
    """

    address: str
    at: datetime
    of: str
    of_at: datetime | None = None


class Outcome(NamedTuple):
    """What came of one address: `state` as in the catalogue, `message` an error, '' for none.

    The state "unlisted" is that of a listing of addresses that cannot be had, "left_out" that of a
    site of whose addresses some were left out; `message` says how many and why. `kind` is an
    "article", a "page" of an article of several, a "duplicate" of what is there under another
    address, what is "unchanged" under this one, or the reason why a page is no article; '' where
    no page was had.

    In the log of an import, "skipped" is what is no page, "noted" a table: `message` names the
    columns that are read.
    """

    url: str
    state: str
    message: str
    kind: str = ""

    @property
    def told(self) -> str:
        """The former name of `message`."""
        return former("told", "message", self.message)

    @property
    def came(self) -> str:
        """The former name of `kind`."""
        return former("came", "kind", self.kind)


def reason(error: ZonaparseError | None) -> str:
    """Return in one word why a page is no article: a Reason, or the name of the error."""
    if isinstance(error, NotAnArticle):
        return error.reason.value
    return type(error).__name__ if error else ""


def fingerprint(json: str | None, url: str, body: bytes) -> str:
    """Return what is the same for the same page: a digest of its Article, else of its bytes.

    What told the encoding differs between a page in a table and the same one in a file.
    """
    told = _ENCODING.sub("", json, 1).encode() if json else b"\0".join((url.encode(), body))
    return hashlib.sha256(told).hexdigest()


def former_fingerprint(json: str) -> str:
    """Return the digest of an Article with all that it tells, as earlier versions noted it."""
    return hashlib.sha256(json.encode()).hexdigest()
