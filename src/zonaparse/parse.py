"""The whole pipeline: bytes -> Page -> Template -> Article."""

from zonaparse.article import Article
from zonaparse.assemble import Draft
from zonaparse.page import Page
from zonaparse.templates import registry


def parse(html: str | bytes, *, url: str | None = None) -> Article:
    """Return the Article that a page holds.

    `html` is the page as saved or fetched, best as bytes: its encoding is then found as a
    browser finds it. `url` is where it came from, used where the page does not say so itself
    and to make relative links absolute. The result depends on nothing but these arguments:
    no network, no disk, no clock. Times are aware, in the zone that the page prints (WIB
    +07:00, WITA +08:00, WIT +09:00), else in the one of the site's family.

    Raises EmptyPage, PageTooLarge or NotAnArticle, all of them ZonaparseError. An article that
    lacks a field raises nothing: the field is None or [].

    >>> page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    >>> parse(page).title
    'Panen Raya'
    """
    return read(html, url).article()


def read(html: str | bytes, url: str | None = None) -> Draft:
    """Return the draft of the page's Article, which also keeps the readings not taken."""
    page = Page(html, url)
    return Draft(page, registry.choose(page))
