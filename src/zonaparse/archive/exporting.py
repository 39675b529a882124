"""Articles written for other tools, one at a time."""

import gzip
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from zonaparse.archive import feeds, sheets
from zonaparse.article import Article
from zonaparse.errors import ArchiveError
from zonaparse.render import columns
from zonaparse.render.markdown import render
from zonaparse.replacing import replaced

_GROUP = 1_000  # articles in a row group
COLUMNS = (*columns.ARTICLE, "fetched_at", "addresses")
ALL_COLUMNS = ("id", *COLUMNS)


class ArchivedArticle(NamedTuple):
    """An Article, when it was fetched, and the addresses and files it was had from."""

    article: Article
    fetched_at: datetime
    addresses: list[str]
    number: int | None = None  # in its archive


class Shape(NamedTuple):
    """The columns of a table, and whether CSV begins with a byte order mark."""

    columns: tuple[str, ...]
    bom: bool


_WHOLE = Shape(COLUMNS, bom=True)


def shape(form: str, names: Iterable[str] | None, *, bom: bool = True) -> Shape:
    """Return a shape; raise ArchiveError for columns that there are not, or not in this form."""
    if names is None:
        return Shape(COLUMNS, bom)
    chosen = tuple(dict.fromkeys(names))
    if form not in _TABLES:
        raise ArchiveError(f"columns are of {', '.join(_TABLES)}, not of {form}")
    if unknown := [name for name in chosen if name not in ALL_COLUMNS]:
        told = f"there is no column {', '.join(unknown)}; there are {', '.join(ALL_COLUMNS)}"
        raise ArchiveError(told)
    return Shape(chosen, bom)


def row(archived: ArchivedArticle) -> dict[str, Any]:
    """Return the columns of an article; times are aware."""
    told = {
        "id": archived.number,
        "fetched_at": archived.fetched_at,
        "addresses": archived.addresses,
    }
    return {**columns.of_article(archived.article), **told}


def table(articles: Iterable[ArchivedArticle]) -> Any:
    """Return a pyarrow.Table of articles."""
    pyarrow, schema = _arrow(COLUMNS)
    groups = [pyarrow.Table.from_pylist(rows, schema) for rows in _groups(articles, COLUMNS)]
    return pyarrow.concat_tables(groups) if groups else schema.empty_table()


def write(
    form: str,
    articles: Iterable[ArchivedArticle],
    target: Path | str | TextIO,
    told: Shape = _WHOLE,
) -> int:
    """Write articles to a file, which is replaced when all are written; return how many.

    Text is packed by gzip where the name ends in .gz. Raises ArchiveError for a folder of files
    that is there, and for a form that is no text under such a name.
    """
    if not isinstance(target, Path | str):
        return _TEXT_WRITERS[form](articles, target, told)
    if form not in _TEXT_WRITERS and is_packed(target):
        raise ArchiveError(f"{target}: {form} is packed by itself; leave .gz out of the name")
    if form == "files":
        return _files(articles, Path(target))
    with replaced(Path(target)) as new:
        if form in _BINARY_WRITERS:
            return _BINARY_WRITERS[form](articles, new, told)
        encoding = "utf-8-sig" if form == "csv" and told.bom else "utf-8"
        opened = gzip.open if is_packed(target) else open
        with opened(new, "at", encoding=encoding, newline="") as file:
            return _TEXT_WRITERS[form](articles, cast("TextIO", file), told)


def is_packed(target: Path | str) -> bool:
    """Say whether a file of text is packed by gzip: its name says so."""
    return Path(target).suffix.lower() == ".gz"


def _files(articles: Iterable[ArchivedArticle], folder: Path) -> int:
    """Write a file an article into a folder, which is there when all are written."""
    if folder.exists():
        raise ArchiveError(f"{folder}: it is there already; name a folder that is not")
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name[:200]}.", dir=folder.parent))
    try:
        count = feeds.write_files(articles, new)
        new.chmod(0o755)
        new.rename(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return count


def _jsonl(articles: Iterable[ArchivedArticle], file: TextIO, told: Shape) -> int:
    names = None if told.columns == COLUMNS else told.columns
    return sum(1 for archived in articles if file.write(_json(archived, names) + "\n"))


def _json(archived: ArchivedArticle, names: Iterable[str] | None) -> str:
    if names is not None:
        cells = row(archived)
        return json.dumps({name: cells[name] for name in names}, ensure_ascii=False, default=str)
    told = {"fetched_at": archived.fetched_at.isoformat(), "addresses": archived.addresses}
    return json.dumps({**archived.article.model_dump(mode="json"), **told}, ensure_ascii=False)


def _csv(articles: Iterable[ArchivedArticle], file: TextIO, told: Shape) -> int:
    return columns.write_csv(file, told.columns, map(row, articles))


def _markdown(articles: Iterable[ArchivedArticle], file: TextIO, _: Shape) -> int:
    count = 0
    for count, archived in enumerate(articles, 1):
        file.write(("\n---\n\n" if count > 1 else "") + render(archived.article) + "\n")
    return count


def _feed(articles: Iterable[ArchivedArticle], file: TextIO, _: Shape) -> int:
    return feeds.write_feed(articles, file)


def _xlsx(articles: Iterable[ArchivedArticle], target: Path, told: Shape) -> int:
    return sheets.write(map(row, articles), told.columns, target)


def _parquet(articles: Iterable[ArchivedArticle], target: Path, told: Shape) -> int:
    pyarrow, schema = _arrow(told.columns)
    count = 0
    with pyarrow.parquet.ParquetWriter(str(target), schema) as writer:
        for rows in _groups(articles, told.columns):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


def _groups(
    articles: Iterable[ArchivedArticle], names: tuple[str, ...]
) -> Iterator[list[dict[str, Any]]]:
    rows = ({name: cells[name] for name in names} for cells in map(row, articles))
    while group := list(islice(rows, _GROUP)):
        yield group


def _arrow(names: tuple[str, ...]) -> tuple[Any, Any]:
    """Return pyarrow, which needs an extra, and the schema of the columns."""
    kinds = columns.kinds()
    import pyarrow
    import pyarrow.parquet

    text = pyarrow.string()
    kinds |= {"fetched_at": pyarrow.timestamp("us", "UTC"), "addresses": pyarrow.list_(text)}
    kinds["id"] = pyarrow.int64()
    return pyarrow, pyarrow.schema([(name, kinds.get(name, text)) for name in names])


_TEXT_WRITERS: dict[str, Callable[[Iterable[ArchivedArticle], TextIO, Shape], int]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "jsonfeed": _feed,
}
_BINARY_WRITERS: dict[str, Callable[[Iterable[ArchivedArticle], Path, Shape], int]] = {
    "parquet": _parquet,
    "xlsx": _xlsx,
}
_TABLES = ("jsonl", "csv", "parquet", "xlsx")
FORMS = (*_TEXT_WRITERS, *_BINARY_WRITERS, "files")
