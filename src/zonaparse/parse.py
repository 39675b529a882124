"""The whole pipeline: bytes -> Page -> Template -> Article."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from zonaparse import guard
from zonaparse.article import Article
from zonaparse.given import Html
from zonaparse.guard import Limits
from zonaparse.page import Page

if TYPE_CHECKING:
    from zonaparse.assemble import Draft
    from zonaparse.templates.template import Template


def parse(
    html: Html,
    *,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable["Template"] = (),
    limits: Limits = guard.DEFAULT,
) -> Article:
    """Return the Article that a page holds.

    `html` is the page as saved or fetched, best as bytes (or a bytearray, or a memoryview): its
    encoding is then found as a browser finds it. `url` is where it came from, used where the page
    does not say so itself and to make relative links absolute. `encoding` is the charset that the
    HTTP header told.
    `limits` say what a page may hold at most. `templates` are tried before all others, in this call
    alone; see `zonaparse.templates` for what they are made of. Times are aware, in the zone that
    the page prints (WIB +07:00, WITA +08:00, WIT +09:00), else in the one of the site's family.

    The result depends on nothing but these arguments and the templates that installed packages
    register, which the first call looks up: no network, no other disk, no clock.

    Raises EmptyPage, PageTooLarge, PageTooComplex or NotAnArticle, NotAPage for a path or an
    address, TemplateError for `templates` that are broken, and ParserFailed if the HTML parser
    gives up, as for want of memory: all of them are ZonaparseError. An article that lacks a field
    raises nothing: the field is None or [].

    >>> page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    >>> parse(page).title
    'Panen Raya'
    """
    return read(html, url, encoding, templates, limits).article()


def read(
    html: Html,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable["Template"] = (),
    limits: Limits = guard.DEFAULT,
) -> "Draft":
    """Return the draft of the page's Article, which also keeps the readings not taken."""
    # The rules are loaded with the first page: they are a third of what an import would take.
    from zonaparse.assemble import Draft
    from zonaparse.templates import registry

    page = Page(html, url, encoding, limits)
    return Draft(page, registry.choose(page, templates))
