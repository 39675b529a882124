"""Where a page sends its reader by itself.

https://html.spec.whatwg.org/#attr-meta-http-equiv-refresh
"""

import re

from zonaparse import guard
from zonaparse.document.encoding import decode
from zonaparse.document.page import tree_of
from zonaparse.errors import AddressRefused, PageTooComplex, PageTooLarge, ParserFailed
from zonaparse.fetching.addresses import joined
from zonaparse.fetching.response import Response

_HEAD = 64 * 1024  # bytes in which it is looked for
_LONGEST = 10  # seconds; a page that waits longer shows itself again, with what is new
_REFRESH = re.compile(
    r"\A\s*(?P<seconds>\d{1,9})?[\d.]*(?:[\s;,]+(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<url>.+))",
    re.IGNORECASE | re.DOTALL,
)


def target(response: Response) -> str | None:
    """Return the address to which a page leads on soon, by its header or a meta element."""
    head = decode(response.body[:_HEAD], response.charset).raw
    try:
        tree = tree_of(head, guard.DEFAULT)
    except (PageTooLarge, PageTooComplex, ParserFailed):
        return None
    base = tree.css_first("base[href]")
    start = _joined(response.url, base.attributes.get("href") or "") if base else None
    metas = tree.css('meta[http-equiv="refresh" i]')
    told = [response.header("refresh"), *(meta.attributes.get("content") or "" for meta in metas)]
    found = (_joined(start or response.url, url) for url in map(_url, told) if url)
    return next(filter(None, found), None)


def _url(told: str) -> str:
    """Return the address that a refresh tells; '' for one that is not soon, or tells none.

    >>> _url("0;URL='/a'"), _url("5; /a"), _url("300; url=/a"), _url("5")
    ('/a', '/a', '', '')
    """
    found = _REFRESH.fullmatch(told)
    if not found or int(found["seconds"] or 0) > _LONGEST:
        return ""
    url, quote = found["url"].strip(), found["quote"]
    return url.partition(quote)[0] if quote else url


def _joined(base: str, told: str) -> str | None:
    try:
        return joined(base, told)
    except AddressRefused:
        return None
