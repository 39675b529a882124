"""How many pages a second parse_many() reads, beside one process that calls parse() in a loop.

    python benchmarks/throughput.py [FOLDER] [--pages 3000] [--workers 2] [--rounds 3]

The pages are the HTML files below FOLDER (.html, .htm, .html.gz), by default the fixtures of the
tests, again and again until there are as many as asked for. Both sides take turns, and the fastest
round of each counts: what else the machine does can only slow one down. Reading the files is part
of neither time. The ratio is given twice: with the start of the workers, which a long run forgets,
and from the first row on. The workers make JSON of each Article as well, which the loop does not.
"""

import argparse
import gzip
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import zonaparse

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
SUFFIXES = (".html", ".htm", ".html.gz")


def read(folder: Path, number: int) -> list[bytes]:
    """Return `number` pages: those below `folder`, repeated."""
    files = sorted(path for path in folder.rglob("*") if path.name.endswith(SUFFIXES))
    if not files:
        raise SystemExit(f"throughput: no HTML files below {folder}")
    return list(islice(cycle(map(page, files)), number))


def page(file: Path) -> bytes:
    """Return the HTML of a file."""
    raw = file.read_bytes()
    return gzip.decompress(raw) if file.suffix == ".gz" else raw


def in_a_loop(pages: list[bytes]) -> float:
    """Parse the pages one after the other in this process, which has no start."""
    for html in pages:
        with suppress(zonaparse.ZonaparseError):
            zonaparse.parse(html)
    return 0.0


def in_workers(pages: list[bytes], workers: int) -> float:
    """Parse the pages in processes of their own; return the seconds until the first row."""
    start = perf_counter()
    rows = zonaparse.parse_many(pages, workers=workers)
    next(rows)
    started = perf_counter() - start
    for _ in rows:
        pass
    return started


def timed(work: Callable[[], float]) -> tuple[float, float]:
    """Return the seconds that `work` takes, and those of them that it calls its start."""
    start = perf_counter()
    starting = work()
    return perf_counter() - start, starting


def main() -> None:
    """Measure, and print pages a second and the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FIXTURES)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()

    pages = read(args.folder, args.pages)
    in_a_loop(pages[:200])  # selectors are compiled when they are first used
    loops, pools = [], []
    for _ in range(args.rounds):
        loops.append(timed(lambda: in_a_loop(pages)))
        pools.append(timed(lambda: in_workers(pages, args.workers)))
    (loop, _), (pool, start) = min(loops), min(pools)
    megabytes = sum(map(len, pages)) / 1e6
    print(f"{len(pages)} pages, {megabytes:.0f} MB, the fastest of {args.rounds} rounds")
    print(f"parse() in a loop          {len(pages) / loop:7.0f} pages/s")
    print(f"parse_many(), {args.workers:2} workers   {len(pages) / pool:7.0f} pages/s")
    print(f"the start of the workers   {start:7.2f} s")
    print(f"ratio                      {loop / pool:7.2f}")
    print(f"ratio after the start      {loop / (pool - start):7.2f}")


if __name__ == "__main__":
    main()
