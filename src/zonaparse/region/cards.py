"""Lists of teasers: cards in a row, each a linked headline over a line or two of text."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

_LONGEST = 250  # characters of a teaser
_HEADLINE = 20  # characters of the link that a card is about
_TAGS = frozenset(("div", "li", "article", "td"))
_SEPARATORS = frozenset(("hr", "br", "script", "style", "ins"))
_LEVELS = 3  # from a teaser up to its card


class Cards:
    """What is known of the nodes of one page."""

    def __init__(self) -> None:
        self._headlines: dict[int, str | None] = {}
        self._around: dict[int, list[tuple[LexborNode, str]]] = {}

    def hold(self, block: LexborNode, text: str) -> bool:
        """Say whether a block with that text stands under the headline of one card of several."""
        parent = block.parent if len(text) <= _LONGEST else None
        if parent is None:
            return False
        around = self._around.get(parent.mem_id)
        if around is None:
            around = self._around[parent.mem_id] = list(self._cards(parent))
        return any(_is_under(text, headline, card) for card, headline in around)

    def _cards(self, node: LexborNode | None) -> Iterator[tuple[LexborNode, str]]:
        """Yield those of a node and the nodes around it that are cards, with their headlines."""
        for _ in range(_LEVELS):
            headline = self._headline(node) if node is not None and node.tag in _TAGS else None
            if node is None or headline is None:
                return
            if headline and self._is_in_a_row(node):
                yield node, headline
            node = node.parent

    def _is_in_a_row(self, card: LexborNode) -> bool:
        beside = (_element(card.prev, -1), _element(card.next, 1))
        return any(node and node.tag == card.tag and self._headline(node) for node in beside)

    def _headline(self, node: LexborNode) -> str | None:
        """Return the text of the link that a card is about; '' if the node is no card, None if it
        is too long to be in one.
        """
        if node.mem_id not in self._headlines:
            self._headlines[node.mem_id] = _headline(node)
        return self._headlines[node.mem_id]


def _headline(node: LexborNode) -> str | None:
    if len(node.text().strip()) > 2 * _LONGEST:
        return None
    links = node.css("a")
    headlines = [text for link in links if len(text := link.text().strip()) >= _HEADLINE]
    return headlines[0] if 0 < len(headlines) <= 2 else ""


def _is_under(text: str, headline: str, card: LexborNode) -> bool:
    whole = card.text()
    return whole.find(headline) < whole.find(text)


def _element(node: LexborNode | None, step: int) -> LexborNode | None:
    while node is not None and ((node.tag or "-")[0] == "-" or node.tag in _SEPARATORS):
        node = node.next if step > 0 else node.prev
    return node
