"""The HTML below a node as a list of tags with the texts before them.

It is the parser's own output, whose form is exact: tags nest, "<" and ">" stand nowhere but at
their ends, attributes are one space apart. So one pattern reads it, several times faster than a
walk over nodes.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from selectolax.lexbor import LexborNode

from zonaparse.text import fold

# A tag; or what is not written in that form: an element whose text is raw, a comment.
_TAG = re.compile(
    r"<(?:(script|style|xmp|noembed|noframes|plaintext)(?=[\s>])[^>]*+(?:.*?</\1>|.*)"
    r"|!--(?:.*?-->|.*)|(/?[a-zA-Z][^\s/>]*+)([^>]*+)>?+)",
    re.DOTALL,
)
_FRAME = re.compile(r"(<iframe\b[^>]*+>?+)(?:.*?</iframe>|.*)", re.DOTALL)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)


class Tokens:
    """Tags and texts: `texts[i]` stands right before tag i, and one more at the end.

    `names` are those of start tags ("p") and end tags ("/p"), `attributes` what is written behind
    them. The first tag is that of the node itself.
    """

    def __init__(self, html: str) -> None:
        if "<iframe" in html:
            html = _FRAME.sub(r"\1</iframe>", html)
        parts = _TAG.split(html)
        self.texts, self.names, self.attributes = parts[0::4], parts[2::4], parts[3::4]
        if None in self.names:
            self._drop_unnamed()

    def _drop_unnamed(self) -> None:
        """Take out what has no name; the texts before and behind it become one."""
        texts, start = [self.texts[0]], 1
        for at in (at for at, name in enumerate(self.names) if name is None):
            texts += self.texts[start : at + 1]
            start = at + 2
            texts[-1] += self.texts[at + 1]
        self.texts = texts + self.texts[start:]
        self.names = [name for name in self.names if name is not None]
        self.attributes = [written for written in self.attributes if written is not None]

    @cached_property
    def markup(self) -> str:
        """All that is written in tags behind their names."""
        return "".join(self.attributes)

    @cached_property
    def ends(self) -> list[int]:
        """For each start tag where its end tag is; an element without one is its own end."""
        return self._nesting[0]

    @cached_property
    def parents(self) -> list[int]:
        """For each tag the start tag of the element in which the text before it stands; -1 outside
        of the outermost. For a start tag that is the element around it, for an end tag its own.
        """
        return self._nesting[1]

    @cached_property
    def _nesting(self) -> tuple[list[int], list[int]]:
        ends = list(range(len(self.names)))
        parents = [-1] * len(self.names)
        begun = [-1]
        for at, name in enumerate(self.names):
            if name[0] != "/":
                parents[at] = begun[-1]
                if name not in _VOID:
                    begun.append(at)
            elif len(begun) > 1:
                parents[at] = start = begun.pop()
                ends[start] = at
        return ends, parents

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each name where the tags of that name are."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self.names):
            places[name].append(at)
        return places

    def inside(self, at: int, name: str) -> list[int]:
        """Return where the start tags of a name are between a tag and its end tag."""
        places = self.places[name]
        return places[bisect(places, at) : bisect(places, self.ends[at])]

    @cached_property
    def sizes(self) -> list[int]:
        """The length of all text before each tag, white space around it left out."""
        return list(accumulate(map(len, map(str.strip, self.texts))))

    def length(self, at: int) -> int:
        """Return the length of the text between a tag and its end tag."""
        return self.sizes[self.ends[at]] - self.sizes[at]

    def text(self, at: int) -> str:
        """Return the text between a tag and its end tag, as it reads."""
        return fold(unescaped("".join(self.texts[at + 1 : self.ends[at] + 1])))

    def children(self, parent: int) -> Iterator[int]:
        """Yield the elements right below one."""
        at, end = parent + 1, self.ends[parent]
        while at < end:
            if self.names[at][0] != "/":
                yield at
                at = self.ends[at]
            at += 1

    def of_nodes(self, root: LexborNode, nodes: Iterable[LexborNode]) -> Iterator[int]:
        """Yield where the tags of nodes are in the tokens of `root`; -1 for one that is not there.

        Elements of one name come in the same order in the tree and in what is written of it.
        """
        known: dict[str, dict[int, int]] = {}
        for node in nodes:
            tag = node.tag or ""
            if tag not in known:
                known[tag] = dict(zip(_ids(_named(root, tag)), self._in_tree(tag), strict=False))
            yield known[tag].get(node.mem_id, -1)

    def _in_tree(self, name: str) -> list[int]:
        """Return where the tags of a name are that no template holds: those are no nodes."""
        templates = self.places["template"]
        if not templates:
            return self.places[name]
        found, end = [], -1
        for at in sorted({*self.places[name], *templates}):
            if at > end:
                found.append(at)
                end = self.ends[at] if self.names[at] == "template" else end
        return [at for at in found if self.names[at] == name]


def _named(root: LexborNode, name: str) -> list[LexborNode]:
    """Return a node, if it has that name, and all below it that have it."""
    # A selector does not tell capitals apart, which the names of SVG have.
    selected = root.css(name if name.isalnum() and name.isascii() else "*")
    return [node for node in selected if node.tag == name]


def _ids(nodes: Iterable[LexborNode]) -> Iterator[int]:
    return (node.mem_id for node in nodes)


def attribute(name: str, longest: int | None = None) -> Callable[[str], str]:
    """Return what reads the attribute `name` of what is written behind a tag; '' if not there.

    Of one that is longer than `longest` the beginning is read.
    """
    start = f' {name}="'
    length = len(start)

    def read(written: str) -> str:
        at = written.find(start)
        if at < 0:
            return ""
        begin = at + length
        end = written.find('"', begin)
        return unescaped(written[begin : end if longest is None else min(end, begin + longest)])

    return read


def unescaped(text: str) -> str:
    """Return the text that the parser wrote as HTML."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


def parted(node: LexborNode, names: frozenset[str]) -> str:
    """Return the text of a node, with a space where a tag of some names begins or ends."""
    written = Tokens(node.html or "")
    behind = [" " if name.removeprefix("/") in names else "" for name in written.names]
    return unescaped("".join(map("".join, zip(written.texts, [*behind, ""], strict=True))))
