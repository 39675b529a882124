"""Where things stand on a page, in selectors that other pages of its site may share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.document.page import Page
from zonaparse.fields import roles
from zonaparse.region import container
from zonaparse.text import fold

_PLAIN = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)  # a name that needs no escapes
_OF_ONE_PAGE = re.compile(r"\d{3}")  # in a class or id: it counts articles
# What utility styles call nodes, which says nothing of what they hold.
_UTILITY = re.compile(
    r"[mp][trblxy]?\d+|(?:[mp][trblxy]?|[wh]|text|font|bg|flex|grid|gap|items|justify|col|row|max|min|space|border"
    r"|rounded|leading|tracking|d|float|pull|align|mx|my|sm|md|lg|xl)-.*|.*[:/\[\]].*"
    r"|flex|grid|block|inline|hidden|relative|absolute|container|row|clearfix|active|left|right"
)
COUNTED = ":nth-of-type"  # in a selector of the last resort
_SEMANTIC = frozenset("main article header figure".split())
_NO_TEXT = frozenset("script style noscript template svg head".split())


class Sight(NamedTuple):
    """A saved page with what the search needs of it: its tree, and the order of its nodes."""

    name: str
    html: bytes
    page: Page

    @property
    def nodes(self) -> list[LexborNode]:
        """All elements of the body, in order."""
        body = self.page.tree.body
        return [n for n in body.css("*") if n.tag not in _NO_TEXT] if body else []


class Found(NamedTuple):
    """A selector, the pages on which its first node is the right one, and what it says there."""

    selector: str
    pages: frozenset[int]
    samples: tuple[str, ...]


class Layout:
    """The pages of a site, looked at together."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self.sights = sights

    @cached_property
    def containers(self) -> list[LexborNode | None]:
        """The node of each page that holds its text, as on any site."""
        found = (container.find(sight.page) for sight in self.sights)
        return [each.node if each else None for each in found]

    def look_near(self, titles: Sequence[LexborNode | None]) -> None:
        """Have selectors tried around headline and text first, as in a page of a known family."""
        for sight, title, body in zip(self.sights, titles, self.containers, strict=True):
            around = title and title.parent and title.parent.parent
            beside = body and body.parent
            if around and inside(beside, around):
                beside = None
            sight.page.near = tuple(place for place in (around, beside) if place)

    def regions(self, titles: Sequence[LexborNode | None]) -> list[LexborNode | None]:
        """Return of each page the node around the smallest one that holds headline and text."""
        found: list[LexborNode | None] = []
        for title, body in zip(titles, self.containers, strict=True):
            holders = [up for up in ancestors(body) if title and inside(title, up)]
            wider = [up for up in holders[1:2] if up.tag != "body"]
            found.append(next(iter((*wider, *holders)), None))
        return found

    def common(self, nodes: Iterable[Iterable[LexborNode]], behind: str = "") -> list[Found]:
        """Return the selectors of some nodes of each page, those of most pages first.

        A selector counts on a page on which the first node that it finds is one of those. `behind`
        is what is taken inside of it (">> a").
        """
        pages: dict[str, dict[int, str]] = {}
        ranks: dict[str, int] = {}
        for number, of_page in enumerate(nodes):
            page = self.sights[number].page
            named = ((rank, s, node) for node in of_page for rank, s in enumerate(selectors(node)))
            for rank, selector, node in named:
                if _is_first(page, selector, node):
                    pages.setdefault(selector, {})[number] = fold(node.text(separator=" "))[:60]
                    ranks.setdefault(selector, rank)
        best = sorted(pages, key=lambda s: (-len(pages[s]), ranks[s], len(s)))
        best = [s for s in best if COUNTED not in s] or best
        return [Found(s + behind, frozenset(pages[s]), tuple(pages[s].values())) for s in best]


def _is_first(page: Page, selector: str, node: LexborNode) -> bool:
    """Say whether the reader would find a node by a selector: it looks near the article first."""
    first = page.first(selector)
    return first is not None and first.mem_id == node.mem_id


