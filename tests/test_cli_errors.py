"""What the command says of what it was given, and of where it writes."""

import errno
import gzip
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import zonaparse
from tests import forked, site
from tests.archives import run
from tests.raw_site import RawSite, answer
from zonaparse.cli import kept
from zonaparse.cli.lists import read_list
from zonaparse.replacing import replaced

pytestmark = pytest.mark.slow

PLAIN = site.FIXTURES / "prmn" / "2020-plain.html"


@pytest.mark.parametrize("rate", ["0", "-1"])
@pytest.mark.parametrize("words", [["archive", "x", "a.id"], ["discover", "a.id"], ["fetch", "a"]])
def test_a_rate_is_above_zero(words: list[str], rate: str) -> None:
    done = run(*words, "--rate", rate)
    assert (done.exit_code, "--rate" in done.stderr) == (2, True)


def test_a_folder_ends_with_a_count(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(PLAIN.read_bytes())
    (tmp_path / "c.html").touch()
    done = run("parse", "--jsonl", tmp_path)
    assert (done.exit_code, done.stderr) == (1, "3 pages, 1 failed\n")
    assert run("parse", "--jsonl", PLAIN).stderr == ""


def test_standard_input_may_be_gzipped() -> None:
    command = [forked.command(), "parse", "-"]
    page = gzip.compress(PLAIN.read_bytes())
    done = subprocess.run(command, input=page, capture_output=True, check=True)
    assert done.stdout.startswith(b"Naik Perahu Pinjaman")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it takes a disk that is full")
@pytest.mark.parametrize("form", ["--jsonl", "--markdown"])
def test_a_full_disk_is_told_in_a_sentence(form: str) -> None:
    command = [forked.command(), "parse", form, str(PLAIN)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "zonaparse: No space left on device\n")


def test_a_full_disk_is_told_with_the_file(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OSError, match="No space") as caught, replaced(tmp_path / "a.csv"):
        raise full
    assert caught.value.filename == str(tmp_path / "a.csv")
    assert kept.sentence(caught.value) == f"{tmp_path}/a.csv: No space left on device"
    assert kept.sentence(OSError(28, "No space left on device")) == "No space left on device"


def test_a_page_over_the_limit_is_told_what_takes_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + b"a" * (zonaparse.Limits().max_bytes + 1))
    told = run("parse", tmp_path / "a.html").stderr
    assert "no option changes this; zonaparse.parse(page, limits=zonaparse.Limits(...))" in told
    with gzip.open(tmp_path / "b.gz", "wb", 1) as file:
        for _ in range(65):
            file.write(b"<p>" + b"a" * 2**20)
    told = run("parse", tmp_path / "b.gz").stderr
    assert "it is over 67108864 bytes, the most that is read of one file of pages" in told
    assert "limits=" not in told


def test_days_in_the_wrong_order_are_a_wrong_use() -> None:
    done = run("discover", "a.id", "--since", "2026-11-02", "--until", "2026-11-01")
    assert (done.exit_code, "--since is after --until" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("kompas.com", "only http and https addresses are fetched; perhaps https://kompas.com"),
        ("https://ngawur/a", "'ngawur' is no name of a host"),
    ],
)
def test_what_is_no_address_is_told_at_once(word: str, told: str) -> None:
    assert run("fetch", word).stderr == f"{word}: {told}\n"


def test_a_site_that_is_none_is_told() -> None:
    done = run("discover", "ngawur")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("no article is listed; look whether the SITE")


ODD = "\udcff\udcfe"  # bytes that are no UTF-8, as Python has them in arguments


