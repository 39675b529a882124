"""Files and folders on disk."""

import os
from collections.abc import Iterator
from pathlib import Path

from zonaparse.inputs import local
from zonaparse.inputs.events import Broken, Event, Found, Item, Skipped


def read(path: Path) -> Iterator[Item | Event]:
    """Yield a file, or the files below a folder in the order of their names."""
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on some paths
        yield from _below(path)
    else:
        yield from _file(str(path), asked=True)


def sizes(path: Path) -> Iterator[int]:
    """Yield the bytes of each file that read() would open."""
    if not os.path.isdir(path):  # noqa: PTH112 - as above
        yield _size(str(path))
        return
    for folder, _, names in os.walk(path):
        yield from (_size(str(Path(folder, name))) for name in names)


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def _file(name: str, *, asked: bool = False) -> Iterator[Item | Event]:
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 the walk closes it
    except OSError as error:
        yield Broken(name, error)
        return
    found = Found(name, b"", id=name, modified=os.fstat(stream.fileno()).st_mtime)
    yield Item(name, stream, found, asked=asked, whole=stream.seekable())  # a pipe is not


def _below(folder: Path) -> Iterator[Item | Event]:
    waiting = [iter(_entries(str(folder)))]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif not isinstance(entry, os.DirEntry):
            yield entry
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(iter(_entries(entry.path)))
        elif entry.is_file() or not os.path.exists(entry.path):  # noqa: PTH110 - as above
            yield from _file(entry.path)  # a link to nowhere is told as an error
        else:
            yield Skipped(entry.path, "link to a folder" if entry.is_symlink() else "device")


def _entries(folder: str) -> list["os.DirEntry[str] | Event"]:
    """Return what lies in a folder, by name, without the folders of its saved pages."""
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return [Broken(folder, error)]
    pages = local.page_stems(entry.name for entry in found)
    entries: list[os.DirEntry[str] | Event] = []
    for entry in found:
        is_part = entry.name == local.CACHE or local.folder_stem(entry.name) in pages
        if is_part and entry.is_dir(follow_symlinks=False):
            below = os.walk(entry.path)
            entries += [
                Skipped(str(Path(at, n)), local.KIND) for at, _, names in below for n in names
            ]
        else:
            entries.append(entry)
    return entries
