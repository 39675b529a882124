"""Addresses fetched into an archive, parsed and kept while others are fetched."""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Outcome
from zonaparse.errors import (
    AddressRefused,
    ConnectionFailed,
    FetchStopped,
    FetchTimeout,
    HostParked,
    HttpStatus,
    RobotsRefused,
    RobotsUnavailable,
    ZonaparseError,
)
from zonaparse.fetching import Fetcher, Response

_ROUND = 500  # addresses under way; a host's pace is kept by the fetcher
_ATTEMPTS = 3  # runs in which an address may fail for a reason that may pass
_AHEAD = 64  # answers that wait for the parser
_NOT_MODIFIED = 304
_TICK = 0.1  # seconds
_PASSING = (HostParked, RobotsUnavailable, FetchTimeout, ConnectionFailed)
_REFUSED = (AddressRefused, RobotsRefused)


class _Missed(NamedTuple):
    """An address that gave no page."""

    url: str
    error: ZonaparseError | None  # None: not modified


def crawl(
    archive: Archive,
    *,
    stop: threading.Event,
    told: Callable[[Outcome], None] = lambda _: None,
    workers: int | None = None,
    **options: Any,
) -> None:
    """Fetch what waits in the archive, until nothing does or `stop` is set.

    After `stop`, requests under way are finished and kept. `options` are those of Fetcher.
    """
    run = archive.catalogue.next_run()
    asker = _Asker(options, stop)
    with asker:
        while not stop.is_set() and (waiting := archive.catalogue.waiting(run, _ROUND)):
            asker.ask(waiting)
            pages = _pages(asker, archive, run, told)
            archive.keep(pages, run, workers=workers, told=told)


def _pages(
    asker: "_Asker", archive: Archive, run: int, told: Callable[[Outcome], None]
) -> Iterator[Response]:
    """Yield the answers; note at once the addresses that gave none."""
    for found in asker.answers():
        if isinstance(found, Response):
            yield found
            continue
        state = _state(found.error, archive.catalogue.attempts(found.url))
        outcome = Outcome(found.url, state, str(found.error or ""))
        with archive.catalogue.transaction():
            archive.catalogue.note(found.url, state, outcome.told, run)
        told(outcome)


def _state(error: ZonaparseError | None, attempts: int) -> str:
    if error is None:
        return "done"
    if isinstance(error, _REFUSED):
        return "refused"
    passing = isinstance(error, _PASSING) or (
        isinstance(error, HttpStatus) and (error.status >= 500 or error.status == 429)
    )
    return "waiting" if passing and attempts + 1 < _ATTEMPTS else "failed"


class _Asker:
    """A thread in which addresses are fetched, one event loop for all rounds."""

    def __init__(self, options: dict[str, Any], stop: threading.Event) -> None:
        self._options = options
        self._stop = stop
        self._over = False
        self._rounds: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        self._found: queue.Queue[Response | _Missed | BaseException | None] = queue.Queue(_AHEAD)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "_Asker":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        self._rounds.put(None)
        while self._thread.is_alive():  # it may wait for room
            try:
                self._found.get(timeout=0.05)
            except queue.Empty:
                continue

    def ask(self, waiting: list[Any]) -> None:
        """Begin to fetch addresses."""
        self._rounds.put(waiting)

    def answers(self) -> Iterator[Response | _Missed]:
        """Yield what came of the round's addresses; those that were not begun come to nothing."""
        while (found := self._found.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield found

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._found.put(error)

    async def _serve(self) -> None:
        async with Fetcher(**self._options) as fetcher, asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch(fetcher))
            while (waiting := await asyncio.to_thread(self._rounds.get)) is not None:
                await asyncio.gather(*(self._one(fetcher, *row) for row in waiting))
                await asyncio.to_thread(self._found.put, None)

    async def _watch(self, fetcher: Fetcher) -> None:
        while not (self._stop.is_set() or self._over):
            await asyncio.sleep(_TICK)
        fetcher.stop()

    async def _one(
        self, fetcher: Fetcher, url: str, etag: str | None, last_modified: str | None
    ) -> None:
        try:
            response = await fetcher.get(url, etag=etag, last_modified=last_modified)
            same = response.status == _NOT_MODIFIED
            found: Response | _Missed = _Missed(url, None) if same else response
        except FetchStopped:
            return
        except ZonaparseError as error:
            found = _Missed(url, error)
        await asyncio.to_thread(self._found.put, found)
