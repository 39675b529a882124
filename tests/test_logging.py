"""What a service may listen to, and that nobody hears it who does not."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

import zonaparse
from tests import site
from tests.archives import fetch
from tests.site import Site


def fetched(server: Site, path: str) -> None:
    zonaparse.fetch(server.url(path), allow_private=True, resolve=site.resolve, rate=1000)


def test_requests_are_told_at_debug(server: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "zonaparse")
    server.page("/a", site.article("Panen", server.url("/a")))
    fetched(server, "/a")
    told = [(each.name, each.levelname, each.getMessage()) for each in caplog.records]
    size = len(site.article("Panen", server.url("/a")).encode())
    url = server.url("/a")
    assert ("zonaparse.fetching.fetcher", "DEBUG", f"{url}: HTTP 200, {size} bytes") in told


def test_refusals_are_told_at_info_and_what_follows_at_warning(
    server: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "zonaparse")
    busy = site.Answer(b"", 429, headers=(("Retry-After", "3600"),))
    server.routes["/a"] = lambda _: busy
    with pytest.raises(zonaparse.FetchError):
        fetched(server, "/a")
    told = [(each.levelname, each.getMessage()) for each in caplog.records]
    assert ("INFO", f"{server.url('/a')}: HTTP 429") in told
    assert any(level == "WARNING" and "left alone until" in words for level, words in told)


def test_a_page_that_ends_its_worker_is_told_at_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "zonaparse")
    rows = list(zonaparse.parse_many([b"<p>" * 50_000], workers=1, deadline=1e-9))
    assert isinstance(rows[0].error, zonaparse.PageTimeout)
    levels = [each.levelname for each in caplog.records if each.name == "zonaparse.many.keeper"]
    assert "WARNING" in levels


def test_an_archive_tells_what_came_at_info(
    server: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "zonaparse")
    server.page("/a", site.article("Panen", server.url("/a")))
    fetch(tmp_path / "archive", [server.url("/a")])
    messages = [each.getMessage() for each in caplog.records]
    assert f"{server.url('/a')}: article" in messages


def test_nothing_is_printed_by_default(server: Site) -> None:
    """Not even what is tried again, of which stamina would tell."""
    server.page("/a", b"", status=503)
    code = (
        "import asyncio, zonaparse\n"
        "async def here(name, port): return ['127.0.0.1']\n"
        f"try: zonaparse.fetch({server.url('/a')!r}, allow_private=True, resolve=here, rate=1000)\n"
        "except zonaparse.FetchError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert server.visits["/a"] > 1
