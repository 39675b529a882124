"""A copy of a page taken out of what another program put around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from zonaparse.article import Archived
from zonaparse.copies import browsers, frames, mirrors, pictures, shadow, webarchives
from zonaparse.copies.traces import Traces
from zonaparse.copies.webarchives import Archive, Found
from zonaparse.document.encoding import decode
from zonaparse.guard import DEFAULT, Limits, measure
from zonaparse.text import Unread

_HEAD = 4096  # bytes in which programs say that they were there
_TAIL = 2048
_FIRST = 64  # bytes
_DEEPEST = 4  # copies of copies


@dataclass(frozen=True)
class Copy:
    """A page as its site served it, as far as it can be told.

    `url` is where it came from and `source` who says so; `archived` is set for the copy of a web
    archive, which is `archive`; `foreign` matches the hosts that are the archive's and no site's;
    `is_saved` says that a browser wrote it to disk.
    """

    html: str | bytes
    url: str | None = None
    source: str = "given:url"
    archived: Archived | None = None
    archived_source: str = ""
    archive: Archive | None = None
    foreign: re.Pattern[str] | None = None
    is_saved: bool = False


class Origin(NamedTuple):
    """The copy that a page was read from; `pictures_lost` have no web address."""

    copy: Copy
    pictures_lost: int = 0


def unwrap(html: str | bytes, url: str | None, source: str = "given:url") -> Copy:
    """Return a page without what a web archive or a browser wrote into it.

    `url` is where the page is said to come from. Raises NotAnArticle for a page that is the web
    archive's own.
    """
    read = _readable(html)
    head, tail = _text(read[:_HEAD]), _text(read[-_TAIL:])
    mark = browsers.mark(head)
    if url is None and mark and mark.url:
        url, source = mark.url, f"saved:{mark.program}"
    if mark and mark.program == mirrors.HTTRACK:
        html, told = _out_of_mirror(read, None)
        read, url = html, told if source.startswith("saved:") else url
    copy = Copy(html, url, source, is_saved=mark is not None)
    found = webarchives.find(head, tail, url)
    if found is None:
        return copy
    text, innermost = _restored(_text(read), found)
    return replace(
        copy,
        html=text if isinstance(read, str) else text.encode("latin-1"),
        url=innermost.original or url,
        source="archived:url" if innermost.original else source,
        archived=Archived(url=found.url, at=innermost.at or found.at),
        archived_source=found.source,
        archive=found.archive,
        foreign=webarchives.hosts(found),
    )


def _readable(html: str | bytes) -> str | bytes:
    """Return a page in UTF-16, in which no mark is found, as text; else itself."""
    if isinstance(html, bytes) and b"\0" in html[:_FIRST]:
        return decode(html).raw.decode("utf-8", "replace")
    return html


def _restored(text: str, found: Found) -> tuple[str, Found]:
    """Return a page out of its archive, and out of that which was archived, if it was one."""
    text = webarchives.restored(text, found)
    for _ in range(_DEEPEST):
        inner = webarchives.inner(found)
        if inner is None:
            break
        text, found = webarchives.restored(text, inner), inner
    return text, found


def framed(copy: Copy, encoding: str | None, limits: Limits, unread: Unread) -> Copy:
    """Return a copy with the pages of its frames where a browser shows them.

    `encoding` is the charset that the transport told; `unread` is told of pages in frames that are
    not read. Raises PageTooLarge or PageTooComplex.
    """
    html = frames.joined(copy.html, copy.url, encoding, limits, unread)
    return copy if html is copy.html else replace(copy, html=html)


class Captured(NamedTuple):
    """A page as its site wrote it, as far as who saved it tells: its address, when that was."""

    html: bytes
    url: str | None
    at: datetime | None


def captured(html: bytes, path: str) -> Captured:
    """Return a page that a program saved at `path`, and what the program wrote of it."""
    mark = browsers.mark(_text(html[:_HEAD]))
    restored, url = _out_of_mirror(html, path)
    made = restored if isinstance(restored, bytes) else html
    return Captured(made, url or (mark.url if mark else None), mark.at if mark else None)


def _out_of_mirror(html: str | bytes, path: str | None) -> tuple[str | bytes, str | None]:
    found = mirrors.restored(_text(html), path) if mirrors.may_be(html, path) else None
    if found is None:
        return html, None
    return found.html if isinstance(html, str) else found.html.encode("latin-1"), found.url


def clean(
    tree: LexborHTMLParser,
    meta: dict[str, list[str]],
    rels: dict[str, str],
    copy: Copy,
    left: Traces,
    limits: Limits = DEFAULT,
) -> int:
    """Make a page's tree what its site shows, and `meta` and `rels` what its head tells.

    `left` is what programs left in the tree. Return how many pictures have no address but one on
    the disk of who saved the page. Raises PageTooComplex where its shadow roots make it one that is
    beyond the limits.
    """
    if left.shadow_roots:
        shadow.open_all(left.shadow_roots)
        measure(tree, limits)
    if copy.archive and copy.archive.furniture:
        for node in tree.css(copy.archive.furniture):
            node.decompose()
    is_saved = copy.is_saved or left.files
    if not is_saved and copy.foreign is None:
        return 0
    kept = copy.archive.kept if copy.archive else None
    if copy.foreign:
        _without_foreign(meta, copy.foreign, kept)
        for name in [name for name, url in rels.items() if pictures.is_of(url, copy.foreign)]:
            del rels[name]
    if is_saved:
        _without(meta, pictures.is_on_disk)
    picture = next(iter(meta.get("og:image", ())), "")
    return pictures.restore(tree, picture, copy.foreign, no_relative=kept is not None)


def _without_foreign(
    meta: dict[str, list[str]], hosts: re.Pattern[str], kept: frozenset[str] | None
) -> None:
    """Take out of a head what the archive wrote there, such as the address of its picture."""
    if kept is not None:
        for name in meta.keys() - kept:
            del meta[name]
    _without(meta, lambda value: pictures.is_of(value, hosts))


def _without(meta: dict[str, list[str]], is_lost: Callable[[str], bool]) -> None:
    for name, values in list(meta.items()):
        meta[name] = [value for value in values if not is_lost(value)]
        if not meta[name]:
            del meta[name]


def _text(html: str | bytes) -> str:
    """Return bytes as a text that can be made the same bytes again."""
    return html if isinstance(html, str) else html.decode("latin-1")
