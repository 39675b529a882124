"""The catalogue of an archive made anew from its WARC files."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from zonaparse.archive import folder as files
from zonaparse.archive.archive import locked
from zonaparse.archive.catalogue import Catalogue, Read
from zonaparse.archive.notes import Note, Origins
from zonaparse.archive.records import Place, fingerprint
from zonaparse.archive.reparse import parse_stored
from zonaparse.archive.warcs import Warcs
from zonaparse.errors import ArchiveError
from zonaparse.warc import Fault, Kind, Record, Unreadable, body, payload, time
from zonaparse.warc.reader import records


class Rebuilt(NamedTuple):
    """What was found in the WARC files.

    `pages` is how many pages there are and `addresses` how many addresses, `failed` what could not
    be read again, by kind. `faults` are damaged records, and `before` is where the old catalogue is
    kept, if there was one.
    """

    pages: int
    addresses: int
    failed: dict[str, int]
    faults: list[Fault]
    before: Path | None


def rebuild(
    path: Path | str,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
) -> Rebuilt:
    """Make the catalogue of an archive anew from its WARC files; `on_progress` hears how many pages
    were found, then how many of them were parsed.

    What only the catalogue knew is not there: addresses that wait or could not be reached. The old
    catalogue is kept beside it. Killed at any moment, it can be begun again. Raises ArchiveError
    if another process has the archive, or if there are no WARC files of one.
    """
    folder = Path(path)
    if not folder.is_dir() or not files.warcs(folder):
        raise ArchiveError(
            f"{folder}: there are no WARC files of an archive; give the folder that has them"
        )
    lock = locked(folder)
    try:
        return _made(folder, on_progress, workers)
    finally:
        lock.release()


def _made(folder: Path, on_progress: Callable[[int], None], workers: int | None) -> Rebuilt:
    _remove(folder / files.NEW)
    catalogue = Catalogue.create(folder / files.NEW)
    with closing(catalogue.db):
        faults = _filled(catalogue, folder, on_progress)
        with closing(Warcs(folder, catalogue.ends())) as warcs:
            changes = parse_stored(catalogue, warcs, on_progress=on_progress, workers=workers)
        addresses = sum(catalogue.states().values())
    before = _kept(folder)
    (folder / files.NEW).replace(folder / files.CATALOGUE)
    files.end(folder)
    files.sync(folder)
    return Rebuilt(changes.pages, addresses, dict(changes.failed), faults, before)


def _remove(new: Path) -> None:
    for each in new.parent.glob(f"{new.name}*"):
        each.unlink()


def _kept(folder: Path) -> Path | None:
    """Give the old catalogue another name; return that."""
    old = folder / files.CATALOGUE
    if not old.exists():
        return None
    number = 1
    while (kept := folder / f"{files.CATALOGUE}.before-{number}").exists():
        number += 1
    for end in ("-wal", "-shm", ""):  # what belongs to it goes first: without it, it is only older
        with suppress(FileNotFoundError):
            old.with_name(old.name + end).replace(kept.with_name(kept.name + end))
    return kept


def _filled(catalogue: Catalogue, folder: Path, on_progress: Callable[[int], None]) -> list[Fault]:
    """Note what the WARC files tell, unread yet; return what in them is damaged."""
    faults: list[Fault] = []
    origins, found = Origins(), count(1)
    with catalogue.transaction():
        for path in files.warcs(folder):
            with path.open("rb") as file:
                for note in _notes(origins.read(records(file, path.name)), faults):
                    _note(catalogue, note)
                    if note.pages:
                        on_progress(next(found))
            catalogue.set_ends({path.name: _end(path, faults)})
    return faults


def _end(path: Path, faults: list[Fault]) -> int:
    """Return where a file ends; a record at its end that was never finished is not of it."""
    last = faults[-1] if faults else None
    is_torn = last and last.file == path.name and last.kind is Kind.CUT
    return last.offset if last and is_torn else path.stat().st_size


def _notes(found: Iterable[Record | Fault | Note], faults: list[Fault]) -> Iterator[Note]:
    """Yield the notes of a file, and those that are missing for pages without one."""
    alone: dict[Place, Note] = {}
    asked = ""
    for each in found:
        if isinstance(each, Fault):
            faults.append(each)
        elif isinstance(each, Note):
            for place in (*each.pages, *each.beside):
                alone.pop(place, None)
            yield from alone.values()
            alone.clear()
            yield each
        elif each.type in ("response", "resource"):
            asked, note = _of_record(each, asked)
            if note:
                alone[Place(each.file, each.offset, each.length)] = note
    yield from alone.values()


def _of_record(record: Record, asked: str) -> tuple[str, Note | None]:
    """Return what a record tells by itself; and, of a redirect, the address asked for first."""
    place = Place(record.file, record.offset, record.length)
    address = asked or record.url
    try:
        found, at = payload(record), time(record)
        if 300 <= found.status < 400 and found.header("Location"):
            return address, None
        if found.status >= 400:
            return "", Note(address, at, "failed", f"HTTP {found.status}", beside=[place])
        if not found.is_page:
            return "", None
        mark = fingerprint(None, record.url, body(record, found, len(record.block or b"") * 1032))
    except Unreadable:
        return "", None
    return "", Note(address, at, "done", "", record.url, mark, [place])


def _note(catalogue: Catalogue, note: Note) -> None:
    if not note.pages:
        if not catalogue.is_later(note.address, note.at):
            catalogue.note(note.address, note.state, note.told)
        return
    page = catalogue.by_places(note.pages)
    if page is None and _is_copy(catalogue, note):
        return
    if page is None:
        read = Read(None, None, note.told)
        page = catalogue.insert(note.url, note.fingerprint, note.pages, read)
    is_newest = not catalogue.is_later(note.address, note.at)
    catalogue.capture(page, note.at, note.address)
    if note.address and is_newest:
        known = {"etag": note.etag, "last_modified": note.last_modified}
        catalogue.note(note.address, note.state, note.told, {"page": page, **known})


def _is_copy(catalogue: Catalogue, note: Note) -> bool:
    """Say whether a note is known already, of a file that is there twice."""
    page = catalogue.by_fingerprint(note.fingerprint)
    return page is not None and catalogue.is_captured(page, note.at, note.address)
