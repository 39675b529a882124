"""Stored pages parsed again by today's parser."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from zonaparse.archive.archive import Archive
from zonaparse.archive.catalogue import Page, Read
from zonaparse.article import Article
from zonaparse.fetching import whole
from zonaparse.many import Parsed, parse_many
from zonaparse.many.worker import stored_json

_BATCH = 256


class Changes(NamedTuple):
    """How many pages were parsed again, and on how many each field changed."""

    pages: int
    fields: Counter[str]


class _Again:
    """A stored page, or the pages of one article, and what came of them now, by number."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows: dict[int, Parsed] = {}

    @property
    def is_whole(self) -> bool:
        return len(self.rows) == len(self.page.places)

    @property
    def error(self) -> str:
        return str(self.rows[0].error or "")

    @property
    def article(self) -> Article | None:
        found = (article for _, row in sorted(self.rows.items()) if (article := row.article))
        return None if self.rows[0].json is None else whole(list(found))

    @property
    def json(self) -> str | None:
        if len(self.rows) == 1 or not (article := self.article):
            return self.rows[0].json
        return stored_json(article)


def reparse(
    archive: Archive,
    *,
    told: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
) -> Changes:
    """Parse all stored pages again, note what they are read as; `told` hears the count."""
    under_way: dict[object, tuple[_Again, int]] = {}

    def stored() -> Iterator[tuple[tuple[int, int], bytes, str, str | None]]:
        for page in archive.catalogue.pages():
            again = _Again(page)
            for number, place in enumerate(page.places):
                under_way[page.id, number] = again, number
                found = archive.warcs.read(place)
                yield (page.id, number), found.body, found.url, found.charset

    changed = Counter[str]()
    count = 0
    batch: list[_Again] = []
    for row in parse_many(stored(), workers=workers, ordered=False):
        again, number = under_way.pop(row.id)
        again.rows[number] = row
        if again.is_whole:
            batch.append(again)
            count += 1
            told(count)
        if len(batch) >= _BATCH:
            changed.update(_note(archive, batch))
            batch = []
    changed.update(_note(archive, batch))
    return Changes(count, changed)


def _note(archive: Archive, batch: list[_Again]) -> Counter[str]:
    """Note what is read anew; return on how many pages each field changed."""
    changed = Counter[str]()
    with archive.catalogue.transaction():
        for each in batch:
            new = each.json
            if new != each.page.json:
                changed.update(_changed(each.page.json, new))
                archive.catalogue.set_article(each.page.id, Read(each.article, new, each.error))
    return changed


def _changed(old: str | None, new: str | None) -> set[str]:
    if old is None or new is None:
        return {"(article)"}
    was, now = json.loads(old), json.loads(new)
    return {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
