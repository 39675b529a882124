"""The body: lines below the container sorted into blocks, labels and furniture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import TypeAdapter
from selectolax.lexbor import LexborNode

from zonaparse.article import Block
from zonaparse.document import grids
from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate, captions, closing, images, links, parts, roles
from zonaparse.fields.closing import RawBlock
from zonaparse.text import Unread, fold, squash

_MOST_VALUES = 40  # that labels give for one role
_LONGEST_NO_TEXT = max(boilerplate.LONGEST, images.LONGEST_CAPTION, roles.LONGEST_LINE)
# What becomes of a line: it is a block, or for one of these reasons none.
Fate = Literal[
    "block",
    "box",
    "caption",
    "credit",
    "empty",
    "headline",
    "label",
    "links",
    "no_text",
    "post",
    "prompt",
    "sign_off",
    "tag",
    "unlinked",
]
_BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(list[Block])


class Markup(NamedTuple):
    """Selectors of what stands below a container beside text; '' for nothing."""

    drop: str = ""
    figures: str = ""
    caption: str = "figcaption"
    credit: str = ""
    boxes: str = ""

    @property
    def selected(self) -> tuple[tuple[str, str], ...]:
        """What lines.walk() takes for more than text."""
        return ("figure", self.figures), ("box", self.boxes), ("drop", self.drop)

    @property
    def labels(self) -> images.Labels:
        """Where a picture below the container says what it shows and whose it is."""
        return images.Labels(self.caption, self.credit)


@dataclass
class Story:
    """What the lines of a body come to. `opening` is the first line of text, `second` the next;
    `caption` stands above them and is labelled so.
    """

    blocks: list[Block] = field(default_factory=list)
    labels: dict[str, list[str]] = field(default_factory=dict)
    credit_line: str | None = None
    opening: Line | None = None
    second: Line | None = None
    caption: str | None = None
    lost_links: list[str] = field(default_factory=list)
    unread: Unread = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the blocks that are one."""
        return [text for block in self.blocks if (text := getattr(block, "text", ""))]

    @property
    def size(self) -> int:
        """How many characters the texts have."""
        return sum(map(len, self.texts))


def without_opening(story: Story) -> Story:
    """Return the story without its first line of text, a paragraph."""
    at = next(i for i, block in enumerate(story.blocks) if block.kind == "paragraph")
    blocks = [*story.blocks[:at], *story.blocks[at + 1 :]]
    return replace(story, blocks=blocks, opening=story.second, second=None)


def read(
    found: Iterable[Line], markup: Markup, base: str | None, headlines: Iterable[str]
) -> Story:
    """Return the story that the lines `found` tell.

    `headlines` are the title and the deck: a first line that repeats one is no paragraph.
    """
    sorter = _Sorter(markup, base)
    for line in found:
        if line.links or "\n" in line.text:
            for part in parts.split(line, sorter.sorted):
                sorter.take(part)
        else:
            sorter.take(line)
    known = {squash(headline) for headline in headlines}
    return _finished(sorter, known)


class Sorted(NamedTuple):
    """A line, or a part of it, and what became of that; `number` is that of the line."""

    number: int
    part: Line
    fate: Fate


def sort(
    found: Iterable[Line], markup: Markup, base: str | None, headlines: Iterable[str]
) -> list[Sorted]:
    """Return what read() does with each line."""
    sorter = _Sorter(markup, base)
    told: list[Sorted] = []
    blocks: dict[int, int] = {}  # where the line of a block is told
    for number, line in enumerate(found):
        whole = line.node is not None or line.inner is not None
        for part in [line] if whole else list(parts.split(line, sorter.sorted)):
            fate = sorter.take(part)
            if fate == "block" and sorter.sorted and isinstance(sorter.sorted[-1], Line):
                blocks[id(sorter.sorted[-1])] = len(told)
            told.append(Sorted(number, part, fate))
    for block, fate in _closed(sorter, {squash(headline) for headline in headlines}).items():
        told[blocks[block]] = told[blocks[block]]._replace(fate=fate)
    return told


