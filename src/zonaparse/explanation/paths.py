"""Short CSS paths: an id that no other node has, else tags with their first class."""

import re
from collections import Counter
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse.document import tokens
from zonaparse.document.tokens import Tokens

_PLAIN = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)  # a name that needs no escapes
BETWEEN = " > "
_id, _class = tokens.attribute("id"), tokens.attribute("class")


class Paths:
    """The paths of the nodes of one page."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._ids = Counter(node.attributes.get("id") for node in tree.css("[id]"))

    def of(self, node: LexborNode) -> str:
        """Return the path of a node."""
        steps: list[str] = []
        at: LexborNode | None = node
        while at is not None and at.tag and at.tag[0] != "-":
            names = at.attributes
            step, ends = self._step(at.tag, names.get("id") or "", names.get("class") or "")
            steps.append(step if ends else f"{step}{_place(at)}")
            at = None if ends or at.tag == "body" else at.parent
        return BETWEEN.join(reversed(steps))

    def below(self, node: LexborNode, written: Tokens) -> Callable[[int], str]:
        """Return what tells the path of a tag of what is written below a node."""
        base, places = self.of(node), places_of(written)
        known: dict[int, str] = {}  # what is around others: each is put together once

        def path(at: int) -> str:
            inner: list[tuple[int, str]] = []
            told, up = base, at
            while up > 0:
                if up in known:
                    told = known[up]
                    break
                attributes = written.attributes[up]
                step, ends = self._step(written.names[up], _id(attributes), _class(attributes))
                if ends:
                    told = known[up] = step
                    break
                inner.append((up, f"{step}{places[up]}"))
                up = written.parents[up]
            for number, step in reversed(inner):
                told = f"{told}{BETWEEN}{step}"
                if number != at:
                    known[number] = told
            return told

        return path

    def _step(self, tag: str, own: str, named: str) -> tuple[str, bool]:
        """Return a node as a path names it, and whether that is enough to find it."""
        if self._ids[own] == 1 and _PLAIN.fullmatch(own):
            return f"{tag}#{own}", True
        return _by_class(tag, named), False


def _place(node: LexborNode) -> str:
    """Return which of its kind a node is, where there are several side by side."""
    if node.parent is None or node.tag in ("html", "body"):
        return ""
    same = [other.mem_id for other in node.parent.iter() if other.tag == node.tag]
    return f":nth-of-type({same.index(node.mem_id) + 1})" if len(same) > 1 else ""


def identity(tag: str, attributes: str) -> str | None:
    """Return the step of a path that names a written tag by its id; None if it has none."""
    own = _id(attributes)
    return f"{tag}#{own}" if _PLAIN.fullmatch(own) else None


def named(tag: str, attributes: str) -> str:
    """Return the step of a path that names a written tag by its class."""
    return _by_class(tag, _class(attributes))


def _by_class(tag: str, names: str) -> str:
    first = next((name for name in names.split() if _PLAIN.fullmatch(name)), None)
    return f"{tag}.{first}" if first else tag


def places_of(written: Tokens) -> dict[int, str]:
    """Return which of its kind each start tag of a text is, where there are several."""
    begun = [(at, name) for at, name in enumerate(written.names) if name[0] != "/"]
    kinds = {at: (written.parents[at], name) for at, name in begun}
    total = Counter(kinds.values())
    seen: Counter[tuple[int, str]] = Counter()
    places = {}
    for at, kind in kinds.items():
        seen[kind] += 1
        places[at] = f":nth-of-type({seen[kind]})" if total[kind] > 1 else ""
    return places
