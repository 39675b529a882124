"""Every line of a page with what it was taken for."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from zonaparse.article import Article, ProblemCode
from zonaparse.document.lines import Line, Walked
from zonaparse.document.tokens import Tokens
from zonaparse.explanation.model import ExplainedLine, Verdict
from zonaparse.explanation.paths import Paths
from zonaparse.explanation.whole import Whole
from zonaparse.extract.draft import Draft
from zonaparse.fields import body, links
from zonaparse.fields.body import Fate
from zonaparse.rules import book
from zonaparse.rules.lines import prompts
from zonaparse.rules.rule import Scope
from zonaparse.text import squash

_LONGEST_LABEL = 160  # characters
_OUTSIDE = "region.outside"


class _Told(NamedTuple):
    """A text, what it was taken for, and by what."""

    text: str
    verdict: Verdict
    rule: str


# What reading makes of a line, and the rule's name where none of the book takes it.
_VERDICTS: dict[Fate, tuple[Verdict, str]] = {
    "box": ("prompt", "box.related"),
    "caption": ("caption", "caption.below_picture"),
    "credit": ("caption", "caption.credit"),
    "empty": ("left_out", "body.empty"),
    "headline": ("headline", "body.headline"),
    "label": ("label", "byline.value"),
    "links": ("left_out", "related.links"),
    "no_text": ("left_out", "body.no_text"),
    "post": ("embed", "body.signature"),
    "prompt": ("prompt", "prompt.link"),
    "sign_off": ("sign_off", "body.sign_off"),
    "tag": ("tags", "links.tag"),
    "unlinked": ("prompt", prompts.UNLINKED.id),
}
_BY_WORDS = frozenset(("caption", "credit", "label", "no_text", "prompt"))
_THINGS: dict[str, tuple[Verdict, str]] = {
    "figure": ("caption", "element.figure"),
    "table": ("table", "element.table"),
    "embed": ("embed", "element.embed"),
}


def explained(draft: Draft, article: Article, paths: Paths) -> list[ExplainedLine]:
    """Return all lines of the page of a finished draft, in order; those of a text that was data
    come last.
    """
    verdicts, region = _Verdicts(draft, article), draft.region
    parts: list[list[ExplainedLine]] = []
    for node, walked in region.walked:
        path = _no_path if region.fragment else paths.below(node, walked.written)
        parts.append(list(_inside(verdicts, walked, path)))
    page = draft.page.tree.body
    written = Tokens((page.html or "") if page else "")
    found: dict[int, int] = {}
    if page and not region.fragment:
        nodes = (node for node, _ in region.walked)
        places = enumerate(written.of_nodes(page, nodes))
        found = {at: number for number, at in places if at >= 0}
    rows = [(at, 1, parts[number]) for at, number in found.items()]
    if page and written.names and 0 not in found:
        path = paths.below(page, written)
        around = Whole(written).lines(0, found.keys())
        rows += [(line.at, 0, [_row(verdicts.outside(line), path(line.block))]) for line in around]
    if region.fragment:
        rows += [(len(written.names), 1, part) for part in parts]
    return [line for *_, part in sorted(rows, key=lambda row: row[:2]) for line in part]


def _no_path(_: int) -> None:
    return None


def _row(told: _Told, path: str | None) -> ExplainedLine:
    return ExplainedLine(text=told.text, verdict=told.verdict, rule=told.rule, path=path)


def _inside(
    verdicts: "_Verdicts", walked: Walked, path: Callable[[int], str | None]
) -> Iterator[ExplainedLine]:
    """Yield the lines of what was walked in order, read or not."""
    if not walked.written.names:
        return
    whole = Whole(walked.written)
    texts = (line for line in walked.lines if line.node is None and line.inner is None)
    found = [(line.at, 0, line, verdicts.of(line)) for line in texts]
    for at, told in _unread(whole, walked):
        found += [(line.at, 1, line, [told(line)]) for line in whole.lines(at)]
    for _, _, line, tolds in sorted(found, key=lambda each: each[:2]):
        yield from (_row(each, path(line.block)) for each in tolds)


def _unread(whole: Whole, walked: Walked) -> Iterator[tuple[int, Callable[[Line], _Told]]]:
    """Yield the tags whose lines were not read one by one, with what those lines are."""
    things = [line for line in walked.lines if line.node is not None or line.inner is not None]
    for line in things:
        thing = _THINGS.get(line.kind)
        yield line.at, (_always(*thing) if thing else _in_box)
    for taken in walked.taken:
        yield taken.at, _always("left_out", taken.rule)
    known = {line.at for line in things} | {taken.at for taken in walked.taken}
    for at in whole.unread(known):
        yield at, _always("left_out", f"element.{walked.written.names[at]}")


def _always(verdict: Verdict, rule: str) -> Callable[[Line], _Told]:
    return lambda line: _Told(line.text, verdict, rule)


def _in_box(line: Line) -> _Told:
    """Return what a line of a box of related links is: a link, a label of links, or nothing."""
    is_prompt = line.links or links.bare_label(line)
    return _Told(line.text, "prompt" if is_prompt else "left_out", "box.related")


class _Verdicts:
    """What the lines of one page were taken for."""

    def __init__(self, draft: Draft, article: Article) -> None:
        region = draft.region
        self.article = article
        self.inserted = {line.text for line in region.lines if line.text and line.at < 0}
        self.source = article.provenance.get("blocks", region.source)
        self.left = {id(left.line): left.rule for left in region.left}
        headlines = list(filter(None, (article.title, article.deck)))
        given = (region.lines, draft.template.markup, draft.base, headlines)
        self.read: dict[int, list[_Told]] = {}
        for number, part, fate in body.sort(*given):
            told = self._told(part.text, fate)
            self.read.setdefault(id(region.lines[number]), []).append(told)
        problems = {problem.code for problem in article.problems}
        self.from_data = ProblemCode.BODY_FROM_DATA in problems
        if not self.from_data and len(body.read(*given).blocks) > len(article.blocks):
            self._caption_first()

    def of(self, line: Line) -> list[_Told]:
        """Return what a line of the container was taken for, or its parts."""
        if step := self.left.get(id(line)):
            rule = _by_words(line.text, "unknown_site", f"region.{step}")
            return [_Told(line.text, "left_out", rule)]
        read = self.read.get(id(line))
        if read is None:
            return [_Told(line.text, "deck", "body.lead")]
        if self.from_data:
            return [_replaced(each) for each in read]
        return read

    def outside(self, line: Line) -> _Told:
        """Return what a line elsewhere on the page was taken for."""
        text, article = line.text, self.article
        if text in self.inserted:
            return _Told(text, "body", "body.lead")
        same = squash(text)
        if article.title and same == squash(article.title):
            return _Told(text, "headline", article.provenance.get("title", _OUTSIDE))
        if article.deck and same == squash(article.deck):
            return _Told(text, "deck", article.provenance.get("deck", _OUTSIDE))
        if self._is_caption(same):
            return _Told(text, "caption", article.provenance.get("image", _OUTSIDE))
        if source := self._label(text):
            return _Told(text, "label", source)
        return _Told(text, "outside", _OUTSIDE)

    def _told(self, text: str, fate: Fate) -> _Told:
        if fate == "block":
            return _Told(text, "body", self.source)
        verdict, rule = _VERDICTS[fate]
        return _Told(text, verdict, _by_words(text, "everywhere", rule, fate))

    def _caption_first(self) -> None:
        """Make the first line of text a caption: that of the lead picture."""
        for read in self.read.values():
            for at, told in enumerate(read):
                if told.verdict == "body":
                    read[at] = told._replace(verdict="caption", rule="caption.above_dateline")
                    return

    def _is_caption(self, same: str) -> bool:
        image = self.article.image
        if image is None or not image.caption:
            return False
        return same in (squash(image.caption), squash(f"{image.caption}{image.credit or ''}"))

    def _label(self, text: str) -> str | None:
        """Return the source of the date or the names that a short line holds."""
        article = self.article
        if len(text) > _LONGEST_LABEL:
            return None
        for field, values in (
            ("published_text", [article.published_text or ""]),
            ("authors", article.authors),
            ("editors", article.editors),
        ):
            if any(value and value in text for value in values):
                return article.provenance.get(field, _OUTSIDE)
        return None


def _by_words(text: str, scope: Scope, rule: str, fate: Fate = "no_text") -> str:
    """Return the rule of the book that takes a line, else `rule`."""
    judged = book.judge(text, scope) if fate in _BY_WORDS else None
    return judged.id if judged else rule


def _replaced(told: _Told) -> _Told:
    """Return what became of a line whose text was read from data in the page instead."""
    if told.verdict != "body":
        return told
    return told._replace(verdict="left_out", rule="body.from_data")
