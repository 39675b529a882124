"""What a template is: where one family of sites keeps each field, and how that is known."""

from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import Literal, NamedTuple

from zonaparse.fields.body import Markup
from zonaparse.fields.dates import WIB
from zonaparse.fields.paging import Pager

Sources = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How well a template is known. `grade`: A seen in real pages, B several independent
    readers agree, C one reader, D inferred. `date` is that of the newest evidence.
    """

    grade: Literal["A", "B", "C", "D"]
    date: str
    seen: str
    never_seen: str = ""


class Mark(NamedTuple):
    """What gives a variant away: a selector that matches in a `place` of the page.

    Places: "head", "headline" what surrounds the title, "body" the container of the text, "page"
    all of it. A small place is searched in a microsecond, a page in ten.
    """

    place: Literal["head", "headline", "body", "page"]
    selector: str


SOURCE_FIELDS = (
    "url site title deck published modified authors editors source section tags image "
    "image_url gallery".split()
)


@dataclass(frozen=True, kw_only=True)
class Template:
    """One variant of a family. Sources are ranked; their notation is in fields/readings.py.

    `hosts` are domains whose pages are the family's. On an unknown host `assets` and `marks` give
    it away: domains that its pages name for their pictures and styles, each perhaps with the
    beginning of a path, and any other strings near the beginning of the HTML; else `signs`,
    classes and ids of nodes around the headline that no other system has. `variant_marks`
    tell its variants apart, and the family itself is the variant that is left. `headline` and
    `container` are selectors of the nodes of the headline and of the body; a container may also
    be a source whose text is HTML ("nextdata:..."). `continued` selects all nodes of a body that
    stands in several, `lines` are patterns of whole lines in it, in lower case, that are no text,
    `sponsored` what a page calls an advertisement. `image` is what holds the
    lead picture, `gallery` what holds each picture of a photo story ("div.slides >> figure");
    `caption` and `credit` are given where the picture's own `markup` does not say them. `zone` is
    that of times printed without one; None where the family's sites are in several. `dateline` is
    a pattern of datelines that only this family has, up to the text; its `head` is what is printed.
    `article_url` is a pattern of the paths of articles; `index` the path of the index page of a
    `day`, with the English name of its `month` and the number of the `page`, as str.format()
    fills it: "{page:x20}" counts articles instead, 20 a page. One without a day lists what is
    newest, one with a host of its own lists all sites of the family.
    """

    family: str
    variant: str = ""
    evidence: Evidence
    hosts: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    variant_marks: tuple[Mark, ...] = ()
    network: str | None = None
    language: str | None = None
    zone: tzinfo | None = field(default_factory=lambda: WIB)
    outlets: frozenset[str] = frozenset()

    url: Sources = ()
    site: Sources = ()
    title: Sources = ()
    deck: Sources = ()
    published: Sources = ()
    modified: Sources = ()
    authors: Sources = ()
    editors: Sources = ()
    source: Sources = ()
    section: Sources = ()
    tags: Sources = ()
    image: Sources = ()
    gallery: Sources = ()
    caption: Sources = ()
    credit: Sources = ()
    image_url: Sources = ()

    dateline: str = ""
    headline: Sources = ("h1",)
    container: Sources = ()
    continued: Sources = ()
    sponsored: Sources = ()
    lines: tuple[str, ...] = ()
    markup: Markup = field(default_factory=Markup)
    pager: Pager | None = None
    article_url: str = ""
    index: str = ""
    variants: tuple["Template", ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """Family and variant: 'prmn/2020'."""
        return f"{self.family}/{self.variant}" if self.variant else self.family

    def but(self, **changes: object) -> "Template":
        """Return a variant that differs in `changes`."""
        own = {"variants": (), "assets": (), "marks": (), "signs": (), "hosts": ()}
        return replace(self, **{**own, **changes})  # type: ignore[arg-type]

    def over(self, fallback: "Template") -> "Template":
        """Return this template with the sources of `fallback` where it declares none; a family
        without decks has none.
        """
        fields = (name for name in SOURCE_FIELDS if name != "deck")
        missing = {name: getattr(fallback, name) for name in fields if not getattr(self, name)}
        return replace(self, **missing, variants=tuple(v.over(fallback) for v in self.variants))
