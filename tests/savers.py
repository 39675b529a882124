"""Programs that save pages, run for real against a server on loopback."""

import fcntl
import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
WGET = shutil.which("wget")
WACZ = shutil.which("wacz")
_ABOVE = 20  # file descriptors that Chromium does not ask for
_READY = 60  # seconds


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {"": "text/html"}  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve the files of a folder; yield the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Chromium:
    """A browser without a window, in which every name of a host leads to one port."""

    def __init__(self, profile: Path, port: int) -> None:
        assert CHROMIUM
        (its_in, self._out), (self._in, its_out) = (map(_high, os.pipe()) for _ in range(2))

        def connect() -> None:
            os.dup2(its_in, 3)
            os.dup2(its_out, 4)

        command = [
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            f"--user-data-dir={profile}", f"--host-resolver-rules=MAP * 127.0.0.1:{port}",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command,
            close_fds=False,
            preexec_fn=connect,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (its_in, its_out):
            os.close(end)
        self._number = 0
        self._read = b""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)

    def open(self, url: str) -> None:
        """Go to a page, and wait until it is there."""
        self._page("Page.navigate", url=url)
        until = time.monotonic() + _READY
        while time.monotonic() < until:
            if self._evaluated("document.readyState + location.href") == f"complete{url}":
                return
            time.sleep(0.1)
        raise TimeoutError(url)

    def mhtml(self) -> bytes:
        """Return the page as the browser saves it."""
        return str(self._page("Page.captureSnapshot", format="mhtml")["data"]).encode()

    def dom(self) -> bytes:
        """Return the page as it stands in memory."""
        return str(self._evaluated("document.documentElement.outerHTML")).encode()

    def close(self) -> None:
        """End it."""
        self._ask("Browser.close")
        self._process.wait(_READY)
        for end in (self._in, self._out):
            os.close(end)

    def _evaluated(self, script: str) -> Any:
        return self._page("Runtime.evaluate", expression=script)["result"].get("value")

    def _page(self, method: str, **told: Any) -> Any:
        return self._ask(method, self._session["sessionId"], **told)

    def _ask(self, method: str, session: str | None = None, **told: Any) -> Any:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": told}
        if session:
            asked["sessionId"] = session
        os.write(self._out, json.dumps(asked).encode() + b"\0")
        while True:
            answer = json.loads(self._message())
            if answer.get("id") == self._number:
                assert "result" in answer, answer
                return answer["result"]

    def _message(self) -> bytes:
        while b"\0" not in self._read:
            more = os.read(self._in, 1 << 20)
            assert more, "the browser ended"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return message


def _high(descriptor: int) -> int:
    copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _ABOVE)
    os.close(descriptor)
    return copy


def run(*words: object, cwd: Path) -> None:
    """Run a program to its end; wget reports links that lead nowhere as an error."""
    subprocess.run([str(word) for word in words], cwd=cwd, check=False, capture_output=True)
