"""What a site prints on page after page: furniture in the text, and labels anywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from tests.family import left_out
from tests.family.places import Layout, ancestors, is_named, own_text, selectors, smallest
from zonaparse.drift.recurring import row
from zonaparse.rules import book
from zonaparse.text import fold, squash

_DIGITS = re.compile(r"\d+")
_BLOCKS = frozenset("p div li h2 h3 h4 h5 table section aside figure ul blockquote".split())
_LONGEST_LABEL, _MOST_WORDS = 40, 4
_SHORTEST = 3  # characters of a line
_ADS = re.compile(r"\bads?\b|^ads|[-_]ads?\b|iklan|gpt|advert|banner|sponsor|taboola|mgid|parallax")


class Furniture(NamedTuple):
    """Boxes to drop, patterns of lines, and lines that a rule of the library takes already; the
    texts of all of them.
    """

    drop: list[str]
    lines: list[str]
    ruled: list[str]
    texts: set[str]


def furniture(layout: Layout) -> Furniture:
    """Return what recurs in the containers of the pages and is no text."""
    found = Furniture([], [], [], set())
    for text, nodes in _recurring_lines(layout):
        found.texts.update(text for node in nodes for text in _texts(node))
        if rule := book.judge(text):
            found.ruled.append(f"{text[:50]} ({rule.id})")
        elif selector := _own_selector(layout, nodes):
            found.drop.append(selector)
        else:
            found.lines.append(row(text))
    boxes = (*_advertisements(layout), *left_out.boxes(layout))
    return found._replace(drop=list(dict.fromkeys((*found.drop, *boxes))))


def _recurring_lines(layout: Layout) -> Iterator[tuple[str, list[LexborNode]]]:
    """Yield the lines that most pages have in their text, with their nodes; of pages that hold one
    article, such as two copies of it, one counts.
    """
    at: dict[str, list[LexborNode]] = {}
    pages: Counter[str] = Counter()
    shown: dict[str, str] = {}
    articles: list[set[str]] = []
    for place in layout.containers:
        lines = [(n, own_text(n)) for n in _blocks(place)]
        keys = {_DIGITS.sub("0", squash(text)) for _, text in lines}
        if any(2 * len(keys & other) > len(keys) for other in articles):
            continue
        articles.append(keys)
        pages.update(keys)
        for node, text in lines:
            key = _DIGITS.sub("0", squash(text))
            at.setdefault(key, []).append(node)
            shown.setdefault(key, text)
    least = max(2, (len(articles) + 1) // 2)
    yield from ((shown[key], at[key]) for key, count in pages.items() if key and count >= least)


def _blocks(place: LexborNode | None) -> list[LexborNode]:
    """Return the smallest blocks of a container that hold a line."""
    found = (n for n in (place.css("*") if place else ()) if n.tag in _BLOCKS)
    return [n for n in smallest(found) if len(own_text(n)) >= _SHORTEST]


def _own_selector(layout: Layout, nodes: list[LexborNode]) -> str | None:
    """Return a class of all of the nodes, or of what is right around them, that no text bears."""
    known = {node.mem_id for node in nodes}
    for levels in (0, 1):
        ups = [node if levels == 0 else node.parent for node in nodes]
        shared = set.intersection(*({s for s in selectors(n) if is_named(s)} for n in ups if n))
        for selector in sorted(shared):
            bearers = (n for place in layout.containers if place for n in place.css(selector))
            if all(known.issuperset(n.mem_id for n in _lines_in(bearer)) for bearer in bearers):
                return selector
    return None


def _lines_in(bearer: LexborNode) -> list[LexborNode]:
    return _blocks(bearer) or [bearer]


def _advertisements(layout: Layout) -> Iterator[str]:
    """Yield what is called an advertisement in the containers of most pages, if no other is around
    it.
    """
    counts: Counter[str] = Counter()
    for place in layout.containers:
        boxes = [(n, _called_ads(n)) for n in (place.css("*") if place else ())]
        known = {n.mem_id for n, told in boxes if told}
        outer = (told for n, told in boxes if not any(up.mem_id in known for up in _above(n)))
        counts.update({selector for told in outer for selector in told[:1]})
    yield from (s for s, count in counts.most_common() if count * 2 >= len(layout.sights))


def _above(node: LexborNode) -> Iterator[LexborNode]:
    yield from islice(ancestors(node), 1, None)


def _called_ads(node: LexborNode) -> list[str]:
    named = (s for s in selectors(node) if is_named(s))
    return [s for s in named if _ADS.search(re.split(r"[.#]", s)[1].lower())]


def labels(layout: Layout, people: frozenset[str]) -> frozenset[str]:
    """Return the short texts that stand on all of several pages: what the site calls things.

    A name is none, though it may be that of all the pages' writer: `people` are passed over.
    """
    told = [{fold(t) for t in _texts(sight.page.tree.body)} for sight in layout.sights]
    shared = set.intersection(*told) if len(told) > 1 else set()
    return frozenset(text for text in shared if _is_label(text) and squash(text) not in people)


def _texts(node: LexborNode | None) -> Iterator[str]:
    """Yield the texts below a node, folded."""
    for each in node.traverse(include_text=True) if node else ():
        if each.tag == "-text" and (text := fold(each.text())):
            yield text


def _is_label(text: str) -> bool:
    """Say whether a text is short, and no date or count."""
    is_short = 1 < len(text) <= _LONGEST_LABEL and len(text.split()) <= _MOST_WORDS
    return is_short and not _DIGITS.search(text)


def steps(layout: Layout) -> frozenset[str]:
    """Return the steps of addresses that all of several pages link to: sections, kinds of pages."""
    told = [
        {step for link in sight.page.tree.css("a[href]") for step in _steps(link)}
        for sight in layout.sights
    ]
    return frozenset(set.intersection(*told)) if len(told) > 1 else frozenset()


def _steps(link: LexborNode) -> list[str]:
    """Return the steps of a link's address that are a word, but for the last of a longer one."""
    path = re.sub(r"^(?:https?:)?//[^/]*|[?#].*", "", link.attributes.get("href") or "")
    parts = path.strip("/").split("/")
    return [part for part in parts[: max(1, len(parts) - 1)] if part.isalpha()]
