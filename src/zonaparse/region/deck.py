"""The deck of a page whose template is not known: the lead that stands apart from the text.

Many pages print their description above the text. Where it is built like the paragraphs below it,
or has the article's dateline, it is the first of them; where it is built apart, it is the deck.
"""

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from zonaparse.document.lines import Line
from zonaparse.document.page import Page
from zonaparse.fields import heading, headline
from zonaparse.text import fold, squash

_LEAST, _MOST = 40, 700  # characters of a deck
_LEAST_NAMED = 60  # of one that is known by its class
_SAME = 50  # squashed characters at the beginning that tell that two texts are one
_KINDS = frozenset(("paragraph", "heading"))
_BLOCKS = frozenset("p div h2 h3 h4 h5 section header li blockquote summary article body".split())
_SUBTITLES = frozenset("h2 h3 h4".split())
_NAMED = re.compile(
    r"(?:^|[._ -])(?:lead|lede|intro\w*|deck|dek|sub-?title|sub-?head\w*|standfirst|summary"
    r"|sapo|chapo|vorspann|excerpt|kicker-text|abstract|teaser-?text|ingress|perex|bajada|entradilla"
    r"|description)(?:$|[._ -])",
    re.IGNORECASE,
)


def split(lines: list[Line], description: str) -> tuple[str | None, list[Line]]:
    """Return the deck that opens the lines, and the others; None if no deck does."""
    texts = [number for number, line in enumerate(lines) if line.text]
    if len(texts) < 3:
        return None, lines
    first, *others = texts
    opening, rest = lines[first], [lines[at] for at in others]
    if _is_apart(opening, rest) and _is_lead(opening, description):
        return opening.text, [*lines[:first], *lines[first + 1 :]]
    return None, lines


def _is_lead(line: Line, description: str) -> bool:
    if line.kind not in _KINDS or not _LEAST <= len(line.text) <= _MOST:
        return False
    return is_told(line.text, description)


def is_told(text: str, description: str) -> bool:
    """Say whether a text begins as the page's description does."""
    one, other = squash(text)[:_SAME], squash(description)[:_SAME]
    shorter = min(len(one), len(other))
    return shorter >= _LEAST // 2 and one[:shorter] == other[:shorter]


def _is_apart(opening: Line, rest: Sequence[Line]) -> bool:
    """Say whether a line is built otherwise than the text below it."""
    weights: Counter[tuple[int, str]] = Counter()
    for line in rest:
        weights[line.around, line.look] += len(line.text)
    (around, look), weight = weights.most_common(1)[0]
    if weight < len(opening.text):
        return False
    return opening.around != around and opening.look != look


def above(page: Page, container: LexborNode, description: str) -> str | None:
    """Return the deck between the headline and the container of the text; None if there is none."""
    if not heading.shown(page) or not page.headlines:
        return None
    title = page.headlines[0][1]
    if _is_inside(title, container):
        return None
    seen: set[int] = set()
    for node in headline.after(title):
        if node.mem_id == container.mem_id:
            break
        block = _block(node) if node.tag == "-text" else None
        if block is None or block.mem_id in seen:
            continue
        seen.add(block.mem_id)
        text = fold(block.text(separator=" "))
        if not _LEAST <= len(text) <= _MOST:
            continue
        if _leads(block, text, description) or _is_subtitle(block, title):
            return text
    return None


def _is_inside(node: LexborNode, container: LexborNode) -> bool:
    up = node.parent
    while up is not None and up.mem_id != container.mem_id:
        up = up.parent
    return up is not None


def _leads(block: LexborNode, text: str, description: str) -> bool:
    if is_told(text, description):
        return True
    if len(text) < _LEAST_NAMED or text[-1] not in ".!?…":
        return False
    around = (block, *(node for node in [block.parent] if node and _is_short(node)))
    return any(_NAMED.search(node.attributes.get("class") or "") for node in around)


def _is_short(node: LexborNode) -> bool:
    """Say whether a node holds no more text than a deck."""
    size = 0
    for each in node.traverse(include_text=True):
        size += len(each.text_content or "") if each.is_text_node else 0
        if size > _MOST:
            return False
    return True


def _is_subtitle(block: LexborNode, title: LexborNode) -> bool:
    """Say whether a block is a heading right behind the headline that leads nowhere else."""
    before = block.prev
    while before is not None and not fold(before.text()):
        before = before.prev
    is_next = before is not None and before.mem_id == title.mem_id
    return is_next and block.tag in _SUBTITLES and block.css_first("a") is None


def _block(run: LexborNode) -> LexborNode | None:
    if len((run.text_content or "").strip()) < _LEAST // 2:
        return None
    up = run.parent
    while up is not None and up.tag not in _BLOCKS:
        up = up.parent
    return up
