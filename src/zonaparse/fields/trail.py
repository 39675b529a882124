"""The section of a page by the links at its headline: a trail, or a part of its own address."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from zonaparse.fields import headline
from zonaparse.page import Page
from zonaparse.text import fold, squash

_LEVELS = 5  # from a headline up to what holds a trail above it
_SIBLINGS = 16  # with the white space between them
_STEPS = (2, 5)  # links of a trail; more are a menu
_FEW = 3  # so few are a trail even where an address does not continue the one before
_LONGEST_STEP, _LONGEST_TRAIL = 30, 120  # characters
_NAME = re.compile(r"[^\W\d][^\d]{1,29}")
_NO_SECTION = re.compile(r"/(?:tags?|authors?|penulis|reporter|search|topi[ck]|read|index\w*)/?$")


def trail(page: Page) -> list[str]:
    """Return the names of the links of the trail above the headline, outermost first."""
    return next(filter(None, map(_steps, _above(page))), [])


def own(page: Page) -> list[str]:
    """Return the name of the link at the headline whose address the page's own one continues."""
    address = _path(page.address or "")
    for link in _beside(page):
        path, name = _path(link.attributes.get("href") or ""), fold(link.text())
        continues = path.strip("/") and address.startswith(path.rstrip("/") + "/")
        if continues and _NAME.fullmatch(name) and not _NO_SECTION.search(path):
            return [name]
    return []


def _above(page: Page) -> Iterator[LexborNode]:
    """Yield the nodes above the headline that hold links and little text, nearest first."""
    node: LexborNode | None = _title(page)
    for _ in range(_LEVELS):
        before = node.prev if node is not None else None
        for _ in range(_SIBLINGS):
            if before is None:
                break
            if before.first_child is not None and before.tag != "-text":
                yield before
            before = before.prev
        node = node.parent if node is not None else None


def _steps(node: LexborNode) -> list[str]:
    links = node.css("a")
    if not _STEPS[0] <= len(links) <= _STEPS[1]:
        return []
    names = [fold(link.text()) for link in links]
    if not all(0 < len(name) <= _LONGEST_STEP for name in names):
        return []
    text = fold(node.text())
    if len(text) > _LONGEST_TRAIL or squash("".join(names)) != squash(text):
        return []
    paths = [_path(link.attributes.get("href") or "") for link in links]
    continues = all(b.startswith(a.rstrip("/")) for a, b in zip(paths, paths[1:], strict=False))
    return names if not paths[0].strip("/") and (continues or len(links) <= _FEW) else []


def _beside(page: Page) -> Iterator[LexborNode]:
    title = _title(page)
    if title is None:
        return
    for node in _above(page):
        if node.tag == "a":
            yield node
    yield from (node for node in headline.after(title) if node.tag == "a")


def _title(page: Page) -> LexborNode | None:
    return page.headlines[0][1] if headline.shown(page) and page.headlines else None


def _path(href: str) -> str:
    try:
        return urlsplit(href).path
    except ValueError:
        return "#"
