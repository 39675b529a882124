"""How far a reading or an import came, and imports that are broken off."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import zonaparse
from tests import forked, kept, site
from tests.archives import records, run
from tests.test_archive_failures import on_terminal
from zonaparse import Archive
from zonaparse.archive import Outcome
from zonaparse.cli.progress import Tally

pytestmark = pytest.mark.slow

COUNT = 150


def packed(path: Path, form: str) -> list[str]:
    """Write pages that differ into one file of a form; return their addresses."""
    urls = [f"https://kabar.example/panen/{number}" for number in range(COUNT)]
    texts = [f"Panen ke-{number} berlangsung di desa sejak pagi. " * 5 for number in range(COUNT)]
    pages = [site.article(f"Panen {n}", urls[n], text=texts[n]).encode() for n in range(COUNT)]
    if form == "zip":
        members = {f"{number}.html": page for number, page in enumerate(pages)}
        path.write_bytes(kept.zipped({**members, "logo.png": b"\x89PNG", "a.js": b"var a;"}))
    else:
        rows = ({"url": url, "html": p.decode()} for url, p in zip(urls, pages, strict=True))
        path.write_text("\n".join(map(json.dumps, rows)))
    return urls


def test_pages_tell_how_many_bytes_were_read_of_how_many(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.html").write_bytes(kept.PAGE)
    found = zonaparse.pages(tmp_path)
    assert (found.read, found.total) == (0, 20 * len(kept.PAGE))
    places = [found.read for _ in found]
    assert places == sorted(places)
    assert found.read == found.total
    assert zonaparse.pages(iter([kept.PAGE])).total is None


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize("command", ["import", "parse"])
def test_a_terminal_shows_how_far_an_import_came(tmp_path: Path, command: str) -> None:
    packed(tmp_path / "halaman.zip", "zip")
    words = {
        "import": ["archive", str(tmp_path / "a"), "--import", str(tmp_path / "halaman.zip")],
        "parse": ["parse", str(tmp_path / "halaman.zip"), "--to", str(tmp_path / "a.jsonl")],
    }[command]
    status, shown = on_terminal([forked.command(), *words], lambda: False)
    assert status == 0
    plain = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown)
    title = "Importing" if command == "import" else "Parsing"
    assert re.search(rf"{title} \S+ \d+ pages, \d+/s", plain)
    assert "1 picture, 1 script" in plain


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
@pytest.mark.parametrize("form", ["zip", "jsonl"])
def test_an_import_that_is_killed_goes_on_and_keeps_each_page_once(
    tmp_path: Path, form: str
) -> None:
    source, archive = tmp_path / f"halaman.{form}", tmp_path / "arsip"
    urls = packed(source, form)
    command = [sys.executable, "-m", "zonaparse", "archive", str(archive), "--import", str(source)]
    kills = 0
    for _ in range(3):
        before = _size(archive)
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        while process.poll() is None and _size(archive) == before:
            time.sleep(0.005)
        kills += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
    done = run("archive", archive, "--import", source)
    assert kills > 0
    assert done.exit_code == 0, done.stderr
    stored = [url for kind, url in records(archive) if kind == "resource"]
    assert (len(stored), len(set(stored))) == (COUNT, COUNT)
    with Archive(archive, reading=True) as found:
        assert sorted(article.url or "" for article in found) == sorted(urls)
    again = run("archive", archive, "--import", source)
    assert f"{COUNT} there already" in again.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
def test_an_import_that_is_broken_off_says_so_and_what_goes_on(tmp_path: Path) -> None:
    source, archive = tmp_path / "halaman.zip", tmp_path / "arsip"
    packed(source, "zip")
    command = [sys.executable, "-m", "zonaparse", "archive", str(archive), "--import", str(source)]
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    while process.poll() is None and not _size(archive):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    last = told.splitlines()[-1]
    assert last == "zonaparse: broken off; the same command goes on where it was"


def test_pages_of_an_article_are_told_not_to_be_more_pages_than_there_are() -> None:
    counts = Tally()
    for kind in ("page", "page", "article"):
        counts.add(Outcome("https://a.id/1", "done", "", kind))
    assert counts.summary() == "2 pages of an article (the article counts, too), 1 article"


def _size(archive: Path) -> int:
    return sum(path.stat().st_size for path in archive.glob("*.warc.gz"))
