"""A file of addresses, one a line."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from zonaparse.text import printable

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Line(NamedTuple):
    """A line of a list: its address, or `told`, why it holds none; `name` says which it is."""

    name: str
    url: str = ""
    told: str = ""


def read_list(path: Path) -> Iterator[Line]:
    """Yield the lines of a file but blank ones and those that begin with "#"; raise OSError."""
    raw = path.read_bytes()
    if raw.startswith(_UTF_16):  # as Windows calls "Unicode"
        raw = raw.decode("utf-16", "replace").encode()
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
        name = f"{path}, line {number}"
        try:
            url = line.decode().strip()
        except UnicodeDecodeError:
            yield Line(name, told="it holds bytes that are no UTF-8: write them as %XX")
            continue
        if url and not printable(url).strip():
            yield Line(name, told="it holds nothing but control characters")
        elif url and not url.startswith("#"):
            yield Line(name, url)
