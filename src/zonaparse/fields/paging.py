"""Where a page stands in an article of several pages."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.article import Paging
from zonaparse.fields.links import absolute
from zonaparse.page import Page

_NUMBERED = 'a[href*="page"], a[href*="halaman"], a[href$="/2"], a[href$="/2/"]'
_PAGE_PART = re.compile(r"[?&](?:page|halaman|hal|paged)=\d{1,3}$|/(?:page/|halaman/)?\d{1,2}/?$")
_NUMBER = re.compile(r"\d{1,3}")


class Pager(NamedTuple):
    """The paging widget, and below it: the current page's mark, all numbered links, the link to
    the next page, the link to all pages. All are selectors, '' for what a family has not: the
    next page is then the link with the next number, and the current one the number without a
    link, or the one that links the address the page was given with.
    """

    widget: str
    active: str
    numbers: str
    next: str
    all: str = ""


def read(page: Page, pager: Pager, base: str | None) -> Paging | None:
    """Return the paging that the page's widget shows; None for an article of one page."""
    widget = page.first(pager.widget)
    if not widget:
        return None
    numbered = {_number(node): node for node in widget.css(pager.numbers)}
    if pager.active:
        number = _number(widget.css_first(pager.active))
    else:
        linked = {count: url for count, node in numbered.items() if (url := _href(node, base))}
        number = _unmarked(widget, linked, page.given_url)
    last = max(numbered, default=0)
    if not number or max(last, number) < 2:
        return None
    following = _address(widget, pager.next, base) or _href(numbered.get(number + 1), base)
    return Paging(
        page=number,
        pages=max(last, number),
        next_url=following if number < last else None,
        all_url=_address(widget, pager.all, base),
    )


def anywhere(page: Page, url: str | None) -> Paging | None:
    """Return the paging of a page of any site: numbers that link its own address and a number, one
    of them without a link; None if there are none, or the page names no next one.
    """
    after = page.rels.get("next") or _href(page.tree.css_first('a[rel="next"]'), url)
    if not url or not after or not _is_page_of(absolute(after, url) or "", url):
        return None
    linked: dict[int, str] = {}
    widget: LexborNode | None = None
    for node in page.tree.css(_NUMBERED):
        target = _href(node, url)
        if target and (number := _number(node)) and _is_page_of(target, url):
            linked.setdefault(number, target)
            widget = widget or node.parent
    if widget is None or widget.tag == "body":
        return None
    widget = widget.parent if widget.tag == "li" and widget.parent else widget
    number = _unmarked(widget, linked, page.given_url)
    if not number or set(range(1, number + 2)) - {*linked, number} - {number + 1}:
        return None
    return Paging(page=number, pages=max(number, *linked), next_url=linked.get(number + 1))


def _is_page_of(target: str, url: str) -> bool:
    """Say whether an address is that of the article with a page number."""
    own = _PAGE_PART.sub("", url.partition("#")[0]).rstrip("/?&")
    found = _PAGE_PART.search(target)
    return found is not None and _PAGE_PART.sub("", target).rstrip("/?&") == own


def _unmarked(widget: LexborNode, linked: dict[int, str], given: str | None) -> int:
    """Return the number of the current page where nothing but its missing link marks it; else 0."""
    shown = set(map(int, filter(_NUMBER.fullmatch, widget.text(separator=" ").split())))
    own = shown - set(linked) or {count for count, url in linked.items() if url == given}
    return own.pop() if len(own) == 1 else 0


def _number(node: LexborNode | None) -> int:
    text = node.text().strip() if node else ""
    return int(text) if _NUMBER.fullmatch(text) else 0


def _address(widget: LexborNode, selector: str, base: str | None) -> str | None:
    return _href(widget.css_first(selector) if selector else None, base)


def _href(node: LexborNode | None, base: str | None) -> str | None:
    url = absolute(node.attributes.get("href"), base) if node else None
    return url and url.partition("#")[0]
