"""A test site on loopback that behaves like the real ones; any host name leads to it.

Each route is a function of the request; the server notes who asked for what, and when.
"""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from zonaparse import parse

FIXTURES = Path(__file__).parent / "fixtures"
BOMB = 512 * 1024**2


class Answer(NamedTuple):
    """What the site says to one request."""

    body: bytes = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Asked(NamedTuple):
    """One request as the server saw it."""

    host: str
    path: str
    at: float
    headers: dict[str, str]


Route = Callable[[Asked], Answer | None]  # None: the route has answered itself


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that was killed."""


class Site:
    """A running server: `routes` by path, `asked` what was asked for."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.visits: Counter[str] = Counter()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]

    def url(self, path: str, host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        host = (handler.headers["Host"] or "").partition(":")[0]
        asked = Asked(host, handler.path, time.monotonic(), dict(handler.headers))
        self.asked.append(asked)
        self.visits[handler.path] += 1
        route = self.routes.get(handler.path) or self.routes.get(urlsplit(handler.path).path)
        found = route(asked) if route else Answer(b"<h1>404 Not Found</h1>", 404)
        if found is not None:
            self.send(handler, found)

    def send(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        handler.send_response(answer.status)
        given = {name.lower() for name, _ in answer.headers}
        for name, value in answer.headers:
            handler.send_header(name, value)
        if "content-type" not in given:
            handler.send_header("Content-Type", answer.type)
        if "content-length" not in given:
            handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        try:
            handler.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            return
        if "content-length" in given:
            handler.close_connection = True

    def page(self, path: str, body: bytes | str, **more: object) -> None:
        """Answer a path always the same."""
        raw = body.encode() if isinstance(body, str) else body
        answer = Answer(raw, **more)  # type: ignore[arg-type]
        self.routes[path] = lambda _: answer

    def paths(self, host: str = "site.test") -> list[str]:
        return [asked.path for asked in self.asked if asked.host == host]


@contextmanager
def running() -> Iterator[Site]:
    """Run a site while the block lasts."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


async def resolve(name: str, _port: int) -> list[str]:
    """Lead every name to the site, but one that stands for an inner network."""
    return ["10.0.0.7"] if name == "inside.test" else ["127.0.0.1"]


def article(title: str, url: str, *, day: str = "2022-01-21", text: str = "") -> str:
    """Return a small article page."""
    paragraphs = text or "Warga Desa Muara memanen padi sejak pagi. " * 6
    return f"""<!doctype html><html lang="id"><head><title>{title}</title>
<link rel="canonical" href="{url}"><meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T08:30:00+07:00"></head>
<body><article><h1>{title}</h1><p>{paragraphs}</p><p>{paragraphs}</p></article></body></html>"""


def of_several_pages(server: Site) -> tuple[str, list[str]]:
    """Serve the three pages of a PRMN fixture; return the address of the first and all paths."""
    bodies = [page.read_bytes() for page in sorted(FIXTURES.glob("prmn/2020-page-*.html"))]
    told = parse(bodies[0])
    assert told.url
    host = told.url.partition("://")[2].partition("/")[0]
    path = told.url.partition(host)[2]
    paths = [path, f"{path}?page=2", f"{path}?page=3"]
    for each, body in zip(paths, bodies, strict=True):
        server.page(each, body.replace(f"https://{host}".encode(), server.url("", host).encode()))
    return server.url(path, host), paths


def bomb() -> bytes:
    """Return half a megabyte that inflates to 512 MB of white space."""
    block = gzip.compress(b" " * (BOMB // 64), 9)
    return block * 64
