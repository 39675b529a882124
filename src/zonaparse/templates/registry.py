"""Which template a page has: by its host, else by its markup, whatever the host."""

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain

from selectolax.lexbor import LexborNode

from zonaparse import templates
from zonaparse.fields.readings import NEXT
from zonaparse.page import Page
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Mark, Sources, Template
from zonaparse.text import is_indonesian

_TOLD_EARLY = 60_000  # bytes; what gives a CMS away stands in the head or soon after it


def _declared() -> Iterator[Template]:
    """Yield the families that the modules beside this one declare, each as FAMILIES."""
    for module in sorted(pkgutil.iter_modules(templates.__path__), key=lambda m: m.name):
        if module.name != __name__.rpartition(".")[2]:
            yield from getattr(import_module(f"{templates.__name__}.{module.name}"), "FAMILIES", ())


FAMILIES: tuple[Template, ...] = tuple(family.over(GENERIC) for family in _declared())
_BY_HOST = {host: family for family in FAMILIES for host in family.hosts}
_MARKS = [
    (mark.encode(), family)
    for family in sorted(FAMILIES, key=lambda family: family.worldwide)
    for mark in family.marks
]


def choose(page: Page) -> Template:
    """Return the variant of the family that the page is of; GENERIC if none fits.

    What surrounds the headline and the body becomes the page's `near`.
    """
    family = _by_host(page) or _by_mark(page) or GENERIC
    headline, body = _around(_first(page, family.headline)), _first(page, family.container)
    page.near = tuple(place for place in (headline, body and body.parent) if place)
    places = {"head": page.tree.head, "headline": headline, "body": body}
    return next((v for v in family.variants if _bears(places, v.variant_marks)), family)


def _by_host(page: Page) -> Template | None:
    known = (_BY_HOST.get(host) for host in chain.from_iterable(map(_domains, page.hosts)))
    return next(filter(None, known), None)


def _domains(host: str) -> Iterator[str]:
    """Yield a host and the domains that it is in: a.b.id, b.id."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


def _by_mark(page: Page) -> Template | None:
    early = page.raw[:_TOLD_EARLY]
    family = next((family for mark, family in _MARKS if mark in early), None)
    if family and family.worldwide and not is_indonesian(page.raw):
        return None
    return family


def _bears(places: dict[str, LexborNode | None], marks: Iterable[Mark]) -> bool:
    shown = ((places[mark.place], mark.selector) for mark in marks)
    return any(node is not None and node.css_first(selector) for node, selector in shown)


def _first(page: Page, selectors: Sources) -> LexborNode | None:
    plain = (selector for selector in selectors if not selector.startswith(NEXT))
    return next((node for selector in plain if (node := page.first(selector))), None)


def _around(title: LexborNode | None) -> LexborNode | None:
    return title and title.parent and title.parent.parent
