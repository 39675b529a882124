"""The container of the body on a page whose template is not known, by a score.

1. Each block of text weighs as many characters as it has outside of links; a block that is mostly
   links, a teaser (region/cards.py) or inside of furniture (region/furniture.py) weighs nothing.
2. Where most weight lies close together is the heart of the text: a block gives its weight to its
   parent, half of it to the node above and a quarter to the next. An article element with the
   headline and a text has the heart in it.
3. From there outwards, each node around adds the weight of further blocks and loses for all other
   text that it brings in. The node with the best balance is the container: so the parts of a
   split article come together, and the rest of the page stays out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.document import ancestors
from zonaparse.document.page import Page
from zonaparse.fields import heading
from zonaparse.region import furniture, loose, neighbours
from zonaparse.region.cards import Cards

_BLOCKS = "p, li, blockquote, pre, h2, h3, h4, dd, td"
_WORTH = {"p": 1.0, "blockquote": 1.0, "pre": 1.0, "dd": 1.0, "td": 0.5, "li": 0.5}
_HEADING = 0.3
# What a block holds that only lays out other blocks: those count, not it.
_INNER = {
    "li": frozenset(("p", "li", "ul")),
    "td": frozenset(("p", "td", "div", "ul")),
    "blockquote": frozenset(("p", "blockquote")),
    "dd": frozenset(("p", "dd")),
}
_OTHERS = {tag: ", ".join(sorted(inner - {tag})) for tag, inner in _INNER.items()}
_FEW = 40  # nodes of a block; behind them a selector is faster
_LEAST = 25  # characters; shorter blocks are captions and labels
_LONG = 10_000  # characters
_MOST_TEXTS = 6  # times the bytes of a page: texts of blocks inside of each other; 3.5 is known
_SENTENCE = 80  # characters; a shorter block that does not end like a sentence is hardly text
_ENDS = frozenset(".!?:;…\"'”’»)。")

_ENOUGH = 400.0  # weight of a text
_RICH = 1500.0  # weight; with less, text that stands in no block is looked at, too
_CLEARLY = 2.0  # times more must it weigh then
_SHARES = (1.0, 0.5, 0.25)
_MOST_MARKED, _LEAST_MARKED, _LARGEST_MARKED = 20, 250, 0.7
_FURNISHED = 0.6  # of what stands around the headline
_LIKE = 0.5  # of the weight of the article; boxes with headlines hold less
_PART = 0.3  # of all weight; what holds more is no part of a text
_OPENING = 0.2  # of a main element's text
_COST = 0.8  # of a character that is no weight
_GAIN = 1.05  # times better must a wider node be


class _Place(NamedTuple):
    """A node that holds blocks of text, the id of the node above, and its depth."""

    node: LexborNode
    above: int
    depth: int


class Found(NamedTuple):
    """The container: the weight of its text, the share that this is of the weight of all text
    that may be an article's, and whether another article is on the page.
    """

    node: LexborNode
    weight: float
    share: float
    others: bool = False


def find(page: Page) -> Found | None:
    """Return the node that holds the body's text; None if no text stands out."""
    body = page.tree.body
    if body is None:
        return None
    title = _headline(page)
    others = list(neighbours.articles(body, title)) if title else []
    blocks = _own_weights(body, others, page)
    in_blocks = _best(_Weights(body, [*blocks, *_broken(body)], others, title))
    if in_blocks and in_blocks.weight >= _RICH:
        return in_blocks._replace(others=_is_like(others, in_blocks.weight))
    anywhere = _best(_Weights(body, [*blocks, *_bare(loose.nodes(body))], others, title))
    if sum(weight for _, weight in blocks) < _ENOUGH:
        in_blocks = None
    found = _better(in_blocks, anywhere)
    return found._replace(others=_is_like(others, found.weight)) if found else None


def _better(in_blocks: Found | None, anywhere: Found | None) -> Found | None:
    """Return the node of the text in blocks, or that of any text where it clearly holds more."""
    if anywhere is None or in_blocks is None:
        return in_blocks or anywhere
    linked = sum(len(link.text()) for link in anywhere.node.css("a"))
    more = anywhere.weight >= _CLEARLY * in_blocks.weight and linked <= anywhere.weight
    return anywhere if more else in_blocks


def _best(weights: "_Weights") -> Found | None:
    return weights.container() if weights.own else None


def _broken(body: LexborNode) -> Iterator[tuple[LexborNode, float]]:
    """Yield the nodes in which text stands between line breaks."""
    broken = {line.parent.mem_id: line.parent for line in body.css("br") if line.parent}
    return _bare(broken.values())


def _headline(page: Page) -> LexborNode | None:
    """Return the node of the headline, where the head confirms it."""
    return page.headlines[0][1] if heading.shown(page) and page.headlines else None


