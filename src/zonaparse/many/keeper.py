"""The keeper of one worker process: it sends pages, and replaces the worker when it fails."""

import multiprocessing
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple

from zonaparse.errors import PageTimeout, WorkerDied, ZonaparseError
from zonaparse.many.worker import Outcome, Page, Work, run

_START = 60.0  # seconds in which a worker must be ready; it has to be imported
_TRIES = 3  # workers in a row that may fail to start
_KILLS = 10  # workers in a row that are killed while they start, at the cost of one page
_REAPED = 1000  # milliseconds
_SPAWN = multiprocessing.get_context("spawn")
_NAME = "zonaparse-worker"
_UNGUARDED = 76  # how a worker exits that runs the script of its parent again
_GUARD = (
    'the script that parses many pages needs `if __name__ == "__main__":` around what it does: '
    "each worker process imports it"
)


def end_if_unguarded() -> None:
    """Raise SystemExit in a worker that is only just started: its parent's script has no guard.

    The parent then says so, once; multiprocessing would print a traceback for each worker.
    """
    process = multiprocessing.current_process()
    if process.name == _NAME and getattr(process, "_inheriting", False):
        raise SystemExit(_UNGUARDED)


class Settings(NamedTuple):
    """What is done with a page, in how many seconds, in how many bytes of address space."""

    work: Work
    deadline: float
    memory: int | None


class Keeper:
    """Keeps a worker process running."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.restarts = -1
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._sending = 0.0  # since when, by the monotonic clock
        self._closed = False

    def outcomes(self, pages: list[Page]) -> Iterator[Outcome]:
        """Yield the outcome of each page; stop early if the keeper is closed."""
        left = deque(pages)
        while left and not self._closed:
            for outcome in self._attempt(list(left)):
                left.popleft()
                yield outcome

    def stop(self) -> None:
        """Have the worker killed, at once and for good; any thread may call this."""
        self._closed = True
        self._kill()

    def end_if_stuck(self) -> None:
        """Have a worker killed that does not take its pages; any thread may call this."""
        if self._sending and time.monotonic() - self._sending > self.settings.deadline:
            self._kill()

    def _kill(self) -> None:
        process = self._process
        with suppress(ValueError, AttributeError):  # it has just ended
            process.kill()  # type: ignore[union-attr]

    def _attempt(self, pages: list[Page]) -> Iterator[Outcome]:
        """Yield outcomes until the pages are done or the worker fails at one."""
        start = time.monotonic()
        try:
            pipe = self._pipe or self._started()
        except WorkerDied as killed:
            if killed.exitcode is None or killed.exitcode >= 0:
                raise
            yield Outcome(None, killed, time.monotonic() - start)
            return
        if pipe is None or not self._sent(pipe, pages):
            return
        for _ in pages:
            start = time.monotonic()
            try:
                if pipe.poll(self.settings.deadline):
                    yield pickle.loads(pipe.recv_bytes())  # noqa: S301 our worker's words
                    continue
                error: ZonaparseError = PageTimeout(self.settings.deadline)
                self.end()
            except (EOFError, OSError):
                error = WorkerDied(self.end())
            if not self._closed:
                yield Outcome(None, error, time.monotonic() - start)
            return

    def _sent(self, pipe: Connection, pages: list[Page]) -> bool:
        """Send pages; a worker that died while it had none costs nothing."""
        self._sending = time.monotonic()
        try:
            pipe.send_bytes(pickle.dumps(pages))
        except OSError:
            self.end()
            return False
        finally:
            self._sending = 0.0
        return True

    def _started(self) -> Connection | None:
        """Start a worker and return its pipe once it is ready; raise WorkerDied if none starts."""
        tries, kills = _TRIES, _KILLS
        while tries and kills and not self._closed:
            mine, its = _SPAWN.Pipe()
            arguments = (its, *self.settings)
            self._process = _SPAWN.Process(target=run, args=arguments, name=_NAME, daemon=True)
            self._pipe = mine
            self.restarts += 1
            try:
                self._process.start()
                its.close()
                if mine.poll(_START) and mine.recv_bytes() == b"ready" and not self._closed:
                    return mine
            except (EOFError, OSError):
                pass
            code = self.end()
            if code == _UNGUARDED:
                raise RuntimeError(_GUARD)
            if code is not None and code < 0:  # from outside, and no fault of the start
                kills -= 1
            else:
                tries -= 1
        if self._closed:
            return None
        raise WorkerDied(code)

    def end(self) -> int | None:
        """End the process; return how it exited: negative for a signal."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if process is None:
            return None
        if pipe is not None:
            pipe.close()
        if process.pid is None:  # killed while it was started
            return -signal.SIGKILL
        process.kill()
        process.join()
        # Another keeper that starts a worker reaps all that have ended, and says so a bit later.
        for _ in range(_REAPED):
            if process.exitcode is not None:
                break
            time.sleep(0.001)
        code = process.exitcode
        if code is not None:
            process.close()
        return code
