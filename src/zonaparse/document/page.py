"""Page: the bytes decoded and parsed once, its head read once."""

import codecs
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from zonaparse import guard
from zonaparse.document import structured
from zonaparse.document.encoding import decode
from zonaparse.document.given import Html, plain
from zonaparse.document.structured import Node
from zonaparse.errors import EmptyPage, PageTooComplex, PageTooLarge, ParserFailed
from zonaparse.guard import Limits
from zonaparse.text import Unread, cut, unescape

_BLANK = b" \t\r\n\f\0" + codecs.BOM_UTF8
_BEGINNING = 64  # bytes, of which a page leaves few blank
_LONGEST_TITLE = 2_000  # characters
_LD = 'script[type="application/ld+json"]'
_SCRIPTS_IN_ALL = 2  # times the limit of one script
_MOST_NODES = 5_000
_UNREAD = ("style", "noscript", "template", "svg")


class Page:
    """One parsed page: its tree, and what its head says, read once and kept.

    `meta` maps the lower-case property, name or itemprop of meta elements to their contents in
    order, `rels` the rel of link elements to their addresses; `base` is what relative addresses are
    told from, where the page says so.
    """

    def __init__(
        self,
        html: Html,
        url: str | None = None,
        encoding: str | None = None,
        limits: Limits = guard.DEFAULT,
    ) -> None:
        self.decoded = decode(plain(html, limits), encoding)
        self.raw = self.decoded.raw
        if not self.raw[:_BEGINNING].strip(_BLANK) and not self.raw.strip(_BLANK):
            raise EmptyPage("the page is empty")
        self.limits = limits
        self.given_url = url
        self.tree = tree_of(self.raw, limits)
        self._near: tuple[LexborNode, ...] = ()
        self.meta: dict[str, list[str]] = {}
        self.rels: dict[str, str] = {}
        self.title_element = ""
        self.base = ""
        # What fields/headline.py and fields/elsewhere.py found, once:
        self.headlines: list[tuple[str, LexborNode]] | None = None
        self.around: tuple[dict[str, list[str]], list[LexborNode]] | None = None
        self.elsewhere: dict[str, list[str]] = {}
        self.unread: Unread = {}
        self._firsts: dict[str, LexborNode | None] = {}
        self._read_scripts()
        self._read_head()

    def _read_scripts(self) -> None:
        """Keep the data in scripts and take scripts out, before any node is held: they may hold
        what looks like the end of one.
        """
        head, tree = self.tree.head, self.tree
        self._ld_scripts = [script.text() for script in (head.css(_LD) if head else ())]
        if not any(map(structured.tells_article, self._ld_scripts)):
            self._ld_scripts = [script.text() for script in tree.css(_LD)]
        built = tree.css_first("script#__NEXT_DATA__")
        self._next_script = built.text() if built else ""
        tree.strip_tags(["script"])

    def _read_head(self) -> None:
        """Read the head in one pass; one that a stray element cut short goes on in the body."""
        head = self.tree.head
        for node in head.iter() if head else ():
            self._note(node)
        if "og:title" not in self.meta:
            self.meta.clear()
            for node in self.tree.css("meta, link[rel], title, base"):
                self._note(node)

    def _note(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "meta":
            attributes = node.attributes
            content = attributes.get("content")
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if content and key:
                self.meta.setdefault(key.lower(), []).append(content)
        elif tag == "link":
            attributes = node.attributes
            self.rels.setdefault(attributes.get("rel") or "", attributes.get("href") or "")
        elif tag == "base" and not self.base:
            self.base = node.attributes.get("href") or ""
        elif tag == "title" and not self.title_element:
            read = cut(node.text(), "the title element", self.unread, _LONGEST_TITLE)
            self.title_element = unescape(read)

    @property
    def near(self) -> tuple[LexborNode, ...]:
        """The parts of the page in which a selector is tried before the whole page."""
        return self._near

    @near.setter
    def near(self, places: tuple[LexborNode, ...]) -> None:
        self._near = places
        # What is nowhere on the page is not near the article either.
        self._firsts = {each: None for each, found in self._firsts.items() if found is None}

    def first(self, selector: str) -> LexborNode | None:
        """Return the first node that matches `selector`, near the article if there is one."""
        if selector not in self._firsts:
            near = (place.css_first(selector) for place in self.near)
            found = next((node for node in near if node), None) or self.tree.css_first(selector)
            self._firsts[selector] = found
        return self._firsts[selector]

    def meta_text(self, name: str) -> str:
        """Return the first content of the meta element `name`, folded; '' if there is none."""
        return next(self.meta_texts(name), "")

    def meta_texts(self, name: str) -> Iterator[str]:
        """Yield the contents of the meta elements `name`, folded."""
        for text in self.meta.get(name, ()):
            yield unescape(cut(text, f"the meta element {name!r}", self.unread))

    def drop_unread(self) -> None:
        """Take out of the tree what no reader sees."""
        self.tree.strip_tags(list(_UNREAD))

    @property
    def address(self) -> str | None:
        """The address that the page gives as its own, else the one that it was given with."""
        stated = (self.rels.get("canonical"), self.meta_text("og:url"), self.given_url)
        return next((url for url in stated if url and url.rstrip("/").count("/") > 2), None)

    @property
    def hosts(self) -> Iterator[str]:
        """The hosts that the page and its giver say it is on, most reliable first."""
        for url in (
            self.rels.get("canonical"),
            self.meta_text("og:url"),
            self.given_url,
            self.rels.get("amphtml"),
        ):
            host = (url or "").partition("://")[2].partition("/")[0]
            if host:
                yield host.lower().partition(":")[0]

    @cached_property
    def next_data(self) -> Node:
        """The data from which Next.js builds the page; {} if it is not such a page."""
        values = self._decoded([self._next_script], "__NEXT_DATA__")
        return next((value for value in values if isinstance(value, dict)), {})

    @cached_property
    def ld_nodes(self) -> list[Node]:
        """The JSON-LD objects of the page in order, as many as may be of use."""
        values = self._decoded(self._ld_scripts, "JSON-LD")
        nodes = list(islice(structured.nodes(values), _MOST_NODES + 1))
        if len(nodes) > _MOST_NODES:
            self.unread[f"of the JSON-LD only the first {_MOST_NODES:,} objects were read"] = None
        return nodes[:_MOST_NODES]

    def _decoded(self, scripts: list[str], kind: str) -> list[Any]:
        """Return the values of scripts of data; one that is too long in all is not read."""
        values, limit = [], self.limits.max_jsonld_bytes
        left, passed = _SCRIPTS_IN_ALL * limit, 0
        for script in scripts:
            if len(script) > min(limit, left):
                passed += len(script)
                continue
            left -= len(script)
            values.append(structured.decode(script))
        if passed:
            self.unread[f"{kind} of {passed:,} characters was not read"] = None
        return values

    @cached_property
    def ld(self) -> Node:
        """The JSON-LD node that describes the article; {} if there is none."""
        return self._described_by(structured.ARTICLE_TYPES)

    @cached_property
    def ld_page(self) -> Node:
        """The JSON-LD node of the article, else of the page that it is on; {} if there is none."""
        return self.ld or self._described_by(structured.PAGE_TYPES)

    def _described_by(self, types: frozenset[str]) -> Node:
        found = next((n for n in self.ld_nodes if structured.is_type(n, types)), {})
        others = len(self.ld_nodes) > 1
        return structured.resolved(found, self.ld_nodes) if others else found

    @cached_property
    def data_layer(self) -> Node:
        """What the page pushes to its dataLayer as literal objects."""
        found, all_read = structured.data_layer(self.raw)
        if not all_read:
            self.unread["of what is pushed to the dataLayer only the beginning was read"] = None
        return found


def fragment(html: str, limits: Limits) -> LexborHTMLParser | None:
    """Return the tree of HTML that a page holds as data; None where it is beyond the limits."""
    try:
        tree = tree_of(html.encode("utf-8", "replace"), limits)
    except (PageTooLarge, PageTooComplex):
        return None
    tree.strip_tags(["script"])
    return tree


def tree_of(raw: bytes, limits: Limits) -> LexborHTMLParser:
    """Return the tree of UTF-8 bytes that are within the limits.

    Raises PageTooLarge or PageTooComplex beyond them, ParserFailed if the parser gives up.
    """
    guard.check(raw, limits)
    tree = parsed(raw)
    guard.measure(tree, limits)
    return tree


def parsed(raw: bytes) -> LexborHTMLParser:
    """Return the tree of bytes that the guard let pass; raises ParserFailed."""
    try:
        return LexborHTMLParser(raw)
    except SelectolaxError as error:  # out of memory, as a rule
        raise ParserFailed(f"the HTML parser gave up: {error}") from error
