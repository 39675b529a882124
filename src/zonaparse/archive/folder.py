"""The files of an archive: what belongs together, and what a run that was killed left behind.

Before a batch of pages is written, `writing.json` notes how long the WARC files are by then. If a
file is longer than the catalogue knows, that tells the end of a run that was killed from the work
of many runs of which an older catalogue does not know: only the first is ever cut off.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from zonaparse.archive.notes import Note
from zonaparse.archive.opening import REBUILD
from zonaparse.errors import ArchiveError, CatalogueMismatch
from zonaparse.warc import Fault, Kind, Record
from zonaparse.warc.reader import records

CATALOGUE, LOCK = "catalogue.sqlite", "lock"
_JOURNAL, _NEW = "writing.json", "writing.json.new"
_OURS = re.compile(r"pages-(\d{5,})\.warc\.gz")
_WARCS = (".warc", ".warc.gz", ".arc", ".arc.gz", ".warc.zst")
NEW = f"{CATALOGUE}.new"  # it gets its name when it is whole
_BEGUN = {LOCK, CATALOGUE, NEW, *(f"{NEW}-{end}" for end in ("wal", "shm", "journal"))}
_LOOKS = 3


class Journal(NamedTuple):
    """How long the files were when a batch was begun, the file it was written to, and its mark."""

    ends: dict[str, int]
    file: str
    batch: str


def begin(folder: Path, journal: Journal) -> None:
    """Note that a batch is begun."""
    with (folder / _NEW).open("w") as file:
        json.dump(journal._asdict(), file)
        file.flush()
        os.fsync(file.fileno())
    (folder / _NEW).replace(folder / _JOURNAL)
    sync(folder)


def end(folder: Path) -> None:
    """Note that no batch is under way."""
    with suppress(OSError):  # then it tells of a batch of which the catalogue knows
        (folder / _JOURNAL).unlink(missing_ok=True)


def begun(folder: Path) -> Journal | None:
    """Return the batch that was under way; None if there is none."""
    try:
        told = json.loads((folder / _JOURNAL).read_bytes())
        ends = {str(name): int(size) for name, size in told["ends"].items()}
        return Journal(ends, told["file"], str(told["batch"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def sync(folder: Path) -> None:
    """Put on disk which files there are."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def warcs(folder: Path) -> list[Path]:
    """Return the WARC files of an archive, in the order in which they were written."""
    return [path for _, path in sorted(_numbered(folder))]


def strays(folder: Path) -> list[Path]:
    """Return the WARC files in a folder that this library did not write."""
    found = (path for path in folder.iterdir() if path.name.lower().endswith(_WARCS))
    return sorted(path for path in found if not _OURS.fullmatch(path.name))


def number(name: str) -> int:
    """Return the number of a WARC file of an archive."""
    found = _OURS.fullmatch(name)
    return int(found[1]) if found else 0


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    found = ((_OURS.fullmatch(path.name), path) for path in folder.iterdir())
    return [(int(match[1]), path) for match, path in found if match and path.is_file()]


def next_number(folder: Path) -> int:
    """Return the number of a new WARC file: above that of anything that is called as one."""
    return max((number(path.name) for path in folder.iterdir()), default=0) + 1


def is_new(folder: Path) -> bool:
    """Say whether an archive may be begun in a folder; False where there is one.

    Raises ArchiveError for a folder that holds something else, CatalogueMismatch for WARC files of
    an archive without their catalogue.
    """
    if _has_catalogue(folder):
        return False
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if other := sorted(names.difference(_BEGUN)):
        raise ArchiveError(
            f"{folder}: the folder holds {_listed(other)} and is no archive; nothing was written."
            f" Did you mean --import {folder}, and another folder for the archive?"
        )
    return True


def check_there(folder: Path) -> None:
    """Raise ArchiveError if there is no archive, CatalogueMismatch if only its WARC files are."""
    if not _has_catalogue(folder):
        begins = f"`zonaparse archive {folder} URL` begins one"
        if folder.is_dir() and any(folder.iterdir()):
            begins = f"`zonaparse archive NEW --import {folder}` makes one of the pages in it"
        raise ArchiveError(f"{folder}: there is no archive; {begins}")


def _has_catalogue(folder: Path) -> bool:
    catalogue = folder / CATALOGUE
    if catalogue.is_file() and catalogue.stat().st_size:
        return True
    if found := warcs(folder) if folder.is_dir() else []:
        what = "is empty" if catalogue.is_file() else "is not there"
        told = f"{folder}: there are WARC files of an archive ({found[0].name}), and its catalogue"
        raise CatalogueMismatch(f"{told} {what}; {REBUILD.format(folder)}")
    return False


def check(folder: Path, ends: Callable[[], dict[str, int]]) -> None:
    """Raise CatalogueMismatch if WARC files and catalogue do not belong together.

    `ends` returns how long the catalogue says that the files are.
    """
    if wrong := found_wrong(folder, ends):
        raise CatalogueMismatch(f"{folder}: {wrong[0]}")


def found_wrong(folder: Path, ends: Callable[[], dict[str, int]]) -> list[str]:
    """Return what mismatches() yields, also while another process is writing."""
    for _ in range(_LOOKS):
        known = ends()
        wrong = list(mismatches(folder, known))
        if not wrong or ends() == known:
            break
    return wrong


def mismatches(folder: Path, ends: dict[str, int]) -> Iterator[str]:
    """Yield in what WARC files and catalogue do not belong together, and what mends it."""
    again = f"or {REBUILD.format(folder)}, as far as they are there"
    for path in warcs(folder):
        size, known = path.stat().st_size, ends.get(path.name, 0)
        if size < known:
            told = f"{path.name} lacks {known - size} bytes: they are missing at its end"
            yield f"{told}; put back a whole copy, {again}"
        if size > known and not _is_torn(path, ends):
            told = f"the catalogue is older than {path.name}"
            yield f"{told}; put back the newer one, or {REBUILD.format(folder)}"
    for name in sorted(ends):
        if not (folder / name).is_file():
            yield f"{name} is gone; put it back, {again}"


def torn(folder: Path, ends: dict[str, int]) -> list[Path]:
    """Return the files at whose ends lies what a run that was killed wrote, and nothing else."""
    return [
        path
        for path in warcs(folder)
        if path.stat().st_size > ends.get(path.name, 0) and _is_torn(path, ends)
    ]


def _is_torn(path: Path, ends: dict[str, int]) -> bool:
    """Say whether what lies behind the known end of a file was never told to be kept."""
    journal = begun(path.parent)
    known = journal if journal and journal.ends == ends and journal.file == path.name else None
    if not known and path.name not in ends:
        return False
    with path.open("rb") as file:
        behind = records(file, "", ends.get(path.name, 0))
        return all(_is_unfinished(each, known) for each in behind)


def _is_unfinished(found: Record | Fault, journal: Journal | None) -> bool:
    """Say whether what lies behind the known end is of the batch that was under way, or a part."""
    if isinstance(found, Fault):  # a batch is whole records, so that a part of one is none
        return journal is not None or found.kind is Kind.CUT
    note = Note.read(found)
    return journal is not None and (note is None or note.batch == journal.batch)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
