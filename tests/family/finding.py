"""Which nodes of a page hold which field, told by their words and by where they stand.

Nothing here decides what a page says: it shows a contributor where to look, on all pages at once.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from tests.family.places import Sight, ancestors, inside, own_text, smallest, widest
from zonaparse.document.page import Page
from zonaparse.document.structured import strings
from zonaparse.fields import dates, roles
from zonaparse.fields.dates import WIB
from zonaparse.rules.vocabulary import UPDATED
from zonaparse.text import squash

_LONGEST_DATE, _LONGEST_BYLINE, _LONGEST_LABELLED = 90, 80, 120  # characters
_LONGEST_KICKER, _LONGEST_CAPTION = 30, 300
_LONG = 150  # characters of a paragraph of the text
_UPDATED = re.compile(rf"\b(?:{UPDATED})\b", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 div span p".split())
_BY = re.compile(r"(?i:(?:di)?tulis(?:an)? oleh|oleh|laporan|by)\s+(?:[A-Z][\w.'’-]+\s?){1,5}$")
_BYLINE = re.compile(r"author|penulis|byline|reporter|jurnalis|wartawan|kreator|writer")
_DECK = re.compile(r"deck|lead|summary|subtitle|sub-title|ringkasan|teaser|excerpt|sinopsis")
_CAPTION = re.compile(r"caption|keterangan|teks-foto|credit|ket-")
_TO_TAG = re.compile(r"/(?:tags?|topi[ck]s?|topik-?\w*|label|kata-?kunci|hashtags?)/")
_TAGS = re.compile(r"tags?$|tag[s_-]|topi[ck]|kata-?kunci|hashtag|keyword")
_TRAIL = re.compile(r"breadcrumb|crumb|trail|jejak")
_HOME = frozenset(("home", "beranda", "depan"))
_MOST_TAGS = 60
_BY_ROLE = {"authors": "author", "editors": "editor", "source": "source"}


def names(node: LexborNode) -> str:
    """Return what a node is called, in lower case."""
    told = node.attributes
    return f"{told.get('class') or ''} {told.get('id') or ''}".lower()


def stated_titles(page: Page) -> set[str]:
    """Return what the head calls the page, with and without what stands behind a dash."""
    told = [*page.meta.get("og:title", ()), page.title_element, *strings(page.ld, "headline", {})]
    bare = [re.split(r"\s[-–|]\s", text)[0] for text in told]
    return {squash(text) for text in (*told, *bare) if len(squash(text)) > 8}


def title(sight: Sight, body: LexborNode | None) -> list[LexborNode]:
    """Return the nodes that print what the head calls the page; else the first headings."""
    stated = stated_titles(sight.page)
    texts = [n for n in sight.nodes if n.tag in _HEADINGS and squash(own_text(n)) in stated]
    return (
        smallest(n for n in texts if not inside(n, body))
        or smallest(texts)
        or sight.page.tree.css("h1")
    )


def stated_day(page: Page) -> str | None:
    """Return the day of publication that the head states, as an ISO date; None if it does not."""
    told = [*page.meta.get("article:published_time", ()), *strings(page.ld, "datePublished", {})]
    found = dates.publication(told, WIB)
    return found.at.date().isoformat() if found else None


def within(nodes: Iterable[LexborNode], region: LexborNode | None) -> list[LexborNode]:
    """Return those of some nodes that are in the region of the article; all if it is not known."""
    return [node for node in nodes if region is None or inside(node, region)]


def dated(sight: Sight, *, changed: bool) -> list[LexborNode]:
    """Return the short texts that are a date and little else: of publication, or of a change."""
    day = None if changed else stated_day(sight.page)
    found = []
    for node in sight.nodes:
        text = own_text(node)
        if not 6 <= len(text) <= _LONGEST_DATE or node.tag == "a":
            continue
        moments = dates.moments(text, WIB)
        is_change = _UPDATED.search(text) is not None
        if moments and is_change == changed and day in (None, moments[0].at.date().isoformat()):
            found.append(node)
    return _named_alike(smallest(found))


def _named_alike(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Return for each node without a name the one around it that has one and says the same."""
    return [next((up for up in _same(node) if names(up).strip()), node) for node in nodes]


def _same(node: LexborNode) -> Iterator[LexborNode]:
    """Yield a node, and what is around it and says no more."""
    text = squash(own_text(node))
    return takewhile(lambda up: squash(own_text(up)) == text, ancestors(node))


def people(sight: Sight, field: str) -> list[LexborNode]:
    """Return the nodes that name who did it: labelled ones, then those that are called so."""
    role = _BY_ROLE[field]
    labelled = list(_labelled(sight, role))
    if labelled or role != "author":
        return labelled
    short = _short(sight, _LONGEST_BYLINE)
    told = (*strings(sight.page.ld, "author.name", {}), *sight.page.meta.get("author", ()))
    stated = {squash(name) for name in told}
    named = [n for n in short if _BY.match(own_text(n)) or squash(own_text(n)) in stated]
    return smallest(named) or smallest(n for n in short if _BYLINE.search(names(n)))


def _short(sight: Sight, longest: int) -> list[LexborNode]:
    return [node for node in sight.nodes if 2 < len(own_text(node)) <= longest]


def _labelled(sight: Sight, role: str) -> Iterator[LexborNode]:
    """Yield the smallest nodes with a label of the role and its value, or the value beside one."""
    short = _short(sight, _LONGEST_LABELLED)
    whole = [n for n in short if any(r == role and v for r, v in roles.labelled(own_text(n)))]
    yield from smallest(whole)
    for node in short:
        if roles.role_of(own_text(node).rstrip(" :")) == role and (beside := _next(node)):
            yield beside