@pytest.mark.parametrize(
    "words",
    [
        ["parse", "--url", ODD, PLAIN],
        ["fetch", "--contact", ODD, "http://127.0.0.1:1/"],
        ["discover", "--contact", ODD, "127.0.0.1:1"],
        ["archive", "ARCHIVE", f"http://127.0.0.1:1/{ODD}"],
        ["show", "ARCHIVE", ODD],
        ["search", "ARCHIVE", ODD],
    ],
    ids=lambda words: " ".join(map(str, words[:2])).encode("ascii", "replace").decode(),
)
def test_text_that_is_no_utf_8_is_a_wrong_use(words: list[object], tmp_path: Path) -> None:
    done = _run_alone(tmp_path, *(tmp_path / "a" if word == "ARCHIVE" else word for word in words))
    assert (done.returncode, "holds bytes that are no UTF-8" in done.stderr) == (2, True)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["fetch", f"http://{ODD}/", ODD],
        ["discover", ODD, f"http://{ODD}"],
        ["parse", f"{ODD}.html"],
    ],
    ids=lambda words: words[0],
)
def test_an_address_or_file_of_any_bytes_is_an_error_of_its_own(
    words: list[str], tmp_path: Path
) -> None:
    done = _run_alone(tmp_path, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_list_may_hold_lines_that_are_no_text(tmp_path: Path, raw: RawSite) -> None:
    raw.routes["/a"] = answer()
    page = raw.url("/a", "127.0.0.1")
    listed = tmp_path / "list"
    listed.write_bytes(b"\xef\xbb\xbf# addresses\n\n" + page.encode() + b"\r\nhttp://a.id/\xff\n")
    done = run("archive", tmp_path / "a", "--from", listed, "--allow-private", "--rate", 100)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"refused {listed}, line 4 (it holds bytes that are no UTF-8: write them as %XX)",
        f"article {page}",
        "1 refused, 1 article",
    ]


def test_a_list_may_be_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes("https://a.id/b\r\n".encode("utf-16"))
    assert [line.url for line in read_list(tmp_path / "list")] == ["https://a.id/b"]


COMMANDS = [
    ["parse", "--jsonl", PLAIN],
    ["parse", "--json", PLAIN.parent],
    ["parse", "--markdown", PLAIN],
    ["parse", PLAIN.parent],
    ["fetch", "--jsonl", "http://127.0.0.1:1/"],
    ["discover", "URL", "--allow-private", "--rate", "100"],
    ["--help"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(map(str, words[:2])))
@pytest.mark.parametrize("target", ["closed", "full", "pipe"])
def test_output_that_cannot_be_written_is_no_traceback(
    words: list[object], target: str, raw: RawSite
) -> None:
    if target == "full" and not Path("/dev/full").exists():
        pytest.skip("it takes a disk that is full")
    links = "".join(
        f"<url><loc>{raw.url(f'/2022/01/{n:02}/a', '127.0.0.1')}</loc></url>" for n in range(1, 29)
    )
    raw.routes["/sitemap.xml"] = answer(f"<urlset>{links}</urlset>".encode())
    home = raw.url("", "127.0.0.1")
    command = [str(home if word == "URL" else word) for word in words]
    ends = {"closed": ">&-", "full": ">/dev/full", "pipe": "| head -c 1 >/dev/null"}
    started = [sys.executable, "-m", "zonaparse"] if target == "closed" else [forked.command()]
    line = f"{shlex.join([*started, *command])} {ends[target]}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)  # noqa: S607
    assert not [word for word in ("Traceback", "Exception ignored") if word in done.stderr]


def test_a_closed_stream_is_no_file_of_the_archive(tmp_path: Path) -> None:
    saved = tmp_path / "a.html"
    saved.write_bytes(PLAIN.read_bytes())
    words = [sys.executable, "-m", "zonaparse", "archive", tmp_path / "b", "--import", saved]
    line = f"{shlex.join(map(str, words))} <&- >&- 2>&-"
    subprocess.run(["sh", "-c", line], check=True)  # noqa: S607
    assert "1" in run("status", tmp_path / "b").stdout


def _run_alone(folder: Path, *words: object) -> "subprocess.CompletedProcess[str]":
    command = [os.fsencode(str(word)) for word in (forked.command(), *words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
