"""The pool: one thread a worker process, bounded pages under way, one row for each page.

Each worker has a pipe of its own, so that one that is killed leaves no lock and no half-written
message to the others. The threads only wait; pages are pulled and rows given in the caller's.
"""

import os
import queue
import threading
from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from zonaparse.document.given import Html
from zonaparse.guard import DEFAULT, Limits
from zonaparse.many.keeper import Keeper
from zonaparse.many.outcome import Outcome
from zonaparse.many.parsed import Parsed
from zonaparse.many.worker import Page, Settings, article_json, end_if_unguarded
from zonaparse.templates.template import Template

Given = (
    Html
    | tuple[Hashable, Html]
    | tuple[Hashable, Html, str | None]
    | tuple[Hashable, Html, str | None, str | None]
)
_BATCH = 8  # pages in a message
_WANTED = "give pages or (id, page) pairs, or (id, page, url, encoding)"
_MOST_NAMED = 4  # of them
_UNDER_WAY = 4 * _BATCH  # pages a worker that are neither given back nor waited for


class Row(NamedTuple):
    """A page's place in the input, and what came of it."""

    number: int
    outcome: Outcome


def parse_many(
    pages: Iterable[Given | None],
    *,
    workers: int | None = None,
    deadline: float = 2.0,
    ordered: bool = True,
    memory: int | None = 2 * 1024**3,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
    unwrap: bool = True,
) -> Iterator[Parsed]:
    """Yield one Parsed for each page, parsed in `workers` processes (default: one a core).

    A page is its HTML, or (id, HTML), or (id, HTML, url), or (id, HTML, url, encoding); None for
    none at the moment lets the rows that are finished come out. They are pulled as they are
    needed, so that memory stays bounded however many there are. Rows come in the order of the
    pages, or as they are finished if not `ordered`.

    A page that takes over `deadline` seconds gives PageTimeout, one whose worker needs more than
    `memory` bytes (of address space; None: no bound) OutOfMemory, one whose worker is killed
    WorkerDied, one that shows a fault of this library ParserFailed; a new worker goes on. Other
    errors are those of parse(), to which `templates`, `limits` and `unwrap` are given; templates
    are pickled, so that what they are made of must be importable. What `pages` raises is raised
    here. However the iteration ends, no process is left. A worker is a command that runs this
    library alone: the caller's script is run in it only if `templates` are defined there. Raises
    ValueError for `workers` below 1 or a `deadline` that is not above 0, TypeError for what is no
    page, RuntimeError if no worker can be started or load the templates.
    """
    end_if_unguarded()
    if (workers is not None and workers < 1) or not deadline > 0:
        raise ValueError(f"workers={workers}, deadline={deadline}: they must be above 0")
    work = partial(article_json, templates=tuple(templates), limits=limits, unwrap=unwrap)
    settings = Settings(work, deadline, memory)
    return _run(pages, settings, workers or os.cpu_count() or 1, ordered=ordered)


def _run(
    pages: Iterable[Given | None], settings: Settings, workers: int, *, ordered: bool
) -> Iterator[Parsed]:
    return run(_numbered(pages), settings, workers, ordered=ordered)


def run(
    pages: Iterator["Numbered | None"], settings: Settings, workers: int, *, ordered: bool = True
) -> Iterator[Parsed]:
    """Yield what comes of each page, whatever the work of the settings takes for one."""
    pool = _Pool(settings, workers)
    rows = _in_order if ordered else _as_finished
    try:
        yield from rows(pool, pages)
    finally:
        pool.close()


class Numbered(NamedTuple):
    """A page, its number from 0, and the id of its row."""

    number: int
    id: Hashable
    page: Any


def _numbered(pages: Iterable[Given | None]) -> Iterator[Numbered | None]:
    numbers = count()
    for given in pages:
        if given is None:
            yield None
            continue
        number = next(numbers)
        named = given if isinstance(given, tuple) else (number, given)
        if not 1 <= len(named) <= _MOST_NAMED:
            raise TypeError(f"{_WANTED}, not a tuple of {len(named)}")
        yield Numbered(number, named[0], _page(*named[1:]))


