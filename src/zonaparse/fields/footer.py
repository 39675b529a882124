"""What stands right under the body: "Editor: ...", "Sumber: ..."."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from zonaparse.fields import lines, roles
from zonaparse.fields.readings import Labels
from zonaparse.text import fold

_INNER = "p, div, br, li"
_HOLDERS = frozenset(
    ("p", "div", "span", "ul", "footer", "strong", "b", "em", "i", "h4", "h5", "h6")
)
_ENDS = frozenset(("section", "aside", "nav", "article"))  # widgets and comments begin
_FOLLOWING = 12  # siblings after the container, and after the nodes around it
_LEVELS = 3
_WHOLE = frozenset(("article", "main"))  # nothing around it belongs to the article
_LONGEST = 300  # characters; more is no byline


def labels(container: LexborNode, inside: Labels) -> Labels:
    """Return the values of labels by role: those inside the body, then those that follow it."""
    found = {role: list(values) for role, values in inside.items()}
    for text in _following(container):
        for role, value in roles.labelled(text):
            found.setdefault(role, []).append(value)
    return found


def _following(container: LexborNode) -> Iterator[str]:
    """Yield the lines of bylines after the container, nearest first."""
    around: LexborNode | None = container
    for _ in range(_LEVELS):
        if around is None or around.tag == "body":
            return
        node = around.next
        for _ in range(_FOLLOWING):
            if node is None or node.tag in _ENDS:
                break
            if node.tag in _HOLDERS and _is_footer(node.text()):
                yield from _lines(node)
            node = node.next
        if around.tag in _WHOLE:
            return
        around = around.parent


def _lines(node: LexborNode) -> list[str]:
    if node.css_first(_INNER):
        text = "\n".join(line.text for line in lines.below(node))
        return text.replace(":\n", ": ").split("\n")
    return [fold(node.text(separator=" "))]


def _is_footer(text: str) -> bool:
    return len(text) < _LONGEST and roles.has_label(text)
