"""Pages parsed in processes of their own, for coroutines that wait for them."""

import asyncio
import queue
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from zonaparse.fetching import Response
from zonaparse.many import Parsed, parse_many

_TICK = 0.02  # seconds after which what is finished is given back, if no other page comes
_Future = asyncio.Future[Parsed]


class ParserEnded(RuntimeError):
    """No process parses pages any more; why is raised when the context of the Parser is left."""


class Parser:
    """An async context manager around parse_many()."""

    def __init__(self, workers: int | None) -> None:
        self._workers = workers
        self._given: queue.SimpleQueue[tuple[_Future, Response] | None] = queue.SimpleQueue()
        self._under_way: dict[object, _Future] = {}

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._running = self._loop.run_in_executor(None, self._run)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._given.put(None)
        await self._running

    async def parsed(self, response: Response) -> Parsed:
        """Return what comes of a page; raise ParserEnded if no process can be started."""
        if self._running.done():
            raise ParserEnded("the parser has ended")
        future: _Future = self._loop.create_future()
        self._given.put((future, response))
        return await future

    def _run(self) -> None:
        try:
            for row in parse_many(self._pages(), workers=self._workers, ordered=False):
                self._loop.call_soon_threadsafe(_settle, self._under_way.pop(row.id), row)
        except BaseException:  # it is raised when the context is left
            for future in self._under_way.values():
                self._loop.call_soon_threadsafe(_settle, future, None)
            raise

    def _pages(self) -> Iterator[tuple[int, bytes, str, str | None] | None]:
        number = 0
        while True:
            try:
                given = self._given.get(timeout=_TICK if self._under_way else None)
            except queue.Empty:
                yield None
                continue
            if given is None:
                return
            number += 1
            self._under_way[number], response = given
            yield number, response.body, response.url, response.charset


def _settle(future: _Future, row: Parsed | None) -> None:
    if future.done():  # cancelled
        return
    if row is None:
        future.set_exception(ParserEnded("the parser has ended"))
    else:
        future.set_result(row)
