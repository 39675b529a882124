"""The DOM below a node as lines: runs of text between block boundaries.

What a line means (body text, a prompt, a label) is decided elsewhere.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.document import grids, standing, tokens
from zonaparse.document.spans import BREAK, Span, plain, spans
from zonaparse.document.tokens import Tokens, unescaped
from zonaparse.text import Unread, cut

_THINGS = {
    name: kind
    for kind, names in {
        "embed": "iframe video embed amp-iframe amp-video",
        "figure": "figure img picture amp-img",
        "table": "table",
    }.items()
    for name in names.split()
}
_THING = ", ".join(_THINGS)
_DROPPED = frozenset(
    "script style noscript template button select option input textarea svg canvas map object "
    "audio nav amp-ad amp-auto-ads amp-analytics amp-pixel amp-sticky-ad link meta title "
    "head".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot "
    "th thead tr ul date amp-carousel body".split()
)
_LISTS = frozenset(("ul", "ol", "li", "dl", "blockquote"))
_AROUND = _BLOCKS - _LISTS
_PARTS = _BLOCKS | {"br"}
_PARTING = "br, div, p, li, td"  # those that stand inside of what holds a field
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_CONTEXTS = frozenset((*_HEADINGS, "li", "ul", "ol", "blockquote"))
KNOWN_TAGS = _BLOCKS | standing.INLINE | _DROPPED | _THINGS.keys() | {"html"}
_PLAIN = frozenset(name for block in _BLOCKS - _CONTEXTS for name in (block, f"/{block}"))
PASSED = _DROPPED | (_THINGS.keys() - {"table"})  # what is not walked
_BEGIN = _CONTEXTS | _BOLD | PASSED | {"a", "br"}
_BOLD_ENDS = frozenset(f"/{name}" for name in _BOLD)
_END = _BOLD_ENDS | frozenset(f"/{name}" for name in _CONTEXTS | {"a"})
_href = tokens.attribute("href")
_class = tokens.attribute("class", longest=200)


def _span_end(span: Span) -> int:
    return span.end


@dataclass(slots=True)
class Line:
    """A run of text of one kind, a thing that is not text (`node`), or a box of lines (`inner`).

    `runs_on`: no end tag closed it, a block began inside of what it stands in. `block` is the tag
    of the innermost block around it, by its position, and `look` the name and class of that; `at`
    is the tag behind its first text, or its own.
    """

    kind: str
    text: str = ""
    links: list[Span] = field(default_factory=list)
    level: int = 0
    ordered: bool = False
    bold: int = 0
    node: LexborNode | None = None
    runs_on: bool = False
    inner: "list[Line] | None" = None
    block: int = -1
    around: int = -1
    look: str = ""
    at: int = -1

    def before(self, other: "Line") -> "Line":
        """Return one line of both, this one's text first."""
        text = f"{self.text} {other.text}"
        moved = len(self.text) + 1
        links = [Span(s.start + moved, s.end + moved, s.url) for s in other.links]
        joined = Line(other.kind, text, self.links + links, other.level, other.ordered, self.bold)
        joined.block, joined.around, joined.look = other.block, other.around, other.look
        return joined

    def cut(self, start: int, end: int) -> "Line":
        """Return the part of the line between two offsets, stripped, with its links."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        text = piece.strip()
        end = start + len(text)
        links = []
        for at in range(bisect_right(self.links, start, key=_span_end), len(self.links)):
            span = self.links[at]
            if span.start >= end:
                break
            links.append(Span(max(span.start, start) - start, min(span.end, end) - start, span.url))
        bold = max(0, min(self.bold - start, len(text)))
        part = Line(self.kind, text, links, self.level, self.ordered, bold)
        part.block, part.around, part.look = self.block, self.around, self.look
        return part


class _Context(NamedTuple):
    kind: str = "paragraph"
    level: int = 0
    ordered: bool = False


_TEXT = _Context()


class Mark(NamedTuple):
    """What a node is beside text: "figure", "embed", "table", "box" (of related links), "drop"; or
    "block", of a start or end tag that is none by its name.

    `rule` names what found it so.
    """

    kind: str
    node: LexborNode | None = None
    rule: str = "template"


class Taken(NamedTuple):
    """An element that was left out unread: by which rule, and where it is written."""

    rule: str
    written: Tokens
    at: int

    @property
    def size(self) -> int:
        """How many characters of text it holds."""
        return self.written.length(self.at)

    def walked(self, marked: "Mapping[int, Mark]") -> "Walked":
        """Return its lines, and what is left out among them as `marked`."""
        walk = _Walk(self.written, marked)
        return Walked(walk.lines(self.at), walk.taken, self.written)


class Walked(NamedTuple):
    """The lines below a node, and what was left out among them; `written` is what was walked."""

    lines: "list[Line]"
    taken: list[Taken]
    written: Tokens


Finder = Callable[[Tokens], Mapping[int, Mark]]


def below(node: LexborNode) -> list[Line]:
    """Return the lines below `node` in reading order."""
    return walk(node).lines


def walk(
    node: LexborNode, selected: Iterable[tuple[str, str]] = (), finder: Finder | None = None
) -> Walked:
    """Return the lines below `node` in reading order, and what was left out.

    `selected` are (kind, selector) of what stands there beside text; of several that match a
    node the last one counts. `finder` tells more of it by what is written in the tags.
    """
    written = Tokens(node.html or "")
    if not written.names:  # a script
        return Walked([], [], written)
    things = [n for n in node.css(_THING) if n.tag != "table" or grids.holds_data(n)]
    marked = {
        at: Mark(_THINGS[found.tag or ""], found)
        for at, found in zip(written.of_nodes(node, things), things, strict=True)
    }
    if finder:
        marked |= finder(written)
    for kind, selector in selected:
        found = node.css(selector) if selector else []
        marked |= {
            at: Mark(kind, each)
            for at, each in zip(written.of_nodes(node, found), found, strict=True)
        }
    blocks = dict.fromkeys(standing.blocks(written, KNOWN_TAGS), Mark("block"))
    return Taken("", written, 0).walked(blocks | marked)


class _Walk:
    """One walk over the tokens of a node; what is `marked`, by position, is not walked.

    `pieces` are the written texts of the line being read, `links` and `bolds` are told by offsets
    into them.
    """

    def __init__(self, written: Tokens, marked: Mapping[int, Mark]) -> None:
        self.written = written
        self.blocks: dict[int, int] = {}  # the block at or around a tag that is none
        self.arounds: dict[int, int] = {}  # the same of blocks, lists left out
        self.marked = marked
        self.found: list[Line] = []
        self.pieces: list[str] = []
        self.looked_at, self.said = 0, ""  # pieces, and the last of them that is no white space
        self.links: list[Span] = []
        self.bolds: list[tuple[int, int]] = []
        self.context = _TEXT
        self.outer: list[_Context] = []
        self.size = 0
        self.href = ""
        self.href_from = 0
        self.bold = 0
        self.begun = 0
        self.taken: list[Taken] = []

    def lines(self, first: int = 0) -> list[Line]:
        """Return the lines between the tag at `first` and its end tag."""
        written, marked, pieces = self.written, self.marked, self.pieces
        texts, names = written.texts, written.names
        at, last = first, written.ends[first]
        if names[first] == "a":
            self.href = _href(written.attributes[first])
        while at < last:
            at += 1
            text = texts[at]
            if text and (pieces or not text.isspace()):
                self._add(text, at)
            name = names[at]
            if at in marked:
                at = self._take(marked[at], name, at)
            elif name in _PLAIN:
                if pieces:
                    self._end_line(runs_on=name[0] != "/")
            elif name in _END:
                self._leave(name)
            elif name in _BEGIN:
                at = self._enter(name, at)
        if pieces:
            self._end_line()
        return self.found

    def _add(self, text: str, at: int) -> None:
        """Add the text before a tag to the line."""
        if not self.pieces:
            self.begun = at
        self.pieces.append(text)
        self.size += len(text)

    def _enter(self, name: str, at: int) -> int:
        """Take a start tag; return the position from which to walk on."""
        if name == "a":
            self.href, self.href_from = _href(self.written.attributes[at]), self.size
        elif name == "br":
            self._break()
        elif name in _BOLD:
            self._embolden(1)
        elif name in _CONTEXTS:
            if self.pieces:
                self._end_line(runs_on=True)
            self.outer.append(self.context)
            self.context = _inner(name, self.context)
        else:
            return self.written.ends[at]
        return at

    def _take(self, mark: Mark, name: str, at: int) -> int:
        """Take a tag that is marked; return from where to walk on: what is no block is passed."""
        if mark.kind == "block":
            if self.pieces:
                self._end_line(runs_on=name[0] != "/")
            return at
        if name in _BLOCKS and self.pieces:
            self._end_line(runs_on=True)
        if mark.kind == "box":
            self.found.append(Line("box", inner=_Walk(self.written, {}).lines(at), at=at))
        elif mark.kind == "drop":
            self.taken.append(Taken(mark.rule, self.written, at))
        else:
            self.found.append(Line(mark.kind, node=mark.node, at=at))
        return self.written.ends[at]

    def _leave(self, name: str) -> None:
        if name == "/a":
            self._end_link()
            self.href = ""
        elif name in _BOLD_ENDS:
            self._embolden(-1)
        else:
            if self.pieces:
                self._end_line()
            if self.outer:
                self.context = self.outer.pop()

    def _embolden(self, change: int) -> None:
        self.bolds.append((self.size, self.bold))
        self.bold += change

    def _end_link(self) -> None:
        if self.href and self.size > self.href_from:
            self.links.append(Span(self.href_from, self.size, self.href))
        self.href_from = self.size

    def _break(self) -> None:
        for piece in self.pieces[self.looked_at :]:
            if not unescaped(piece).isspace():
                self.said = piece
        self.looked_at = len(self.pieces)
        if self.said:
            self.pieces.append(BREAK)
            self.size += 1
        if self.said == BREAK:
            self._end_line()

    def _end_line(self, *, runs_on: bool = False) -> None:
        if self.href:
            self._end_link()
        raw = "".join(self.pieces)
        if text := plain(raw):
            linked = spans(raw, self.links) if self.links else []
            bold = 0 if text[0].isalnum() and not self.bolds else self._bold_end(raw, text)
            kind, level, ordered = self.context
            line = Line(kind, text, linked, level, ordered, bold, runs_on=runs_on)
            line.at, line.block = self.begun, self._block(self.written.parents[self.begun])
            line.around = self._around(line.block)
            line.look = self._look(line.block)
            self.found.append(line)
        self.pieces.clear()
        self.links.clear()
        self.bolds.clear()
        self.size = self.href_from = self.looked_at = 0
        self.said = ""

    def _block(self, at: int) -> int:
        """Return the innermost block at or around a tag."""
        return self._nearest(at, _BLOCKS, self.blocks)

    def _around(self, block: int) -> int:
        """Return the block around a block, lists and quotations left out."""
        return self._nearest(self.written.parents[block], _AROUND, self.arounds)

    def _nearest(self, at: int, names: frozenset[str], known: dict[int, int]) -> int:
        """Return the innermost element of some names at or around a tag.

        What is passed by is known then, so that lines deep in the page do not go up all of it.
        """
        written, passed = self.written, []
        while at > 0 and at not in known and written.names[at] not in names:
            passed.append(at)
            at = written.parents[at]
        found = known.get(at, at)
        known.update(dict.fromkeys(passed, found))
        return found

    def _look(self, at: int) -> str:
        return f"{self.written.names[at]}.{_class(self.written.attributes[at])}"

    def _bold_end(self, raw: str, text: str) -> int:
        """Return where the bold opening of a line ends."""
        start = 0
        for end, bold in (*self.bolds, (len(raw), self.bold)):
            if not bold and any(map(str.isalnum, raw[start:end])):
                return len(plain(raw[:start]))
            start = end
        return len(text)


def _inner(tag: str, outer: _Context) -> _Context:
    if tag in _HEADINGS:
        return _Context("heading", _HEADINGS[tag])
    if tag == "li":
        return _Context("list_item", ordered=outer.ordered)
    if tag in ("ul", "ol"):
        return _Context(outer.kind, ordered=tag == "ol")
    if tag == "blockquote":
        return _Context("quote")
    return outer


def joined(node: LexborNode, what: str, unread: Unread) -> str:
    """Return the text of a node, as much of it as a field may hold; a line break and what stands on
    lines of its own part words.

    `unread` is told of `what` is longer than that.
    """
    text = tokens.parted(node, _PARTS) if node.css_first(_PARTING) else node.text()
    return cut(text, what, unread)
