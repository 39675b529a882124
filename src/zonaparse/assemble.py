"""The fields of an Article read one after the other, each from its ranked sources."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from typing import Any, TypeVar

from selectolax.lexbor import LexborNode

from zonaparse import certainty, judge, refusal, section
from zonaparse.article import (
    Archived,
    Article,
    Dateline,
    Figure,
    Image,
    ListItem,
    Paging,
    Paragraph,
    ProblemCode,
    Quote,
)
from zonaparse.confidence import confidence, signs
from zonaparse.copies import Origin
from zonaparse.fields import (
    body,
    dateline,
    dates,
    embedded,
    footer,
    images,
    language,
    links,
    paging,
    people,
    roles,
    tags,
    titles,
    weighing,
)
from zonaparse.fields.body import Story
from zonaparse.fields.people import Outlets
from zonaparse.fields.readings import (
    Labels,
    Notes,
    Reading,
    best,
    every,
    first,
    is_printed,
)
from zonaparse.lead import Lead, under_caption
from zonaparse.page import Page
from zonaparse.region import Finder, Region
from zonaparse.templates.generic import DENSITY, GENERIC, tiers
from zonaparse.templates.template import Sources, Template
from zonaparse.text import counted, squash
from zonaparse.times import Times

T = TypeVar("T")

_INDONESIAN = frozenset(("id", "ms"))
_EDITOR = (b"Editor", b"EDITOR", b"Redaktur", b"Penyunting")
_LEAST_HOST = 5  # letters
_MUCH = 0.4  # of a container's text
_SHORT_TITLE = 3  # words
_SURE_WORD = " yang "  # no text of these languages is without it
# Headlines may end so by themselves, so it is never cut off one that is taken.
_PAGE_TAIL = re.compile(r" (?:[-|–] )?(?:Halaman|Page) (?:\d{1,2}|all)$", re.IGNORECASE)
_SITE_TAIL = re.compile(r"\s[-|–—•·»]\s[^-|–—•·»]{2,60}$")
_TITLE_MARKS = (" - ", " | ", " – ", " — ", " : ", " |", " • ", " · ")


class Draft:
    """One page on its way to an Article; `notes` keeps what is told beside the values."""

    def __init__(self, page: Page, template: Template, origin: Origin) -> None:
        self.page = page
        self.template = template
        self.origin = origin
        self.notes = Notes(template.family)
        self.notes.provenance["encoding"] = f"{page.decoded.source}: {page.decoded.encoding}"
        self.told: dict[str, Callable[..., certainty.Witnesses]] = {}
        self.seen: dict[str, certainty.Witnesses] = {}
        self.labels: Labels = {}
        self.region = Region()
        self.opening = ""

    def article(self) -> Article:
        """Return the Article, or raise NotAnArticle."""
        refusal.check_title(self.page)
        template, notes = self.template, self.notes
        title = self._title()
        deck = self._text("deck", template.deck)
        story, deck = self._story(title, deck)
        story = self._or_embedded(story, title, deck)
        refusal.check_text(self.page, story, self._in_place(), self.url)
        times = self.times
        readings = times.published()
        published = weighing.local(readings)
        is_timed = published is not None and published.precision != "day"
        self._witnessed("published_at", readings, dates.Moment.agrees, exact=is_timed)
        editors = self._editors()
        authors = self._authors(editors)
        lead = Lead(self.page, template, self.container, self.base, self.labels)
        story, image = self._lead(lead, story, authors)
        known = (title or "", self.site or "")
        values: dict[str, Any] = {
            "url": self.url,
            "site": self.site,
            "network": template.network,
            "title": title,
            "deck": deck,
            "published_at": published and published.at,
            "published_precision": published and published.precision,
            "published_text": times.text(readings),
            "modified_at": times.modified(readings),
            "authors": authors,
            "editors": editors,
            "source": self._source(),
            "section": section.settle(
                self.page, self._tiers("section"), self.labels, self.notes, known
            ),
            "tags": self._tags(),
            "dateline": self._dateline(story),
            "image": image,
            "images": self._images(image, lead, story),
            "blocks": story.blocks,
            "credit_line": story.credit_line,
            "paging": self._paging(),
            "archived": self._archived(),
            "language": self._language(),
            "access": judge.access(self.page, notes),
        }
        judge.judge(self.page, template, notes, values, story)
        self._judge_region(story)
        return Article(
            **values,
            template=template.name,
            provenance=notes.provenance,
            problems=notes.problems,
            confidence=self._confidence(story, dated=published is not None),
            confidences=self._confidences(),
        )

    def _confidences(self) -> dict[str, float]:
        """Return how sure the fields are whose sources were asked, now that the body is known."""
        of_family = self.template is not GENERIC and not self.is_moved
        self.seen = {name: seen(of_family=of_family) for name, seen in self.told.items()}
        return {name: certainty.confidence(name, seen) for name, seen in self.seen.items()}

    def _witnessed(
        self, field: str, readings: list[Reading[T]], same: Callable[[T, T], bool], *, exact: bool
    ) -> None:
        """Keep what the sources say of the value of a field."""
        if readings:
            self.told[field] = partial(certainty.witnesses, readings, same, exact=exact)

    def _judge_region(self, story: Story) -> None:
        """Tell of another article in the page, and of much that was left out of this one."""
        left = self.region.left_by_rule
        if "box.next_article" in left:
            told = "another article follows in the page: its text was left out"
            self.notes.problem(ProblemCode.SEVERAL_ARTICLES, told, "blocks")
        whole = left.total() + sum(len(line.text) for line in self.region.lines)
        rule, most = next(iter(left.most_common(1)), ("", 0))
        if story.opening and most > _MUCH * whole and rule != "box.next_article":
            told = f"{rule} left out {most} of {whole} characters"
            self.notes.problem(ProblemCode.MUCH_LEFT_OUT, told, "blocks")

    def _confidence(self, story: Story, *, dated: bool) -> float | None:
        """Return how sure the reading is; None for a body that is not of the page's own lines."""
        if not story.opening or not self.region.lines:
            return None
        of_family = self.template is not GENERIC
        seen = signs(self.page, self.region, story.blocks, dated=dated, of_family=of_family)
        return confidence(seen)

    @cached_property
    def is_moved(self) -> bool:
        """Say whether the body was not where the family has it: its other names moved then, too."""
        found = self.container is not None and self.region.is_known
        return self.template is not GENERIC and not found

    def _tiers(self, field: str) -> Iterator[Sources]:
        return tiers(self.template, field, moved=self.is_moved)

    def _best(self, sources: Sources, convert: Callable[[list[str]], T | None]) -> list[Reading[T]]:
        return best(self.page, sources, self.labels, convert)

    def _every(
        self, sources: Sources, convert: Callable[[list[str]], T | None]
    ) -> list[Reading[T]]:
        return every(self.page, sources, self.labels, convert)

    def _text(self, field: str, sources: Sources) -> str | None:
        return self.notes.settle(field, self._best(sources, first)) if sources else None

    @cached_property
    def url(self) -> str | None:
        """The article's address as the page states it, else as it was given."""
        given = self.page.given_url
        readings = self._best(self.template.url, lambda texts: first(links.articles(texts, given)))
        if not readings and given:
            readings = [Reading(links.canonical(given), self.origin.copy.source)]
        return self.notes.settle("url", readings)

    @property
    def base(self) -> str | None:
        """The address from which the relative ones of the page lead."""
        return links.absolute(self.page.base, self.url) or self.url

    @cached_property
    def site(self) -> str | None:
        """The name of the site; an address is none."""
        readings = self._best(self.template.site, lambda texts: first(_names(texts)))
        return self.notes.settle("site", readings)

    @cached_property
    def outlets(self) -> Outlets:
        """The names of the site and its network, which are never a person's or a place's."""
        host = links.host(self.url)
        hosted = self._host.endswith(people.BLOGS)
        return Outlets(self.template.outlets, self.site, host=host, hosted=hosted)

    @cached_property
    def indonesian(self) -> bool:
        """Say whether the page is of a site of this country, or may be in its language."""
        if self.template is not GENERIC or self.spoken:
            return self.template is not GENERIC or self.spoken in _INDONESIAN
        return _SURE_WORD in self.opening

    @cached_property
    def spoken(self) -> str | None:
        """The language of the text, where it is clear; a third of the pages declare another."""
        return language.of(self.opening)

    @property
    def times(self) -> Times:
        """When the page was published and changed."""
        declared = dates.first_in(self._declared)
        first_in = "day" if declared == "day" or self.indonesian else declared
        in_wib = self.template is not GENERIC or (self.spoken or self._declared_code) == "id"
        zone = self.template.zone or (dates.WIB if in_wib else None)
        return Times(
            self.page,
            self.template,
            self.labels,
            self.notes,
            first_in,
            zone,
            self.is_moved,
            self.opening,
        )

    @property
    def _declared(self) -> str:
        root = self.page.tree.root
        return (root.attributes.get("lang") or "") if root else ""

    def _title(self) -> str | None:
        readings = self._every(self.template.title, self._bare_title)
        if readings and not is_printed(readings[0].source):
            others = (reading.value for reading in readings[1:])
            readings[0] = replace(readings[0], value=titles.bare(readings[0].value, others))
        words = readings[0].value.split() if readings else ()
        self._witnessed("title", readings, _same_text, exact=len(words) > _SHORT_TITLE)
        return self.notes.agreed("title", readings, _same_text)

    def _bare_title(self, texts: list[str]) -> str:
        """Return the first text without the site's name behind a dash or a bar."""
        title = texts[0]
        for mark in _TITLE_MARKS:
            head, found, tail = title.rpartition(mark)
            if found and (squash(tail) in self.outlets or self._is_host(tail)):
                return head.rstrip()
        return title

    def _is_host(self, name: str) -> bool:
        """Say whether a name is the page's domain: "Kabar.com"."""
        domain = squash((self.url or "").partition("://")[2].partition("/")[0])
        return "." in name and len(squash(name)) >= _LEAST_HOST and squash(name) in domain

    def _story(self, title: str | None, deck: str | None) -> tuple[Story, str | None]:
        finder = Finder(self.page, self.template, title, self._host, self.outlets)
        self.region = finder.region(with_deck=not deck)
        if self.container is None:
            return Story(), deck
        if self.region.deck:
            deck = self.region.deck
            self.notes.found("deck", "body:lead")
        headlines = filter(None, (title, deck))
        story = body.read(self.region.lines, self.template.markup, self.base, headlines)
        if refusal.is_site_wide(story):
            story.blocks.clear()
        self.opening = _opening(story)
        self.labels = footer.labels(self.container, story.labels)
        if story.blocks:
            self.notes.found("blocks", self.region.source)
        return story, deck

    @property
    def container(self) -> LexborNode | None:
        """The node that holds the body; None until it was looked for, or if there is none."""
        return self.region.container

    @property
    def _host(self) -> str:
        return (self.url or "").partition("://")[2].partition("/")[0]

    @cached_property
    def credits(self) -> Labels:
        """The names that stand with roles below the body, where no editor is told in other ways;
        foreign pages have other words.
        """
        if not self.container or not self.indonesian or self._told_editors:
            return {}
        if not any(word in self.page.raw for word in _EDITOR):
            return {}
        return footer.names_by_role(self.container)

    def _or_embedded(self, shown: Story, title: str | None, deck: str | None) -> Story:
        """Return the story that the page holds as data for a script, where it shows hardly any."""
        headlines = list(filter(None, (title, deck)))
        found = embedded.story(self.page, shown, headlines, self.template.markup, self.url)
        if found is None:
            return shown
        story, source = found
        self.notes.found("blocks", source)
        told = f"the page shows hardly any text: it was read from the data in {source}"
        self.notes.problem(ProblemCode.BODY_FROM_DATA, told, "blocks")
        return story

    def _in_place(self) -> bool:
        """Say whether the body was found where the template says, if one is known and says it, or
        the address at least is an article's.
        """
        told = self.template is not GENERIC and self.template.container
        if not told or self.notes.provenance.get("blocks") != DENSITY:
            return True
        return refusal.is_article_address(self.url, self.template.article_url)

    def _people(self, field: str, role: str) -> list[Reading[list[str]]]:
        told = self._told_editors if role == "editor" else self._told(field, role)
        return told or self._in_credits(role, self._named(role))

    @cached_property
    def _told_editors(self) -> list[Reading[list[str]]]:
        return self._told("editors", "editor")

    def _in_credits(self, role: str, convert: Callable[[list[str]], T | None]) -> list[Reading[T]]:
        names = self.credits.get(role)
        value = convert(names) if names else None
        return [Reading(value, f"after:{role}")] if value else []

    def _told(self, field: str, role: str) -> list[Reading[list[str]]]:
        found = (self._every(sources, self._named(role)) for sources in self._tiers(field))
        return next(filter(None, found), [])

    def _named(self, role: str) -> Callable[[list[str]], list[str]]:
        outlets, indonesian = self.outlets, self.indonesian
        return lambda texts: people.people(texts, role, outlets, indonesian)

    def _editors(self) -> list[str]:
        readings = self._people("editors", "editor")
        return self.notes.agreed("editors", readings, people.same) or []

    def _authors(self, editors: list[str]) -> list[str]:
        """Return the authors; metadata that names only the printed editor names no author."""
        readings = people.without_editors(self._people("authors", "author"), editors)
        readings = people.fullest(readings)
        is_one = bool(readings) and len(readings[0].value) == 1
        self._witnessed("authors", readings, people.same, exact=is_one)
        return self.notes.agreed("authors", readings, people.same) or []

    def _source(self) -> str | None:
        def bare(texts: list[str]) -> str | None:
            named = dict(roles.labelled(texts[0])).get("source", texts[0])
            return named.strip(" :") or None

        readings = self._best(tuple(chain(*self._tiers("source"))), bare)
        return self.notes.settle("source", readings or self._in_credits("source", bare))

    def _section(self, known: tuple[str, ...]) -> str | None:
        tiers = self._tiers("section")
        return section.settle(self.page, tiers, self.labels, self.notes, known)

    def _tags(self) -> list[str]:
        """Return the tags: those shown with the article before those that its head tells."""
        printed = tuple(filter(is_printed, self.template.tags))
        readings = self._best(printed, tags.names)
        if not readings and self.container and (names := tags.below(self.container)):
            readings = [Reading(tags.names(names), "body:tags below")]
            readings = [reading for reading in readings if reading.value]
        readings = readings or self._best(self.template.tags, tags.names)
        return self.notes.settle("tags", readings) or []

    def _dateline(self, story: Story) -> Dateline | None:
        found = (
            dateline.read(story.opening, self.outlets, self.template.dateline)
            if story.opening
            else None
        )
        if found:
            self.notes.found("dateline", "body:first paragraph")
        return found

    def _lead(self, lead: Lead, story: Story, authors: list[str]) -> tuple[Story, Image | None]:
        """Return the lead picture, and the story without what turns out to be its caption."""
        image = self.notes.settle("image", lead.readings(story))
        image = image and images.owned(lead.captioned(image), authors)
        return under_caption(story, image, self.outlets)

    def _images(self, image: Image | None, lead: Lead, story: Story) -> list[Image]:
        """Return the lead picture, those of a photo story, and those in the text."""
        gallery = self.notes.settle("images", lead.gallery()) or []
        inside = (block.image for block in story.blocks if isinstance(block, Figure))
        others = (other for other in (*gallery, *inside) if not image or other.url != image.url)
        pictures = [*filter(None, (image,)), *others]
        if pictures and not gallery:
            self.notes.found("images", "body:image and blocks")
        return pictures

    def _paging(self) -> Paging | None:
        pager = self.template.pager
        if self.template is GENERIC:
            found, source = paging.numbered(self.page, self.url, self.base), "body:page numbers"
        else:
            found = paging.read(self.page, pager, self.base) if pager else None
            source = pager.widget if pager else ""
        if found:
            self.notes.found("paging", source)
        return found

    def _archived(self) -> Archived | None:
        copy, lost = self.origin
        if copy.archived:
            self.notes.found("archived", copy.archived_source)
        if lost:
            told = f"{counted(lost, 'picture')} of the page can be told by no web address"
            self.notes.problem(ProblemCode.PICTURE_LOCAL, told, "images")
        return copy.archived

    def _language(self) -> str | None:
        witnesses = (
            (self.spoken, "body:words"),
            (self.template.language, "language"),
            (self._declared_code, "html @lang"),
        )
        for code, source in witnesses:
            if code:
                self.notes.found("language", source)
                return code
        return None

    @property
    def _declared_code(self) -> str | None:
        return self._declared.replace("_", "-").partition("-")[0].lower() or None


def _names(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if "://" not in text]


def _same_text(one: str, other: str) -> bool:
    """Say whether two headlines are the same but for a page number: "... Halaman 2", or the name
    of a site.
    """
    bare = (other, _PAGE_TAIL.sub("", other), _SITE_TAIL.sub("", other))
    return one == other or squash(one) in map(squash, bare)


def _opening(story: Story) -> str:
    """Return the beginning of the body's text, long enough to tell its language."""
    text = ""
    for block in story.blocks:
        if len(text) > language.ENOUGH:
            break
        if isinstance(block, Paragraph | ListItem | Quote):
            text += f" {block.text}"
    return text
