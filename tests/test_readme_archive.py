"""The commands that the README shows for an archive do what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests import site

pytestmark = pytest.mark.slow

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```sh\n(zonaparse archive banten .*?)```", re.DOTALL)


def commands() -> list[list[str]]:
    found = BLOCK.search(README.read_text("utf-8"))
    assert found
    return [shlex.split(line) for line in found[1].strip().splitlines()]


def test_there_are_under_ten_lines() -> None:
    assert len(commands()) < 10


def test_they_run_on_a_site(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    with site.running() as server:
        page = server.url("/2026/11/02/posyandu", "127.0.0.1")
        listed = f"<urlset><url><loc>{page}</loc><lastmod>2026-11-02</lastmod></url></urlset>"
        server.page("/sitemap.xml", listed)
        text = "Posyandu keliling datang ke kampung terapung. " * 6
        server.page("/2026/11/02/posyandu", site.article("Posyandu", page, text=text))
        outputs = [_run(command, tmp_path, server) for command in commands()]
    assert outputs[0] == ""
    assert "done" in outputs[1]
    assert page in outputs[2]
    assert "**Posyandu** **keliling**" in outputs[2]
    assert outputs[3] == "1 article\n"
    assert "Posyandu" in outputs[4]


def _run(command: list[str], folder: Path, server: site.Site) -> str:
    """Run a command of the README, on the test site in place of the real one."""
    here = [sys.executable, "-m", "zonaparse"] if command[0] == "zonaparse" else [sys.executable]
    words = [server.url("", "127.0.0.1") if "pikiran-rakyat" in word else word for word in command]
    more = ["--allow-private", "--rate", "100"] if words[1] == "archive" else []
    done = subprocess.run(
        [*here, *words[1:], *more], cwd=folder, capture_output=True, text=True, timeout=120,
        check=True, env={**os.environ, "PYTHONPATH": str(README.parent / "src")},
    )  # fmt: skip
    return done.stdout
