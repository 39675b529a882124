"""The fields of an Article, each read from its ranked sources."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from zonaparse.article import Archived, Article, Dateline, Figure, Image, Paging, ProblemCode
from zonaparse.extract import certainty, judge, refusal, section
from zonaparse.extract.certainty import Witnesses, witnesses
from zonaparse.extract.confidence import confidence, signs
from zonaparse.extract.context import Context
from zonaparse.extract.lead import Lead, under_caption
from zonaparse.fields import dateline, footer, images, paging, people, roles, tags, titles, weighing
from zonaparse.fields.body import Story
from zonaparse.fields.dates import Moment
from zonaparse.fields.readings import Labels, Notes, Reading, is_printed
from zonaparse.templates.generic import GENERIC
from zonaparse.text import counted

T = TypeVar("T")

_EDITOR = (b"Editor", b"EDITOR", b"Redaktur", b"Penyunting")
_MUCH = 0.4  # of a container's text
_LEAST_SHARE = 0.6  # of the text; of pages with less, a third is read badly, of others one in 14
_SHORT_TITLE = 3  # words
# In this order the Article tells of its fields, whatever was read first.
_TOLD = (
    "encoding title url site deck blocks published_at editors authors image published_text "
    "modified_at source section tags dateline images paging archived language access"
).split()


class Draft(Context):
    """One page on its way to an Article: each field is a part of the context."""

    def article(self) -> Article:
        """Return the Article, or raise NotAnArticle."""
        refusal.check_title(self.page)
        refusal.check_text(self.page, self.story, self.is_in_place, self.url)
        published = self.published
        values: dict[str, Any] = {
            "url": self.url,
            "site": self.site,
            "network": self.template.network,
            "title": self.title,
            "deck": self.deck,
            "published_at": published and published.at,
            "published_precision": published and published.precision,
            "published_text": self.published_text,
            "modified_at": self.modified_at,
            "authors": self.authors,
            "editors": self.editors,
            "source": self.source,
            "section": self.section,
            "tags": self.tags,
            "dateline": self.dateline,
            "image": self.image,
            "images": self.images,
            "blocks": self.captioned.blocks,
            "credit_line": self.captioned.credit_line,
            "paging": self.paging,
            "archived": self.archived,
            "language": self.language,
            "access": self.access,
        }
        notes = self._judged(values)
        return Article(
            **values,
            template=self.template.name,
            provenance=notes.provenance,
            problems=notes.problems,
            confidence=self._confidence(),
            confidences={
                name: certainty.confidence(name, seen) for name, seen in self.field_witnesses
            },
        )

    def _judged(self, values: dict[str, Any]) -> Notes:
        """Return what is told of all fields, and of the Article as a whole."""
        whole = Notes(self.template.family)
        decoded = self.page.decoded
        whole.provenance["encoding"] = f"{decoded.source}: {decoded.encoding}"
        for notes in map(self.notes, _TOLD):
            whole.provenance |= notes.provenance
            whole.problems += notes.problems
        judge.judge(self.page, self.template, whole, values, self.captioned)
        self._judge_region(whole)
        return whole

    def _judge_region(self, notes: Notes) -> None:
        """Tell of another article on the page, of much that was left out of this one, and of other
        text that might have been the article.
        """
        left = self.region.left_by_rule
        if "box.next_article" in left or self.region.others:
            told = "another article is on the page: its text was left out"
            notes.problem(ProblemCode.SEVERAL_ARTICLES, told, "blocks")
        if self.region.share < _LEAST_SHARE:
            told = f"{1 - self.region.share:.0%} of the page's text stands outside of the article"
            notes.problem(ProblemCode.REGION_DOUBTFUL, told, "blocks")
        whole = left.total() + sum(len(line.text) for line in self.region.lines)
        rule, most = next(iter(left.most_common(1)), ("", 0))
        if self.captioned.opening and most > _MUCH * whole and rule != "box.next_article":
            told = f"{rule} left out {most} of {whole} characters"
            notes.problem(ProblemCode.MUCH_LEFT_OUT, told, "blocks")

    def _confidence(self) -> float | None:
        """Return how sure the reading is; None for a body that is not of the page's own lines."""
        if not self.captioned.opening or not self.region.lines:
            return None
        of_family, dated = self.template is not GENERIC, self.published is not None
        blocks = self.captioned.blocks
        return confidence(signs(self.page, self.region, blocks, dated=dated, of_family=of_family))

    @property
    def field_witnesses(self) -> Iterator[tuple[str, Witnesses]]:
        """What the sources say of the fields for which it is told how sure they are."""
        of_family = self.template is not GENERIC and not self.is_moved
        if found := self.title_readings:
            exact = len(found[0].value.split()) > _SHORT_TITLE
            yield "title", witnesses(found, titles.same, of_family=of_family, exact=exact)
        if names := self.author_readings:
            exact = len(names[0].value) == 1
            yield "authors", witnesses(names, people.same, of_family=of_family, exact=exact)
        if self.published:
            exact = self.published.precision != "day"
            seen = witnesses(self._published, Moment.agrees, of_family=of_family, exact=exact)
            yield "published_at", seen

    @cached_property
    def _published(self) -> list[Reading[Moment]]:
        return self.times("published_at").published()

    @cached_property
    def published(self) -> Moment | None:
        """When the page was published."""
        return weighing.local(self._published)

    @cached_property
    def published_text(self) -> str | None:
        """The date as the page shows it."""
        return self.times("published_text").text(self._published)

    @cached_property
    def modified_at(self) -> object:
        """When the page was changed."""
        return self.times("modified_at").modified(self._published)

    @cached_property
    def editors(self) -> list[str]:
        """Who edited the text."""
        readings = self._people("editors", "editor")
        return self.notes("editors").agreed("editors", readings, people.same) or []

    @cached_property
    def authors(self) -> list[str]:
        """Who wrote the text; metadata that names only the printed editor names no author."""
        return self.notes("authors").agreed("authors", self.author_readings, people.same) or []

    @cached_property
    def author_readings(self) -> list[Reading[list[str]]]:
        """What the sources say of who wrote the text."""
        readings = people.without_editors(self._people("authors", "author"), self.editors)
        return people.fullest(readings)

    def _people(self, field: str, role: str) -> list[Reading[list[str]]]:
        told = self._told_editors if role == "editor" else self._told(field, role)
        return told or self._in_credits(role, self._named(role))

    @cached_property
    def _told_editors(self) -> list[Reading[list[str]]]:
        return self._told("editors", "editor")

    def _told(self, field: str, role: str) -> list[Reading[list[str]]]:
        found = (self.every(sources, self._named(role)) for sources in self.tiers(field))
        told = next(filter(None, found), [])
        marked = [reading for reading in told if reading.source != certainty.UNMARKED]
        # On foreign pages what stands before a date is as often no name.
        return marked or (told if self.indonesian else [])

    def _named(self, role: str) -> Callable[[list[str]], list[str]]:
        outlets, indonesian = self.outlets, self.indonesian
        return lambda texts: people.people(texts, role, outlets, indonesian)

    @cached_property
    def _credits(self) -> Labels:
        """The names that stand with roles below the body, where no editor is told in other ways;
        foreign pages have other words.
        """
        if not self.container or not self.indonesian or self._told_editors:
            return {}
        if not any(word in self.page.raw for word in _EDITOR):
            return {}
        return footer.names_by_role(self.container)

    def _in_credits(self, role: str, convert: Callable[[list[str]], T | None]) -> list[Reading[T]]:
        names = self._credits.get(role)
        value = convert(names) if names else None
        return [Reading(value, f"after:{role}")] if value else []

    @cached_property
    def source(self) -> str | None:
        """Who the text is from, where it is not the site's own."""

        def bare(texts: list[str]) -> str | None:
            named = dict(roles.labelled(texts[0])).get("source", texts[0])
            return named.strip(" :") or None

        readings = self.best(tuple(chain(*self.tiers("source"))), bare)
        return self.notes("source").settle("source", readings or self._in_credits("source", bare))

    @cached_property
    def section(self) -> str | None:
        """The section of the site."""
        known = (self.title or "", self.site or "")
        notes = self.notes("section")
        return section.settle(self.page, self.tiers("section"), self.labels, notes, known)

    @cached_property
    def tags_below(self) -> list[str]:
        """The links to pages of tags that stand with the article."""
        if not self.container:
            return []
        told = (self.title or "", self.opening, *self.page.meta.get("keywords", ()))
        return tags.below(self.container, self.title, " ".join(told))

    @cached_property
    def tags(self) -> list[str]:
        """The tags: those shown with the article before those that its head tells."""
        printed = tuple(filter(is_printed, self.template.tags))
        readings = self.best(printed, tags.names)
        if not readings and (names := self.tags_below):
            readings = [Reading(tags.names(names), "body:tags below")]
            readings = [reading for reading in readings if reading.value]
        readings = readings or self.best(self.template.tags, tags.names)
        return self.notes("tags").settle("tags", readings) or []

    @cached_property
    def _lead(self) -> Lead:
        return Lead(self.page, self.template, self.container, self.base, self.labels)

    @cached_property
    def _pictured(self) -> tuple[Story, Image | None]:
        """The story without what turns out to be the caption of the lead picture, and that."""
        image = self.notes("image").settle("image", self._lead.readings(self.story))
        image = image and images.owned(self._lead.captioned(image), self.authors)
        return under_caption(self.story, image, self.outlets)

    @property
    def captioned(self) -> Story:
        """The story without the caption of the lead picture."""
        return self._pictured[0]

    @property
    def image(self) -> Image | None:
        """The lead picture."""
        return self._pictured[1]

    @cached_property
    def images(self) -> list[Image]:
        """The lead picture, those of a photo story, and those in the text."""
        notes = self.notes("images")
        gallery = notes.settle("images", self._lead.gallery()) or []
        pictures = list(self._shown_pictures(gallery))
        if pictures and not gallery:
            notes.found("images", "body:image and blocks")
        return pictures

    def _shown_pictures(self, gallery: list[Image]) -> Iterator[Image]:
        image = self.image
        if image:
            yield image
        inside = (block.image for block in self.captioned.blocks if isinstance(block, Figure))
        yield from (other for other in (*gallery, *inside) if not image or other.url != image.url)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The place and the outlet before the first words of the text."""
        first, second = self.captioned.opening, self.captioned.second
        found = dateline.read(first, self.outlets, self.template.dateline) if first else None
        if found:
            self.notes("dateline").found("dateline", "body:first paragraph")
            return found
        below = dateline.read(second, self.outlets) if second and self.template is GENERIC else None
        if below is None or below.outlet is None:  # a lead in italics stands above it
            return None
        self.notes("dateline").found("dateline", "body:second paragraph")
        return below

    @cached_property
    def paging(self) -> Paging | None:
        """Where the page stands in an article of several."""
        pager = self.template.pager
        if self.template is GENERIC:
            found, source = paging.numbered(self.page, self.url, self.base), "body:page numbers"
        else:
            found = paging.read(self.page, pager, self.base) if pager else None
            source = pager.widget if pager else ""
        if found:
            self.notes("paging").found("paging", source)
        return found

    @cached_property
    def archived(self) -> Archived | None:
        """Where a copy of a web archive is from."""
        (copy, lost), notes = self.origin, self.notes("archived")
        if copy.archived:
            notes.found("archived", copy.archived_source)
        if lost:
            told = f"{counted(lost, 'picture')} of the page can be told by no web address"
            notes.problem(ProblemCode.PICTURE_LOCAL, told, "images")
        return copy.archived

    @cached_property
    def language(self) -> str | None:
        """The language of the text."""
        witnesses = (
            (self.spoken, "body:words"),
            (self.template.language, "language"),
            (self.declared_code, "html @lang"),
        )
        for code, source in witnesses:
            if code:
                self.notes("language").found("language", source)
                return code
        return None

    @cached_property
    def access(self) -> judge.Access | None:
        """Who may read the article, as the page says."""
        return judge.access(self.page, self.notes("access"))
