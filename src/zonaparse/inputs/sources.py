"""The pages of anything that holds some, one by one."""

import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from zonaparse.document.encoding import decode
from zonaparse.errors import InputError
from zonaparse.inputs import folders, forms
from zonaparse.inputs.columns import Asked
from zonaparse.inputs.events import Broken, Event, Found, Item, Noted, SavedPage, Skipped
from zonaparse.inputs.streams import Meter
from zonaparse.inputs.walk import Walk
from zonaparse.text import encodable

One = str | os.PathLike[str] | bytes | BinaryIO
Source = One | Iterable[One]

_MOST_TOLD = 1_000  # broken inputs that are kept by name


class Pages(Iterator[SavedPage]):
    """The pages of a source, read as they are asked for.

    `skipped` counts what is no page by its kind, `broken` names what could not be read (the first
    1,000; `failures` counts all), `notes` tell which columns of a table were taken. `read` is how
    many bytes of the files were read, of `total`, which is None where it is not known. `name` is
    the path that was given; "" for anything else.
    """

    def __init__(self, reading: "Reading", total: int | None, name: str = "") -> None:
        self._reading = reading
        self._events = iter(reading)
        self.total = total
        self.name = name
        self.skipped: Counter[str] = Counter()
        self.broken: list[Broken] = []
        self.failures = 0
        self.notes: list[Noted] = []

    def __next__(self) -> SavedPage:
        """Return the next page."""
        for event in self._events:
            if isinstance(event, Found):
                return _saved(event)
            self._note(event)
        raise StopIteration

    @property
    def read(self) -> int:
        """How many bytes of the files were read, packed as they are."""
        return self._reading.position()

    def _note(self, event: Event) -> None:
        if isinstance(event, Skipped):
            self.skipped[event.kind] += 1
        elif isinstance(event, Broken):
            self.failures += 1
            if len(self.broken) < _MOST_TOLD:
                self.broken.append(event)
        elif isinstance(event, Noted) and len(self.notes) < _MOST_TOLD:
            self.notes.append(event)


def pages(
    source: Source,
    *,
    html_column: str | None = None,
    url_column: str | None = None,
    id_column: str | None = None,
) -> Pages:
    """Return the pages in `source`, one by one, as (id, html, url, captured_at).

    `source` is a path, bytes, a binary file, or several of these; a folder stands for all below
    it. What it is is told by its bytes: HTML, MHTML, gzip, bzip2, xz, zstd, ZIP, tar, WARC, WACZ,
    CSV, TSV, JSON Lines, JSON, Parquet, Feather, SQLite, and any of them in another. The columns
    of tables are guessed by plain names (html, content, raw_html, page; url, link, source_url;
    id) unless they are given.

    `url` is the address that the container tells, `captured_at` an aware time, or None. Nothing is
    unpacked to disk but a member that has to be read twice, into a temporary file without a name.
    Memory is bounded by the largest page. What is no page is counted in `skipped`; what cannot be
    read is told in `broken`, and the rest goes on. Some forms need the extra `inputs`.

    Raises TypeError for what is no source, and InputError for a path that is not there; of several
    sources such a path is told in `broken`.

    >>> [(page.id, page.url) for page in pages(b"<!DOCTYPE html><p>Panen raya")]
    [('bytes', None)]
    """
    asked = Asked(html_column, url_column, id_column)
    if isinstance(source, str | os.PathLike) and not os.path.exists(source):  # noqa: PTH110 as there
        raise InputError(f"{encodable(os.fspath(source))}: there is no such file or folder")
    several = _several(source)
    known = total(several) if isinstance(several, Sequence) else None
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else ""
    return Pages(Reading(several, asked), known, name)


class NoPages(InputError):
    """A source was read, and holds no page."""


class Named(NamedTuple):
    """A binary file by the name that people know it by."""

    name: str
    file: BinaryIO


_ONE = (str, bytes, os.PathLike, io.IOBase, Named)


