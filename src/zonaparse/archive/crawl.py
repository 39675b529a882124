"""Addresses and sites fetched into an archive: all is found, fetched, parsed and kept at once."""

import logging
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, Unpack

from zonaparse.archive.archive import Archive
from zonaparse.archive.catalogue import Catalogue, Waiting, host
from zonaparse.archive.fetch_thread import CrawlOptions, FetchResult, FetchThread, ListingResult
from zonaparse.archive.records import INCOMPLETE, Capture, NoPage, Outcome, reason
from zonaparse.errors import (
    AddressRefused,
    AnswerCut,
    ConnectionFailed,
    FetchError,
    FetchStopped,
    FetchTimeout,
    HostParked,
    HttpStatus,
    RobotsRefused,
    RobotsUnavailable,
    ZonaparseError,
)
from zonaparse.fetching.addresses import LETS
from zonaparse.fetching.article import Pages
from zonaparse.fetching.options import FetchOptions
from zonaparse.renamed import renamed

_log = logging.getLogger(__name__)
_LINE = 8  # seconds for which a host has addresses under way; the fetcher keeps its pace
_LONGEST_LINE = 128
_BATCH = 64  # pages that are put on disk together,
_PATIENCE = 0.2  # or as many as came in these seconds
_ATTEMPTS = 3  # runs in which an address may fail for a reason that may pass
_PASSING = (FetchTimeout, ConnectionFailed, AnswerCut)
_CLOSED = (HostParked, RobotsUnavailable)  # the address was not asked for
_REFUSED = (AddressRefused, RobotsRefused)


State = Literal["waiting", "failed"]


def crawl(
    archive: Archive,
    *,
    sites: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    unfiltered: bool = False,
    pages: Pages = "all",
    state: State = "waiting",
    stop: threading.Event | None = None,
    on_result: Callable[[Outcome], None] = lambda _: None,
    workers: int | None = None,
    told: Callable[[Outcome], None] | None = None,
    **options: Unpack[FetchOptions],
) -> None:
    """Fetch what waits in the archive and what `sites` list, until all is done or `stop` is set.

    `sites`, `since`, `until` and `unfiltered` are those of discover(), `pages` is that of fetch(),
    `options` are those of Fetcher. With the `state` "failed", addresses that failed for good are
    fetched once more, and nothing that waits. After `stop`, requests under way are finished and
    kept. When `on_result` hears of a page, the page is on disk. A host that has to be left alone is
    so until the next run. A script that calls this needs `if __name__ == "__main__":`, as processes
    are spawned.
    """
    on_result = renamed("crawl(told=...)", "crawl(on_result=...)", told, on_result)
    stop = stop or threading.Event()
    wanted = CrawlOptions(
        tuple(dict.fromkeys(sites)), since, until, unfiltered, pages, workers, options
    )
    queues = _HostQueues(archive.catalogue, options.get("rate", 1.0), state)
    listing = Counter(dict.fromkeys(wanted.sites, 0))  # how much is told of sites
    with FetchThread(wanted, stop) as thread:
        thread.submit(queues.more(archive.catalogue.hosts_waiting(state)))
        while listing or queues.under_way:
            batch = _batch(thread)
            results = [each for each in batch if isinstance(each, FetchResult)]
            listed = [each for each in batch if isinstance(each, ListingResult)]
            urls = [each.url for each in listed if each.url]
            captures = [_capture(each, pages) for each in results if not _is_stopped(each)]
            queues.done(results)
            if not stop.is_set():  # before it is kept, so that nobody waits for the disk
                thread.submit(queues.more({each.request.host for each in results}))
            outcomes = [*_store(archive, captures, urls), *_unlisted(listed, listing)]
            if not stop.is_set():
                thread.submit(queues.more(set(map(host, urls))))
            for outcome in outcomes:
                _log.info("%s: %s", outcome.url, outcome.message or outcome.kind)
                on_result(outcome)


def _store(archive: Archive, captures: list[Capture | NoPage], urls: list[str]) -> list[Outcome]:
    """Keep what came; one page that cannot be kept costs itself alone."""
    try:
        return archive.store(captures, found=urls)
    except (ZonaparseError, OSError):  # of the archive or the disk
        raise
    except Exception:
        archive.store([], found=urls)
        return [outcome for capture in captures for outcome in _store_one(archive, capture)]


