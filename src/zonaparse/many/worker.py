"""The process that parses: pages in, outcomes out, nothing shared with anybody."""

import gc
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from zonaparse.article import Article
from zonaparse.errors import OutOfMemory, ParserFailed, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.parse import parse
from zonaparse.templates.template import Template

_STORED = set(Article.model_fields)  # what is derived is derived again
_TIDIED = 100  # pages
_GRACE = 5  # seconds after the deadline in which the parent ends a page; then the alarm does


class Page(NamedTuple):
    """A page to parse."""

    html: str | bytes
    url: str | None = None
    encoding: str | None = None


class Outcome(NamedTuple):
    """What came of a page: the Article's JSON or an error, and the seconds it took."""

    json: str | None
    error: ZonaparseError | None
    seconds: float


Work = Callable[[Page], str]


def article_json(
    page: Page,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
    *,
    unwrap: bool = True,
) -> str:
    """Parse a page; return the Article as JSON without its derived fields."""
    article = parse(
        page.html,
        url=page.url,
        encoding=page.encoding,
        templates=templates,
        limits=limits,
        unwrap=unwrap,
    )
    return stored_json(article)


def stored_json(article: Article) -> str:
    """Return the JSON of an Article without its derived fields."""
    return article.model_dump_json(include=_STORED)


def run(pipe: Connection, work: Work, deadline: float, memory: int | None) -> None:
    """Take lists of pages from the pipe until it closes; send one outcome a page."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(ZonaparseError):
        parse("<p>")  # loads the rules, before the time of any page runs
    _limit(memory)
    pipe.send_bytes(b"ready")
    done = 0
    while True:
        try:
            pages = pickle.loads(pipe.recv_bytes())  # noqa: S301 the parent's own words
        except (EOFError, OSError):
            return
        for page in pages:
            _alarm(deadline + _GRACE)
            outcome = _outcome(work, page)
            _alarm(0)
            pipe.send_bytes(pickle.dumps(outcome))
            done += 1
            if done % _TIDIED == 1:
                _tidy(done)


def _tidy(done: int) -> None:
    """Free pages that are held in cycles: few objects, for which Python would wait, but large."""
    gc.collect()
    if done == 1:
        gc.freeze()  # what is there now stays, and need not be looked at again


def _outcome(work: Work, page: Page) -> Outcome:
    start = time.perf_counter()
    json, error = None, None
    try:
        json = work(page)
    except ZonaparseError as told:
        error = told
    except MemoryError:
        error = OutOfMemory()
    except Exception as fault:
        error = ParserFailed(f"{type(fault).__name__}: {fault}"[:500])
    return Outcome(json, error, time.perf_counter() - start)


def _limit(memory: int | None) -> None:
    """Bound the address space of this process, where the platform can."""
    if memory:
        try:
            import resource
        except ImportError:
            return
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _alarm(seconds: float) -> None:
    """End this process after `seconds`, even inside of native code, if no parent does; 0: never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
