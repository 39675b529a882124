"""Articles written for other tools, one at a time."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from zonaparse.article import Article
from zonaparse.render.markdown import render

_GROUP = 1_000  # articles in a row group
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # OWASP, CSV injection
_TEXTS = (
    "url site network title deck published_precision published_text source section body "
    "credit_line language access template".split()
)
_TIMES = ("published_at", "modified_at")
_LISTS = ("authors", "editors", "tags")
COLUMNS = (*_TEXTS, *_TIMES, *_LISTS, "image_url", "caption", "credit", "problems")


def row(article: Article) -> dict[str, Any]:
    """Return the columns of an article; times are aware."""
    image = article.image
    return {
        **{name: getattr(article, name) for name in (*_TEXTS, *_TIMES, *_LISTS)},
        "image_url": image and image.url,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "problems": [problem.code.value for problem in article.problems],
    }


def table(articles: Iterable[Article]) -> Any:
    """Return a pyarrow.Table of articles."""
    import pyarrow

    schema = _schema()
    groups = [pyarrow.Table.from_pylist(rows, schema) for rows in _groups(articles)]
    return pyarrow.concat_tables(groups) if groups else schema.empty_table()


def _jsonl(articles: Iterable[Article], target: Path) -> int:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        return sum(1 for article in articles if file.write(article.model_dump_json() + "\n"))


def _csv(articles: Iterable[Article], target: Path) -> int:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        cells = (map(_cell, row(article).values()) for article in articles)
        return sum(1 for line in cells if writer.writerow(line))


def _cell(value: Any) -> str:
    """Return a value as a cell that a spreadsheet takes for text.

    >>> _cell("=1+1"), _cell(["Ani", "Budi"])
    ("'=1+1", 'Ani; Budi')
    """
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _markdown(articles: Iterable[Article], target: Path) -> int:
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for count, article in enumerate(articles, 1):
            file.write(("\n---\n\n" if count > 1 else "") + render(article) + "\n")
    return count


def _parquet(articles: Iterable[Article], target: Path) -> int:
    import pyarrow
    import pyarrow.parquet

    count, schema = 0, _schema()
    with pyarrow.parquet.ParquetWriter(target, schema) as writer:
        for rows in _groups(articles):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


def _groups(articles: Iterable[Article]) -> Iterator[list[dict[str, Any]]]:
    rows = map(row, articles)
    while group := list(islice(rows, _GROUP)):
        yield group


def _schema() -> Any:
    import pyarrow

    text = pyarrow.string()
    kinds = {
        **dict.fromkeys(_TIMES, pyarrow.timestamp("us", "UTC")),
        **dict.fromkeys((*_LISTS, "problems"), pyarrow.list_(text)),
    }
    return pyarrow.schema([(name, kinds.get(name, text)) for name in COLUMNS])


EXPORTERS: dict[str, Callable[[Iterable[Article], Path], int]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "parquet": _parquet,
}
