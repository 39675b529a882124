"""The whole pipeline: bytes -> Page -> Template -> Article."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from zonaparse import copies, guard
from zonaparse.article import Article
from zonaparse.document.given import Html, are_several, plain
from zonaparse.document.page import Page
from zonaparse.errors import READER, OtherFormat
from zonaparse.guard import Limits
from zonaparse.text import Unread

if TYPE_CHECKING:
    from zonaparse.extract.draft import Draft
    from zonaparse.templates.template import Template


def parse(
    html: Html,
    *,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable["Template"] = (),
    limits: Limits = guard.DEFAULT,
    unwrap: bool = True,
) -> Article:
    """Return the Article that a page holds.

    `html` is the page as saved or fetched, best as bytes (or a bytearray, or a memoryview): its
    encoding is then found as a browser finds it. `url` is where it came from, used where the page
    does not say so itself and to make relative links absolute. `encoding` is the charset that the
    HTTP header told.
    `limits` say what a page may hold at most. `templates` are tried before all others, in this call
    alone; see `zonaparse.templates` for what they are made of. `unwrap` takes a copy out of what a
    web archive or a browser put around it, so that it is read as the page that its site served.
    Times are aware, in the zone that the page prints (WIB +07:00, WITA +08:00, WIT +09:00), else in
    the one of the site's family.

    The result depends on nothing but these arguments and the templates that installed packages
    register, which the first call looks up: no network, no other disk, no clock.

    An MHTML file is read as the page in it. Raises OtherFormat for other forms than HTML, such as a
    ZIP or a table, NotAPage for a path or an address, EmptyPage, PageTooLarge, PageTooComplex or
    NotAnArticle, TemplateError for `templates` that are broken, and ParserFailed if the HTML parser
    gives up, as for want of memory: all of them are ZonaparseError. An article that lacks a field
    raises nothing: the field is None or [].

    >>> page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    >>> parse(page).title
    'Panen Raya'
    """
    return read(html, url, encoding, templates, limits, unwrap=unwrap).article()


def read(
    html: Html,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable["Template"] = (),
    limits: Limits = guard.DEFAULT,
    *,
    unwrap: bool = True,
) -> "Draft":
    """Return the draft of the page's Article, which also keeps the readings not taken."""
    # The rules are loaded with the first page: they are a third of what an import would take.
    from zonaparse.extract.draft import Draft
    from zonaparse.templates import registry

    given, url, encoding, source = _page(plain(html, limits), url, encoding, limits)
    copy = copies.unwrap(given, url, source) if unwrap else copies.Copy(given, url, source)
    page = Page(copy.html, copy.url, encoding, limits)
    left = copies.traces(page.tree)
    unread: Unread = {}
    if left.frames and (opened := copies.framed(copy, encoding, limits, unread)) is not copy:
        copy, page = opened, Page(opened.html, opened.url, encoding, limits)
        left = copies.traces(page.tree)
    page.unread |= unread
    lost = copies.clean(page.tree, page.meta, page.rels, copy, left, limits)
    page.drop_unread()  # from here on nothing changes the tree
    return Draft(page, registry.choose(page, templates), copies.Origin(copy, lost))


def _page(
    html: str | bytes, url: str | None, encoding: str | None, limits: Limits
) -> tuple[str | bytes, str | None, str | None, str]:
    """Return the page that is given, its address, its encoding, and who tells the address."""
    if are_several(html):
        raise OtherFormat("several HTML pages", READER)
    if _is_markup(html):
        return html, url, encoding, "given:url"
    from zonaparse.inputs.single import unpacked  # few pages begin with anything else

    found = unpacked(html, limits)
    told = (found.url, found.source) if url is None else (url, "given:url")
    return found.html, told[0], encoding or found.encoding, told[1]


def _is_markup(html: str | bytes) -> bool:
    """Say whether a page begins with a tag, as nearly all do, and not with one of other XML."""
    if isinstance(html, str):
        begin = html[:_BEGIN].lstrip("\ufeff \t\r\n\f").encode("utf-8", "replace")
    else:
        begin = html[:_BEGIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    return begin.startswith(b"<") and not begin.lower().startswith(_XML)


_BEGIN = 256  # bytes
_XML = (b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<svg", b"<opml")
