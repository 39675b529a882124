"""Tags: their names, and where no template says where they stand.

There they are links to tag pages right under the body. Beyond what holds the headline too there
are the topics of the site, unless what is told of the article names some.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from zonaparse.text import fold, squash

_LINKS = (  # each more costs as much as the others, so "/t" stands for all that begin so
    'a[href*="/t"], a[href*="/hot_topic/"], a[href*="/indeksfokus/"], '
    'a[href*="/search/label/"], a[rel="tag"]'
)
_TO_TAG = re.compile(
    r"/(?:tags?|topi[ck]s?|topikpilihan\w*|tag-populer|hot_topic|indeksfokus|search/label"
    r"|taxonomy/term)/"
)
_MARKED = 'a[rel="tag"]'  # of categories WordPress says "category tag"
_HOLDERS = frozenset(("div", "ul", "ol", "p", "section", "span"))
_ENDS = frozenset(("aside", "nav"))
_LEVELS, _MOST = 4, 60  # nodes around a body or a tag link, tags of an article
_MOST_TEXT = 500  # characters of a headline
_LONGEST = 50  # characters of a tag; longer names are headlines
_MOSTLY = 0.6  # of a holder's letters; the rest is a label such as "Tags:"
_PARTLY = 0.4  # of the letters of a line that has marked tags; "Filed under", "Tagged" are the rest
_LABELS = r"(?:tags?|tagar|topik)(?: (?:terkait|berita))?|kata kunci|keywords?|labels?"
_LABEL = re.compile(rf"\b(?:{_LABELS})\s?:\s*(?=\S)", re.IGNORECASE)
_LABEL_FIRST = re.compile(rf"\A(?:{_LABELS})\b[\s/|-]*(?=\S)", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\A\s*(?:{_LABELS})\s*(?::|$)", re.IGNORECASE)
_MOST_RUNS = 8  # of a line, among which the label is looked for
_LABELLED_LEVELS = 2  # from a body up to what holds a labelled list of tags
_KNOWN = 1 / 3  # of the tags behind an article
_NEXT = 2  # elements behind an article, in which its tags stand; then come those of the site
_LAST, _LONGEST_LIST = 6, 2_000  # nodes at the end of a body and below it, characters of a list
_NEAR = 400  # characters, in which a line has its label
_MORE_TAGS = re.compile(
    r"\A(?:more|(?:more|lihat|tampilkan|hashtag|tag)\W*(?:tags?|semua|lainnya|selengkapnya)\W*|tags?\W*"
    r"|\w+:\S*|editor:.*)",  # labels among the keywords
    re.IGNORECASE,
)


def names(texts: list[str]) -> list[str]:
    """Return tags once each; a single text is a list with commas."""
    listed = texts[0].split(",") if len(texts) == 1 else texts
    found: dict[str, str] = {}
    for name in listed:
        stripped = name.strip(" #\n")
        if stripped and not _MORE_TAGS.fullmatch(stripped):
            found.setdefault(stripped.casefold(), stripped)
    return list(found.values())


def below(body: LexborNode, title: str | None, told: str) -> list[str]:
    """Return the names of the first group of tag links in or under `body`, else before it, below
    the headline `title`, else behind both, if some are in what is `told` of the article; [] if
    there is none.
    """
    if inside := _marked(body) or _closing(body):
        return inside
    around = list(_around(body, squash(title or "")))
    for forward in (True, False):
        for node in around:
            if names := _beside(node, forward=forward):
                return names
    return _labelled(around) or _behind(around[-1].parent if around else None, told.casefold())


def _behind(whole: LexborNode | None, told: str) -> list[str]:
    """Return the names of a group of tags right behind what holds the headline and the body; where
    few are in what is `told` of the article, they are topics of the site.
    """
    if whole is None or whole.tag in ("body", "main"):
        return []
    for node in islice((each for each in _siblings(whole) if each.first_child), _NEXT):
        link = next(iter(_links(node)), None) if node.css_first("h1") is None else None
        names = _group(link) if link is not None else []
        known = sum(name.strip(" #").casefold() in told for name in names)
        if len(names) > 1 and known >= _KNOWN * len(names):
            return names
    return []


def _labelled(around: list[LexborNode]) -> list[str]:
    """Return what a line at the end of the body or below it lists behind a label: "Kata kunci: a,
    b", wherever its links lead.
    """
    for last in around[:_LABELLED_LEVELS]:
        for node in filter(_has_label, _lines(chain(_last_children(last), _siblings(last)))):
            if names := _listed(node):
                return names if max(map(len, names)) <= _LONGEST else []
    return []


def _lines(nodes: Iterator[LexborNode]) -> Iterator[LexborNode]:
    """Yield some nodes, and the lines of those that are footers."""
    for node in nodes:
        yield node
        if node.tag == "footer":
            yield from islice(node.iter(), _LAST)


def _listed(node: LexborNode) -> list[str]:
    """Return the names behind the label of a list: behind a colon the links or what commas part,
    behind a label in an element of its own the links, if hardly anything else is there.
    """
    text = node.text(separator=" ")
    line = fold(text) if len(text) <= _LONGEST_LIST else ""
    linked = [name for link in node.css("a") if (name := fold(link.text()))]
    if label := _LABEL.search(line, 0, _NEAR) if ":" in line else None:
        listed = line[label.end() :]
        names = [name for name in linked if name in listed]
        return names or (listed.split(",") if label.start() == 0 else [])
    label = _LABEL_FIRST.match(line) if linked else None
    size = len(squash(line[label.end() :])) if label else 0
    return linked if 0 < size * _MOSTLY <= len(squash("".join(linked))) else []


def _has_label(node: LexborNode) -> bool:
    """Say whether a node opens with a label of tags, or a line of it does."""
    first = node.first_child
    while first is not None and first.first_child is not None:
        first = first.first_child
    runs = chain((first,), islice(node.iter(include_text=True), _MOST_RUNS))
    return any(run is not None and _LABEL_ALONE.match(run.text_content or "") for run in runs)


def _last_children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.last_child
    for _ in range(_LAST):
        if child is None:
            return
        if child.tag != "-text":
            yield child
        child = child.prev


def _siblings(node: LexborNode) -> Iterator[LexborNode]:
    other = node.next
    for _ in range(_LAST):
        if other is None or _ends(other):
            return
        if other.tag != "-text":
            yield other
        other = other.next


def _closing(body: LexborNode) -> list[str]:
    """Return the last group of tag links in the body; a linked word in a sentence is none."""
    found = reversed(_links(body))
    apart = {link.parent.mem_id: link for link in found if link.parent is not None}
    groups = map(_group, apart.values())
    return next((group for group in groups if len(group) > 1), [])


def _around(body: LexborNode, title: str) -> Iterator[LexborNode]:
    """Yield the body and the nodes around it, as far as they do not hold the headline too; one
    below the body is that of the next article.
    """
    node: LexborNode | None = body
    inside = body.css_first("h1")
    holds_headline = inside is not None and squash(inside.text()[:_MOST_TEXT]) == title
    for _ in range(_LEVELS):
        if node is None or node.tag == "body":
            return
        yield node
        if holds_headline or _is_below_a_headline(node):
            return
        node = node.parent


def _is_below_a_headline(node: LexborNode) -> bool:
    """Say whether an element before a node, under the same parent, is a headline or holds one."""
    other = node.prev
    while other is not None:
        if other.css_first("h1") is not None:
            return True
        other = other.prev
    return False


def _beside(node: LexborNode, *, forward: bool) -> list[str]:
    """Return the names of the first group of tag links among the siblings of a node."""
    other = node.next if forward else node.prev
    tried, left = 0, _MOST  # what holds all siblings is asked once, groups without tags few times
    while other is not None and left and not _ends(other):
        has_headline = other.css_first("h1") is not None
        if has_headline and not forward:
            break
        may_be = other.first_child is not None and not has_headline
        link = next(iter(_links(other)), None) if may_be else None
        holder = link.parent.mem_id if link is not None and link.parent is not None else 0
        if link is not None and holder != tried and (names := _group(link) or _marked(other)):
            return names
        left -= holder not in (0, tried)
        tried = holder or tried
        other = other.next if forward else other.prev
    return []


def _links(node: LexborNode) -> list[LexborNode]:
    """Return the links below a node that lead to pages of tags, or are marked as such."""
    found = node.css(_LINKS)
    return [
        link
        for link in found
        if link.attributes.get("rel") == "tag" or _TO_TAG.search(link.attributes.get("href") or "")
    ]


def _marked(node: LexborNode) -> list[str]:
    """Return the names that WordPress marks as tags, in a line of hardly anything but links."""
    first = node.css_first(_MARKED)
    line = first.parent if first is not None else None
    if line is None:
        return []
    linked = "".join(link.text() for link in line.css("a"))
    if len(squash(linked)) < len(squash(line.text())) * _PARTLY:
        return []
    return [fold(tag.text()) for tag in line.css(_MARKED)]


def _ends(node: LexborNode) -> bool:
    """Say whether a node begins what is not the article's; the footer of an article is."""
    if node.tag == "footer":
        is_own = node.parent is not None and node.parent.tag == "article"
        return not is_own and "entry" not in (node.attributes.get("class") or "")
    return node.tag in _ENDS


def _group(link: LexborNode) -> list[str]:
    """Return the names in the widest node around a tag link that holds hardly anything else."""
    group: list[str] = []
    holder = link.parent
    for _ in range(_LEVELS):
        links = _links(holder) if holder is not None else []
        inside = [fold(other.text()) for other in links[:_MOST]]
        if holder is None or len(links) > _MOST or max(map(len, inside)) > _LONGEST:
            return []
        if len(squash("".join(inside))) < len(squash(holder.text())) * _MOSTLY:
            break
        if holder.tag in _HOLDERS:
            group = inside
        holder = holder.parent
    return group
