"""Where a page stands in an article of several pages."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.article import Paging
from zonaparse.fields.links import absolute
from zonaparse.page import Page

_NUMBER = re.compile(r"\d{1,3}")


class Pager(NamedTuple):
    """The paging widget, and below it: the current page's mark, all numbered links, the link to
    the next page, the link to all pages. All are selectors, '' for what a family has not. A
    widget without a link to the next page still links its number.
    """

    widget: str
    active: str
    numbers: str
    next: str
    all: str = ""


def read(page: Page, pager: Pager, base: str | None) -> Paging | None:
    """Return the paging that the page's widget shows; None for an article of one page."""
    widget = page.first(pager.widget)
    current = widget and widget.css_first(pager.active)
    if not widget or not current:
        return None
    number = _number(current)
    numbered = {_number(node): node for node in widget.css(pager.numbers)}
    last = max(numbered, default=0)
    if not number or max(last, number) < 2:
        return None
    following = _linked(widget, pager.next) or numbered.get(number + 1)
    return Paging(
        page=number,
        pages=max(last, number),
        next_url=_address(following, base) if number < last else None,
        all_url=_address(_linked(widget, pager.all), base),
    )


def _number(node: LexborNode) -> int:
    text = node.text().strip()
    return int(text) if _NUMBER.fullmatch(text) else 0


def _linked(widget: LexborNode, selector: str) -> LexborNode | None:
    return widget.css_first(selector) if selector else None


def _address(node: LexborNode | None, base: str | None) -> str | None:
    """Return the address of the document that `node` links, whatever part of it is meant."""
    url = absolute(node.attributes.get("href"), base) if node else None
    return url and url.partition("#")[0]
