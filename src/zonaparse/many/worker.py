"""The process that parses: pages in, outcomes out, nothing shared with anybody."""

import gc
import io
import os
import pickle
import runpy
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import ModuleType
from typing import Any, NamedTuple

from zonaparse.article import Article
from zonaparse.errors import OutOfMemory, ParserFailed, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.many.channel import Channel
from zonaparse.many.outcome import Outcome, packed
from zonaparse.parse import parse
from zonaparse.templates.template import Template

READY = b"ready"
_STORED = set(Article.model_fields)  # what is derived is derived again
_TIDIED = 100  # pages
_GRACE = 5  # seconds after the deadline in which the parent ends a page; then the alarm does
_PARENT = 0.5  # seconds after which a worker whose parent has ended sees it
FIRST = "<h1>Panen Raya</h1><time>1 Mei 2020 10:00</time><article>" + (
    "<p>Warga memanen padi bersama di sawah itu sejak pagi.</p>" * 10  # short ones are no article
)
_UNGUARDED = (
    "templates that are defined in a script are loaded by running it again in each worker: put "
    '`if __name__ == "__main__":` around what it does, or the templates into a module'
)
_is_loading = False


class Page(NamedTuple):
    """A page to parse."""

    html: str | bytes
    url: str | None = None
    encoding: str | None = None


Work = Callable[[Any], str]  # of a Page, for parse_many(): its JSON


class Settings(NamedTuple):
    """What is done with a page, in how many seconds, in how many bytes of address space."""

    work: Work
    deadline: float
    memory: int | None


class Main(NamedTuple):
    """Where the program of the parent is: as a module, or as a file."""

    module: str | None
    path: str | None


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


def main() -> None:
    """Be a worker: the arguments are the socket's number and the parent's."""
    channel, parent = Channel(socket.socket(fileno=int(sys.argv[2]))), int(sys.argv[3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        settings = _settings(channel.receive(), channel.receive())
    except Exception as error:
        channel.send(f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        return
    with suppress(ZonaparseError):
        parse(FIRST)  # loads the rules, before the time of any page runs
    gc.enable()  # its command put it off: all that was loaded stays
    _limit(settings.memory)
    channel.send(READY)
    with suppress(EOFError, OSError):
        _serve(channel, settings)


def _serve(channel: Channel, settings: Settings) -> None:
    """Take lists of pages until the channel closes; send one outcome a page."""
    done = 0
    while True:
        for page in pickle.loads(channel.receive()):  # noqa: S301 the parent's own words
            _alarm(settings.deadline + _GRACE)
            outcome = _outcome(settings.work, page)
            _alarm(0)
            channel.send(packed(outcome))
            done += 1
            if done % _TIDIED == 1:
                _tidy(done)


def end_if_unguarded() -> None:
    """Raise RuntimeError in a worker that runs its parent's script to load templates."""
    if _is_loading:
        raise RuntimeError(_UNGUARDED)


def _settings(main: bytearray, settings: bytearray) -> Settings:
    """Return the settings that the parent pickled."""
    loaded = _Loader(settings, pickle.loads(main)).load()  # noqa: S301 the parent's own words
    assert isinstance(loaded, Settings)  # noqa: S101 for the type
    return loaded


class _Loader(pickle.Unpickler):
    """Loads the parent's program if anything in the settings is defined there."""

    def __init__(self, pickled: bytearray, main: Main) -> None:
        super().__init__(io.BytesIO(pickled))
        self._main = main
        self._is_loaded = False

    def find_class(self, module: str, name: str) -> Any:
        if module == "__main__" and not self._is_loaded:
            self._is_loaded = True
            _load(self._main)
        return super().find_class(module, name)


def _load(main: Main) -> None:
    """Run the parent's program as multiprocessing does, under a name that is not "__main__"."""
    global _is_loading
    if main.module is None and main.path is None:
        raise ImportError("templates cannot be defined in a session: put them into a module")
    _is_loading = True
    if main.module is not None:
        content = runpy.run_module(main.module, run_name="__mp_main__", alter_sys=True)
    else:
        content = runpy.run_path(str(main.path), run_name="__mp_main__")
    _is_loading = False
    module = ModuleType("__mp_main__")
    vars(module).update(content)
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module


def _tidy(done: int) -> None:
    """Free pages that are held in cycles: few objects, for which Python would wait, but large."""
    gc.collect()
    if done == 1:
        gc.freeze()  # what is there now stays, and need not be looked at again


def _outcome(work: Work, page: Any) -> Outcome:
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


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PARENT)
    os._exit(1)
