"""Fetching from a site on loopback: polite, safe, whole."""

import asyncio
import gzip
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from tests import site
from tests.site import Answer, Asked, Site
from zonaparse.errors import (
    AddressRefused,
    BadResponse,
    FetchTimeout,
    HostParked,
    HttpStatus,
    NotAnArticle,
    NotHtml,
    ResponseTooLarge,
    RobotsRefused,
    RobotsUnavailable,
    TooManyRedirects,
)
from zonaparse.fetching import Fetcher, Response
from zonaparse.fetching.addresses import is_public

pytestmark = pytest.mark.slow

FAST: dict[str, Any] = {
    "resolve": site.resolve,
    "rate": 1000,
    "allow_private": {"site.test", "b.test"},
}


def get(url: str, known: dict[str, Any] | None = None, **options: Any) -> Response:
    async def run() -> Response:
        async with Fetcher(**{**FAST, **options}) as fetcher:
            return await fetcher.get(url, **(known or {}))

    return asyncio.run(run())


def fetch(url: str, **options: Any) -> zonaparse.Article:
    return zonaparse.fetch(url, **{**FAST, **options})


def redirect(to: str) -> Answer:
    return Answer(b"", 302, headers=(("Location", to),))


# --- articles -------------------------------------------------------------------------------


def test_a_page_becomes_an_article(server: Site) -> None:
    server.page("/a", site.article("Panen Raya", server.url("/a")))
    assert fetch(server.url("/a")).title == "Panen Raya"


def test_fetch_works_where_a_loop_runs(server: Site) -> None:
    server.page("/a", site.article("Panen Raya", server.url("/a")))

    async def notebook() -> str | None:
        return fetch(server.url("/a")).title

    assert asyncio.run(notebook()) == "Panen Raya"


def test_charset_of_the_header_is_used(server: Site) -> None:
    page = "<h1>Harga Kopi €2</h1><article><p>" + "Harga kopi naik lagi di pasar. " * 9 + "</p>"
    server.page("/a", page.encode("cp1252"), type="text/html; charset=windows-1252")
    assert fetch(server.url("/a")).title == "Harga Kopi €2"


def test_what_is_no_html_is_refused(server: Site) -> None:
    server.page("/a.pdf", b"%PDF-1.4", type="application/pdf")
    with pytest.raises(NotHtml):
        fetch(server.url("/a.pdf"))


def test_an_address_that_leads_to_the_home_page_is_gone(server: Site) -> None:
    server.page("/", site.article("Beranda", server.url("/")))
    server.routes["/a"] = lambda _: redirect("/")
    with pytest.raises(NotAnArticle, match="error_page"):
        fetch(server.url("/a"))
    assert fetch(server.url("/")).title == "Beranda"


def test_mobile_and_amp_addresses_lead_to_the_full_page(server: Site) -> None:
    server.page("/full", site.article("Lengkap", server.url("/full")))
    server.page("/amp/full", site.article("Ringkas", server.url("/full")))
    assert fetch(server.url("/amp/full")).title == "Lengkap"


def test_a_twin_of_another_site_is_not_followed(server: Site) -> None:
    server.page("/amp/full", site.article("Ringkas", server.url("/full", "b.test")))
    assert fetch(server.url("/amp/full")).title == "Ringkas"


def test_pages_come_as_one_each_fetched_once(server: Site) -> None:
    first, paths = site.of_several_pages(server)
    whole = fetch(first, allow_private=True)
    assert whole.paging is None
    pages = [path for path in server.visits.elements() if path in paths]
    assert sorted(pages) == sorted(paths)


def test_the_first_page_alone(server: Site) -> None:
    first, _ = site.of_several_pages(server)
    part = fetch(first, pages="first", allow_private=True)
    assert part.paging
    assert (part.paging.page, part.paging.pages) == (1, 3)


def test_a_later_page_leads_to_all(server: Site) -> None:
    first, _ = site.of_several_pages(server)
    assert fetch(f"{first}?page=3", allow_private=True).paging is None


def test_a_page_that_fails_is_told(server: Site) -> None:
    first, paths = site.of_several_pages(server)
    server.page(paths[2], b"", status=404)
    joined = fetch(first, allow_private=True)
    assert "pages_missing" in [problem.code for problem in joined.problems]


# --- polite ---------------------------------------------------------------------------------


