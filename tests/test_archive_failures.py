"""An archive that is killed, stopped or cut short: nothing is lost or doubled."""

import gzip
import json
import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import kill_archive, site
from tests.archives import fetch, news, records, responses, run
from tests.site import Answer, Site
from zonaparse import Archive
from zonaparse.archive import Saved
from zonaparse.archive.records import Capture
from zonaparse.errors import ArchiveError

pytestmark = pytest.mark.slow

WORDS = [f"kata{number:x}" for number in random.Random(5).sample(range(2**20), 4000)]


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


def test_a_catalogue_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database" * 99)
    for _ in range(2):  # the lock is not left taken
        with pytest.raises(ArchiveError, match="cannot be opened"):
            Archive(tmp_path)


def test_one_writer_at_a_time(two: Path) -> None:
    with Archive(two), pytest.raises(ArchiveError, match="another process"):
        Archive(two)


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
    *lines, summary, last = log.decode().splitlines()
    assert last == "zonaparse: broken off; the same command goes on where it was"
    assert len(lines) == len(asked) == len(responses(tmp_path))
    assert summary == f"{len(asked)} articles"


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
    assert re.search(r"\d+ articles, 1 failed", plain.splitlines()[-2])
    assert 20 < len(responses(tmp_path)) < 60


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
    words = ["archive", str(tmp_path), *urls, "--rate", "50", "--allow-private", "--json-log"]
    command = [sys.executable, "-m", "zonaparse", *words]
    first = subprocess.run(command, preexec_fn=full, capture_output=True, check=False)
    *log, last = first.stderr.decode().splitlines()
    assert first.returncode == 1
    assert json.loads(last)["error"]
    second = run(*words)
    assert second.exit_code == 0
    log += second.stderr.splitlines()
    assert sorted(json.loads(line)["url"] for line in log) == sorted(urls)
    assert sorted(responses(tmp_path)) == sorted(urls)
    with Archive(tmp_path, reading=True) as archive:
        assert sorted(article.url or "" for article in archive) == sorted(urls)


def test_an_archive_goes_on_after_a_write_that_failed(two: Path, server: Site) -> None:
    broken = Capture(
        server.url("/c"), (Saved("c", b"<h1>Tiga</h1>", datetime.now(UTC)),), None, None
    )
    with Archive(two) as archive:
        with pytest.raises(AttributeError):
            archive.store([broken, None])  # type: ignore[list-item]
        archive.store([broken])
        (page,) = archive.catalogue.versions(server.url("/c"))
        assert archive.warcs.read(page.places[0]).body == b"<h1>Tiga</h1>"
    assert [kind for kind, _ in records(two)].count("resource") == 1


def test_workers_that_do_not_start_end_the_run(server: Site, tmp_path: Path) -> None:
    urls = [server.url(news(server, number), "127.0.0.1") for number in range(40)]
    code = "import sys; sys.executable = '/bin/false';"
    code += "from zonaparse.cli import main; main()"
    words = ["archive", str(tmp_path), *urls, "--rate", "1000", "--allow-private"]
    command = [sys.executable, "-W", "ignore", "-c", code, *words]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    told = "zonaparse: the process that parsed the page ended with 1"
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (1, told)
    with Archive(tmp_path, reading=True) as archive:
        assert archive.status().states == {"waiting": 40}


def test_kill_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    found = kill_archive.run(tmp_path, pages=300, kills=4)
    assert (found.lost, found.doubled, found.warcs_broken) == (0, 0, 0)
    assert (found.in_warcs, found.in_catalogue) == (300, 300)
