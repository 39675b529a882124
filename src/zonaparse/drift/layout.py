"""The markup around the text of a page: by that the layouts of a site differ."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from zonaparse.fields import tokens
from zonaparse.fields.tokens import Tokens

_AROUND = frozenset("article div main section td".split())
_NEEDLE = re.compile(r"[A-Za-z0-9 ,.]{24,60}")  # as it stands in HTML, too
_OWN = re.compile(r"\d{2}|\d$")  # in the name of a class of one page, or of one column
_TRIED = 3  # lines of a text
_class = tokens.attribute("class", longest=400)


def layout(html: bytes, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the tags around a text with their classes, outermost first; () if it is not there."""
    needles = _needles(texts)
    if not needles:
        return ()
    body = LexborHTMLParser(html).body
    written = Tokens((body.html or "") if body else "")
    at = next((at for at, text in enumerate(written.texts) if any(n in text for n in needles)), -1)
    steps: list[str] = []
    at = written.parents[at] if 0 <= at < len(written.parents) else -1
    while at >= 0:
        if written.names[at] in _AROUND:
            steps.append(_step(written.names[at], _class(written.attributes[at])))
        at = written.parents[at]
    return tuple(reversed([step for step in steps if step]))


def _needles(texts: Sequence[str]) -> list[str]:
    middle = len(texts) // 2
    found = (_NEEDLE.search(text) for text in texts[middle : middle + _TRIED])
    return [match[0].strip() for match in found if match]


def _step(tag: str, names: str) -> str:
    """Return a tag with its first class that is not of one page alone; '' for a bare div."""
    name = next((each for each in names.split() if not _OWN.search(each)), "")
    return f"{tag}.{name}" if name else "" if tag == "div" else tag
