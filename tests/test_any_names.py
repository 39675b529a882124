"""Names of files that are no UTF-8, and other text that UTF-8 cannot hold, in what is written."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests import kept
from tests.archives import run
from zonaparse.report import write_report

PRMN = Path(__file__).parent / "fixtures" / "prmn"
GOOD = (PRMN / "2020-plain.html").read_bytes()
NAME = os.fsdecode(b"zz-caf\xe9.html")
if sys.platform != "linux":
    pytest.skip("other systems have no such names", allow_module_level=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a sound page, pages of odd names in it and in a tar file, and what is broken."""
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "good.html").write_bytes(GOOD)
    (saved / NAME).write_bytes(GOOD)
    (saved / os.fsdecode(b"zz-caf\xe9.gz")).write_bytes(b"\x1f\x8bbroken")
    (saved / "b.tar").write_bytes(kept.tarred({NAME: GOOD}))
    return saved


def ids(path: Path) -> list[str]:
    if path.suffix == ".jsonl":
        return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".csv":
        text = io.StringIO(path.read_text("utf-8-sig"), newline="")
        return [row["id"] for row in csv.DictReader(text)]
    from pyarrow import parquet

    return list(parquet.read_table(path)["id"].to_pylist())


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_name_of_any_bytes_has_its_row_beside_the_others(folder: Path, ending: str) -> None:
    to = folder.with_name(f"articles.{ending}")
    done = run("parse", folder, "--to", to)
    assert done.exit_code == 1  # of what is broken
    names = ["b.tar#zz-caf%E9.html", "good.html", "zz-caf%E9.gz", "zz-caf%E9.html"]
    assert ids(to) == [f"{folder}/{name}" for name in names]


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_what_is_printed_as_json_is_json_for_any_reader(folder: Path, form: str) -> None:
    printed = run("parse", form, folder).stdout
    assert "%E9" in printed
    assert "\\ud" not in printed


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_an_id_that_is_no_text_is_written_all_the_same(tmp_path: Path, ending: str) -> None:
    rows = [{"id": key, "html": GOOD.decode(), "url": f"https://a.id/{key}"} for key in "a\ud800"]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert run("parse", tmp_path / "pages.jsonl", "--to", tmp_path / f"o.{ending}").exit_code == 0
    assert ids(tmp_path / f"o.{ending}") == ["a", "\ufffd"]


def test_a_report_and_what_drifts_tell_of_such_names(folder: Path) -> None:
    odd = folder.rename(folder.with_name(os.fsdecode(b"saved-\xe9")))
    index = (PRMN / "index-home.html").read_bytes()
    (odd / os.fsdecode(b"index-\xe9.html")).write_bytes(index)
    write_report(odd, odd.with_name("report.html"))
    assert "saved-%E9/index-%E9.html" in odd.with_name("report.html").read_text("utf-8")
    assert "saved-%E9" in run("report", odd, "--json").stdout
    assert run("drift", odd, "--json").exit_code == 0
