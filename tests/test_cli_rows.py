"""`zonaparse parse --to`: what becomes of its file when there is little, or nothing, to write."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import kept
from tests.archives import run
from zonaparse.cli import counting

GOOD = Path(__file__).parent / "fixtures" / "prmn" / "2020-plain.html"
OLD = "of the day before"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of rows that is there already."""
    path = tmp_path / "good.csv"
    path.write_text(OLD)
    return path


@pytest.mark.parametrize("made", ["", "empty folder", "broken file"])
def test_what_holds_no_page_leaves_the_file_alone_and_is_named(
    tmp_path: Path, old: Path, made: str
) -> None:
    source = tmp_path / "typo"
    if made == "empty folder":
        source.mkdir()
    if made == "broken file":
        source.write_bytes(b"\x1f\x8bbroken")
    done = run("parse", source, "--to", old)
    assert done.exit_code == 1
    assert f"{source}: " in done.stderr
    assert f"there is no page to read; {old} is left as it was" in done.stderr
    assert old.read_text() == OLD
    assert run("parse", source, "--to", tmp_path / "new.csv").exit_code == 1
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["good.csv"]


def test_a_source_that_is_missing_beside_a_page_is_a_row_and_is_named(
    tmp_path: Path, old: Path
) -> None:
    done = run("parse", tmp_path / "typo", GOOD, "--to", old)
    assert done.exit_code == 1
    assert f"{tmp_path}/typo: No such file or directory\n" in done.stderr
    assert f"the column error of {old} names each\n2 pages, 1 failed\n" in done.stderr
    assert "FileNotFoundError" in old.read_text("utf-8")


def test_the_first_pages_that_failed_are_told_and_where_the_others_are(tmp_path: Path) -> None:
    rows = [{"id": n, "html": f"<p>{n}"} for n in range(9)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = run("parse", tmp_path / "a.jsonl", "--to", tmp_path / "o.csv")
    told = [line for line in done.stderr.splitlines() if "no_text" in line]
    assert len(told) == 5
    assert told[0].startswith(f"{tmp_path}/a.jsonl#0: no_text: the page holds no text")
    assert f"4 more failed; the column error of {tmp_path}/o.csv names each" in done.stderr


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--markdown", "--explain"])
def test_a_form_of_print_is_no_form_of_rows(old: Path, form: str) -> None:
    done = run("parse", form, GOOD, "--to", old)
    assert (done.exit_code, old.read_text()) == (2, OLD)
    assert f"{form} and --to exclude each other" in done.stderr


def test_csv_is_written_as_export_writes_it(tmp_path: Path) -> None:
    assert run("parse", GOOD, "--to", tmp_path / "a.csv").exit_code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b'\xef\xbb\xbf"id","error",')
    assert run("parse", GOOD, "--to", tmp_path / "b.csv", "--no-bom").exit_code == 0
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()[3:]


@pytest.mark.parametrize(
    ("ending", "number"),
    [("csv", signal.SIGINT), ("jsonl", signal.SIGTERM), ("parquet", signal.SIGINT)],
)
def test_rows_that_are_broken_off_are_kept_under_a_name_that_says_so(
    tmp_path: Path, ending: str, number: signal.Signals
) -> None:
    saved, out = tmp_path / "saved", tmp_path / "out"
    saved.mkdir()
    out.mkdir()
    for page in range(200):
        (saved / f"{page}.html").write_bytes(GOOD.read_bytes())
    target, earlier = out / f"good.{ending}", out / f"good.unfinished.{ending}"
    target.write_text(OLD)
    earlier.write_text(OLD)
    command = [sys.executable, "-m", "zonaparse", "parse", str(saved), "--to", str(target)]
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(p.stat().st_size for p in out.glob(".*.part")):
        time.sleep(0.05)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    kept_rows = out / f"good.unfinished-2.{ending}"
    assert f"they are in {kept_rows}; {target} is left as it was. `zonaparse archive DIR" in told
    assert set(out.iterdir()) == {target, earlier, kept_rows}
    assert (target.read_text(), earlier.read_text()) == (OLD, OLD)
    assert kept_rows.stat().st_size > 0


def test_without_a_terminal_a_line_tells_now_and_then_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "A_LINE", 0.0)
    (tmp_path / "a.zip").write_bytes(kept.zipped({"a.html": kept.PAGE, "b.html": kept.PAGE}))
    done = run("parse", tmp_path / "a.zip", "--to", tmp_path / "o.csv")
    lines = done.stderr.splitlines()
    assert [line.partition(",")[0] for line in lines] == ["1 page", "2 pages", "2 pages"]
