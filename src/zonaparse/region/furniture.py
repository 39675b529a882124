"""Furniture: parts of a page that are not its article, known by tag, class and id."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborNode

from zonaparse.document.lines import Mark
from zonaparse.document.tokens import Tokens
from zonaparse.region import boxes
from zonaparse.rules import nodes

Rule = Callable[[LexborNode, bool], bool]

_NEVER = frozenset("nav footer figure select button".split())
BESIDE = frozenset(("aside",))
_SELDOM = frozenset("form figcaption header noscript template".split())
_ALWAYS = frozenset("html body main article".split())


def _like(pattern: str) -> Callable[[str], bool]:
    """Return what says whether one of the names in a class or id is like `pattern`.

    Answers are kept: nodes and pages share most of their names.
    """
    search = re.compile(pattern).search

    @lru_cache(maxsize=16_384)
    def is_like(name: str) -> bool:
        return search(name.lower()) is not None

    @lru_cache(maxsize=4096)
    def has_like(named: str) -> bool:
        return any(map(is_like, named.split()))

    return has_like


_is_never_named = _like(nodes.joined(nodes.NEVER))
_is_seldom_named = _like(nodes.joined(nodes.SELDOM))
_is_text_named = _like(r"article|content|body|entry|post|story|main")

_is_named_between = _like(nodes.joined(nodes.INSIDE))
_is_named_related = _like(r"baca-?juga|irpp|inline[-_]?related|ilrelated")
_RELATED_TEXT = re.compile(r"\A\s*(?:baca|simak|lihat) (?:juga|pula)", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"(?:^|\n)[^\S\n]*"
    r"(?:(?:baca|simak|lihat) (?:juga|pula)(?:\s*:)?"
    r"|(?:artikel|berita) (?:terkait|lainnya)\s*:)\s*$",
    re.IGNORECASE,
)
_RELATED, _LONGEST_TITLE = "related", 60
_LABEL_PIECES = 5  # texts right before a list in which its label may stand
_LISTS = ("ul", "ol")
_MOST = 0.4  # of the container's text; a part that holds more is the text itself
_NEARLY_ALL = 0.7  # of it; what holds more together wraps the paragraphs
_BOX = Mark("box")
_NAMES = re.compile(r' (?:class|id)="([^"]{0,300}+)')
_LINKED = 0.8  # of a list's text; one with more in links is a list of links


def is_never_text(node: LexborNode, small: bool) -> bool:
    """Say whether a node is furniture whatever it holds: navigation, comments. What stands beside
    a text is that only where it is `small`.
    """
    if node.tag in _NEVER or (small and node.tag in BESIDE):
        return True
    if node.tag in _ALWAYS:
        return False
    return _is_never_named(names(node)) and node.css_first("h1") is None


def is_furniture(node: LexborNode, small: bool) -> bool:
    """Say whether a node is furniture; a name that also wrappers bear counts only where it is
    `small`.
    """
    if is_never_text(node, small):
        return True
    if not small or node.tag in _ALWAYS:
        return False
    named = names(node)
    return node.tag in _SELDOM or (_is_seldom_named(named) and not _is_text_named(named))


def names(node: LexborNode) -> str:
    """Return the class and id of a node."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def between(written: Tokens, known: boxes.Known) -> dict[int, Mark]:
    """Return what stands below a container and is not its text, by the positions of the tags: a
    "box" is one of related links.
    """
    named = _named(written)
    lists = sorted(at for name in _LISTS for at in written.places[name])
    found = (*named, *_link_lists(written, lists))
    by_name = Mark("drop", rule="box.name")
    marked = {at: _BOX if _is_related(written, at) else by_name for at in found}
    others = dict.fromkeys(_other_articles(written), Mark("drop", rule="box.article"))
    return marked | others | boxes.foreign(written, known)


def _named(written: Tokens) -> list[int]:
    """Return what is named for other things; a name that much of the text bears means nothing."""
    bearing = {each: _names(each) for each in set(written.attributes) if each}
    bearing = {each: names for each, names in bearing.items() if _is_named_between(names)}
    named: dict[str, list[int]] = defaultdict(list)
    for at, attributes in enumerate(written.attributes) if bearing else ():
        if at == 0 or attributes not in bearing:
            continue
        if not (written.names[at] == "a" and _is_in_a_sentence(written, at)):
            named[bearing[attributes]].append(at)
    most = written.sizes[-1] * _MOST
    small = sorted(
        at for found in named.values() if sum(map(written.length, found)) < most for at in found
    )
    together = sum(map(written.length, boxes.outermost(written, iter(small))))
    return small if together < written.sizes[-1] * _NEARLY_ALL else []


def _is_in_a_sentence(written: Tokens, at: int) -> bool:
    """Say whether words stand right beside a link: then it is one of them, whatever its class."""
    around = (written.texts[at], written.texts[written.ends[at] + 1])
    return any(text and not text.isspace() for text in around)


def _names(attributes: str) -> str:
    if ' class="' not in attributes and ' id="' not in attributes:
        return ""
    return " ".join(_NAMES.findall(attributes))


def _is_related(written: Tokens, at: int) -> bool:
    inside = written.texts[at + 1 : written.ends[at] + 1]
    opening = next((text for text in inside if text and not text.isspace()), "")
    named = _names(written.attributes[at])
    if _RELATED_TEXT.match(opening) is not None or _is_named_related(named):
        return True
    return _RELATED in named and _leads_on(written, at)


def _leads_on(written: Tokens, at: int) -> bool:
    """Say whether a box in the middle of the text holds a link or two and little else."""
    links = written.inside(at, "a")
    linked = sum(map(written.length, links))
    after = written.sizes[-1] - written.sizes[written.ends[at]]
    return 0 < len(links) <= 2 and written.length(at) - linked <= _LONGEST_TITLE <= after


def _other_articles(written: Tokens) -> list[int]:
    """Return the articles beside the one that holds the headline; those inside of it may be the
    posts of a live blog.
    """
    articles = written.places["article"]
    if len(articles) < 2:
        return []
    headlines = written.places["h1"]
    others, own = [], -1
    for at in articles:
        end = written.ends[at]
        if bisect(headlines, at) < bisect(headlines, end):
            own = max(own, end)
        elif at > own:
            others.append(at)
    return others if own >= 0 else []


def _link_lists(written: Tokens, lists: list[int]) -> Iterator[int]:
    """Yield those of the lists in which hardly anything is not a link."""
    ends, sizes = written.ends, written.sizes
    links = written.places["a"]
    linked = [0, *accumulate(sizes[ends[at]] - sizes[at] for at in links)]
    for at in lists:
        first, last = bisect(links, at), bisect(links, ends[at])
        letters = sizes[ends[at]] - sizes[at]
        is_linked = linked[last] - linked[first] > letters * _LINKED
        if last - first > 1 and is_linked and not _is_introduced(written, at):
            yield at


def _is_introduced(written: Tokens, at: int) -> bool:
    """Say whether the text before a list ends in a colon: "Baca juga:", which reading its lines
    will tell, or a sentence that the list goes on.
    """
    before = written.texts[max(0, at - _LABEL_PIECES) : at + 1]
    said = next((piece for piece in reversed(before) if piece and not piece.isspace()), "")
    return said.rstrip().endswith(":") or _LABEL_BEFORE.search("\n".join(before)) is not None
