"""A fetch does what a browser does for a reader."""

import asyncio
import gzip
import zlib
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from tests import site
from tests.archives import fetch as archived
from tests.archives import only, responses
from tests.raw_site import PAGE, RawSite, answer
from zonaparse.errors import AddressRefused, BadResponse, NotAnArticle
from zonaparse.fetching import Fetcher, Response
from zonaparse.fetching.heads import cleaned
from zonaparse.fetching.inflate import inflated

FAST: dict[str, Any] = {"resolve": site.resolve, "rate": 1000, "allow_private": True}
TITLE = "Panen Raya di Lebak"


def get(url: str, **options: Any) -> Response:
    async def run() -> Response:
        async with Fetcher(**{**FAST, **options}) as fetcher:
            return await fetcher.get(url)

    return asyncio.run(run())


def title(url: str) -> str | None:
    return zonaparse.fetch(url, **FAST).title


def gate(name: bytes, then: bytes, more: bytes = b"") -> Any:
    """Return a route that redirects to itself until a cookie is told."""

    def route(head: bytes, _: int) -> bytes:
        if b"Cookie:" in head and name in head:
            return answer()
        cookie = b"Set-Cookie: " + name + b"; path=/" + more
        return answer(b"", 302, cookie, b"Location: " + then)

    return route


# --- cookies --------------------------------------------------------------------------------


def test_a_redirect_that_sets_a_cookie_is_told_it(raw: RawSite) -> None:
    raw.routes["/a"] = gate(b"ok=1", b"/a", b"; Expires=Fri, 31 Dec 2099 23:59:59 GMT")
    assert get(raw.url("/a")).body == PAGE
    assert raw.visits["/a"] == 2


def test_cookies_live_for_one_visit(raw: RawSite) -> None:
    raw.routes["/a"] = gate(b"ok=1", b"/a")

    async def run() -> None:
        async with Fetcher(**FAST) as fetcher:
            for _ in range(2):
                await fetcher.get(raw.url("/a"))

    asyncio.run(run())
    assert [b"Cookie:" in head for head in raw.heads if b"/a" in head] == [False, True] * 2


def test_a_cookie_is_told_to_no_other_host(raw: RawSite) -> None:
    there = raw.url("/b", "b.test").encode()
    raw.routes["/a"] = answer(b"", 302, b"Set-Cookie: ok=1", b"Location: " + there)
    raw.routes["/b"] = answer()
    get(raw.url("/a"))
    assert not any(b"Cookie" in head for head in raw.heads)


@pytest.mark.parametrize(
    "cookie",
    [b"", b"=", b";", b"\xff\xfe=\xe9", b"a=" + b"b" * 9000, b"a=1; Expires=" + b"9" * 99,
     b"a=1; Domain=.test", b"a=1; Max-Age=99999999999999999999999", b"a=1; Domain=b.test",
     b'a="1', b"a=1; Path=/\xff"],
)  # fmt: skip
def test_any_cookie_is_borne(raw: RawSite, cookie: bytes) -> None:
    raw.routes["/a"] = answer(b"", 302, b"Set-Cookie: " + cookie, b"Location: /b")
    raw.routes["/b"] = answer()
    assert get(raw.url("/a")).body == PAGE


# --- refresh --------------------------------------------------------------------------------


def hop(meta: str, body: str = "") -> bytes:
    return answer(f"<html><head>{meta}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "meta",
    [
        "<meta http-equiv=refresh content='0;URL=/a'>",
        '<noscript><meta http-equiv="Refresh" content="0; url=\'/a\'"></noscript>',
        '<META CONTENT="3,url=/a" HTTP-EQUIV="REFRESH">',
        '<meta http-equiv="refresh" content="0;/a">',
        '<meta http-equiv="refresh" content="1.5; url = a ">',
        '<base href="/x/"><meta http-equiv="refresh" content="0;url=../a">',
    ],
)
def test_a_page_that_leads_on_is_followed(raw: RawSite, meta: str) -> None:
    raw.routes.update({"/m": hop(meta), "/a": answer()})
    assert title(raw.url("/m")) == TITLE


