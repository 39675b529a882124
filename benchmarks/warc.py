"""How fast WARC files become articles: `python -m benchmarks.warc FOLDER [--records 2000]`.

WARC files are made of the HTML files below FOLDER (.html, .html.gz), again and again, one in
fifty with a peculiarity of those that CC-NEWS has. It tells, by CPU time where nothing else is
said, the best of several rounds that take turns:

- pages a second of bare parse(), and of convert() with one worker; the ratio of both, with the
  start of the worker and without;
- how much of the work is that of the process that reads the file, and what follows for N workers;
- records a second that are passed over by host, and with the language gate;
- with --engines, pages a second (by the clock), peak memory and lines of each example; "none" is
  `zonaparse warc`.
"""

import argparse
import gzip
import os
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import psutil

import zonaparse
from benchmarks.throughput import SUFFIXES, page
from zonaparse import warc
from zonaparse.warc import Record

EXAMPLES = Path(__file__).parents[1] / "examples"
HTML = "Content-Type: text/html; charset=utf-8\r\n"
ODD_EVERY = 50


def record(url: str, http: str, body: bytes, more: str = "") -> bytes:
    """Return a record, in a gzip member."""
    block = f"HTTP/1.1 200 OK\r\n{http}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return packed(head.encode() + block + b"\r\n\r\n")


def packed(data: bytes) -> bytes:
    """Return data as a gzip member."""
    return zlib.compress(data, 6, 31)


def holed(member: bytes) -> bytes:
    """Return a member with a hole of 200 bytes."""
    at = len(member) // 2
    return member[:at] + bytes(200) + member[at + 200 :]


ODD: tuple[Callable[[str, bytes], bytes], ...] = (
    lambda url, body: holed(record(url, HTML, body)),
    lambda url, body: record(url, HTML, body)[:-300],
    lambda url, body: record(url, HTML + "Content-Encoding: gzip\r\n", body),
    lambda url, body: record(url, HTML + "Content-Encoding: gzip\r\n" * 2, gzip.compress(body)),
    lambda url, body: record(url, HTML + "Transfer-Encoding: chunked\r\n", body),
    lambda url, body: record(url, HTML + f"Content-Length: {len(body) + 9}\r\n", body),
    lambda url, body: record(url, "", body),
    lambda url, body: record(url, HTML, body, "WARC-Identified-Payload-Type: text/html\r\n"),
    lambda url, body: record(url, HTML, body, "WARC-Truncated: length\r\n"),
    lambda url, body: record(url, HTML, body).replace(b"WARC-Date", b"WARC-Data"),
)


def write(path: Path, pages: list[bytes], count: int) -> None:
    """Write a WARC file of `count` records, of which every fifth host is one of .id."""
    odd = cycle(ODD)
    with path.open("wb") as file:
        for number, body in enumerate(islice(cycle(pages), count)):
            url = f"https://a{number % 40}.{'id' if number % 5 == 0 else 'com'}/{number}"
            is_odd = number % ODD_EVERY == ODD_EVERY - 1
            file.write(next(odd)(url, body) if is_odd else record(url, HTML, body))


class Spent(NamedTuple):
    """CPU seconds of this process and of its workers, and seconds by the clock."""

    own: float
    workers: float
    clock: float

    @property
    def cpu(self) -> float:
        """All CPU seconds."""
        return self.own + self.workers


def spent(work: Callable[[], object]) -> Spent:
    """Do something; return what it took."""

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = time.process_time(), children(), time.perf_counter()
    work()
    return Spent(
        time.process_time() - before[0], children() - before[1], time.perf_counter() - before[2]
    )


def bodies(source: Path) -> Iterator[tuple[bytes, str, str | None]]:
    """Yield what can be parsed of a file."""
    for each in warc.records(source):
        if isinstance(each, Record):
            with suppress(warc.Unreadable):
                found = warc.payload(each)
                yield warc.body(each, found, 10**8), each.url, found.charset


def parse_all(pages: list[tuple[bytes, str, str | None]]) -> None:
    """Parse pages, and nothing else."""
    for html, url, encoding in pages:
        with suppress(zonaparse.ZonaparseError):
            zonaparse.parse(html, url=url, encoding=encoding)


