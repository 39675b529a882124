"""Pictures that stand outside of the body: photo stories, slides, the one above a headline."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from zonaparse.article import Image
from zonaparse.fields import images
from zonaparse.fields.images import Labels
from zonaparse.fields.links import absolute
from zonaparse.text import Unread, cut, fold

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)
_TITLES = ("data-caption", "data-title", "title")  # of a link that opens a picture
_ROW_LEVELS = 2  # from a slide up to what holds all


def opened(node: LexborNode, base: str | None, unread: Unread, labels: Labels) -> Image | None:
    """Return the picture of an item of a gallery: the file that it links, else the one it shows.

    The caption of a linked file may be an attribute of the link.
    """
    shown = images.read(node, base, unread, labels)
    url = absolute(node.attributes.get("href") or "", base) if node.tag == "a" else None
    if not url or not _PICTURE_FILE.search(url.partition("?")[0]):
        return shown
    image = shown or Image()
    told = next(filter(None, map(node.attributes.get, _TITLES)), None) or ""
    told = fold(cut(told, "a caption", unread))
    if told and not image.caption:
        caption, credit = images.split_credit(told)
        image = image.model_copy(update={"caption": caption, "credit": credit or image.credit})
    return image.model_copy(update={"url": url})


def row(figure: LexborNode, body: LexborNode) -> list[LexborNode]:
    """Return a figure above the body and those beside it, in order, if none is a teaser."""
    around_body = {node.mem_id for node in _ancestors(body)}
    for holder, _ in zip(_ancestors(figure), range(_ROW_LEVELS), strict=False):
        figures = [] if holder.mem_id in around_body else holder.css("figure")
        if len(figures) > 1 and all(map(_is_slide, figures)):
            return figures
    return [figure]


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def _is_slide(figure: LexborNode) -> bool:
    linked = any(fold(link.text()) for link in figure.css("a"))
    return figure.css_first("img") is not None and not linked


def before_headline(title: LexborNode, base: str | None, unread: Unread) -> Image | None:
    """Return the picture in the box right above the headline, with the text of the box."""
    node = title.prev
    while node is not None and node.first_child is None and node.tag != "img":
        node = node.prev
    if node is None or node.tag not in ("div", "figure") or len(node.css("img")) != 1:
        return None
    text = fold(node.text(separator=" "))
    if not text or not images.is_short(text) or any(fold(link.text()) for link in node.css("a")):
        return None
    return images.read(node, base, unread, Labels(caption=node.tag))
