"""The measure of a tree: how many nodes the parser did make, and how deep they nest."""

from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse.errors import PageTooComplex
from zonaparse.guard.limits import Limits

_HTML = -1  # the depth of the root: what stands in <body> is the first that nests


def measure(tree: LexborHTMLParser, limits: Limits) -> None:
    """Raise PageTooComplex for a tree that is beyond the limits.

    In the order of the page a node is one deeper than the one before it at most. So most of them
    can be passed by: as many as it would take to nest too deep.
    """
    if tree.root is None:
        return
    for whole in filter(None, (tree.root, tree.body)):  # every further one adds its attributes
        if (count := len(whole.attrs)) > limits.max_attributes:
            raise PageTooComplex("attributes", count, limits.max_attributes)
    nodes, step = tree.root.traverse(), 1
    depths = {tree.root.mem_id: _HTML}
    seen = 0
    while (node := next(islice(nodes, step - 1, None), None)) is not None:
        seen += step
        depth = _depth(node, depths)
        if seen > limits.max_nodes:
            raise PageTooComplex("nodes", seen, limits.max_nodes)
        if depth > limits.max_depth:
            raise PageTooComplex("depth", depth, limits.max_depth)
        step = min(limits.max_nodes - seen, limits.max_depth - depth) + 1


def _depth(node: LexborNode, depths: dict[int, int]) -> int:
    """Return how deep a node is; `depths` are those of nodes above it, and are added to."""
    above: list[int] = []
    each: LexborNode | None = node
    while each is not None and each.mem_id not in depths:
        above.append(each.mem_id)
        each = each.parent
    known = depths[each.mem_id] if each is not None else 0
    depths.update(zip(reversed(above), range(known + 1, known + 1 + len(above)), strict=True))
    return known + len(above)
