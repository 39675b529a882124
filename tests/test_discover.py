"""Articles found on a site by sitemaps, feeds and index pages."""

import asyncio
import gzip
import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests import site
from tests.archives import fetch, news, run
from tests.site import Site
from zonaparse.cli.commands import zonaparse
from zonaparse.discover import NETWORKS, Found, LeftOut, discover
from zonaparse.discover.discover import plain
from zonaparse.discover.indexes import pages
from zonaparse.discover.listings import entries
from zonaparse.errors import BadResponse, FetchError, HttpStatus
from zonaparse.fetching import Fetcher
from zonaparse.templates.registry import Registry, known

pytestmark = pytest.mark.slow

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
                fetcher, server.url("", host), since=since, until=until, on_error=told.append
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
    assert [type(error) for error in told if not error.reason.startswith("HTTP")] == [BadResponse]


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


def left(server: Site, *, unfiltered: bool = False) -> tuple[list[str], list[LeftOut]]:
    told: list[LeftOut] = []

    async def run() -> list[Found]:
        async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
            listed = discover(
                fetcher, server.url(""), unfiltered=unfiltered, on_left_out=told.append
            )
            return [each async for each in listed]

    return paths(asyncio.run(run())), told


SHORT = ("/bakau-sukajati/", "/?p=1234", "/artikel/8812", "/read.php?id=88123")


def test_what_a_feed_lists_is_an_article_however_short_its_address(server: Site) -> None:
    items = "".join(f"<item><link>{path}</link></item>" for path in SHORT)
    server.page("/feed", f"<rss><channel>{items}</channel></rss>")
    assert left(server) == ([path[1:] for path in SHORT], [])


def test_what_a_news_sitemap_lists_is_an_article(server: Site) -> None:
    server.page("/sitemap-news.xml", news_sitemap(*((path, "2022-01-21") for path in SHORT)))
    assert left(server)[0] == [path[1:] for path in SHORT]


def test_how_much_a_sitemap_lists_that_looks_like_no_article_is_told(server: Site) -> None:
    urls = [
        server.url(path)
        for path in ("/kontak", "/tag/padi", "/kontak?utm_source=x", "/", "/2022/01/21/a")
    ]
    server.page(
        "/sitemap.xml", sitemap(*((url, "") for url in [*urls, "https://lain.test/2022/01/21/b"]))
    )
    listed, told = left(server)
    assert listed == ["2022/01/21/a"]
    assert [(each.site, each.number) for each in told] == [(server.url(""), 2), (server.url(""), 1)]
    listed, told = left(server, unfiltered=True)
    assert listed == ["kontak", "tag/padi", "2022/01/21/a"]
    assert [each.number for each in told] == [1]


def test_an_index_page_may_be_taken_whole(server: Site) -> None:
    links = "<a href='/berita/1234567-panen'>a</a><a href='/tag/padi'>b</a><a href='http://['>c</a>"
    server.page("/indeks", links + "<a href='javascript:1'>d</a><a href='https://lain.test/'>e</a>")

    async def run() -> list[Found]:
        async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
            home = server.url("", "www.viva.co.id")
            return [each async for each in discover(fetcher, home, unfiltered=True)]

    assert sorted(paths(asyncio.run(run()))) == ["berita/1234567-panen", "tag/padi"]


def test_a_change_rules_out_by_since_alone(server: Site) -> None:
    path = "/daerah/bakau-di-pesisir-sukajati-123456"
    server.page("/sitemap.xml", sitemap((server.url(path), "2024-01-01T00:00:00+07:00")))
    march = (date(2023, 3, 1), date(2023, 3, 31))
    assert paths(found(server, *march, host="site.test")[0]) == [path[1:]]
    assert found(server, date(2024, 1, 2), host="site.test")[0] == []


def test_the_day_of_an_address_counts_before_that_of_a_change(server: Site) -> None:
    rows = [(server.url(f"/2023/03/{day}/a"), "2024-01-01") for day in ("05", "25")]
    server.page("/sitemap.xml", sitemap(*rows))
    listed, _ = found(server, date(2023, 3, 1), date(2023, 3, 10), host="site.test")
    assert paths(listed) == ["2023/03/05/a"]


