"""Pages in frames, put where a browser shows them.

Programs that save pages put the page of a frame into the page around it: SingleFile as `srcdoc` of
an iframe and as a data: address of a frame, the reader of MHTML (inputs/mail.py) as `srcdoc` of
both. A frame of another site, such as a video or a post, stays what it is, an embed.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse import guard
from zonaparse.document.encoding import decode
from zonaparse.errors import PageTooComplex, PageTooLarge
from zonaparse.guard import Limits
from zonaparse.text import Unread

_DEEPEST = 4  # frames in frames
_TOO_DEEP = f"of frames in frames only {_DEEPEST} were opened"
_TOO_LARGE = "the page of a frame is beyond the limits: it was not read"
_FAILED = "#main-frame-error, body.neterror, #errorPageContainer"  # what a browser shows instead
_TAGS = ("iframe", "frame", "object")
_FRAMES = "iframe, frame, object[data]"
_DATA = re.compile(r"data:text/html(?P<told>[^,]{0,80}),(?P<page>.*)", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?//(?:www\.|m\.)?(?P<host>[^/?#\s]+)", re.IGNORECASE)
_ADVERTISEMENT = re.compile(
    r"google_ads|aswift|googlesyndication|doubleclick|(?:^|[-_\s])(?:ads?|banner|iklan)(?:[-_\s]|$)",
    re.IGNORECASE,
)
_UNSEEN = frozenset(("0", "1", "2"))  # pixels
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KEPT = ("class", "id")
_ADDRESSES = ("href", "src")


def joined(
    html: str | bytes, url: str | None, encoding: str | None, limits: Limits, unread: Unread
) -> str | bytes:
    """Return a page with the pages of its frames in it, where it holds any; else itself.

    `unread` is told of pages in frames that are not read. Raises PageTooLarge or PageTooComplex
    beyond the limits.
    """
    raw = decode(html, encoding).raw
    changed = False
    for depth in range(_DEEPEST + 1):
        guard.check(raw, limits)
        tree = LexborHTMLParser(raw)
        guard.measure(tree, limits)
        if depth == _DEEPEST and any(map(holds_page, tree.css(_FRAMES))):
            unread[_TOO_DEEP] = None
        opened = _opened(tree, url, limits, unread) if depth < _DEEPEST else None
        if opened is None:
            break
        raw, changed = opened.encode("utf-8", "replace"), True
    return raw.decode("utf-8", "replace") if changed else html


def holds_page(node: LexborNode) -> bool:
    """Say whether a page may be written into a node, if it is a frame."""
    if node.tag not in _TAGS:
        return False
    written = node.attributes
    address = written.get("data" if node.tag == "object" else "src") or ""
    return "srcdoc" in written or address.lstrip()[:5].lower() == "data:"


def is_same_site(url: str, other: str) -> bool:
    """Say whether two addresses are on one host, be it the mobile one."""
    one, two = _HOST.match(url), _HOST.match(other)
    return bool(one and two and one["host"].lower() == two["host"].lower())


def _opened(tree: LexborHTMLParser, url: str | None, limits: Limits, unread: Unread) -> str | None:
    """Return a page with the frames open that stand in it; None where there is none to open."""
    if tree.body is None:
        return _of_frameset(tree, url, limits, unread)
    sites = [each for each in (url, *_own_addresses(tree)) if each]
    opened = False
    for node in tree.css(_FRAMES):
        page = _page(node)
        if page is None:
            continue
        inner = None if _is_unread(node) else _parsed(page, limits, unread)
        if inner is None or inner.css_matches(_FAILED) or _is_elsewhere(node, inner, sites):
            _close(node)
        else:
            _replace(tree, node, inner, url, limits, unread)
        opened = True
    return tree.html if opened else None


class _Shown(NamedTuple):
    """What one of the frames of a frameset shows."""

    head: str
    body: str


def _of_frameset(tree: LexborHTMLParser, url: str | None, limits: Limits, unread: Unread) -> str:
    """Return one page of all that the frames show; it is called what the longest of them is."""
    shown = list(_in_frames(tree, url, limits, unread))
    heads = [each.head for each in sorted(shown, key=lambda each: -len(each.body))]
    heads.append(_inside(tree.head))
    bodies = (f"<div>{each.body}</div>" for each in shown)
    return f"<html><head>{''.join(heads)}</head><body>{''.join(bodies)}</body></html>"


def _in_frames(
    tree: LexborHTMLParser, url: str | None, limits: Limits, unread: Unread, depth: int = _DEEPEST
) -> Iterator[_Shown]:
    for node in tree.css("frame"):
        page = _page(node)
        inner = _parsed(page, limits, unread) if page is not None else None
        if inner is None:
            continue
        base = _base(node, url)
        if inner.body is not None:
            _make_absolute(inner, base)
            yield _Shown(_inside(inner.head), _inside(inner.body))
        elif depth > 1:
            yield from _in_frames(inner, base, limits, unread, depth - 1)
        else:
            unread[_TOO_DEEP] = None


def _inside(node: LexborNode | None) -> str:
    return (node.inner_html if node else "") or ""


def _page(node: LexborNode) -> str | None:
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


def _is_unread(node: LexborNode) -> bool:
    """Say whether a frame is an advertisement by its name, or not to be seen."""
    written = node.attributes
    if "hidden" in written or _HIDDEN.search(written.get("style") or ""):
        return True
    named = " ".join(written.get(name) or "" for name in ("id", "name", "class"))
    sizes = (written.get("width"), written.get("height"))
    return _ADVERTISEMENT.search(named) is not None or not _UNSEEN.isdisjoint(sizes)


def _parsed(page: str, limits: Limits, unread: Unread) -> LexborHTMLParser | None:
    raw = page.encode("utf-8", "replace")
    try:
        guard.check(raw, limits)
        tree = LexborHTMLParser(raw)
        guard.measure(tree, limits)
    except (PageTooLarge, PageTooComplex):
        unread[_TOO_LARGE] = None
        return None
    return tree


def _own_addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, name in (('link[rel="canonical"]', "href"), ('[property="og:url"]', "content")):
        node = tree.css_first(selector)
        if node and (told := node.attributes.get(name)):
            yield told


def _is_elsewhere(node: LexborNode, inner: LexborHTMLParser, sites: list[str]) -> bool:
    """Say whether a frame is of another site, and give it the address that its page tells."""
    src = (node.attributes.get("src") or "").strip()
    if src and not src.startswith(("data:", "about:", "cid:")):
        is_web = src.startswith("//") or _WEB.match(src)
        return bool(is_web) and not any(is_same_site(src, site) for site in sites)
    told = next((each for each in _own_addresses(inner) if _WEB.match(each)), None)
    if told is None or not sites or any(is_same_site(told, site) for site in sites):
        return False
    node.attrs["src"] = told
    return True


def _close(node: LexborNode) -> None:
    """Take the page out of a frame."""
    for name in ("srcdoc", "data"):
        if name in node.attributes:
            del node.attrs[name]
    if (node.attributes.get("src") or "").strip().lower().startswith("data:"):
        del node.attrs["src"]


def _replace(
    tree: LexborHTMLParser, node: LexborNode, inner: LexborHTMLParser, url: str | None,
    limits: Limits, unread: Unread,
) -> None:  # fmt: skip
    base = _base(node, url)
    box = tree.create_node("div")
    for name in _KEPT:
        if name in node.attributes:
            box.attrs[name] = node.attributes[name] or ""
    if inner.body is None:
        shown = "".join(each.body for each in _in_frames(inner, base, limits, unread))
    else:
        _make_absolute(inner, base)
        shown = _inside(inner.body)
    node.insert_before(box, move=True)
    place = node.prev
    if place is not None:
        place.inner_html = shown
    node.decompose()


def _base(node: LexborNode, url: str | None) -> str | None:
    """Return what the addresses of a frame's page are told from."""
    src = (node.attributes.get("src") or "").strip()
    if not src or src.startswith(("data:", "about:", "cid:")):
        return url
    return urljoin(url or "", src)


def _make_absolute(inner: LexborHTMLParser, base: str | None) -> None:
    """Give the addresses of a frame's page with the site: in the page around they would change."""
    own = inner.css_first("base[href]")
    base = urljoin(base or "", own.attributes.get("href") or "") if own else base
    if not base or not _WEB.match(base):
        return
    for node in inner.css("[href], [src]"):
        for name in _ADDRESSES:
            told = node.attributes.get(name)
            if told and not told.startswith(("#", "data:", "mailto:", "tel:", "javascript:")):
                node.attrs[name] = _joined_address(base, told)


def _joined_address(base: str, told: str) -> str:
    try:
        return urljoin(base, told.strip())
    except ValueError:  # brackets that are no IPv6 address
        return told
