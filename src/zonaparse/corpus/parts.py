"""A file that is written beside and renamed when it is whole, by one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from zonaparse.errors import InputError

_END = ".part"


@contextmanager
def part(path: Path) -> Iterator[Path]:
    """Yield where to write a file, which takes its place if the block ends well.

    Its name is always the same, so that what a killed run left is written over. Raises InputError
    where another process writes it now.
    """
    beside = path.with_name(f".{path.name}{_END}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(beside, path) as file:
        file.truncate(0)
        yield beside
        os.fsync(file.fileno())
        beside.replace(path)


def sweep(folder: Path) -> None:
    """Delete the parts below a folder that killed runs left; those that are being written stay."""
    for beside in folder.glob(f".*{_END}"):
        with suppress(InputError, OSError), _locked(beside, beside):
            beside.unlink(missing_ok=True)


@contextmanager
def _locked(beside: Path, path: Path) -> Iterator[IO[bytes]]:
    """Open a file that no other process has open here; it is deleted if anything goes wrong."""
    while True:
        with beside.open("ab") as file:
            if not _lock(file):
                raise InputError(f"{path}: another process is writing it")
            try:
                if _is(file, beside):
                    yield file
                    return
            except BaseException:  # Ctrl-C may come as soon as it is there
                beside.unlink(missing_ok=True)
                raise


def _lock(file: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows, where a file that is open cannot be replaced
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is(file: IO[bytes], path: Path) -> bool:
    """Say whether a file is still the one at a path: another process may just have renamed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
