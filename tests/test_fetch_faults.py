"""Whatever one address does is an error of that address."""

import asyncio
import gzip
import socket
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from tests import site
from tests.archives import fetch
from tests.raw_site import PAGE, RawSite, answer
from zonaparse.archive.storing import Storage
from zonaparse.errors import (
    AddressRefused,
    AnswerCut,
    ConnectionFailed,
    FetcherFailed,
    FetchError,
    HttpStatus,
)
from zonaparse.fetching import Fetcher, Response, addresses

pytestmark = pytest.mark.slow

FAST: dict[str, Any] = {"resolve": site.resolve, "rate": 1000, "allow_private": True}


def get(url: str, known: dict[str, Any] | None = None, **options: Any) -> Response:
    async def run() -> Response:
        async with Fetcher(**{**FAST, **options}) as fetcher:
            return await fetcher.get(url, **(known or {}))

    return asyncio.run(run())


LOCATIONS = {
    "a bracket": b"http://[",
    "an IPv6 address cut off": b"http://[::1",
    "letters that no host has": b"http://a\xbdb.id/",
    "no host": b"http://",
    "a script": b"javascript:alert(1)",
    "a file": b"file:///etc/passwd",
    "no such port": b"http://site.test:99999/",
    "port 0": b"http://site.test:0/",
    "a port in words": b"http://site.test:abc/",
    "no IDNA": b"http://xn--a/",
    "no IDNA, with a dot": b"http://xn--a.id/",
    "a long IDNA": b"http://xn--" + b"9" * 60 + b".id/",
    "a soft hyphen": "http://xn--\xad.id/".encode(),
    "a scheme alone": b"http:",
    "a password": b"http://a:b@site.test/",
    "a label that is too long": b"http://" + b"a" * 70 + b".id/",
    "itself": b"/bad",
    "a long address": b"/" + b"a" * 70_000,
    "a zone": b"http://[fe80::1%25lo]/",
}
RETRY_AFTER = [
    b"Fri, 31 Dec 99999999999999999999 23:59:59 GMT",
    b"Fri, 31 Dec 2026 23:59:59 +99999999999999999999",
    b"Fri, 31 Dec 9999 23:59:59 -2300",
    b"Fri, 31 Dec 2026 99:99:99 GMT",
    b"9" * 5000,
    b"-5",
    b"nan",
    b",,,,",
    b"\xe9\xff",
]


@pytest.mark.parametrize("location", LOCATIONS.values(), ids=LOCATIONS)
def test_a_redirect_to_anywhere_is_an_error_of_its_address(raw: RawSite, location: bytes) -> None:
    raw.routes["/bad"] = answer(b"", 302, b"Location: " + location)
    with pytest.raises(FetchError) as caught:
        get(raw.url("/bad"))
    assert not isinstance(caught.value, FetcherFailed)  # each is known, and named


@pytest.mark.parametrize("value", RETRY_AFTER)
def test_any_retry_after_is_borne(raw: RawSite, value: bytes) -> None:
    raw.routes["/bad"] = answer(b"", 403, b"Retry-After: " + value)
    with pytest.raises(HttpStatus):
        get(raw.url("/bad"))


def test_one_bad_answer_ends_no_crawl(raw: RawSite, tmp_path: Path) -> None:
    """The bad ones stand in the middle of a host, and are tried again by the next run."""
    good = [f"/p{number}" for number in range(12)]
    for path in good:
        raw.routes[path] = answer(PAGE.replace(b"Lebak", path.encode()))
    bad = [f"/bad{number}" for number in range(len(LOCATIONS))]
    for path, location in zip(bad, LOCATIONS.values(), strict=True):
        raw.routes[path] = answer(
            b"", 302, b"Location: " + location.replace(b"/bad", path.encode())
        )
    urls = [*good[:6], *bad, *good[6:]]
    told = {each.url: each for each in fetch(tmp_path, map(raw.url, urls))}
    assert [told[raw.url(path)].state for path in good] == ["done"] * len(good)
    assert all(told[raw.url(path)].message for path in bad)
    assert fetch(tmp_path, map(raw.url, urls)) == [] or set(told) == set(map(raw.url, urls))


def test_an_etag_of_any_bytes_is_told_as_it_was(raw: RawSite, tmp_path: Path) -> None:
    raw.routes["/a"] = answer(PAGE, 200, b'ETag: "\xe9\xff"')
    fetch(tmp_path, [raw.url("/a")])
    raw.routes["/a"] = lambda head, _: (
        answer(b"", 304) if b'If-None-Match: "\xe9\xff"' in head else answer(PAGE)
    )
    (outcome,) = fetch(tmp_path, [raw.url("/a")], again=True)
    assert (outcome.state, outcome.kind) == ("done", "unchanged")


@pytest.mark.parametrize("etag", ["\n", "a\r\nX: b", "\0", "\u20ac", "\udcff"])
def test_an_etag_that_no_header_holds_is_no_fault(raw: RawSite, etag: str) -> None:
    raw.routes["/a"] = answer()
    assert get(raw.url("/a"), {"etag": etag}).status == 200
    assert not any(line.startswith(b"X:") for line in raw.heads[-1].split(b"\n"))


def test_a_contact_may_be_of_any_letters_but_one_line(raw: RawSite) -> None:
    raw.routes["/a"] = answer()
    get(raw.url("/a"), contact="Arsip – Perpustakaan")
    assert "(+Arsip – Perpustakaan)".encode() in raw.heads[-1]
    with pytest.raises(ValueError, match="contact"):
        Fetcher(contact="a\nX-B: c")


