"""Readings: what each source in a template's ranking says about a field.

A source is written as a string, and that string is its provenance:

    h1.read__title              text of the first node that matches this selector
    ul.tag__list >> a           texts of all `a` inside the first `ul.tag__list`
    time @datetime              an attribute instead of the text
    meta:og:title               content of a meta element, by property, name or itemprop
    jsonld:author.name          a path in the JSON-LD node of the article
    datalayer:penulis           a key of the tag manager's dataLayer
    nextdata:props.pageProps.x  a path in the data of a Next.js page
    label:editor                a line such as "Editor: ..." in or under the body
    rel:canonical               href of a link element
    title:                      the title element
    h1:                         the h1 that says what the head calls the page
    beside:date                 short texts that are a date and little else, around the headline
    beside:stamp                stamps of the time elements there
    beside:byline               short texts that name the author, around the headline
    beside:change               those that tell the time of an update
    beside:editor               what "Editor:" names around the headline
    elsewhere:date, :byline     what the markup of any place of the page calls the date, the author
    elsewhere:original          the day on which the page says that it was first published
    breadcrumb:                 names in the JSON-LD BreadcrumbList
    trail:                      names of the links of a trail above the headline
    trail:own                   that of the link at the headline which the page's address continues
    trail:kicker                a name alone above it, that an address has as well
    address:                    the day that the page's address tells
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from zonaparse.article import Problem, ProblemCode
from zonaparse.document import lines, structured
from zonaparse.document.page import Page
from zonaparse.fields import dates, elsewhere, heading, headline, trail
from zonaparse.text import fold, unescape

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Labels = Mapping[str, list[str]]
NEXT = "nextdata:"
_MOST_LABELS = 3  # of one role; more are of what a text lists, as of books

Look = Callable[[Page, Labels], list[str]]


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """One value of a field and the source that gave it."""

    value: T_co
    source: str


def _meta(key: str) -> Look:
    return lambda page, _: list(page.meta_texts(key))


def _jsonld(path: str) -> Look:
    if path in ("author", "creator"):
        return lambda page, _: structured.people(page.ld_page.get(path), page.unread)
    return lambda page, _: structured.strings(page.ld_page, path, page.unread)


def _datalayer(key: str) -> Look:
    return lambda page, _: structured.strings(page.data_layer, key, page.unread)


def _nextdata(path: str) -> Look:
    return lambda page, _: structured.strings(page.next_data, path, page.unread)


def _label(role: str) -> Look:
    def look(_: Page, labels: Labels) -> list[str]:
        values = labels.get(role, [])
        return values if len(values) <= _MOST_LABELS else []

    return look


def _rel(name: str) -> Look:
    return lambda page, _: [page.rels.get(name, "")]


def _title(_: str) -> Look:
    return lambda page, _: [page.title_element]


def _h1(_: str) -> Look:
    return lambda page, _: heading.shown(page)


def _beside(what: str) -> Look:
    return lambda page, _: headline.beside(page, what)


def _elsewhere(what: str) -> Look:
    return lambda page, _: elsewhere.marked(page, what)


def _breadcrumb(_: str) -> Look:
    return lambda page, _: structured.breadcrumb(page.ld_nodes, page.unread)


def _trail(what: str) -> Look:
    look = {"own": trail.own, "kicker": trail.kicker}.get(what, trail.trail)
    return lambda page, _: look(page)


def _address(_: str) -> Look:
    def look(page: Page, _: Labels) -> list[str]:
        day = dates.in_address(page.address, dates.UTC)
        return [day.at.date().isoformat()] if day else []

    return look


def _selected(source: str) -> Look:
    rest, _, attribute = source.partition(" @")
    first, _, items = rest.partition(" >> ")

    def look(page: Page, _: Labels) -> list[str]:
        node = page.first(first)
        if node is None:
            return []
        nodes = node.css(items) if items else [node]
        if attribute:
            return [fold(n.attributes.get(attribute) or "") for n in nodes]
        return [unescape(lines.joined(n, f"the text of {first!r}", page.unread)) for n in nodes]

    return look


_KINDS: dict[str, Callable[[str], Look]] = {
    "meta": _meta,
    "jsonld": _jsonld,
    "datalayer": _datalayer,
    "nextdata": _nextdata,
    "label": _label,
    "rel": _rel,
    "title": _title,
    "h1": _h1,
    "beside": _beside,
    "elsewhere": _elsewhere,
    "breadcrumb": _breadcrumb,
    "trail": _trail,
    "address": _address,
}
_LAST = "elsewhere:"
_PRINTED = frozenset(("label", "h1", "beside", "elsewhere", "trail"))


_NAMED = frozenset(
    (
        *_KINDS,
        "after",
        "body",
        "given",
        "density",
        "archived",
        "saved",
        "mhtml",
        "script",
        "comment",
        "nuxt",
        "state",
    )
)


@lru_cache(maxsize=2048)
def compiled(source: str) -> tuple[Look, bool]:
    """Return how to look a source up, and whether it is what a reader of the page sees."""
    kind, _, key = source.partition(":")
    if kind in _KINDS:
        return _KINDS[kind](key), kind in _PRINTED and key != "stamp"
    return _selected(source), " @" not in source


def texts(page: Page, source: str, labels: Labels) -> list[str]:
    """Return the non-empty texts that `source` gives on this page, folded."""
    return [text for text in compiled(source)[0](page, labels) if text]


@dataclass
class Notes:
    """What is told about an Article beside its values: where they came from, and problems."""

    family: str
    provenance: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, code: ProblemCode, message: str, field: str | None = None) -> None:
        """Add a problem."""
        self.problems.append(Problem(code=code, field=field, message=message))

    def found(self, field: str, source: str) -> None:
        """Note where the value of `field` came from."""
        named = ":" in source and source.partition(":")[0] in _NAMED
        self.provenance[field] = source if named else f"{self.family}:{source}"

    def settle(self, field: str, readings: Sequence[Reading[T]]) -> T | None:
        """Return the first reading's value, and note its source."""
        if not readings:
            return None
        self.found(field, readings[0].source)
        return readings[0].value

    def agreed(
        self, field: str, readings: Sequence[Reading[T]], same: Callable[[T, T], bool]
    ) -> T | None:
        """Take the first reading and tell about the first one that differs from it."""
        for other in readings[1:]:
            if not same(readings[0].value, other.value):
                self.disagree(field, readings[0], other)
                break
        return self.settle(field, readings)

    def disagree(self, field: str, first: Reading[object], other: Reading[object]) -> None:
        """Tell that two sources differ; the first one was taken."""
        self.problem(
            ProblemCode.READINGS_DISAGREE,
            f"{first.source} says {_shown(first.value)}, {other.source} says {_shown(other.value)}",
            field,
        )