class Reading:
    """One reading of some sources: all that is told of what is in them, and how far it came."""

    def __init__(self, sources: Iterable[One | Named], asked: Asked = Asked()) -> None:  # noqa: B008
        self._sources = sources
        self._asked = asked
        self._walk: Walk | None = None
        self._done = 0

    def __iter__(self) -> Iterator[Event]:
        """Yield pages and what else there is, in order; a source without any page is an error."""
        for one in self._sources:
            name, first, size = _first(one)
            self._walk = Walk(self._asked, Meter(size))
            skipped: Counter[str] = Counter()
            is_empty = True
            for event in self._walk.events(first):
                if isinstance(event, Skipped):
                    skipped[event.kind] += 1
                is_empty = is_empty and not isinstance(event, Found | Broken)
                yield event
            if is_empty:
                yield Broken(name, NoPages(f"there are no pages in it{told(skipped)}"))
            self._done, self._walk = self.position(), None

    def position(self) -> int:
        """Return how many bytes of the files were read."""
        return self._done + (self._walk.position() if self._walk else 0)


def told(skipped: Counter[str]) -> str:
    """Return what was skipped as the end of a sentence.

    >>> told(Counter(picture=2, script=1))
    '; skipped 3: 2 picture, 1 script'
    """
    kinds = ", ".join(f"{count} {kind}" for kind, count in skipped.most_common())
    return f"; skipped {skipped.total()}: {kinds}" if kinds else ""


def total(sources: Iterable[One | Named]) -> int | None:
    """Return the bytes of all files of the sources; None where there is a stream among them."""
    sizes = [_size(one) for one in sources]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _size(one: One | Named) -> int | None:
    if isinstance(one, bytes):
        return len(one)
    return sum(folders.sizes(Path(one))) if isinstance(one, str | os.PathLike) else None


def holds_many(one: One | Named) -> bool:
    """Say whether a source is a folder, a container or a table, by its beginning."""
    if isinstance(one, Named):
        head = one.file.peek(forms.HEAD) if isinstance(one.file, io.BufferedReader) else b""
        return forms.innermost(head).holds_many
    if not isinstance(one, str | os.PathLike):
        return isinstance(one, bytes) and forms.innermost(one[: forms.HEAD]).holds_many
    try:
        if os.path.isdir(one):  # noqa: PTH112 - Path.is_dir raises on some paths
            return True
        if not os.path.isfile(one):  # noqa: PTH113 - a pipe can be opened once
            return False
        with Path(one).open("rb") as file:
            return forms.innermost(file.read(forms.HEAD)).holds_many
    except OSError:
        return False


def _several(source: Source) -> Iterable[One]:
    several = [source] if isinstance(source, _ONE) else source
    if not isinstance(several, Iterable):
        raise TypeError(f"a source is a path, bytes or a binary file, not {type(source).__name__}")
    return cast("Iterable[One]", several)


def _first(one: One | Named) -> tuple[str, Iterator[Item | Event], int | None]:
    """Return the name of a source, what it begins with, and its bytes where they are known."""
    if isinstance(one, bytes):
        item = Item("bytes", io.BytesIO(one), Found("bytes", b"", id="bytes"), 0, True, True)
        return "bytes", iter([item]), len(one)
    if isinstance(one, str | os.PathLike):
        path = Path(one)
        return str(path), folders.read(path), sum(folders.sizes(path))
    name, file = one if isinstance(one, Named) else (str(getattr(one, "name", "file")), one)
    if not hasattr(file, "read"):
        raise TypeError(f"a source is a path, bytes or a binary file, not {type(one).__name__}")
    return name, iter([Item(name, _unclosed(file), Found(name, b"", id=name), asked=True)]), None


def _saved(found: Found) -> SavedPage:
    """Return a page as it is given out; where a header tells its encoding, as text."""
    html = found.html
    if found.encoding and isinstance(html, bytes):
        html = decode(html, found.encoding).raw.decode()
    return SavedPage(found.id, html, found.url, found.at)


class _Unclosed(io.RawIOBase):
    """A caller's file, which stays open when it was read."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def _unclosed(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Unclosed(file))
