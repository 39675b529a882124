"""Some of the articles of an archive, by their numbers."""

import random
import sqlite3
from collections.abc import Collection

from zonaparse.archive.catalogue import NEWEST
from zonaparse.archive.searching import Wanted, find
from zonaparse.errors import ArchiveError

_SEED = 20  # the same sample of the same archive each time


def numbers(
    db: sqlite3.Connection,
    words: str,
    wanted: Wanted,
    ids: Collection[int] | None,
    sample: int | None,
) -> list[int]:
    """Return the numbers of articles, in order: those that hold all `words`, are `wanted` and are
    among `ids`, and of these a random `sample`.

    Raises ArchiveError for ids that are none of an article's newest version.
    """
    conditions, values = wanted.conditions()
    query = f"select p.id from pages p where p.id in ({NEWEST}){conditions} order by p.id"  # noqa: S608
    found = [number for (number,) in db.execute(query, values)]
    if ids is not None:
        _check(db, ids)
        found = [number for number in found if number in set(ids)]
    if words:
        hits = {hit.number for hit in find(db, words, wanted, "time", -1)}
        found = [number for number in found if number in hits]
    if sample is not None and sample < len(found):
        found = sorted(random.Random(_SEED).sample(found, sample))  # noqa: S311
    return found


def _check(db: sqlite3.Connection, ids: Collection[int]) -> None:
    known = {number for (number,) in db.execute(NEWEST)}
    if unknown := sorted(set(ids) - known):
        told = ", ".join(map(str, unknown[:10]))
        raise ArchiveError(f"there is no article of the number {told}; `search` prints numbers")
