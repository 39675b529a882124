"""A mutation fuzzer over the fixture pages: `python -m tests.fuzz --pages 1000000 --kill 100`.

Pages are cut, doubled, spliced, nested and peppered, in their bytes and in their elements, values
and letters, by a seeded generator: the same seed gives the same pages. Each goes through
parse_many; a page that shows a fault is kept in --keep.
"""

import argparse
import os
import random
import re
import resource
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

import zonaparse
from zonaparse.errors import PageTimeout, ParserFailed, WorkerDied

FIXTURES = Path(__file__).parent / "fixtures"
LARGEST = 45_000  # bytes of a fixture; larger ones only take longer
BULK = re.compile(rb"<(script|style)\b(?![^>]*json)[^>]*>(?:(?!dataLayer).)*?</\1>", re.DOTALL)
PEPPER = (
    b"<", b">", b'"', b"'", b"&", b"&#0;", b"\0", b"\xff", b"\xed\xa0\x80", b"<br>", b"<p>",
    b"</div>", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"</script>", b"<table>", b"<svg>",
    b'<base href="//[">', b"\xe2\x80\xae", b"Baca Juga:", b"Editor:", b"***", b"1 Mei 2020",
    b"31/02/2020 25:61 WIB", b"{", b"}", b"]", b",", b"http://[", b"javascript:", b"<h1>", b"<a ",
)  # fmt: skip
ODD = tuple(
    chr(int(code, 16)).encode("utf-8", "surrogatepass")
    for code in (
        "301 200b 200d 202e 2066 feff fffd d800 130 131 17f df 660 966 ff11 3000 2028 85 a0 ad "
        "1d400 1f1ee e0041 e33 600 fdfa 1e9e"
    ).split()
)
ELEMENT = re.compile(
    rb"<(/?)(div|p|article|section|ul|li|figure|h1|h2|span|table|script|a)\b[^>]*>"
)
VALUE = re.compile(rb"[=:]\s?\"([^\"<>]{0,300})\"")
NESTED = (b"<div>", b"<b>", b"<ul><li>", b"<blockquote>", b"<table><tr><td>", b"<a>")
Mutation = Callable[[random.Random, bytes], bytes]


def corpus() -> list[bytes]:
    """Return the fixture pages that are not large without the scripts and styles in them."""
    pages = (page.read_bytes() for page in sorted(FIXTURES.rglob("*.html")))
    lean = (page if len(page) <= LARGEST else BULK.sub(b"", page) for page in pages)
    return [page for page in lean if len(page) <= LARGEST]


def _span(chance: random.Random, page: bytes, most: int = 4_000) -> tuple[int, int]:
    start = chance.randrange(len(page) + 1)
    return start, min(len(page), start + chance.randrange(1, most))


def flip(chance: random.Random, page: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(page)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def pepper(chance: random.Random, page: bytes) -> bytes:
    """Put in what parsers stumble over."""
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(page) + 1)
        page = page[:at] + chance.choice(PEPPER) * chance.randrange(1, 4) + page[at:]
    return page


def cut(chance: random.Random, page: bytes) -> bytes:
    """Leave a part out, or the end off."""
    start, end = _span(chance, page)
    return page[:start] + (page[end:] if chance.random() < 0.7 else b"")


def double(chance: random.Random, page: bytes) -> bytes:
    """Repeat a part."""
    start, end = _span(chance, page, 400)
    return page[:end] + page[start:end] * chance.randrange(1, 40) + page[end:]


def move(chance: random.Random, page: bytes) -> bytes:
    """Put a part elsewhere."""
    start, end = _span(chance, page)
    part, rest = page[start:end], page[:start] + page[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + part + rest[at:]


def nest(chance: random.Random, page: bytes) -> bytes:
    """Open elements again and again."""
    tag = chance.choice(NESTED)
    at = chance.randrange(len(page) + 1)
    return page[:at] + tag * chance.randrange(1, 700) + page[at:]


def _elements(page: bytes) -> list[tuple[int, int]]:
    """Return where elements are that close as they open: subtrees of a page."""
    found, still_open = [], []
    for tag in ELEMENT.finditer(page):
        if not tag[1]:
            still_open.append((tag[2], tag.start()))
        elif still_open and still_open[-1][0] == tag[2]:
            found.append((still_open.pop()[1], tag.end()))
    return found


def double_element(chance: random.Random, page: bytes) -> bytes:
    """Repeat a subtree, beside itself or elsewhere."""
    if not (found := _elements(page)):
        return page
    start, end = chance.choice(found)
    subtree = page[start:end][:40_000] * chance.choice((1, 1, 2, 10))
    at = end if chance.random() < 0.5 else chance.choice(found)[1]
    return page[:at] + subtree + page[at:]


def swap_elements(chance: random.Random, page: bytes) -> bytes:
    """Let two subtrees change places."""
    return _swapped(chance, page, _elements(page))


def swap_values(chance: random.Random, page: bytes) -> bytes:
    """Let two values of attributes or of data change places."""
    return _swapped(chance, page, [value.span(1) for value in VALUE.finditer(page)])


def _swapped(chance: random.Random, page: bytes, places: list[tuple[int, int]]) -> bytes:
    if len(places) < 2:
        return page
    first, second = sorted(chance.sample(places, 2))
    if first[1] > second[0]:  # one is in the other
        return page
    parts = page[: first[0]], page[slice(*second)], page[first[1] : second[0]]
    return b"".join((*parts, page[slice(*first)], page[second[1] :]))


def odd_letters(chance: random.Random, page: bytes) -> bytes:
    """Put letters into words that are no letters as they are expected."""
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(page) + 1)
        page = page[:at] + chance.choice(ODD) * chance.randrange(1, 3) + page[at:]
    return page