def test_robots_disallow(server: Site) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /*/cetak\nAllow: /a/cetak-ulang\n")
    server.page("/a/cetak-ulang", b"yes")
    assert get(server.url("/a/cetak-ulang")).body == b"yes"
    with pytest.raises(RobotsRefused):
        get(server.url("/a/cetak"))
    assert "/a/cetak" not in server.paths()


@pytest.mark.parametrize("status", [404, 403, 410])
def test_no_robots_allows_all(server: Site, status: int) -> None:
    server.page("/robots.txt", b"", status=status)
    server.page("/a", b"yes")
    assert get(server.url("/a")).body == b"yes"


def test_robots_that_fail_mean_wait(server: Site) -> None:
    server.page("/robots.txt", b"", status=503)
    with pytest.raises(RobotsUnavailable):
        get(server.url("/a"))
    assert "/a" not in server.paths()


def gaps(server: Site, path: str = "/a") -> list[float]:
    times = sorted(asked.at for asked in server.asked if asked.path.startswith(path))
    return [later - earlier for earlier, later in pairwise(times)]


def get_many(urls: list[str], **options: Any) -> None:
    async def run() -> None:
        async with Fetcher(**{**FAST, **options}) as fetcher:
            await asyncio.gather(*map(fetcher.get, urls))

    asyncio.run(run())


def test_a_host_is_asked_in_its_pace(server: Site) -> None:
    server.page("/a", b"yes")
    get_many([server.url(f"/a?{n}") for n in range(6)], rate=10)
    assert min(gaps(server)) > 0.08
    assert len(gaps(server)) == 5


def test_a_host_that_is_slower_than_its_pace_rests(server: Site) -> None:
    def slow(_: Asked) -> Answer:
        time.sleep(0.5)
        return Answer(b"yes")

    async def run() -> None:
        async with Fetcher(**{**FAST, "rate": 4}) as fetcher:
            for number in range(2):
                await fetcher.get(server.url(f"/a?{number}"))

    server.routes["/a"] = slow
    asyncio.run(run())
    assert gaps(server)[0] > 0.7


def test_crawl_delay_is_kept(server: Site) -> None:
    server.page("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n")
    server.page("/a", b"yes")
    get_many([server.url(f"/a?{n}") for n in range(3)])
    assert min(gaps(server)) > 0.28


def test_hosts_do_not_wait_for_each_other(server: Site) -> None:
    server.page("/a", b"yes")
    start = time.monotonic()
    urls = [server.url("/a", host) for host in ("site.test", "b.test")]
    get_many([*urls, *urls], rate=2)
    both = [asked for asked in server.asked if asked.path == "/a"]
    assert len(both) == 4
    assert max(asked.at for asked in both) - start < 3


def test_the_agent_says_who_asks(server: Site) -> None:
    server.page("/a", b"yes")
    get(server.url("/a"), contact="arsip@contoh.id")
    agent = server.asked[-1].headers["User-Agent"]
    assert agent == f"zonaparse/{zonaparse.__version__} (+arsip@contoh.id)"


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_kept(server: Site, as_date: bool) -> None:
    def busy(_: Asked) -> Answer:
        at = datetime.now(UTC) + timedelta(seconds=2)
        told = format_datetime(at, usegmt=True) if as_date else "1"
        first = server.visits["/a"] == 1
        return Answer(b"", 429, headers=(("Retry-After", told),)) if first else Answer(b"yes")

    server.routes["/a"] = busy
    assert get(server.url("/a")).body == b"yes"
    assert gaps(server)[0] > 0.95


def test_a_spell_of_503_passes(server: Site) -> None:
    server.routes["/a"] = lambda _: Answer(b"yes", 503 if server.visits["/a"] < 3 else 200)
    assert get(server.url("/a")).body == b"yes"


def test_a_host_that_keeps_refusing_is_parked(server: Site) -> None:
    server.page("/a", b"", status=429)

    async def run() -> dict[str, datetime]:
        async with Fetcher(**FAST) as fetcher:
            with pytest.raises(HttpStatus):
                await fetcher.get(server.url("/a"))
            with pytest.raises(HostParked):
                await fetcher.get(server.url("/a"))
            with pytest.raises(HostParked):
                await fetcher.get(server.url("/b"))
            return fetcher.parked

    parked = asyncio.run(run())
    assert list(parked) == ["site.test"]
    assert "/b" not in server.paths()


def test_a_long_retry_after_parks(server: Site) -> None:
    server.page("/a", b"", status=429, headers=(("Retry-After", "7200"),))
    with pytest.raises(HostParked):
        get(server.url("/a"))
    assert server.visits["/a"] == 1


def test_a_second_visit_asks_what_changed(server: Site) -> None:
    def page(asked: Asked) -> Answer:
        same = asked.headers.get("If-None-Match") == '"v1"'
        return Answer(b"" if same else b"yes", 304 if same else 200, headers=(("ETag", '"v1"'),))

    server.routes["/a"] = page
    tag = get(server.url("/a")).header("etag")
    assert get(server.url("/a"), {"etag": tag}).status == 304


def test_an_error_has_its_status(server: Site) -> None:
    with pytest.raises(HttpStatus) as caught:
        get(server.url("/nowhere"))
    assert caught.value.status == 404


# --- safe -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["ftp://site.test/a", "file:///etc/passwd", "http://u:p@site.test/", "http://", "a.html"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        get(url)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://inside.test/",
        "http://u:p@site.test/",
    ],
)
def test_a_redirect_is_checked_as_an_address_is(server: Site, target: str) -> None:
    server.routes["/a"] = lambda _: redirect(target)

    async def literal(name: str, port: int) -> list[str]:
        inner = name.startswith(("10.", "169.", ":"))
        return [name] if inner else await site.resolve(name, port)

    with pytest.raises(AddressRefused):
        get(server.url("/a"), resolve=literal)


def test_the_connection_is_to_the_address_that_was_checked(server: Site) -> None:
    server.page("/a", b"yes")
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])

    async def rebinding(_name: str, _port: int) -> list[str]:
        return next(answers)

    # One for robots.txt; the second, for the page, leads inside and is checked again.
    with pytest.raises(AddressRefused):
        get(server.url("/a"), resolve=rebinding, allow_private=set())


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fd00::1",
        "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_an_inner_address_is_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is(ip: str) -> None:
    assert is_public(ip)


def test_redirects_are_followed(server: Site) -> None:
    server.routes["/a"] = lambda _: redirect("/b")
    server.page("/b", b"yes")
    response = get(server.url("/a"))
    assert (response.body, response.url, response.requested_url) == (
        b"yes", server.url("/b"), server.url("/a"),
    )  # fmt: skip
    assert [hop.status for hop in response.hops] == [302]


def test_a_loop_of_redirects_ends(server: Site) -> None:
    server.routes["/a"] = lambda _: redirect("/a")
    with pytest.raises(TooManyRedirects):
        get(server.url("/a"))
    assert server.visits["/a"] == 6


def test_cookies_are_not_kept(server: Site) -> None:
    server.page("/a", b"yes", headers=(("Set-Cookie", "id=1"),))
    get_many([server.url("/a?1"), server.url("/a?2"), server.url("/a?3", "b.test")])
    assert not any("Cookie" in asked.headers for asked in server.asked)


def test_gzip_is_inflated(server: Site) -> None:
    server.page("/a", gzip.compress(b"yes"), headers=(("Content-Encoding", "gzip"),))
    response = get(server.url("/a"))
    assert (response.body, response.raw[:2]) == (b"yes", b"\x1f\x8b")
    assert server.asked[-1].headers["Accept-Encoding"] == "gzip, deflate"


def test_another_encoding_is_refused(server: Site) -> None:
    server.page("/a", b"x", headers=(("Content-Encoding", "br"),))
    with pytest.raises(BadResponse):
        get(server.url("/a"))


def test_a_cut_gzip_is_refused(server: Site) -> None:
    packed = gzip.compress(b"yes" * 99)[:-9]
    server.page("/a", packed, headers=(("Content-Encoding", "gzip"),))
    with pytest.raises(BadResponse):
        get(server.url("/a"))


def test_a_wrong_length_is_refused(server: Site) -> None:
    server.page("/a", b"short", headers=(("Content-Length", "5000"),))
    with pytest.raises(BadResponse):
        get(server.url("/a"))


def test_a_large_answer_is_cut(server: Site) -> None:
    server.page("/a", b"x" * 5000)
    with pytest.raises(ResponseTooLarge):
        get(server.url("/a"), max_bytes=4000)


def test_a_slow_drip_is_cut(server: Site) -> None:
    def drip(_: Asked) -> Answer:
        time.sleep(1.5)
        return Answer(b"late")

    server.routes["/a"] = drip
    server.page("/robots.txt", b"")
    with pytest.raises(FetchTimeout):
        get(server.url("/a"), timeout=0.2)


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(RobotsUnavailable, match="connection"):
        get("http://site.test:1/", timeout=2)


BOMB = r"""
import asyncio, re, sys
from pathlib import Path
from tests import site
from zonaparse.errors import ResponseTooLarge
from zonaparse.fetching import Fetcher

async def main(url):
    async with Fetcher(rate=1000, allow_private=True, resolve=site.resolve) as fetcher:
        try:
            await fetcher.get(url)
        except ResponseTooLarge:
            status = Path('/proc/self/status').read_text()  # a parent's peak is not in it
            print(int(re.search(r'VmHWM:\s+(\d+)', status)[1]) // 1024)

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_a_bomb_of_512_mb_takes_under_100_mb(server: Site) -> None:
    server.page("/bomb", site.bomb(), headers=(("Content-Encoding", "gzip"),))
    done = subprocess.run(
        [sys.executable, "-c", BOMB, server.url("/bomb")],
        capture_output=True, text=True, timeout=120, check=True,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert 0 < int(done.stdout) < 100
