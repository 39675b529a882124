"""robots.txt as RFC 9309 has it, and one pace for a host."""

import asyncio
import gzip
import time
from itertools import pairwise
from typing import Any

import pytest

from tests import raw_site, site
from tests.raw_site import RawSite, answer
from zonaparse.errors import RobotsRefused, RobotsUnavailable
from zonaparse.fetching import Fetcher, Response
from zonaparse.fetching.addresses import is_public

FAST: dict[str, Any] = {"resolve": site.resolve, "rate": 1000, "allow_private": True}
FORBIDDEN = b"User-agent: *\nDisallow: /\n"
LONG = FORBIDDEN + b"#\n" * 5_600_000  # 11 MB


def get(url: str, **options: Any) -> Response:
    async def run() -> Response:
        async with Fetcher(**{**FAST, **options}) as fetcher:
            return await fetcher.get(url)

    return asyncio.run(run())


@pytest.mark.parametrize(
    "robots",
    [
        answer(b"\xef\xbb\xbf" + FORBIDDEN),
        answer(FORBIDDEN.decode().encode("utf-16")),
        answer(LONG),
        answer(gzip.compress(LONG), 200, b"Content-Encoding: gzip"),
        answer(FORBIDDEN, 200, b"Content-Encoding: none"),
        answer(FORBIDDEN.replace(b"\n", b"\r")),
        answer(b"\xff\xfe\xfa\n" + FORBIDDEN),
        answer(FORBIDDEN + b"Crawl-delay: " + b"9" * 5000),
    ],
    ids=[
        "a BOM",
        "UTF-16",
        "long",
        "long, packed",
        "no coding",
        "old line ends",
        "no text",
        "long delay",
    ],
)
def test_what_is_forbidden_is_not_fetched(raw: RawSite, robots: bytes) -> None:
    raw.routes.update({"/robots.txt": robots, "/a": answer()})
    with pytest.raises(RobotsRefused):
        get(raw.url("/a"))
    assert not raw.visits["/a"]


@pytest.mark.parametrize(
    "robots",
    [
        b"",
        answer(FORBIDDEN)[:-5],
        answer(gzip.compress(FORBIDDEN)[:-5], 200, b"Content-Encoding: gzip"),
        answer(FORBIDDEN, 200, b"Content-Encoding: br"),
        answer(b"no gzip", 200, b"Content-Encoding: gzip"),
        answer(b"", 500),
        answer(b"", 501),
        answer(b"", 302),
        answer(b"", 302, b"Location: http://["),
        answer(b"", 302, b"Location: ftp://a.test/robots.txt"),
        answer(b"", 503, b"Retry-After: Fri, 31 Dec 99999999999999999999 23:59:59 GMT"),
        b"SSH-2.0-OpenSSH\r\n",
    ],
    ids=[
        "no answer", "cut", "cut gzip", "br", "no gzip", "500", "501", "302 to nowhere",
        "302 to no address", "302 to what is not fetched", "503", "no HTTP",
    ],
)  # fmt: skip
def test_what_cannot_be_read_means_not_yet(raw: RawSite, robots: bytes) -> None:
    raw.routes.update({"/robots.txt": robots, "/a": answer()})
    with pytest.raises(RobotsUnavailable):
        get(raw.url("/a"))
    assert not raw.visits["/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 451])
def test_what_is_not_there_forbids_nothing(raw: RawSite, status: int) -> None:
    raw.routes["/robots.txt"] = answer(FORBIDDEN, status, b"Content-Encoding: br")
    raw.routes["/a"] = answer()
    assert get(raw.url("/a")).status == 200


def test_a_robots_txt_may_stand_behind_five_redirects_and_no_more(raw: RawSite) -> None:
    def behind(hops: int) -> None:
        raw.routes["/robots.txt"] = answer(b"", 301, b"Location: /r1")
        for number in range(1, hops):
            raw.routes[f"/r{number}"] = answer(b"", 301, b"Location: /r%d" % (number + 1))
        raw.routes[f"/r{hops}"] = answer(FORBIDDEN)

    raw.routes["/a"] = answer()
    behind(5)
    with pytest.raises(RobotsRefused):
        get(raw.url("/a"))
    behind(6)
    assert get(raw.url("/a")).status == 200


def test_each_port_has_a_robots_txt_of_its_own(raw: RawSite) -> None:
    with raw_site.running() as other:
        raw.routes.update({"/robots.txt": answer(FORBIDDEN), "/a": answer()})
        other.routes["/a"] = answer()

        async def run() -> int:
            async with Fetcher(**FAST) as fetcher:
                with pytest.raises(RobotsRefused):
                    await fetcher.get(raw.url("/a"))
                return (await fetcher.get(other.url("/a"))).status

        assert asyncio.run(run()) == 200


def test_a_host_has_one_pace_whatever_the_port_and_the_letters(raw: RawSite) -> None:
    times: list[float] = []

    def noted(_: bytes, __: int) -> bytes:
        times.append(time.monotonic())
        return answer()

    with raw_site.running() as other:
        for each in (raw, other):
            each.routes["/a"] = noted
        urls = [
            raw.url("/a"),
            other.url("/a"),
            raw.url("/a", "SITE.test"),
            raw.url("/a", "site.test."),
        ]

        async def run() -> None:
            async with Fetcher(**{**FAST, "rate": 5}) as fetcher:
                await asyncio.gather(*map(fetcher.get, urls))

        asyncio.run(run())
    times.sort()
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.15


@pytest.mark.parametrize("stars", [3, 40, 2000])
def test_rules_of_many_stars_take_no_time(raw: RawSite, stars: int) -> None:
    path = "/" + "a" * 1500
    raw.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /" + b"*a" * stars + b"*b$\n")
    raw.routes[path] = answer()
    assert get(raw.url(path)).status == 200


@pytest.mark.parametrize(
    "ip",
    [
        "fec0::1", "fec0:0:0:ffff::1", "feff::1",  # site-local, RFC 3879
        "::10.0.0.1", "::8.8.8.8", "::ffff:0:7f00:1", "64:ff9b:1::a00:1", "100::1", "5f00::1",
        "3fff::1", "2001:db8::1", "2001:4860::5efe:7f00:1", "2001:4860::200:5efe:a00:1",
        "192.88.99.1", "198.18.0.1", "240.0.0.1", "2002:a00:1::", "2001:0:1:2:3:4:f5ff:fffe",
    ],
)  # fmt: skip
def test_what_has_a_purpose_of_its_own_is_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["2001:4860:4860::8888", "2400:cb00::1", "2a00:1450::1", "1.1.1.1"])
def test_what_anyone_may_have_is_public(ip: str) -> None:
    assert is_public(ip)
