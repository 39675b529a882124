"""Many pages at once in a program with an event loop, which is never held up."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from zonaparse.guard import DEFAULT, Limits
from zonaparse.many.parsed import Parsed
from zonaparse.many.pool import Given, parse_many
from zonaparse.templates.template import Template

_TICK = 0.05  # seconds after which finished rows come out, though no page is given


def aparse_many(
    pages: Iterable[Given | None] | AsyncIterable[Given | None],
    *,
    workers: int | None = None,
    deadline: float = 2.0,
    ordered: bool = True,
    memory: int | None = 2 * 1024**3,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
    unwrap: bool = True,
) -> AsyncGenerator[Parsed, None]:
    """Yield what parse_many() yields, while other tasks of the event loop go on.

    `pages` may be an async iterable, which is iterated in the caller's loop; any other is iterated
    in a thread. Pages are pulled as rows are taken, so that memory stays bounded. The other
    arguments and the errors are those of parse_many(). However the iteration ends, no process is
    left; a loop that is left early ends them at once within `contextlib.aclosing()`.

    >>> async def titles() -> list[str | None]:
    ...     page = b"<h1>Panen</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    ...     return [row.article.title async for row in aparse_many([page]) if row.article]
    >>> asyncio.run(titles())
    ['Panen']
    """
    pulled = _Pulled(pages) if isinstance(pages, AsyncIterable) else None
    given: Iterable[Given | None] = pulled or pages  # type: ignore[assignment]
    rows = parse_many(
        given, workers=workers, deadline=deadline, ordered=ordered, memory=memory,
        templates=templates, limits=limits, unwrap=unwrap,
    )  # fmt: skip
    return _taken(rows, pulled)


async def _taken(rows: Iterator[Parsed], pulled: "_Pulled | None") -> AsyncGenerator[Parsed, None]:
    """Yield rows that a thread of their own waits for."""
    loop = asyncio.get_running_loop()
    if pulled:
        pulled.loop = loop
    with ThreadPoolExecutor(1, "zonaparse") as thread:
        try:
            while (row := await loop.run_in_executor(thread, next, rows, None)) is not None:
                yield row
        finally:
            if pulled:
                pulled.stopped.set()
            await loop.run_in_executor(thread, rows.close)  # type: ignore[attr-defined]


class _Pulled:
    """The pages of an async iterable, for a thread: each is asked for in the event loop."""

    def __init__(self, pages: AsyncIterable[Given | None]) -> None:
        self.pages = aiter(pages)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.stopped = threading.Event()

    def __iter__(self) -> Iterator[Given | None]:
        asked = self._ask()
        try:
            while not self.stopped.is_set():
                try:
                    page = asked.result(_TICK)
                except TimeoutError:
                    if asked.done():  # the pages raise it themselves
                        raise
                    yield None
                    continue
                if page is _END:
                    return
                asked = self._ask()
                yield page  # type: ignore[misc]
        finally:
            asked.cancel()

    def _ask(self) -> "Future[object]":
        assert self.loop  # noqa: S101 (it is set before the first row is asked for)
        return asyncio.run_coroutine_threadsafe(self._next(), self.loop)

    async def _next(self) -> object:
        return await anext(self.pages, _END)


_END = object()
