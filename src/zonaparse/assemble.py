"""The fields of an Article read one after the other, each from its ranked sources."""

import re
from collections.abc import Callable, Iterable
from datetime import tzinfo
from functools import cached_property
from typing import Any, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse import judge, refusal
from zonaparse.article import Archived, Article, Dateline, Figure, Image, Paging, ProblemCode
from zonaparse.copies import Origin
from zonaparse.fields import (
    body,
    container,
    dateline,
    dates,
    embedded,
    footer,
    furniture,
    headline,
    images,
    leftovers,
    links,
    paging,
    people,
    roles,
    tags,
    weighing,
)
from zonaparse.fields.body import Story
from zonaparse.fields.dates import Moment
from zonaparse.fields.people import Outlets
from zonaparse.fields.readings import (
    NEXT,
    Labels,
    Notes,
    Reading,
    best,
    every,
    first,
    is_printed,
    texts,
)
from zonaparse.lead import Lead, under_caption
from zonaparse.page import Page
from zonaparse.templates.generic import DENSITY, GENERIC
from zonaparse.templates.template import Sources, Template
from zonaparse.text import counted, squash

T = TypeVar("T")

_INDONESIAN = " yang "  # no text of that language is without it
_HOME = frozenset(("home", "beranda", "depan", "halamanutama"))
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
        self.labels: Labels = {}
        self.container: LexborNode | None = None
        self.fragment: LexborHTMLParser | None = None

    def article(self) -> Article:
        """Return the Article, or raise NotAnArticle."""
        refusal.check_title(self.page)
        template, notes = self.template, self.notes
        title = self._title()
        deck = self._text("deck", template.deck)
        story = self._or_embedded(self._story(title, deck), title, deck)
        refusal.check_text(self.page, story, self._in_place())
        times = self._published()
        published = weighing.local(times)
        editors = self._editors()
        authors = self._authors(editors)
        story, image = self._lead(story, authors)
        values: dict[str, Any] = {
            "url": self.url,
            "site": self.site,
            "network": template.network,
            "title": title,
            "deck": deck,
            "published_at": published and published.at,
            "published_precision": published and published.precision,
            "published_text": self._published_text(times),
            "modified_at": self._modified(times),
            "authors": authors,
            "editors": editors,
            "source": self._source(),
            "section": self._section(title),
            "tags": self._tags(),
            "dateline": self._dateline(story),
            "image": image,
            "images": self._images(image, story),
            "blocks": story.blocks,
            "credit_line": story.credit_line,
            "paging": self._paging(),
            "archived": self._archived(),
            "language": self._language(),
            "access": judge.access(self.page, notes),
        }
        judge.judge(self.page, template, notes, values, story)
        return Article(
            **values,
            template=template.name,
            provenance=notes.provenance,
            problems=notes.problems,
        )

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

    @cached_property
    def site(self) -> str | None:
        """The name of the site; an address is none."""
        readings = self._best(self.template.site, lambda texts: first(_names(texts)))
        return self.notes.settle("site", readings)

    @cached_property
    def outlets(self) -> Outlets:
        """The names of the site and its network, which are never a person's or a place's."""
        host = links.host(self.url)
        return Outlets(self.template.outlets, self.site, host=host)

    @cached_property
    def indonesian(self) -> bool:
        """Say whether the page may be in Indonesian; a third of those that are declare English."""
        text = self.container.text() if self.container else ""
        return self.template is not GENERIC or _INDONESIAN in text

    @cached_property
    def first_in_dates(self) -> dates.First:
        """What comes first in 3/4/2021, where its language does not leave that open."""
        declared = dates.first_in(self._declared)
        return "day" if declared == "day" or self.indonesian else declared

    @property
    def _declared(self) -> str:
        root = self.page.tree.root
        return (root.attributes.get("lang") or "") if root else ""

    def _title(self) -> str | None:
        readings = self._every(self.template.title, self._bare_title)
        return self.notes.agreed("title", readings, _same_text)

    def _bare_title(self, texts: list[str]) -> str:
        """Return the first text without the site's name behind a dash or a bar."""
        title = texts[0]
        for mark in _TITLE_MARKS:
            head, found, tail = title.rpartition(mark)
            if found and squash(tail) in self.outlets:
                return head.rstrip()
        return title

    def _story(self, title: str | None, deck: str | None) -> Story:
        self.container, source = self._container()
        if self.container is None:
            return Story()
        markup = self.template.markup
        if source == DENSITY or self.template is GENERIC:
            found = body.lines_below(self.container, markup, furniture.between)
            lines = leftovers.without(found, title, headline.beside(self.page, "byline"))
        else:
            lines = body.lines_below(self.container, markup)
        story = body.read(lines, markup, self.url, filter(None, (title, deck)))
        self.labels = footer.labels(self.container, story.labels)
        if story.blocks:
            self.notes.found("blocks", source)
        return story

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

    def _container(self) -> tuple[LexborNode | None, str]:
        for source in self.template.container:
            node = self._html(source) if source.startswith(NEXT) else self.page.first(source)
            if node is not None:
                return node, source
        return container.find(self.page), DENSITY

    def _html(self, source: str) -> LexborNode | None:
        """Return the body of a text that is HTML, as pages built by a script carry it."""
        for text in texts(self.page, source, self.labels):
            self.fragment = LexborHTMLParser(text)
            self.fragment.strip_tags(["script"])
            return self.fragment.body
        return None

    def _in_place(self) -> bool:
        """Say whether the body was found where the template says, if one is known and says it, or
        the address at least is an article's.
        """
        told = self.template is not GENERIC and self.template.container
        if not told or self.notes.provenance.get("blocks") != DENSITY:
            return True
        return refusal.is_article_address(self.url, self.template.article_url)

    def _published(self) -> list[Reading[Moment]]:
        readings = every(
            self.page,
            self.template.published,
            self.labels,
            lambda t: dates.publication(t, self.zone, self.first_in_dates),
            weighing.enough,
        )
        readings = weighing.best_first(readings)
        weighing.weigh(readings, self.notes)
        self._tell_zone("published_at", self.notes.settle("published_at", readings))
        return readings

    @property
    def zone(self) -> tzinfo:
        """The zone of a time that is printed without one."""
        return self.template.zone or dates.WIB

    def _tell_zone(self, field: str, moment: Moment | None) -> None:
        """Tell of a time of day whose zone neither the page nor the family tells."""
        if moment and not (self.template.zone or moment.zoned or moment.precision == "day"):
            told = f"nothing tells the zone of {moment.text}: it was read as {moment.at.tzname()}"
            self.notes.problem(ProblemCode.ZONE_ASSUMED, told, field)

    def _published_text(self, times: list[Reading[Moment]]) -> str | None:
        """Return the date as the page shows it, whichever reading won."""
        for time in times:
            if is_printed(time.source):
                self.notes.found("published_text", time.source)
                beside = texts(self.page, time.source, self.labels)
                return dates.as_printed(time.value, beside, self.zone)
        return None

    def _modified(self, times: list[Reading[Moment]]) -> object:
        """Return the time of the last change; one before the publication, or that any source calls
        the publication, is none, unless the template says that this source may mean the change.
        """
        sources = self.template.modified
        told = weighing.exact([time.value for time in times if time.source not in sources])
        if not times:  # what is printed then is the time of an update
            sources = self.template.published + sources

        def changed(texts: list[str]) -> Moment | None:
            moment = dates.any_time(texts, self.zone, self.first_in_dates)
            moment = moment and moment.in_true_zone(told)
            if moment and (any(map(moment.agrees, told)) or (told and moment.precedes(told[0]))):
                return None
            return moment

        moment = self.notes.settle("modified_at", self._best(sources, changed))
        self._tell_zone("modified_at", moment)
        return moment and moment.at

    def _people(self, sources: Sources, role: str) -> list[Reading[list[str]]]:
        outlets, indonesian = self.outlets, self.indonesian
        return self._every(sources, lambda t: people.people(t, role, outlets, indonesian))

    def _editors(self) -> list[str]:
        readings = self._people(self.template.editors, "editor")
        return self.notes.agreed("editors", readings, people.same) or []

    def _authors(self, editors: list[str]) -> list[str]:
        """Return the authors; metadata that names only the printed editor names no author."""
        readings = people.without_editors(self._people(self.template.authors, "author"), editors)
        return self.notes.agreed("authors", readings, people.same) or []

    def _source(self) -> str | None:
        def bare(texts: list[str]) -> str | None:
            named = dict(roles.labelled(texts[0])).get("source", texts[0])
            return named.strip(" :") or None

        return self.notes.settle("source", self._best(self.template.source, bare))

    def _section(self, title: str | None) -> str | None:
        """Return the deepest level of a trail, else the first name that the page gives."""
        known = _HOME | {squash(title or ""), squash(self.site or "")}

        def outermost(texts: list[str]) -> str | None:
            names = (text.partition(",")[0].strip() for text in texts)
            return first(name for name in names if squash(name) not in known)

        def deepest(texts: list[str]) -> str | None:
            return first(text for text in reversed(texts) if squash(text) not in known)

        for source in self.template.section:
            is_trail = ">>" in source or source == "breadcrumb:"
            if readings := self._best((source,), deepest if is_trail else outermost):
                return self.notes.settle("section", readings)
        return None

    def _tags(self) -> list[str]:
        """Return the tags: those shown with the article before those that its head tells."""
        printed = tuple(filter(is_printed, self.template.tags))
        readings = self._best(printed, tags.names)
        if not readings and self.container and (names := tags.below(self.container)):
            readings = [Reading(tags.names(names), "body:tags below")]
        readings = readings or self._best(self.template.tags, tags.names)
        return self.notes.settle("tags", readings) or []

    def _dateline(self, story: Story) -> Dateline | None:
        found = dateline.read(story.opening, self.outlets) if story.opening else None
        if found:
            self.notes.found("dateline", "body:first paragraph")
        return found

    def _lead(self, story: Story, authors: list[str]) -> tuple[Story, Image | None]:
        """Return the lead picture, and the story without what turns out to be its caption."""
        lead = Lead(self.page, self.template, self.container, self.url, self.labels)
        image = self.notes.settle("image", lead.readings(story))
        image = image and images.owned(lead.captioned(image), authors)
        return under_caption(story, image, self.outlets)

    def _images(self, lead: Image | None, story: Story) -> list[Image]:
        pictures = [lead] if lead else []
        inside = (block.image for block in story.blocks if isinstance(block, Figure))
        pictures += [image for image in inside if not lead or image.url != lead.url]
        if pictures:
            self.notes.found("images", "body:image and blocks")
        return pictures

    def _paging(self) -> Paging | None:
        pager = self.template.pager
        found = paging.read(self.page, pager, self.url) if pager else None
        if pager and found:
            self.notes.found("paging", pager.widget)
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
        if self.template.language:
            self.notes.found("language", "language")
            return self.template.language
        code = self._declared.replace("_", "-").partition("-")[0].lower()
        if code:
            self.notes.found("language", "html @lang")
        return code or None


def _names(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if "://" not in text]


def _same_text(one: str, other: str) -> bool:
    """Say whether two headlines are the same but for a page number: "... Halaman 2", or the name
    of a site.
    """
    bare = (other, _PAGE_TAIL.sub("", other), _SITE_TAIL.sub("", other))
    return one == other or squash(one) in map(squash, bare)
