"""How fast an archive is, on loopback: `python -m benchmarks.archive_speed [--pages 20000]`.

A site in a process of its own serves packed articles, the delay off. It tells:

- pages a second archived, against the same fetches by bare httpx that are not even parsed: small
  pages of the test site, and pages of the size of real ones;
- the memory of the process that archives, as pages become more and more;
- stored pages read again a second, against parse_many() alone on the same pages.
"""

import argparse
import asyncio
import gzip
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import httpx
import psutil

from tests import site
from zonaparse import Archive, parse_many
from zonaparse.archive import Outcome, crawl, reparse

AT_ONCE = 16  # requests, as the Fetcher has them
WORKERS = 2
PAGE = (site.FIXTURES / "prmn/2020-plain.html").read_bytes()
HEADLINE = b"Naik Perahu Pinjaman"
PATH = b"/banten/pr-23"
T = TypeVar("T")
Page = Callable[[int], bytes]


def small(number: int) -> bytes:
    """Return an article of the test site, 1 kB."""
    text = f"Panen ke-{number} di Desa Muara berlangsung sejak pagi. " * 5
    return site.article(f"Panen {number}", f"https://a.test/{number}", text=text).encode()


def full(number: int) -> bytes:
    """Return an article of the size of real ones, 84 kB, with a headline and address of its own."""
    mark = b"%d " % number
    return PAGE.replace(HEADLINE, mark + HEADLINE).replace(PATH, PATH + mark.strip())


def serve(page: Page, count: int, pipe: Connection) -> None:
    """Run a site of `count` articles until the pipe closes."""
    with site.running() as server:
        for number in range(count):
            server.routes[f"/{number}"] = partial(_answer, server, page, number)
        pipe.send(server.port)
        pipe.poll(None)


def _answer(server: site.Site, page: Page, number: int, _: site.Asked) -> site.Answer:
    server.asked.clear()  # its memory is not what is measured
    packed = gzip.compress(page(number), 1)  # as nearly all sites do
    return site.Answer(packed, headers=(("Content-Encoding", "gzip"),))


@contextmanager
def serving(page: Page, count: int) -> Iterator[list[str]]:
    """Yield the addresses of a running site."""
    mine, its = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(page, count, its))
    process.start()
    port = mine.recv()
    try:
        yield [f"http://127.0.0.1:{port}/{number}" for number in range(count)]
    finally:
        process.terminate()
        process.join()


async def fetched(urls: list[str]) -> None:
    """Fetch addresses with httpx, and nothing else."""
    left = iter(urls)

    async def some(client: httpx.AsyncClient) -> None:
        for url in left:
            response = await client.get(url)
            response.raise_for_status()

    async with httpx.AsyncClient() as client:
        await asyncio.gather(*(some(client) for _ in range(AT_ONCE)))


def archived(folder: Path, urls: list[str]) -> dict[int, tuple[int, int]]:
    """Archive addresses; return MB of this process and of its workers after so many pages."""
    memory: dict[int, tuple[int, int]] = {}
    count = 0

    def told(outcome: Outcome) -> None:
        nonlocal count
        if outcome.state != "done":
            raise AssertionError(outcome)
        count += 1
        if count in (len(urls) // 4, len(urls) // 2, len(urls)):
            memory[count] = _megabytes()

    with Archive(folder) as archive:
        archive.add(urls)
        crawl(
            archive,
            on_result=told,
            workers=WORKERS,
            rate=1e6,
            concurrency=AT_ONCE,
            allow_private=True,
        )
    return memory


def _megabytes() -> tuple[int, int]:
    own = psutil.Process()
    workers = sum(child.memory_info().rss for child in own.children())
    return own.memory_info().rss // 2**20, workers // 2**20


def timed(pages: int, work: Callable[[], T]) -> tuple[float, T]:
    """Return pages a second, and what the work returns."""
    start = time.perf_counter()
    returned = work()
    return pages / (time.perf_counter() - start), returned


def compare(page: Page, count: int) -> None:
    """Print pages a second of httpx and of an archive; httpx has its turn before and after."""
    with serving(page, count) as urls, tempfile.TemporaryDirectory() as folder:
        before, _ = timed(count, lambda: asyncio.run(fetched(urls)))
        kept, _ = timed(count, lambda: archived(Path(folder), urls))
        after, _ = timed(count, lambda: asyncio.run(fetched(urls)))
    bare = (before + after) / 2
    size = len(page(0)) / 1000
    print(f"{size:.0f} kB: httpx {bare:.0f} pages/s, archived {kept:.0f}, ratio {kept / bare:.2f}")


def many(count: int) -> None:
    """Print the memory of an archive of many pages, and how fast they are read again."""
    with tempfile.TemporaryDirectory() as folder:
        with serving(full, count) as urls:
            memory = archived(Path(folder), urls)
        print(f"MB (own, workers and server) after so many pages: {memory}")
        with Archive(folder) as archive:
            again, changes = timed(count, lambda: reparse(archive, workers=WORKERS))
        pages = map(full, range(count))
        rows = parse_many(pages, workers=WORKERS, ordered=False)
        alone, _ = timed(count, lambda: sum(1 for _ in rows))
    print(f"parse_many {alone:.0f} pages/s, reparse {again:.0f}, ratio {again / alone:.2f}")
    print(changes)


def main() -> int:
    """Run it and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=20_000)
    given = options.parse_args()
    compare(small, given.pages // 2)
    compare(full, given.pages // 4)
    many(given.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
