"""The thread that fetches: addresses and sites in, articles and new addresses out."""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from types import TracebackType
from typing import NamedTuple, Self

from zonaparse.archive.catalogue import Waiting
from zonaparse.archive.parser import Parser, ParserEnded
from zonaparse.article import Article
from zonaparse.discover import LeftOut, discover
from zonaparse.errors import (
    FetchError,
    FetchStopped,
    HttpStatus,
    NotAnArticle,
    Reason,
    ZonaparseError,
)
from zonaparse.fetching import Fetcher, Response, check_page, complete, whole
from zonaparse.fetching.article import Pages
from zonaparse.fetching.faults import as_fetch_error
from zonaparse.fetching.options import FetchOptions
from zonaparse.many import Parsed
from zonaparse.many.worker import stored_json

_TICK = 0.1  # seconds
_NOT_MODIFIED = 304


class CrawlOptions(NamedTuple):
    """What is fetched, and how: the pages of each article, the days of the sites' listings."""

    sites: tuple[str, ...]
    since: date | None
    until: date | None
    unfiltered: bool
    pages: Pages
    workers: int | None
    fetcher: FetchOptions


class FetchResult(NamedTuple):
    """What came of an address: the pages of one article, or an `error`.

    `article` is None if what was fetched is none. `beside` are the other answers, that of an
    error too.
    """

    request: Waiting
    pages: tuple[Response, ...] = ()
    article: Article | None = None
    json: str | None = None
    error: ZonaparseError | None = None
    beside: tuple[Response, ...] = ()


class ListingResult(NamedTuple):
    """What a site listed: an address, why a listing cannot be had, or how many were left out.

    None of them is at its end.
    """

    site: str
    url: str | None = None
    error: FetchError | None = None
    left_out: LeftOut | None = None


class FetchThread:
    """A thread with one event loop and one fetcher, so that each host has one pace."""

    def __init__(self, options: CrawlOptions, stop: threading.Event) -> None:
        self._options = options
        self._stop = stop
        self._submitted: queue.SimpleQueue[list[Waiting] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[FetchResult | ListingResult | BaseException] = (
            queue.SimpleQueue()
        )
        self._cancel: Callable[[], object] = lambda: None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._submitted.put(None)
        if error is not None:
            with suppress(RuntimeError):  # the loop has just ended
                self._cancel()
        self._thread.join()

    def submit(self, waiting: list[Waiting]) -> None:
        """Begin to fetch addresses; something comes of each."""
        self._submitted.put(waiting)

    def next_result(self, timeout: float | None = None) -> FetchResult | ListingResult:
        """Return what came next; raise queue.Empty if nothing does in time."""
        found = self._results.get(timeout=timeout)
        if isinstance(found, BaseException):
            raise found
        return found

    def _run(self) -> None:
        try:
            asyncio.run(self._serve_and_end())
        except BaseExceptionGroup as group:
            self._results.put(group.exceptions[0])
        except BaseException as error:
            self._results.put(error)

    async def _serve_and_end(self) -> None:
        try:
            await self._serve()
        finally:
            self._submitted.put(None)  # for the thread that waits for it, if this was cut short

    async def _serve(self) -> None:
        if task := asyncio.current_task():
            self._cancel = partial(asyncio.get_running_loop().call_soon_threadsafe, task.cancel)
        async with (
            Fetcher(**self._options.fetcher) as fetcher,
            Parser(self._options.workers) as parser,
            asyncio.TaskGroup() as tasks,
        ):
            watch = tasks.create_task(self._watch(fetcher))
            for site in self._options.sites:
                tasks.create_task(self._list(fetcher, site))
            while (waiting := await asyncio.to_thread(self._submitted.get)) is not None:
                for request in waiting:
                    tasks.create_task(self._fetch(fetcher, parser, request))
            watch.cancel()

    async def _watch(self, fetcher: Fetcher) -> None:
        while not self._stop.is_set():
            await asyncio.sleep(_TICK)
        fetcher.stop()

    async def _list(self, fetcher: Fetcher, site: str) -> None:
        options = self._options

        def on_error(error: FetchError) -> None:
            if not isinstance(error, HttpStatus | FetchStopped):  # a listing that it does not have
                self._results.put(ListingResult(site, error=error))

        def on_left_out(found: LeftOut) -> None:
            self._results.put(ListingResult(site, left_out=found))

        listed = discover(
            fetcher, site, since=options.since, until=options.until, unfiltered=options.unfiltered,
            on_error=on_error, on_left_out=on_left_out,
        )  # fmt: skip
        try:
            with as_fetch_error(site):
                async for found in listed:
                    self._results.put(ListingResult(site, found.url))
        except FetchError as error:
            on_error(error)
        self._results.put(ListingResult(site))

    async def _fetch(self, fetcher: Fetcher, parser: Parser, request: Waiting) -> None:
        visit = _PageVisit(request, parser)
        try:
            with as_fetch_error(request.url, but=ParserEnded):
                result = await self._visit(fetcher, visit, request)
        except ZonaparseError as error:
            result = visit.failed(error)
        self._results.put(result)

    async def _visit(self, fetcher: Fetcher, visit: "_PageVisit", request: Waiting) -> FetchResult:
        response = await fetcher.answer(
            request.url, etag=request.etag, last_modified=request.last_modified
        )
        if response.status == _NOT_MODIFIED:
            return FetchResult(request)
        pages = self._options.pages
        return visit.fetched(await complete(fetcher, response, pages=pages, reader=visit.read))


class _PageVisit:
    """The answers to which one address leads, with what those were parsed as that are pages."""

    def __init__(self, request: Waiting, parser: Parser) -> None:
        self._request = request
        self._parser = parser
        self._answers: list[tuple[Response, Parsed | None]] = []

    async def read(self, response: Response) -> Article:
        """Return the Article of an answer; raise why there is none."""
        self._answers.append((response, None))
        response.check_status()
        check_page(response)
        row = await self._parser.parsed(response)
        self._answers[-1] = (response, row)
        if row.article is None:
            raise row.error or NotAnArticle(Reason.NO_TEXT)
        return row.article

    def fetched(self, found: list[Article]) -> FetchResult:
        """Return the pages of the article and, beside, the other answers."""
        article = whole(found)
        chosen = {id(page) for page in (found if article is not found[0] else found[:1])}
        pages = [(r, row) for r, row in self._answers if row and id(row.article) in chosen]
        beside = tuple(r for r, row in self._answers if not row or id(row.article) not in chosen)
        json = pages[0][1].json if len(pages) == 1 else stored_json(article)
        return FetchResult(self._request, tuple(r for r, _ in pages), article, json, beside=beside)

    def failed(self, error: ZonaparseError) -> FetchResult:
        """Return why there is no article; the last answer is a page if it was parsed."""
        answers = tuple(response for response, _ in self._answers)
        split = len(answers) - bool(answers and self._answers[-1][1])
        return FetchResult(self._request, answers[split:], error=error, beside=answers[:split])