def _shown(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 120 else text[:119] + "…"


def every(
    page: Page,
    sources: Iterable[str],
    labels: Labels,
    convert: Callable[[list[str]], T | None],
    enough: Callable[[list[Reading[T]]], bool] = lambda found: len(found) > 2,
) -> list[Reading[T]]:
    """Return the valid readings of a field in rank order, one a source, until they are `enough`.

    `convert` makes a value of a source's texts, or something false. Once a printed value is
    found no other place is tried: they are the places of other variants. The whole page is
    searched, which takes time, only where nothing else tells.
    """
    found: list[Reading[T]] = []
    printed = False
    for source in sources:
        look, is_printed = compiled(source)
        if is_printed and (printed or (found and source.startswith(_LAST))):
            continue
        read = [text for text in look(page, labels) if text]
        if read and (value := convert(read)):
            found.append(Reading(value, source))
            printed = printed or is_printed
            if enough(found):
                break
    return found


def best(
    page: Page, sources: Iterable[str], labels: Labels, convert: Callable[[list[str]], T | None]
) -> list[Reading[T]]:
    """Return the first valid reading alone, for fields whose other readings are no witnesses."""
    for source in sources:
        read = texts(page, source, labels)
        if read and (value := convert(read)):
            return [Reading(value, source)]
    return []


def first(values: Iterable[T]) -> T | None:
    """Return the first of some values; None if there is none."""
    return next(iter(values), None)


def is_printed(source: str) -> bool:
    """Say whether a source is what a reader of the page sees, not metadata."""
    return compiled(source)[1]
