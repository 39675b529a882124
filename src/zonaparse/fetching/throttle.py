"""How a host is treated: its pace, and its wish to be left alone."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from zonaparse.errors import FetchStopped, HostParked

_REFUSALS = 5  # in a row, after which a host is left alone
_PARKED = 1800.0  # seconds
_LONGEST_WAIT = 120.0  # seconds; one told to wait longer is parked for that time
_LONGEST_PARKED = 366 * 24 * 3600.0  # seconds
_LONGEST_DELAY = 60.0  # seconds between requests that a robots.txt may ask for
_LONGEST_BACKOFF = 60.0


class HostThrottle:
    """One host, whatever the port: when it may be asked next."""

    def __init__(self, interval: float, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._interval = interval
        self._free_at = 0.0
        self._refusals = 0
        self._parked_until = 0.0
        self._turn = asyncio.Lock()

    async def turn(self, url: str, room: asyncio.Semaphore) -> None:
        """Wait until the host may be asked and there is `room`, which is taken.

        Raises HostParked if that is not soon.
        """
        async with self._turn:  # also for the room, or two turns would go out together
            self._check_parked(url)
            await self._wait(url)
            self._check_parked(url)
            await room.acquire()
            self._free_at = time.monotonic() + self._interval

    async def _wait(self, url: str) -> None:
        left = max(0.0, self._free_at - time.monotonic())
        if left:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), left)
        if self._stopping.is_set():
            raise FetchStopped(url, "the fetcher was stopped")

    def answered(self, seconds: float) -> None:
        """Note that the host answered as it should; one that is slower than its pace rests."""
        self._refusals = 0
        if seconds > self._interval:
            self._free_at = max(self._free_at, time.monotonic() + self._interval)

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

    def slow_down(self, delay: float) -> None:
        """Keep at least `delay` seconds between requests, or as many as are thought bearable."""
        self._interval = max(self._interval, min(delay, _LONGEST_DELAY))

    @property
    def parked(self) -> datetime | None:
        """Until when the host is left alone, in UTC; None if it is not."""
        left = self._parked_until - time.monotonic()
        return datetime.now(UTC) + timedelta(seconds=left) if left > 0 else None

    def _check_parked(self, url: str) -> None:
        if until := self.parked:
            raise HostParked(url, f"the host is left alone until {until:%Y-%m-%d %H:%M} UTC")


def _seconds(retry_after: str) -> float:
    """Return how long a Retry-After header tells to wait: seconds or a date; 0 if neither.

    >>> _seconds("120"), _seconds("soon"), _seconds("Fri, 31 Dec 99999999999999999999 23:59:59 GMT")
    (120.0, 0.0, 0.0)
    """
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:20]), _LONGEST_PARKED)
    try:
        at = parsedate_to_datetime(value)
        left = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)
    except (ValueError, OverflowError, TypeError):  # numbers of any length stand in a header
        return 0.0
    return min(max(0.0, left.total_seconds()), _LONGEST_PARKED)