def _closed(sorter: "_Sorter", headlines: set[str]) -> dict[int, Fate]:
    """Return what closing a story takes out of its lines, by their id()."""
    lines = [line for line in sorter.sorted if isinstance(line, Line)]
    closing.drop_headlines(sorter.sorted, headlines)
    left = {id(line) for line in sorter.sorted}
    taken: dict[int, Fate] = {id(line): "headline" for line in lines if id(line) not in left}
    lines = lines[len(taken) :]
    closing.join_dateline(sorter.sorted)
    before = sum(isinstance(line, Line) for line in sorter.sorted)
    sorter.story.credit_line = closing.close(sorter.sorted, sorter.story.credit_line)
    signed = before - sum(isinstance(line, Line) for line in sorter.sorted)
    ended: dict[int, Fate] = {id(line): "sign_off" for line in lines[len(lines) - signed :]}
    return taken | ended


def _is_signature(line: Line) -> bool:
    """Say whether a line of a quoted post is its signature: "— Name (@account) date"."""
    return line.kind == "quote" and line.text[0] in "-–—" and "(@" in line.text


class _Sorter:
    """Takes lines one by one; a bare label turns the link lines after it into prompts, another
    heading of links drops them.
    """

    def __init__(self, markup: Markup, base: str | None) -> None:
        self.markup, self.base = markup, base
        self.story = Story()
        self.sorted: list[Line | RawBlock] = []
        self.label: str | None = None
        self.open_role: str | None = None
        self.skips_links = False
        self.signed = False
        self.has_text = False

    def take(self, line: Line) -> Fate:
        if line.node is not None:
            _THINGS[line.kind](self, line.node)
            return "block"
        if line.inner is not None:
            self._box(line.inner)
            return "box"
        if self.open_role is not None and self._is_value(line):
            self.story.labels[self.open_role].append(line.text)
            self.open_role = None
            return "label"
        if self.label is not None and links.is_link_only(line) and not links.is_to_tags(line):
            self._prompts(links.entries(line, self.label))
            return "prompt"
        if self.skips_links and links.is_link_only(line):
            return "links"
        if self.signed and roles.is_work(line.text) and self._is_value(line):
            return "label"  # what the writer named above does
        self.label, self.open_role, self.skips_links, self.signed = None, None, False, False
        return self._take_text(line)

    def _is_value(self, line: Line) -> bool:
        return roles.is_value(line.text) and not parts.is_no_text(line)

    def _take_text(self, line: Line) -> Fate:
        if not line.links and len(line.text) > _LONGEST_NO_TEXT and line.kind != "quote":
            return "caption" if self._captions(line) else self._add(line)
        if not line.text:
            return "empty"
        return self._furniture(line) or self._sort(line)

    def _furniture(self, line: Line) -> Fate | None:
        """Return what a line is that is no text of the article; None if none of this."""
        if self._is_caption(line):
            return "caption"
        if boilerplate.is_furniture(line.text):
            self.skips_links = boilerplate.heads_links(line.text)
            return "no_text"
        if _is_signature(line):
            self._post(line)
            return "post"
        if images.is_credited(line.text):
            return "credit"
        if line.links and links.is_sharing(line):
            return "no_text"
        if links.lacks_link(line):
            return "unlinked"
        return "tag" if links.is_tag(line) else None

    def _sort(self, line: Line) -> Fate:
        if line.links and (prompts := links.prompts(line)):
            self._prompts(prompts)
            self.label = prompts[-1].label
            return "prompt"
        if label := links.bare_label(line):
            self.label = label
            return "prompt"
        if self._take_labels(line):
            return "label"
        return self._add(parts.text_alone(line))

    def _add(self, line: Line) -> Fate:
        self.sorted.append(line)
        self.has_text = True
        return "block"

    def _take_labels(self, line: Line) -> bool:
        """Take a line that is made of labels, and perhaps of a sign-off behind them."""
        if not roles.labelled(line.text):
            return False
        text, sign_off = boilerplate.split_sign_off(line.text)
        if sign_off is None:
            text, sign_off = boilerplate.split_desk_code(text)
        for role, value in roles.labelled(text):
            values = self.story.labels.setdefault(role, [])
            if value:
                values += [value] if len(values) < _MOST_VALUES else []
                self.signed = role == "author"
            else:
                self.open_role = role
        self.story.credit_line = sign_off or self.story.credit_line
        return True

    def _is_caption(self, line: Line) -> bool:
        """Say whether a line is the caption of the picture right above it, which then has it; or,
        before all text, that of the lead picture.
        """
        if self._figure_above():
            return self._captions(line)
        if self.has_text or self.story.caption:
            return False
        credited = line.text if images.is_credited(line.text) else None
        self.story.caption = images.labelled_caption(line.text) or credited
        return self.story.caption is not None

    def _figure_above(self) -> RawBlock | None:
        """Return the picture right above that has no caption yet."""
        above = self.sorted[-1] if self.sorted else None
        if not isinstance(above, dict) or above["kind"] != "figure" or above["image"].caption:
            return None
        return above

    def _captions(self, line: Line) -> bool:
        """Say whether a line is the caption of the picture right above it, which then has it."""
        figure, printed = self._figure_above(), line.text
        if figure is None:
            return False
        alt = figure["image"].alt
        is_heading = line.kind != "paragraph" or (printed == alt and line.bold >= len(alt))
        told = None if is_heading else captions.told_by_alt(printed, alt)
        if told and line.links and line.links[0].start == 0:  # a button
            told = told._replace(credit=None)
        labelled = images.labelled_caption(printed)
        is_caption = images.is_caption(printed) or images.ends_in_credit(printed)
        if not (told or labelled or is_caption or self._is_credited_apart(line)):
            return False
        text, credit = told or images.split_credit(labelled or printed)
        figure["image"] = figure["image"].model_copy(update={"caption": text, "credit": credit})
        return True

    def _is_credited_apart(self, line: Line) -> bool:
        """Say whether a line with whose a picture is, is built otherwise than the last paragraph:
        a sentence of the text may name a source at its end, too.
        """
        is_short = len(line.text) <= images.LONGEST_CREDITED
        if line.text[-1:] != ")" or line.kind != "paragraph" or not is_short:
            return False
        texts = (each for each in reversed(self.sorted) if isinstance(each, Line))
        last = next((each for each in texts if each.kind == "paragraph"), None)
        is_apart = last is not None and last.look != line.look
        return is_apart and images.split_credit(line.text)[1] is not None

    def _prompts(self, prompts: Iterable[links.Prompt]) -> None:
        for prompt in prompts:
            if url := self._absolute(prompt.url):
                self.sorted.append({"kind": "baca_juga", **prompt._asdict(), "url": url})

    def _absolute(self, href: str) -> str | None:
        url = links.absolute(href, self.base)
        if url is None and href.strip() and not href.startswith("#"):
            self.story.lost_links.append(href)
        return url

    def _figure(self, node: LexborNode) -> None:
        image = images.read(node, self.base, self.story.unread, self.markup.labels)
        if image:
            self.sorted.append({"kind": "figure", "image": image})

    def _embed(self, node: LexborNode) -> None:
        url = images.address(node, self.base)
        if url:
            self.sorted.append({"kind": "embed", "url": url})

    def _post(self, signature: Line) -> None:
        """Take the address of a quoted post, which its signature links."""
        if signature.links and (url := self._absolute(signature.links[-1].url)):
            self.sorted.append({"kind": "embed", "url": url})

    def _table(self, node: LexborNode) -> None:
        rows = list(grids.rows_of(node, lambda cell: fold(cell.text(separator=" "))))
        if rows:
            self.sorted.append({"kind": "table", "rows": rows})

    def _box(self, inner: Iterable[Line]) -> None:
        label, self.label = self.label, None
        for line in inner:
            if bare := links.bare_label(line):
                label = bare
            elif line.links:
                own, start = links.own_label(line)
                self._prompts(links.entries(line, own or label, start))

    def block(self, line: Line) -> RawBlock:
        """Return a line of text as a block not yet validated."""
        raw: RawBlock = {"kind": line.kind, "text": line.text}
        if line.links:
            spans = ((span, self._absolute(span.url)) for span in line.links)
            raw["links"] = [{"start": s.start, "end": s.end, "url": url} for s, url in spans if url]
        if line.kind == "heading":
            raw["level"] = line.level
        elif line.kind == "list_item":
            raw["ordered"] = line.ordered
        return raw


_THINGS: dict[str, Callable[[_Sorter, LexborNode], None]] = {
    "figure": _Sorter._figure,
    "embed": _Sorter._embed,
    "table": _Sorter._table,
}


def _finished(sorter: _Sorter, headlines: set[str]) -> Story:
    """Close the story: repeated headlines, the end mark and the sign-off are no text."""
    story, found = sorter.story, sorter.sorted
    closing.drop_headlines(found, headlines)
    closing.join_dateline(found)
    story.credit_line = closing.close(found, story.credit_line)
    texts = [line for line in found if isinstance(line, Line)]
    story.opening, story.second = [*texts[:2], None, None][:2]
    raw = [sorter.block(item) if isinstance(item, Line) else item for item in found]
    story.blocks = _BLOCKS.validate_python(raw)
    return story
