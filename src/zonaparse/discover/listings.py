"""Sitemaps and feeds read: XML without DTDs, of bounded size."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from dateutil.parser import isoparse
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from zonaparse.errors import BadResponse
from zonaparse.fetching.inflate import inflated, is_gzip
from zonaparse.fields.dates import WIB

_LARGEST = 50 * 1024**2  # sitemaps.org: 50 MB inflated
_HEAD = 256  # bytes
_TIMES = ("publication_date", "lastmod", "pubDate", "published", "updated", "date")


class Entry(NamedTuple):
    """An address that a listing holds; `is_listing` if it is of another listing."""

    url: str
    at: datetime | None
    is_listing: bool


def entries(url: str, raw: bytes) -> Iterator[Entry]:
    """Yield what a sitemap, a sitemap index, an RSS or an Atom feed lists.

    Times are aware; those without a zone are taken as WIB. An HTML page, with which sites answer
    for listings that they do not have, lists nothing. Raises BadResponse for what is no XML, or
    XML that declares a DTD.
    """
    body = inflated(url, raw, ["gzip"], _LARGEST) if is_gzip(raw) else raw
    if body[:_HEAD].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise BadResponse(url, f"it is no sitemap or feed: {error}") from error
    for node in root.iter():
        name = _name(node)
        if name in ("url", "sitemap", "item", "entry") and (address := _address(node)):
            yield Entry(address, _time(node), name == "sitemap")


def _address(node: Element) -> str:
    for child in node:
        if _name(child) in ("loc", "link"):
            found = (child.text or "").strip() or child.get("href", "")
            if found and child.get("rel", "alternate") == "alternate":
                return found
    return ""


def _time(node: Element) -> datetime | None:
    told = {_name(child): (child.text or "").strip() for child in node.iter()}
    return next((at for name in _TIMES if (at := _read(told.get(name, "")))), None)


def _read(text: str) -> datetime | None:
    for read in (isoparse, parsedate_to_datetime):
        try:
            at = read(text)
        except (ValueError, OverflowError):
            continue
        return at if at.tzinfo else at.replace(tzinfo=WIB)
    return None


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