def test_a_header_may_tell_it_too(raw: RawSite) -> None:
    raw.routes.update({"/m": answer(b" ", 200, b"Refresh: 0; url=/a"), "/a": answer()})
    assert title(raw.url("/m")) == TITLE


@pytest.mark.parametrize(
    "meta",
    [
        "<meta http-equiv=refresh content='600;url=/a'>",
        "<meta http-equiv=refresh content=0>",
        "<meta http-equiv=refresh content='0;url=/m'>",
        "<meta http-equiv=refresh content='0;url=http://['>",
        "<meta name=refresh content='0;url=/a'>",
        "<!-- <meta http-equiv=refresh content='0;url=/a'> -->",
    ],
)
def test_a_page_that_stays_is_no_article(raw: RawSite, meta: str) -> None:
    raw.routes.update({"/m": hop(meta), "/a": answer()})
    with pytest.raises(NotAnArticle):
        title(raw.url("/m"))
    assert not raw.visits["/a"]


def test_an_article_that_leads_on_is_the_article(raw: RawSite) -> None:
    raw.routes["/m"] = hop("<meta http-equiv=refresh content='0;url=/a'>", PAGE.decode())
    assert title(raw.url("/m")) == TITLE
    assert not raw.visits["/a"]


@pytest.mark.parametrize("to", ["/m", "/a"])
def test_a_page_that_leads_on_is_told_its_cookies(raw: RawSite, to: str) -> None:
    def route(head: bytes, _: int) -> bytes:
        if b"ok=1" in head:
            return answer()
        meta = f"<meta http-equiv=refresh content='0;url={to}'>".encode()
        return answer(meta, 200, b"Set-Cookie: ok=1; path=/")

    raw.routes.update({"/m": route, "/a": route})
    assert title(raw.url("/m")) == TITLE
    assert raw.visits["/m"] + raw.visits["/a"] == 2


def test_where_a_page_leads_is_checked_as_any_address(raw: RawSite) -> None:
    raw.routes["/m"] = hop("<meta http-equiv=refresh content='0;url=http://inside.test/'>")
    with pytest.raises(AddressRefused):
        zonaparse.fetch(raw.url("/m"), **{**FAST, "allow_private": {"site.test"}})


def test_pages_that_lead_on_and_on_end(raw: RawSite) -> None:
    def route(number: int) -> bytes:
        return hop(f"<meta http-equiv=refresh content='0;url=/m{number + 1}'>")

    raw.routes.update({f"/m{number}": route(number) for number in range(40)})
    with pytest.raises(NotAnArticle):
        title(raw.url("/m0"))
    assert sum(raw.visits.values()) < 10


def test_an_archive_keeps_the_page_that_led_on(raw: RawSite, tmp_path: Path) -> None:
    raw.routes.update({"/m": hop("<meta http-equiv=refresh content='0;url=/a'>"), "/a": answer()})
    assert [each.state for each in archived(tmp_path, [raw.url("/m")])] == ["done"]
    assert only(tmp_path).title == TITLE
    assert sorted(responses(tmp_path)) == [raw.url("/a"), raw.url("/m")]


# --- heads and codings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "location", ["/berita/kafé—baru", "http://site.test:PORT/a b", " /a\tb ", "/a?q=é&r=ü"]
)
def test_a_location_may_hold_what_browsers_read(raw: RawSite, location: str) -> None:
    told = location.replace("PORT", str(raw.port))
    raw.routes["/from"] = answer(b"", 302, b"Location: " + told.encode())
    with pytest.raises(zonaparse.FetchError, match="HTTP 404"):
        get(raw.url("/from"))
    asked = raw.heads[-1].split(b" ")[1]
    assert asked in (
        b"/berita/kaf%C3%A9%E2%80%94baru", b"/a%20b", b"/ab", b"/a?q=%C3%A9&r=%C3%BC"
    )  # fmt: skip


