"""What a host answered."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from zonaparse.errors import HttpStatus
from zonaparse.renamed import former

Headers = list[tuple[str, str]]
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Hop:
    """One request and its answer. `raw` is the body as transferred, `at` is in UTC."""

    url: str
    status: int
    headers: Headers = field(repr=False)
    request_headers: Headers = field(repr=False)
    raw: bytes = field(repr=False)
    ip: str
    at: datetime

    def header(self, name: str) -> str:
        """Return the value of a header of the answer; '' if it has none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def location(self) -> str:
        """Where a redirect leads; '' if this is none. It may hold raw UTF-8."""
        told = self.header("location") if self.status in _REDIRECTS else ""
        try:
            return told.encode("latin-1").decode()
        except UnicodeError:
            return told

    @property
    def codings(self) -> list[str]:
        """The codings of the body, in the order in which they were applied."""
        told = [value for key, value in self.headers if key.lower() == "content-encoding"]
        return [coding.strip().lower() for coding in ",".join(told).split(",")]


@dataclass(frozen=True)
class Response(Hop):
    """The last of the hops that `requested_url` led over. `body` is inflated."""

    requested_url: str
    body: bytes = field(repr=False)
    hops: tuple[Hop, ...] = ()

    @property
    def asked(self) -> str:
        """The former name of `requested_url`."""
        return former("asked", "requested_url", self.requested_url)

    def check_status(self) -> None:
        """Raise HttpStatus for a status from 400."""
        if self.status >= 400:
            raise HttpStatus(self.url, self.status)

    @property
    def charset(self) -> str | None:
        """The charset of the Content-Type header."""
        found = _CHARSET.search(self.header("content-type"))
        return found[1] if found else None

    @property
    def media_type(self) -> str:
        """The Content-Type header without parameters, in lower case; '' if there is none."""
        return self.header("content-type").partition(";")[0].strip().lower()
