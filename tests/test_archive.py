"""Archives: nothing is lost or doubled, all is found again, and read again."""

import csv
import gzip
import io
import json
import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests import kill_archive, site
from tests.site import Answer, Site
from zonaparse import Archive, Article
from zonaparse.archive import Outcome, Saved, crawl, reparse, take
from zonaparse.archive.records import Kept
from zonaparse.cli.commands import zonaparse
from zonaparse.errors import ArchiveError

WORDS = [f"kata{number:x}" for number in random.Random(5).sample(range(2**20), 4000)]


@pytest.fixture
def server() -> Iterator[Site]:
    with site.running() as running:
        yield running


def fetch(
    folder: Path, urls: Iterable[str] = (), *, again: bool = False, **options: Any
) -> list[Outcome]:
    told: list[Outcome] = []
    with Archive(folder) as archive:
        archive.add(urls, again=again)
        crawl(
            archive, told=told.append, workers=1, allow_private=True, resolve=site.resolve,
            **{"rate": 1000, **options},
        )  # fmt: skip
    return told


def run(*words: object) -> Result:
    return CliRunner().invoke(zonaparse, [str(word) for word in words])


def records(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.raw_stream.read()
                found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
    return found


def responses(folder: Path) -> list[str]:
    return [url for kind, url in records(folder) if kind == "response"]


@pytest.fixture
def two(server: Site, tmp_path: Path) -> Path:
    """An archive of two articles of the site."""
    for name, title in (("a", "Panen Raya di Muara"), ("b", "=Harga Kopi Naik")):
        text = f"Berita {name} tentang desa itu panjang sekali. " * 6
        url = server.url(f"/{name}")
        server.page(f"/{name}", site.article(title, url, text=text))
    folder = tmp_path / "archive"
    told = fetch(folder, [server.url("/a"), server.url("/b")])
    assert [outcome.state for outcome in told] == ["done", "done"]
    return folder


def test_articles_come_out_as_they_went_in(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        assert sorted(a.title or "" for a in archive) == ["=Harga Kopi Naik", "Panen Raya di Muara"]


def test_request_and_response_are_there_with_right_digests(two: Path, server: Site) -> None:
    pairs = [(kind, server.url(path)) for path in ("/a", "/b") for kind in ("response", "request")]
    assert sorted(records(two)[1:]) == sorted(pairs)


def test_a_second_run_fetches_nothing_again(two: Path, server: Site) -> None:
    assert fetch(two, [server.url("/a")]) == []
    assert server.visits["/a"] == 1


def test_two_addresses_of_one_article_are_one_page(server: Site, tmp_path: Path) -> None:
    page = site.article("Panen Raya", server.url("/a"))
    server.page("/a", page)
    server.page("/b", page)
    fetch(tmp_path, [server.url("/a"), server.url("/b")])
    assert len(responses(tmp_path)) == 1
    with Archive(tmp_path, reading=True) as archive:
        found = [archive.get(server.url(path)) for path in ("/a", "/b")]
    assert [article and article.title for article in found] == ["Panen Raya", "Panen Raya"]


def test_a_changed_article_is_a_new_version(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    server.page("/a", site.article("Panen Raya", url))
    fetch(tmp_path, [url])
    server.page("/a", site.article("Panen Raya Usai", url))
    fetch(tmp_path, [url], again=True)
    with Archive(tmp_path, reading=True) as archive:
        assert len(archive.catalogue.versions(url)) == 2
        assert [article.title for article in archive] == ["Panen Raya Usai"]


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
    assert outcome == Outcome(url, "done", "")
    assert len(responses(tmp_path)) == 1


def test_a_page_that_is_no_article_is_kept_and_told(server: Site, tmp_path: Path) -> None:
    server.page("/a", "<title>Just a moment...</title>")
    (outcome,) = fetch(tmp_path, [server.url("/a")])
    assert outcome.told.startswith("challenge_page")
    assert responses(tmp_path) == [server.url("/a")]


def test_a_page_that_is_none_now_does_not_hide_the_article(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    server.page("/a", site.article("Panen Raya", url))
    fetch(tmp_path, [url])
    server.page("/a", "<title>Just a moment...</title>")
    fetch(tmp_path, [url], again=True)
    with Archive(tmp_path, reading=True) as archive:
        assert [article.title for article in archive] == ["Panen Raya"]


def test_the_body_of_an_error_is_kept(server: Site, tmp_path: Path) -> None:
    server.page("/gone", b"<h1>410 Gone</h1>", status=410)
    (outcome,) = fetch(tmp_path, [server.url("/gone")])
    assert (outcome.state, outcome.told) == ("failed", "HTTP 410")
    assert responses(tmp_path) == [server.url("/gone")]
    with Archive(tmp_path, reading=True) as archive:
        assert list(archive) == []


def test_what_is_no_html_is_kept_and_told(server: Site, tmp_path: Path) -> None:
    server.page("/a", b"%PDF-1.7", type="application/pdf")
    (outcome,) = fetch(tmp_path, [server.url("/a")])
    assert (outcome.state, "application/pdf" in outcome.told) == ("failed", True)
    assert responses(tmp_path) == [server.url("/a")]


def test_the_charset_of_the_header_is_used_also_when_it_is_read_again(
    server: Site, tmp_path: Path
) -> None:
    page = "<h1>Harga Kopi €2</h1><article><p>" + "Harga kopi naik lagi di pasar. " * 9 + "</p>"
    server.page("/a", page.encode("cp1252"), type="text/html; charset=windows-1252")
    fetch(tmp_path, [server.url("/a")])
    with Archive(tmp_path) as archive:
        assert [article.title for article in archive] == ["Harga Kopi €2"]
        assert reparse(archive, workers=1).fields == {}


def only(folder: Path) -> Article:
    with Archive(folder, reading=True) as archive:
        (article,) = archive
    return article


def test_the_pages_of_an_article_are_kept_as_one(server: Site, tmp_path: Path) -> None:
    first, paths = site.of_several_pages(server)
    (outcome,) = fetch(tmp_path, [first])
    assert (outcome.state, outcome.told) == ("done", "")
    host = urlsplit(first).hostname or ""
    assert responses(tmp_path) == [server.url(path, host) for path in paths]
    assert only(tmp_path).paging is None
    with Archive(tmp_path) as archive:
        assert reparse(archive, workers=1) == (1, {})
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
    assert (outcome.state, outcome.told) == ("waiting", "pages of the article are missing")
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


def listing(server: Site, paths: Iterable[str], host: str = "site.test") -> bytes:
    rows = (f"<url><loc>{server.url(path, host)}</loc></url>" for path in paths)
    return f"<urlset>{''.join(rows)}</urlset>".encode()


def news(server: Site, number: int, host: str = "site.test") -> str:
    """Serve an article; return its path."""
    path = f"/2022/01/21/{number}"
    text = f"Panen ke-{number} di {host} berlangsung sejak pagi. " * 5
    server.page(path, site.article(f"Panen {number}", server.url(path, host), text=text))
    return path


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


def test_what_cannot_be_fetched_is_told(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /no\n")
    server.page("/late", b"", status=429, headers=(("Retry-After", "7200"),))
    urls = [server.url(path) for path in ("/gone", "/no")] + [server.url("/late", "late.test")]
    told = {outcome.url: outcome.state for outcome in fetch(tmp_path, [*urls, "ftp://a.id/"])}
    assert [told[url] for url in urls] == ["failed", "refused", "waiting"]
    assert told["ftp://a.id/"] == "refused"


def test_one_writer_at_a_time(two: Path) -> None:
    with Archive(two), pytest.raises(ArchiveError, match="another process"):
        Archive(two)


def test_no_archive_to_read(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        Archive(tmp_path / "none", reading=True)


def test_a_catalogue_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database" * 99)
    for _ in range(2):  # the lock is not left taken
        with pytest.raises(ArchiveError, match="cannot be opened"):
            Archive(tmp_path)


def test_a_torn_tail_is_cut_off(two: Path, server: Site) -> None:
    (warc,) = two.glob("*.warc.gz")
    whole = warc.read_bytes()
    warc.write_bytes(whole + gzip.compress(b"WARC/1.1\r\n")[:20])
    server.page("/c", site.article("Ketiga", server.url("/c"), text="Lain sama sekali. " * 20))
    fetch(two, [server.url("/c")])
    assert warc.read_bytes().startswith(whole)
    assert len(responses(two)) == 3


def test_a_file_that_lost_bytes_is_told(two: Path) -> None:
    (warc,) = two.glob("*.warc.gz")
    os.truncate(warc, 100)
    with pytest.raises(ArchiveError, match="missing at its end"):
        Archive(two)


def test_search(two: Path, server: Site) -> None:
    with Archive(two, reading=True) as archive:
        assert [url for url, _ in archive.search("muara panen")] == [server.url("/a")]
        assert archive.search('tiada "kata') == []


def test_status(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        status = archive.status()
    assert (status.states, status.hosts) == ({"done": 2}, {"site.test": {"done": 2}})
    (missing,) = status.missing
    assert (missing.pages, missing.share["title"], missing.share["authors"]) == (2, 0.0, 1.0)


def test_status_tells_of_what_could_not_be_fetched(server: Site, tmp_path: Path) -> None:
    fetch(tmp_path, [server.url("/gone"), server.url("/away")])
    with Archive(tmp_path, reading=True) as archive:
        assert archive.status().errors == {"HTTP 404": 2}


def test_reparse_tells_what_changed(two: Path) -> None:
    with Archive(two) as archive:
        page = next(archive.catalogue.pages())
        old = json.dumps({**json.loads(page.json or ""), "title": "Lama", "tags": ["x"]})
        archive.catalogue.db.execute("update pages set article = ? where id = ?", (old, page.id))
        changes = reparse(archive, workers=1)
        assert (changes.pages, changes.fields) == (2, {"title": 1, "tags": 1})
        assert "Lama" not in [article.title for article in archive]
        assert reparse(archive, workers=1).fields == {}


def test_a_folder_is_imported(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    page = site.article("Panen Raya", "https://a.id/panen")
    (tmp_path / "saved" / "a.html").write_text(page)
    (tmp_path / "saved" / "b.html.gz").write_bytes(b"no gzip")
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        take(archive, tmp_path / "saved", told=told.append, workers=1)
        assert [article.title for article in archive] == ["Panen Raya"]
        assert archive.get("https://a.id/panen")
    assert sorted(outcome.state for outcome in told) == ["done", "failed"]


def test_pages_of_an_article_are_imported_as_one(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for page in site.FIXTURES.glob("prmn/2020-page-*.html"):
        (tmp_path / "saved" / page.name).write_bytes(page.read_bytes())
    for _ in range(2):
        with Archive(tmp_path / "archive") as archive:
            take(archive, tmp_path / "saved", workers=1)
    assert only(tmp_path / "archive").paging is None
    with Archive(tmp_path / "archive") as archive:
        assert reparse(archive, workers=1) == (4, {})


def warc(path: Path, *, packed: bool) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for name, kind, status in (("a", "text/html", "200 OK"), ("b", "image/png", "200 OK")):
            body = gzip.compress(site.article("Panen Raya", f"https://x.id/{name}").encode())
            headers = [("Content-Type", kind), ("Content-Encoding", "gzip")]
            writer.write_record(
                writer.create_warc_record(
                    f"https://x.id/{name}", "response", payload=io.BytesIO(body), length=len(body),
                    http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
                )
            )  # fmt: skip


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_of_others_is_imported(tmp_path: Path, name: str) -> None:
    warc(tmp_path / name, packed=name.endswith("gz"))
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        take(archive, tmp_path / name, told=told.append, workers=1)
        assert [article.url for article in archive] == ["https://x.id/a"]
        assert reparse(archive, workers=1).fields == {}
    assert [outcome.url for outcome in told] == ["https://x.id/a"]


def test_csv_holds_no_formula(two: Path, tmp_path: Path) -> None:
    assert run("export", two, "--to", "csv", "-o", tmp_path / "a.csv").output == "2 articles\n"
    with (tmp_path / "a.csv").open(newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {"Panen Raya di Muara", "'=Harga Kopi Naik"}


def test_jsonl(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "jsonl", "-o", tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert {row["published_at"] for row in rows} == {"2022-01-21T08:30:00+07:00"}


def test_parquet(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "parquet", "-o", tmp_path / "a.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    assert table.num_rows == 2
    (time_,) = set(table.column("published_at").to_pylist())
    assert time_.isoformat() == "2022-01-21T01:30:00+00:00"


def test_markdown(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "markdown", "-o", tmp_path / "a.md")
    lines = (tmp_path / "a.md").read_text().splitlines()
    headlines = sorted(line for line in lines if line.startswith("# "))
    assert headlines == ["# =Harga Kopi Naik", "# Panen Raya di Muara"]


def test_to_arrow(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        assert archive.to_arrow().num_rows == 2


def test_the_commands_on_an_archive(server: Site, tmp_path: Path) -> None:
    server.page("/a", site.article("Panen Raya", server.url("/a", "127.0.0.1")))
    url = server.url("/a", "127.0.0.1")
    kept = run("archive", tmp_path, url, "--rate", 1000, "--allow-private")
    assert (kept.exit_code, kept.stderr) == (0, f"done {url}\n1 done\n")
    assert run("show", tmp_path, url).output.startswith("Panen Raya\n")
    assert run("search", tmp_path, "muara").output.startswith(url)
    assert "127.0.0.1" in run("status", tmp_path).output
    assert json.loads(run("status", tmp_path, "--json").output)["states"] == {"done": 1}
    assert run("reparse", tmp_path).output == "1 pages\n"
    assert run("show", tmp_path, "https://a.id/").exit_code == 1
    assert run("search", tmp_path / "none", "x").exit_code == 1


def test_what_fails_shows_in_the_status_of_the_command(server: Site, tmp_path: Path) -> None:
    url = server.url("/gone", "127.0.0.1")
    kept = run("archive", tmp_path, url, "--rate", 1000, "--allow-private", "--json-log")
    assert kept.exit_code == 1
    assert json.loads(kept.stderr)["state"] == "failed"


def test_ctrl_c_finishes_what_is_under_way(server: Site, tmp_path: Path) -> None:
    def slow(asked: site.Asked) -> Answer:
        time.sleep(1)
        url = server.url(asked.path, "127.0.0.1")
        return Answer(site.article(f"Panen {asked.path}", url).encode())

    for number in range(40):
        server.routes[f"/{number}"] = slow
    urls = [server.url(f"/{number}", "127.0.0.1") for number in range(40)]
    command = [sys.executable, "-m", "zonaparse", "archive", str(tmp_path), *urls]
    running = subprocess.Popen([*command, "--rate", "4", "--allow-private"], stderr=subprocess.PIPE)
    while not server.visits["/1"]:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, log = running.communicate(timeout=60)
    assert running.returncode == 130
    asked = {path for path in server.visits if path != "/robots.txt"}
    assert {"/0", "/1"} <= asked
    assert len(asked) < 10
    *lines, summary = log.decode().splitlines()
    assert len(lines) == len(asked) == len(responses(tmp_path))
    assert summary == f"{len(asked)} done"


def test_a_site_that_cannot_be_reached_is_told_once(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"", status=503)
    (outcome,) = fetch(tmp_path, sites=[server.url("")])
    assert (outcome.state, "robots.txt cannot be had" in outcome.told) == ("unlisted", True)


def test_a_host_that_is_left_alone_keeps_its_addresses(server: Site, tmp_path: Path) -> None:
    server.page("/robots.txt", b"", status=503)
    urls = [server.url(news(server, number)) for number in range(300)]
    for _ in range(4):
        told = fetch(tmp_path, urls)
        assert {outcome.state for outcome in told} == {"waiting"}
        assert len(told) < 200  # the rest is not even tried
    server.page("/robots.txt", b"")
    assert [outcome.state for outcome in fetch(tmp_path)] == ["done"] * 300


def noise(size: int) -> str:
    """Return text that hardly shrinks when it is packed."""
    return " ".join(random.choices(WORDS, k=size // 8))


@pytest.mark.skipif(sys.platform == "win32", reason="it takes a limit on the size of files")
@pytest.mark.parametrize(
    ("text", "limit"), [(2_000, 200_000), (60_000, 500_000)], ids=["catalogue", "warc"]
)
def test_a_full_disk_loses_and_doubles_nothing(
    server: Site, tmp_path: Path, text: int, limit: int
) -> None:
    import resource

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    urls = [server.url(f"/{number}", "127.0.0.1") for number in range(40)]
    for number, url in enumerate(urls):
        server.page(f"/{number}", site.article(f"Panen {number}", url, text=noise(text)))
    command = [sys.executable, "-m", "zonaparse", "archive", str(tmp_path), *urls]
    command += ["--rate", "50", "--allow-private", "--json-log"]
    first = subprocess.run(command, preexec_fn=full, capture_output=True, check=False)
    *log, last = first.stderr.decode().splitlines()
    assert first.returncode == 1
    assert last.startswith("zonaparse: ")
    second = subprocess.run(command, capture_output=True, check=True)
    log += second.stderr.decode().splitlines()
    assert sorted(json.loads(line)["url"] for line in log) == sorted(urls)
    assert sorted(responses(tmp_path)) == sorted(urls)
    with Archive(tmp_path, reading=True) as archive:
        assert sorted(article.url or "" for article in archive) == sorted(urls)


def test_an_archive_goes_on_after_a_write_that_failed(two: Path, server: Site) -> None:
    broken = Kept(server.url("/c"), (Saved("c", b"<h1>Tiga</h1>", datetime.now(UTC)),), None, None)
    with Archive(two) as archive:
        with pytest.raises(AttributeError):
            archive.keep([broken, None])  # type: ignore[list-item]
        archive.keep([broken])
        (page,) = archive.catalogue.versions(server.url("/c"))
        assert archive.warcs.read(page.places[0]).body == b"<h1>Tiga</h1>"
    assert [kind for kind, _ in records(two)].count("resource") == 1


def on_terminal(command: list[str], interrupt: Callable[[], bool]) -> tuple[int, str]:
    """Run a command on a terminal; press Ctrl-C when it is time. Return its status and output."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(command[0], command)  # noqa: S606
    shown, pressed = b"", False
    while True:
        if not pressed and interrupt():
            os.write(terminal, b"\x03")
            pressed = True
        ready, _, _ = select.select([terminal], [], [], 0.02)
        try:
            part = os.read(terminal, 65536) if ready else None
        except OSError:  # its end is closed
            break
        if part == b"":
            break
        shown += part or b""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def test_a_terminal_shows_progress_and_takes_ctrl_c(server: Site, tmp_path: Path) -> None:
    urls = [server.url(news(server, n), "127.0.0.1") for n in range(99)]
    gone = server.url("/gone", "127.0.0.1")
    command = [sys.executable, "-m", "zonaparse", "archive", str(tmp_path), gone, *urls]
    status, shown = on_terminal(
        [*command, "--rate", "20", "--allow-private"], lambda: len(server.visits) > 30
    )
    assert status == 130
    plain = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown)
    assert re.search(r"\d+/100 \d+\.\d/s, 1 host \S+ +1 × HTTP 404", plain)
    assert "finishing the requests under way" in shown
    assert re.search(r"\d+ done, 1 failed", plain.splitlines()[-1])
    assert 20 < len(responses(tmp_path)) < 60


def test_kill_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    found = kill_archive.run(tmp_path, pages=300, kills=4)
    assert (found.lost, found.doubled, found.warcs_broken) == (0, 0, 0)
    assert (found.in_warcs, found.in_catalogue) == (300, 300)
