"""Which heading of a page is its headline.

The h1 are asked first, then other headings. One is the headline if it says what the head of the
page calls it; these stand back:

in a trail      an h1 that ends a breadcrumb, where the page has a headline below that
a paragraph     an h1 of many words more than the head has
the site's      an h1 that is the name of the site, as old themes have it

Of several that are like the title, the one that the title begins with goes first.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from zonaparse.document import structured
from zonaparse.document.page import Page
from zonaparse.fields import titles
from zonaparse.text import fold, squash

Heading = tuple[str, LexborNode]

_WORD = re.compile(r"\w+")
_TITLE_PARTS = re.compile(r"\A(?P<headline>.+) (?:[|»«–—:-]|::) (?P<site>.+)", re.DOTALL)
_SITE = re.compile(r"(?<!\s)\s+[-–—|•·:»]+\s++[^-–—|•·»]{1,200}+$")  # behind a title
_TITLED = (  # "contentheading" is Joomla's
    'h4, dt, legend, [class*="itle"], [class*="itulo"], [class*="eadline"], [class*="udul"], '
    '[class*="eading"]'
)
_LEAST_SIGNS = 8  # of a headline without words
_LEAST_WORDS = 3  # of a headline that the head does not confirm
_LEAST_COMMON = 3  # words of one of several h1 that the head has in other words
_LONGEST = 200  # characters of a headline whose title in the head is half as long
_MOST_HEADINGS, _MOST_TEXT = 60, 2_000  # that are looked at, and characters of one
_TRAIL_LEVELS = 3
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_APART = frozenset(("a", "li", "nav", "aside", "header", "footer", "form"))
_NO_HEADLINE = frozenset(("a", "script", "style", "noscript", "template", "option", "title"))
_SITE_ALONE = re.compile(
    r"\A(?:(?:portal|situs|website|selamat datang|beranda|home|detail)\b"
    r"|(?:www\.)?[\w-]++(?:\.\w{2,4}){1,2}$)",
    re.IGNORECASE,
)
_LEAST_TEXT = 100  # characters of a paragraph
_TRAIL = re.compile(r"bread-?crumb", re.IGNORECASE)


def shown(page: Page) -> list[str]:
    """Return the headlines among the h1: those like what the head calls the page, else the only
    one; else the other heading that says that.
    """
    if page.headlines is None:
        page.headlines = _headlines(page)
        if not page.headlines and len(page.tree.css(f"h2, h3, {_TITLED}")) > _MOST_HEADINGS:
            told = f"for a headline only {_MOST_HEADINGS} headings and titles were looked at"
            page.unread[told] = None
    return [text for text, _ in page.headlines]


def _headlines(page: Page) -> list[Heading]:
    told, witnesses = _told(page)
    site = squash(page.meta_text("og:site_name"))
    found = [(titles.printed(node, witnesses, page.unread), node) for node in page.tree.css("h1")]
    found = [each for each in found if _may_be(each[0], told, site)]
    home = {squash(text) for text, node in found if _links(node, "")}
    if squash(told) in home and (article := _unconfirmed(page, "")):
        return article  # the head and h1 have the name of the site
    alike = _alike_to(told, found)
    own = [each for each in alike if not _is_in_trail(each[1])]
    if alike and not own:
        return _lower(page, witnesses, behind=alike[0][1]) or alike
    # Old themes: h1 is the site.
    alike = _below_site(page, found) or own or _lower(page, (told,))
    if not alike and len(found) == 1 and len(found[0][0].split()) >= _LEAST_WORDS:
        return found
    return alike or _nearest(told, found) or _unmarked(page, told) or _unconfirmed(page, told)


def _told(page: Page) -> tuple[str, list[str]]:
    """Return what the head calls a page, and all that tells its title, best first."""
    og = page.meta_text("og:title")
    is_site = squash(og) == squash(page.meta_text("og:site_name"))
    told = og if og and not is_site else page.title_element
    return told, [told, *structured.strings(page.ld, "headline", page.unread), page.title_element]


def _may_be(text: str, told: str, site: str) -> bool:
    is_paragraph = len(text) > _LONGEST and len(text) > 2 * len(told) > 0
    return bool(text) and squash(text) != site and not is_paragraph


def _alike_to(told: str, found: list[Heading]) -> list[Heading]:
    """Return the headings that are like a title, in front those that it begins with."""
    head, whole = _words(told), squash(told)
    alike = [each for each in found if not head or _is_title(each[0], head, whole)]
    if len(alike) < 2:
        return alike
    return sorted(alike, key=lambda each: not whole.startswith(squash(each[0])))


def _nearest(told: str, found: list[Heading]) -> list[Heading]:
    """Return the one of several headings that has more words of the title than all others."""
    head = _words(told)
    common = sorted((len(_words(text) & head) for text, _ in found), reverse=True)
    if len(common) < 2 or common[0] < max(_LEAST_COMMON, common[1] + 1):
        return []
    return [max(found, key=lambda each: len(_words(each[0]) & head))]


def _unmarked(page: Page, told: str) -> list[Heading]:
    """Return the first text in an element of any name that is what the head calls the page."""
    names = (told, _SITE.sub("", told))
    whole = {squash(name) for name in names if len(name.split()) >= _LEAST_WORDS}
    body = page.tree.body
    for run in body.traverse(include_text=True) if body and whole else ():
        text = run.text_content if run.tag == "-text" else None
        if text and len(text) <= 2 * _LONGEST and squash(text) in whole:
            holder = run.parent
            if holder is not None and holder.tag not in _NO_HEADLINE and not _is_in_trail(holder):
                return [(fold(text), holder)]
    return []


def _unconfirmed(page: Page, told: str) -> list[Heading]:
    """Return the heading below h1 that says more than the head does, or less; where the head calls
    the page by the name of the site alone, the first one above a text.
    """
    nodes = page.tree.css('h2, h3, h4, [class*="udul"], [id*="udul"]')[:_MOST_HEADINGS]
    path = _path(page.address or "")
    found = [(titles.printed(node, (), page.unread), node) for node in nodes]
    found = [each for each in found if _may_head(*each, path)]
    names = [squash(name) for name in titles.names([told]) if len(name.split()) >= _LEAST_WORDS]
    for each in found:
        text = squash(each[0])
        if any(text.startswith(name) or name.startswith(text) for name in names):
            return [each]
    own = (each for each in found if _is_own(page, each[0], told) and _is_above_text(each[1]))
    return list(islice(own, 1))


def _is_own(page: Page, heading: str, told: str) -> bool:
    """Say whether a heading is the page's rather than what the head says: that is the name of a
    site, or the address of the page has words of the heading alone.
    """
    address = page.address or ""
    host = squash(address.partition("://")[2].partition("/")[0])
    site = squash(page.meta_text("og:site_name"))
    if not told or squash(told) in (site, host) or _SITE_ALONE.match(told):
        return True
    path = _words(_path(address).replace("_", "-"))
    return len(_words(heading) & path) >= _LEAST_COMMON > len(_words(told) & path) + 1


def _may_head(text: str, node: LexborNode, path: str) -> bool:
    """Say whether a heading may be a headline: no name of a box, no link to another article."""
    if len(text.split()) <= _LEAST_WORDS or len(text) > _LONGEST:
        return False
    around = node
    for _ in range(_TRAIL_LEVELS):
        if around.tag in _APART or around.parent is None:
            return False
        around = around.parent
    return node.css_first("a") is None or (path != "" and _links(node, path))


def _links(node: LexborNode, path: str) -> bool:
    """Say whether a heading links that path of its site; '' is the home page."""
    link = node.css_first("a")
    href = link.attributes.get("href") if link is not None else None
    page = (href or "").partition("#")[0]
    return bool(page) and _path(page) == path


def _path(address: str) -> str:
    """Return the path of an address without its slashes: '' of a home page."""
    rest = address.partition("://")[2].partition("/")[2] if "://" in address else address
    return rest.partition("?")[0].partition("#")[0].strip("/")


def _is_above_text(node: LexborNode) -> bool:
    """Say whether a paragraph stands below a heading before the next one does."""
    below = node.next
    while below is not None:
        if below.tag in _HEADINGS or below.css_first("h1, h2, h3, h4") is not None:
            return False
        if any(len(fold(each.text())) >= _LEAST_TEXT for each in (below, *below.css("p"))):
            return True
        below = below.next
    return False


def _is_in_trail(node: LexborNode) -> bool:
    """Say whether a heading is the last step of a trail: behind links in a list, in a nav."""
    up = node.parent
    for _ in range(_TRAIL_LEVELS):
        if up is None:
            return False
        if up.tag == "nav" or (up.tag == "li" and _follows_link(up)):
            return True
        named = up.attributes
        is_trail = named and _TRAIL.search(f"{named.get('class')} {named.get('itemtype')}")
        if is_trail and up.css_first("a") is not None:
            return True
        up = up.parent
    return False


def _follows_link(item: LexborNode) -> bool:
    before = item.prev
    while before is not None and before.tag != "li":
        before = before.prev
    return before is not None and before.css_first("a") is not None


def _below_site(page: Page, found: list[Heading]) -> list[Heading]:
    """Return the headline of a page without og:title whose h1 is what its title ends with."""
    parts = None if "og:title" in page.meta else _TITLE_PARTS.fullmatch(page.title_element)
    if parts and squash(parts["site"]) in {squash(text) for text, _ in found}:
        return _lower(page, (parts["headline"],))
    return []


def _lower(page: Page, told: Iterable[str], behind: LexborNode | None = None) -> list[Heading]:
    """Return what is a title that the head gives: a heading below h1, else the smallest node
    that is called a title; `behind` a node, the first one. What the head says as a whole goes
    before parts of that.
    """
    wholes = [text for text in told if text]
    names = titles.names([*wholes, *(_SITE.sub("", text) for text in wholes)])
    rank = {name: number for number, name in reversed(list(enumerate(map(squash, names))))}
    rank.pop("", None)

    def found(selector: str) -> Iterator[Heading]:
        for node in _behind(page, selector, behind)[:_MOST_HEADINGS]:
            whole = squash(node.text()[:_MOST_TEXT])
            if any(name in whole for name in rank):
                text = titles.printed(node, wholes, page.unread)
                if squash(text) in rank:
                    yield text, node

    if headings := sorted(found("h2, h3"), key=lambda each: rank[squash(each[0])]):
        return headings[:1]
    titled = found(_TITLED)
    if behind is not None:
        return list(islice(titled, 1))
    return sorted(titled, key=lambda each: len(each[1].html or ""))[:1]


def _behind(page: Page, selector: str, mark: LexborNode | None) -> list[LexborNode]:
    """Return the nodes that a selector finds behind an h1; all where there is none."""
    if mark is None:
        return page.tree.css(selector)
    nodes = page.tree.css(f"h1, {selector}")
    at = next(number for number, node in enumerate(nodes) if node.mem_id == mark.mem_id)
    return [node for node in nodes[at + 1 :] if node.tag != "h1"]


def _is_title(text: str, head: set[str], whole: str) -> bool:
    """Say whether a headline is like the title; scripts without spaces have no words to compare."""
    if _alike(_words(text), head):
        return True
    return not text.isascii() and len(text) >= _LEAST_SIGNS and whole.startswith(squash(text))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _alike(some: set[str], others: set[str]) -> bool:
    """Say whether half of the words of the shorter of two headlines are in the other one."""
    return some == others or len(some & others) * 2 >= max(4, min(len(some), len(others)))
