"""Articles written for other tools, one at a time."""

import csv
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import filterfalse, islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from zonaparse import extras
from zonaparse.archive.replacing import replaced
from zonaparse.article import Article
from zonaparse.render.markdown import render

_GROUP = 1_000  # articles in a row group
# OWASP, CSV injection: a cell that begins so may be run, whatever a reader skips before it.
_FORMULA, _BREAKS = frozenset("=+-@＝＋－＠﹢﹣－﹫﹦"), frozenset("\t\r\n")
_SKIPPED = frozenset("\"'`")
_TEXTS = (
    "url site network title deck published_precision published_text source section body "
    "credit_line language access template".split()
)
_TIMES = ("published_at", "modified_at")
_LISTS = ("authors", "editors", "tags")
COLUMNS = (
    *_TEXTS, *_TIMES, "published_date", "published_zone", *_LISTS, "image_url", "caption", "credit",
    "dateline", "place", "page", "pages", "baca_juga", "problems", "fetched_at", "addresses",
)  # fmt: skip


class ArchivedArticle(NamedTuple):
    """An Article, when it was fetched, and the addresses and files it was had from."""

    article: Article
    fetched_at: datetime
    addresses: list[str]


def row(archived: ArchivedArticle) -> dict[str, Any]:
    """Return the columns of an article; times are aware."""
    article = archived.article
    image, dateline, paging = article.image, article.dateline, article.paging
    at = article.published_at
    return {
        **{name: getattr(article, name) for name in (*_TEXTS, *_TIMES, *_LISTS)},
        "published_date": at and at.date(),  # in the zone that the page prints
        "published_zone": at and f"UTC{at.isoformat()[-6:]}",
        "image_url": image and image.url,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "dateline": dateline and dateline.text,
        "place": dateline and dateline.place,
        "page": paging and paging.page,
        "pages": paging and paging.pages,
        "baca_juga": [link.url for link in article.baca_juga],
        "problems": [problem.code.value for problem in article.problems],
        "fetched_at": archived.fetched_at,
        "addresses": archived.addresses,
    }


def table(articles: Iterable[ArchivedArticle]) -> Any:
    """Return a pyarrow.Table of articles."""
    pyarrow, schema = _arrow()
    groups = [pyarrow.Table.from_pylist(rows, schema) for rows in _groups(articles)]
    return pyarrow.concat_tables(groups) if groups else schema.empty_table()


def write(form: str, articles: Iterable[ArchivedArticle], target: Path | str | TextIO) -> int:
    """Write articles to a file, which is replaced when all are written; return how many."""
    if not isinstance(target, Path | str):
        return _write(form, articles, target)
    with replaced(Path(target)) as new:
        if form == "parquet":
            return _write(form, articles, str(new))
        with new.open("a", encoding=_ENCODINGS.get(form, "utf-8"), newline="") as file:
            return _write(form, articles, file)


def _write(form: str, articles: Iterable[ArchivedArticle], target: Any) -> int:
    return (
        _parquet(articles, target) if form == "parquet" else _TEXT_WRITERS[form](articles, target)
    )


def _jsonl(articles: Iterable[ArchivedArticle], file: TextIO) -> int:
    return sum(1 for archived in articles if file.write(_json(archived) + "\n"))


def _json(archived: ArchivedArticle) -> str:
    told = {"fetched_at": archived.fetched_at.isoformat(), "addresses": archived.addresses}
    return json.dumps({**archived.article.model_dump(mode="json"), **told}, ensure_ascii=False)


def _csv(articles: Iterable[ArchivedArticle], file: TextIO) -> int:
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    rows = ([_cell(cells[name]) for name in COLUMNS] for cells in map(row, articles))
    return sum(1 for cells in rows if writer.writerow(cells))


def _cell(value: Any) -> str:
    """Return a value as a cell that a spreadsheet takes for text, each item of a list also.

    >>> _cell("=1+1"), _cell(["Ani", "=1+1"])
    ("'=1+1", "Ani; '=1+1")
    """
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    text = "" if value is None else str(value)
    return f"'{text}" if _may_run(text) else text


def _may_run(text: str) -> bool:
    """Say whether a cell may be taken for a formula, behind what is not seen or skipped."""
    first = next(filterfalse(_is_skipped, text), "")
    return text[:1] in _BREAKS or first in _FORMULA


def _is_skipped(character: str) -> bool:
    return character in _SKIPPED or unicodedata.category(character)[0] in "CZ"


def _markdown(articles: Iterable[ArchivedArticle], file: TextIO) -> int:
    count = 0
    for count, archived in enumerate(articles, 1):
        file.write(("\n---\n\n" if count > 1 else "") + render(archived.article) + "\n")
    return count


def _parquet(articles: Iterable[ArchivedArticle], target: Any) -> int:
    pyarrow, schema = _arrow()
    count = 0
    with pyarrow.parquet.ParquetWriter(target, schema) as writer:
        for rows in _groups(articles):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


def _groups(articles: Iterable[ArchivedArticle]) -> Iterator[list[dict[str, Any]]]:
    rows = map(row, articles)
    while group := list(islice(rows, _GROUP)):
        yield group


def _arrow() -> tuple[Any, Any]:
    """Return pyarrow, which needs an extra, and the schema of the columns."""
    with extras.told():
        import pyarrow
        import pyarrow.parquet

    text = pyarrow.string()
    kinds = {
        **dict.fromkeys((*_TIMES, "fetched_at"), pyarrow.timestamp("us", "UTC")),
        **dict.fromkeys((*_LISTS, "baca_juga", "problems", "addresses"), pyarrow.list_(text)),
        **dict.fromkeys(("page", "pages"), pyarrow.int32()),
        "published_date": pyarrow.date32(),
    }
    return pyarrow, pyarrow.schema([(name, kinds.get(name, text)) for name in COLUMNS])


_TEXT_WRITERS: dict[str, Callable[[Iterable[ArchivedArticle], TextIO], int]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
}
# A spreadsheet that opens a file by itself takes it for UTF-8 only if it begins with a mark.
_ENCODINGS = {"csv": "utf-8-sig"}
FORMS = (*_TEXT_WRITERS, "parquet")
