"""The robots.txt of a host, as RFC 9309 has it."""

import asyncio
import codecs
import time

from protego import Protego

from zonaparse.errors import (
    AddressRefused,
    FetchError,
    HttpStatus,
    RobotsRefused,
    RobotsUnavailable,
    TooManyRedirects,
)
from zonaparse.fetching.addresses import joined
from zonaparse.fetching.response import Response

AGENT = "zonaparse"
LARGEST = 500 * 1024  # bytes that are read, section 2.5
_CACHED_FOR = 24 * 3600.0  # seconds, section 2.4
_RETRIED_AFTER = 60.0  # seconds until one that failed is asked for again
_NONE = range(400, 500)  # statuses that say that there are no rules, section 2.3.1.3
_WIDE = 64  # bytes, of which some are 0 in UTF-16
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Robots:
    """The rules of one origin; `lock` is held by who asks for them."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._rules: Protego | None = None
        self._unavailable = ""
        self._until = 0.0

    @property
    def is_known(self) -> bool:
        """Whether they need not be asked for."""
        return time.monotonic() < self._until

    def set_rules(self, text: str) -> None:
        """Note the rules that the text of a robots.txt tells."""
        self._rules = Protego.parse(text)
        self._until = time.monotonic() + _CACHED_FOR

    def set_fault(self, error: FetchError) -> None:
        """Note that there is no robots.txt, or why it cannot be had now."""
        if _tells_none(error):
            self.set_rules("")
            return
        self._rules, self._unavailable = None, error.reason
        self._until = time.monotonic() + _RETRIED_AFTER

    @property
    def delay(self) -> float:
        """The seconds between requests that are asked for; 0 if none are."""
        return float((self._rules and self._rules.crawl_delay(AGENT)) or 0)

    def check(self, url: str) -> None:
        """Raise RobotsRefused, or RobotsUnavailable, for an address that is not allowed now."""
        if not self._known(url).can_fetch(url, AGENT):
            raise RobotsRefused(url, "the host's robots.txt does not allow it")

    def sitemaps(self, url: str) -> list[str]:
        """Return the addresses of sitemaps that are told; raise RobotsUnavailable."""
        found = []
        for told in self._known(url).sitemaps:
            try:
                found.append(joined(url, told))
            except AddressRefused as error:
                found.append(error.url)  # it is told when it is asked for
        return found

    def _known(self, url: str) -> Protego:
        if self._rules is None:
            raise RobotsUnavailable(url, f"its robots.txt cannot be had now: {self._unavailable}")
        return self._rules


def text_of(answer: Response) -> str:
    """Return the text of a robots.txt, '' if the host says that it has none.

    Raises HttpStatus if the answer tells neither: then nothing may be fetched yet.
    """
    if answer.status in _NONE:
        return ""
    if not 200 <= answer.status < 300:
        raise HttpStatus(answer.url, answer.status)
    is_wide = answer.body.startswith(_UTF_16) and b"\0" in answer.body[:_WIDE]
    encoding = "utf-16" if is_wide else "utf-8-sig"
    return answer.body.decode(encoding, "replace")


def _tells_none(error: FetchError) -> bool:
    """Say whether a fault means that there are no rules, sections 2.3.1.2 and 2.3.1.3."""
    if isinstance(error, HttpStatus):
        return error.status in _NONE
    return isinstance(error, TooManyRedirects)
