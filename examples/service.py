"""A service that reads pages: `POST /parse`, `GET /health`, `GET /metrics`.

    pip install 'zonaparse' fastapi uvicorn prometheus-client
    uvicorn --app-dir examples service:app
    curl --data-binary @page.html 'localhost:8000/parse?url=https://kabar.example/panen'

A page is read in a process of its own, so that one that hangs or breaks it costs its answer alone.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from itertools import count
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from zonaparse import NotAnArticle, PageTimeout, PageTooLarge, Parsed, ZonaparseError, aparse_many

MOST_BYTES = 10 * 1024**2
MOST_UNDER_WAY = 64
DEADLINE = 2.0  # seconds a page
WORKERS = 2
_log = logging.getLogger("service")


class Reader:
    """Reads pages in processes; `asked` counts the requests that are under way."""

    def __init__(self) -> None:
        self.asked = 0
        self._waiting: dict[int, asyncio.Future[Parsed]] = {}
        self.task: asyncio.Task[None] | None = None
        self._pages: asyncio.Queue[tuple[int, bytes, str | None]] = asyncio.Queue()
        self._numbers = count()

    async def read(self, page: bytes, url: str | None) -> Parsed:
        """Return what comes of a page."""
        if self.task is None or self.task.done():
            raise HTTPException(503, "no page is read any more")
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._pages.put_nowait((number, page, url))
        return await self._waiting[number]

    async def run(self) -> None:
        """Read what is put in, until it is cancelled."""
        rows = aparse_many(self._given(), workers=WORKERS, deadline=DEADLINE, ordered=False)
        try:
            async with aclosing(rows):
                async for row in rows:
                    waiting = self._waiting.pop(row.id)  # type: ignore[call-overload]
                    if not waiting.done():  # whoever asked may have gone
                        waiting.set_result(row)
        finally:
            for waiting in self._waiting.values():
                waiting.cancel()

    async def _given(self) -> AsyncIterator[tuple[int, bytes, str | None]]:
        while True:
            yield await self._pages.get()


class Metrics:
    """What is counted."""

    def __init__(self, reader: Reader) -> None:
        self.registry = CollectorRegistry()
        kept = self.registry
        self.pages = Counter("pages", "Pages by what came of them", ["came"], registry=kept)
        self.seconds = Histogram("page_seconds", "Seconds that a page took", registry=kept)
        gauge = Gauge("pages_under_way", "Pages that are waited for", registry=kept)
        gauge.set_function(lambda: reader.asked)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Run the reader while the service runs."""
    reader: Reader = app.state.reader
    reader.task = asyncio.create_task(reader.run())
    try:
        yield
    finally:
        reader.task.cancel()
        await asyncio.gather(reader.task, return_exceptions=True)


def create() -> FastAPI:
    """Return the service."""
    app = FastAPI(title="zonaparse", lifespan=lifespan)
    app.state.reader = reader = Reader()
    metrics = Metrics(reader)

    @app.post("/parse")
    async def parse(request: Request, url: str | None = None) -> Response:
        """Return the article of the page in the body of the request."""
        if reader.asked >= MOST_UNDER_WAY:
            metrics.pages.labels("busy").inc()
            raise HTTPException(503, "too many pages are under way", {"Retry-After": "1"})
        reader.asked += 1
        try:
            row = await reader.read(await _body(request), url)
        finally:
            reader.asked -= 1
        metrics.seconds.observe(row.seconds)
        metrics.pages.labels(_came(row.error)).inc()
        if row.error:
            _log.info("%s: %s", url, row.error)
            raise HTTPException(_status(row.error), _told(row.error))
        return Response(row.json, media_type="application/json")

    @app.get("/health")
    async def health() -> dict[str, str]:
        """Say whether pages are read."""
        if reader.task is None or reader.task.done():
            raise HTTPException(503, "no page is read any more")
        return {"state": "ok"}

    @app.get("/metrics")
    async def counted() -> Response:
        """Return the counts in the form of Prometheus."""
        return Response(generate_latest(metrics.registry), media_type="text/plain; version=0.0.4")

    return app


async def _body(request: Request) -> bytes:
    """Return the body of a request; what is too large is not read to its end."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"the page is over the limit of {MOST_BYTES} bytes")
    return bytes(body)


def _came(error: ZonaparseError | None) -> str:
    if error is None:
        return "article"
    return str(error.reason) if isinstance(error, NotAnArticle) else type(error).__name__


def _status(error: ZonaparseError) -> int:
    """Return the status of an error: 422 where it is the page's."""
    if isinstance(error, PageTimeout):
        return 504
    return 413 if isinstance(error, PageTooLarge) else 422


def _told(error: ZonaparseError) -> dict[str, Any]:
    reason = {"reason": str(error.reason)} if isinstance(error, NotAnArticle) else {}
    return {"error": type(error).__name__, **reason, "message": str(error)}


app = create()
