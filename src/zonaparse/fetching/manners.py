"""How a host is treated: its pace, its robots.txt, its wish to be left alone."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from protego import Protego

from zonaparse.errors import FetchError, FetchStopped, HostParked, RobotsRefused, RobotsUnavailable

AGENT = "zonaparse"
_ROBOTS_KEPT = 24 * 3600.0  # seconds, RFC 9309 section 2.4
_ROBOTS_MISSED = 60.0  # seconds until a robots.txt that failed is asked for again
_REFUSALS = 5  # in a row, after which a host is left alone
_PARKED = 1800.0  # seconds
_LONGEST_WAIT = 120.0  # seconds; one told to wait longer is parked for that time
_LONGEST_DELAY = 60.0  # seconds between requests that a robots.txt may ask for
_LONGEST_BACKOFF = 60.0


class Host:
    """One host: when it may be asked next, and what it allows."""

    def __init__(self, interval: float, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._interval = interval
        self._free_at = 0.0
        self._refusals = 0
        self._parked_until = 0.0
        self._turn = asyncio.Lock()
        self._robots: Protego | None = None
        self._robots_until = 0.0
        self._missed = ""
        self.robots_lock = asyncio.Lock()

    async def turn(self, url: str) -> None:
        """Wait until the host may be asked; raise HostParked if that is not soon."""
        async with self._turn:
            self._check_parked(url)
            await self._wait(url)
            self._check_parked(url)
            self._free_at = time.monotonic() + self._interval

    async def _wait(self, url: str) -> None:
        left = max(0.0, self._free_at - time.monotonic())
        if left:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), left)
        if self._stopping.is_set():
            raise FetchStopped(url, "the fetcher was stopped")

    def answered(self) -> None:
        """Note that the host answered as it should."""
        self._refusals = 0

    def refused(self, retry_after: str = "") -> None:
        """Note that the host refused or failed: wait as it tells, else longer each time."""
        self._refusals += 1
        now = time.monotonic()
        told = _seconds(retry_after)
        backoff = min(_LONGEST_BACKOFF, self._interval * 2**self._refusals)
        self._free_at = max(self._free_at, now + min(told or backoff, _LONGEST_WAIT))
        if told > _LONGEST_WAIT:
            self._parked_until = now + told
        elif self._refusals >= _REFUSALS:
            self._parked_until = now + _PARKED

    @property
    def parked(self) -> datetime | None:
        """Until when the host is left alone, in UTC; None if it is not."""
        left = self._parked_until - time.monotonic()
        return datetime.now(UTC) + timedelta(seconds=left) if left > 0 else None

    def _check_parked(self, url: str) -> None:
        if until := self.parked:
            raise HostParked(url, f"the host is left alone until {until:%Y-%m-%d %H:%M} UTC")

    @property
    def robots_known(self) -> bool:
        """Whether the host's robots.txt need not be asked for."""
        return time.monotonic() < self._robots_until

    def learn(self, robots: str | FetchError) -> None:
        """Take the text of the host's robots.txt, or why it cannot be had."""
        if isinstance(robots, FetchError):
            self._robots, self._missed, kept = None, robots.told, _ROBOTS_MISSED
        else:
            self._robots, kept = Protego.parse(robots), _ROBOTS_KEPT
        self._robots_until = time.monotonic() + kept
        delay = self._robots.crawl_delay(AGENT) if self._robots else None
        self._interval = max(self._interval, min(float(delay or 0), _LONGEST_DELAY))

    def check_robots(self, url: str) -> None:
        """Raise RobotsRefused, or RobotsUnavailable, for an address that is not allowed now."""
        if not self._known(url).can_fetch(url, AGENT):
            raise RobotsRefused(url, "the host's robots.txt does not allow it")

    def sitemaps(self, url: str) -> list[str]:
        """Return the addresses of sitemaps that robots.txt tells; raise RobotsUnavailable."""
        return list(self._known(url).sitemaps)

    def _known(self, url: str) -> Protego:
        if self._robots is None:
            raise RobotsUnavailable(url, f"its robots.txt cannot be had now: {self._missed}")
        return self._robots


def _seconds(retry_after: str) -> float:
    """Return how long a Retry-After header tells to wait: seconds or a date; 0 if neither."""
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
