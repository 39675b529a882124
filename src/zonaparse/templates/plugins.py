"""Templates from outside: what installed packages register, and what a caller gives.

Neither was written with this library's tests, so each is looked through before it is used: what is
wrong with it is told at once and by name, not by a page that reads badly later.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Set
from datetime import tzinfo
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from selectolax.lexbor import SelectolaxError

from zonaparse.document.page import Page
from zonaparse.errors import TemplateError, TemplateWarning
from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.fields.readings import NEXT, texts
from zonaparse.templates.template import SOURCE_FIELDS, Evidence, Mark, Sources, Template

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "zonaparse.templates"
_PLACES = get_args(get_type_hints(Mark)["place"])
_TYPES: dict[str, Any] = {
    "evidence": Evidence,
    "markup": Markup,
    "pager": Pager | None,
    "zone": tzinfo | None,
    "outlets": Set,
    "variants": tuple,
    "variant_marks": tuple,
}
_SELECTORS = ("headline", "container", "continued", "image")
_ITEMS = " >> "
_SOURCES = (*SOURCE_FIELDS, "caption", "credit", "sponsored")
_LISTS = ("hosts", "assets", "marks", "signs", "lines", *_SELECTORS, *_SOURCES)


class Installed(NamedTuple):
    """A family that an installed package registers."""

    package: str
    template: Template


@cache
def installed() -> tuple[Installed, ...]:
    """Return the families that installed packages register, by the packages' names.

    They are looked up once in a process, when the first page is parsed: `import zonaparse` does
    not pay for it. A package that is broken costs a TemplateWarning and nothing else.
    """
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=GROUP), key=lambda point: (_package(point), point.name))
    return tuple(
        Installed(_package(point), template) for point in points for template in _loaded(point)
    )


def _package(point: "EntryPoint") -> str:
    return point.dist.name if point.dist else ""


def _loaded(point: "EntryPoint") -> tuple[Template, ...]:
    """Return the templates of one entry point; none, and a warning, if it is broken."""
    try:
        value = point.load()
        found = (value,) if isinstance(value, Template) else listed(value)
        check(found)
        return found
    except Exception as error:  # whatever a strange package raises while it is imported
        told = str(error) if isinstance(error, TemplateError) else repr(error)
        place = f"entry point {point.name!r} of package {_package(point)!r} ({point.value})"
        warnings.warn(f"{place} is left out: {told}", TemplateWarning, stacklevel=2)
        return ()


def listed(templates: Iterable[Template]) -> tuple[Template, ...]:
    """Return templates as a tuple; raise TemplateError for what is no list of templates."""
    if isinstance(templates, Iterable) and not isinstance(templates, str | bytes):
        return tuple(templates)
    raise TemplateError(f"no list of templates: {templates!r:.80}")


def check(templates: Iterable[Template]) -> None:
    """Raise TemplateError for the first template that could not read a page."""
    for template in templates:
        _check_types(template)
        if not (template.hosts or template.assets or template.marks or template.signs):
            raise TemplateError(f"{template.name} has neither hosts nor marks: it fits no page")
        for variant in (template, *template.variants):
            _check_types(variant)
            _check_selectors(variant)


def _check_types(template: object) -> None:
    """Raise TemplateError for a field of the wrong kind, such as the string that `("x")` is."""
    if not isinstance(template, Template):
        raise TemplateError(f"no Template: {template!r:.80}")
    for name in _LISTS:
        value = getattr(template, name)
        if not isinstance(value, tuple) or not all(v and isinstance(v, str) for v in value):
            raise TemplateError(f"{template.name}: {name} is no tuple of strings: {value!r:.80}")
    for name, kind in _TYPES.items():
        if not isinstance(getattr(template, name), kind):
            raise TemplateError(f"{template.name}: {name} is of the wrong type")
    if any(mark.place not in _PLACES for mark in template.variant_marks):
        raise TemplateError(f"{template.name}: the place of a mark is one of {', '.join(_PLACES)}")
    for pattern in template.lines:
        try:
            re.compile(pattern)
        except re.error as error:
            raise TemplateError(f"{template.name}: lines: {pattern!r:.80}: {error}") from error


def _check_selectors(template: Template) -> None:
    probe = Page("<title>-</title><h1>-</h1>")
    for field, source in _selectors(template):
        try:
            texts(probe, source, {})
        except SelectolaxError as error:
            told = f"{template.name}: {field} has no selector and no known source: {source!r}"
            raise TemplateError(told) from error


def _selectors(template: Template) -> Iterator[tuple[str, str]]:
    """Yield all selectors and sources of a template, each with the name of its field."""
    for name in _SOURCES:
        yield from _parts(name, getattr(template, name))
    for name in _SELECTORS:
        yield from ((name, s) for s in getattr(template, name) if not s.startswith(NEXT))
    for group in ("markup", "pager"):
        parts = getattr(template, group) or ()
        yield from ((group, selector) for selector in parts if selector)
    yield from (("variant_marks", mark.selector) for mark in template.variant_marks)


def _parts(name: str, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield sources, and what they select inside their first node, which the probe has not."""
    for source in sources:
        yield name, source
        if _ITEMS in source:
            yield name, source.partition(_ITEMS)[2].partition(" @")[0]
