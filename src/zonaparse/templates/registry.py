"""Which template a page has: by its host, else by its markup, whatever the host."""

import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from zonaparse import templates
from zonaparse.document.page import Page
from zonaparse.fields.readings import NEXT
from zonaparse.templates import plugins
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Mark, Sources, Template

_HOST = re.compile(rb"//([\w.-]+)")
_SIGN_LEVELS = 5  # from the headline up
_NEIGHBOURS = 8  # on each side
_TOLD_EARLY = 24_000  # bytes; what gives a CMS away stands early in the head


def _declared() -> Iterator[Template]:
    """Yield the families that the modules beside this one declare, each as FAMILIES."""
    for module in sorted(pkgutil.iter_modules(templates.__path__), key=lambda m: m.name):
        if module.name != __name__.rpartition(".")[2]:
            yield from getattr(import_module(f"{templates.__name__}.{module.name}"), "FAMILIES", ())


@cache
def families() -> tuple[Template, ...]:
    """Return the library's own families; they are loaded when the first page is parsed."""
    return tuple(family.over(GENERIC) for family in _declared())


class Registry:
    """Families in order of precedence, and which of them a page is of."""

    def __init__(self, families: Iterable[Template]) -> None:
        self.families = tuple(families)
        first_last = self.families[::-1]
        self._by_host = {host.lower(): family for family in first_last for host in family.hosts}
        self._by_sign = {sign: family for family in first_last for sign in family.signs}
        self._assets: dict[bytes, list[tuple[int, bytes]]] = {}
        self._addresses: list[tuple[int, bytes]] = []
        self._names: list[tuple[int, bytes]] = []
        for rank, family in enumerate(self.families):
            for asset in map(str.encode, family.assets):
                self._assets.setdefault(asset.partition(b"/")[0], []).append((rank, asset))
            for mark in family.marks:
                marks = self._addresses if _is_address(mark) else self._names
                marks.append((rank, mark.encode()))

    def find(self, page: Page) -> Template | None:
        """Return the family of the page's host, else of what it bears."""
        return (
            self._of_host(page)
            or self._of_marks(page.raw[:_TOLD_EARLY])
            or (self._of_signs(page.first("h1")) if self._by_sign else None)
        )

    def of_host(self, host: str) -> Template | None:
        """Return the family of a host."""
        return next(filter(None, map(self._by_host.get, _domains(host))), None)

    def _of_host(self, page: Page) -> Template | None:
        return next(filter(None, map(self.of_host, page.hosts)), None)

    def _of_signs(self, title: LexborNode | None) -> Template | None:
        names = _names_around(title) if title else ()
        return next((self._by_sign[name] for name in names if name in self._by_sign), None)

    def _of_marks(self, early: bytes) -> Template | None:
        named = {domain for host in set(_HOST.findall(early)) for domain in _domains(host.decode())}
        told = [clue for name in named for clue in self._assets.get(name.encode(), ())]
        borne = min((rank for rank, clue in (*told, *self._addresses) if clue in early), default=-1)
        if borne < 0:
            borne = min((rank for rank, name in self._names if name in early), default=-1)
        return self.families[borne] if borne >= 0 else None


def _names_around(title: LexborNode) -> Iterator[str]:
    """Yield the ids and classes of a headline, of what it is in, and of their neighbours."""
    node: LexborNode | None = title
    for _ in range(_SIGN_LEVELS):
        if node is None or node.tag == "html":
            return
        yield from _names_of(node)
        for step in ("prev", "next"):
            yield from chain.from_iterable(map(_names_of, islice(_beside(node, step), _NEIGHBOURS)))
        node = node.parent


def _beside(node: LexborNode, step: str) -> Iterator[LexborNode]:
    other = getattr(node, step)
    while other is not None:
        if other.first_child is not None:
            yield other
        other = getattr(other, step)


def _names_of(node: LexborNode) -> Iterator[str]:
    attributes = node.attributes
    yield from (attributes.get("class") or "").split()
    yield attributes.get("id") or ""


def _is_address(mark: str) -> bool:
    """Say whether a mark is part of an address; sister systems share their class names."""
    return "/" in mark or "." in mark


@cache
def known() -> Registry:
    """Return the families of installed packages, which come first, and the library's own."""
    outside = (found.template.over(GENERIC) for found in plugins.installed())
    return Registry((*outside, *families()))


# A caller gives the same few templates with page after page: they are checked and made ready once.
# Templates have no hash, so they are known by id; their being kept here keeps the ids theirs.
_GIVEN: dict[tuple[int, ...], tuple[tuple[Template, ...], Registry]] = {}
_MOST_GIVEN = 64


def given(templates: Iterable[Template]) -> Registry:
    """Return the registry of the templates given for one call; raise TemplateError if broken."""
    key = tuple(map(id, found := plugins.listed(templates)))
    kept = _GIVEN.get(key)
    if kept is None:
        plugins.check(found)
        if len(_GIVEN) >= _MOST_GIVEN:
            _GIVEN.clear()
        kept = _GIVEN[key] = found, Registry(template.over(GENERIC) for template in found)
    return kept[1]


def choose(page: Page, templates: Iterable[Template] = ()) -> Template:
    """Return the variant of the family that the page is of; GENERIC if none fits.

    `templates` are tried before all others. What surrounds the headline and the body becomes
    the page's `near`.
    """
    family = (given(templates).find(page) if templates else None) or known().find(page) or GENERIC
    headline, body = _around(_first(page, family.headline)), _first(page, family.container)
    beside = body and body.parent
    if headline and _is_inside(beside, headline):  # what is not there is not here
        beside = None
    page.near = tuple(place for place in (headline, beside) if place)
    places = {"head": page.tree.head, "headline": headline, "body": body, "page": page.tree.body}
    return next((v for v in family.variants if _bears(places, v.variant_marks)), family)


def _domains(host: str) -> Iterator[str]:
    """Yield a host and the domains that it is in: a.b.id, b.id."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


def _bears(places: dict[str, LexborNode | None], marks: Iterable[Mark]) -> bool:
    shown = ((places[mark.place], mark.selector) for mark in marks)
    return any(node is not None and node.css_first(selector) for node, selector in shown)


def _first(page: Page, selectors: Sources) -> LexborNode | None:
    plain = (selector for selector in selectors if not selector.startswith(NEXT))
    return next((node for selector in plain if (node := page.first(selector))), None)


def _is_inside(node: LexborNode | None, place: LexborNode) -> bool:
    """Say whether a node is a place or in it."""
    while node is not None and node.mem_id != place.mem_id:
        node = node.parent
    return node is not None


def _around(title: LexborNode | None) -> LexborNode | None:
    return title and title.parent and title.parent.parent
