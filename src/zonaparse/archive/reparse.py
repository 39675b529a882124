"""Stored pages parsed again by today's parser."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from zonaparse.archive.archive import Archive
from zonaparse.archive.catalogue import Page
from zonaparse.many import Parsed, parse_many

_BATCH = 256


class Changes(NamedTuple):
    """How many pages were parsed again, and on how many each field changed."""

    pages: int
    fields: Counter[str]


def reparse(
    archive: Archive,
    *,
    told: Callable[[int], None] = lambda _: None,
    workers: int | None = None,
) -> Changes:
    """Parse all stored pages again, note what they are read as; `told` hears the count."""
    before: dict[object, Page] = {}

    def stored() -> Iterator[tuple[int, bytes, str]]:
        for page in archive.catalogue.pages():
            before[page.id] = page
            found = archive.warcs.read(page.place)
            yield page.id, found.body, found.url

    changed = Counter[str]()
    count = 0
    batch: list[tuple[Page, Parsed]] = []
    for row in parse_many(stored(), workers=workers, ordered=False):
        page = before.pop(row.id)
        count += 1
        changed.update(_changed(page.json, row.json))
        if page.json != row.json:
            batch.append((page, row))
        if len(batch) >= _BATCH:
            _note(archive, batch)
            batch = []
        told(count)
    _note(archive, batch)
    return Changes(count, changed)


def _note(archive: Archive, batch: list[tuple[Page, Parsed]]) -> None:
    with archive.catalogue.transaction():
        for page, row in batch:
            archive.catalogue.set_article(page.id, row.article, row.json, str(row.error or ""))


def _changed(old: str | None, new: str | None) -> set[str]:
    if old == new:
        return set()
    if old is None or new is None:
        return {"(article)"}
    was, now = json.loads(old), json.loads(new)
    return {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
