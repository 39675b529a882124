"""Pictures: address, caption, and the credit split off the caption."""

import re

from selectolax.lexbor import LexborNode

from zonaparse.article import Image
from zonaparse.fields.links import absolute
from zonaparse.text import fold

_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
_PLACEHOLDER = re.compile(
    r"^data:|(?:blank|placeholder|spacer|pixel|loading|1x1|default)[\w-]*\.\w+", re.IGNORECASE
)
# A slash after a space and before the credit: "... /Xinhua", or with nothing after it.
_SLASH = re.compile(r"(?:^|\s+)/(?=\S|$)")
_PICTURE = "img, amp-img"
_TINY = frozenset(("0", "1", "2"))
_LONGEST_CREDIT = 80


def read(node: LexborNode, base: str | None, caption: str = "figcaption") -> Image | None:
    """Return the picture at or below `node`; None if nothing is shown there.

    `caption` is the selector of the caption's node below `node`.
    """
    picture = node if node.tag in ("img", "amp-img") else node.css_first(_PICTURE)
    if picture is None:
        return None
    attributes = picture.attributes
    if attributes.get("width") in _TINY or attributes.get("height") in _TINY:
        return None
    url = address(picture, base)
    alt = fold(attributes.get("alt") or "") or None
    text_node = node.css_first(caption) if picture is not node else None
    text, credit = split_credit(fold(text_node.text()) if text_node else "", alt)
    return Image(url=url, caption=text, credit=credit, alt=alt) if url or text else None


def address(picture: LexborNode, base: str | None) -> str | None:
    """Return the absolute address that a picture shows, not that of its lazy placeholder."""
    attributes = picture.attributes
    found = (attributes.get(name) or "" for name in _SOURCES)
    shown = (value.strip() for value in found)
    return next((absolute(v, base) for v in shown if v and not _PLACEHOLDER.search(v)), None)


def split_credit(caption: str, alt: str | None = None) -> tuple[str | None, str | None]:
    """Return caption and credit.

    >>> split_credit("Panen raya di Lebak /Pixabay/geralt")
    ('Panen raya di Lebak', 'Pixabay/geralt')
    >>> split_credit("Panen raya di Lebak /")
    ('Panen raya di Lebak', None)
    """
    slash = _SLASH.search(caption)
    if slash and len(caption) - slash.end() <= _LONGEST_CREDIT:
        return caption[: slash.start()] or None, caption[slash.end() :].strip("/ ") or None
    if alt and len(alt) > 12 and caption.startswith(alt + " "):
        rest = caption[len(alt) :].strip()
        if len(rest.split()) <= 4 and not rest.endswith("."):
            return alt, rest
    return caption or None, None
