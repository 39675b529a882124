"""Articles written for other tools, one at a time."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from zonaparse.article import Article
from zonaparse.render import columns
from zonaparse.render.markdown import render
from zonaparse.replacing import replaced

_GROUP = 1_000  # articles in a row group
COLUMNS = (*columns.ARTICLE, "fetched_at", "addresses")


class ArchivedArticle(NamedTuple):
    """An Article, when it was fetched, and the addresses and files it was had from."""

    article: Article
    fetched_at: datetime
    addresses: list[str]


def row(archived: ArchivedArticle) -> dict[str, Any]:
    """Return the columns of an article; times are aware."""
    told = {"fetched_at": archived.fetched_at, "addresses": archived.addresses}
    return {**columns.of_article(archived.article), **told}


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
    rows = ([columns.cell(cells[name]) for name in COLUMNS] for cells in map(row, articles))
    return sum(1 for cells in rows if writer.writerow(cells))


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
    kinds = columns.kinds()
    import pyarrow
    import pyarrow.parquet

    text = pyarrow.string()
    kinds |= {"fetched_at": pyarrow.timestamp("us", "UTC"), "addresses": pyarrow.list_(text)}
    return pyarrow, pyarrow.schema([(name, kinds.get(name, text)) for name in COLUMNS])


_TEXT_WRITERS: dict[str, Callable[[Iterable[ArchivedArticle], TextIO], int]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
}
# A spreadsheet that opens a file by itself takes it for UTF-8 only if it begins with a mark.
_ENCODINGS = {"csv": "utf-8-sig"}
FORMS = (*_TEXT_WRITERS, "parquet")
