"""Articles in schema.org, RSS and JSON Feed: the shapes that those formats ask for."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

import zonaparse
from tests.site import FIXTURES
from zonaparse import Article
from zonaparse.article import Archived, Image, Paragraph
from zonaparse.errors import ZonaparseError
from zonaparse.feeds import to_feed, to_rss

PLAIN = FIXTURES / "prmn" / "2020-plain.html"
NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
# What schema.org says of the properties: the types whose properties they are, and what they hold.
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "url": ({"Thing"}, {"URL"}),
    "name": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text"}),
    "alternateName": ({"Thing"}, {"Text"}),
    "image": ({"Thing"}, {"URL", "ImageObject"}),
    "mainEntityOfPage": ({"Thing"}, {"URL", "CreativeWork"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "datePublished": ({"CreativeWork"}, {"Date", "DateTime"}),
    "dateModified": ({"CreativeWork"}, {"Date", "DateTime"}),
    "author": ({"CreativeWork"}, {"Person", "Organization"}),
    "editor": ({"CreativeWork"}, {"Person"}),
    "publisher": ({"CreativeWork"}, {"Person", "Organization"}),
    "isBasedOn": ({"CreativeWork"}, {"URL", "CreativeWork"}),
    "keywords": ({"CreativeWork"}, {"Text", "URL", "DefinedTerm"}),
    "inLanguage": ({"CreativeWork"}, {"Text", "Language"}),
    "isAccessibleForFree": ({"CreativeWork"}, {"Boolean"}),
    "archivedAt": ({"CreativeWork"}, {"URL", "WebPage"}),
    "creditText": ({"CreativeWork"}, {"Text"}),
    "articleSection": ({"Article"}, {"Text"}),
    "articleBody": ({"Article"}, {"Text"}),
    "dateline": ({"NewsArticle"}, {"Text"}),
    "caption": ({"ImageObject"}, {"Text", "MediaObject"}),
    "parentOrganization": ({"Organization"}, {"Organization"}),
}
PARENTS = {
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "WebPage": "CreativeWork",
    "ImageObject": "MediaObject",
    "MediaObject": "CreativeWork",
    "NewsMediaOrganization": "Organization",
    "CreativeWork": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
}


def lineage(kind: str) -> set[str]:
    found = {kind}
    while kind in PARENTS:
        found.add(kind := PARENTS[kind])
    assert "Thing" in found, kind
    return found


def kinds(value: Any) -> set[str]:
    """Return the types of schema.org that a value is of."""
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, dict):
        check(value)
        return lineage(value["@type"])
    assert isinstance(value, str)
    assert value
    found = {"Text"}
    if urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc:
        found.add("URL")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value):
        found.add("Date")
    if "T" in value and re.fullmatch(r"[\dT:.+-]+", value) and datetime.fromisoformat(value).tzinfo:
        found.add("DateTime")
    return found


def check(node: dict[str, Any]) -> None:
    for name, value in node.items():
        if name.startswith("@"):
            continue
        of, holds = SHAPES[name]
        assert of & lineage(node["@type"]), f"{name} is no property of {node['@type']}"
        values = value if isinstance(value, list) else [value]
        assert values
        for each in values:
            assert holds & kinds(each), (name, each)


def articles() -> Iterator[Article]:
    for path in sorted(FIXTURES.rglob("*.html")):
        try:
            yield zonaparse.parse(path.read_bytes())
        except ZonaparseError:
            continue


def test_each_article_is_a_news_article_of_schema_org() -> None:
    given = list(articles())
    assert len(given) > 100
    for article in given:
        told = article.to_schema_org()
        assert (told["@context"], told["@type"]) == ("https://schema.org", "NewsArticle")
        check(told)
        assert json.loads(json.dumps(told)) == told


def test_schema_org_has_the_values_of_the_page() -> None:
    told = zonaparse.parse(PLAIN.read_bytes()).to_schema_org()
    assert told["datePublished"] == "2020-11-18T14:27:00+07:00"
    assert told["author"] == [{"@type": "Person", "name": "Ratih Wulandari Sasmita"}]
    assert told["editor"] == [{"@type": "Person", "name": "Dimas Haryawan"}]
    assert told["publisher"]["name"] == "Zona Banten"
    assert told["publisher"]["parentOrganization"]["name"] == "PRMN"
    assert told["image"][0]["creditText"] == "Antara Foto"
    assert told["dateline"] == "ZONABANTEN.com"


def test_what_is_absent_is_left_out_and_a_day_is_a_day() -> None:
    bare = Article(template="").to_schema_org()
    assert bare == {"@context": "https://schema.org", "@type": "NewsArticle"}
    told = day_only().to_schema_org()
    assert told["datePublished"] == "2022-01-21"
    paid = Article(template="", access="paid", archived=Archived(url="https://a.id/x"))
    assert paid.to_schema_org()["isAccessibleForFree"] is False
    assert "isAccessibleForFree" not in Article(template="", access="metered").to_schema_org()


def day_only() -> Article:
    at = datetime.fromisoformat("2022-01-21T00:00:00+07:00")
    return Article(template="", title="Panen", published_at=at, published_precision="day")


def rss(*given: Article) -> ElementTree.Element:
    text = to_rss(given, title="Kabar & desa", link="https://a.id/", description="Berita")
    return ElementTree.fromstring(text)  # noqa: S314


def test_rss_has_what_the_format_asks_for() -> None:
    given = list(articles())
    root = rss(*given)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    assert [element.tag for element in channel][:3] == ["title", "link", "description"]
    assert channel.findtext("title") == "Kabar & desa"
    items = channel.findall("item")
    assert len(items) == len(given)
    for item, article in zip(items, given, strict=True):
        tags = [element.tag for element in item]
        assert {"title", "description"} & set(tags)
        for once in ("title", "link", "description", "pubDate", "guid"):
            assert tags.count(once) <= 1
        guid = item.find("guid")
        assert guid is not None
        is_address = bool(urlsplit(guid.text or "").netloc)
        assert guid.get("isPermaLink") == ("true" if is_address else "false")
        if (told := item.findtext("pubDate")) is not None:
            assert parsedate_to_datetime(told) == article.published_at.replace(microsecond=0)  # type: ignore[union-attr]
        assert item.findtext("link") == article.url


def test_rss_has_the_values_of_the_page() -> None:
    item = rss(zonaparse.parse(PLAIN.read_bytes())).find("channel/item")
    assert item is not None
    assert item.findtext("pubDate") == "Wed, 18 Nov 2020 14:27:00 +0700"
    assert item.findtext("dc:creator", namespaces=NAMES) == "Ratih Wulandari Sasmita"
    content = item.findtext("content:encoded", namespaces=NAMES) or ""
    assert content.startswith("<p>ZONABANTEN.com - Perahu kayu")
    assert item.findtext("media:content/media:credit", namespaces=NAMES) == "Antara Foto"


def test_rss_tells_a_day_as_a_day_and_holds_any_text() -> None:
    item = rss(day_only()).find("channel/item")
    assert item is not None
    assert item.find("pubDate") is None
    assert item.findtext("dc:date", namespaces=NAMES) == "2022-01-21"
    odd = Article(template="", title="a\x00b]]>\ud800<c>", blocks=[Paragraph(text="]]>\x0b&")])
    found = rss(odd).find("channel/item")
    assert found is not None
    assert found.findtext("title") == "ab]]><c>"
    assert found.findtext("content:encoded", namespaces=NAMES) == "<p>]]&gt;&amp;</p>"
    empty = rss(Article(template="")).find("channel/item")
    assert empty is not None
    assert empty.find("description") is not None


def test_json_feed_has_what_the_format_asks_for() -> None:
    given = list(articles())
    feed = to_feed(given, title="Kabar", home_page_url="https://a.id/", language="id")
    assert json.loads(json.dumps(feed)) == feed
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert set(feed) == {"version", "title", "home_page_url", "language", "items"}
    assert len(feed["items"]) == len(given)
    known = {"id", "url", "title", "summary", "content_html", "content_text", "image", "language",
             "date_published", "date_modified", "authors", "tags", "_zonaparse"}  # fmt: skip
    for item in feed["items"]:
        assert set(item) <= known
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)
        for name in ("date_published", "date_modified"):
            if name in item:  # RFC 3339
                assert re.fullmatch(
                    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", item[name]
                )
        for author in item.get("authors", ()):
            assert set(author) == {"name"}


def test_json_feed_tells_a_day_as_a_day_and_names_all() -> None:
    feed = to_feed([day_only(), Article(template="", title="Lain")], title="Kabar")
    first, second = feed["items"]
    assert "date_published" not in first
    day = {"published_date": "2022-01-21", "published_zone": "UTC+07:00"}
    assert first["_zonaparse"] == day
    assert first["id"] != second["id"]
    assert first["id"].startswith("urn:sha256:")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_html_links_to_no_script(address: str) -> None:
    from zonaparse.article import BacaJuga, Embed, InlineLink

    linked = Paragraph(text="abc", links=[InlineLink(start=0, end=3, url=address)])
    blocks = [linked, Embed(url=address), BacaJuga(text="x", url=address)]
    (item,) = to_feed([Article(template="", blocks=blocks)], title="x")["items"]
    assert "href" not in item["content_html"]
    assert Image(url=address)