MUTATIONS: tuple[Mutation, ...] = (
    flip, pepper, cut, double, move, nest, double_element, swap_elements, swap_values, odd_letters,
)  # fmt: skip


def pages(seed: int, count: int) -> Iterator[tuple[int, bytes]]:
    """Yield `count` mutated pages with their numbers."""
    known = corpus()
    for number in range(count):
        yield number, mutated(known, seed, number)


def mutated(known: list[bytes], seed: int, number: int) -> bytes:
    """Return the mutated page of that number, which depends on nothing else."""
    chance = random.Random(seed * 1_000_003 + number)
    page = chance.choice(known)
    if chance.random() < 0.2:
        other = chance.choice(known)
        page = _spliced(chance, page, other)
    for _ in range(chance.randrange(1, 4)):
        page = chance.choice(MUTATIONS)(chance, page or b"<")
    return page


def _spliced(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Return a page that goes on as another one: anywhere, or with a subtree of it."""
    places = _elements(other)
    if chance.random() < 0.5 or not places:
        return page[: chance.randrange(len(page))] + other[chance.randrange(len(other)) :]
    start, end = chance.choice(places)
    at = chance.choice(_elements(page) or [(0, 0)])[0]
    return page[:at] + other[start:end] + page[at:]


def workers(parent: int | None = None) -> set[int]:
    """Return the worker processes that this process, or another one, has spawned."""
    found = psutil.Process(parent).children()
    return {
        process.pid for process in found if "zonaparse.many.worker" in " ".join(_command(process))
    }


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it has just ended
        return []


def killer(every: float, done: threading.Event) -> Iterator[int]:
    """Kill a random worker every so many seconds; yield how often."""
    chance, killed = random.Random(1), 0
    while not done.wait(every):
        if found := sorted(workers()):
            os.kill(chance.choice(found), signal.SIGKILL)
            killed += 1
        yield killed


def memory() -> int:
    """Return the MiB that this process has in memory."""
    return int(psutil.Process().memory_info().rss) // 2**20


def main() -> int:
    """Run the fuzzer and print what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kill", type=int, help="kill -9 a random worker every so many ms")
    options.add_argument("--keep", type=Path, help="a folder for the pages that show a fault")
    given = options.parse_args()
    kills, done = [0], threading.Event()
    if given.kill:
        deaths = killer(given.kill / 1000, done)
        threading.Thread(target=lambda: kills.extend(deaths), daemon=True).start()
    rows, came, start = 0, Counter[str](), time.monotonic()
    slowest: tuple[float, object] = (0.0, None)
    step = max(1, given.pages // 10)
    for row in zonaparse.parse_many(pages(given.seed, given.pages)):
        if row.id != rows:
            print(f"row {rows} is of page {row.id}")
            return 1
        rows += 1
        slowest = max(slowest, (row.seconds, row.id))
        came[type(row.error).__name__ if row.error else "Article"] += 1
        if given.keep and isinstance(row.error, ParserFailed | WorkerDied):
            given.keep.mkdir(exist_ok=True)
            page = mutated(corpus(), given.seed, rows - 1)
            (given.keep / f"{given.seed}-{row.id}.html").write_bytes(page)
        if isinstance(row.error, ParserFailed | PageTimeout):
            print(f"page {row.id}: {row.error}", flush=True)
        if rows % step == 0:
            print(
                f"{rows:,} rows, {memory()} MiB, {rows / (time.monotonic() - start):.0f}/s",
                flush=True,
            )
    done.set()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"pages {given.pages:,}, rows {rows:,}, {dict(came)}, workers killed {kills[-1]}")
    print(f"slowest: page {slowest[1]}, {slowest[0]:.2f} s")
    print(f"{time.monotonic() - start:.0f} s, peak RSS of the parent {peak} MiB")
    return int(rows != given.pages or came["ParserFailed"] > 0)


if __name__ == "__main__":
    sys.exit(main())