def test_a_page_that_cannot_be_kept_costs_itself_alone(
    raw: RawSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/a", "/b"):
        raw.routes[path] = answer(PAGE.replace(b"Lebak", path.encode()))
    whole = Storage._write_capture

    def broken(self: Storage, kept: Any) -> Any:
        if kept.address.endswith("/a"):
            raise KeyError("a fault that nobody thought of")
        return whole(self, kept)

    monkeypatch.setattr(Storage, "_write_capture", broken)
    told = {each.url: each.state for each in fetch(tmp_path, [raw.url("/a"), raw.url("/b")])}
    assert told == {raw.url("/a"): "failed", raw.url("/b"): "done"}


def test_a_fault_nobody_thought_of_is_an_error_of_its_address(
    raw: RawSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("a fault that nobody thought of")

    raw.routes["/a"] = answer()
    monkeypatch.setattr(import_module("zonaparse.fetching.article"), "parse", broken)
    with pytest.raises(FetcherFailed, match="KeyError: 'a fault that nobody thought of'"):
        zonaparse.fetch(raw.url("/a"), **FAST)


# --- names ----------------------------------------------------------------------------------


def test_a_resolver_that_hangs_is_under_the_deadline(raw: RawSite) -> None:
    async def hangs(_name: str, _port: int) -> list[str]:
        await asyncio.sleep(3600)
        return []

    with pytest.raises(FetchError) as caught:
        get(raw.url("/a"), resolve=hangs, timeout=0.05)
    assert "within 0.05 seconds" in caught.value.reason


def test_the_systems_resolver_holds_up_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(60) and [])
    try:
        with pytest.raises(FetchError, match="within"):
            get("http://a.test/", resolve=addresses.resolve, timeout=0.05)
        assert not release.is_set()  # the loop, and its threads, ended before the name was told
    finally:
        release.set()


@pytest.mark.parametrize(
    "fault", [OSError("x"), UnicodeError("x"), RuntimeError("x"), LookupError("x")]
)
def test_a_resolver_may_raise_anything(fault: Exception) -> None:
    async def fails(_name: str, _port: int) -> list[str]:
        raise fault

    with pytest.raises(FetchError, match="its name is not found: x"):
        get("http://a.test/", resolve=fails)


@pytest.mark.parametrize("told", [["no address"], [""], [None], "127.0.0.1", None])
def test_a_resolver_may_answer_anything(told: Any) -> None:
    async def odd(_name: str, _port: int) -> Any:
        return told

    with pytest.raises(FetchError):
        get("http://a.test/", resolve=odd)


# --- what passes ----------------------------------------------------------------------------

CUT = {
    "no answer": b"",
    "in the head": b"HTTP/1.1 200 OK\r\nContent-",
    "in the body": answer(b"x" * 99)[:-9],
    "in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "in a gzip file": answer(gzip.compress(PAGE)[:-9], 200, b"Content-Encoding: gzip"),
}


@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_what_breaks_off_is_asked_for_again(raw: RawSite, cut: bytes) -> None:
    raw.routes["/a"] = lambda _, times: cut if times == 1 else answer()
    assert get(raw.url("/a")).body == PAGE
    assert raw.visits["/a"] == 2


@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_what_always_breaks_off_is_an_error(raw: RawSite, cut: bytes) -> None:
    raw.routes["/a"] = cut
    with pytest.raises((AnswerCut, ConnectionFailed)):
        get(raw.url("/a"))
    assert raw.visits["/a"] == 4


@pytest.mark.parametrize("cut", ["no answer", "in the body"])
def test_what_breaks_off_waits_for_later_runs(raw: RawSite, tmp_path: Path, cut: str) -> None:
    raw.routes["/a"] = CUT[cut]
    states = [fetch(tmp_path, [raw.url("/a")])[0].state for _ in range(3)]
    assert states == ["waiting", "waiting", "failed"]
    assert fetch(tmp_path) == []
    raw.routes["/a"] = answer()
    assert [each.state for each in fetch(tmp_path, state="failed")] == ["done"]


def test_failed_ones_are_taken_up_again_and_nothing_else(raw: RawSite, tmp_path: Path) -> None:
    raw.routes["/done"] = answer()
    raw.routes["/late"] = answer(b"", 503)
    fetch(tmp_path, map(raw.url, ("/done", "/gone", "/late")))
    raw.visits.clear()
    raw.routes["/gone"] = answer(PAGE.replace(b"Lebak", b"Muara"))
    told = fetch(tmp_path, state="failed")
    assert [(each.url, each.state) for each in told] == [(raw.url("/gone"), "done")]
    assert set(raw.visits) == {"/robots.txt", "/gone"}


def test_timeouts_pass(raw: RawSite) -> None:
    def slow(_: bytes, times: int) -> bytes:
        if times == 1:
            time.sleep(0.5)
        return answer()

    raw.routes["/a"] = slow
    raw.routes["/robots.txt"] = answer(b"", 404)
    assert get(raw.url("/a"), timeout=0.25).status == 200


def test_an_address_is_refused_for_what_is_wrong_with_it() -> None:
    for url in ("http://[", "http://a.id:99999/", "http://xn--a.id/", "http://a\udcff.id/"):
        with pytest.raises(AddressRefused):
            get(url)
