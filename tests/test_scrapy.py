"""Articles in Scrapy, crawled from the site on loopback with the real package."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy", reason="needs the extra `scrapy`")

from scrapy.exporters import CsvItemExporter, XmlItemExporter
from scrapy.http import HtmlResponse, Response

import zonaparse
from tests import site
from tests.archives import fetch
from tests.crawled import crawl
from tests.site import FIXTURES, Site
from zonaparse import Archive, Article
from zonaparse.errors import NotAnArticle, OtherFormat, Reason
from zonaparse.scrapy import ArticleItem, article_of

HERE = "127.0.0.1"
PLAIN = FIXTURES / "prmn" / "2020-plain.html"
CHALLENGE = FIXTURES / "prmn" / "challenge.html"
INDEX = FIXTURES / "prmn" / "index-tag.html"
pytestmark = pytest.mark.slow


def test_the_item_has_each_field_and_what_is_derived() -> None:
    described = Article.model_json_schema()["properties"]
    assert set(ArticleItem.fields) == set(described)


def test_an_item_holds_what_the_page_says() -> None:
    response = HtmlResponse("https://kabar.example/a", body=PLAIN.read_bytes())
    item = ArticleItem.of(article_of(response))
    assert item["title"].startswith("Naik Perahu Pinjaman, Posyandu Keliling")
    assert item["published_at"].isoformat() == "2020-11-18T14:27:00+07:00"
    assert item["editors"] == ["Dimas Haryawan"]
    assert item["caption"].startswith("Kader Posyandu Mawar 3 menimbang balita")
    assert item["baca_juga"][0]["text"].startswith("Tiga Sekolah di Pesisir Teluknaga")
    assert item["body"] == "\n\n".join(item["paragraphs"])
    assert item["modified_at"] is None
    assert repr(item) == f"ArticleItem({item['title']!r}, {item['url']!r})"
    assert repr(ArticleItem()) == "ArticleItem(None, None)"


def test_the_charset_of_the_header_counts() -> None:
    page = "<h1>Kafé di Lebak</h1><article><p>LEBAK - Kafé itu ramai sejak pagi.</p></article>"
    headers = {"Content-Type": "text/html; charset=iso-8859-1"}
    response = HtmlResponse("https://a.id/b", body=page.encode("latin-1"), headers=headers)
    assert article_of(response).title == "Kafé di Lebak"
    assert article_of(response).url == "https://a.id/b"


def test_what_is_no_page_is_told() -> None:
    with pytest.raises(OtherFormat):
        article_of(Response("https://a.id/b.pdf", body=b"%PDF-1.7 \n1 0 obj"))
    with pytest.raises(NotAnArticle) as told:
        article_of(HtmlResponse("https://a.id/", body=CHALLENGE.read_bytes()))
    assert told.value.reason is Reason.CHALLENGE_PAGE


def serve_news(server: Site, count: int) -> str:
    """Serve articles and three index pages of them; return the address of the first."""
    paths = []
    for number in range(count):
        path = f"/2022/01/21/{10000 + number}"
        text = f"Panen ke-{number} berlangsung sejak pagi. " * 5
        address = server.url(path, HERE)
        server.page(path, site.article(f"Panen {number}", address, text=text))
        paths.append(path)
    for index in range(3):
        links = "".join(f'<h2><a href="{path}">Panen</a></h2>' for path in paths[index::3])
        following = f'<a rel="next" href="/indeks/{index + 1}">Berikutnya</a>' if index < 2 else ""
        server.page(f"/indeks/{index}", f"<title>Indeks</title>{links}{following}")
    return server.url("/indeks/0", HERE)


def serve_pages(server: Site) -> str:
    """Serve the three pages of an article at this host; return the address of the first."""
    first, paths = site.of_several_pages(server)
    host = first.partition("://")[2].partition(":")[0]
    for path in paths:
        there = server.routes[path]

        def here(asked: Any, there: Any = there) -> site.Answer:
            answer: site.Answer = there(asked)
            return answer._replace(body=answer.body.replace(host.encode(), HERE.encode()))

        server.routes[path] = here
    return server.url(paths[0], HERE)


def archived(folder: Path, urls: list[str]) -> dict[str, dict[str, Any]]:
    fetch(folder, urls)
    with Archive(folder, reading=True) as archive:
        return {str(article.url): json.loads(article.model_dump_json()) for article in archive}


def test_a_crawl_of_a_hundred_pages_gives_what_the_archive_has(
    server: Site, tmp_path: Path
) -> None:
    start = serve_news(server, 94)
    several = serve_pages(server)
    index = server.routes["/indeks/2"]
    more = f'<a href="{several}">Dari tiga halaman</a>'.encode()

    def with_more(asked: Any) -> site.Answer:
        answer = index(asked)
        assert answer
        return answer._replace(body=answer.body + more)

    server.routes["/indeks/2"] = with_more
    items, stats = crawl("regional", tmp_path / "items.jsonl", start=start)
    assert stats["item_scraped_count"] == len(items) == 95
    assert stats["response_received_count"] == 101  # robots.txt, 3 index pages, 94 + 3 pages
    assert "zonaparse/not_article/index_page" not in stats
    urls = [server.url(f"/2022/01/21/{10000 + number}", HERE) for number in range(94)]
    kept = archived(tmp_path / "archive", [*urls, several])
    assert {item["url"]: item for item in items} == kept
    (joined,) = [item for item in items if item["network"] == "PRMN"]
    assert joined["paging"] is None


def test_a_crawl_that_was_stopped_goes_on(server: Site, tmp_path: Path) -> None:
    start = serve_news(server, 40)
    serve_pages(server)
    out, job = tmp_path / "items.jsonl", {"JOBDIR": str(tmp_path / "job")}
    items, stats = crawl("regional", out, start=start, settings=job | {"CLOSESPIDER_ITEMCOUNT": 9})
    assert stats["finish_reason"] == "closespider_itemcount"
    assert len(items) < 40
    items, stats = crawl("regional", out, start=start, settings=job)
    assert stats["finish_reason"] == "finished"
    assert sorted(item["title"] for item in items) == sorted(f"Panen {n}" for n in range(40))


def test_requests_of_later_pages_survive_a_job(server: Site, tmp_path: Path) -> None:
    """The pages that were read stand in the request of the next, which the job keeps."""
    first = serve_pages(server)
    out, job = tmp_path / "items.jsonl", {"JOBDIR": str(tmp_path / "job")}
    stop = {"CLOSESPIDER_PAGECOUNT": 1, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    items, _ = crawl("followed", out, start_urls=[first], settings=job | stop)
    assert items == []
    items, stats = crawl("followed", out, start_urls=[], settings=job)
    ((paging, problems),) = [(item["paging"], item["problems"]) for item in items]
    assert (paging, problems) == (None, [])
    assert stats["response_received_count"] < 3  # the first page was not asked for again


def test_what_is_no_article_is_counted_and_a_bot_check_asked_again(
    server: Site, tmp_path: Path
) -> None:
    address = server.url("/a", HERE)
    checks = [site.Answer(CHALLENGE.read_bytes())]
    there = site.Answer(site.article("Panen", address).encode())
    server.routes["/a"] = lambda _: checks.pop() if checks else there
    server.page("/wall", CHALLENGE.read_bytes())
    server.page("/indeks", (INDEX).read_bytes())
    server.page("/kosong", b" ")
    urls = [server.url(path, HERE) for path in ("/a", "/wall", "/indeks", "/kosong")]
    items, stats = crawl("plain", tmp_path / "items.jsonl", start_urls=urls)
    assert [item["title"] for item in items] == ["Panen"]
    assert stats["retry/reason_count/challenge_page"] == 3  # /a once, /wall twice
    assert stats["zonaparse/not_article/challenge_page"] == 1
    assert stats["zonaparse/not_article/index_page"] == 1
    assert stats["zonaparse/error/EmptyPage"] == 1
    assert "Traceback" not in stats["log"]
    assert "spider_exceptions/NotAnArticle" not in stats


def test_without_the_middleware_an_error_is_an_error(server: Site, tmp_path: Path) -> None:
    server.page("/indeks", (INDEX).read_bytes())
    _, stats = crawl("bare", tmp_path / "o.jsonl", start_urls=[server.url("/indeks", HERE)])
    assert stats["spider_exceptions/NotAnArticle"] == 1


@pytest.mark.parametrize("lost", ["gone", "wall", "other"])
def test_a_page_that_cannot_be_had_leaves_the_others(
    lost: str, server: Site, tmp_path: Path
) -> None:
    first = serve_pages(server)
    path = next(path for path in server.routes if path.endswith("page=3"))
    pages = {
        "gone": site.Answer(b"<h1>404</h1>", 404),
        "wall": site.Answer(CHALLENGE.read_bytes()),
        "other": site.Answer(site.article("Lain", first).encode()),
    }
    server.routes[path] = lambda _: pages[lost]
    (item,), _ = crawl("followed", tmp_path / "items.jsonl", start_urls=[first])
    assert "missing of 3 pages: 3" in [problem["message"] for problem in item["problems"]]
    assert item["paging"]["page"] == 1


def test_the_full_page_of_a_twin_is_taken_and_else_the_twin(server: Site, tmp_path: Path) -> None:
    full = server.url("/full", HERE)
    server.page("/amp/full", site.article("Ringkas", full))
    server.page("/amp/gone", site.article("Sendiri", server.url("/gone", HERE)))
    server.page("/full", site.article("Lengkap", full))
    urls = [server.url(path, HERE) for path in ("/amp/full", "/amp/gone")]
    items, _ = crawl("followed", tmp_path / "items.jsonl", start_urls=urls)
    assert sorted(item["title"] for item in items) == ["Lengkap", "Sendiri"]


def test_pipelines_set_fields_and_feeds_hold_them(server: Site, tmp_path: Path) -> None:
    server.page("/a", PLAIN.read_bytes())
    settings = {"ITEM_PIPELINES": {"tests.crawled.Counting": 1}}
    out = tmp_path / "items.jsonl"
    urls = [server.url("/a", HERE)]
    (item,), _ = crawl("followed", out, start_urls=urls, settings=settings)
    article = zonaparse.parse(PLAIN.read_bytes(), url=urls[0], encoding="utf-8")
    assert item["words"] == len(article.body.split())
    assert item["tags"] == [tag.lower() for tag in article.tags]
    assert item["published_at"] == "2020-11-18T14:27:00+07:00"
    assert Article.model_validate({**item, "tags": article.tags}) == article


def test_csv_and_xml_hold_the_zone() -> None:
    item = ArticleItem.of(zonaparse.parse(PLAIN.read_bytes()))
    names = ["title", "published_at", "editors", "caption"]
    (row,) = csv.DictReader(exported(CsvItemExporter, item, fields_to_export=names).splitlines())
    assert row["published_at"] == "2020-11-18T14:27:00+07:00"
    assert row["editors"] == "Dimas Haryawan"
    assert "<published_at>2020-11-18T14:27:00+07:00<" in exported(XmlItemExporter, item)


class Kept(io.BytesIO):
    """A file that the CSV exporter does not close."""

    def close(self) -> None:
        pass


def exported(kind: Any, item: ArticleItem, **options: Any) -> str:
    file = Kept()
    exporter = kind(file, **options)
    exporter.start_exporting()
    exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue().decode()
