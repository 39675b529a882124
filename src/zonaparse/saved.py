"""Pages that were saved: files, folders of them, standard input."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from zonaparse.errors import PageTooLarge
from zonaparse.guard import DEFAULT

ENDINGS = (".html", ".htm", ".html.gz", ".htm.gz")
_GZIP = b"\x1f\x8b"


def is_folder(word: str) -> bool:
    """Return whether the word names a folder; False for a path that cannot be looked at."""
    return word != "-" and os.path.isdir(word)  # noqa: PTH112 - Path.is_dir raises on some paths


def expand(words: Iterable[str]) -> Iterator[str]:
    """Yield the files that the words name: a folder stands for the pages below it, in order.

    A folder without pages is yielded itself, for read() to refuse.
    """
    for word in words:
        yield from (pages_below(Path(word)) or [word]) if is_folder(word) else [word]


def pages_below(folder: Path) -> list[str]:
    """Return the names of the pages below a folder, in order."""
    found = (path for path in folder.rglob("*") if path.name.lower().endswith(ENDINGS))
    return list(map(str, sorted(path for path in found if _holds_page(str(path)))))


def _holds_page(path: str) -> bool:
    # A link to nowhere counts: it is a page that cannot be read, and that is told.
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - as above


def read(name: str) -> bytes:
    """Return the bytes of a page: of standard input for '-', inflated where they are gzipped.

    Raises OSError, or PageTooLarge before more than the limit is in memory.
    """
    if name == "-":
        page = sys.stdin.buffer.read(DEFAULT.max_bytes + 1)
        return _inflated(io.BytesIO(page)) if page.startswith(_GZIP) else page
    if is_folder(name):
        raise FileNotFoundError("no pages (*.html, *.htm, *.html.gz, *.htm.gz) in this folder")
    with Path(name).open("rb") as file:
        return _inflated(file) if name.lower().endswith(".gz") else file.read(DEFAULT.max_bytes + 1)


def _inflated(file: BinaryIO) -> bytes:
    try:
        with gzip.GzipFile(fileobj=file) as inflated:
            page = inflated.read(DEFAULT.max_bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise gzip.BadGzipFile(f"no whole gzip file: {error}") from error
    if len(page) > DEFAULT.max_bytes:
        raise PageTooLarge(len(page), DEFAULT.max_bytes)
    return page
