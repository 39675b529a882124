"""Lists of teasers: cards in a row, each a linked headline over a line or two of text."""

from selectolax.lexbor import LexborNode

_LONGEST = 250  # characters of a teaser
_HEADLINE = 20  # characters of the link that a card is about
_TAGS = frozenset(("div", "li", "article", "td"))
_SEPARATORS = frozenset(("hr", "br", "script", "style", "ins"))
_LEVELS = 3  # from a teaser up to its card


class Cards:
    """What is known of the nodes of one page."""

    def __init__(self) -> None:
        self._headlines: dict[int, str] = {}

    def hold(self, block: LexborNode, text: str) -> bool:
        """Say whether a block with that text stands under the headline of one card of several."""
        card = block.parent if len(text) <= _LONGEST else None
        for _ in range(_LEVELS):
            if card is None or card.tag not in _TAGS:
                return False
            headline = self._headline(card)
            if headline and _is_under(text, headline, card) and self._is_in_a_row(card):
                return True
            card = card.parent
        return False

    def _is_in_a_row(self, card: LexborNode) -> bool:
        beside = (_element(card.prev, -1), _element(card.next, 1))
        return any(node and node.tag == card.tag and self._headline(node) for node in beside)

    def _headline(self, node: LexborNode) -> str:
        """Return the text of the link that a card is about; '' if the node is no card."""
        if node.mem_id not in self._headlines:
            self._headlines[node.mem_id] = _headline(node)
        return self._headlines[node.mem_id]


def _headline(node: LexborNode) -> str:
    if len(node.text().strip()) > 2 * _LONGEST:
        return ""
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
