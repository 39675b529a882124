"""What came of addresses put into an archive: first on disk, and then into its catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from zonaparse.archive.catalogue import Catalogue, Read
from zonaparse.archive.notes import Note
from zonaparse.archive.records import (
    INCOMPLETE,
    Capture,
    NoPage,
    Outcome,
    Place,
    Revisit,
    Source,
    fingerprint,
    former_fingerprint,
)
from zonaparse.archive.warcs import Warcs
from zonaparse.article import Article
from zonaparse.fetching import Response, whole
from zonaparse.many.worker import stored_json


class Storage:
    """Pages and what is known of them, written to the WARC files and the catalogue alike."""

    def __init__(self, catalogue: Catalogue, warcs: Warcs) -> None:
        self._catalogue = catalogue
        self._warcs = warcs

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Put on disk what is written in the block, and then note it; or undo all of it."""
        try:
            with self._catalogue.transaction():
                yield
                self._catalogue.set_ends(self._warcs.sync())
            self._warcs.done()
        except BaseException:
            self._warcs.undo(self._catalogue.ends())
            raise

    def write(self, each: Capture | NoPage | Revisit) -> Outcome:
        """Write what came of an address, within a batch."""
        if isinstance(each, Revisit):
            return self._write_revisit(each)
        return self._write_capture(each) if isinstance(each, Capture) else self._write_no_page(each)

    def join(self, url: str, at: datetime) -> Outcome:
        """Make one version of the pages of an article that were stored one by one, in a batch."""
        parts: dict[int, tuple[Place, Article]] = {}
        for page in self._catalogue.versions(url):
            article = Article.model_validate_json(page.json) if page.json else None
            if article and article.paging and len(page.places) == 1:
                parts.setdefault(article.paging.page, (page.places[0], article))
                at = max(at, page.at)
        places, articles = zip(*(part for _, part in sorted(parts.items())), strict=True)
        joined = whole(list(articles))
        told = INCOMPLETE if joined.paging else ""
        read = Read(joined, stored_json(joined), told)
        with self.batch():
            kind = self._joined(url, at, read, places)
        return Outcome(url, "done", told, kind)

    def _joined(self, url: str, at: datetime, read: Read, places: tuple[Place, ...]) -> str:
        mark, page = self._known(read.json, url, b"")
        kind = "article" if page is None else "unchanged"
        if page is None:
            page = self._catalogue.insert(url, mark, places, read)
        if not self._catalogue.is_captured(page, at, ""):
            self._capture(page, Note("", at, "done", read.error, url, mark))
        return kind

    def _known(self, json: str | None, url: str, body: bytes) -> tuple[str, int | None]:
        """Return the fingerprint of a page, and the page that is the same, if there is one."""
        mark = fingerprint(json, url, body)
        page = self._catalogue.by_fingerprint(mark)
        if page is None and json:
            page = self._catalogue.by_fingerprint(former_fingerprint(json))
        return mark, page

    def _write_no_page(self, each: NoPage) -> Outcome:
        if each.answer:
            place = self._warcs.write(each.answer)
            at = each.answer.at
            self._warcs.note(Note(each.address, at, each.state, each.error, beside=(place,)))
        self._catalogue.note(each.address, each.state, each.error, tried=each.tried)
        kind = "unchanged" if each.state == "done" else ""
        return Outcome(each.address, each.state, each.error, kind)

    def _write_capture(self, capture: Capture) -> Outcome:
        first = capture.pages[0]
        url = (capture.article and capture.article.url) or first.url or capture.address
        mark, page = self._known(capture.json, url, first.body)
        kind = self._kind(capture, page)
        known = _validators(first) if capture.state == "done" else {}
        note = Note(capture.address, first.at, capture.state, capture.error, url, mark, **known)
        if page is None:
            beside = tuple(map(self._warcs.write, capture.beside))
            places = tuple(map(self._warcs.write, capture.pages))
            read = Read(capture.article, capture.json, capture.error)
            page = self._catalogue.insert(url, mark, places, read)
            note = note._replace(beside=beside)
        is_newest = not self._catalogue.is_later(capture.address, first.at)
        if not self._catalogue.is_captured(page, first.at, capture.address):
            self._capture(page, note)
        if is_newest:
            more = {"page": page, **known}
            self._catalogue.note(capture.address, capture.state, capture.error, more)
        return Outcome(capture.address, capture.state, capture.error, kind)

    def _write_revisit(self, each: Revisit) -> Outcome:
        page = self._catalogue.captured(each.of, each.of_at, each.at)
        if page is None:
            told = f"what it revisits is not there: {each.of}"
            return self._write_no_page(NoPage(each.address, "failed", told))
        kind = "unchanged" if self._catalogue.has_captured(each.address, page) else "duplicate"
        if not self._catalogue.is_captured(page, each.at, each.address):
            url, mark, told = self._catalogue.identity(page)
            is_newest = not self._catalogue.is_later(each.address, each.at)
            self._capture(page, Note(each.address, each.at, "done", told, url, mark))
            if is_newest:
                self._catalogue.note(each.address, "done", told, {"page": page})
        return Outcome(each.address, "done", "", kind)

    def _capture(self, page: int, note: Note) -> None:
        self._warcs.note(note._replace(pages=self._catalogue.places(page)))
        self._catalogue.capture(page, note.at, note.address)

    def _kind(self, capture: Capture, page: int | None) -> str:
        """Return what a page is, given the page that is the same."""
        is_same = page is not None and page in self._catalogue.neighbours(page, capture.pages[0].at)
        if page is not None and is_same and self._catalogue.has_captured(capture.address, page):
            return "unchanged"
        if capture.article is None:
            return capture.reason
        if is_same:
            return "duplicate"
        return "page" if capture.article.paging and len(capture.pages) == 1 else "article"


def _validators(source: Source) -> dict[str, Any]:
    if not isinstance(source, Response):
        return {}
    told = {"etag": source.header("etag"), "last_modified": source.header("last-modified")}
    return {name: value or None for name, value in told.items()}
