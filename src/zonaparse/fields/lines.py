"""The DOM below a container as lines: runs of text between block boundaries.

One walk with a stack of its own, so that no page can exhaust the interpreter's. What a line
means (body text, a prompt, a label) is decided elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.text import entities, fold

_KINDS = {
    kind_of: kind
    for kind, tags in {
        "drop": "script style noscript template button select option input textarea svg canvas map "
        "object audio ins nav amp-ad amp-auto-ads amp-analytics amp-pixel amp-sticky-ad link meta "
        "title head -comment -doctype",
        "embed": "iframe video embed amp-iframe amp-video",
        "figure": "figure img picture amp-img",
        "table": "table",
        "break": "br",
    }.items()
    for kind_of in tags.split()
}
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot "
    "th thead tr ul date amp-carousel body".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_CONTEXTS = frozenset((*_HEADINGS, "li", "ul", "ol", "blockquote"))
_NOTED = _BLOCKS | _BOLD | {"a"}


class Span(NamedTuple):
    """A link inside a line: offsets into its text, and the href as it stands in the page."""

    start: int
    end: int
    url: str


@dataclass(slots=True)
class Line:
    """A run of text of one kind, or (`node` set) a thing that is not text.

    `runs_on`: no end tag closed it, a block began inside of what it stands in.
    """

    kind: str
    text: str = ""
    links: list[Span] = field(default_factory=list)
    level: int = 0
    ordered: bool = False
    bold: int = 0
    node: LexborNode | None = None
    runs_on: bool = False

    def before(self, other: "Line") -> "Line":
        """Return one line of both, this one's text first."""
        text = f"{self.text} {other.text}"
        moved = len(self.text) + 1
        links = [Span(s.start + moved, s.end + moved, s.url) for s in other.links]
        return Line(other.kind, text, [*self.links, *links], other.level, other.ordered, self.bold)

    def cut(self, start: int, end: int) -> "Line":
        """Return the part of the line between two offsets, stripped, with its links."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        text = piece.strip()
        end = start + len(text)
        links = [
            Span(max(s.start, start) - start, min(s.end, end) - start, s.url)
            for s in self.links
            if s.start < end and s.end > start
        ]
        bold = max(0, min(self.bold - start, len(text)))
        return Line(self.kind, text, links, self.level, self.ordered, bold)


class _Context(NamedTuple):
    kind: str = "paragraph"
    level: int = 0
    ordered: bool = False


_TEXT = _Context()


_BREAK = "\0"  # stands for <br> in raw text; the parser never leaves one in


class _Run:
    """The raw text of the line being read, with links as raw offsets; folded when it ends."""

    __slots__ = ("breaks", "links", "pieces", "plain_from", "size")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.links: list[Span] = []
        self.breaks = 0
        self.plain_from = -1

    def add(self, raw: str, bold: int) -> None:
        if raw.isspace():
            if not self.pieces:
                return
        else:
            self.breaks = 0
            if self.plain_from < 0 and not bold and any(map(str.isalnum, raw)):
                self.plain_from = self.size
        self.pieces.append(raw)
        self.size += len(raw)

    def line(self, context: _Context) -> Line | None:
        raw = "".join(self.pieces)
        text = _folded(raw)
        if not text:
            return None
        bold = len(text) if self.plain_from < 0 else len(_folded(raw[: self.plain_from]))
        line = Line(context.kind, text, [], context.level, context.ordered, bold)
        for start, end, url in self.links:
            if linked := _folded(raw[start:end]):
                stop = len(_folded(raw[:end]))
                line.links.append(Span(stop - len(linked), stop, url))
        return line


def _folded(raw: str) -> str:
    if _BREAK not in raw:
        return fold(raw)
    return "\n".join(text for part in raw.split(_BREAK) if (text := fold(part)))


class Walk:
    """One walk below a node.

    `marked` says by mem_id which nodes to treat otherwise than their tag says: "drop" skips
    one, "figure" and "box" (of related links) keep it whole.
    """

    def __init__(self, marked: Mapping[int, str] | None = None) -> None:
        self.marked = marked or {}
        self.lines: list[Line] = []
        self.run = _Run()
        self.context = _TEXT
        self.href = ""
        self.href_from = 0
        self.bold = 0

    def below(self, root: LexborNode) -> list[Line]:
        """Return the lines below `root` in reading order."""
        self.href = root.attributes.get("href") or "" if root.tag == "a" else ""
        ends: list[tuple[LexborNode, str, _Context]] = []
        node = root.first_child
        while node is not None or ends:
            if node is None:
                node, tag, context = ends.pop()
                if tag in _NOTED:
                    self._leave(tag, context)
            elif (tag := node.tag or "-comment") == "-text":
                self.run.add(entities(node.text_content or ""), self.bold)
            elif self._enter(tag, node):
                ends.append((node, tag, self.context))
                if tag in _CONTEXTS:
                    self.context = _inner(tag, self.context)
                node = node.first_child
                continue
            node = node.next
        self._end_line()
        return self.lines

    def _enter(self, tag: str, node: LexborNode) -> bool:
        """Say whether to walk on below `node`."""
        if tag in _BLOCKS:
            self._end_line(runs_on=True)
        if kind := self.marked.get(node.mem_id) or _KINDS.get(tag):
            return self._take(kind, node)
        if tag == "a":
            self.href, self.href_from = node.attributes.get("href") or "", self.run.size
        elif tag in _BOLD:
            self.bold += 1
        return True

    def _take(self, kind: str, node: LexborNode) -> bool:
        """Take a node that is not walked like any other; say whether it is walked all the same."""
        if kind == "table" and not is_data_table(node):
            return True
        if kind == "break":
            self._break()
        elif kind != "drop":
            self.lines.append(Line(kind, node=node))
        return False

    def _leave(self, tag: str, context: _Context) -> None:
        if tag in _BLOCKS:
            self._end_line()
        elif tag == "a":
            self._end_link()
            self.href = ""
        else:
            self.bold -= 1
        self.context = context

    def _end_link(self) -> None:
        end = self.run.size
        if self.href and end > self.href_from:
            self.run.links.append(Span(self.href_from, end, self.href))
        self.href_from = end

    def _break(self) -> None:
        if not self.run.pieces:
            return
        self.run.breaks += 1
        self.run.pieces.append(_BREAK)
        self.run.size += 1
        if self.run.breaks >= 2:
            self._end_line()

    def _end_line(self, *, runs_on: bool = False) -> None:
        if not self.run.pieces:
            return
        self._end_link()
        line = self.run.line(self.context)
        if line:
            line.runs_on = runs_on
            self.lines.append(line)
        self.run = _Run()
        self.href_from = 0


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


def is_data_table(table: LexborNode) -> bool:
    """Say whether a table holds data; one that only lays out text is walked like a div."""
    rows = table.css("tr")
    if len(rows) < 2 or table.css_first("table table") or table.css_first("td p + p, td h2, td h3"):
        return False
    return any(len(row.css("td, th")) >= 2 for row in rows[:3])


def table_rows(table: LexborNode, read: Callable[[LexborNode], str]) -> Iterator[list[str]]:
    """Yield the cell texts of each row."""
    for row in table.css("tr"):
        cells = [read(cell) for cell in row.css("td, th")]
        if any(cells):
            yield cells
