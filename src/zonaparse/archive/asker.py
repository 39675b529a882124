"""The thread that fetches: addresses and sites in, articles and new addresses out."""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from types import TracebackType
from typing import Any, NamedTuple, Self

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
from zonaparse.fetching.faults import told_as_fetch_error
from zonaparse.many import Parsed
from zonaparse.many.worker import stored_json

_TICK = 0.1  # seconds
_NOT_MODIFIED = 304


class Order(NamedTuple):
    """What is fetched, and how: the pages of each article, the days of the sites' listings."""

    sites: tuple[str, ...]
    since: date | None
    until: date | None
    unfiltered: bool
    pages: Pages
    workers: int | None
    options: dict[str, Any]  # of the Fetcher


class Came(NamedTuple):
    """What came of an address: the pages of one article, or an `error`.

    `article` is None if what was fetched is none. `beside` are the other answers, that of an
    error too.
    """

    asked: Waiting
    pages: tuple[Response, ...] = ()
    article: Article | None = None
    json: str | None = None
    error: ZonaparseError | None = None
    beside: tuple[Response, ...] = ()


class Listed(NamedTuple):
    """What a site listed: an address, why a listing cannot be had, or how many were left out.

    None of them is at its end.
    """

    site: str
    url: str | None = None
    error: FetchError | None = None
    left_out: LeftOut | None = None


class Asker:
    """A thread with one event loop and one fetcher, so that each host has one pace."""

    def __init__(self, order: Order, stop: threading.Event) -> None:
        self._order = order
        self._stop = stop
        self._asked: queue.SimpleQueue[list[Waiting] | None] = queue.SimpleQueue()
        self._came: queue.SimpleQueue[Came | Listed | BaseException] = queue.SimpleQueue()
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
        self._asked.put(None)
        if error is not None:
            with suppress(RuntimeError):  # the loop has just ended
                self._cancel()
        self._thread.join()

    def ask(self, waiting: list[Waiting]) -> None:
        """Begin to fetch addresses; something comes of each."""
        self._asked.put(waiting)

    def came(self, timeout: float | None = None) -> Came | Listed:
        """Return what came next; raise queue.Empty if nothing does in time."""
        found = self._came.get(timeout=timeout)
        if isinstance(found, BaseException):
            raise found
        return found

    def _run(self) -> None:
        try:
            asyncio.run(self._serve_and_end())
        except BaseExceptionGroup as group:
            self._came.put(group.exceptions[0])
        except BaseException as error:
            self._came.put(error)

    async def _serve_and_end(self) -> None:
        try:
            await self._serve()
        finally:
            self._asked.put(None)  # for the thread that waits for it, if this was cut short

    async def _serve(self) -> None:
        if task := asyncio.current_task():
            self._cancel = partial(asyncio.get_running_loop().call_soon_threadsafe, task.cancel)
        async with (
            Fetcher(**self._order.options) as fetcher,
            Parser(self._order.workers) as parser,
            asyncio.TaskGroup() as tasks,
        ):
            watch = tasks.create_task(self._watch(fetcher))
            for site in self._order.sites:
                tasks.create_task(self._list(fetcher, site))
            while (waiting := await asyncio.to_thread(self._asked.get)) is not None:
                for asked in waiting:
                    tasks.create_task(self._one(fetcher, parser, asked))
            watch.cancel()

    async def _watch(self, fetcher: Fetcher) -> None:
        while not self._stop.is_set():
            await asyncio.sleep(_TICK)
        fetcher.stop()

    async def _list(self, fetcher: Fetcher, site: str) -> None:
        order = self._order

        def on_error(error: FetchError) -> None:
            if not isinstance(error, HttpStatus | FetchStopped):  # a listing that it does not have
                self._came.put(Listed(site, error=error))

        def on_left_out(found: LeftOut) -> None:
            self._came.put(Listed(site, left_out=found))

        listed = discover(
            fetcher, site, since=order.since, until=order.until, unfiltered=order.unfiltered,
            on_error=on_error, on_left_out=on_left_out,
        )  # fmt: skip
        try:
            with told_as_fetch_error(site):
                async for found in listed:
                    self._came.put(Listed(site, found.url))
        except FetchError as error:
            on_error(error)
        self._came.put(Listed(site))

    async def _one(self, fetcher: Fetcher, parser: Parser, asked: Waiting) -> None:
        visit = _Visit(asked, parser)
        try:
            with told_as_fetch_error(asked.url, but=ParserEnded):
                came = await self._visited(fetcher, visit, asked)
        except ZonaparseError as error:
            came = visit.failed(error)
        self._came.put(came)

    async def _visited(self, fetcher: Fetcher, visit: "_Visit", asked: Waiting) -> Came:
        known = {"etag": asked.etag, "last_modified": asked.last_modified}
        response = await fetcher.answer(asked.url, **known)
        if response.status == _NOT_MODIFIED:
            return Came(asked)
        pages = self._order.pages
        return visit.read_as(await complete(fetcher, response, pages=pages, reader=visit.read))


class _Visit:
    """The answers to which one address leads, with what those were parsed as that are pages."""

    def __init__(self, asked: Waiting, parser: Parser) -> None:
        self._asked = asked
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

    def read_as(self, found: list[Article]) -> Came:
        """Return the pages of the article and, beside, the other answers."""
        article = whole(found)
        chosen = {id(page) for page in (found if article is not found[0] else found[:1])}
        pages = [(r, row) for r, row in self._answers if row and id(row.article) in chosen]
        beside = tuple(r for r, row in self._answers if not row or id(row.article) not in chosen)
        json = pages[0][1].json if len(pages) == 1 else stored_json(article)
        return Came(self._asked, tuple(r for r, _ in pages), article, json, beside=beside)

    def failed(self, error: ZonaparseError) -> Came:
        """Return why there is no article; the last answer is a page if it was parsed."""
        answers = tuple(response for response, _ in self._answers)
        split = len(answers) - bool(answers and self._answers[-1][1])
        return Came(self._asked, answers[split:], error=error, beside=answers[:split])
