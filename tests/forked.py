"""Workers that are forked from a process which has the library in memory.

A worker takes a third of a second to start, nearly all of it to import, and hundreds of tests have
one. A forked one is the same process but for that: it has a channel, limits and an end of its own.
How workers start is tried where the fixture `started_workers` is asked for.

`python -m tests.forked SOCKET` is the process that they are forked from.
"""

import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.site import FIXTURES
from zonaparse import parse
from zonaparse.many import keeper, worker

_NUMBER = struct.Struct("i")
_CODE_OF_PATH = 1 << 16  # bytes of the JSON of sys.path


class Forked:
    """A worker, with what its keeper needs of a subprocess.Popen."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        (self.pid,) = _NUMBER.unpack(told.recv(_NUMBER.size))
        self._code: int | None = None

    def kill(self) -> None:
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        if self._code is None:
            self._told.settimeout(timeout)
            try:
                (self._code,) = _NUMBER.unpack(self._told.recv(_NUMBER.size))
            except (BlockingIOError, TimeoutError):
                raise subprocess.TimeoutExpired("a forked worker", timeout or 0) from None
            self._told.close()
        return self._code


class _Source:
    """The process that workers are forked from; it starts with the first one, and ends with us."""

    def __init__(self) -> None:
        self._asked: socket.socket | None = None
        self._one_by_one = threading.Lock()

    def launched(self, channel: int) -> Forked:
        """Return a new worker that has the other end of a channel."""
        path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
        mine, its = socket.socketpair()
        with self._one_by_one, its:
            self._asked = self._asked or self._started()
            socket.send_fds(self._asked, [path.encode()], [channel, its.fileno()])
            return Forked(mine)

    def _started(self) -> socket.socket:
        mine, its = socket.socketpair()
        with its:
            command = [sys.executable, "-m", __name__, str(its.fileno())]
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, pass_fds=[its.fileno()], process_group=0
            )
        return mine

    def close(self) -> None:
        if self._asked:
            self._asked.close()
            self._process.wait()


@contextmanager
def workers() -> Iterator[None]:
    """Have workers forked while the block lasts."""
    source, before = _Source(), keeper._launched
    keeper._launched = source.launched  # type: ignore[assignment]
    try:
        yield
    finally:
        keeper._launched = before
        source.close()


def main() -> None:
    """Fork a worker for each one that is asked for, until nobody asks any more."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those who wait for workers are waited for
    parse((FIXTURES / "prmn" / "2020-plain.html").read_bytes())  # compiles the rules
    gc.freeze()  # so that no worker looks at what it shares
    while True:
        path, fds, _, _ = socket.recv_fds(asked, _CODE_OF_PATH, 2)
        if not path:
            return
        if not os.fork():
            asked.close()
            _watch(json.loads(path), *fds)
        for fd in fds:
            os.close(fd)


def _watch(path: list[str], channel: int, told: int) -> None:
    """Fork a worker; tell its number, and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(told)
        os.setpgid(0, 0)
        sys.path[:], sys.argv = path, ["-c", "", str(channel), str(parent)]
        worker.main()
        os._exit(0)
    os.close(channel)
    os.write(told, _NUMBER.pack(child))
    _, status = os.waitpid(child, 0)
    with suppress(OSError):
        os.write(told, _NUMBER.pack(os.waitstatus_to_exitcode(status)))
    os._exit(0)


if __name__ == "__main__":
    main()
