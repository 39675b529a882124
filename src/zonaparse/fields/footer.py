"""What stands right under the body: "Editor: ...", "Sumber: ..."."""

from selectolax.lexbor import LexborNode

from zonaparse.fields import lines, people
from zonaparse.fields.readings import Labels
from zonaparse.text import fold

_INNER = "p, div, br, li"
_HOLDERS = frozenset(
    ("p", "div", "span", "ul", "footer", "strong", "b", "em", "i", "h4", "h5", "h6")
)
_ENDS = frozenset(("section", "aside", "nav", "article"))  # widgets and comments begin
_FOLLOWING = 12  # siblings after the container
_LONGEST = 300  # characters; more is no byline


def labels(container: LexborNode, inside: Labels) -> Labels:
    """Return the values of labels by role: those inside the body, then those that follow it."""
    found = {role: list(values) for role, values in inside.items()}
    node = container.next
    for _ in range(_FOLLOWING):
        if node is None:
            break
        tag = node.tag
        if tag in _ENDS:
            break
        if tag in _HOLDERS and _is_footer(node.text()):
            for text in _lines(node):
                for role, value in people.labelled(text):
                    found.setdefault(role, []).append(value)
        node = node.next
    return found


def _lines(node: LexborNode) -> list[str]:
    if node.css_first(_INNER):
        text = "\n".join(line.text for line in lines.below(node))
        return text.replace(":\n", ": ").split("\n")
    return [fold(node.text())]


def _is_footer(text: str) -> bool:
    return len(text) < _LONGEST and people.has_label(text)
