"""The keeper of one worker process: it sends pages, and replaces the worker when it fails.

A worker is a command of our own. So it needs no guard in the caller's script, and may be started
from an interactive session or from a process that may have no children of multiprocessing.
"""

import json
import logging
import os
import pickle
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from zonaparse.errors import PageTimeout, WorkerDied, ZonaparseError
from zonaparse.many.channel import Channel, Garbled
from zonaparse.many.outcome import Outcome, unpacked
from zonaparse.many.worker import READY, Main, Settings, end_if_unguarded

__all__ = ["Keeper", "Settings", "end_if_unguarded"]

_log = logging.getLogger(__name__)
_START = 60.0  # seconds in which a worker must be ready; it has to be imported
_TRIES = 3  # workers in a row that may fail to start
_KILLS = 10  # workers in a row that are killed while they start, at the cost of one page
_DYING = 2.0  # seconds in which a worker that closed its channel ends
_COMMAND = (
    "import gc, json, sys; gc.disable(); sys.path[:] = json.loads(sys.argv[1]); "
    "from zonaparse.many.worker import main; main()"
)


class Keeper:
    """Keeps a worker process running."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.restarts = -1
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._closed = False

    def outcomes(self, pages: list[Any]) -> Iterator[Outcome]:
        """Yield the outcome of each page; stop early if the keeper is closed."""
        left = deque(pages)
        while left and not self._closed:
            for outcome in self._attempt(list(left)):
                left.popleft()
                yield outcome

    def stop(self) -> None:
        """Have the worker killed, at once and for good; any thread may call this."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def _attempt(self, pages: list[Any]) -> Iterator[Outcome]:
        """Yield outcomes until the pages are done or the worker fails at one."""
        start = time.monotonic()
        try:
            channel = self._channel or self._started()
        except WorkerDied as killed:
            if killed.exitcode is None or killed.exitcode >= 0:
                raise
            yield Outcome(None, killed, time.monotonic() - start)
            return
        if channel is None or not self._sent(channel, pages):
            return
        for _ in pages:
            start = time.monotonic()
            try:
                yield unpacked(channel.receive(self.settings.deadline))
                continue
            except TimeoutError:
                error: ZonaparseError = PageTimeout(self.settings.deadline)
                self.end()
            except (EOFError, OSError, Garbled, ValueError):
                error = WorkerDied(self.end(_DYING))
            if not self._closed:
                _log.warning("%s; another worker goes on", error)
                yield Outcome(None, error, time.monotonic() - start)
            return

    def _sent(self, channel: Channel, pages: list[Any]) -> bool:
        """Send pages; a worker that died while it had none costs nothing."""
        try:
            channel.send(pickle.dumps(pages), self.settings.deadline)
        except OSError:
            self.end()
            return False
        return True

    def _started(self) -> Channel | None:
        """Start a worker and return its channel once it is ready; raise WorkerDied if none starts.

        Raises RuntimeError for settings that no worker can load.
        """
        tries, kills, code = _TRIES, _KILLS, None
        while tries and kills and not self._closed:
            self.restarts += 1
            told: bytes | bytearray = b""
            with suppress(EOFError, OSError, Garbled):
                told = self._start()
                if told == READY and not self._closed:
                    _log.debug("a worker is ready, after %d others", self.restarts)
                    return self._channel
            code = self.end(_DYING)
            if told not in (READY, b""):
                raise RuntimeError(f"no worker can be started: {told.decode('utf-8', 'replace')}")
            if code is not None and code < 0:  # from outside, and no fault of the start
                kills -= 1
            else:
                tries -= 1
        if self._closed:
            return None
        raise WorkerDied(code)

    def _start(self) -> bytes | bytearray:
        """Start a process; return what it says once it has its settings."""
        mine, its = socket.socketpair()
        self._channel = Channel(mine)
        with its:
            self._process = _launched(its.fileno())
        self._channel.send(pickle.dumps(_main()), _START)
        self._channel.send(pickle.dumps(self.settings), _START)
        return self._channel.receive(_START)

    def end(self, dying: float = 0) -> int | None:
        """End the process, if it does not itself; return how it exited: negative for a signal."""
        process, channel = self._process, self._channel
        self._process = self._channel = None
        if channel is not None:
            channel.close()
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            return process.wait(dying)
        process.kill()
        return process.wait()


def _launched(channel: int) -> "subprocess.Popen[bytes]":
    """Start a worker that has the other end of a channel, by its number."""
    path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
    numbers = [str(channel), str(os.getpid())]
    return subprocess.Popen(  # noqa: S603 our own command
        [sys.executable, "-c", _COMMAND, path, *numbers],
        stdin=subprocess.DEVNULL,
        pass_fds=[channel],
        process_group=0,  # Ctrl-C is for us, also while it is still importing
    )


def _main() -> Main:
    """Return where this program is, for what is defined in it."""
    program = sys.modules["__main__"]
    spec, path = getattr(program, "__spec__", None), getattr(program, "__file__", None)
    return Main(spec.name if spec else None, str(Path(path).absolute()) if path else None)
