"""Sitemaps and feeds read as feed readers read them: what is broken is mended where it can be."""

import html
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from zonaparse.discover import jsonfeed
from zonaparse.discover.feeds import MOST_ENTRIES, Collector, ListingEntry
from zonaparse.document.encoding import decode
from zonaparse.errors import AddressRefused, BadResponse
from zonaparse.fetching.addresses import checked, joined
from zonaparse.fetching.inflate import inflated_so_far, is_gzip

_LARGEST = 50 * 1024**2  # sitemaps.org: 50 MB inflated
_HEAD = 64 * 1024  # characters in which the root stands
_DECLARATION = 1024  # bytes
_PART = 64 * 1024  # characters that are parsed at once
_BLANK = " \t\r\n\ufeff"
_HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ROOT = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex|rss|rdf|feed|channel)[\s/>]", re.IGNORECASE
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Names of HTML, and numbers, some of which are none of a character that XML knows.
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31});"
)
_STRAY = (
    (re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)"), "&amp;"),
    (re.compile(r"<(?![A-Za-z_/!?])"), "&lt;"),
    (_NO_XML, ""),
)
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class Listing(NamedTuple):
    """What a sitemap or a feed lists, and sentences that tell what of it could not be read."""

    entries: list[ListingEntry]
    faults: list[str]


def entries(url: str, raw: bytes) -> Iterator[ListingEntry]:
    """Yield what a sitemap, a sitemap index, a feed (RSS, Atom) or a list in plain text holds.

    Raises what read() raises.
    """
    yield from read(url, raw).entries


def read(url: str, raw: bytes) -> Listing:
    """Return what the listing at an address holds, in its order; addresses are absolute.

    Times are aware; those without a zone are taken as WIB. An HTML page, with which sites answer
    for listings that they do not have, lists nothing. Of one whose compressed data break off or
    inflate to over 50 MB, what stands before is read. Raises BadResponse for what is no listing, or
    declares entities.
    """
    body, fault = inflated_so_far(url, raw, _LARGEST) if is_gzip(raw) else (raw, "")
    try:
        found = _read(url, _text(body))
    except BadResponse as error:
        raise BadResponse(url, fault or error.reason) from error
    return found._replace(faults=[fault, *found.faults]) if fault else found


def _read(url: str, text: str) -> Listing:
    if (items := jsonfeed.items(text)) is not None:
        return Listing(*jsonfeed.entries(url, items))
    if _HTML.match(text, 0, _HEAD):
        return Listing([], [])
    root = _ROOT.search(text, 0, _HEAD)
    if root is None:
        return _lines(url, text)
    if "<!ENTITY" in text[: root.start()].upper():
        raise BadResponse(url, "it is no sitemap or feed: it declares entities")
    return _parsed(url, text[root.start() :])


def _text(body: bytes) -> str:
    declared = _ENCODING.search(body, 0, _DECLARATION)
    told = declared[1].decode("ascii") if declared else ""
    if told.lower().startswith("utf-16"):  # then the declaration could not be read so
        told = ""
    return decode(body, told).raw.decode("utf-8", "replace").lstrip(_BLANK)


def _parsed(url: str, text: str) -> Listing:
    found = Collector(url)
    parser = etree.XMLParser(
        target=found, recover=True, resolve_entities=False, no_network=True, encoding="utf-8"
    )
    for part in _mended(text):
        parser.feed(part.encode())
        if found.is_full:
            break
    parser.close()
    return Listing(found.entries, found.faults)


def _mended(text: str) -> Iterator[str]:
    """Yield the parts of a document; what would be markup and is none is escaped."""
    at = 0
    while at < len(text):
        start = text.find(_CDATA, at)
        for part in _parts(text, at, len(text) if start < 0 else start):
            yield _escaped(part)
        if start < 0:
            return
        end = text.find(_CDATA_END, start)
        at = len(text) if end < 0 else end + len(_CDATA_END)
        for part in _parts(text, start, at):
            yield _NO_XML.sub("", part)


def _parts(text: str, at: int, end: int) -> Iterator[str]:
    """Yield a stretch of a document in parts that end with a tag, where that is soon."""
    while at < end:
        close = text.rfind(">", at, at + _PART) + 1 if end - at > _PART else end
        until = close or at + _PART
        yield text[at:until]
        at = until


def _escaped(part: str) -> str:
    part = _REFERENCE.sub(lambda found: escape(html.unescape(found[0])), part)
    for stray, instead in _STRAY:
        part = stray.sub(instead, part)
    return part


def _lines(url: str, text: str) -> Listing:
    """Return the addresses of a sitemap in plain text, one a line; relative ones begin with "/"."""
    lines = filter(None, map(str.strip, io.StringIO(text, newline=None)))
    told = list(islice(lines, MOST_ENTRIES))
    found = [ListingEntry(address) for line in told if (address := _address(url, line))]
    if not found:
        raise BadResponse(url, "it is no sitemap or feed")
    faults = []
    if left := len(told) - len(found):
        faults.append(f"{left} of its lines are no address to be fetched")
    if next(lines, None):
        faults.append(f"it lists over {MOST_ENTRIES} addresses; those behind are left out")
    return Listing(found, faults)


def _address(url: str, line: str) -> str:
    """Return the address that a line holds; '' for none."""
    try:
        address = joined(url, line) if line.startswith("/") else line
        return address if checked(address) else ""
    except AddressRefused:
        return ""
