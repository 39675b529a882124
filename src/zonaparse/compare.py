"""A folder read with this library and with another: what each has that the other lacks.

python -m zonaparse.compare FOLDER --with trafilatura
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from zonaparse.article import Article
from zonaparse.compat.peers import PEERS, Read, Told, reader, told_by_us
from zonaparse.errors import NotAnArticle, ZonaparseError
from zonaparse.inputs import SavedPage, pages
from zonaparse.parse import parse
from zonaparse.text import printable, squash

FIELDS = ("title", "day", "authors", "tags", "image")
_LONGEST = 90  # characters of an example
_SHORTEST = 20  # characters of a line of text that is looked for in the other


class Comparison:
    """Counts of what came of pages, and examples: filled page by page.

    `pages` counts by who has an article; `fields` by field, whether both say the same, differ, or
    one alone says something; `lines` the lines of text, and those that the other does not have.
    """

    def __init__(self, examples: int = 3) -> None:
        self.pages: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.raised: Counter[str] = Counter()
        self.fields: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
        self.lines: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}
        self._most = examples

    def add(self, page: SavedPage, read: Read) -> None:
        """Read a page with both, and count what they say."""
        article = self._ours(page)
        ours = told_by_us(article) if article else None
        url = page.url or (article.url if article else None)  # some read no page without
        theirs = self._theirs(page.html, url, read)
        has = ("we" if ours else "") + ("they" if theirs and theirs.text.strip() else "")
        self.pages[{"wethey": "both", "we": "we alone", "they": "they alone"}.get(has, "none")] += 1
        if ours and theirs:
            self._compare(str(page.id), ours, theirs)

    def _ours(self, page: SavedPage) -> Article | None:
        try:
            return parse(page.html, url=page.url)
        except NotAnArticle as error:
            self.refused[str(error.reason)] += 1
        except ZonaparseError as error:
            self.refused[type(error).__name__] += 1
        return None

    def _theirs(self, html: str | bytes, url: str | None, read: Read) -> Told | None:
        try:
            return read(html, url)
        except Exception as error:  # whatever theirs raises costs this page alone
            self.raised[type(error).__name__] += 1
            return None

    def _compare(self, name: str, ours: Told, theirs: Told) -> None:
        for field in FIELDS:
            mine, its = getattr(ours, field), getattr(theirs, field)
            verdict = _verdict(mine, its)
            self.fields[field][verdict] += 1
            if verdict == "differ":
                self._example(field, f"{name}: we {_short(mine)}, they {_short(its)}")
        self._lines(name, "we", ours.text, theirs.text)
        self._lines(name, "they", theirs.text, ours.text)

    def _lines(self, name: str, who: str, text: str, other: str) -> None:
        known = squash(other)
        for line in filter(squash, text.splitlines()):
            self.lines[who] += 1
            if len(line) >= _SHORTEST and squash(line) not in known:
                self.lines[f"{who} alone"] += 1
                self._example(f"{who} alone", f"{name}: {_short(line)}")

    def _example(self, kind: str, told: str) -> None:
        if len(self.examples.get(kind, ())) < self._most:
            self.examples.setdefault(kind, []).append(told)

    def report(self) -> dict[str, Any]:
        """Return all of it, ready for json.dumps."""
        return {
            "pages": dict(self.pages),
            "refused_by_us": dict(self.refused),
            "raised_by_them": dict(self.raised),
            "fields": {name: dict(counts) for name, counts in self.fields.items()},
            "lines": dict(self.lines),
            "examples": self.examples,
        }


def _verdict(mine: Any, its: Any) -> str:
    if not mine or not its:
        return "we alone" if mine else "they alone" if its else "none"
    return "same" if _plain(mine) == _plain(its) else "differ"


def _plain(value: str | Sequence[str]) -> Any:
    if isinstance(value, str):
        return squash(value).casefold()
    return {squash(each).casefold() for each in value}


def _short(value: str | Sequence[str]) -> str:
    text = printable(value if isinstance(value, str) else ", ".join(value))
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def compare(given: Iterable[SavedPage], peer: str, *, examples: int = 3) -> Comparison:
    """Return what this library and another say of pages.

    `peer` is "trafilatura", "newspaper" or "fundus". Pages are read one by one, in this process.
    Raises PeerMissing if its package is not installed.
    """
    read = reader(peer)
    found = Comparison(examples)
    for page in given:
        found.add(page, read)
    return found


def lines(found: Comparison, peer: str) -> Iterator[str]:
    """Yield the lines of a report."""
    yield f"pages: {_counts(found.pages, peer)}"
    if found.refused:
        yield f"no article for us: {_counts(found.refused, peer)}"
    if found.raised:
        yield f"raised by {peer}: {_counts(found.raised, peer)}"
    for name, counts in found.fields.items():
        yield f"{name}: {_counts(counts, peer)}"
    yield f"lines of text: {_counts(found.lines, peer)}"
    for kind, examples in found.examples.items():
        yield f"\n{kind.replace('they', peer)}:"
        yield from (f"  {each.replace(', they ', f', {peer} ')}" for each in examples)


def _counts(counts: Counter[str], peer: str) -> str:
    told = (f"{name.replace('they', peer)} {count}" for name, count in counts.most_common())
    return ", ".join(told) or "none"


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(words)
    try:
        given = pages(asked.folder)
        found = compare(islice(given, asked.limit), asked.peer, examples=asked.examples)
    except (ZonaparseError, OSError) as error:
        print(f"zonaparse.compare: {error}", file=sys.stderr)
        return 2
    for broken in given.broken:
        print(f"zonaparse.compare: {printable(broken.name)}: {broken.error}", file=sys.stderr)
    for kind, count in given.skipped.items():
        print(f"zonaparse.compare: skipped {count} {kind}", file=sys.stderr)
    report = json.dumps(found.report(), ensure_ascii=False, indent=2)
    _print(report if asked.json else "\n".join(lines(found, asked.peer)))
    return 1 if given.failures else 0


def _print(text: str) -> None:
    """Print a text, of which `| head` may take a part alone."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the end


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m zonaparse.compare", description=__doc__)
    parser.add_argument("folder", type=Path, help="pages in any form that zonaparse.pages() reads")
    parser.add_argument("--with", dest="peer", choices=sorted(PEERS), required=True)
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.add_argument("--limit", type=int, help="read so many pages at most")
    parser.add_argument("--examples", type=int, default=3, help="examples of each kind (3)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
