"""Which template a page has: by its markup, whatever its host."""

from selectolax.lexbor import LexborNode

from zonaparse.page import Page
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.prmn import PRMN
from zonaparse.templates.template import Mark, Sources, Template

FAMILIES: tuple[Template, ...] = tuple(family.over(GENERIC) for family in (PRMN,))


def choose(page: Page) -> Template:
    """Return the variant of the family whose marks the page bears; GENERIC if none fits.

    What surrounds the headline and the body becomes the page's `near`.
    """
    bears = (f for f in FAMILIES if any(mark.encode() in page.raw for mark in f.marks))
    family = next(bears, GENERIC)
    headline, body = _around(_first(page, family.headline)), _first(page, family.container)
    page.near = tuple(place for place in (headline, body and body.parent) if place)
    places = {"head": page.tree.head, "headline": headline, "body": body}
    return next((v for v in family.variants if _bears(places, v.variant_marks)), family)


def _bears(places: dict[str, LexborNode | None], marks: tuple[Mark, ...]) -> bool:
    shown = ((places[mark.place], mark.selector) for mark in marks)
    return any(node is not None and node.css_first(selector) for node, selector in shown)


def _first(page: Page, selectors: Sources) -> LexborNode | None:
    return next((node for selector in selectors if (node := page.first(selector))), None)


def _around(title: LexborNode | None) -> LexborNode | None:
    return title and title.parent and title.parent.parent
