"""Boxes in the text that the reader leaves out on a site that it does not know.

With a template it does so no more, since that says what is no text: so they are candidates for it.
"""

from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from tests.family.places import Layout, Sight, ancestors, inside, is_named, own_text, selectors
from zonaparse.errors import ZonaparseError
from zonaparse.explanation import explain
from zonaparse.explanation.model import ExplainedLine
from zonaparse.rules import book
from zonaparse.text import squash

_SHORTEST = 20  # letters of a line of text by which a box that holds some is known


def boxes(layout: Layout) -> list[str]:
    """Return selectors of the boxes, those of most pages first."""
    counts: Counter[str] = Counter()
    for sight, place in zip(layout.sights, layout.containers, strict=True):
        if place is not None:
            counts.update(set(_of_page(sight, place)))
    return [selector for selector, _ in counts.most_common()]


def _of_page(sight: Sight, place: LexborNode) -> Iterator[str]:
    try:
        lines = explain(sight.html).lines
    except ZonaparseError:
        return
    texts = [squash(line.text) for line in lines if line.verdict == "body"]
    needles = [text[:_SHORTEST] for text in texts if len(text) >= _SHORTEST]
    for line in lines:
        if line.verdict == "left_out" and line.path and not book.judge(line.text):
            yield from _box(sight, place, line, needles)


def _box(sight: Sight, place: LexborNode, line: ExplainedLine, needles: list[str]) -> Iterator[str]:
    """Yield a selector of the widest named node around a line in which there is no text."""
    node = sight.page.tree.css_first(line.path or "")
    best = None
    for up in ancestors(node):
        if up.mem_id == place.mem_id or not inside(up, place):
            break
        for selector in filter(is_named, selectors(up)):
            borne = squash(" ".join(map(own_text, place.css(selector))))
            if not any(needle in borne for needle in needles):
                best = selector
                break
    yield from filter(None, [best])