def _next(node: LexborNode, longest: int = _LONGEST_BYLINE) -> LexborNode | None:
    """Return the element behind a node with a short text."""
    other = node.next
    while other is not None and (str(other.tag).startswith("-") or not own_text(other)):
        if other.tag == "-text" and own_text(other).strip(" :"):
            return None
        other = other.next
    return other if other is not None and len(own_text(other)) <= longest else None


def tags(sight: Sight) -> list[LexborNode]:
    """Return what holds links to pages of topics and little else, and what is called so."""
    links = [n for n in sight.nodes if n.tag == "a"]
    to_tags = [n for n in links if _TO_TAG.search(n.attributes.get("href") or "")]
    holders = [h for link in to_tags if (h := _holder(link, _TO_TAG))]
    called = [n for n in sight.nodes if _TAGS.search(names(n)) and n.tag != "a"]
    some = (n for n in called if 1 <= len(n.css("a")) <= _MOST_TAGS)
    return _once([*widest(holders), *widest(some)])


def tag_step(links: Iterable[LexborNode]) -> str:
    """Return by what links to topics are known: "/topik/"; '' if there is none."""
    found = (_TO_TAG.search(link.attributes.get("href") or "") for link in links)
    return next((match[0] for match in found if match), "")


def _holder(link: LexborNode, leads: re.Pattern[str]) -> LexborNode | None:
    """Return the widest node around a link in which links that lead there are most of the text."""
    best, node = None, link.parent
    for _ in range(4):
        if node is None or node.tag == "body":
            break
        linked = sum(
            len(own_text(a)) for a in node.css("a") if leads.search(a.attributes.get("href") or "")
        )
        if linked < 0.6 * len(own_text(node)):
            break
        best, node = node, node.parent
    return best


def trail(sight: Sight) -> list[LexborNode]:
    """Return what is called a breadcrumb, or begins with a link to the home page."""
    found = [n for n in sight.nodes if _TRAIL.search(names(n)) and n.css_first("a")]
    homes = [n for n in sight.nodes if n.tag == "a" and own_text(n).lower() in _HOME]
    return _once([*smallest(found), *(h for a in homes if (h := _row(a)))])


def _row(link: LexborNode) -> LexborNode | None:
    """Return the node around a link that holds two to five links in a short text."""
    node = link.parent
    for _ in range(3):
        if node is None:
            return None
        if 2 <= len(node.css("a")) <= 5 and len(own_text(node)) <= _LONGEST_BYLINE:
            return node
        node = node.parent
    return None


def deck(sight: Sight, title: LexborNode | None, body: LexborNode | None) -> list[LexborNode]:
    """Return what stands between headline and text and is called a lead, or is the description."""
    between = _between(sight, title, body)
    described = {squash(text) for text in sight.page.meta.get("description", ()) if len(text) > 40}
    called = [n for n in between if _DECK.search(names(n)) and 40 <= len(own_text(n)) <= 600]
    said = [n for n in between if described and squash(own_text(n)) in described]
    return _once([*smallest(called), *smallest(said)])


def _between(sight: Sight, title: LexborNode | None, body: LexborNode | None) -> list[LexborNode]:
    """Return the nodes behind the headline and before the text, but for what is in a link.

    Where the headline is in the body, too, the text begins with the first long paragraph.
    """
    nodes = sight.nodes
    places = {node.mem_id: at for at, node in enumerate(nodes)}
    if title is None or body is None or title.mem_id not in places:
        return []
    start, end = places[title.mem_id], places.get(body.mem_id, 0)
    if end < start:
        texts = (places[n.mem_id] for n in body.css("p") if len(own_text(n)) > _LONG)
        end = next((at for at in texts if at > start), start)
    between = (n for n in nodes[start + 1 : end] if not inside(body, n))
    return [n for n in between if not any(up.tag == "a" for up in ancestors(n))]


def picture(sight: Sight) -> list[LexborNode]:
    """Return what holds the picture that the head names, with its caption."""
    stated = {
        _file(u)
        for u in (*sight.page.meta.get("og:image", ()), *strings(sight.page.ld, "image", {}))
    } - {""}
    images = [n for n in sight.nodes if n.tag in ("img", "amp-img")]
    sources = [(n, n.attributes.get("data-src") or n.attributes.get("src") or "") for n in images]
    lead = next((n for n, source in sources if _file(source) in stated), None)
    around = [lead] if lead is not None else []
    while around and around[-1].parent is not None and len(around) < 4:
        up = around[-1].parent
        if up.tag in ("body", "main", "article") or len(own_text(up)) > 300 or up.css_first("h1"):
            break
        around.append(up)
    return around[:0:-1] or around


def kicker(sight: Sight, title: LexborNode | None) -> list[LexborNode]:
    """Return the short texts right before the headline, which may name the section."""
    nodes = sight.nodes
    at = next((i for i, n in enumerate(nodes) if title and n.mem_id == title.mem_id), 0)
    short = [n for n in nodes[max(0, at - 8) : at] if 3 <= len(own_text(n)) <= _LONGEST_KICKER]
    return smallest(n for n in short if not re.search(r"\d", own_text(n)) and n.tag != "li")


def captions(holders: Iterable[LexborNode]) -> list[LexborNode]:
    """Return what says in those what the picture shows."""
    held = list(holders)
    if [n.tag for n in held] == ["img"] and (beside := _next(held[0], _LONGEST_CAPTION)):
        return [beside]
    below = [n for holder in held for n in holder.css("*") if own_text(n)]
    return _once(n for n in below if n.tag == "figcaption" or _CAPTION.search(names(n)))


def _file(address: str) -> str:
    try:
        return urlsplit(address).path.rpartition("/")[2].lower()
    except ValueError:
        return ""


def _once(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    return list({node.mem_id: node for node in nodes}.values())
