"""The pages that the words of a command line stand for."""

import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from zonaparse.errors import PageTooLarge
from zonaparse.page import MAX_BYTES

_ENDINGS = (".html", ".htm", ".html.gz", ".htm.gz")
_GZIP = 31  # zlib's window bits for a gzip stream


def expand(words: Iterable[str]) -> Iterator[str]:
    """Yield the files that the words name: a folder stands for the pages below it, in order."""
    for word in words:
        path = Path(word)
        if word == "-" or not path.is_dir():
            yield word
            continue
        pages = [p for p in path.rglob("*") if p.name.lower().endswith(_ENDINGS) and p.is_file()]
        yield from map(str, sorted(pages))


def read(name: str) -> bytes:
    """Return the bytes of a page: of standard input for '-', inflated for a name in .gz.

    Raises OSError, or PageTooLarge before more than the limit is in memory.
    """
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return _inflated(raw) if name.endswith(".gz") else raw


def _inflated(raw: bytes) -> bytes:
    inflator = zlib.decompressobj(_GZIP)
    try:
        page = inflator.decompress(raw, MAX_BYTES)
    except zlib.error as error:
        raise OSError(f"not a gzip file: {error}") from error
    if inflator.unconsumed_tail:
        raise PageTooLarge(MAX_BYTES + 1, MAX_BYTES)
    if not inflator.eof:
        raise OSError("the gzip file is cut short")
    return page
