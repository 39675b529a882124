"""What the command says of what it was given, and of where it writes."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from tests import site
from tests.archives import run

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
    command = [sys.executable, "-m", "zonaparse", "parse", "-"]
    page = gzip.compress(PLAIN.read_bytes())
    done = subprocess.run(command, input=page, capture_output=True, check=True)
    assert done.stdout.startswith(b"Naik Perahu Pinjaman")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it takes a disk that is full")
@pytest.mark.parametrize("form", ["--jsonl", "--markdown"])
def test_a_full_disk_is_told_in_a_sentence(form: str) -> None:
    command = [sys.executable, "-m", "zonaparse", "parse", form, str(PLAIN)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "zonaparse: No space left on device\n")


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
    assert done.stderr.splitlines()[-1] == "no article is listed"