def _store_one(archive: Archive, capture: Capture | NoPage) -> list[Outcome]:
    try:
        return archive.store([capture])
    except (ZonaparseError, OSError):
        raise
    except Exception as error:
        told = f"it cannot be kept: {type(error).__name__}: {error}"
        return archive.store([NoPage(capture.address, "failed", told)])


class _HostQueues:
    """The addresses of each host, handed out in order, each once."""

    def __init__(self, catalogue: Catalogue, rate: float, state: State) -> None:
        self._catalogue = catalogue
        self._state = state
        self._most = min(max(_LINE, int(_LINE * rate)), _LONGEST_LINE)
        self._last = Counter[str]()  # the id of the address that was handed out last
        self._under_way = Counter[str]()
        self._closed: set[str] = set()

    @property
    def under_way(self) -> int:
        return self._under_way.total()

    def more(self, hosts: Iterable[str]) -> list[Waiting]:
        """Return what is to be fetched next from hosts that have half a line left, or less."""
        found: list[Waiting] = []
        for name in hosts:
            room = self._most - self._under_way[name]
            if room >= self._most // 2 and name not in self._closed:
                row = self._catalogue.waiting(name, self._last[name], room, self._state)
                self._last[name] = max((each.id for each in row), default=self._last[name])
                self._under_way[name] += len(row)
                found += row
        return found

    def done(self, results: Iterable[FetchResult]) -> None:
        """Note what came of addresses; a host that is left alone has none handed out any more."""
        for each in results:
            self._under_way[each.request.host] -= 1
            if isinstance(each.error, _CLOSED):
                self._closed.add(each.request.host)


def _batch(thread: FetchThread) -> list[FetchResult | ListingResult]:
    """Return what came: at least one thing, and what follows soon."""
    batch = [thread.next_result()]
    until = time.monotonic() + _PATIENCE
    while len(batch) < _BATCH and (left := until - time.monotonic()) > 0:
        try:
            batch.append(thread.next_result(left))
        except queue.Empty:
            break
    return batch


def _unlisted(listed: Iterable[ListingResult], listing: Counter[str]) -> list[Outcome]:
    """Count what is told of sites, and return what cannot be had of them."""
    outcomes = []
    for each in listed:
        if each.url or each.error:
            listing[each.site] += 1
        if each.left_out:
            told = f"{each.left_out.number} addresses that {each.left_out.reason}"
            outcomes.append(Outcome(each.site, "left_out", told))
        elif each.error:
            outcomes.append(Outcome(each.error.url, "unlisted", each.error.reason))
        elif not each.url and not listing.pop(each.site):
            outcomes.append(Outcome(each.site, "unlisted", "no article is listed"))
    return outcomes


def _is_stopped(result: FetchResult) -> bool:
    return isinstance(result.error, FetchStopped)


def _capture(result: FetchResult, wanted: Pages) -> Capture | NoPage:
    """Return what is noted of an address."""
    url, error = result.request.url, result.error
    if not result.pages:
        answer = result.beside[-1] if result.beside else None
        tried = not isinstance(error, _CLOSED)
        return NoPage(url, _state(error, result.request), _message(error, url), answer, tried)
    capture = Capture(
        url, result.pages, result.article, result.json, _message(error, url), result.beside,
        reason=reason(error),
    )  # fmt: skip
    if wanted == "all" and result.article and result.article.paging:
        return capture._replace(error=INCOMPLETE, state=_passing_state(result.request, "done"))
    return capture


def _message(error: ZonaparseError | None, url: str) -> str:
    """Return what an error tells, without the address for which it is told."""
    bare = isinstance(error, FetchError) and error.url == url
    told = error.reason if bare else str(error or "")  # type: ignore[union-attr]
    return f"{told}, with again (--again)" if told.endswith(LETS) else told


def _state(error: ZonaparseError | None, request: Waiting) -> str:
    if error is None:
        return "done"
    if isinstance(error, _REFUSED):
        return "refused"
    if isinstance(error, _CLOSED):
        return "waiting"
    passing = isinstance(error, _PASSING) or (
        isinstance(error, HttpStatus) and (error.status >= 500 or error.status == 429)
    )
    return _passing_state(request, "failed") if passing else "failed"


def _passing_state(request: Waiting, last: str) -> str:
    """Return the state of an address for which another run may do better, if not the last one."""
    return "waiting" if request.attempts + 1 < _ATTEMPTS else last
