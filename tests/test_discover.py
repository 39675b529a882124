"""Articles found on a site by sitemaps, feeds and index pages."""

import asyncio
import gzip
import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from itertools import islice

import pytest
from click.testing import CliRunner

from tests import site
from tests.site import Site
from zonaparse.cli.commands import zonaparse
from zonaparse.discover import NETWORKS, Found, discover
from zonaparse.discover.discover import plain
from zonaparse.discover.indexes import pages
from zonaparse.discover.listings import entries
from zonaparse.errors import BadResponse, FetchError, HttpStatus
from zonaparse.fetching import Fetcher
from zonaparse.templates.registry import Registry, known

HOST = "zonabanten.pikiran-rakyat.com"
NEWS = "http://www.sitemaps.org/schemas/sitemap/0.9"
WIB = timezone(timedelta(hours=7))


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


def news_sitemap(*rows: tuple[str, str]) -> bytes:
    urls = (
        f"<url><loc>{url}</loc><news:news><news:publication_date>{at}</news:publication_date>"
        "</news:news></url>"
        for url, at in rows
    )
    return f"<urlset xmlns:news='n'>{''.join(urls)}</urlset>".encode()


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
    server.page("/sitemap-news.xml", news_sitemap(
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


@pytest.mark.parametrize(
    ("host", "index"),
    [
        ("nasional.kompas.com", "https://indeks.kompas.com/?site=all&date=2026-01-05&page=2"),
        ("news.okezone.com", "https://news.okezone.com/indeks/2026/01/05/10"),
        ("sindonews.com", "https://www.sindonews.com/indeks/0/20?t=2026-01-05"),
        ("republika.co.id", "https://republika.co.id/index/50/2026/01/05"),
        (
            "banten.tribunnews.com",
            "https://banten.tribunnews.com/index-news?date=2026-01-05&page=2",
        ),
        ("www.jpnn.com", "https://www.jpnn.com/indeks?id=&d=05&m=01&y=2026&tab=all&page=2"),
        ("www.cnbcindonesia.com", "https://www.cnbcindonesia.com/indeks?date=2026/01/05&page=2"),
        ("www.cnnindonesia.com", "https://www.cnnindonesia.com/indeks?date=05/01/2026&page=2"),
        ("news.detik.com", "https://news.detik.com/indeks?date=01/05/2026&page=2"),
        ("mediaindonesia.com", "https://mediaindonesia.com/indeks/20/20"),
        ("www.beritasatu.com", "https://www.beritasatu.com/terkini/indeks/2"),
    ],
)
def test_families_have_index_pages_of_their_own(host: str, index: str) -> None:
    family = known().of_host(host)
    assert family
    assert list(islice(pages(family, f"https://{host}", date(2026, 1, 5)), 2))[1] == index


def test_an_index_without_days_and_pages_is_read_once(server: Site) -> None:
    server.page("/indeks", '<a href="/berita/1234567-panen">a</a><a href="/tag/padi">b</a>')
    assert paths(found(server, host="www.viva.co.id")[0]) == ["berita/1234567-panen"]
    assert server.visits["/indeks"] == 1


def test_an_address_that_tells_another_day_is_left(server: Site) -> None:
    read = "/read/2022/01/{}/337/25{}/panen"
    links = (read.format("21", "1"), read.format("19", "2"))
    server.page("/indeks/2022/01/21/0", "".join(f'<a href="{link}">x</a>' for link in links))
    day = date(2022, 1, 21)
    listed, _ = found(server, since=day, until=day, host="news.okezone.com")
    assert paths(listed) == ["read/2022/01/21/337/251/panen"]
    assert [path for path in server.visits if path.startswith("/indeks/")] == [
        f"/indeks/2022/01/21/{offset}" for offset in (0, 10)
    ]


def test_one_index_may_list_all_sites_of_a_family(
    server: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = server.url("/?date={day:%Y-%m-%d}&page={page}", "indeks.kabar.test")
    kompas = known().of_host("kompas.com")
    assert kompas
    shared = Registry((replace(kompas, hosts=("kabar.test",), index=index),))
    searched = import_module("zonaparse.discover.discover")
    monkeypatch.setattr(searched, "known", lambda: shared)
    urls = [server.url("/read/2022/01/21/0830/panen", f"{name}.kabar.test") for name in "ab"]
    server.page("/", "".join(f'<a href="{url}">x</a>' for url in urls))
    day = date(2022, 1, 21)
    of = {h: found(server, since=day, until=day, host=h)[0] for h in ("kabar.test", "a.kabar.test")}
    assert [each.url for each in of["kabar.test"]] == urls
    assert [each.url for each in of["a.kabar.test"]] == urls[:1]


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
    assert kept.stderr == f"article {page}\n1 article\n"


def test_a_page_in_place_of_a_listing_lists_nothing(server: Site) -> None:
    server.page("/rss", "<!DOCTYPE html><p>Halaman tidak ditemukan & lain <br>")
    listed, told = found(server)
    assert (listed, [error for error in told if not isinstance(error, HttpStatus)]) == ([], [])