def marked(page: Page, selector: str) -> LexborNode | None:
    """Return the node that the page itself marks as the body; None if none holds most of what is
    so marked, or it is short: then the marks are those of a part.
    """
    found = page.tree.css(selector)
    if len(found) > _MOST_MARKED:
        told = f"of what is marked as the text only the first {_MOST_MARKED} parts were looked at"
        page.unread[told] = None
    sizes = [(len(_close_set(node.text())), node) for node in found[:_MOST_MARKED]]
    if len(sizes) == 1:
        return sizes[0][1] if sizes[0][0] >= _LEAST_MARKED else None
    total = sum(size for size, _ in sizes)
    size, largest = max(sizes, key=lambda each: each[0], default=(0, None))
    return largest if size >= max(_LEAST_MARKED, _LARGEST_MARKED * total) else None


def _own_weights(
    body: LexborNode, others: list[LexborNode], page: Page
) -> list[tuple[LexborNode, float]]:
    """Return (node, weight of the blocks right below it), but for those of other articles."""
    cards = Cards()
    weighed = []
    left = _MOST_TEXTS * len(page.raw)
    apart = {block.mem_id for other in others for block in other.css(_BLOCKS)}
    for block in body.css(_BLOCKS):
        if left < 0:
            page.unread["blocks hold blocks again and again: not all were weighed"] = None
            break
        text = block.text()
        left -= len(text)
        text = _close_set(text)
        if len(text) < _LEAST or _lays_out(block) or (apart and block.mem_id in apart):
            continue
        if weight := _weight(block, text, cards):
            weighed.append((block.parent or body, weight))
    return weighed


def _is_like(others: list[LexborNode], weight: float) -> bool:
    """Say whether what other headlines open are articles, by how much text they hold."""
    if not others:
        return False
    cards = Cards()
    blocks = (block for other in others for block in other.css("p"))
    texts = ((block, _close_set(block.text())) for block in blocks)
    sentences = (_weight(block, text, cards) for block, text in texts if len(text) >= _SENTENCE)
    return sum(sentences) >= _LIKE * weight


def _lays_out(block: LexborNode) -> bool:
    """Say whether a block only lays out other blocks: those count, not it."""
    tag = block.tag or ""
    if tag not in _INNER:
        return False
    near, inner = islice(block.traverse(), 1, _FEW), _INNER[tag]
    if any(node.tag in inner for node in near):
        return True
    return next(near, None) is not None and block.css_first(_OTHERS[tag]) is not None


def _weight(block: LexborNode, text: str, cards: Cards) -> float:
    tag = block.tag or ""
    only = block.first_child  # a text that stands alone has no links
    alone = only is None or (only.next is None and only.is_text_node)
    linked = 0 if alone else sum(len(link.text()) for link in block.css("a"))
    if linked * 2 > len(text) or cards.hold(block, text):
        return 0.0
    worth = _WORTH.get(tag, _HEADING)
    if len(text) < _SENTENCE and text[-1] not in _ENDS:
        worth *= _HEADING
    return (len(text) - linked) * worth


def _bare(nodes: Iterable[LexborNode]) -> Iterator[tuple[LexborNode, float]]:
    """Yield the nodes whose own text is long: bare text, or text between line breaks."""
    cards = Cards()
    for node in nodes:
        text = _close_set(node.text(deep=False))
        if len(text) >= 2 * _LEAST and not cards.hold(node, text):
            yield node, float(len(text))


def _close_set(text: str) -> str:
    """Return a text without what only indents the HTML; a long one holds enough beside that."""
    text = text.strip()
    if not _LEAST <= len(text) <= _LONG or not ("  " in text or "\n" in text or "\t" in text):
        return text
    return " ".join(text.split())


