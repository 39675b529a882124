"""What each rule does on pages: how often it fires, how often it alone, what it costs.

    python -m benchmarks.rules FOLDER... [--scores BENCH]

The pages are the HTML files below each FOLDER (.html, .htm, .html.gz). A rule is counted on the
lines that the reader asks it about (one about nodes: on the names), each once a page. It fires
alone where no other rule, of whatever effect, would have taken the line. The cost is what its
pattern takes by itself on the lines that it is tried on, in microseconds a page; together rules
cost less, since they are tried as one.

With --scores each rule that fires is left out once, and the pages on which it fires are read
again. BENCH is a folder with a `score.py`, which has `from_zonaparse(html, url)` and
`score_page(values, gold)`, and perhaps a `world.py`, which has `score(values, gold)`. Scored are
pages whose gold stands in `gold/ID.json` beside `pages/ID.html.gz`. Told is the sum over them of
what is lost without the rule: of paragraph F1, of shingle F1, and how many more strings leak or are
missing.
"""

import argparse
import gzip
import importlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import zonaparse
from zonaparse.fields import boilerplate, images, links, roles
from zonaparse.region import furniture
from zonaparse.rules import book, nodes, titles
from zonaparse.rules.lines import bylines, captions, prompts, sign_offs
from zonaparse.rules.look import Look
from zonaparse.rules.rule import Rule
from zonaparse.text import counted

SUFFIXES = (".html", ".htm", ".html.gz")
ROUNDS = 3
Rules = tuple[Rule, ...]
# Where the reader keeps patterns made of rules, since it needs what they match.
HELD: tuple[tuple[ModuleType, str, Rules], ...] = (
    (links, "_LABEL", prompts.RULES),
    (links, "_UNLINKED", (prompts.UNLINKED,)),
    (roles, "_LABEL", (bylines.LABEL,)),
    (roles, "_NAMES", bylines.NAMES),
    (images, "_PHOTO_OF", (captions.BELOW_PICTURE,)),
    (images, "_CAPTION_LABEL", (captions.LABEL,)),
    (images, "_CREDIT_BEHIND", (captions.BEHIND,)),
    (boilerplate, "_END_MARK", sign_offs.END_MARKS),
    (boilerplate, "_SIGN_OFF", (sign_offs.NAMES,)),
    (boilerplate, "_INITIALS", (sign_offs.INITIALS,)),
    (boilerplate, "_DESK_CODE", (sign_offs.DESK_CODE,)),
    (boilerplate, "_CODES", (sign_offs.CODE, sign_offs.DESKS, sign_offs.CAPITALS)),
)
# What asks whether one of the names of a node, a class or an id, is one of those of the rules.
NAMED: tuple[tuple[ModuleType, str, Rules], ...] = (
    (furniture, "_is_never_named", nodes.NEVER),
    (furniture, "_is_seldom_named", nodes.SELDOM),
    (furniture, "_is_named_between", nodes.INSIDE),
)
RULES = (*book.RULES, *nodes.RULES, *titles.RULES)
Asks = Callable[[str, Rules], bool]  # whether rules are tried on a line at all


class Row(NamedTuple):
    """What a rule did."""

    rule: Rule
    fires: int
    pages: frozenset[Path]
    alone: int
    cost: float


