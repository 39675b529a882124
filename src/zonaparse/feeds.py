"""Articles as feeds: RSS 2.0 and JSON Feed 1.1."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

from zonaparse.article import Article
from zonaparse.render import columns, html
from zonaparse.render.checking import articles as checked
from zonaparse.text import printable

_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def to_rss(
    articles: Iterable[Article],
    *,
    title: str,
    link: str,
    description: str,
    language: str | None = None,
) -> str:
    """Return articles as an RSS 2.0 feed, in the order given.

    `title`, `link` and `description` are the feed's own. An article without an address has a hash
    as its guid; where a page prints a day and no time, the day is in `dc:date` and there is no
    `pubDate`. Authors are `dc:creator`, the body is `content:encoded`.

    >>> feed = to_rss(
    ...     [Article(title="Panen", template="")],
    ...     title="Kabar", link="https://kabar.example/", description="Berita desa",
    ... )
    >>> "<title>Panen</title>" in feed
    True
    """
    rss = ElementTree.Element("rss", {"version": "2.0"})
    for prefix, address in _NAMESPACES.items():
        rss.set(f"xmlns:{prefix}", address)
    channel = ElementTree.SubElement(rss, "channel")
    for name, text in (("title", title), ("link", link), ("description", description)):
        _add(channel, name, text)
    if language:
        _add(channel, "language", language)
    for article in checked(articles):
        _item(ElementTree.SubElement(channel, "item"), article)
    return ElementTree.tostring(rss, encoding="unicode", xml_declaration=True)


def _item(item: ElementTree.Element, article: Article) -> None:
    """Fill an item; what is absent is left out."""
    is_day = article.published_precision == "day"
    at = article.published_at
    texts = {
        "title": article.title,
        "link": article.url,
        "pubDate": format_datetime(at) if at and not is_day else None,
        "dc:date": at.date().isoformat() if at and is_day else None,
        "content:encoded": html.render(article.blocks),
    }
    for name, text in texts.items():
        if text:
            _add(item, name, text)
    if article.deck or not article.title:  # an item has one of both
        _add(item, "description", article.deck or "")
    _add(item, "guid", _id(article)).set("isPermaLink", "true" if article.url else "false")
    for name in article.authors:
        _add(item, "dc:creator", name)
    for tag in dict.fromkeys([article.section, *article.tags]):
        if tag:
            _add(item, "category", tag)
    _picture(item, article)


def _picture(item: ElementTree.Element, article: Article) -> None:
    image = article.image
    if image is None or not image.url:
        return
    media = ElementTree.SubElement(item, "media:content", {"url": image.url, "medium": "image"})
    for name, text in (("media:description", image.caption), ("media:credit", image.credit)):
        if text:
            _add(media, name, text)


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = printable(text)
    return element


def _id(article: Article) -> str:
    """Return the address of an article, else a name made of its title, its time and its text."""
    told = "\n".join((article.title or "", _iso(article.published_at) or "", article.body))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return article.url or f"urn:sha256:{digest}"


def to_feed(
    articles: Iterable[Article],
    *,
    title: str,
    home_page_url: str | None = None,
    feed_url: str | None = None,
    language: str | None = None,
) -> dict[str, Any]:
    """Return articles as a JSON Feed of version 1.1, in the order given, ready for json.dumps.

    Times have their offset. Where a page prints a day and no time, the day is
    `_zonaparse.published_date`, its zone `_zonaparse.published_zone`. An article without an address
    has a hash as its id.

    >>> feed = to_feed([Article(title="Panen", template="")], title="Kabar")
    >>> feed["items"][0]["title"]
    'Panen'
    """
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": home_page_url,
        "feed_url": feed_url,
        "language": language,
        "items": [entry(article) for article in checked(articles)],
    }
    return {name: value for name, value in told.items() if value is not None}


def entry(article: Article) -> dict[str, Any]:
    """Return an item of a JSON Feed; what is absent is left out."""
    is_day = article.published_precision == "day"
    told = {
        "url": article.url,
        "title": article.title,
        "summary": article.deck,
        "content_html": html.render(article.blocks),
        "image": article.image and article.image.url,
        "date_published": None if is_day else _iso(article.published_at),
        "date_modified": _iso(article.modified_at),
        "authors": [{"name": name} for name in article.authors],
        "tags": article.tags,
        "language": article.language,
        "_zonaparse": _day(article.published_at) if is_day else None,
    }
    content = {"id": _id(article), "content_text": article.body}  # an item must have some content
    return content | {name: value for name, value in told.items() if value}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _day(at: datetime | None) -> dict[str, str] | None:
    if at is None:
        return None
    return {"published_date": at.date().isoformat(), "published_zone": columns.zone(at)}
