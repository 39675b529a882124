"""A file that is written anew: the old one stays whole until the new one is."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Yield a path to write to, beside the file that it becomes if the block ends well.

    What is no file, as a pipe or a terminal, is written to itself.
    """
    path = path.resolve()
    if not path.parent.is_dir():
        told = "there is no such folder; make it first"
        raise FileNotFoundError(errno.ENOENT, told, str(path.parent))
    if path.exists() and not path.is_file():
        yield path
        return
    new = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        new.touch(exist_ok=False)
        yield new
        with new.open("rb") as file:
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename is None:  # a full disk
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
