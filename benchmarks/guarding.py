"""What the guard costs: `python -m benchmarks.guarding [FOLDER...]`.

The pages are the HTML files below each FOLDER (.html, .htm, .html.gz), by default the fixtures of
the tests. For each page the guard, which looks at its bytes and then at its tree, and parse() take
turns; the CPU time of the fastest round counts. What is told is the time of the guard as a part of
parse(), which contains it.
"""

import argparse
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import thread_time

from selectolax.lexbor import LexborHTMLParser

import zonaparse
from benchmarks.throughput import FIXTURES, SUFFIXES, page
from zonaparse import guard
from zonaparse.document.encoding import decode


def seconds(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = thread_time()
    with suppress(zonaparse.ZonaparseError):
        call()
    return thread_time() - start


def costs(html: bytes, rounds: int) -> tuple[float, float, float]:
    """Return the seconds of the guard before and after parsing, and of parse()."""
    raw = decode(html).raw
    before, after, whole = [], [], []
    for _ in range(rounds):
        before.append(seconds(lambda: guard.check(raw, guard.DEFAULT)))
        tree = LexborHTMLParser(raw)
        after.append(seconds(lambda tree=tree: guard.measure(tree, guard.DEFAULT)))  # type: ignore[misc]
        whole.append(seconds(lambda: zonaparse.parse(html)))
    return min(before), min(after), min(whole)


def main() -> None:
    """Measure, and print the part that the guard has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[FIXTURES])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    files = [p for f in args.folders for p in sorted(f.rglob("*")) if p.name.endswith(SUFFIXES)]
    pages = [page(file) for file in files]
    told = [costs(html, args.rounds) for html in pages]
    before, after, whole = (sum(column) for column in zip(*told, strict=True))
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.0f} MB, CPU, best of {args.rounds}")
    print(f"parse()             {whole * 1000:8.1f} ms")
    for name, took in (("bytes", before), ("tree", after), ("guard", before + after)):
        print(f"{name:8} {took * 1000:19.1f} ms {100 * took / whole:6.2f} %")


if __name__ == "__main__":
    main()