def converted(source: Path, workers: int, **options: object) -> Callable[[], object]:
    """Return what converts a file, always anew."""

    def work() -> object:
        with tempfile.TemporaryDirectory() as folder:
            return warc.convert(source, Path(folder) / "a", workers=workers, **options)  # type: ignore[arg-type]

    return work


def tell_unit(source: Path, empty: Path, rounds: int) -> None:
    """Print what the unit costs beside bare parse()."""
    pages = list(bodies(source))
    count = len(pages)
    parse_all(pages[:100])
    converted(empty, 1)()  # imports pyarrow
    bare, one, two, start = [], [], [], []
    for _ in range(rounds):
        bare.append(spent(lambda: parse_all(pages)))
        one.append(spent(converted(source, 1)))
        start.append(spent(converted(empty, 1)))
        two.append(spent(converted(source, 2)))
    cpu = min(each.cpu for each in bare)
    best = min(one, key=lambda each: each.cpu)
    begin = min(each.cpu for each in start)
    pair = min(two, key=lambda each: each.cpu)
    print(f"{count} pages of {sum(len(html) for html, _, _ in pages) / count / 1000:.0f} kB")
    print(f"parse()              {count / cpu:7.0f} pages a CPU second")
    print(f"convert(), 1 worker  {count / best.cpu:7.0f}; ratio {cpu / best.cpu:.2f}, ", end="")
    print(f"without its start of {begin:.1f} s {cpu / (best.cpu - begin):.2f}")
    print(f"the reader's part: {1000 * pair.own / count:.2f} ms of {1000 * pair.cpu / count:.2f}")
    clock = min(each.clock for each in one) / min(each.clock for each in two)
    print(f"2 workers on 2 cores: {2 * best.workers / pair.cpu:.2f} times 1 by CPU, ", end="")
    print(f"{clock:.2f} by the clock; one reader feeds {pair.workers / pair.own:.0f} workers")


def tell_filters(source: Path, count: int, rounds: int) -> None:
    """Print how fast records are passed over."""
    filters = {"host": "none.example", "words": ["none.example", warc.indonesian]}
    for name, keep in filters.items():

        def work(keep: warc.Keep = keep) -> None:
            for _ in warc.records(source, keep=keep):
                pass

        cpu = min(spent(work).cpu for _ in range(rounds))
        print(f"read, asked by {name}: {count / cpu:.0f} records a CPU second")


def tell_engine(name: str, sources: list[Path], count: int, folder: Path) -> None:
    """Print how fast an example is, by the clock, with its start; "none" is the command."""
    given = [str(folder / name), *map(str, sources)]
    script = EXAMPLES / f"{name}_warc.py"
    command = [sys.executable, str(script), *given]
    if name == "none":
        command = [sys.executable, "-m", "zonaparse", "warc", "--keep", ".id", "-o", *given]
    start, peak = time.perf_counter(), 0
    with (folder / f"{name}.log").open("wb") as log:
        process = psutil.Popen(command, stdout=log, stderr=log)
    while process.poll() is None:
        family = [process, *process.children(recursive=True)]
        sizes = []
        for each in family:
            with suppress(psutil.Error):
                sizes.append(each.memory_info().rss)
        peak = max(peak, sum(sizes))
        time.sleep(0.2)
    rate = count / (time.perf_counter() - start)
    lines = len(script.read_text("utf-8").splitlines()) if script.exists() else 1
    print(
        f"{name:10} {rate:6.0f} pages/s, {peak >> 20} MB, {lines} lines, exit {process.returncode}"
    )


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="*", default=[], metavar="ENGINE")
    parser.add_argument("--only-engines", action="store_true")
    args = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
    files = sorted(path for path in args.folder.rglob("*") if path.name.endswith(SUFFIXES))
    pages = [page(file) for file in files]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, empty = folder / "a.warc.gz", folder / "empty.warc.gz"
        write(source, pages, args.records)
        write(empty, pages, 1)
        if not args.only_engines:
            tell_unit(source, empty, args.rounds)
            tell_filters(source, args.records, args.rounds)
        halves = [folder / "b.warc.gz", folder / "c.warc.gz"]
        for half in halves:
            write(half, pages, args.records // 2)
        for engine in args.engines:
            tell_engine(engine, halves, args.records // 5, folder)


if __name__ == "__main__":
    main()
