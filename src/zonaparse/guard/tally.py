"""The tally of a page: what the parser would make of its tags, never less than it makes.

Open elements are kept on a stack that holds all that the parser's own holds, in its order. So an
element is taken off only where the parser must take it off too: by its own end tag if nothing has
opened since, or by the next item, row, cell or paragraph. Any other end tag may be ignored, and
takes nothing off.
"""

from collections import Counter
from typing import NoReturn

from zonaparse.errors import PageTooComplex
from zonaparse.guard import tokens
from zonaparse.guard.limits import Limits

_FOREIGN = frozenset((b"svg", b"math"))
# https://html.spec.whatwg.org/#parsing-main-inforeign: they end SVG and MathML,
_BREAKING = frozenset(
    b"b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i "
    b"img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul "
    b"var".split()
)
# and in these is HTML.
_HTML_INSIDE = frozenset(b"title desc foreignobject mi mo mn ms mtext annotation-xml".split())
_COUNTED = frozenset((b"svg", b"math", b"template"))
_NEVER_OPEN = frozenset(
    b"html head body area base basefont bgsound br col embed frame hr image img input keygen link "
    b"meta param source track wbr".split()
)
_WHOLE_PAGE = frozenset((b"html", b"body"))  # the attributes of a second one go to the first
FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
EQUAL_MADE_AGAIN = 3  # formatting elements of a name with the same attributes
MADE_BY_AN_END = 8  # elements, by an end tag of formatting that other elements have opened in
_WEIGH_A_NODE = 256  # bytes of a tag; they are copied where the element is made again
_SEEN_BY_AN_OPTION = 512  # nodes that weigh as much as one: each option goes through its <select>
_FEW = 32  # bytes of attributes, which weigh nothing
_A_NODE = 128  # pairs of attributes that weigh as much as a node

_SECTIONS = frozenset((b"tbody", b"thead", b"tfoot"))
_CELLS = frozenset((b"td", b"th"))
_PARAGRAPH = frozenset((b"p",))
# What a start tag ends that stands on top of the stack.
_ENDS: dict[bytes, frozenset[bytes]] = {
    **dict.fromkeys(
        b"address article aside blockquote center details dialog dir div dl fieldset figcaption "
        b"figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p pre "
        b"search section summary ul xmp".split(),
        _PARAGRAPH,
    ),
    b"li": _PARAGRAPH | {b"li"},
    **dict.fromkeys((b"dd", b"dt"), _PARAGRAPH | {b"dd", b"dt"}),
    **dict.fromkeys((b"option", b"optgroup"), frozenset((b"option",))),
    **dict.fromkeys(_CELLS, _CELLS),
    b"tr": _CELLS | {b"tr"},
    **dict.fromkeys(_SECTIONS, _CELLS | _SECTIONS | {b"tr"}),
}


def weight(size: int) -> int:
    """Return for how many nodes an element counts that is made again, by the bytes of its tag."""
    return 1 + size // _WEIGH_A_NODE


