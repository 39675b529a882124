"""The markup around the text of a page: by that the layouts of a site differ."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

_AROUND = frozenset("article div main section td".split())
_UNSEEN = frozenset("noscript script style template".split())
_NEEDLE = re.compile(r"[A-Za-z0-9 ,.]{24,60}")  # as it stands in HTML, too
_OWN = re.compile(r"\d{2}|\d$")  # in the name of a class of one page, or of one column
_TRIED = 3  # lines of a text


def layout(html: bytes, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the tags around a text with their classes, outermost first; () if it is not there.

    >>> page = b"<main><div class='isi'><p>Panen raya dimulai pada pagi hari.</p></div></main>"
    >>> layout(page, ["Panen raya dimulai pada pagi hari."])
    ('main', 'div.isi')
    """
    node = _found(html, _needles(texts))
    steps: list[str] = []
    while node is not None:
        if node.tag in _AROUND:
            steps.append(_step(node.tag, node.attributes.get("class") or ""))
        node = node.parent
    return tuple(reversed([step for step in steps if step]))


def _found(html: bytes, needles: Sequence[str]) -> LexborNode | None:
    """Return the first element whose own text holds one of some texts."""
    body = LexborHTMLParser(html).body if needles else None
    holds = ", ".join(f'*:lexbor-contains("{needle}")' for needle in needles)
    found = body.css(holds) if body else []
    return next((node for node in found if node.tag not in _UNSEEN), None)


def _needles(texts: Sequence[str]) -> list[str]:
    middle = len(texts) // 2
    found = (_NEEDLE.search(text) for text in texts[middle : middle + _TRIED])
    return [match[0].strip() for match in found if match]


def _step(tag: str, names: str) -> str:
    """Return a tag with its first class that is not of one page alone; '' for a bare div."""
    name = next((each for each in names.split() if not _OWN.search(each)), "")
    return f"{tag}.{name}" if name else "" if tag == "div" else tag
