"""The container of the body on a page whose template is not known, by a score.

Every paragraph gives its length, less its linked text, to its parent, and half of that to its
grandparent. The node with the highest score is the container. Text in bare nodes between <br>
counts like a paragraph of its parent.
"""

from selectolax.lexbor import LexborNode

from zonaparse.page import Page

_PARAGRAPHS = "p, blockquote, pre, br"
_SHORT = 25  # characters; shorter paragraphs are captions and labels
_WITNESSES = '[itemprop="articleBody"]'
_FURNITURE_TAGS = frozenset(("footer", "aside", "nav", "header", "form", "body", "html"))


def find(page: Page) -> LexborNode | None:
    """Return the node that holds the body's text; None if no text stands out."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for paragraph in page.tree.css(_PARAGRAPHS):
        weight = _weight(paragraph)
        parent = paragraph.parent
        for share in (1.0, 0.5):
            if parent is None or weight <= 0:
                break
            nodes[parent.mem_id] = parent
            scores[parent.mem_id] = scores.get(parent.mem_id, 0.0) + weight * share
            parent = parent.parent
    best = max(scores, key=lambda key: scores[key], default=None)
    return nodes[best] if best is not None else None


def _weight(node: LexborNode) -> float:
    if node.tag == "br":
        before = node.prev
        text = (before.text_content or "") if before is not None and before.is_text_node else ""
        return float(len(text)) if len(text) > _SHORT else 0.0
    length = len(" ".join(node.text().split()))
    if length < _SHORT:
        return 0.0
    linked = sum(len(a.text()) for a in node.css("a"))
    return float(length - linked)
