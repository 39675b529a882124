"""The container of the body on a page whose template is not known, by a score.

Every run of text that is no link gives its length to the node that holds its paragraph, and half
of it to the node above. A paragraph is the nearest block around the run; a block whose text is
broken by <br> is itself what holds the paragraphs. The node with the highest score is the
container.
"""

from selectolax.lexbor import LexborNode

from zonaparse.page import Page

_SHORT = 25  # characters; shorter runs are captions, labels and words between links
_INLINE = frozenset(
    "b strong i em u s span font small big sub sup mark cite q abbr time data bdi bdo code label "
    "amp-layout date".split()
)
_UNREAD = frozenset(
    "a script style noscript template textarea option button nav footer form figcaption title "
    "select svg iframe".split()
)
_PARAGRAPHS = frozenset("p li blockquote h1 h2 h3 h4 h5 h6 dd dt pre".split())
_SHARES = (1.0, 0.5)


def find(page: Page) -> LexborNode | None:
    """Return the node that holds the body's text; None if no text stands out."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    body = page.tree.body
    for run in body.traverse(include_text=True) if body else ():
        length = len((run.text_content or "").strip()) if run.tag == "-text" else 0
        holder = _holder(run) if length >= _SHORT else None
        for share in _SHARES:
            if holder is None or holder.tag == "html":
                break
            nodes[holder.mem_id] = holder
            scores[holder.mem_id] = scores.get(holder.mem_id, 0.0) + length * share
            holder = holder.parent
    best = max(scores, key=lambda key: scores[key], default=None)
    return nodes[best] if best is not None else None


def _holder(run: LexborNode) -> LexborNode | None:
    """Return the node that holds the paragraph of a run of text; None for text that is none."""
    block = run.parent
    while block is not None and block.tag in _INLINE:
        block = block.parent
    if block is None or block.tag in _UNREAD:
        return None
    if block.tag not in _PARAGRAPHS and any(child.tag == "br" for child in block.iter()):
        return block
    return block.parent
