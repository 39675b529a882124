"""Articles as rows of a table: the columns that every table of articles has."""

import csv
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from itertools import filterfalse
from typing import Any, TextIO

from zonaparse import extras
from zonaparse.article import Article
from zonaparse.text import encodable

Row = dict[str, Any]

_TEXTS = (
    "url site network title deck published_precision published_text source section body "
    "credit_line language access template".split()
)
_TIMES = ("published_at", "modified_at")
_LISTS = ("authors", "editors", "tags")
ARTICLE = (
    *_TEXTS, *_TIMES, "published_date", "published_zone", *_LISTS, "image_url", "caption", "credit",
    "dateline", "place", "page", "pages", "baca_juga", "archived_url", "archived_at", "problems",
)  # fmt: skip
NAMES = ("id", "error", "message", *ARTICLE)
# OWASP, CSV injection: a cell that begins so may be run, whatever a reader skips before it.
_FORMULA, _BREAKS = frozenset("=+-@＝＋－＠﹢﹣－﹫﹦"), frozenset("\t\r\n")
_SKIPPED = frozenset("\"'`")


def zone(at: datetime) -> str:
    """Return the offset of a time from UTC, as tables tell it.

    >>> zone(datetime.fromisoformat("2026-03-01T10:00:00+07:00"))
    'UTC+07:00'
    """
    return f"UTC{at.isoformat()[-6:]}"


def of_article(article: Article) -> Row:
    """Return the columns of an article; times are aware."""
    image, dateline, paging = article.image, article.dateline, article.paging
    at, archived = article.published_at, article.archived
    return {
        **{name: getattr(article, name) for name in (*_TEXTS, *_TIMES, *_LISTS)},
        "published_date": at and at.date(),  # in the zone that the page prints
        "published_zone": at and zone(at),
        "image_url": image and image.url,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "dateline": dateline and dateline.text,
        "place": dateline and dateline.place,
        "page": paging and paging.page,
        "pages": paging and paging.pages,
        "baca_juga": [link.url for link in article.baca_juga],
        "archived_url": archived and archived.url,
        "archived_at": archived and archived.at,
        "problems": [problem.code.value for problem in article.problems],
    }


def row(key: Hashable, article: Article | None, error: tuple[str, str] | None) -> Row:
    """Return the columns of what came of a page; an error is its name and its message.

    An id and a message may have a file's name in them, which may be of any bytes.
    """
    name, message = error or (None, None)
    read = dict.fromkeys(ARTICLE) if article is None else of_article(article)
    told = {"id": key, "error": name, "message": message}
    return {n: encodable(v) if isinstance(v, str) else v for n, v in told.items()} | read


def cell(value: Any) -> str:
    """Return a value as a cell that a spreadsheet takes for text, each item of a list also.

    >>> cell("=1+1"), cell(["Ani", "=1+1"]), cell(None)
    ("'=1+1", "Ani; '=1+1", '')
    """
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    if not isinstance(value, str):
        return "" if value is None else str(value)  # a number below zero is no formula
    return f"'{value}" if _may_run(value) else value


def uncelled(text: str) -> str:
    """Return the text of a cell as it was.

    >>> uncelled("'=1+1"), uncelled("'t Hooft")
    ('=1+1', "'t Hooft")
    """
    return text[1:] if text[:1] == "'" and _may_run(text[1:]) else text


def _may_run(text: str) -> bool:
    """Say whether a cell may be taken for a formula, behind what is not seen or skipped."""
    first = next(filterfalse(_is_skipped, text), "")
    return text[:1] in _BREAKS or first in _FORMULA


def _is_skipped(character: str) -> bool:
    return character in _SKIPPED or unicodedata.category(character)[0] in "CZ"


def write_csv(file: TextIO, names: Sequence[str], rows: Iterable[Row]) -> int:
    """Write a table with a first row of names, all cells quoted; return how many rows follow."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    cells = ([cell(row[name]) for name in names] for row in rows)
    return sum(1 for each in cells if writer.writerow(each))


def kind_of(keys: Iterable[Hashable]) -> str:
    """Return "int64" for ids that are all whole numbers, else "string"."""
    return "int64" if all(type(key) is int for key in keys) else "string"


def kinds() -> dict[str, Any]:
    """Return the types of pyarrow of the columns that are no text."""
    with extras.told():
        import pyarrow

    return {
        **dict.fromkeys((*_TIMES, "archived_at"), pyarrow.timestamp("us", "UTC")),
        **dict.fromkeys((*_LISTS, "baca_juga", "problems"), pyarrow.list_(pyarrow.string())),
        **dict.fromkeys(("page", "pages"), pyarrow.int32()),
        "published_date": pyarrow.date32(),
    }


def schema(key: str) -> Any:
    """Return the schema of the rows for pyarrow; `key` is what kind_of() says of the ids."""
    known = kinds()
    import pyarrow

    known["id"] = getattr(pyarrow, key)()
    return pyarrow.schema([(name, known.get(name, pyarrow.string())) for name in NAMES])


def table(rows: Iterable[Row], form: Any) -> Any:
    """Return a pyarrow.Table of rows by a schema."""
    import pyarrow

    is_text = form.field("id").type == pyarrow.string()
    known = [{**each, "id": str(each["id"])} if is_text else each for each in rows]
    return pyarrow.Table.from_pylist(known, form)
