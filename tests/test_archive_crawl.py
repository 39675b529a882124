"""Addresses and sites fetched into an archive."""

import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import site
from tests.archives import fetch, listing, news, only, responses
from tests.site import Answer, Site
from zonaparse import Archive
from zonaparse.archive import Outcome, crawl, reparse

pytestmark = pytest.mark.slow


def test_the_pages_of_an_article_are_kept_as_one(server: Site, tmp_path: Path) -> None:
    first, paths = site.of_several_pages(server)
    (outcome,) = fetch(tmp_path, [first])
    assert (outcome.state, outcome.message) == ("done", "")
    host = urlsplit(first).hostname or ""
    assert responses(tmp_path) == [server.url(path, host) for path in paths]
    assert only(tmp_path).paging is None
    with Archive(tmp_path) as archive:
        assert reparse(archive, workers=1) == (1, {}, {})
        archive.catalogue.db.execute("update pages set article = null")
        assert reparse(archive, workers=1).fields == {"(article)": 1}
    assert only(tmp_path).paging is None


def test_the_first_page_alone_is_kept_if_asked_for(server: Site, tmp_path: Path) -> None:
    first, _ = site.of_several_pages(server)
    (outcome,) = fetch(tmp_path, [first], pages="first")
    assert (outcome.state, responses(tmp_path)) == ("done", [first])
    paging = only(tmp_path).paging
    assert paging
    assert (paging.page, paging.pages) == (1, 3)


def test_a_page_that_is_missing_is_fetched_by_a_later_run(server: Site, tmp_path: Path) -> None:
    first, paths = site.of_several_pages(server)
    there = server.routes[paths[2]]
    server.page(paths[2], b"", status=404)
    (outcome,) = fetch(tmp_path, [first])
    assert (outcome.state, outcome.message) == ("waiting", "pages of the article are missing")
    assert only(tmp_path).paging
    server.routes[paths[2]] = there
    assert [each.state for each in fetch(tmp_path)] == ["done"]
    assert only(tmp_path).paging is None


def test_the_full_page_of_a_twin_is_kept(server: Site, tmp_path: Path) -> None:
    server.page("/full", site.article("Lengkap", server.url("/full")))
    server.page("/amp/full", site.article("Ringkas", server.url("/full")))
    fetch(tmp_path, [server.url("/amp/full")])
    assert only(tmp_path).title == "Lengkap"
    assert sorted(responses(tmp_path)) == [server.url("/amp/full"), server.url("/full")]


def test_articles_are_fetched_while_others_are_found(server: Site, tmp_path: Path) -> None:
    early, late = news(server, 1), news(server, 2)
    server.page("/sitemap-news.xml", listing(server, [early]))

    def second(_: site.Asked) -> Answer:
        until = time.monotonic() + 5
        while not server.visits[early] and time.monotonic() < until:
            time.sleep(0.01)
        return Answer(listing(server, [late] if server.visits[early] else []))

    server.routes["/sitemap.xml"] = second
    told = fetch(tmp_path, sites=[server.url("")])
    assert {outcome.url for outcome in told} == {server.url(early), server.url(late)}


def test_many_sites_are_looked_through_at_once(server: Site, tmp_path: Path) -> None:
    together = threading.Barrier(2, timeout=5)
    hosts = ("a.test", "b.test")
    path = news(server, 1)

    def both(asked: site.Asked) -> Answer:
        together.wait()
        return Answer(listing(server, [path], asked.host))

    server.routes["/sitemap-news.xml"] = both
    told = fetch(tmp_path, sites=[server.url("", host) for host in hosts])
    assert {outcome.url for outcome in told} == {server.url(path, host) for host in hosts}


def test_listings_and_pages_of_a_host_have_one_pace(server: Site, tmp_path: Path) -> None:
    server.page("/sitemap-news.xml", listing(server, [news(server, n) for n in range(6)]))
    fetch(tmp_path, sites=[server.url("")], rate=20)
    times = sorted(asked.at for asked in server.asked)
    assert len(times) > 10
    assert times[-1] - times[0] > 0.9 * (len(times) - 1) / 20


def test_a_site_that_lists_nothing_is_told(server: Site, tmp_path: Path) -> None:
    (outcome,) = fetch(tmp_path, sites=[server.url("")])
    assert outcome == Outcome(server.url(""), "unlisted", "no article is listed")


def test_a_site_that_cannot_be_reached_is_told_once(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"", status=503)
    (outcome,) = fetch(tmp_path, sites=[server.url("")])
    assert (outcome.state, "robots.txt cannot be had" in outcome.message) == ("unlisted", True)


def test_what_cannot_be_fetched_is_told(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /no\n")
    server.page("/late", b"", status=429, headers=(("Retry-After", "7200"),))
    urls = [server.url(path) for path in ("/gone", "/no")] + [server.url("/late", "late.test")]
    told = {outcome.url: outcome.state for outcome in fetch(tmp_path, [*urls, "ftp://a.id/"])}
    assert [told[url] for url in urls] == ["failed", "refused", "waiting"]
    assert told["ftp://a.id/"] == "refused"


def test_an_address_that_leads_to_the_home_page_is_gone(server: Site, tmp_path: Path) -> None:
    server.page("/", site.article("Beranda", server.url("/")))
    server.routes["/a"] = lambda _: Answer(b"", 302, headers=(("Location", "/"),))
    (outcome,) = fetch(tmp_path, [server.url("/a")])
    assert (outcome.state, outcome.message.partition(":")[0]) == ("failed", "error_page")
    assert responses(tmp_path) == [server.url("/a"), server.url("/")]


def test_a_host_that_is_left_alone_keeps_its_addresses(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"", status=503)
    urls = [server.url(news(server, number)) for number in range(300)]
    for _ in range(4):
        told = fetch(tmp_path, urls)
        assert {outcome.state for outcome in told} == {"waiting"}
        assert len(told) < 200  # the rest is not even tried
    server.page("/robots.txt", b"")
    assert [outcome.state for outcome in fetch(tmp_path)] == ["done"] * 300


def test_what_did_not_change_is_not_fetched_again(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    body = site.article("Panen Raya", url).encode()
    server.routes["/a"] = lambda asked: (
        Answer(b"", 304)
        if asked.headers.get("If-None-Match") == '"v1"'
        else Answer(body, headers=(("ETag", '"v1"'),))
    )
    fetch(tmp_path, [url])
    (outcome,) = fetch(tmp_path, [url], again=True)
    assert outcome == Outcome(url, "done", "", "unchanged")
    assert len(responses(tmp_path)) == 1


def test_the_former_name_of_an_argument_works_and_warns(tmp_path: Path) -> None:
    told: list[Outcome] = []
    with Archive(tmp_path) as archive:
        archive.add(["ftp://a.id/"])
        with pytest.warns(DeprecationWarning, match="on_result"):
            crawl(archive, told=told.append, workers=1)
    assert [outcome.state for outcome in told] == ["refused"]
