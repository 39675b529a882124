"""A test site on loopback that sends any bytes as its answers, also what is no HTTP."""

import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

Head = bytes
Bytes = bytes | Callable[[Head, int], bytes]  # the head of the request, how often it was made
PAGE = (
    b"<h1>Panen Raya di Lebak</h1><article>"
    + b"<p>Warga memanen padi di Lebak pada hari Rabu.</p>" * 9
    + b"</article>"
)


def answer(body: bytes = PAGE, status: int = 200, *headers: bytes) -> bytes:
    """Return the bytes of an answer; the connection is closed behind each."""
    lines = (b"HTTP/1.1 %d X" % status, *headers, b"Content-Length: %d" % len(body))
    return b"\r\n".join([*lines, b"Connection: close", b"", body])


class RawSite:
    """A running server: `routes` by path, `heads` what was asked for; any other path is a 404."""

    def __init__(self) -> None:
        self.routes: dict[str, Bytes] = {}
        self.visits: Counter[str] = Counter()
        self.heads: list[bytes] = []
        site = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    site.serve(self.rfile, self.wfile)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_: object) -> None:
                """Say nothing of a client that went away."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def url(self, path: str, host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(self, reader: Any, writer: Any) -> None:
        head = b"".join(iter(reader.readline, b"\r\n"))
        if not head:
            return
        path = head.split(b" ")[1].decode("latin-1")
        self.heads.append(head)
        self.visits[path] += 1
        told = self.routes.get(path, answer(b"", 404))
        writer.write(told if isinstance(told, bytes) else told(head, self.visits[path]))


@contextmanager
def running() -> Iterator[RawSite]:
    """Run a site while the block lasts."""
    site = RawSite()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()
