"""The region of the article: which lines of a page are its text, and which were left out, by what.

A known template names the container of the body and what stands in it; elsewhere the container is
found (region/container.py), and its lines pass the steps below. Each step looks at all lines and
returns those that stay, so that what it takes can be told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zonaparse.document import lines
from zonaparse.document.lines import Line, Taken, Walked
from zonaparse.document.page import Page, fragment
from zonaparse.fields import dateline, headline
from zonaparse.fields.people import Outlets
from zonaparse.fields.readings import NEXT, texts
from zonaparse.region import beside, boxes, container, furniture, inset, repeated, tail, untold
from zonaparse.region import deck as decks
from zonaparse.templates.generic import DENSITY, GENERIC
from zonaparse.templates.template import Template

_Step = Callable[[list[Line]], list[Line]]


class Left(NamedTuple):
    """A line that a step left out."""

    line: Line
    rule: str


@dataclass
class Region:
    """The lines of the article. `source` tells how the container was found; `left` are the lines
    that steps took, `taken` the boxes that were never read; `walked` is all that was walked, by its
    node; `deck` is the lead that stands apart from the text. Where the container was looked for,
    `share` is how much of the page's text it holds, and `others` whether another article is there.
    """

    container: LexborNode | None = None
    source: str = DENSITY
    lines: list[Line] = field(default_factory=list)
    deck: str | None = None
    left: list[Left] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    walked: list[tuple[LexborNode, Walked]] = field(default_factory=list)
    share: float = 1.0
    others: bool = False
    fragment: LexborHTMLParser | None = None  # keeps the nodes of a body that was data

    @property
    def is_known(self) -> bool:
        """Say whether the template told where the body is."""
        return self.source != DENSITY

    @cached_property
    def left_by_rule(self) -> Counter[str]:
        """How many characters of the container each rule left out."""
        sizes: Counter[str] = Counter()
        for left in self.left:
            sizes[left.rule] += len(left.line.text)
        for taken in self.taken:
            sizes[taken.rule] += taken.size
        return sizes

    @property
    def size_left(self) -> int:
        """How many characters of the container were left out."""
        return self.left_by_rule.total()


class Finder(NamedTuple):
    """What is known of a page when its text is looked for."""

    page: Page
    template: Template
    title: str | None
    host: str
    outlets: Outlets

    def region(self, *, with_deck: bool) -> Region:
        """Return the region of the article; `with_deck` looks for the lead above it, too."""
        region = self._contained()
        if region.container is None:
            return region
        known = boxes.Known(self.title or "", self.host)
        if region.source == DENSITY or self.template is GENERIC:
            self._read(region, [region.container], partial(furniture.between, known=known))
            self._sift(region, with_deck=with_deck)
        else:
            parts = list(self._parts(region.container))
            self._read(region, parts, partial(boxes.foreign, known=known))
        _pass(region, "repeated", repeated.without)
        _pass(region, "biography", tail.without_biography)
        if self.template.lines:
            _pass(region, "line", partial(_without, patterns=self.template.lines))
        return region

    def _contained(self) -> Region:
        """Return a region with its container: where the template says, else where text is."""
        for source in self.template.container:
            region = self._held(source)
            if region.container is not None:
                return region
        if found := container.find(self.page):
            return Region(found.node, DENSITY, share=found.share, others=found.others)
        marks = self.template.container if self.template is GENERIC else ()
        marked = next(filter(None, map(self.page.first, marks)), None)
        return Region(marked, marks[0] if marked else DENSITY)

    def _held(self, source: str) -> Region:
        """Return a region with the node that a source names, if there is one."""
        if source.startswith(NEXT):
            return self._from_data(source)
        if self.template is GENERIC:
            return Region(container.marked(self.page, source), source)
        return Region(self.page.first(source), source)

    def _from_data(self, source: str) -> Region:
        """Return a region with the body of a text that is HTML, as scripts build pages from it."""
        text = next(iter(texts(self.page, source, {})), None)
        if text is None:
            return Region(None, source)
        tree = fragment(text, self.page.limits)
        return Region(tree.body if tree else None, source, fragment=tree)

    def _parts(self, holder: LexborNode) -> Iterator[LexborNode]:
        """Yield the container, and the nodes in which the body goes on."""
        yield holder
        selected = chain.from_iterable(map(self.page.tree.css, self.template.continued))
        yield from (node for node in selected if node.mem_id != holder.mem_id)

    def _read(self, region: Region, parts: list[LexborNode], finder: lines.Finder) -> None:
        selected = self.template.markup.selected
        for part in parts:
            walked = lines.walk(part, selected, finder)
            region.lines += walked.lines
            region.taken += walked.taken
            region.walked.append((part, walked))

    def _sift(self, region: Region, *, with_deck: bool) -> None:
        """Take what is no text out of the lines of a container that no template described."""
        bylines = [*headline.beside(self.page, "byline"), *headline.beside(self.page, "name")]
        _pass(region, "inset", partial(inset.without, host=self.host))
        _pass(region, "beside", partial(beside.without, title=self.title, bylines=bylines))
        if with_deck:
            self._part_deck(region)
        _pass(region, "untold", partial(untold.without, page=self.page))
        _pass(region, "tail", tail.without)

    def _part_deck(self, region: Region) -> None:
        """Part the deck from the lines, or put the lead before them that the text goes on from."""
        description = self.page.meta_text("description") or self.page.meta_text("og:description")
        region.deck, region.lines = decks.split(region.lines, description)
        if region.deck or region.container is None:
            return
        lead = decks.above(self.page, region.container, description)
        opening = Line("paragraph", lead) if lead else None
        if opening and dateline.read(opening, self.outlets):
            region.lines.insert(0, opening)
        else:
            region.deck = lead


def _without(found: list[Line], patterns: tuple[str, ...]) -> list[Line]:
    """Return the lines that none of some patterns takes as a whole, in lower case."""
    taken = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return [line for line in found if not taken.fullmatch(line.text.strip().lower())]


def _pass(region: Region, rule: str, step: _Step) -> None:
    """Keep the lines that a step returns, and note the others."""
    kept = step(region.lines)
    if len(kept) < len(region.lines):
        stay = {id(line) for line in kept}
        region.left += [Left(line, rule) for line in region.lines if id(line) not in stay]
    region.lines = kept
