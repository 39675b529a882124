"""How long looking at an archive takes: `python -m benchmarks.drift DIR`.

It tells, in seconds of CPU time: reading the pages of the archive, finding what changed at their
sites, and writing the report with its explained pages.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from zonaparse import Archive
from zonaparse.drift import drift
from zonaparse.drift.reading import of_archive
from zonaparse.report import write_report

T = TypeVar("T")


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something, and print what it took."""
    start = time.process_time()
    came = work()
    print(f"{what}: {time.process_time() - start:.1f} s")
    return came


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("archive", type=Path)
    folder = parser.parse_args().archive
    with Archive(folder, reading=True) as archive:
        pages = timed("reading", lambda: list(of_archive(archive)))
    found = timed("what changed", lambda: drift(pages))
    print(f"{found.pages} pages of {found.sites} sites; {found.unplaced} without a day or host")
    print(f"{len(found.falls)} falls, {len(found.lines)} lines, {len(found.groups)} layouts")
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "report.html"
        timed("report", lambda: write_report(folder, target))
        print(f"{target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
