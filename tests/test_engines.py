"""The examples for engines, as they stand, over WARC files with one page that kills its process."""

import gzip
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from tests import killer
from tests.warcs import packed, page, response

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[1] / "examples"
ENGINES = {"ray": "ray", "datatrove": "datatrove", "dask": "dask", "spark": "pyspark"}
PAGES, WARCS = 5, 3


def program(engine: str) -> list[str]:
    """Return the command of an example; skip the test where its engine is not installed."""
    if importlib.util.find_spec(ENGINES[engine]) is None:
        pytest.skip(f"{ENGINES[engine]} is not installed: pip install 'zonaparse[engines]'")
    if engine == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java 17 or later, and there is none: no command java")
    return [sys.executable, str(EXAMPLES / f"{engine}_warc.py")]


def made(folder: Path, count: int, bad: str = killer.KILLS) -> list[Path]:
    """Make WARC files of articles; the third page of the second one is bad."""
    paths = []
    for number in range(WARCS):
        texts = [f"<p>{bad}</p>" if (number, n) == (1, 2) else "" for n in range(count)]
        parts = [
            response(f"https://a.id/{number}/{n}", page(n, text)) for n, text in enumerate(texts)
        ]
        paths.append(folder / f"{number}.warc.gz")
        paths[-1].write_bytes(packed(parts))
    return paths


def environment(folder: Path) -> dict[str, str]:
    site = killer.install(folder / "site")
    return {
        **os.environ,
        "PYTHONPATH": str(site),
        "PYSPARK_PYTHON": sys.executable,
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }


def articles(out: Path) -> int:
    """Return how many articles an example has written."""
    lines = [gzip.decompress(path.read_bytes()) for path in out.glob("articles/*.jsonl.gz")]
    count = sum(part.count(b"\n") for part in lines)
    return count + sum(int(pq.read_metadata(path).num_rows) for path in out.glob("*.parquet"))


def errors(out: Path) -> list[dict[str, str]]:
    found = sorted(out.rglob("*.errors.jsonl"))
    return [json.loads(line) for path in found for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_that_kills_costs_a_row(engine: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [*program(engine), str(out), *map(str, made(tmp_path, PAGES))]
    told = subprocess.run(
        command, env=environment(tmp_path), capture_output=True, timeout=300, check=False
    )
    assert told.returncode == 0, told.stderr.decode()[-3000:]
    assert articles(out) == WARCS * PAGES - 1
    (error,) = errors(out)
    assert (error["error"], error["url"]) == ("WorkerDied", "https://a.id/1/2")


@contextmanager
def running(
    command: list[str], env: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a driver, and end whatever it leaves behind."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, env=env, stdout=file, stderr=file, start_new_session=True
        )
    try:
        yield process
    finally:
        family = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.wait()
        _, alive = psutil.wait_procs(family, 20)
        for each in alive:
            each.kill()


@pytest.mark.parametrize(
    ("engine", "mark"), [("ray", "*.parquet"), ("datatrove", "logs/completions/*")]
)
def test_a_driver_that_is_killed_is_started_again(engine: str, mark: str, tmp_path: Path) -> None:
    """What was done stays, what was under way is done anew, nothing is twice there."""
    out, count = tmp_path / "out", 200
    command = [*program(engine), str(out), *map(str, made(tmp_path, count))]
    env = environment(tmp_path)
    with running(command, env, tmp_path / "log") as driver:
        until = time.monotonic() + 240
        while not (done := list(out.glob(mark))) and time.monotonic() < until:
            assert driver.poll() is None, (tmp_path / "log").read_text()[-3000:]
            time.sleep(0.1)
    assert done
    first = {path: path.stat().st_mtime_ns for path in done}
    told = subprocess.run(command, env=env, capture_output=True, timeout=300, check=False)
    assert told.returncode == 0, told.stderr.decode()[-3000:]
    assert {path: path.stat().st_mtime_ns for path in first} == first
    assert articles(out) == WARCS * count - 1
    assert len(errors(out)) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_an_example_is_short(engine: str) -> None:
    lines = (EXAMPLES / f"{engine}_warc.py").read_text("utf-8").splitlines()
    assert len(lines) < 25
