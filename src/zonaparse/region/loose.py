"""Nodes whose text stands in no block: what lays a page out, and elements that it named itself."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from zonaparse.document import lines, standing

_INLINE = frozenset("span a b i em strong u font".split())
_WHOLE_BLOCKS = frozenset("p li blockquote pre h2 h3 h4 dd".split())
_HIDDEN = '[hidden], [style*="display:none"], [style*="display: none"]'
_BARE = "div, td, article, section, span, font, center"


def nodes(body: LexborNode) -> Iterator[LexborNode]:
    """Yield such nodes, but for those that no reader sees."""
    unseen, known = _unseen(body), dict[int, bool]()
    for node in (*body.css(_BARE), *_own(body)):
        if node.mem_id not in unseen and not _is_in_block(node, known):
            yield node


def _own(body: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that a page gave names of its own, but for those in a line of text."""
    for node in body.traverse():
        around = node.parent if standing.is_own(node.tag or "", lines.KNOWN_TAGS) else None
        if around is not None and around.tag not in _WHOLE_BLOCKS:
            yield node


def _unseen(body: LexborNode) -> set[int]:
    """Return what no reader sees, but for further pages: those share a class with what he does."""
    hidden = {node.mem_id: node for node in body.css(_HIDDEN)}
    if not hidden:
        return set()
    seen = (node for node in body.css(_BARE) if node.mem_id not in hidden)
    names = {name for node in seen for name in _classes(node)}
    apart = (node for node in hidden.values() if names.isdisjoint(_classes(node)))
    return {node.mem_id for box in apart for node in (box, *box.css(_BARE))}


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _is_in_block(node: LexborNode, known: dict[int, bool]) -> bool:
    """Say whether a node is a part of a block of text, which is weighed as a whole.

    `known` keeps what was found of the nodes around others, so that none is asked twice.
    """
    passed: list[int] = []
    up: LexborNode | None = node
    while up is not None and up.tag in _INLINE and up.mem_id not in known:
        passed.append(up.mem_id)
        up = up.parent
    inside = up is not None and known.get(up.mem_id, up.tag in _WHOLE_BLOCKS)
    known.update(dict.fromkeys(passed, inside))
    return inside
