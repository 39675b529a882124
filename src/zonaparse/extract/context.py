"""What the fields of an Article are read from, each part found when it is first asked for.

No part changes another one, so the fields may be asked for in any order. What a field tells beside
its value stands in notes of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from selectolax.lexbor import LexborNode

from zonaparse.article import ListItem, Paragraph, ProblemCode, Quote
from zonaparse.copies import Origin
from zonaparse.document.page import Page
from zonaparse.extract import refusal
from zonaparse.extract.times import Times
from zonaparse.fields import body, dates, footer, language, links, people, titles
from zonaparse.fields.body import Story
from zonaparse.fields.people import Outlets
from zonaparse.fields.readings import Labels, Notes, Reading, best, every, first, is_printed
from zonaparse.region import embedded
from zonaparse.region.finder import Finder, Region
from zonaparse.templates.generic import DENSITY, GENERIC, tiers
from zonaparse.templates.template import Sources, Template
from zonaparse.text import squash

T = TypeVar("T")

_INDONESIAN = frozenset(("id", "ms"))
_LEAST_HOST = 5  # letters
_SURE_WORD = " yang "  # no text of these languages is without it
_TITLE_MARKS = (" - ", " | ", " – ", " — ", " : ", " |", " • ", " · ")
_NO_LABELS: Labels = {}


class Context:
    """One page, its template, and what several fields need to know of them."""

    def __init__(self, page: Page, template: Template, origin: Origin) -> None:
        self.page = page
        self.template = template
        self.origin = origin
        self._notes: dict[str, Notes] = {}

    def notes(self, field: str) -> Notes:
        """Return what is told about a field beside its value."""
        if field not in self._notes:
            self._notes[field] = Notes(self.template.family)
        return self._notes[field]

    @cached_property
    def url(self) -> str | None:
        """The article's address as the page states it, else as it was given."""
        given = self.page.given_url
        sources = self.template.url
        readings = best(
            self.page, sources, _NO_LABELS, lambda texts: first(links.articles(texts, given))
        )
        if not readings and given:
            readings = [Reading(links.canonical(given), self.origin.copy.source)]
        return self.notes("url").settle("url", readings)

    @cached_property
    def base(self) -> str | None:
        """The address from which the relative ones of the page lead."""
        base = links.absolute(self.page.base, self.url) or self.url
        if base and len(base) > links.LONGEST_BASE:
            size = f"{len(base):,} characters"
            told = f"a base address of {size}: relative addresses were not read"
            self.page.unread[told] = None
            return None
        return base

    @cached_property
    def _host(self) -> str:
        return (self.url or "").partition("://")[2].partition("/")[0]

    @cached_property
    def site(self) -> str | None:
        """The name of the site; an address is none."""
        readings = best(self.page, self.template.site, _NO_LABELS, _name)
        return self.notes("site").settle("site", readings)

    @cached_property
    def outlets(self) -> Outlets:
        """The names of the site and its network, which are never a person's or a place's."""
        host = links.host(self.url)
        hosted = self._host.endswith(people.BLOGS)
        return Outlets(self.template.outlets, self.site, host=host, hosted=hosted)

    @cached_property
    def title_readings(self) -> list[Reading[str]]:
        """What the sources call the article, without the name of the site."""
        readings = every(self.page, self.template.title, _NO_LABELS, self._bare_title)
        if readings and not is_printed(readings[0].source):
            others = (reading.value for reading in readings[1:])
            readings[0] = replace(readings[0], value=titles.bare(readings[0].value, others))
        return readings

    @cached_property
    def title(self) -> str | None:
        """The headline, without the name of the site."""
        return self.notes("title").agreed("title", self.title_readings, titles.same)

    def _bare_title(self, texts: list[str]) -> str:
        """Return the first text without the site's name behind a dash or a bar."""
        title = texts[0]
        for mark in _TITLE_MARKS:
            head, found, tail = title.rpartition(mark)
            if found and (squash(tail) in self.outlets or self._is_host(tail)):
                return head.rstrip()
        name, found, rest = title.partition(" :: ")
        if not found:
            return title
        domain = links.host(self.url)  # "Kabar Contoh Online :: Panen Raya" on kabarcontoh.id
        is_site = len(domain) >= _LEAST_HOST and squash(name).startswith(domain)
        return rest.lstrip() if is_site else title

    def _is_host(self, name: str) -> bool:
        """Say whether a name is the page's domain: "Kabar.com"."""
        domain = squash(self._host)
        return "." in name and len(squash(name)) >= _LEAST_HOST and squash(name) in domain

    @cached_property
    def _placed_deck(self) -> list[Reading[str]]:
        """The deck where the template has it."""
        return best(self.page, self.template.deck, _NO_LABELS, first)

    @cached_property
    def region(self) -> Region:
        """Which lines of the page are the article."""
        finder = Finder(self.page, self.template, self.title, self._host, self.outlets)
        return finder.region(with_deck=not self._placed_deck)

    @property
    def container(self) -> LexborNode | None:
        """The node that holds the body; None if there is none."""
        return self.region.container

    @cached_property
    def deck(self) -> str | None:
        """The lead that stands between the headline and the text."""
        if self.region.deck:
            self.notes("deck").found("deck", "body:lead")
            return self.region.deck
        return self.notes("deck").settle("deck", self._placed_deck)

    @cached_property
    def _headlines(self) -> list[str]:
        return [text for text in (self.title, self.deck) if text]

    @cached_property
    def shown(self) -> Story:
        """The story that the page shows."""
        if self.container is None:
            return Story()
        markup = self.template.markup
        story = body.read(self.region.lines, markup, self.base, self._headlines)
        return replace(story, blocks=[]) if refusal.is_site_wide(story) else story

    @cached_property
    def story(self) -> Story:
        """The story that is shown, else the one that the page holds as data for a script."""
        notes = self.notes("blocks")
        if self.shown.blocks:
            notes.found("blocks", self.region.source)
        markup = self.template.markup
        found = embedded.story(self.page, self.shown, self._headlines, markup, self.url)
        if found is None:
            return self.shown
        story, source = found
        notes.found("blocks", source)
        told = f"the page shows hardly any text: it was read from the data in {source}"
        notes.problem(ProblemCode.BODY_FROM_DATA, told, "blocks")
        return story

    @cached_property
    def labels(self) -> Labels:
        """What the labels in and under the body say, by role."""
        return footer.labels(self.container, self.shown.labels) if self.container else _NO_LABELS

    @cached_property
    def opening(self) -> str:
        """The beginning of the body's text, long enough to tell its language."""
        text = ""
        for block in self.shown.blocks:
            if len(text) > language.ENOUGH:
                break
            if isinstance(block, Paragraph | ListItem | Quote):
                text += f" {block.text}"
        return text

    @cached_property
    def spoken(self) -> str | None:
        """The language of the text, where it is clear; a third of the pages declare another."""
        return language.of(self.opening)

    @cached_property
    def declared(self) -> str:
        """The language that the page declares, as it is written."""
        root = self.page.tree.root
        return (root.attributes.get("lang") or "") if root else ""

    @property
    def declared_code(self) -> str | None:
        """The code of the language that the page declares."""
        return self.declared.replace("_", "-").partition("-")[0].lower() or None

    @cached_property
    def indonesian(self) -> bool:
        """Say whether the page is of a site of this country, or may be in its language."""
        if self.template is not GENERIC or self.spoken:
            return self.template is not GENERIC or self.spoken in _INDONESIAN
        return _SURE_WORD in self.opening

    @cached_property
    def is_moved(self) -> bool:
        """Say whether body or headline was not where the family has it: its other names moved
        then, too.
        """
        if self.template is GENERIC:
            return False
        in_place = self.container is not None and self.region.is_known
        return not in_place or self._has_other_headline

    @property
    def _has_other_headline(self) -> bool:
        """Say whether the family names a place of the headline, and it was read elsewhere."""
        has_own = any(source not in GENERIC.title for source in self.template.title)
        return has_own and all(each.source in GENERIC.title for each in self.title_readings)

    @cached_property
    def is_in_place(self) -> bool:
        """Say whether the body was found where the template says, if one is known and says it, or
        the address at least is an article's.
        """
        told = self.template is not GENERIC and self.template.container
        found = self.story.blocks and self.notes("blocks").provenance.get("blocks")
        if not told or found != DENSITY:
            return True
        return refusal.is_article_address(self.url, self.template.article_url)

    def times(self, field: str) -> Times:
        """Return what reads the times of the page, with the notes of a field."""
        declared = dates.first_in(self.declared)
        first_in = "day" if declared == "day" or self.indonesian else declared
        in_wib = self.template is not GENERIC or (self.spoken or self.declared_code) == "id"
        zone = self.template.zone or (dates.WIB if in_wib else None)
        notes = self.notes(field)
        return Times(
            self.page,
            self.template,
            self.labels,
            notes,
            first_in,
            zone,
            self.is_moved,
            self.opening,
        )

    def tiers(self, field: str) -> Iterator[Sources]:
        """Yield the sources of a field, those of the family first."""
        return tiers(self.template, field, moved=self.is_moved)

    def best(self, sources: Sources, convert: Callable[[list[str]], T | None]) -> list[Reading[T]]:
        """Return the first valid reading of some sources."""
        return best(self.page, sources, self.labels, convert)

    def every(self, sources: Sources, convert: Callable[[list[str]], T | None]) -> list[Reading[T]]:
        """Return the valid readings of some sources in rank order."""
        return every(self.page, sources, self.labels, convert)


def _name(texts: Iterable[str]) -> str | None:
    return first(text for text in texts if "://" not in text)
