"""Index pages of a family: the addresses that its template declares, day by day."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from zonaparse import guard
from zonaparse.document.encoding import decode
from zonaparse.document.page import tree_of
from zonaparse.errors import BadResponse, PageTooComplex, PageTooLarge, ParserFailed
from zonaparse.fetching import Response
from zonaparse.fetching.addresses import is_address
from zonaparse.fields.dates import WIB
from zonaparse.fields.links import absolute
from zonaparse.rules.vocabulary import ENGLISH_MONTHS
from zonaparse.templates.template import Template

_MOST_PAGES = 500
_MOST_UNDATED_PAGES = 10  # the newest articles; how far back they reach is not known
# /2026/11/24/ or, with a time and a number behind it, /20261124101500-
_DAY = re.compile(r"/(20\d\d)(?:/(\d\d)/(\d\d)/|(\d\d)(\d\d)\d{6}-)")


class _Number(int):
    """The number of a page, from 1; "x20" formats it as that of its first article, from 0."""

    def __format__(self, form: str) -> str:
        counted = re.fullmatch(r"x(\d+)", form)
        return str((self - 1) * int(counted[1])) if counted else super().__format__(form)


def is_shared(family: Template) -> bool:
    """Say whether one index lists all sites of a family."""
    return bool(urlsplit(family.index).netloc)


def is_by_day(family: Template) -> bool:
    """Say whether a family has an index page for each day."""
    return "{day" in family.index


def days(family: Template, since: date | None, until: date | None) -> Iterator[date]:
    """Yield the days of which there are index pages to be read."""
    last = until or datetime.now(WIB).date()
    if not is_by_day(family):
        yield last
    elif since:
        yield from (since + timedelta(days=n) for n in range((last - since).days + 1))


def pages(family: Template, root: str, day: date) -> Iterator[str]:
    """Yield the addresses of the index pages of a day."""
    most = _MOST_PAGES if is_by_day(family) else _MOST_UNDATED_PAGES
    month = ENGLISH_MONTHS[day.month - 1]
    for number in range(1, most + 1 if "{page" in family.index else 2):
        yield urljoin(root, family.index.format(day=day, month=month, page=_Number(number)))


def links(response: Response) -> list[str]:
    """Return the web addresses to which a page links, without what stands behind "#".

    Raises BadResponse for one that would take too long to be read.
    """
    raw = decode(response.body, response.charset).raw
    try:
        tree = tree_of(raw, guard.DEFAULT)
    except (PageTooLarge, PageTooComplex, ParserFailed) as error:
        raise BadResponse(response.url, str(error)) from error
    base = tree.css_first("base[href]")
    start = absolute(base.attributes.get("href"), response.url) if base else None
    hrefs = (node.attributes.get("href") for node in tree.css("a[href]"))
    found = (absolute(href, start or response.url) for href in hrefs)
    return [url.partition("#")[0] for url in found if url and is_address(url)]


def day_of(url: str) -> date | None:
    """Return the day that an address holds.

    >>> day_of("https://a.kompas.com/read/2026/11/24/101500/judul").isoformat()
    '2026-11-24'
    """
    found = _DAY.search(url)
    try:
        return date(*(int(part) for part in found.groups() if part)) if found else None
    except ValueError:
        return None
