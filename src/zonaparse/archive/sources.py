"""What is imported: whatever holds pages, read as everywhere, as what an archive keeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from zonaparse.archive.records import NoPage, Revisit, Saved, address
from zonaparse.document.encoding import decode
from zonaparse.errors import ArchiveError, OtherFormat, sentence
from zonaparse.fields import links
from zonaparse.inputs import local
from zonaparse.inputs.events import Broken, Event, Found, Noted, Repeated, Skipped
from zonaparse.inputs.sources import NoPages, Reading

ImportedItem = Saved | Revisit | NoPage
Other = Skipped | Noted


def read_source(
    source: Path,
    on_other: Callable[[Other], None] = lambda _: None,
    on_read: Callable[[int], None] = lambda _: None,
) -> Iterator[ImportedItem]:
    """Return the pages of a source, in any form that is read, and what of it cannot be read.

    `on_other` hears of what is no page, `on_read` how many bytes were read. Raises ArchiveError
    for what holds none.
    """
    items = _read(source, on_other, on_read)
    first = next(items, None)
    return items if first is None else chain([first], items)


def _read(
    source: Path, on_other: Callable[[Other], None], on_read: Callable[[int], None]
) -> Iterator[ImportedItem]:
    repeated = _Repeated()
    reading = Reading([source])
    for event in reading:
        on_read(reading.position())
        yield from repeated.before(event)
        if isinstance(event, Found | Broken):
            if why := _no_page(event, source):
                if repeated.were_met:  # pages of another file, which is imported, too
                    return
                raise ArchiveError(f"{source}: there is no page to import: {why}")
            item = _item(event)
            repeated.note(event, item)
            yield item
        elif not isinstance(event, Repeated):
            on_other(event)
    yield from repeated.all()


def _no_page(event: Found | Broken, source: Path) -> str:
    """Return why a source is none of pages; '' if it is one, also if it is damaged."""
    if event.name != str(source):
        return ""
    if isinstance(event, Broken):
        return str(event.error) if isinstance(event.error, NoPages | OtherFormat) else ""
    # A page may be empty, which is told of it; a file that is called no page is none then.
    return "" if event.html or local.page_stems([event.name]) else "it is empty"


def _item(event: Found | Broken) -> Saved | NoPage:
    if isinstance(event, Broken):
        return NoPage(address(event.name), "failed", sentence(event.error))
    try:
        at = event.at or datetime.fromtimestamp(event.modified or 0, UTC)
    except (OSError, ValueError, OverflowError) as error:
        return NoPage(address(event.name), "failed", f"the time of its last change: {error}")
    body, charset = event.html, event.encoding
    if isinstance(body, str):
        body, charset = decode(body).raw, "utf-8"
    return Saved(event.name, body, at.astimezone(UTC), links.absolute(event.url, None), charset)


@dataclass
class _Repeated:
    """Answers of a web archive that are the same as pages of it, which may stand behind them."""

    file: str = ""
    pages: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    waiting: list[Repeated] = field(default_factory=list)
    were_met: bool = False

    def before(self, event: Event) -> Iterator[Revisit]:
        """Take in an event; yield what waited for the end of another file than it is of."""
        file = event.name.rpartition("#")[0]
        if file != self.file:
            yield from self.all()
            self.file = file
        if isinstance(event, Repeated):
            self.waiting.append(event)
            self.were_met = True

    def note(self, event: Found | Broken, item: Saved | NoPage) -> None:
        """Note by which marks a page may be told."""
        if isinstance(event, Found) and isinstance(item, Saved):
            self.pages.update(dict.fromkeys(event.marks, (item.address, item.at)))

    def all(self) -> Iterator[Revisit]:
        """Yield what waited, and forget its file."""
        yield from map(self._revisit, self.waiting)
        self.pages.clear()
        self.waiting.clear()

    def _revisit(self, each: Repeated) -> Revisit:
        url = links.absolute(each.url, None)
        told = links.absolute(each.of, None) or url or "", each.of_at
        of, at = next((self.pages[mark] for mark in each.marks if mark in self.pages), told)
        return Revisit(url or of, each.at, of, at)
