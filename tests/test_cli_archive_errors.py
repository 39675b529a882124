"""The commands on an archive end with a sentence, whatever they are given and write to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked, site

pytestmark = pytest.mark.slow

PAGE = site.FIXTURES / "prmn/2020-plain.html"


def ended(
    folder: Path, *words: str | bytes, line: str = '"$@"'
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of zonaparse in a folder, within a line of the shell."""
    started = [sys.executable, "-m", "zonaparse"] if "&-" in line else [forked.command()]
    command = ["/bin/sh", "-c", line, "sh", *started, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("top")
    ended(top, "archive", "kept", "--import", str(PAGE), "--quiet")
    assert (top / "kept" / "catalogue.sqlite").exists()
    return top


READS = [["status", "kept"], ["search", "kept", "a*"], ["verify", "kept"],
         ["export", "kept", "--to", "jsonl", "-o", "-"]]  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it takes a disk that is full")
@pytest.mark.parametrize("words", READS, ids=lambda words: words[0])
def test_a_full_disk_is_told(folder: Path, words: list[str]) -> None:
    done = ended(folder, *words, line='"$@" > /dev/full')
    assert (done.returncode, b"No space left on device" in done.stderr) == (1, True)


@pytest.mark.parametrize("words", READS, ids=lambda words: words[0])
def test_a_pipe_that_is_closed_ends_it(folder: Path, words: list[str]) -> None:
    assert ended(folder, *words, line='"$@" | true').stderr == b""


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_stream_that_the_caller_closed_is_done_without(folder: Path, closed: str) -> None:
    assert ended(folder, "status", "kept", line=f'"$@" {closed}>&-').returncode == 0


def test_a_log_that_cannot_be_written_ends_an_import(folder: Path) -> None:
    words = ["archive", "other", "--import", str(site.FIXTURES / "prmn"), "--json-log"]
    assert ended(folder, *words, line='"$@" 2>&1 | true').stderr == b""
    assert ended(folder, *words, line='"$@" 2> /dev/full').returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such arguments")
@pytest.mark.parametrize(
    "words",
    [
        ["show", "kept", b"https://a.id/\xff"],
        ["search", "kept", b"\xff"],
        ["status", b"\xff"],
        ["archive", "kept", "--import", b"\xff.html"],
        ["export", "kept", "-o", b"\xff/x.csv"],
        ["verify", b"\xff"],
        ["rebuild", b"\xff"],
    ],
    ids=lambda words: words[0],
)
def test_arguments_that_are_no_text_are_told(folder: Path, words: list[str | bytes]) -> None:
    done = ended(folder, *words)
    assert done.returncode in (1, 2)
    assert done.stderr


def test_addresses_of_a_file_may_be_of_any_bytes(folder: Path) -> None:
    lines = (
        b"http://127.0.0.1:1/\xff\xfe\nhttp://127.0.0.1:1/a\x1b[31m\njavascript:alert(1)//x\n\0\n"
    )
    (folder / "list").write_bytes(lines)
    done = ended(folder, "archive", "listed", "--from", "list")
    assert b"\x1b" not in done.stderr
    assert b"refused list, line 1 (it holds bytes that are no UTF-8" in done.stderr
    assert b"refused list, line 4 (it holds nothing but control characters)" in done.stderr
    told = ended(folder, "status", "listed", "--bad").stdout.decode().splitlines()
    assert told[0].partition(": ")[0] == "http://127.0.0.1:1/a[31m"


def test_names_of_any_bytes_are_imported(folder: Path) -> None:
    saved = folder / "saved"
    saved.mkdir()
    (saved / os.fsdecode(b"\xff.html")).write_bytes(PAGE.read_bytes())
    done = ended(folder, "archive", b"kept-\xff", "--import", "saved")
    assert (done.returncode, b"1 article" in done.stderr) == (0, True)
