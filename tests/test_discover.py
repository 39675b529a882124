"""Articles found on a site by sitemaps, feeds and index pages."""

import asyncio
import gzip
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from click.testing import CliRunner

from tests import site
from tests.site import Site
from zonaparse.cli.commands import zonaparse
from zonaparse.discover import NETWORKS, Found, discover
from zonaparse.discover.discover import plain
from zonaparse.discover.listings import entries
from zonaparse.errors import BadResponse, FetchError
from zonaparse.fetching import Fetcher

HOST = "zonabanten.pikiran-rakyat.com"
NEWS = "http://www.sitemaps.org/schemas/sitemap/0.9"
WIB = timezone(timedelta(hours=7))


@pytest.fixture
def server() -> Iterator[Site]:
    with site.running() as running:
        yield running


def found(
    server: Site, since: date | None = None, until: date | None = None, host: str = HOST
) -> tuple[list[Found], list[FetchError]]:
    told: list[FetchError] = []

    async def run() -> list[Found]:
        async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
            listed = discover(
                fetcher, server.url("", host), since=since, until=until, told=told.append
            )
            return [each async for each in listed]

    return asyncio.run(run()), told


def paths(listed: list[Found]) -> list[str]:
    return [each.url.partition("://")[2].partition("/")[2] for each in listed]


def sitemap(*rows: tuple[str, str]) -> bytes:
    urls = (f"<url><loc>{url}</loc><lastmod>{at}</lastmod></url>" for url, at in rows)
    return f'<?xml version="1.0"?><urlset xmlns="{NEWS}">{"".join(urls)}</urlset>'.encode()


def test_sitemaps_of_robots_index_and_gzip(server: Site) -> None:
    server.page("/robots.txt", f"Sitemap: {server.url('/index.xml', HOST)}")
    rows = (
        (server.url("/new.xml.gz", HOST), "2022-01-21"),
        (server.url("/old.xml", HOST), "2020-01-01"),
    )
    listed = "".join(f"<sitemap><loc>{u}</loc><lastmod>{t}</lastmod></sitemap>" for u, t in rows)
    server.page("/index.xml", f'<sitemapindex xmlns="{NEWS}">{listed}</sitemapindex>')
    article = server.url("/banten/pr-231/panen?utm_source=x", HOST)
    packed = gzip.compress(sitemap((article, "2022-01-21T08:00:00+07:00")))
    server.page("/new.xml.gz", packed, type="application/gzip")
    (one,), _ = found(server, since=date(2022, 1, 1))
    assert one.url == server.url("/banten/pr-231/panen", HOST)
    assert one.at == datetime(2022, 1, 21, 8, tzinfo=WIB)
    assert "/old.xml" not in server.visits


def test_the_days_are_in_wib(server: Site) -> None:
    server.page("/sitemap-news.xml", sitemap(
        (server.url("/a/pr-231/satu", HOST), "2022-01-20T17:30:00Z"),
        (server.url("/a/pr-232/dua", HOST), "2022-01-21T17:30:00Z"),
    ))  # fmt: skip
    listed, _ = found(server, since=date(2022, 1, 21), until=date(2022, 1, 21))
    assert paths(listed) == ["a/pr-231/satu"]


def test_what_is_no_article_or_elsewhere_is_left(server: Site) -> None:
    urls = [
        server.url(path, HOST)
        for path in ("/", "/tag/banjir", "/a/pr-231/satu", "/a/amp/pr-231/satu")
    ]
    server.page(
        "/sitemap-news.xml", sitemap(*((url, "") for url in [*urls, "https://b.id/a/pr-2/x"]))
    )
    assert paths(found(server)[0]) == ["a/pr-231/satu"]


def test_feeds(server: Site) -> None:
    home = server.url("/", HOST)
    good = server.url("/a/pr-231/satu", HOST)
    items = (
        f"<item><link>{home}</link></item>"
        f"<item><link>{good}</link><pubDate>Fri, 21 Jan 2022 08:00:00 +0700</pubDate></item>"
    )
    server.page("/feed", f"<rss><channel><link>{home}</link>{items}</channel></rss>")
    (one,), _ = found(server)
    assert (one.url, one.at) == (good, datetime(2022, 1, 21, 8, tzinfo=WIB))


def test_index_pages_are_read_day_by_day(server: Site) -> None:
    asked: list[str] = []

    def index(request: site.Asked) -> site.Answer:
        asked.append(request.path.partition("?")[2])
        day, page = request.path.partition("=")[2][:2], request.path[-1]
        link = f'<a href="/a/pr-23{day}{page}/x">x</a>' if page < "3" else ""
        return site.Answer(f'{link}<a href="/tag/x">t</a>'.encode())

    server.routes["/indeks-berita"] = index
    listed, _ = found(server, since=date(2022, 1, 20), until=date(2022, 1, 21))
    assert paths(listed) == [f"a/pr-23{n}/x" for n in ("201", "202", "211", "212")]
    assert asked[0] == "daterange=20%20January%202022%20-%2020%20January%202022&page=1"
    assert len(asked) == 6


def test_a_listing_that_is_broken_is_told_and_costs_no_other(server: Site) -> None:
    server.page("/sitemap-news.xml", b"<urlset><url>")
    server.page("/sitemap.xml", sitemap((server.url("/a/pr-231/satu", HOST), "")))
    listed, told = found(server)
    assert paths(listed) == ["a/pr-231/satu"]
    assert [type(error) for error in told if not error.told.startswith("HTTP")] == [BadResponse]


def test_an_unknown_site_is_searched_by_what_addresses_look_like(server: Site) -> None:
    urls = [server.url(path) for path in ("/kontak", "/berita/panen-raya-di-desa-muara-ciujung")]
    server.page("/sitemap.xml", sitemap(*((url, "") for url in urls)))
    assert paths(found(server, host="site.test")[0]) == ["berita/panen-raya-di-desa-muara-ciujung"]


def test_a_dtd_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "b">]><urlset><url><loc>&b;</loc></url></urlset>'
    with pytest.raises(BadResponse):
        list(entries("https://a.id/sitemap.xml", bomb))


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://m.detik.com/a/d-1/b", "https://detik.com/a/d-1/b"),
        ("https://a.id/b/d-1/c/amp", "https://a.id/b/d-1/c"),
        ("https://a.id/b?amp=1&id=2#c", "https://a.id/b?id=2"),
        ("https://a.id/b?page=3&fbclid=x", "https://a.id/b"),
    ],
)
def test_addresses_become_plain(url: str, bare: str) -> None:
    assert plain(url) == bare


def test_the_network_is_known() -> None:
    assert len(NETWORKS["prmn"]) == 136
    assert HOST in NETWORKS["prmn"]


def test_the_commands(server: Site, tmp_path: object) -> None:
    page = server.url("/2022/01/21/panen", "127.0.0.1")
    server.page("/sitemap.xml", sitemap((page, "2022-01-21")))
    server.page("/2022/01/21/panen", site.article("Panen", page))
    home = server.url("", "127.0.0.1")
    options = ["--rate", "1000", "--allow-private"]
    shown = CliRunner().invoke(zonaparse, ["discover", home, "--jsonl", *options])
    assert json.loads(shown.stdout)["url"] == page
    listed = f"{tmp_path}/list"
    with open(listed, "w") as file:  # noqa: PTH123
        file.write(f"# addresses\n{page}\n")
    kept = CliRunner().invoke(zonaparse, ["archive", f"{tmp_path}/a", "--from", listed, *options])
    assert kept.stderr == f"done {page}\n"
