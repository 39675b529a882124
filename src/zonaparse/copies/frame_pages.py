"""The pages that are written into frames, and what they may hold together.

Each might be within the limits, and a page have thousands of them. So what they hold is counted
for all of a page, whatever frame of which frame they are in.
"""

import base64
import binascii
import re
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse import guard
from zonaparse.document.encoding import decode
from zonaparse.document.page import parsed
from zonaparse.errors import PageTooComplex, PageTooLarge
from zonaparse.guard import Limits
from zonaparse.text import Unread

FRAMES = "iframe, frame, object[data]"
UNREAD = "data-unread"  # the attribute of a frame whose page was in a file, and beyond its bounds
_TAGS = ("iframe", "frame", "object")
_DATA = re.compile(r"data:text/html(?P<told>[^,]{0,80}),(?P<page>.*)", re.IGNORECASE | re.DOTALL)
_TOO_LARGE = "the page of a frame is beyond the limits: it was not read"
_MOST = 1_000  # frames of a page
_TOO_MANY = f"of the frames that hold pages only {_MOST:,} were opened"
_NODES = 2  # times the limit; where all are shown, the page around them is refused
_DEPTH = 4  # times the limit: the guard may count elements that have ended


def holds_page(node: LexborNode) -> bool:
    """Say whether a page may be written into a node, if it is a frame, or was left out of it."""
    if node.tag not in _TAGS:
        return False
    written = node.attributes
    address = written.get("data" if node.tag == "object" else "src") or ""
    is_written = "srcdoc" in written or address.lstrip()[:5].lower() == "data:"
    return is_written or UNREAD in written


def page_of(node: LexborNode) -> str | None:
    """Return the page in a frame as text; None for a frame that only has an address."""
    written = node.attributes
    if (page := written.get("srcdoc")) and node.tag != "object":
        return page
    data = _DATA.fullmatch((written.get("data" if node.tag == "object" else "src") or "").strip())
    if data is None:
        return None
    raw = unquote_to_bytes(data["page"])
    if "base64" in data["told"].lower():
        try:
            raw = base64.b64decode(raw, validate=False)
        except binascii.Error:
            return None
    return decode(raw, "utf-8").raw.decode("utf-8", "replace")


class Pages:
    """The trees of the pages in frames; `unread` is told of those that are not read.

    `hold_frames` says that one of them, put into the page around it, holds a page in turn.
    """

    def __init__(self, limits: Limits, unread: Unread) -> None:
        self.unread = unread
        self.hold_frames = False
        self._limits = limits
        self._frames = _MOST
        self._bytes = limits.max_bytes
        self._nodes = _NODES * limits.max_nodes

    def tree(self, page: str) -> LexborHTMLParser | None:
        """Return the tree of a page; None where it is more than may still be read."""
        if not self._frames:
            self.unread[_TOO_MANY] = None
            return None
        self._frames -= 1
        try:
            return self._parsed(page.encode("utf-8", "replace"))
        except (PageTooLarge, PageTooComplex):
            self.unread[_TOO_LARGE] = None
            return None

    def note_frames(self, tree: LexborHTMLParser) -> None:
        """Note whether a page that is put into the one around it holds frames."""
        self.hold_frames = self.hold_frames or any(map(holds_page, tree.css(FRAMES)))

    def tell_left_out(self, tree: LexborHTMLParser) -> None:
        """Tell of pages that whoever unpacked the file left out."""
        if tree.css_matches(f"[{UNREAD}]"):
            self.unread[_TOO_LARGE] = None

    def _parsed(self, raw: bytes) -> LexborHTMLParser:
        if len(raw) > self._bytes:
            raise PageTooLarge(len(raw), self._bytes)
        self._bytes -= len(raw)
        most = min(self._nodes, self._limits.max_nodes)
        depth = _DEPTH * self._limits.max_depth
        counted = guard.nodes(raw, replace(self._limits, max_nodes=most, max_depth=depth))
        self._nodes -= min(counted, most)
        if counted > most:
            raise PageTooComplex("nodes", counted, most)
        tree = parsed(raw)
        guard.measure(tree, self._limits)
        return tree
