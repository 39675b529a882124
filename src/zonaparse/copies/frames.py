"""Pages in frames, put where a browser shows them.

Programs that save pages put the page of a frame into the page around it: SingleFile as `srcdoc` of
an iframe and as a data: address of a frame, the reader of MHTML (inputs/mail.py) as `srcdoc` of
both. A frame of another site, such as a video or a post, stays what it is, an embed.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse.copies.frame_pages import FRAMES, Pages, page_of
from zonaparse.document.encoding import decode
from zonaparse.document.page import parsed, tree_of
from zonaparse.guard import Limits
from zonaparse.text import Unread

_DEEPEST = 4  # frames in frames
_TOO_DEEP = f"of frames in frames only {_DEEPEST} were opened"
_FAILED = "#main-frame-error, body.neterror, #errorPageContainer"  # what a browser shows instead
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
_NOT_JOINED = ("#", "data:", "mailto:", "tel:", "javascript:")
_OWN = ("data:", "about:", "cid:")  # addresses of frames that have none on the web
_LONGEST_BASE = 2_048  # characters: no page's address is so long, and each link would repeat it


def joined(
    html: str | bytes, url: str | None, encoding: str | None, limits: Limits, unread: Unread
) -> str | bytes:
    """Return a page with the pages of its frames in it, where it holds any; else itself.

    `unread` is told of pages in frames that are not read. Raises PageTooLarge or PageTooComplex
    where with them the page is beyond the limits.
    """
    pages, raw = Pages(limits, unread), decode(html, encoding).raw
    tree = parsed(raw)  # whoever found that it holds frames has looked at the limits
    changed = False
    for _ in range(_DEEPEST):
        pages.hold_frames = False
        opened = _opened(tree, sha256(raw).hexdigest(), url, pages)
        if opened is None:
            break
        raw, changed = opened.encode("utf-8", "replace"), True
        if not pages.hold_frames:
            break
        tree = tree_of(raw, limits)
    else:
        unread[_TOO_DEEP] = None
    return raw.decode("utf-8", "replace") if changed else html


def _opened(tree: LexborHTMLParser, mark: str, url: str | None, pages: Pages) -> str | None:
    """Return a page with the frames open that stand in it; None where there is none to open.

    `mark` is what the page cannot hold: it stands for what a frame shows until that is put in as it
    is, so that the parser makes it once.
    """
    pages.tell_left_out(tree)
    if tree.body is None:
        return _of_frameset(tree, url, pages)
    hosts = {_host(each) for each in (url, *_own_addresses(tree)) if each}
    replaced: list[LexborNode] = []
    shown: list[str] = []
    opened = False
    for node in tree.css(FRAMES):
        page = page_of(node)
        if page is None:
            continue
        inner = None if _is_unread(node) else pages.tree(page)
        if inner is None or inner.css_matches(_FAILED) or _is_elsewhere(node, inner, hosts):
            _close(node)
        else:
            node.insert_before(_box(tree, node, f"{mark}{len(shown)}."), move=True)
            shown.append(_shown(node, inner, url, pages))
            replaced.append(node)
        opened = True
    for node in reversed(replaced):  # an <object> may hold another
        node.decompose()
    return (
        re.sub(rf"{mark}(\d+)\.", lambda n: shown[int(n[1])], tree.html or "") if opened else None
    )


class _Shown(NamedTuple):
    """What one of the frames of a frameset shows."""

    head: str
    body: str


def _of_frameset(tree: LexborHTMLParser, url: str | None, pages: Pages) -> str:
    """Return one page of all that the frames show; it is called what the longest of them is."""
    shown = list(_in_frames(tree, url, pages))
    heads = [each.head for each in sorted(shown, key=lambda each: -len(each.body))]
    heads.append(_inside(tree.head))
    bodies = (f"<div>{each.body}</div>" for each in shown)
    return f"<html><head>{''.join(heads)}</head><body>{''.join(bodies)}</body></html>"


def _in_frames(
    tree: LexborHTMLParser, url: str | None, pages: Pages, depth: int = _DEEPEST
) -> Iterator[_Shown]:
    for node in tree.css("frame"):
        page = page_of(node)
        inner = pages.tree(page) if page is not None else None
        if inner is None:
            continue
        base = _base(node, url)
        if inner.body is not None:
            pages.note_frames(inner)
            _make_absolute(inner, base, pages.unread)
            yield _Shown(_inside(inner.head), _inside(inner.body))
        elif depth > 1:
            yield from _in_frames(inner, base, pages, depth - 1)
        else:
            pages.unread[_TOO_DEEP] = None


def _inside(node: LexborNode | None) -> str:
    return (node.inner_html if node else "") or ""


def _is_unread(node: LexborNode) -> bool:
    """Say whether a frame is an advertisement by its name, or not to be seen."""
    written = node.attributes
    if "hidden" in written or _HIDDEN.search(written.get("style") or ""):
        return True
    named = " ".join(written.get(name) or "" for name in ("id", "name", "class"))
    sizes = (written.get("width"), written.get("height"))
    return _ADVERTISEMENT.search(named) is not None or not _UNSEEN.isdisjoint(sizes)


def _own_addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, name in (('link[rel="canonical"]', "href"), ('[property="og:url"]', "content")):
        node = tree.css_first(selector)
        if node and (told := node.attributes.get(name)):
            yield told


def _host(url: str) -> str:
    """Return the host of an address, the same for a mobile one; "" where it has none."""
    found = _HOST.match(url)
    return found["host"].lower() if found else ""


def _is_on(url: str, hosts: set[str]) -> bool:
    return _host(url) != "" and _host(url) in hosts


def _is_elsewhere(node: LexborNode, inner: LexborHTMLParser, hosts: set[str]) -> bool:
    """Say whether a frame is of another site, and give it the address that its page tells."""
    src = (node.attributes.get("src") or "").strip()
    if src and not src.startswith(_OWN):
        is_web = src.startswith("//") or _WEB.match(src)
        return bool(is_web) and not _is_on(src, hosts)
    told = next((each for each in _own_addresses(inner) if _WEB.match(each)), None)
    if told is None or not hosts or _is_on(told, hosts):
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


def _box(tree: LexborHTMLParser, frame: LexborNode, text: str) -> LexborNode:
    """Return a box with a text in it that is called what a frame is."""
    box = tree.create_node("div")
    for name in _KEPT:
        if name in frame.attributes:
            box.attrs[name] = frame.attributes[name] or ""
    box.inner_html = text
    return box


def _shown(node: LexborNode, inner: LexborHTMLParser, url: str | None, pages: Pages) -> str:
    """Return what a frame shows of its page."""
    base = _base(node, url)
    if inner.body is None:
        return "".join(each.body for each in _in_frames(inner, base, pages))
    pages.note_frames(inner)
    _make_absolute(inner, base, pages.unread)
    return _inside(inner.body)


def _base(node: LexborNode, url: str | None) -> str | None:
    """Return what the addresses of a frame's page are told from."""
    src = (node.attributes.get("src") or "").strip()
    if not src or src.startswith(_OWN):
        return url
    return _joined_address(url or "", src)


def _make_absolute(inner: LexborHTMLParser, base: str | None, unread: Unread) -> None:
    """Give the addresses of a frame's page with the site: in the page around they would change.

    From a base that is too long they lead nowhere.
    """
    own = inner.css_first("base[href]")
    base = _joined_address(base or "", own.attributes.get("href") or "") if own else base
    if not base or not _WEB.match(base):
        return
    is_long = len(base) > _LONGEST_BASE
    if is_long:
        size = f"{len(base):,} characters"
        unread[f"a base address of {size}: relative addresses were not read"] = None
    for node in inner.css("[href], [src]"):
        for name in _ADDRESSES:
            told = node.attributes.get(name)
            if told and not told.startswith(_NOT_JOINED):
                node.attrs[name] = "" if is_long else _joined_address(base, told)


def _joined_address(base: str, told: str) -> str:
    try:
        return told if len(base) > _LONGEST_BASE else urljoin(base, told.strip())
    except ValueError:  # brackets that are no IPv6 address
        return told
