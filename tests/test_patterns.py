"""Every pattern of the package ends, in time that grows with the text.

Patterns are found by walking the package: in its modules, in tables and objects that hold them, in
what functions close over. Each is tried on what it is itself made of, again and again: literals
and members of its sets, in pairs, behind each other, behind a word, and before what cannot match.
The text is doubled twice, and a pattern for which the time grows faster than it fails, however
the package uses it: what is only matched begins with \\A. Rules see no line that is longer than
they say: they fail if they try in more ways than the square of its length. A long line is tried
only where a short one took so much of the time allowed that the long one might take all.
"""

import contextlib
import functools
import importlib
import itertools
import math
import pkgutil
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from types import BuiltinMethodType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest

import zonaparse
from zonaparse.rules.look import Look
from zonaparse.rules.rule import Rule
from zonaparse.templates import Template

ALWAYS = (" ", "a", "A", "1", "\n", "-", "/", ".", "(", ",", ":", "a ", "A ", "A.", "Aa ", "a, ")
MOST_PIECES = 30
BEFORE = ("", "a ")  # a pattern that begins with a space may try all of what follows the only one
BEHIND = ("", "\x01", " \x01")
SHORT, LONG = 3_000, 12_000  # characters
DOUBLINGS = math.log2(LONG / SHORT)
STEEPEST = 1.3  # exponent
TIMES = 3  # one measurement alone may be of a busy machine
LEAST = 0.002  # seconds that the shorter text must take to be measured at all
LINE = 400  # characters: the square of them takes a millisecond, the cube most of a second
MOST = 0.1  # seconds of CPU, of which a timer tells some hundredths
HINT = LINE // 4  # characters: what tries in every way, or in those of a cube, shows there
STEEPER = 256  # times what the hint takes: the fourth power of how much longer a line is


def modules() -> list[ModuleType]:
    """Return all modules but the commands, and those of packages that are not installed."""
    found: list[ModuleType] = []
    for each in pkgutil.walk_packages(zonaparse.__path__, "zonaparse."):
        if not each.name.endswith("__main__"):
            with contextlib.suppress(ModuleNotFoundError):
                found.append(importlib.import_module(each.name))
    return found


