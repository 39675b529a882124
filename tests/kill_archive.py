"""An archive is killed again and again: `python -m tests.kill_archive --pages 2000 --kills 100`.

Nothing that was told to be kept may be lost, and nothing be there twice.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator

from tests import site
from zonaparse import Archive


class Found(NamedTuple):
    """What is there in the end, and what is not."""

    kills: int
    told: int
    in_warcs: int
    in_catalogue: int
    lost: int
    doubled: int
    warcs_broken: int


def run(folder: Path, pages: int, kills: int, seed: int = 1) -> Found:
    """Archive pages of a test site, killed at random moments."""
    chance = random.Random(seed)
    archive, told = folder / "archive", set[str]()
    with site.running() as server:
        paths = [f"/p/{number}" for number in range(pages)]
        for number, path in enumerate(paths):
            text = f"Panen ke-{number} di Desa Muara berlangsung sejak pagi. " * 5
            server.page(path, site.article(f"Panen {number}", server.url(path), text=text))
        urls = [server.url(path, "127.0.0.1") for path in paths]
        (folder / "urls").write_text("\n".join(urls))
        killed = 0
        while killed < kills:
            killed += _killed(archive, folder / "urls", chance.uniform(0.3, 2.0), told)
        _started(archive, folder / "urls", told).wait()
        told |= _told(folder)
    return _found(archive, urls, told, killed)


def _started(archive: Path, urls: Path, told: set[str]) -> subprocess.Popen[bytes]:
    told |= _told(archive.parent)
    command = [sys.executable, "-m", "zonaparse", "archive", str(archive), "--from", str(urls)]
    options = ["--rate", "100000", "--allow-private", "--json-log"]
    with (archive.parent / "log").open("wb") as log:
        return subprocess.Popen([*command, *options], stderr=log, start_new_session=True)


def _killed(archive: Path, urls: Path, after: float, told: set[str]) -> bool:
    """Run the command and kill it; say whether it was still running."""
    running = _started(archive, urls, told)
    try:
        running.wait(after)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True
    told |= _told(archive.parent)
    for path in (*archive.glob("*"),):  # all done before the last kill: begin again
        path.unlink()
    told.clear()
    (archive.parent / "log").unlink()
    return False


def _told(folder: Path) -> set[str]:
    """Return the addresses that the last run told to be kept; its last line may be cut."""
    log = folder / "log"
    lines = log.read_text().splitlines() if log.exists() else []
    rows = (json.loads(line) for line in lines if line.startswith("{") and line.endswith("}"))
    return {row["url"] for row in rows if row["state"] == "done"}


def _found(archive: Path, urls: list[str], told: set[str], killed: int) -> Found:
    records = Counter[str]()
    broken = 0
    for path in sorted(archive.glob("*.warc.gz")):
        check = [sys.executable, "-m", "warcio.cli", "check", str(path)]
        broken += subprocess.run(check, check=False).returncode != 0
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    records[record.rec_headers.get_header("WARC-Target-URI")] += 1
    with Archive(archive, reading=True) as kept:
        rows = kept.catalogue.db.execute(
            "select a.url, count(p.id) from addresses a left join pages p on p.id = a.page"
            " where a.state = 'done' group by 1"
        )
        known = dict(rows)
        stored = kept.catalogue.db.execute("select count(*) from pages").fetchone()[0]
    lost = len(set(urls) - set(known)) + len(told - set(known)) + len(set(urls) - set(records))
    doubled = sum(records.values()) - len(records) + stored - len(known)
    return Found(killed, len(told), sum(records.values()), stored, lost, doubled, broken)


def main() -> int:
    """Run it and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--kills", type=int, default=100)
    given = options.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), given.pages, given.kills)
    print(found, f"{time.monotonic() - start:.0f} s")
    return int(bool(found.lost or found.doubled or found.warcs_broken))


if __name__ == "__main__":
    sys.exit(main())
