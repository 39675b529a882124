"""Compare extractors on marked pages: `python -m benchmarks.peers PAGES [--with trafilatura]`.

PAGES is a folder of pages with what a person read on them, in one of three forms:

- `NAME.html` and `NAME.json` beside it, as in tests/fixtures;
- `pages/NAME.html.gz` and `gold/NAME.json`, as other benchmarks take them;
- `html/NAME.html.gz` and one `ground-truth.json`: a clone of the article extraction benchmark of
  Scrapinghub.

A title is right if it is equal but for white space, a day if it is the same, authors if they are
the same names in any order and case. The body is scored by the F1 of its runs of four words, zero
where an extractor finds none or raises; the mean is printed, and the CPU time a page.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import zonaparse
from benchmarks.confidence import f1, shingles
from zonaparse.compat import PEERS, Told
from zonaparse.compat.peers import Read, reader, told_by_us

HEADS = ("extractor", "pages", "title", "day", "authors", "body F1", "ms a page")


class Marked(NamedTuple):
    """A page, and what a person read on it."""

    html: bytes
    url: str | None
    gold: dict[str, Any]


def marked(folder: Path) -> Iterator[Marked]:
    """Yield the marked articles of a folder; pages that are no article are left out."""
    whole = folder / "ground-truth.json"
    if whole.is_file():
        for name, gold in sorted(json.loads(whole.read_text("utf-8")).items()):
            html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield Marked(html, gold["url"], {"paragraphs": [gold["articleBody"]]})
        return
    for file in sorted(folder.rglob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        page = _page(file)
        if page is not None and gold.get("paragraphs"):
            yield Marked(page, gold.get("url"), gold)


def _page(gold: Path) -> bytes | None:
    packed = gold.parent.parent / "pages" / f"{gold.stem}.html.gz"
    if packed.is_file():
        return gzip.decompress(packed.read_bytes())
    beside = gold.with_suffix(".html")
    return beside.read_bytes() if beside.is_file() else None


def ours(html: Any, url: str | None) -> Told | None:
    """Read a page as this library does."""
    try:
        return told_by_us(zonaparse.parse(html, url=url))
    except zonaparse.ZonaparseError:
        return None


def row(name: str, read: Read, pages: Iterable[Marked]) -> tuple[str, ...]:
    """Return what came of all pages, as a row of the table."""
    scores: dict[str, list[float]] = {head: [] for head in HEADS[2:]}
    for page in pages:
        start = time.process_time()
        told = _told(read, page)
        scores["ms a page"].append(1000 * (time.process_time() - start))
        for head, score in _scores(page.gold, told or Told(None, None, (), (), None, "")):
            scores[head].append(score)
    count = len(scores["body F1"])
    rights = (_share(scores[head]) for head in HEADS[2:5])
    return name, str(count), *rights, f"{fmean(scores['body F1']):.3f}", _ms(scores["ms a page"])


def _told(read: Read, page: Marked) -> Told | None:
    try:
        return read(page.html, page.url)
    except Exception:
        return None


def _scores(gold: dict[str, Any], told: Told) -> Iterator[tuple[str, float]]:
    yield "body F1", f1(shingles([told.text]), shingles(gold["paragraphs"]))
    if gold.get("title"):
        yield "title", _squashed(told.title) == _squashed(gold["title"])
    if day := gold.get("published_at") or gold.get("published"):
        yield "day", told.day == day[:10]
    if gold.get("authors"):
        yield "authors", _names(told.authors) == _names(gold["authors"])


def _squashed(text: str | None) -> str:
    return " ".join((text or "").split())


def _names(names: Iterable[str]) -> set[str]:
    return {_squashed(name).casefold() for name in names}


def _share(scores: list[float]) -> str:
    return f"{fmean(scores):.0%}" if scores else ""


def _ms(times: list[float]) -> str:
    return f"{fmean(times):.0f}"


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("pages", type=Path)
    options.add_argument("--with", dest="peers", action="append", default=[], choices=PEERS)
    given = options.parse_args()
    pages = list(marked(given.pages))
    if not pages:
        print(f"{given.pages}: there are no marked pages", file=sys.stderr)
        return 1
    readers = [("zonaparse", ours), *((name, reader(name)) for name in given.peers)]
    print(f"| {' | '.join(HEADS)} |\n{'| --- ' * len(HEADS)}|")
    for name, read in readers:
        _told(read, pages[0])  # what is loaded at the first page is not counted
        print(f"| {' | '.join(row(name, read, pages))} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