def _page(html: object = None, url: str | None = None, encoding: str | None = None) -> Page:
    if isinstance(html, bytearray | memoryview):
        html = bytes(html)
    if not isinstance(html, str | bytes):
        raise TypeError(f"{_WANTED}; a page is bytes or str, not {type(html).__name__}")
    for name, value in (("url", url), ("encoding", encoding)):
        if not isinstance(value, str | None):
            raise TypeError(f"the {name} of a page is a str or None, not {type(value).__name__}")
    return Page(html, url, encoding)


def _as_finished(pool: "_Pool", pages: Iterator[Numbered | None]) -> Iterator[Parsed]:
    ids: dict[int, Hashable] = {}
    for given in pages:
        if given:
            ids[given.number] = given.id
            pool.put(given.number, given.page)
        while row := pool.finished(wait=pool.is_full(len(ids))):
            yield Parsed(ids.pop(row.number), *row.outcome)
    while ids and (row := pool.finished(wait=True)):
        yield Parsed(ids.pop(row.number), *row.outcome)


def _in_order(pool: "_Pool", pages: Iterator[Numbered | None]) -> Iterator[Parsed]:
    ids: deque[Hashable] = deque()
    done: dict[int, Outcome] = {}
    first = 0
    for given in pages:
        if given:
            ids.append(given.id)
            pool.put(given.number, given.page)
        while row := pool.finished(wait=pool.is_full(len(ids))):
            done[row.number] = row.outcome
            while first in done:
                yield Parsed(ids.popleft(), *done.pop(first))
                first += 1
    while ids:
        while first not in done and (row := pool.finished(wait=True)):
            done[row.number] = row.outcome
        yield Parsed(ids.popleft(), *done.pop(first))
        first += 1


class _Pool:
    """Keepers of workers, the pages that they take and the rows that they give."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self.most = workers * _UNDER_WAY
        self._is_full = False
        self.todo: queue.SimpleQueue[tuple[int, Any] | None] = queue.SimpleQueue()
        self.rows: queue.SimpleQueue[Row | BaseException] = queue.SimpleQueue()
        self.keepers = [Keeper(settings) for _ in range(workers)]
        self.threads = [
            threading.Thread(target=self._serve, args=(keeper,), daemon=True)
            for keeper in self.keepers
        ]
        for thread in self.threads:
            thread.start()

    def is_full(self, under_way: int) -> bool:
        """Say whether rows are to be waited for: from when it is full until there is much room.

        So pages are pulled many at a time, and what pulls them and the workers disturb each other
        less: caches stay warm.
        """
        if under_way >= self.most:
            self._is_full = True
        elif under_way <= self.most // 2:
            self._is_full = False
        return self._is_full

    def put(self, number: int, page: Any) -> None:
        """Give a page to whichever worker is free."""
        self.todo.put((number, page))

    def finished(self, *, wait: bool) -> Row | None:
        """Return a finished row; None if there is none yet and none is waited for."""
        try:
            row = self.rows.get(wait)
        except queue.Empty:
            return None
        if isinstance(row, BaseException):
            raise row
        return row

    def close(self) -> None:
        """End all workers at once, whatever they are at."""
        for keeper in self.keepers:
            keeper.stop()
        for _ in self.threads:
            self.todo.put(None)
        for thread in self.threads:
            thread.join()

    def _serve(self, keeper: Keeper) -> None:
        try:
            while batch := self._batch():
                numbers = [number for number, _ in batch]
                outcomes = keeper.outcomes([page for _, page in batch])
                for number, outcome in zip(numbers, outcomes, strict=False):
                    self.rows.put(Row(number, outcome))
        except BaseException as error:
            self.rows.put(error)
        finally:
            keeper.end()

    def _batch(self) -> list[tuple[int, Any]]:
        """Return the next pages, waiting for the first; [] at the end."""
        batch = []
        item = self.todo.get()
        while item is not None:
            batch.append(item)
            if len(batch) == _BATCH:
                break
            try:
                item = self.todo.get_nowait()
            except queue.Empty:
                break
        else:
            self.todo.put(None)  # for the others too
        return batch