LINES = {
    "no colon": b"this is no header",
    "no name": b": value",
    "a name of two words": b"Two Words: value",
    "a NUL": b"X-A: a\x00b",
    "letters above 127 in a name": b"X-\xe9: a",
    "a blank before the colon": b"X-A : b",
    "folded behind none": b"no header\r\n\tfolded",
    "control characters": b"X-A: \x01\x02",
    "a PHP warning": b"<b>Warning</b> on line 3",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_that_is_no_header_is_skipped(raw: RawSite, line: bytes) -> None:
    raw.routes["/a"] = answer(PAGE, 200, b"ETag: x", line, b"X-After: y")
    response = get(raw.url("/a"))
    assert (response.body, response.header("etag"), response.header("x-after")) == (PAGE, "x", "y")


def test_heads_that_follow_each_other_are_each_cleaned(raw: RawSite) -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nno header\r\n\r\n" * 3
    raw.routes["/a"] = early + answer(PAGE, 200, b"no header either")
    assert get(raw.url("/a")).body == PAGE


def test_a_head_with_bare_line_ends_is_read() -> None:
    assert cleaned(b"HTTP/1.1 200 OK\nA: b\nno\n c\nD: e\n f\n\n") == (
        b"HTTP/1.1 200 OK\r\nA: b\r\nD: e\r\n f\r\n\r\n"
    )


def test_a_head_without_end_is_refused(raw: RawSite) -> None:
    raw.routes["/a"] = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000
    with pytest.raises(BadResponse):
        get(raw.url("/a"))


@pytest.mark.parametrize(
    "name", ["none", "UTF-8", "identity", "", "text/html", "iso-8859-1", "8bit"]
)
def test_a_word_that_is_no_coding_is_passed_over(raw: RawSite, name: str) -> None:
    raw.routes["/a"] = answer(PAGE, 200, b"Content-Encoding: " + name.encode())
    assert get(raw.url("/a")).body == PAGE


@pytest.mark.parametrize(
    ("told", "packed"),
    [
        (b"gzip, none", gzip.compress(PAGE)),
        (b"GZIP", gzip.compress(PAGE)),
        (b"x-gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        (b"deflate", zlib.compress(PAGE)),
        (b"deflate", zlib.compress(PAGE)[2:-4]),
        (b"deflate, gzip", gzip.compress(zlib.compress(PAGE))),
        (b"gzip, gzip", gzip.compress(gzip.compress(PAGE))),
    ],
    ids=["none", "capitals", "two members", "zlib", "bare", "deflate, gzip", "twice"],
)
def test_codings_are_taken_off_in_turn(raw: RawSite, told: bytes, packed: bytes) -> None:
    raw.routes["/a"] = answer(packed, 200, b"Content-Encoding: " + told)
    assert get(raw.url("/a")).body == PAGE


@pytest.mark.parametrize("name", ["br", "zstd", "compress", "gzip, br"])
def test_a_coding_that_was_not_asked_for_is_named(raw: RawSite, name: str) -> None:
    raw.routes["/a"] = answer(PAGE, 200, b"Content-Encoding: " + name.encode())
    with pytest.raises(BadResponse, match="'" + name.rpartition(" ")[2] + "'"):
        get(raw.url("/a"))


def test_members_and_codings_are_bounded() -> None:
    with pytest.raises(BadResponse, match="members"):
        inflated("u", gzip.compress(b"") * 300_000, ["gzip"], 10**7)
    with pytest.raises(BadResponse, match="times"):
        inflated("u", b"x", ["gzip"] * 50, 10**7)


def test_an_error_with_a_broken_body_is_that_error(raw: RawSite) -> None:
    raw.routes["/a"] = answer(b"no gzip", 404, b"Content-Encoding: gzip")
    with pytest.raises(zonaparse.FetchError, match="HTTP 404"):
        get(raw.url("/a"))
