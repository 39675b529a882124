"""The elements around a node."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def including(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield a node and those around it, from the inside out."""
    while node is not None:
        yield node
        node = node.parent


def article(title: LexborNode | None) -> LexborNode | None:
    """Return the article element that a headline is in; None if it is in none."""
    return next((node for node in including(title) if node.tag == "article"), None)
