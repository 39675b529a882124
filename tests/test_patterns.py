"""Every pattern of the package ends on every line, however its parts might be tried."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import zonaparse
from zonaparse.rules import book, nodes
from zonaparse.rules.look import Look

REPEATED = (
    'a|A|a |A |1 |(|(a|)|/a|, |a,|A, |.|. |- |:|a: |\n|\na|"|*|@a |A.|a.com |a.com,|a.com/|Aa |'
    "Aa, |foto: |baca |oleh |oleh: |dan |dan a |yang ini |http://|[|]|\u00a0|2020 |editor: |"
    "sumber |di |red |rani (a) |A a dan |2 menit "
).split("|")
BEFORE = ("", "(", "x. (a.com", "sumber ", "- oleh :")
BEHIND = ("", "!")
LONGEST = 160  # characters; of more, patterns that try in every way would not end sooner
SECONDS = 5  # a pattern takes microseconds; one that tries in every way takes years


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(zonaparse.__path__, "zonaparse."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value
    yield from ((rule.id, rule.compiled) for rule in (*book.RULES, *nodes.RULES))
    for name, look in vars(book).items():
        if isinstance(look, Look):
            yield from ((f"{book.__name__}.{name}", pattern) for pattern in look.patterns())


def out_of_time(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.parametrize("pattern", [pytest.param(p, id=name) for name, p in patterns()])
def test_it_ends_on_every_line(pattern: re.Pattern[str]) -> None:
    before = signal.signal(signal.SIGALRM, out_of_time)
    try:
        for repeated in REPEATED:
            for start in BEFORE:
                line = (start + repeated * LONGEST)[:LONGEST]
                signal.alarm(SECONDS)
                found = [(pattern.match(line + end), pattern.search(line + end)) for end in BEHIND]
                signal.alarm(0)
                assert len(found) == len(BEHIND), line
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