def selectors(node: LexborNode) -> Iterator[str]:
    """Yield selectors of a node, the most telling first: id, class, microdata, a named parent."""
    own = list(_named(node))
    attributes = list(_by_attribute(node))
    yield from (*own, *(each for each in attributes if "[style=" not in each))
    yield from _by_label(node, own)
    if own:
        return
    yield from attributes
    around = [up for up in ancestors(node) if up.tag not in ("body", "html")][1:4]
    for level, up in enumerate(around):
        between = " > " if level == 0 else " "
        names = list(_named(up)) or [tag for tag in (str(up.tag),) if tag in _SEMANTIC]
        yield from (f"{name}{between}{node.tag}" for name in names)
    if node.tag == "h1" or node.tag in _SEMANTIC:
        yield str(node.tag)
    if before := _before(node):
        yield from (f"{name} + {node.tag}" for name in (list(_named(before)) or [str(before.tag)]))
    yield _path(node)


def _by_label(node: LexborNode, own: Sequence[str]) -> Iterator[str]:
    """Yield a node by the label that it begins with, or that stands right before it."""
    if label := label_in(own_text(node)):
        yield from (f'{name}:lexbor-contains("{label}")' for name in own or (node.tag,))
    before = _before(node)
    if before is not None and (label := own_text(before).rstrip(" :")) and roles.role_of(label):
        yield f'{before.tag}:lexbor-contains("{label}") + {node.tag}'


def label_in(text: str) -> str | None:
    """Return the label that a text begins with, as it is printed; None if it has none.

    >>> label_in("Editor: Budi Santoso"), label_in("Budi Santoso")
    ('Editor', None)
    """
    before, colon, _ = text.partition(":")
    return before.strip() if colon and roles.role_of(before.strip()) else None


def _by_attribute(node: LexborNode) -> Iterator[str]:
    """Yield a node by what pages without classes have: a short style, a name for tests."""
    for name, value in node.attributes.items():
        plain = (
            value
            and not re.search(r'["\\\n]', value)
            and not _OF_ONE_PAGE.search(value)
            and len(value) <= 60
        )
        if plain and name not in ("class", "id", "href", "src", "alt", "title"):
            yield f'{node.tag}[{name}="{value}"]'


def _before(node: LexborNode) -> LexborNode | None:
    other = node.prev
    while other is not None and str(other.tag).startswith("-"):
        other = other.prev
    return other


def _path(node: LexborNode) -> str:
    """Return the steps to a node from the next one around it that has a name: the last resort."""
    steps: list[str] = []
    for up in ancestors(node):
        named = next(iter(_named(up)), None)
        if up.tag == "body" or (named and steps):
            return " > ".join((named or "body", *reversed(steps)))
        same = [n.mem_id for n in (up.parent.iter() if up.parent else ()) if n.tag == up.tag]
        at = f"{COUNTED}({same.index(up.mem_id) + 1})" if len(same) > 1 else ""
        steps.append(f"{up.tag}{at}")
    return " > ".join(reversed(steps))


def ancestors(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield a node, and what it is in, outwards."""
    while node is not None:
        yield node
        node = node.parent


def is_utility(name: str) -> bool:
    """Say whether a class says how a node looks, and not what it holds."""
    return _UTILITY.fullmatch(name) is not None


def is_named(selector: str) -> bool:
    """Say whether a selector is that of one node by its id or a class."""
    return re.fullmatch(r"\w+[.#][\w-]+", selector) is not None


def _named(node: LexborNode) -> Iterator[str]:
    """Yield a node by its id, then by its classes, without those of one page or of a style."""
    identity = node.attributes.get("id") or ""
    if _tells(identity):
        yield f"{node.tag}#{identity}"
    for name in (node.attributes.get("class") or "").split():
        if _tells(name) and not is_utility(name):
            yield f"{node.tag}.{name}"


def _tells(name: str) -> bool:
    return _PLAIN.fullmatch(name) is not None and not _OF_ONE_PAGE.search(name)


def own_text(node: LexborNode) -> str:
    """Return the text of a node without that of boxes in it, folded."""
    return fold(node.text(separator=" "))


def smallest(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Return the nodes in which no other of them is."""
    found = list(nodes)
    around: set[int] = set()
    for node in found:
        up = node.parent
        while up is not None and up.mem_id not in around:
            around.add(up.mem_id)
            up = up.parent
    return [node for node in found if node.mem_id not in around]


def widest(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Return the nodes that are in no other of them, once each."""
    found = {node.mem_id: node for node in nodes}
    return [
        node
        for node in found.values()
        if not any(up.mem_id in found for up in ancestors(node.parent))
    ]


def inside(node: LexborNode | None, place: LexborNode | None) -> bool:
    """Say whether a node is a place, or in it."""
    return place is not None and any(up.mem_id == place.mem_id for up in ancestors(node))
