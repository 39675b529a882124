"""Workers and commands that are forked from a process which has the library in memory.

Each takes a third of a second and more to start, nearly all of it to import, and tests have
hundreds of them. A forked one is a process of its own all the same, with the channel, streams,
arguments, limits and end that it would have. How workers start is tried where the fixture
`started_workers` is asked for, and how the command does where it is `python -m zonaparse`.

Both come from a process that is `python -m tests.forked`.
"""

import gc
import importlib
import io
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

from zonaparse import parse
from zonaparse.many import keeper, worker

_ONE_BY_ONE = threading.Lock()
_NUMBER = struct.Struct("i")
_PART = 1 << 16
_MOST_FDS = 3
_PAGE = Path(__file__).parent / "fixtures" / "prmn" / "2020-plain.html"
CLI = "zonaparse.cli"
_LOADED = {
    CLI: [f"{CLI}.commands", *map("zonaparse.{}".format, "archive corpus discover report".split())],
    "tests.crawled": ["scrapy.crawler", "scrapy.core.engine", "scrapy.extensions.feedexport",
                      "zonaparse.scrapy", "zonaparse.webpoet"],
}  # fmt: skip
_COMMAND = """#!{python} -ISE
import json, os, socket, struct, sys
with socket.socket(socket.AF_UNIX) as source:
    source.connect({address!r})
    asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]) + "\\n"
    socket.send_fds(source, [asked[:1].encode()], [0, 1, 2])
    source.sendall(asked[1:].encode())
    source.recv(4)
    code, = struct.unpack("i", source.recv(4))
os._exit(code if code >= 0 else 128 - code)
"""


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


class Source:
    """The process that others are forked from; it starts when the first is asked for.

    They are workers, and commands: what main() of a module does.
    """

    def __init__(self, folder: Path, module: str) -> None:
        self.address = str(folder / module)
        self._module = module
        self._command = folder / f"{module}-command"
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> str:
        self._start()
        self._command.write_text(_COMMAND.format(python=sys.executable, address=self.address))
        self._command.chmod(0o755)
        return str(self._command)

    def launched(self, channel: int) -> Forked:
        """Return a new worker that has the other end of a channel."""
        self._start()
        return _launched(self.address, channel)

    def _start(self) -> None:
        with _ONE_BY_ONE:
            if self._process is None:
                with socket.socket(socket.AF_UNIX) as source:
                    source.bind(self.address)
                    source.listen(99)
                    told = [str(source.fileno()), self.address, self._module]
                    self._process = subprocess.Popen(
                        [sys.executable, "-m", __name__, *told], process_group=0,
                        stdin=subprocess.PIPE, pass_fds=[source.fileno()],
                    )  # fmt: skip

    def end(self) -> None:
        if self._process:
            self._process.communicate()


def _launched(address: str, channel: int) -> Forked:
    told = socket.socket(socket.AF_UNIX)
    told.connect(address)
    path = [entry for entry in sys.path if isinstance(entry, str)]
    asked = json.dumps(path) + "\n"
    socket.send_fds(told, [asked[:1].encode()], [channel])
    told.sendall(asked[1:].encode())
    return Forked(told)


_RUNNING: dict[str, Source] = {}


@contextmanager
def running() -> Iterator[None]:
    """Have workers forked, and command() there, while the block lasts."""
    folder, before = Path(tempfile.mkdtemp()), keeper._launched
    _RUNNING.update((module, Source(folder, module)) for module in _LOADED)
    keeper._launched = _RUNNING[CLI].launched  # type: ignore[assignment]
    try:
        yield
    finally:
        keeper._launched = before
        for source in _RUNNING.values():
            source.end()
        shutil.rmtree(folder)


def command(module: str = CLI) -> str:
    """Return the path of a command that does what `python -m MODULE` does."""
    return _RUNNING[module].command()


def main(number: str, address: str, module: str) -> None:
    """Fork what is asked for, until nobody can ask any more."""
    command = _loaded(module)
    with socket.socket(fileno=int(number)) as source:
        while True:
            ready, _, _ = select.select([source, sys.stdin], [], [])
            if source not in ready:
                return
            told, _ = source.accept()
            if not os.fork():
                break
            told.close()
            with suppress(ChildProcessError):  # there is none
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    _watch(told, address, command)


def _loaded(module: str) -> Callable[[], None]:
    """Load what workers and commands need; return what a command does."""
    for name in _LOADED[module]:
        importlib.import_module(name)
    main: Callable[[], None] = importlib.import_module(module).main
    parse(_PAGE.read_bytes())  # compiles the rules
    gc.freeze()  # nobody looks through what all share
    return main


def _watch(told: socket.socket, address: str, command: Callable[[], None]) -> None:
    """Fork what is asked for; tell its number, and how it ended."""
    message, fds, _, _ = socket.recv_fds(told, _PART, _MOST_FDS)
    while not message.endswith(b"\n"):
        message += told.recv(_PART)
    parent = os.getpid()
    child = os.fork()
    if not child:
        told.close()
        if len(fds) == 1:
            _worker(json.loads(message), fds[0], parent)
        words, cwd, env = json.loads(message)
        _prepared(words, cwd, env, fds)
        keeper._launched = partial(_launched, address)  # type: ignore[assignment]
        command()
        sys.exit()  # as Python ends, with what it says then
    for fd in fds:
        os.close(fd)
    told.sendall(_NUMBER.pack(child))
    _, status = os.waitpid(child, 0)
    with suppress(OSError):
        told.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(status)))
    os._exit(0)


def _worker(path: list[str], channel: int, parent: int) -> NoReturn:
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.path[:], sys.argv = path, ["-c", "", str(channel), str(parent)]
    worker.main()
    os._exit(0)


def _prepared(words: list[str], cwd: str, env: dict[str, str], fds: list[int]) -> None:
    """Have the arguments, the environment and the streams of a command."""
    for number, fd in enumerate(fds):
        os.dup2(fd, number)
        os.close(fd)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    unbuffered = open(2, "wb", 0, closefd=False)  # noqa: SIM115
    sys.stderr = io.TextIOWrapper(unbuffered, "utf-8", "backslashreplace", line_buffering=True)
    sys.argv = ["zonaparse", *words]


if __name__ == "__main__":
    main(*sys.argv[1:])
