"""`zonaparse warc`: many files, from lists and globs, in parts, as often as it takes."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.archives import run
from tests.site import Site, article
from tests.warcs import packed, response
from zonaparse.corpus import lists
from zonaparse.errors import InputError

pytestmark = pytest.mark.slow


def warc(path: Path, *numbers: int) -> Path:
    urls = [f"https://a{'.id' if number % 2 else '.my'}/{number}" for number in numbers]
    parts = [response(url, article(f"Panen {url[-1]}", url).encode()) for url in urls]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(packed([*parts, response("https://a.id/9", b"<html>")]))
    return path


def manifest(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_globs_and_lists_become_files_and_a_manifest(tmp_path: Path) -> None:
    warc(tmp_path / "in" / "a.warc.gz", 0, 1, 2, 3)
    second = warc(tmp_path / "in" / "b.warc.gz", 5)
    third = warc(tmp_path / "more" / "a.warc.gz", 7)
    listed = tmp_path / "all.paths.gz"
    listed.write_bytes(gzip.compress(f"{second}\n\n{third}\n".encode()))
    out = tmp_path / "out"
    given = ("warc", f"{tmp_path}/in/*.warc.gz", listed, "-o", out, "--keep", ".id")
    done = run(*given, "--workers", "2")
    assert done.exit_code == 0, done.stderr
    assert "3 files (0 there already), 0 failed; 9 records, 7 kept, 4 articles, 3 errors" in (
        done.stderr
    )
    told = manifest(out / "manifest.jsonl")
    assert [(row["records"], row["kept"], row["articles"]) for row in told] == [
        (5, 3, 2),
        (2, 2, 1),
        (2, 2, 1),
    ]
    assert all(row["errors"] and row["seconds"] > 0 for row in told)
    assert sum(pq.read_metadata(path).num_rows for path in out.glob("*.parquet")) == 4
    assert len(list(out.glob("*.parquet"))) == 3
    again = run(*given)
    assert "3 files (3 there already), 0 failed; 9 records" in again.stderr
    assert [row["was_done"] for row in manifest(out / "manifest.jsonl")] == [True] * 3


def test_a_file_that_fails_is_told_and_tried_again(server: Site, tmp_path: Path) -> None:
    whole = warc(tmp_path / "in" / "a.warc.gz", 1)
    url = server.url("/b.warc.gz", "127.0.0.1")
    given = ("warc", whole, url, "-o", tmp_path / "out", "--workers", "1")
    done = run(*given)
    assert done.exit_code == 1
    assert "1 file (0 there already), 1 failed" in done.stderr
    failed = next(row for row in manifest(tmp_path / "out" / "manifest.jsonl") if "failed" in row)
    assert failed["source"] == url
    assert "404" in failed["failed"]
    server.page("/b.warc.gz", whole.read_bytes(), type="application/octet-stream")
    done = run(*given)
    assert done.exit_code == 0
    assert "2 files (1 there already), 0 failed" in done.stderr


def test_parts_are_all_there_is(tmp_path: Path) -> None:
    for name in "abc":
        warc(tmp_path / "in" / f"{name}.warc.gz", 1)
    out = tmp_path / "out"
    for part in ("1/2", "2/2"):
        done = run("warc", f"{tmp_path}/in/*", "-o", out, "--shard", part, "--workers", "1")
        assert done.exit_code == 0
    assert sorted(path.name for path in out.glob("*.parquet")) == [
        "a.parquet",
        "b.parquet",
        "c.parquet",
    ]
    assert len(manifest(out / "manifest-1-of-2.jsonl")) == 2
    assert len(manifest(out / "manifest-2-of-2.jsonl")) == 1


@pytest.mark.parametrize("part", ["0/2", "3/2", "a", "1/0", "-1/2"])
def test_what_is_no_part_is_refused(tmp_path: Path, part: str) -> None:
    done = run("warc", tmp_path, "-o", tmp_path, f"--shard={part}")
    assert done.exit_code == 2
    assert "is no part such as 3/64" in done.stderr


@pytest.mark.parametrize("host", ["https://kompas.com/", "kompas.com/tag", ".", ""])
def test_what_is_no_host_is_refused(tmp_path: Path, host: str) -> None:
    done = run("warc", tmp_path, "-o", tmp_path, "--keep", host)
    assert done.exit_code == 2
    assert "is no host such as kompas.com" in done.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("warc", tmp_path / "none.warc.gz", "-o", tmp_path)
    assert done.exit_code == 1
    assert f"zonaparse: {tmp_path}/none.warc.gz: there is no such file" in done.output


def test_lists_of_common_crawl_lead_to_it(tmp_path: Path) -> None:
    listed = tmp_path / "warc.paths"
    listed.write_text("crawl-data/CC-NEWS/2026/11/CC-NEWS-1.warc.gz\ns3://b/c.warc\n")
    assert lists.sources([str(listed)]) == [
        "https://data.commoncrawl.org/crawl-data/CC-NEWS/2026/11/CC-NEWS-1.warc.gz",
        "s3://b/c.warc",
    ]
    assert (
        lists.sources([str(listed)], "/mnt/")[0]
        == "/mnt/crawl-data/CC-NEWS/2026/11/CC-NEWS-1.warc.gz"
    )
    (tmp_path / "broken.paths.gz").write_bytes(gzip.compress(b"a\n" * 999)[:-9])
    with pytest.raises(InputError, match="it is damaged"):
        lists.sources([str(tmp_path / "broken.paths.gz")])


def test_sources_of_one_name_have_files_of_their_own(tmp_path: Path) -> None:
    jobs = lists.jobs(["x/a.warc.gz", "y/a.warc.gz", "https://c.id/b.arc?x=1/2", "../"], tmp_path)
    names = [job.out.name for job in jobs]
    assert len(set(names)) == 4
    assert names[2:] == ["b.parquet", "warc.parquet"]
    assert all(job.out.parent == tmp_path for job in jobs)


def test_ctrl_c_ends_all_and_leaves_nothing(tmp_path: Path) -> None:
    sources = [warc(tmp_path / "in" / f"{name}.warc.gz", *range(400)) for name in "ab"]
    out = tmp_path / "out"
    words = ["-m", "zonaparse", "warc", *map(str, sources), "-o", str(out)]
    process = subprocess.Popen(
        [sys.executable, *words], start_new_session=True, stderr=subprocess.PIPE
    )
    until = time.monotonic() + 60
    while not list(out.glob(".*.part")) and time.monotonic() < until:
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert not list(out.glob(".*.part"))


def test_what_is_no_warc_file_fails_and_leaves_nothing_that_looks_done(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as file:
        file.writestr("a.html", article("Panen", "https://a.id/1"))
    for _ in range(2):
        done = run("warc", tmp_path / "p.zip", "-o", tmp_path / "out")
        assert (done.exit_code, "1 failed" in done.stderr) == (1, True)
        assert "there is no record of a WARC file in it; zonaparse.pages() or" in done.stderr
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["manifest.jsonl"]
