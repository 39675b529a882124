"""What other programs left in the tree of a page, found in one walk: each walk takes a tenth of the
time that the parser took.
"""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse.copies import pictures, shadow
from zonaparse.copies.frame_pages import holds_page

_LEFT = 'template, iframe, frame, object, link[href], [href*="_files/"], [src*="_files/"]'


class Traces(NamedTuple):
    """`frames` says that pages may stand in frames, `files` that files lie beside the page;
    `shadow_roots` are in the order of the page.
    """

    frames: bool
    files: bool
    shadow_roots: list[LexborNode]


def traces(tree: LexborHTMLParser) -> Traces:
    """Return what programs left in a page's tree."""
    left = tree.css(_LEFT)
    return Traces(
        tree.body is None or any(map(holds_page, left)),
        any(map(pictures.is_beside, left)),
        [node for node in left if shadow.is_root(node)],
    )
