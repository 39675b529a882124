"""Pages a second and peak memory of zonaparse.pages(), for the same pages in several forms.

    python -m benchmarks.inputs [--pages 20000] [--parse] [--forms folder a.zip a.parquet]

The pages are the fixtures of the tests, again and again. They are written to a folder, a ZIP, a
tar.gz, a Parquet file and JSON Lines in a temporary folder; each form is read in a process of its
own, whose peak memory is what Linux says. With --parse the pages are parsed, too, in as many
processes as there are cores. Beside pages a second, which depend on what else the machine does,
stand pages a second of processor time, of all processes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import zonaparse

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
Named = tuple[str, Path]
_GROUP = 200  # pages in a row group


def folder(path: Path, pages: Iterator[Named]) -> None:
    """Write a folder."""
    path.mkdir()
    for name, file in pages:
        (path / name).write_bytes(file.read_bytes())


def zipped(path: Path, pages: Iterator[Named]) -> None:
    """Write a ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in pages:
            archive.write(file, name)


def tarred(path: Path, pages: Iterator[Named]) -> None:
    """Write a tar.gz."""
    with tarfile.open(path, "w:gz", compresslevel=4) as archive:
        for name, file in pages:
            archive.add(file, name)


def lines(path: Path, pages: Iterator[Named]) -> None:
    """Write JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for name, file in pages:
            html = file.read_text("utf-8", "replace")
            out.write(json.dumps({"id": name, "html": html}) + "\n")


def parquet(path: Path, pages: Iterator[Named]) -> None:
    """Write a Parquet file."""
    schema = pa.schema([("id", pa.string()), ("html", pa.binary())])
    with pq.ParquetWriter(path, schema) as writer:
        while group := list(islice(pages, _GROUP)):
            rows = [{"id": name, "html": file.read_bytes()} for name, file in group]
            writer.write_table(pa.Table.from_pylist(rows, schema))


WRITERS: dict[str, Callable[[Path, Iterator[Named]], None]] = {
    "folder": folder,
    "a.zip": zipped,
    "a.tar.gz": tarred,
    "a.parquet": parquet,
    "a.jsonl": lines,
}


def measure(path: Path, *, parse: bool) -> None:
    """Read a source, and print how long it took and how much memory."""
    start, count, before = time.perf_counter(), 0, os.times()
    pages = zonaparse.pages(path)
    if parse:
        count = sum(1 for _ in zonaparse.parse_many((page.html for page in pages), ordered=False))
    else:
        count = sum(1 for _ in pages)
    seconds = time.perf_counter() - start
    now = os.times()
    busy = sum(now[:4]) - sum(before[:4])
    # Of the system's two figures this one begins anew with a program.
    peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024
    told = f"{path.name:10} {count:6} pages {count / seconds:7.0f}/s {count / busy:7.0f}/s of CPU"
    told += f" {peak:5} MiB at most"
    if parse:
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        told += f", {largest:5} MiB in the largest worker"
    print(told, flush=True)


def main() -> None:
    """Write the pages in each form, and read them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--parse", action="store_true")
    parser.add_argument("--read", type=Path, help="measure this source alone")
    parser.add_argument("--forms", nargs="*", choices=[*WRITERS], default=[*WRITERS])
    told = parser.parse_args()
    if told.read:
        measure(told.read, parse=told.parse)
        return
    files = sorted(FIXTURES.rglob("*.html"))
    with tempfile.TemporaryDirectory() as place:
        for name in told.forms:
            write = WRITERS[name]
            pages = enumerate(islice(cycle(files), told.pages))
            write(Path(place, name), ((f"{number:06}.html", file) for number, file in pages))
            command = [sys.executable, "-m", "benchmarks.inputs", "--read", str(Path(place, name))]
            subprocess.run([*command, *(["--parse"] if told.parse else [])], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
