"""The way through inputs: what lies in what, one thing at a time, no deeper than a bound."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from zonaparse import copies
from zonaparse.document.given import documents
from zonaparse.errors import InputError, OtherFormat, PageTooLarge, ZonaparseError
from zonaparse.guard import DEFAULT
from zonaparse.inputs import forms
from zonaparse.inputs.events import Broken, Event, Found, Item, Skipped
from zonaparse.inputs.forms import Form
from zonaparse.inputs.streams import Bomb, Meter, counted, failure, on_disk, rejoined

if TYPE_CHECKING:
    from zonaparse.inputs.columns import Asked


_MOST_IN_A_FILE = 64 * 2**20  # bytes of HTML, which may be several pages
_DEEPEST = 8  # containers in containers
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".mhtml", ".mht")
# Text by what its name says it is, for the count of what is skipped.
_TEXTS = {
    ".js": "script", ".mjs": "script", ".css": "style sheet", ".json": "JSON", ".txt": "text",
    ".md": "text", ".map": "script", ".cdx": "index", ".cdxj": "index", ".idx": "index",
    ".svg": "picture",
}  # fmt: skip


@dataclass
class Walk:
    """One walk through an input: what is asked of tables, and how much was read and unpacked."""

    asked: "Asked"
    meter: Meter = field(default_factory=Meter)
    done: int = 0
    size: int = 0
    file: BinaryIO | None = None

    def events(self, first: Iterator[Item | Event]) -> Iterator[Event]:
        """Yield what is found in `first` and in all that lies in it, in order."""
        open_items: list[tuple[Iterator[Item | Event], Item | None]] = [(first, None)]
        try:
            while open_items:
                inside, item = open_items[-1]
                found, error = _next(inside)
                if isinstance(found, Item):
                    self._begin(found)
                    open_items.append((self._inside(found), found))
                    continue
                if found is not None:
                    yield found
                    continue
                # A stream that is broken is the cause of whatever its reader met then.
                error = (item and failure(item.stream)) or error
                if error is not None:
                    yield Broken(item.name if item else "", error)
                if isinstance(error, Bomb):
                    return
                self._close(*open_items.pop())
        finally:
            while open_items:
                self._close(*open_items.pop())

    def position(self) -> int:
        """Return how many bytes of the files were read."""
        return self.done + (self.file.tell() if self.file and not self.file.closed else 0)

    def _begin(self, item: Item) -> None:
        if item.depth == 0 and item.whole:
            self.file, self.size = item.stream, item.stream.seek(0, io.SEEK_END)
            item.stream.seek(0)

    def _close(self, inside: Iterator[Item | Event], item: Item | None) -> None:
        close = getattr(inside, "close", None)
        if close is not None:
            close()
        if item is not None:
            if item.depth == 0 and item.whole:
                self.done += self.size
                self.file = None
            item.stream.close()

    def _inside(self, item: Item) -> Iterator[Item | Event]:
        head = item.stream.read(forms.HEAD)
        if not head and (error := failure(item.stream)):
            raise error
        form = forms.form_of(head)
        if form.holds is forms.Holds.NOTHING:
            yield from _no_page(item, form, Opened(item, head, self))
            return
        if form.holds_many and item.depth > _DEEPEST:
            raise InputError(f"there are over {_DEEPEST} containers in one another")
        yield from _readers()[form](item, Opened(item, head, self))


@dataclass
class Opened:
    """An item whose head was read, as its reader needs it."""

    item: Item
    head: bytes
    walk: Walk

    def stream(self) -> BinaryIO:
        """Return it from its beginning, to be read once."""
        if self.item.whole:
            self.item.stream.seek(0)
            return self.item.stream
        return rejoined(self.head, self.item.stream)

    def anywhere(self) -> BinaryIO:
        """Return it as a file that can be read anywhere."""
        return self.stream() if self.item.whole else on_disk(self.head, self.item.stream)

    def counted(self, stream: BinaryIO) -> BinaryIO:
        """Return a stream of what is unpacked of it, which is counted."""
        return counted(stream, self.walk.meter, forms.form_of(self.head).name)

    def all(self, most: int) -> bytes:
        """Return all its bytes; raise PageTooLarge where there are more than `most`, and InputError
        where that is more than a page may have.
        """
        raw = self.head + self.item.stream.read(max(0, most + 1 - len(self.head)))
        if error := failure(self.item.stream):
            raise error
        if len(raw) > most > DEFAULT.max_bytes:
            raise InputError(f"it is over {most} bytes, the most that is read of one file of pages")
        if len(raw) > most:
            raise PageTooLarge(len(raw), most)
        return raw


Reader = Callable[[Item, Opened], Iterator[Item | Event]]


def _html(item: Item, opened: Opened) -> Iterator[Event]:
    """Yield the page; of several in one file each has its number behind the name."""
    raw = opened.all(_MOST_IN_A_FILE)
    parts = documents(raw)
    for number, part in enumerate(parts):
        found = item.found
        if len(parts) > 1:
            name = f"{item.name}#{number}"
            found = replace(found, name=name, id=name)
        if len(part) > DEFAULT.max_bytes:
            yield Broken(found.name, PageTooLarge(len(part), DEFAULT.max_bytes))
            continue
        html, url, at = copies.captured(part, item.name.rpartition("#")[2])
        yield replace(found, html=html, url=found.url or url, at=found.at or at)


def _warc(item: Item, opened: Opened) -> Iterator[Item | Event]:
    from zonaparse.inputs import warcs  # needs an extra, which is told when one is met

    return warcs.read(item, opened)


def _no_page(item: Item, form: Form, opened: "Opened") -> Iterator[Event]:
    """Yield what is told of a thing without a page; one that was asked for is an error."""
    suffix = PurePosixPath(item.name).suffix.lower()
    is_named_page = suffix in _PAGE_NAMES
    if form is forms.EMPTY and (item.asked or is_named_page):
        yield replace(item.found, html=b"")
    elif suffix == ".gz" and not item.unpacked:
        yield Broken(item.name, InputError("it is named as a gzip file and is none"))
    elif item.asked and form is forms.TEXT and b"<" in (html := opened.all(DEFAULT.max_bytes)):
        yield replace(item.found, html=html)
    elif item.asked or (is_named_page and form is forms.TEXT):
        yield Broken(item.name, OtherFormat(_called(form, opened.head)))
    else:
        yield Skipped(item.name, _TEXTS.get(suffix, form.name) if form is forms.TEXT else form.name)


def _called(form: Form, head: bytes) -> str:
    return f"something unknown ({head[:8].hex(' ')} ...)" if form is forms.UNKNOWN else form.name


def _readers() -> dict[Form, Reader]:
    """Return the reader of each form; they are loaded when the first input is read."""
    from zonaparse.inputs import arrow, database, mail, packed, tables, tars, zips

    return {
        forms.HTML: _html,
        forms.MHTML: mail.read,
        forms.MAILBOX: mail.read_all,
        **dict.fromkeys((forms.GZIP, forms.BZIP2, forms.XZ, forms.ZSTD), packed.read),
        forms.ZIP: zips.read,
        forms.TAR: tars.read,
        forms.WARC: _warc,
        **dict.fromkeys((forms.CSV, forms.TSV), tables.read_csv),
        forms.JSONL: tables.read_lines,
        forms.JSON: tables.read_json,
        **dict.fromkeys((forms.PARQUET, forms.FEATHER, forms.ARROW), arrow.read),
        forms.SQLITE: database.read,
    }


def _next(inside: Iterator[Item | Event]) -> tuple[Item | Event | None, Exception | None]:
    """Return what comes next, or why nothing comes any more."""
    try:
        return next(inside, None), None
    except (ZonaparseError, OSError, ModuleNotFoundError) as error:
        return None, error
    except Exception as error:  # each of the modules that read a form has errors of its own
        return None, InputError(f"it cannot be read to its end: {type(error).__name__}: {error}")


__all__ = ["Found", "Opened", "Reader", "Walk"]
