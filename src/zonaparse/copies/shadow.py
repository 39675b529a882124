"""Declarative shadow roots, opened as a browser shows them."""

from selectolax.lexbor import LexborNode

# The standard's name, the one before it, and the one that Chromium writes into MHTML.
_ROOTS = ("shadowrootmode", "shadowroot", "shadowmode")


def open_all(roots: list[LexborNode]) -> None:
    """Put the content of each shadow root in the place of what it replaces."""
    waiting = roots[::-1]
    opened: set[int] = set()  # elements that have their root; a further one is shown nowhere
    while waiting:
        template = waiting.pop()
        host = template.parent
        if host is not None and host.mem_id not in opened:
            opened.add(host.mem_id)
            waiting += _opened(template, host)


def is_root(node: LexborNode) -> bool:
    """Say whether a node is a shadow root."""
    return node.tag == "template" and any(name in node.attributes for name in _ROOTS)


def _opened(template: LexborNode, host: LexborNode) -> list[LexborNode]:
    """Open one; return the shadow roots that are inside of it."""
    contents = template.template_fragments()
    if not contents:
        return []
    content = contents[0]
    light = host.iter(include_text=True)
    # Nodes are compared by their HTML, which takes as long as they are large.
    _fill(content.css("slot"), [node for node in light if node.mem_id != template.mem_id])
    inside: list[LexborNode] = []
    child = content.child
    while child is not None:
        following = child.next
        template.insert_before(child, move=True)
        if child.is_element_node:
            inside += filter(is_root, reversed(child.css("template")))
        child = following
    template.decompose()
    return inside


def _fill(slots: list[LexborNode], light: list[LexborNode]) -> None:
    """Move what the host holds into the slots; what has none is not shown."""
    places = {slot.attributes.get("name") or "": slot for slot in reversed(slots)}
    for node in light:
        name = (node.attributes.get("slot") or "") if node.is_element_node else ""
        if name in places:
            places[name].insert_before(node, move=True)
        else:
            node.remove()