class Held:
    """A pattern of the reader that asks before it is tried."""

    def __init__(self, pattern: re.Pattern[str], rules: Rules, asks: Asks) -> None:
        self.pattern, self.rules, self.asks = pattern, rules, asks

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Match as the pattern does."""
        return self.pattern.match(text, *span) if self.asks(text, self.rules) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Match as the pattern does."""
        part = text[slice(*span)] if span else text
        return self.pattern.fullmatch(text, *span) if self.asks(part, self.rules) else None

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match as the pattern does."""
        return self.pattern.search(text, start) if self.asks(text[start:], self.rules) else None

    def split(self, text: str) -> list[str | Any]:
        """Split as the pattern does."""
        return self.pattern.split(text) if self.asks(text, self.rules) else [text]

    def sub(self, new: str, text: str) -> str:
        """Replace as the pattern does."""
        return self.pattern.sub(new, text) if self.asks(text, self.rules) else text


@contextmanager
def asking(asks: Asks) -> Iterator[None]:
    """Let `asks` say on which lines rules are tried."""
    takes = Look.takes
    with ExitStack() as stack:
        told = lambda look, text: asks(text, look.rules) and takes(look, text)  # noqa: E731
        stack.enter_context(patch.object(Look, "takes", told))
        for module, name, rules in HELD:
            pattern = getattr(module, name)
            new: Any = (
                Held(pattern, rules, asks)
                if isinstance(pattern, re.Pattern)
                else [Held(one, (rule,), asks) for one, rule in zip(pattern, rules, strict=True)]
            )
            stack.enter_context(patch.object(module, name, new))
        for module, name, rules in NAMED:
            new = _named(getattr(module, name), rules, asks)
            stack.enter_context(patch.object(module, name, new))
        yield


def _named(is_like: Callable[[str], bool], rules: Rules, asks: Asks) -> Callable[[str], bool]:
    """Return what asks of each name of a node before it is tried."""

    def is_named(named: str) -> bool:
        names = named.lower().split()
        return sum(asks(name, rules) and is_like(name) for name in names) > 0  # all are asked

    return is_named


def files(folders: Iterable[Path]) -> list[Path]:
    """Return the pages below the folders."""
    return sorted(f for folder in folders for f in folder.rglob("*") if f.name.endswith(SUFFIXES))


def html(file: Path) -> bytes:
    """Return the HTML of a file."""
    raw = file.read_bytes()
    return gzip.decompress(raw) if file.suffix == ".gz" else raw


def asked(pages: Iterable[Path]) -> dict[Rule, set[tuple[Path, str]]]:
    """Return on which lines of which pages each rule is tried."""
    found: dict[Rule, set[tuple[Path, str]]] = defaultdict(set)
    for page in pages:

        def told(text: str, rules: Rules, page: Path = page) -> bool:
            for rule in rules:
                found[rule].add((page, text))
            return True

        with asking(told), suppress(zonaparse.ZonaparseError):
            zonaparse.parse(html(page))
    return found


def rows(pages: list[Path]) -> Iterator[Row]:
    """Yield what each rule does on the pages."""
    found = asked(pages)
    for rule in RULES:
        lines = found[rule]
        taken = [(page, line) for page, line in lines if rule.takes_line(line)]
        kind = next(kind for kind in (nodes.RULES, titles.RULES, book.RULES) if rule in kind)
        others = [other for other in kind if other is not rule]
        alone = sum(not any(other.takes_line(line) for other in others) for _, line in taken)
        spent = _seconds(rule, [line for _, line in lines]) * 1e6 / max(1, len(pages))
        yield Row(rule, len(taken), frozenset(page for page, _ in taken), alone, spent)


def _seconds(rule: Rule, lines: list[str]) -> float:
    """Return how long a rule takes for lines, in the fastest of some rounds."""
    tries, tried = rule.tries, [text for text in map(rule.tried_on, lines) if text is not None]
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for line in tried:
            tries(line)
        times.append(perf_counter() - start)
    return min(times)


class Scores:
    """Scores of single pages, as the programs in a folder give them."""

    def __init__(self, bench: Path) -> None:
        sys.path.insert(0, str(bench))
        self.score = importlib.import_module("score")
        self.world = importlib.import_module("world") if (bench / "world.py").exists() else None

    def without(self, row: Row) -> Counter[str]:
        """Return what is lost on the pages of a row without its rule."""

        def asks(text: str, rules: Rules) -> bool:
            if row.rule not in rules or not row.rule.takes_line(text):
                return True
            return any(rule.takes_line(text) for rule in rules if rule is not row.rule)

        lost: Counter[str] = Counter()
        for page in row.pages:
            if gold := _gold(page):
                before = self._scored(page, gold)
                with asking(asks):
                    after = self._scored(page, gold)
                lost.update({name: before[name] - after[name] for name in before})
        return lost

    def _scored(self, page: Path, gold: dict[str, Any]) -> dict[str, float]:
        try:
            values = self.score.from_zonaparse(html(page), gold.get("url"))
        except zonaparse.ZonaparseError:
            values = {}
        figures: dict[str, float] = {}
        if gold.get("paragraphs"):
            _, paragraphs, shingles, leaks = self.score.score_page(values, gold)
            figures |= {"paragraphs": paragraphs, "shingles": shingles, "strings": -len(leaks)}
        elif self.world and "with" in gold:
            counts, _ = self.world.score(values, gold)
            figures["strings"] = -counts["fn"] - counts["fp"]
        return figures


def _gold(page: Path) -> dict[str, Any]:
    name = page.name.partition(".htm")[0]
    file = page.parent.parent / "gold" / f"{name}.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}


def main() -> None:
    """Print a line for each rule, those that fire least first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--scores", type=Path, metavar="BENCH")
    args = parser.parse_args()

    pages = files(args.folders)
    if not pages:
        raise SystemExit("rules: no HTML files below the folders")
    scores = Scores(args.scores) if args.scores else None
    lost = "  lost without: paragraph F1, shingle F1, strings" if scores else ""
    print(counted(len(pages), "page"))
    print(f"{'rule':30} {'effect':10} fires pages alone us/page{lost}")
    for row in sorted(rows(pages), key=lambda row: row.fires):
        told = f"{row.fires:5} {len(row.pages):5} {row.alone:5} {row.cost:7.2f}"
        print(f"{row.rule.id:30} {row.rule.effect:10} {told}", end="")
        if scores:
            worth = scores.without(row)
            print(
                f"{worth['paragraphs']:9.3f} {worth['shingles']:8.3f} {worth['strings']:5}", end=""
            )
        print(flush=True)


if __name__ == "__main__":
    main()
