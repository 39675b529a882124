"""An archive is killed again and again: `python -m tests.kill_archive --pages 2000 --kills 100`.

Whatever is killed - a crawl, an import, a reparse, an export, a rebuild - nothing that was told to
be kept may be lost, nothing be there twice, and an export that was there stays whole.
"""

import argparse
import hashlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator

from tests import site
from zonaparse import Archive
from zonaparse.archive import import_pages, rebuild, verify
from zonaparse.errors import ArchiveError

WAYS = ("crawl", "import")
CHANGES = ("reparse", "export", "rebuild")


class Found(NamedTuple):
    """What is there in the end, and what is not."""

    kills: int
    told: int
    in_warcs: int
    in_catalogue: int
    lost: int
    doubled: int
    warcs_broken: int


class Changed(NamedTuple):
    """What an archive that is there came to: how often it was broken in between, and at the end."""

    kills: int
    broken: int
    lost: int


def run(folder: Path, pages: int, kills: int, seed: int = 1, way: str = "crawl") -> Found:
    """Archive pages of a test site, or of a folder, killed at random moments."""
    chance = random.Random(seed)
    archive, told = folder / "archive", set[str]()
    with site.running() as server:
        source, urls = _crawled(folder, server, pages) if way == "crawl" else _saved(folder, pages)
        killed = 0
        while killed < kills:
            killed += _killed(archive, source, chance.uniform(0.3, 2.0), told)
        _started(archive, source, told).wait()
        told |= _told(folder)
    return _found(archive, urls, told, killed)


def change(folder: Path, what: str, pages: int, kills: int, seed: int = 1) -> Changed:
    """Change an archive of pages, killed at random moments, and look at it after each."""
    chance = random.Random(seed)
    archive, export = folder / "archive", folder / "export.jsonl"
    _, urls = _saved(folder, pages)
    with Archive(archive) as kept:
        import_pages(kept, folder / "saved", workers=1)
        kept.export("jsonl", export)
    before, warcs = export.read_bytes(), _digests(archive)
    words = [str(archive), "-o", str(export)] if what == "export" else [str(archive)]
    killed = broken = 0
    while killed < kills:
        _PREPARED[what](archive)
        killed += _killed_once([what, *words], chance.uniform(0.2, 2.0))
        broken += not _is_whole(archive, what) or export.read_bytes() != before
    _PREPARED[what](archive)
    subprocess.run(_command([what, *words]), check=True, stdout=subprocess.DEVNULL)
    with Archive(archive, reading=True) as kept:
        kept.export("jsonl", export)
    left = set(before.splitlines()) - set(export.read_bytes().splitlines())
    broken += _digests(archive) != warcs
    return Changed(killed, broken, len(left) + len(urls) - before.count(b"\n"))


def _aged(archive: Path) -> None:
    """Have all stored articles read otherwise than today."""
    with Archive(archive) as kept:
        kept.catalogue.db.execute(
            "update pages set article = json_set(article, '$.section', 'Lama')"
        )


_PREPARED: dict[str, Callable[[Path], object]] = {
    "reparse": _aged,
    "export": lambda _: None,
    "rebuild": lambda archive: (archive / "catalogue.sqlite").unlink(missing_ok=True),
}


def _is_whole(archive: Path, what: str) -> bool:
    """Say whether an archive is sound after a kill; a rebuild that was killed is begun again."""
    try:
        return not verify(archive).wrong
    except ArchiveError:
        return what == "rebuild" and not rebuild(archive, workers=1).failed


def _digests(archive: Path) -> dict[str, str]:
    paths = sorted(archive.glob("*.warc.gz"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def _killed_once(words: list[str], after: float) -> bool:
    running = subprocess.Popen(
        _command(words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        running.wait(after)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True
    return False


def _command(words: list[str]) -> list[str]:
    return [sys.executable, "-m", "zonaparse", *words]


def _page(number: int, url: str) -> str:
    text = f"Panen ke-{number} di Desa Muara berlangsung sejak pagi. " * 5
    return site.article(f"Panen {number}", url, text=text)


def _crawled(folder: Path, server: site.Site, pages: int) -> tuple[list[str], list[str]]:
    urls = [server.url(f"/p/{number}", "127.0.0.1") for number in range(pages)]
    for number in range(pages):
        server.page(f"/p/{number}", _page(number, server.url(f"/p/{number}")))
    (folder / "urls").write_text("\n".join(urls))
    return ["--from", str(folder / "urls"), "--rate", "100000", "--allow-private"], urls


def _saved(folder: Path, pages: int) -> tuple[list[str], list[str]]:
    saved = folder / "saved"
    saved.mkdir()
    paths = [saved / f"{number}.html" for number in range(pages)]
    for number, path in enumerate(paths):
        path.write_text(_page(number, f"https://a.id/p/{number}"))
    return ["--import", str(saved)], [f"file:{path}" for path in paths]


def _started(archive: Path, source: list[str], told: set[str]) -> subprocess.Popen[bytes]:
    told |= _told(archive.parent)
    with (archive.parent / "log").open("wb") as log:
        return subprocess.Popen(
            _command(["archive", str(archive), *source, "--json-log"]),
            stderr=log,
            start_new_session=True,
        )


def _killed(archive: Path, source: list[str], after: float, told: set[str]) -> bool:
    """Run the command and kill it; say whether it was still running."""
    running = _started(archive, source, told)
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
                if record.rec_type in ("response", "resource"):
                    records[record.rec_headers.get_header("WARC-Target-URI")] += 1
    with Archive(archive, reading=True) as kept:
        rows = kept.catalogue.db.execute(
            "select a.url, count(p.id) from addresses a left join pages p on p.id = a.page"
            " where a.state = 'done' group by 1"
        )
        known = dict(rows)
        stored = kept.catalogue.db.execute("select count(*) from pages").fetchone()[0]
    broken += verify(archive).wrong
    lost = len(set(urls) - set(known)) + len(told - set(known)) + len(set(urls) - set(records))
    doubled = sum(records.values()) - len(records) + stored - len(known)
    return Found(killed, len(told), sum(records.values()), stored, lost, doubled, broken)


def main() -> int:
    """Run it and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", nargs="*", help=", ".join((*WAYS, *CHANGES)))
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--kills", type=int, default=100)
    given = options.parse_args()
    bad = False
    for what in given.what or (*WAYS, *CHANGES):
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found: Found | Changed
            if what in WAYS:
                found = run(folder, given.pages, given.kills, way=what)
                bad |= bool(found.lost or found.doubled or found.warcs_broken)
            else:
                found = change(folder, what, given.pages, given.kills)
                bad |= bool(found.lost or found.broken)
        print(what, found, f"{time.monotonic() - start:.0f} s", flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
