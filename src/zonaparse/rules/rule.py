"""A rule about a line: what it takes, what it must spare, and on whose pages that was seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Effect = Literal[
    "drop",
    "drop_links",
    "end",
    "prompt",
    "byline",
    "caption",
    "sign_off",
    "never_text",
    "small_box",
    "inside_text",
    "challenge_page",
    "consent_page",
    "login_page",
    "error_page",
]
Scope = Literal["everywhere", "unknown_site"]
Part = Literal["line", "opening", "within"]


@dataclass(frozen=True)
class Rule:
    r"""A row of the rules.

    `effect` is what becomes of a line that it takes:

    - "drop": it is no text;
    - "drop_links": it heads a list of links, which goes with it;
    - "end": it heads what follows the article, all of which goes;
    - "prompt": it is the label of a link to a related article;
    - "byline", "caption", "sign_off": it names who wrote, what a picture shows, who signs.

    Rules about the names of nodes (`rules/nodes.py`) have effects of their own: "never_text",
    "small_box" (no text if there is little in it), "inside_text" (no text inside of a text). Those
    of rules about titles (`rules/titles.py`) are the reasons for which a page is no article.

    `scope` "unknown_site" is for pages of sites without a template. `part` is how much of a line
    the pattern describes: all of it, its beginning, or something in it. The pattern is tried on the
    line in lower case, or `as_printed`, where capitals count. It is tried only on lines of at most
    `longest` characters that begin with one of `opens` (in lower case, "0" for all digits; "" for
    any character) and have `needs` in them, all of which is cheap to know.

    `takes` are lines that it must take, `spares` near misses that it must leave: its tests.
    `evidence` says on which pages such lines were seen, and of when.

    >>> rule = Rule("paging.count", "drop", r"\d dari \d halaman", ("2 dari 3 halaman",), (), "")
    >>> rule.takes_line("2 dari 3 Halaman"), rule.takes_line("2 dari 3 halaman hilang")
    (True, False)
    """

    id: str
    effect: Effect
    pattern: str
    takes: tuple[str, ...]
    spares: tuple[str, ...]
    evidence: str
    scope: Scope = "everywhere"
    part: Part = "line"
    as_printed: bool = False
    longest: int = 80
    opens: str = ""
    needs: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern of this rule alone."""
        return re.compile(self.pattern)

    def tried_on(self, text: str) -> str | None:
        """Return a line as the pattern is tried on it; None if it is not tried."""
        if len(text) > self.longest or self.needs not in text:
            return None
        line = text.lower()
        if self.opens and opening(line) not in self.opens:
            return None
        return text if self.as_printed else line

    @property
    def tries(self) -> Callable[[str], re.Match[str] | None]:
        """How the pattern is tried."""
        pattern = self.compiled
        methods = {"line": pattern.fullmatch, "opening": pattern.match, "within": pattern.search}
        return methods[self.part]

    def takes_line(self, text: str) -> bool:
        """Say whether the rule takes a line."""
        line = self.tried_on(text)
        return line is not None and self.tries(line) is not None


def opening(line: str) -> str:
    """Return the first character of a line, "0" for any digit, a line break for an empty line."""
    first = line[:1] or "\n"
    return "0" if first.isdecimal() else first
