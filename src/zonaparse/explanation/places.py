"""Where in a written page the tags are that paths name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zonaparse.document.tokens import Tokens
from zonaparse.explanation.paths import BETWEEN, identity, named, places_of


@dataclass(slots=True)
class _Step:
    """A step of paths: the path that ends here, and the steps that follow."""

    path: str | None = None
    after: "dict[str, _Step]" = field(default_factory=dict)


def places(written: Tokens, paths: Iterable[str]) -> dict[str, int]:
    """Return the positions of the tags that paths name; of no tag of `written`, no position.

    All paths are followed in one walk over the tags.
    """
    root, found = _steps(paths), dict[str, int]()
    which = places_of(written)
    at_tag: dict[int, _Step] = {}
    for at in which:
        step = _step(written, at, which[at], root, at_tag.get(written.parents[at]))
        if step is None:
            continue
        at_tag[at] = step
        if step.path is not None:
            found.setdefault(step.path, at)
    return found


def _steps(paths: Iterable[str]) -> _Step:
    root = _Step()
    for path in paths:
        step = root
        for name in path.split(BETWEEN):
            step = step.after.setdefault(name, _Step())
        step.path = path
    return root


def _step(written: Tokens, at: int, which: str, root: _Step, around: _Step | None) -> _Step | None:
    """Return the step of paths that a tag is, if it is one."""
    tag, attributes = written.names[at], written.attributes[at]
    if own := identity(tag, attributes):
        step = root.after.get(own)
        if step is not None:
            return step
    steps = root.after if at == 0 else around.after if around else {}
    return steps.get(f"{named(tag, attributes)}{'' if at == 0 else which}")