def held(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any] | Rule | Look]:
    """Yield the patterns in a value: in tables, objects, and what functions close over."""
    if isinstance(value, re.Pattern | Rule | Look):
        yield value
    elif depth > 8 or isinstance(value, ModuleType | str | bytes | int):
        return
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from held(key, depth + 1)
            yield from held(item, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from held(item, depth + 1)
    elif isinstance(value, BuiltinMethodType):
        yield from held(value.__self__, depth + 1)
    elif isinstance(value, FunctionType):
        yield from held(value.__closure__ and [c.cell_contents for c in value.__closure__], depth)
        yield from held([value.__defaults__, value.__kwdefaults__], depth + 1)
    elif type(value).__module__ == "functools" or _is_ours(value):
        slots = (*getattr(value, "__slots__", ()), "func", "args", "keywords", "__wrapped__")
        inside = [*getattr(value, "__dict__", {}).values()]
        yield from held([*inside, *(getattr(value, name, None) for name in slots)], depth + 1)


def of_lines(value: Rule | Look) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that rules make when they are asked about a line."""
    if isinstance(value, Rule):
        yield value.compiled
    else:
        yield from value.patterns()


def _is_ours(value: Any) -> bool:
    kind = value if isinstance(value, type) else type(value)
    return kind.__module__.startswith("zonaparse")


Patterns = dict[tuple[Any, int], re.Pattern[Any]]


def patterns() -> tuple[Patterns, Patterns]:
    """Return the patterns that are reached from a module, and those of rules about lines."""
    found: Patterns = {}
    lines: Patterns = {}
    for module in modules():
        for value in vars(module).values():
            for each in [*held(value), *written(value)]:
                if isinstance(each, re.Pattern):
                    found[each.pattern, each.flags] = each
                else:
                    lines |= {(own.pattern, own.flags): own for own in of_lines(each)}
    return found, lines


def written(value: Any) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a template writes as a str."""
    for template in value if isinstance(value, tuple) else (value,):
        if isinstance(template, Template) and template.article_url:
            yield re.compile(template.article_url)


def pieces(pattern: re.Pattern[Any]) -> list[str]:
    """Return what a pattern is made of: its words, and some of each set of characters."""
    found: dict[str, None] = {}

    def look(parsed: Any) -> None:
        word = ""
        for operation, argument in parsed:
            if str(operation) == "LITERAL":
                word += chr(argument)
                continue
            found[word], word = None, ""
            if str(operation) == "IN":
                for kind, value in argument:
                    if str(kind) in ("LITERAL", "RANGE"):
                        found[chr(value if str(kind) == "LITERAL" else value[0])] = None
                continue
            parts = argument if isinstance(argument, list | tuple) else [argument]
            for part in parts:
                inner = part if isinstance(part, list) else [part]
                for one in inner:
                    if isinstance(one, _parser.SubPattern):
                        look(one)
        found[word] = None

    look(_parser.parse(pattern.pattern, pattern.flags))
    told = [piece for piece in found if piece]
    signs = [piece for piece in told[MOST_PIECES:] if not piece.isalnum() and len(piece) == 1]
    return told[:MOST_PIECES] + signs  # a long list of words hides none of them


def texts(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Yield makers of a text of so many characters that may take a pattern long."""
    own = pieces(pattern)
    single = [*own, *ALWAYS]
    pairs = [a + b for a, b in itertools.product(own[:6], repeat=2)]
    starts = dict.fromkeys([*BEFORE, *[piece for piece in own if len(piece) > 1][:4]])
    for start, repeated, end in itertools.product(starts, dict.fromkeys(single + pairs), BEHIND):

        def make(size: int, s: str = start, r: str = repeated, e: str = end) -> Any:
            text = (s + r * (size // len(r) + 1))[:size] + e
            return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text

        yield functools.cache(make)


def out_of_time(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def seconds(call: Callable[[Any], Any], text: Any) -> float:
    start = time.perf_counter()  # while a timer waits, CPU time is told in ticks of it
    signal.setitimer(signal.ITIMER_PROF, MOST)
    try:
        call(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.perf_counter() - start


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, out_of_time)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def steepness(call: Callable[[Any], Any], make: Callable[[int], Any]) -> float:
    """Return the exponent with which the time grows; 0 if it is too short to be told."""
    if seconds(call, make(SHORT)) < LEAST:
        return 0
    long = min(seconds(call, make(LONG)) for _ in range(3))
    short = min(seconds(call, make(SHORT)) for _ in range(5))
    return math.log2(long / max(short, 1e-6)) / DOUBLINGS if short >= LEAST else 0


def too_long(pattern: re.Pattern[Any], *, of_line: bool = False) -> str:
    """Return the text, if any, that takes a pattern long."""
    for make in texts(pattern):
        for call in (pattern.search, pattern.fullmatch):
            try:
                if of_line:
                    if seconds(call, make(HINT)) > MOST / STEEPER:
                        seconds(call, make(LINE))
                elif all(steepness(call, make) > STEEPEST for _ in range(TIMES)):
                    return repr(make(60))
            except TimeoutError:
                return repr(make(60))
    return ""


TRIED, TRIED_ON_LINES = patterns()


def named(found: Patterns) -> list[Any]:
    return [pytest.param(p, id=repr(p.pattern)[:60]) for p in found.values()]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", named(TRIED))
def test_its_time_grows_with_the_text(pattern: re.Pattern[Any]) -> None:
    assert too_long(pattern) == ""


@pytest.mark.slow
@pytest.mark.parametrize("pattern", named(TRIED_ON_LINES))
def test_it_ends_whatever_line_it_is_tried_on(pattern: re.Pattern[Any]) -> None:
    assert too_long(pattern, of_line=True) == ""


def test_a_pattern_that_tries_in_every_way_is_found() -> None:
    assert too_long(re.compile(r"(?:[a-z]+ ?)+\."))
    assert too_long(re.compile(r"\w*\s*\w*\s*\w*:"), of_line=True)
    assert too_long(re.compile(rb"<[^>]*x"))
    assert too_long(re.compile(r"(\?.*)\.html?$"))
    assert too_long(re.compile(r"\s+\S+@\S+\.\w.*$"))  # what follows the only space is tried
    assert not too_long(re.compile(r"\A(?:\./)?[^/:?#]+_files/"))


RECORD = """
import re, sys
seen, compile = {}, re._compile
def recorded(pattern, flags):
    made = compile(pattern, flags)
    frame = sys._getframe(1)
    while frame.f_globals["__name__"].startswith("re"):
        frame = frame.f_back
    if frame.f_globals["__name__"].startswith("zonaparse"):
        seen[made.pattern, made.flags] = frame.f_globals["__name__"]
    return made
re._compile = recorded
from tests.test_fuzz import PAGES
from tests.test_patterns import patterns
import zonaparse
found, lines = patterns()
reached = found | lines
for number, page in PAGES[:40]:
    try:
        zonaparse.parse(page)
    except zonaparse.ZonaparseError:
        pass
print(len(seen), [(where, key[0]) for key, where in seen.items() if key not in reached])
"""


def test_no_pattern_is_out_of_reach() -> None:
    """What the package compiles, and no module leads to, would not be tried."""
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", RECORD], cwd=root, capture_output=True, text=True, check=True
    )
    count, _, lost = done.stdout.strip().partition(" ")
    assert int(count) > 100
    assert lost == "[]"
