"""What stands right under the body: "Editor: ...", "Sumber: ..."."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.document import lines
from zonaparse.fields import roles
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
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset("script style noscript template svg iframe".split())
_NODES, _RUNS = 600, 80  # nodes and texts after the container that are looked at
_LONGEST_NAME = 60
_LONGEST = 300  # characters; more is no byline


class _Run(NamedTuple):
    """A text of the page and its node."""

    text: str
    node: LexborNode | None


_NONE = _Run("", None)


def labels(container: LexborNode, inside: Labels) -> Labels:
    """Return the values of labels by role: those inside the body, then those that follow it."""
    found = {role: list(values) for role, values in inside.items()}
    for text in _following(container):
        for role, value in roles.labelled(text):
            found.setdefault(role, []).append(value)
    return found


def names_by_role(container: LexborNode) -> dict[str, list[str]]:
    """Return by role the names below the body whose role stands in a cell, a
    line or a span of its own, before or behind them.
    """
    found: dict[str, list[str]] = {}
    runs = [run for run in islice(_runs(container), _RUNS) if run.text != ":"]
    runs = [run for run in runs if not _is_heading(run) or roles.role_of(run.text.rstrip(": "))]
    for before, run, behind in zip([_NONE, *runs], runs, [*runs[1:], _NONE], strict=False):
        role = roles.role_of(run.text.rstrip(": "))
        named = [(role, _named(before, run, behind))] if role else roles.labelled(run.text)
        for said, name in named:
            if 0 < len(name) <= _LONGEST_NAME and roles.role_of(name) is None:
                found.setdefault(said, []).append(name)
    return found


def _is_heading(run: _Run) -> bool:
    around = run.node.parent if run.node else None
    return around is not None and around.tag in _HEADINGS


def _named(before: _Run, role: _Run, behind: _Run) -> str:
    """Return the name that belongs to a role: the nearer one in the tree, else the one behind."""
    is_label = role.text.endswith(":") or behind.text[:1] == ":"
    around = role.node.parent if role.node else None
    for _ in range(_LEVELS):
        together = fold(around.text(separator=" ")) if around else ""
        if len(together) > _LONGEST:
            break
        if behind.text and behind.text in together:
            return behind.text.lstrip(": ")
        if before.text and before.text in together and not is_label:
            return before.text
        around = around.parent if around else None
    return ""


def _runs(container: LexborNode) -> Iterator[_Run]:
    """Yield the texts after the container in the order of the page."""
    node: LexborNode | None = container
    is_inside = False
    for _ in range(_NODES):
        if node is None:
            return
        inner = node.first_child if is_inside else None
        if inner is None or node.tag in _UNREAD:
            while node is not None and node.next is None:
                node = node.parent
            inner = node.next if node is not None else None
        node, is_inside = inner, True
        written = node.text_content if node is not None and node.is_text_node else None
        if written and not written.isspace() and (text := fold(written)):
            yield _Run(text, node)


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
