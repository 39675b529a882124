"""Where a page stands in an article of several pages.

On a site without a template its own address with a number behind it is another of its pages.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.article import Paging
from zonaparse.document.page import Page
from zonaparse.fields.links import absolute

_NUMBER = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"(?:/(?:page/)?|[?&](?:page|p|pg|hal|halaman)=)(\d{1,2})/?")
_PLAIN_PATH = re.compile(r"/[\w/.%~-]{4,}")  # one that needs no quoting in a selector
_MOST = 30  # pages of an article; comments have more


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


def numbered(page: Page, url: str | None, base: str | None) -> Paging | None:
    """Return the paging that links to the page's own address with numbers show; None if there are
    none, or nothing tells which number is that of the page.
    """
    own = (url or "").rstrip("/")
    path = "/" + own.partition("://")[2].partition("/")[2]
    if not _PLAIN_PATH.fullmatch(path):
        return None
    linked: dict[int, str] = {}
    for node in page.tree.css(f'a[href*="{path}"]'):
        address = _href(node, base) or ""
        if number := _number_behind(address, own):
            linked.setdefault(number, address)
        elif address.rstrip("/") == own and _number(node) == 1:
            linked.setdefault(1, address)
    number = _number_behind(page.given_url or "", own) or _left_out(linked)
    last = max((number, *linked))
    if not number or not 1 < last <= _MOST:
        return None
    return Paging(page=number, pages=last, next_url=linked.get(number + 1), all_url=None)


def _number_behind(address: str, own: str) -> int:
    """Return the number that an address has behind that of the article; 0 if it has none."""
    match = _NUMBERED.fullmatch(address, len(own)) if address.startswith(own) else None
    return int(match[1]) if match else 0


def _left_out(linked: dict[int, str]) -> int:
    """Return the one number up to the highest that has no link; 0 if there is not just one."""
    missing = set(range(1, max(linked, default=0) + 1)) - set(linked)
    return missing.pop() if len(missing) == 1 else 0


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
