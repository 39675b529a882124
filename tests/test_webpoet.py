"""ArticlePage in web-poet, and in a crawl with scrapy-poet."""

import asyncio
import importlib.metadata
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("web_poet", reason="needs the extra `poet`")

from web_poet import ApplyRule, HttpResponse, RulesRegistry, default_registry, field
from web_poet.exceptions import Retry
from web_poet.fields import get_fields_dict

import zonaparse
from tests import site
from tests.crawled import crawl
from tests.site import FIXTURES, Site
from zonaparse import Article
from zonaparse.errors import NotAnArticle, Reason
from zonaparse.webpoet import ArticlePage

PLAIN = FIXTURES / "prmn" / "2020-plain.html"
URL = "https://zonabanten.pikiran-rakyat.com/x"


def response(path: Path, **more: Any) -> HttpResponse:
    return HttpResponse(URL, body=path.read_bytes(), **more)


def item(page: ArticlePage) -> Article:
    return asyncio.run(page.to_item())


class Overridden(ArticlePage):
    @field
    def section(self) -> str:
        return self.css("title::text").get() or ""

    @field
    async def tags(self) -> list[str]:
        return [tag.upper() for tag in self.article.tags]


class Further(Overridden):
    @field
    def section(self) -> str:
        return "Lain"


def test_the_page_has_the_fields_of_an_article() -> None:
    assert set(get_fields_dict(ArticlePage)) == set(Article.model_fields)


def test_the_item_is_what_parse_reads() -> None:
    page = ArticlePage(response(PLAIN))
    assert item(page) == zonaparse.parse(PLAIN.read_bytes(), url=URL)


def test_a_subclass_overrides_fields_and_provenance_says_so() -> None:
    article = zonaparse.parse(PLAIN.read_bytes(), url=URL)
    found = item(Overridden(response(PLAIN)))
    assert found.section
    assert found.section.startswith("Naik Perahu Pinjaman")
    assert found.tags == [tag.upper() for tag in article.tags]
    assert found.provenance["section"] == found.provenance["tags"] == "page object:Overridden"
    assert found.title == article.title
    provenance = item(Further(response(PLAIN))).provenance
    assert (provenance["section"], provenance["tags"]) == (
        "page object:Further",
        "page object:Overridden",
    )


def test_shortcuts_of_web_poet_keep_to_the_address_of_the_response() -> None:
    page = ArticlePage(HttpResponse("https://a.id/berita/1", body=PLAIN.read_bytes()))
    assert page.urljoin("/indeks") == "https://a.id/indeks"


def test_a_bot_check_asks_for_a_retry_and_an_index_page_is_no_article() -> None:
    with pytest.raises(Retry, match="challenge_page"):
        item(ArticlePage(response(FIXTURES / "prmn" / "challenge.html")))
    with pytest.raises(NotAnArticle) as told:
        item(ArticlePage(response(FIXTURES / "prmn" / "index-tag.html")))
    assert told.value.reason is Reason.INDEX_PAGE


def test_the_charset_of_the_header_counts() -> None:
    page = "<h1>Kafé di Lebak</h1><article><p>LEBAK - Kafé itu ramai sejak pagi.</p></article>"
    headers = {"Content-Type": "text/html; charset=iso-8859-1"}
    given = HttpResponse("https://a.id/b", body=page.encode("latin-1"), headers=headers)
    assert item(ArticlePage(given)).title == "Kafé di Lebak"


def test_any_rule_of_a_project_goes_before_ours() -> None:
    (rule,) = default_registry.search(use=ArticlePage)
    assert rule.to_return is Article
    assert rule.for_patterns.priority < 500


def test_a_rule_is_for_its_site_alone() -> None:
    rule = ApplyRule("kabar.example", use=Overridden, instead_of=ArticlePage)
    registry = RulesRegistry(rules=[rule])
    assert registry.overrides_for("https://kabar.example/a") == {ArticlePage: Overridden}
    assert registry.overrides_for("https://lain.example/a") == {}


@pytest.mark.slow
def test_callbacks_are_given_articles(server: Site, tmp_path: Path) -> None:
    pytest.importorskip("scrapy_poet", reason="needs scrapy-poet")
    checks = [site.Answer((FIXTURES / "prmn" / "challenge.html").read_bytes())]
    there = site.Answer(PLAIN.read_bytes())
    server.routes["/a"] = lambda _: checks.pop() if checks else there
    server.page("/indeks", (FIXTURES / "prmn" / "index-tag.html").read_bytes())
    urls = [server.url(path, "127.0.0.1") for path in ("/a", "/indeks")]
    items, stats = crawl("poet", tmp_path / "items.jsonl", start_urls=urls, settings=poet())
    assert [(item["editors"], item["section"]) for item in items] == [
        (["Dimas Haryawan"], "Situs uji")
    ]
    assert stats["zonaparse/not_article/index_page"] == 1
    assert stats["retry/count"] == 1


def poet() -> dict[str, Any]:
    quiet = {"zonaparse.scrapy.ArticleMiddleware": 500}
    settings: dict[str, Any] = {
        "SCRAPY_POET_DISCOVER": ["zonaparse.webpoet", "tests.site_pages"],
        "SPIDER_MIDDLEWARES": quiet,
    }
    version = tuple(map(int, importlib.metadata.version("scrapy-poet").split(".")[:2]))
    if version >= (0, 26):
        return settings | {"ADDONS": {"scrapy_poet.Addon": 300}}
    fingerprints = "scrapy_poet.ScrapyPoetRequestFingerprinter"
    return settings | {
        "DOWNLOADER_MIDDLEWARES": {"scrapy_poet.InjectionMiddleware": 543},
        "SPIDER_MIDDLEWARES": quiet | {"scrapy_poet.RetryMiddleware": 275},
        "REQUEST_FINGERPRINTER_CLASS": fingerprints,
    }