ODD_ROWS = {
    "a bracket": "<loc>http://[</loc>",
    "year 9999": "<loc>/2026/11/02/x</loc><lastmod>9999-12-31T23:59:59Z</lastmod>",
    "year 1": "<loc>/2026/11/02/x</loc><lastmod>0001-01-01T00:00:00+23:00</lastmod>",
    "no port": "<loc>http://site.test:99999/2026/11/02/x</loc>",
    "a password": "<loc>http://a:b@site.test/2026/11/02/x</loc>",
    "a script": "<loc>javascript://site.test/2026/11/02/%0aalert(1)</loc>",
}


@pytest.mark.parametrize("row", ODD_ROWS.values(), ids=ODD_ROWS)
def test_an_odd_entry_costs_no_other(server: Site, tmp_path: Path, row: str) -> None:
    path = news(server, 1)
    rows = f"<url>{row}</url><url><loc>{server.url(path)}</loc></url>"
    server.page("/sitemap.xml", f"<urlset>{rows}</urlset>")
    server.page("/index.xml", f"<sitemapindex><sitemap>{row}</sitemap></sitemapindex>")
    server.page("/robots.txt", "Sitemap: /sitemap.xml\nSitemap: index.xml\nSitemap: http://[\n")
    told = fetch(tmp_path, sites=[server.url("")], since=date(2020, 1, 1))
    assert (server.url(path), "done") in [(each.url, each.state) for each in told]


def test_sitemaps_that_list_each_other_end(server: Site) -> None:
    listed = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("sitemap", "b", "c"))
    for name in ("sitemap", "b", "c"):
        server.page(f"/{name}.xml", f"<sitemapindex>{listed}</sitemapindex>")
    found(server)
    assert all(server.visits[f"/{name}.xml"] == 1 for name in ("sitemap", "b", "c"))


def test_too_many_sitemaps_are_told(server: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("zonaparse.discover.discover"), "_MOST_LISTINGS", 5)
    listed = "".join(f"<sitemap><loc>/{number}.xml</loc></sitemap>" for number in range(9))
    server.page("/sitemap.xml", f"<sitemapindex>{listed}</sitemapindex>")
    _, told = found(server)
    assert [error for error in told if "over 5 listings" in error.reason]


@pytest.mark.parametrize(
    "site_", ["http://[", "http://a.test:99999", "ngawur", "http://xn--a", "", "a b"]
)
def test_a_site_that_is_none_is_told(site_: str) -> None:
    told: list[FetchError] = []

    async def run() -> list[Found]:
        async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
            return [each async for each in discover(fetcher, site_, on_error=told.append)]

    assert asyncio.run(run()) == []
    assert len(told) == 1


def test_what_is_left_out_is_told_by_an_archive_and_is_no_failure(
    server: Site, tmp_path: Path
) -> None:
    home = server.url("", "127.0.0.1")
    path = news(server, 1, "127.0.0.1")
    urls = [server.url(each, "127.0.0.1") for each in (path, "/kontak", "/tentang")]
    server.page("/sitemap.xml", sitemap(*((url, "") for url in urls)))
    done = run("archive", tmp_path / "a", home, "--allow-private", "--rate", 1000)
    assert done.exit_code == 0
    assert f"left out {home} (2 addresses that do not look like articles" in done.stderr
    shown = run("discover", home, "--all", "--allow-private", "--rate", 1000)
    assert shown.stdout.splitlines() == urls


def test_failed_addresses_are_taken_up_again_at_the_command_line(
    server: Site, tmp_path: Path
) -> None:
    url = server.url("/a", "127.0.0.1")
    options = [tmp_path / "a", "--allow-private", "--rate", 1000]
    assert run("archive", *options, url).exit_code == 1
    server.page("/a", site.article("Panen", url))
    assert run("archive", *options).stderr == "nothing new\n"
    assert run("archive", *options, "--retry-failed").stderr == f"article {url}\n1 article\n"
    wrong = run("archive", *options, "--retry-failed", url)
    assert (wrong.exit_code, "--retry-failed fetches nothing else" in wrong.stderr) == (2, True)


def test_the_former_name_of_an_argument_works_and_warns(server: Site) -> None:
    told: list[FetchError] = []

    async def run() -> None:
        async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
            async for _ in discover(fetcher, server.url(""), told=told.append):
                pass

    with pytest.warns(DeprecationWarning, match="on_error"):
        asyncio.run(run())
    assert told


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
