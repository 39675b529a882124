"""ArticlePage in web-poet, and in a crawl with scrapy-poet."""

import asyncio
import importlib.metadata
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("web_poet", reason="needs the extra `poet`")

from web_poet import (
    ApplyRule,
    HttpClient,
    HttpRequest,
    HttpResponse,
    RulesRegistry,
    default_registry,
    field,
)
from web_poet.exceptions import HttpRequestError, Retry
from web_poet.fields import get_fields_dict
from web_poet.testing import Fixture
from web_poet.testing.exceptions import ItemValueIncorrect

import zonaparse
from tests import site
from tests.crawled import crawl
from tests.site import FIXTURES, Site
from zonaparse import Article
from zonaparse.errors import NotAnArticle, Reason
from zonaparse.webpoet import ArticleAdapter, ArticlePage, WholeArticlePage

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


def several() -> list[bytes]:
    """Return the three pages of an article."""
    return [path.read_bytes() for path in sorted(FIXTURES.glob("prmn/2020-page-*.html"))]


def client(pages: dict[str, bytes], asked: list[str]) -> HttpClient:
    async def download(request: HttpRequest) -> HttpResponse:
        url = str(request.url)
        asked.append(url)
        if url not in pages:
            raise HttpRequestError("refused", request=request)
        return HttpResponse(url, body=pages[url], status=200)

    return HttpClient(request_downloader=download)


def whole_of(lacking: int | None = None, cls: type[WholeArticlePage] = WholeArticlePage) -> Article:
    """Return the item of an article of three pages, of which one cannot be had."""
    parsed = [zonaparse.parse(body) for body in several()]
    url = parsed[0].url
    assert url
    urls = [url, *(page.paging.next_url for page in parsed if page.paging)]
    pages = {str(at): body for at, body in zip(urls, several(), strict=False)}
    if lacking:
        del pages[str(urls[lacking - 1])]
    asked: list[str] = []
    page = cls(response=HttpResponse(url, body=several()[0]), http=client(pages, asked))
    found = item(page)
    assert asked == [str(at) for at in urls[1 : lacking or 3]]
    return found


class OverriddenWhole(WholeArticlePage):
    @field
    def section(self) -> str:
        return f"{len(self.article.paragraphs)} alinea"


def test_a_page_object_joins_the_pages_of_an_article() -> None:
    expected = zonaparse.join(map(zonaparse.parse, several()))
    found = whole_of()
    assert found == expected
    assert found.paging is None


@pytest.mark.skipif(
    "page_cls" not in inspect.signature(Fixture.assert_full_item_correct).parameters,
    reason="an older web-poet takes the class from the name of the fixture's folder",
)
@pytest.mark.parametrize("cls", [ArticlePage, Overridden])
def test_page_objects_are_tested_as_web_poet_tests_them(
    tmp_path: Path, cls: type[ArticlePage]
) -> None:
    given = response(PLAIN)
    meta = {"adapter": ArticleAdapter}
    fixture = Fixture.save(tmp_path, inputs=[given], item=item(cls(given)), meta=meta)
    told = json.loads(fixture.output_path.read_text("utf-8"))
    assert told["published_at"] == "2020-11-18T14:27:00+07:00"
    fixture.assert_full_item_correct(cls)
    told["editors"] = []
    fixture.output_path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(ItemValueIncorrect):
        Fixture(fixture.path).assert_full_item_correct(cls)


def test_fields_of_a_site_are_read_from_all_pages() -> None:
    found = whole_of(cls=OverriddenWhole)
    assert found.section == f"{len(found.paragraphs)} alinea"
    assert found.provenance["section"] == "page object:OverriddenWhole"


def test_pages_that_cannot_be_had_are_told() -> None:
    found = whole_of(lacking=2)
    assert "part_of_article" in [problem.code for problem in found.problems]
    assert found.body == zonaparse.parse(several()[0]).body
    two = whole_of(lacking=3)
    assert "pages_missing" in [problem.code for problem in two.problems]
    assert two.body == zonaparse.join(map(zonaparse.parse, several()[:2])).body


def test_an_article_of_one_page_asks_for_nothing() -> None:
    page = WholeArticlePage(response=response(PLAIN), http=client({}, []))
    assert item(page) == zonaparse.parse(PLAIN.read_bytes(), url=URL)


def test_an_amp_page_is_left_for_the_full_one() -> None:
    article = zonaparse.parse(PLAIN.read_bytes())
    full = str(article.url)
    amp = full.replace(".com/", ".com/amp/")
    asked: list[str] = []
    pages = client({full: PLAIN.read_bytes()}, asked)
    assert item(WholeArticlePage(HttpResponse(amp, body=PLAIN.read_bytes()), pages)) == article
    assert asked == [full]


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


@pytest.mark.slow
def test_an_item_of_what_is_no_article_is_a_quiet_event(server: Site, tmp_path: Path) -> None:
    pytest.importorskip("scrapy_poet", reason="needs scrapy-poet")
    pages = {"/a": "2020-plain.html", "/indeks": "index-tag.html", "/cek": "challenge.html"}
    for path, name in pages.items():
        server.page(path, (FIXTURES / "prmn" / name).read_bytes())
    server.page("/b.pdf", b"%PDF-1.7 \n1 0 obj")
    urls = [server.url(path, "127.0.0.1") for path in (*pages, "/b.pdf")]
    items, stats = crawl("given", tmp_path / "items.jsonl", start_urls=urls, settings=quiet_poet())
    assert [item["editors"] for item in items] == [["Dimas Haryawan"]]
    assert stats["zonaparse/not_article/index_page"] == 1
    assert stats["zonaparse/error/OtherFormat"] == 1
    assert stats["retry/reason_count/challenge_page"] == 2
    assert stats["retry/max_reached"] == 1
    assert "Traceback" not in stats["log"]
    told = [line for line in stats["log"].splitlines() if " ERROR: " in line]
    assert len(told) == 1
    assert "Gave up retrying" in told[0]


@pytest.mark.slow
def test_a_page_object_asks_for_the_other_pages_of_an_article(server: Site, tmp_path: Path) -> None:
    pytest.importorskip("scrapy_poet", reason="needs scrapy-poet")
    from tests.test_scrapy import serve_pages

    first = serve_pages(server)
    items, _ = crawl("whole", tmp_path / "items.jsonl", start_urls=[first], settings=poet())
    whole = Article.model_validate(items[0])
    assert len(items) == 1
    assert whole.paging is None
    assert whole.body == zonaparse.join(map(zonaparse.parse, several())).body


def quiet_poet() -> dict[str, Any]:
    settings = poet()
    given = settings.get("DOWNLOADER_MIDDLEWARES", {})
    ours = "zonaparse.scrapy.poet.ArticleInjectionMiddleware"
    middlewares = {**given, "scrapy_poet.InjectionMiddleware": None, ours: 543}
    return {**settings, "DOWNLOADER_MIDDLEWARES": middlewares}


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