class Tally:
    """Counts what a page holds, and raises PageTooComplex where that is too much."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.at = 0
        self.nodes = 0
        self.deepest = 0
        self._started = 0  # elements
        self._stack: list[tuple[bytes, bytes]] = []  # name, attributes
        self._templates = 0  # on the stack
        self._maybe_foreign = 0  # SVG and MathML on the stack
        self._in_foreign = False  # for certain
        self._resumed_by = b""  # the end tag that leads back to SVG or MathML
        self._ignoring = False  # the parser may ignore start tags
        self._formatting: Counter[tuple[bytes, bytes]] = Counter()
        self._made_again = 0  # formatting elements that the next block may make, by weight
        self._heaviest = 1  # formatting
        self._of_page = 0  # attributes of <html> and <body>

    def read(self, raw: bytes) -> None:
        """Count all of a page."""
        at = 0
        while at >= 0 and (found := tokens.BEGINNING.search(raw, at)):
            self.at = found.start()
            at = self._read_one(raw, self.at)

    def _read_one(self, raw: bytes, at: int) -> int:
        """Count what begins at `at`; return where it ends, -1 if nothing can follow."""
        tag = tokens.TAG.match(raw, at)
        if not tag:
            return self._after_other(raw, at)
        if tag["cut"] is not None:
            return -1
        name = tag["name"].lower()
        if raw.startswith(b"/", at + 1):
            self._end(name)
            return tag.end()
        is_foreign = self._in_foreign
        self._start(name, tag["attributes"], closed=bool(tag["slash"]))
        if name not in tokens.RAW_TEXT or is_foreign:
            return tag.end()
        if self._maybe_foreign or self._ignoring:
            return self._count_rest(raw, tag.end())
        return tokens.after_raw_text(name, raw, tag.end())

    def _after_other(self, raw: bytes, at: int) -> int:
        """Return where a comment ends, or what counts as one; -1 if it has no end."""
        self._make(1)
        if raw.startswith(b"<!--", at):
            comment = tokens.COMMENT.match(raw, at)
            return comment.end() if comment else len(raw)
        if raw.startswith(b"<![CDATA[", at) and self._maybe_foreign:
            return raw.find(b"]]>", at) if self._in_foreign else self._count_rest(raw, at)
        return raw.find(b">", at)

    def _count_rest(self, raw: bytes, at: int) -> int:
        """Count all that may open an element: what is text from here on is not known."""
        rest = len(tokens.OPENED.findall(raw, at))
        self._make(rest)
        self._check_depth(rest)
        return -1

    def _refuse(self, what: str, count: int, limit: int) -> NoReturn:
        raise PageTooComplex(what, count, limit, self.at)

    def _make(self, nodes: int) -> None:
        self.nodes += nodes + self._made_again
        if self.nodes > self.limits.max_nodes:
            self._refuse("nodes", self.nodes, self.limits.max_nodes)

    def _check_depth(self, more: int = 0) -> None:
        depth = len(self._stack) + more
        if depth > self.deepest:
            self.deepest = depth
            if depth > self.limits.max_depth:
                self._refuse("depth", depth, self.limits.max_depth)

    def _start(self, name: bytes, attributes: bytes, *, closed: bool) -> None:
        self._started += 1
        looked_through = self._started // _SEEN_BY_AN_OPTION if name == b"option" else 0
        self._make(1 + self._weight(name, attributes) + looked_through)
        if name == b"frameset" or (name == b"col" and self._templates):
            self._ignoring = True
        if self._is_left_open(name, closed):
            self._push(name, attributes)

    def _weight(self, name: bytes, attributes: bytes) -> int:
        """Return for how many nodes the attributes count."""
        if len(attributes) < _FEW:
            return 0
        count = tokens.attributes(attributes)
        if name in _WHOLE_PAGE:
            self._of_page = count = count + self._of_page
        if count > self.limits.max_attributes:
            self._refuse("attributes", count, self.limits.max_attributes)
        return count * count // _A_NODE

    def _is_left_open(self, name: bytes, closed: bool) -> bool:
        """Say whether a start tag opens an element; close what it ends."""
        was_foreign, self._resumed_by = self._in_foreign, b""
        if was_foreign:
            if name in _HTML_INSIDE and not closed:
                self._in_foreign, self._resumed_by = False, name
            elif name in _BREAKING:
                self._in_foreign = False
            else:
                return not closed
        elif not self._maybe_foreign:
            while self._stack and self._stack[-1][0] in _ENDS.get(name, ()):
                self._pop()
            self._in_foreign = name in _FOREIGN and not closed
            return name not in _NEVER_OPEN and not (name in _FOREIGN and closed)
        return name not in _NEVER_OPEN or name not in _BREAKING

    def _push(self, name: bytes, attributes: bytes) -> None:
        self._stack.append((name, attributes))
        if name in _COUNTED:
            self._count(name, 1)
        if name in FORMATTING:
            self._format(name, attributes, 1)
        self._check_depth()

    def _pop(self) -> None:
        name, attributes = self._stack.pop()
        if name in _COUNTED:
            self._count(name, -1)
        if name in FORMATTING:
            self._format(name, attributes, -1)

    def _count(self, name: bytes, change: int) -> None:
        if name == b"template":
            self._templates += change
        else:
            self._maybe_foreign += change
            self._in_foreign = self._in_foreign and change > 0

    def _format(self, name: bytes, attributes: bytes, change: int) -> None:
        key, most = (name, attributes), EQUAL_MADE_AGAIN
        if name == b"a":  # an <a> ends the one before
            key, most = (name, b""), 1
        before = self._formatting[key]
        self._formatting[key] = after = before + change
        heavy = weight(len(attributes))
        self._heaviest = max(self._heaviest, heavy)
        self._made_again += (min(after, most) - min(before, most)) * heavy

    def _end(self, name: bytes) -> None:
        resumed, self._resumed_by = name == self._resumed_by, b""
        if self._stack and self._stack[-1][0] == name:
            self._pop()
            self._in_foreign = self._in_foreign or resumed
            self._make(0)
        else:
            self._in_foreign = False
            self._make(MADE_BY_AN_END * self._heaviest if name in FORMATTING else 1)
