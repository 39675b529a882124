"""One WARC file becomes one Parquet file: whole, once, with its errors beside it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.site import article
from tests.warcs import packed, response
from zonaparse import parquet, warc
from zonaparse.corpus import converting
from zonaparse.corpus.parts import part, sweep
from zonaparse.errors import InputError

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
URLS = [f"https://a.id/{number}" for number in range(4)]
PARTS = [response(url, article(f"Panen {url[-1]}", url).encode()) for url in URLS]
PARTS[2] = response(URLS[2], b"<html><h1>404</h1></html>")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(PARTS))
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def test_rows_are_those_of_the_articles(source: Path, tmp_path: Path) -> None:
    came = warc.convert(source, tmp_path / "out" / "a.parquet")
    out = tmp_path / "out" / "a.parquet"
    assert (came.records, came.kept, came.articles, came.errors) == (4, 4, 3, {"NotAnArticle": 1})
    assert pq.read_schema(out).equals(parquet.schema())
    first, *others = rows(out)
    assert [each["title"] for each in (first, *others)] == ["Panen 0", "Panen 1", "Panen 3"]
    assert first["file"] == str(source)
    assert (first["offset"], others[0]["offset"]) == (0, len(packed(PARTS[:1])))
    assert first["captured_url"] == first["url"] == "https://a.id/0"
    assert first["captured_at"] == datetime(2026, 1, 1, tzinfo=UTC)
    assert first["published_at"] == datetime(2022, 1, 21, 1, 30, tzinfo=UTC)
    assert first["published_zone"] == "UTC+07:00"
    assert first["published_date"] == date(2022, 1, 21)
    assert (first["modified_at"], first["authors"]) == (None, [])
    assert first["body"].startswith("Warga Desa Muara memanen padi")
    told = (tmp_path / "out" / "a.parquet.errors.jsonl").read_text("utf-8")
    (line,) = map(json.loads, told.splitlines())
    assert (line["file"], line["url"], line["error"]) == (str(source), URLS[2], "NotAnArticle")
    assert (line["offset"], line["kind"]) == (len(packed(PARTS[:2])), None)
    assert sorted(path.name for path in out.parent.iterdir()) == [
        "a.parquet",
        "a.parquet.errors.jsonl",
    ]


def test_what_is_done_is_not_done_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    first = warc.convert(source, out, keep=".id")
    inode = out.stat().st_ino
    again = warc.convert(source, out, keep=".id", workers=2)
    assert (again.was_done, again.articles, again.seconds) == (True, 3, first.seconds)
    assert out.stat().st_ino == inode


@pytest.mark.parametrize("changed", ["size", "keep", "deadline", "version", "errors"])
def test_what_was_made_otherwise_is_made_anew(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    out = tmp_path / "a.parquet"
    warc.convert(source, out)
    options: dict[str, Any] = {}
    if changed == "size":
        source.write_bytes(packed(PARTS[:2]))
    elif changed == "version":
        monkeypatch.setattr(converting, "__version__", "0.0.1")
    elif changed == "errors":
        (tmp_path / "a.parquet.errors.jsonl").unlink()
    else:
        options[changed] = {"keep": "b.id", "deadline": 1.0}[changed]
    again = warc.convert(source, out, **options)
    assert not again.was_done
    assert len(rows(out)) == again.articles == {"size": 2, "keep": 0}.get(changed, 3)


def test_a_function_that_changed_is_seen(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    warc.convert(source, out, keep=lambda record: record.url.endswith("0"))
    again = warc.convert(source, out, keep=lambda record: record.url.endswith("1"))
    assert (again.was_done, [each["url"] for each in rows(out)]) == (False, [URLS[1]])


def test_a_file_of_somebody_else_stays(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    for write in (
        lambda: out.write_text("my notes"),
        lambda: pq.write_table(pa.table({"a": [1]}), out),
    ):
        write()
        before = out.read_bytes()
        with pytest.raises(InputError, match=r"convert\(\) did not write it"):
            warc.convert(source, out)
        assert out.read_bytes() == before


def test_a_source_that_breaks_off_leaves_what_was_there(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    warc.convert(source, out)
    before = out.read_bytes()
    with pytest.raises(InputError, match="No such file"):
        warc.convert(tmp_path / "none.warc.gz", out)
    with pytest.raises(InputError, match="broke off"):
        warc.convert(_Broken(), out)
    assert out.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


class _Broken:
    name = "broken"

    def read(self, _: int) -> bytes:
        raise ConnectionResetError("reset by peer")


def test_two_do_not_write_one_file(tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    with part(out) as beside:
        beside.write_text("first")
        with pytest.raises(InputError, match="another process is writing it"), part(out):
            pass
        sweep(tmp_path)
        assert beside.exists()
    assert out.read_text() == "first"
    (tmp_path / ".b.parquet.part").write_text("of a run that was killed")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


_RUN = "import sys; from zonaparse import warc; warc.convert(*sys.argv[1:])"


def test_a_run_that_is_killed_leaves_nothing_that_looks_done(tmp_path: Path) -> None:
    source, out = tmp_path / "a.warc.gz", tmp_path / "a.parquet"
    source.write_bytes(packed(PARTS[:2] * 600))
    process = subprocess.Popen([sys.executable, "-c", _RUN, source, out], cwd=ROOT)
    beside = tmp_path / ".a.parquet.part"
    while not beside.exists() or not beside.stat().st_size:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not out.exists()
    assert warc.convert(source, out, workers=2).articles == 1200
    assert len(rows(out)) == 1200
    assert not beside.exists()


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["members", "plain"])
def test_memory_is_flat(tmp_path: Path, pack: Callable[[list[bytes]], bytes]) -> None:
    """Six times the records, 300 MB when unpacked, take no more memory than a sixth of them."""
    sizes = []
    large = [response(f"https://b.my/{number}", b"<p>" + b"a" * 10**6) for number in range(50)]
    for times in (1, 6):
        source = tmp_path / f"{times}.warc"
        source.write_bytes(pack([*PARTS, *large]) * times)
        came = warc.convert(source, tmp_path / f"{times}.parquet", keep=".id")
        assert (came.records, came.articles) == (54 * times, 3 * times)
        sizes.append(psutil.Process().memory_info().rss)
    assert sizes[1] - sizes[0] < 40 * 2**20
