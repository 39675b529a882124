"""An archive looked through: every record, every row of the catalogue, the index of the words."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pydantic import ValidationError

from zonaparse.archive import folder as files
from zonaparse.archive.catalogue import Catalogue, Page, words_of
from zonaparse.archive.notes import Note, Origins
from zonaparse.archive.opening import REBUILD
from zonaparse.archive.warcs import Warcs
from zonaparse.article import Article
from zonaparse.errors import ArchiveError
from zonaparse.warc import Fault, Record
from zonaparse.warc.reader import records

_COPY = "put back a sound copy of the file; the catalogue keeps the articles that it knows"
_KINDS = ("response", "resource")


class Wrong(NamedTuple):
    """What is wrong in an archive, where, and what mends it."""

    where: str
    what: str
    mend: str


class Verified(NamedTuple):
    """How many records and pages were looked at, and how much is wrong."""

    records: int
    pages: int
    wrong: int


def verify(
    path: Path | str,
    *,
    sample: float = 1,
    on_result: Callable[[Wrong], None] = lambda _: None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Look whether an archive is sound, without changing it; `on_result` hears of what is not,
    `on_progress` how many pages were looked at, first in the WARC files, then in the catalogue.

    Every record is compared with its digests, every page with the place at which it shall lie,
    every Article with its schema, the catalogue with the notes in the WARC files, and the index of
    the words with the Articles. With a `sample` below 1, only that share of the pages is looked at.
    Raises ArchiveError if there is no archive, CatalogueMismatch if the catalogue cannot be read.
    """
    folder = Path(path)
    files.check_there(folder)
    catalogue = Catalogue.open(folder / files.CATALOGUE, reading=True)
    with closing(catalogue.db):
        check = _Check(folder, catalogue, sample, on_result, on_progress)
        check.run()
        return Verified(check.records, check.pages, check.wrong)


class _Check:
    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        sample: float,
        told: Callable[[Wrong], None],
        on_progress: Callable[[int], None],
    ) -> None:
        self.records = self.pages = self.wrong = 0
        self._folder = folder
        self._catalogue = catalogue
        self._sample = sample
        self._told = told
        self._on_progress = on_progress
        self._rebuild = REBUILD.format(folder)
        self._reparse = f"`zonaparse reparse {folder}` reads the page again"

    def run(self) -> None:
        for found in (*self._parts(), self._database()):
            for wrong in self._as_far_as_read(found):
                self.wrong += 1
                self._told(wrong)

    def _as_far_as_read(self, found: Iterator[Wrong]) -> Iterator[Wrong]:
        try:
            yield from found
        except sqlite3.DatabaseError as error:
            what = f"the catalogue is damaged: {error}"
            yield Wrong(files.CATALOGUE, what, self._rebuild)

    def _parts(self) -> Iterator[Iterator[Wrong]]:
        yield self._belonging()
        if self._sample >= 1:
            yield self._warcs()
        yield self._rows()

    def _belonging(self) -> Iterator[Wrong]:
        for told in files.found_wrong(self._folder, self._catalogue.ends):
            what, _, mend = told.partition("; ")
            yield Wrong(str(self._folder), what, mend)

    def _warcs(self) -> Iterator[Wrong]:
        ends, origins = self._catalogue.ends(), Origins()
        noted = count(1)
        for path in files.warcs(self._folder):
            with path.open("rb") as file:
                yield from self._warc(path.name, origins.read(self._read(file, ends)), noted)

    def _read(self, file: BinaryIO, ends: dict[str, int]) -> Iterator[Record | Fault]:
        name = Path(file.name).name
        for found in records(file, name):
            if found.offset >= ends.get(name, 0):  # of a run that is under way, or was killed
                return
            self.records += 1
            yield found

    def _warc(
        self, name: str, found: Iterable[Record | Fault | Note], noted: Iterator[int]
    ) -> Iterator[Wrong]:
        for each in found:
            if isinstance(each, Fault):
                yield Wrong(f"{name} at byte {each.offset}", each.told, _COPY)
            elif isinstance(each, Note) and each.pages:
                self._on_progress(next(noted))
                if not self._knows(each):
                    yield Wrong(name, f"the catalogue does not know of {each.url}", self._rebuild)

    def _knows(self, note: Note) -> bool:
        page = self._catalogue.by_places(note.pages)
        if page is None:  # of a file that is there twice
            return self._catalogue.captured(note.address, note.at, note.at) is not None
        return self._catalogue.is_captured(page, note.at, note.address)

    def _rows(self) -> Iterator[Wrong]:
        warcs = Warcs(self._folder, self._catalogue.ends())
        with closing(warcs):
            for page in self._catalogue.pages():
                if self._sample >= 1 or random.random() < self._sample:  # noqa: S311
                    self.pages += 1
                    self._on_progress(self.pages)
                    yield from self._row(page, warcs)

    def _row(self, page: Page, warcs: Warcs) -> Iterator[Wrong]:
        for place in page.places:
            try:
                record = warcs.record(place)
            except ArchiveError as error:
                yield Wrong(page.url, str(error), f"{_COPY}; if that is sound, {self._rebuild}")
                continue
            self.records += self._sample < 1
            if record.type not in _KINDS:
                what = f"at byte {place.offset} of {place.file} lies no page"
                yield Wrong(page.url, what, self._rebuild)
        yield from self._article(page)

    def _article(self, page: Page) -> Iterator[Wrong]:
        try:
            article = Article.model_validate_json(page.json) if page.json else None
        except ValidationError as error:
            what = f"its Article does not follow the schema: {error.errors()[0]['msg']}"
            yield Wrong(page.url, what, self._reparse)
            return
        if self._catalogue.indexed(page.id) != (words_of(article) if article else None):
            yield Wrong(page.url, "the index does not hold its words", self._rebuild)

    def _database(self) -> Iterator[Wrong]:
        """Look at the pages of SQLite, and at the index on a copy, as that cannot be done else."""
        where = files.CATALOGUE
        check = "integrity_check" if self._sample >= 1 else "quick_check"
        for (told,) in self._catalogue.db.execute(f"pragma {check}"):
            if told != "ok":
                yield Wrong(where, told, self._rebuild)
        if self._sample < 1:
            return
        with closing(sqlite3.connect("", isolation_level=None)) as copy:
            self._catalogue.db.backup(copy)
            try:
                copy.execute("insert into words(words) values ('integrity-check')")
            except sqlite3.DatabaseError as error:
                yield Wrong(where, f"the index of the words is damaged: {error}", self._rebuild)
