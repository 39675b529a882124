"""Many rules asked of a line at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from zonaparse.rules.rule import Rule

_OTHER = "\n"  # for all characters with which no rule says that a line opens; no line begins so


class _Asked(NamedTuple):
    """Rules that need the same of a line, as one pattern."""

    needs: str
    as_printed: bool
    pattern: re.Pattern[str]


class Look:
    """Some rules that are tried on a line together.

    What is cheap to know of a line decides which of them are tried: its length, its first
    character, and whether it has the characters that they need. Whether a line is taken costs a try
    of one pattern or two; which rule takes it is asked of each, when somebody wants to know.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._lengths = sorted({rule.longest for rule in self.rules})
        self._openings = frozenset(first for rule in self.rules for first in rule.opens)
        self._asked = cache(self._compiled)  # made for the first line of its sort
        self.longest = self._lengths[-1]
        needs = {rule.needs for rule in self.rules}
        self._needs = needs.pop() if len(needs) == 1 else ""  # all of them

    def takes(self, text: str) -> bool:
        """Say whether one of the rules takes a line."""
        size = len(text)
        if size > self.longest or self._needs not in text:
            return False
        first = text[:1].lower()[:1]
        if first not in self._openings:
            first = "0" if first.isdecimal() else _OTHER
        for needs, as_printed, pattern in self._asked(bisect_left(self._lengths, size), first):
            if needs in text and pattern.fullmatch(text if as_printed else text.lower()):
                return True
        return False

    def rule(self, text: str) -> Rule | None:
        """Return the first of the rules that takes a line; None if none does."""
        return next((rule for rule in self.rules if rule.takes_line(text)), None)

    def patterns(self) -> Iterator[re.Pattern[str]]:
        """Yield all patterns that are tried."""
        for sort in range(len(self._lengths)):
            for first in (_OTHER, *sorted(self._openings)):
                yield from (asked.pattern for asked in self._asked(sort, first))

    def _compiled(self, sort: int, first: str) -> tuple[_Asked, ...]:
        """Return the patterns for lines that are up to one of the lengths and begin so."""
        length = self._lengths[sort]
        sorts: dict[tuple[str, bool], list[str]] = {}
        for rule in self.rules:
            if rule.longest >= length and (not rule.opens or first in rule.opens):
                sorts.setdefault((rule.needs, rule.as_printed), []).append(_alternative(rule))
        return tuple(
            _Asked(needs, as_printed, re.compile("|".join(patterns)))
            for (needs, as_printed), patterns in sorts.items()
        )


def _alternative(rule: Rule) -> str:
    before = "(?s:.*)" if rule.part == "within" else ""
    return f"{before}(?:{rule.pattern})" + ("" if rule.part == "line" else "(?s:.*)")