class _Weights:
    """The weights of the nodes around blocks of text."""

    def __init__(
        self,
        body: LexborNode,
        own: list[tuple[LexborNode, float]],
        others: list[LexborNode],
        title: LexborNode | None,
    ) -> None:
        self.body = body.mem_id
        whole = neighbours.whole_article(title, body)
        self.whole = whole.mem_id if whole else 0
        self.apart: dict[int, int] = defaultdict(int)  # text of other articles in a node
        for other in others:
            for node in ancestors.including(other):
                self.apart[node.mem_id] += neighbours.length(other)
        self.places = {self.body: _Place(body, 0, 0)}
        self.own: dict[int, float] = defaultdict(float)
        for node, weight in own:
            self._place(node)
            self.own[node.mem_id] += weight
        around = [node.mem_id for node in ancestors.including(title)]
        self.openings: set[int] = set()
        self.title = [key for key in around if key in self.places]  # nodes around the headline
        self.inwards = sorted(self.places, key=lambda key: self.places[key].depth)

    def _place(self, node: LexborNode) -> None:
        """Note the node and all nodes around it."""
        fresh = []
        above: LexborNode | None = node
        while above is not None and above.mem_id not in self.places:
            fresh.append(above)
            above = above.parent
        outer = above.mem_id if above is not None else self.body
        for inner in reversed(fresh):
            self.places[inner.mem_id] = _Place(inner, outer, self.places[outer].depth + 1)
            outer = inner.mem_id

    def container(self) -> Found:
        """Return the node with the best balance; furniture counts only where all is furniture."""
        whole = self._sums(self.own)
        for rule in (furniture.is_furniture, furniture.is_never_text):
            text = self._outside(whole, rule)
            if text:
                return self._balanced(text)
        return self._balanced(self.own)

    def _outside(self, whole: dict[int, float], rule: furniture.Rule) -> dict[int, float]:
        """Return the own weights of nodes that are not in furniture by `rule`.

        Furniture that holds most of what stands around the headline is no furniture: builders put
        every paragraph in a "widget" of its own.
        """
        outermost, inside = self._furniture(whole, rule, set())
        rich = (key for key in self.title if key == self.whole or whole[key] >= _ENOUGH)
        near = next(rich, 0)
        around = self._within(near) if outermost and near else set()
        held = sum(whole[key] for key in outermost if self._may_hold_text(key, around))
        if held >= whole[near] * _FURNISHED > 0:
            outermost, inside = self._furniture(whole, rule, around)
        return {key: weight for key, weight in self.own.items() if key not in inside}

    def _furniture(
        self, whole: dict[int, float], rule: furniture.Rule, large: set[int]
    ) -> tuple[list[int], set[int]]:
        """Return the outermost nodes that are furniture, and all that are in those; what is `large`
        is that by no name which wrappers bear.
        """
        most = whole[self.body] / 2
        outermost: list[int] = []
        inside: set[int] = set()
        for key in self.inwards:
            node, above, _ = self.places[key]
            if above not in inside:
                small = whole[key] < most or node.tag in furniture.BESIDE
                if key == self.body or not rule(node, small and key not in large):
                    continue
                outermost.append(key)
            inside.add(key)
        return outermost, inside

    def _may_hold_text(self, key: int, around: set[int]) -> bool:
        return key in around and not furniture.is_never_text(self.places[key].node, small=False)

    def _within(self, outer: int) -> set[int]:
        """Return a node and those below it."""
        found = {outer}
        for key in self.inwards:
            if self.places[key].above in found:
                found.add(key)
        return found

    def _sums(self, own: dict[int, float]) -> dict[int, float]:
        """Return for each node the weight at and below it."""
        sums = defaultdict(float, own)
        for key in reversed(self.inwards):
            sums[self.places[key].above] += sums[key]
        return sums

    def _balanced(self, own: dict[int, float]) -> Found:
        sums = self._sums(own)
        self.openings = self._openings(sums)
        key = self._heart(self._in_article(own, sums), sums)
        best, balance = key, sums[key]
        highest = balance
        # No node around can gain more than all weight that is left.
        while balance + sums[self.body] - sums[key] > highest * _GAIN and not self._is_whole(key):
            inner, key = key, self.places[key].above
            gain = sums[key] - sums[inner]
            balance += gain - _COST * max(0.0, self._text_beside(key, inner) - gain)
            if balance > highest * _GAIN:
                best, highest = key, balance
        return Found(self.places[best].node, sums[best], sums[best] / (sums[self.body] or 1.0))

    def _in_article(self, own: dict[int, float], sums: dict[int, float]) -> dict[int, float]:
        """Return the own weights inside of the article with the headline, if it holds a text."""
        inside: set[int] = set()
        for key in self.inwards:
            place = self.places[key]
            if place.above in inside or (sums[key] >= _ENOUGH and self._is_whole(key)):
                inside.add(key)
        return {key: weight for key, weight in own.items() if key in inside} or own

    def _openings(self, sums: dict[int, float]) -> set[int]:
        """Return the article element with the headline if it only opens what goes on in its main
        element, as in a recipe; paragraphs in a list without an order are remarks of readers.
        """
        up = self.whole
        while up in self.places and up != self.body and self.places[up].node.tag != "main":
            up = self.places[up].above
        if up not in self.places or up == self.body or sums[self.whole] >= sums[up] * _OPENING:
            return set()
        remarks = sum(self.own.get(key, 0.0) for key in self._within(up) if self._is_item(key))
        return {self.whole} if remarks < sums[up] / 2 else set()

    def _is_item(self, key: int) -> bool:
        """Say whether a node is an item of a list without an order."""
        place = self.places[key]
        return place.node.tag == "li" and self.places[place.above].node.tag != "ol"

    def _is_whole(self, key: int) -> bool:
        """Say whether a node is the article with the headline: nothing around it is its text."""
        node = self.places[key].node
        if key in self.openings:
            return False
        if self.whole:
            return key == self.whole
        return node.tag == "article" and node.css_first("h1") is not None

    def _heart(self, own: dict[int, float], sums: dict[int, float]) -> int:
        """Return the node with most weight close to it; what only wraps a part of the text is no
        distance.
        """
        most = sums[self.body] * _PART
        near: dict[int, float] = defaultdict(float)
        for start, weight in own.items():
            key = start
            for share in _SHARES:
                near[key] += weight * share
                if key == self.body:
                    break
                inner, key = key, self.places[key].above
                while sums[key] == sums[inner] <= most:
                    key = self.places[key].above
        return max(near, key=lambda key: near[key])

    def _text_beside(self, outer: int, inner: int) -> float:
        """Return how many characters of text are in `outer` outside of `inner`."""
        children = self.places[outer].node.iter(include_text=True)
        beside = (child for child in children if child.mem_id != inner)
        return sum(neighbours.length(child) - self.apart.get(child.mem_id, 0) for child in beside)
