"""The pages in a column of a data frame parsed, row by row."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from zonaparse import extras
from zonaparse.errors import InputError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.inputs.column_names import plain_name
from zonaparse.inputs.columns import KNOWN, Asked, choose
from zonaparse.many import Parsed, parse_many
from zonaparse.render import columns
from zonaparse.templates.template import Template

Frame = TypeVar("Frame")
_READ = 64  # rows that are taken out of the frame at once
_GROUP = 1_000  # articles that become one piece of the result


def parse_frame(
    frame: Frame,
    html: str | None = None,
    url: str | None = None,
    *,
    workers: int | None = None,
    deadline: float = 2.0,
    templates: Iterable[Template] = (),
    limits: Limits = DEFAULT,
    unwrap: bool = True,
) -> Frame:
    """Return a frame with the article of each row's page, in the order of `frame`.

    `frame` is a pandas or polars DataFrame or a pyarrow Table, and so is what is returned; a
    pandas frame keeps its index, so that `frame.join(articles.add_prefix("article_"))` puts both
    side by side. `html` and `url` name the columns of pages (text or bytes) and of their addresses;
    they are guessed by plain names such as "html", "content", "url" and "link" if not given. The
    columns are those that `zonaparse parse --to` writes but for the id; times are in UTC, lists
    are lists. A page without an article has its error in `error` and `message`.

    Pages are parsed by parse_many(), which the other arguments are given to. Needs the extra
    `inputs`. Raises InputError for a column that is not there, TypeError for what is no frame.
    """
    with extras.told():
        import pyarrow

    pages = _pages(frame, pyarrow, Asked(html, url))
    rows = parse_many(
        pages, workers=workers, deadline=deadline, templates=templates, limits=limits, unwrap=unwrap
    )
    form = columns.schema("int64")
    groups = [columns.table(group, form) for group in _grouped(map(_row, rows))]
    table = pyarrow.concat_tables(groups) if groups else form.empty_table()
    articles: Frame = _as(frame, table.drop_columns(["id"]))
    return articles


def _pages(frame: Any, pyarrow: Any, asked: Asked) -> Iterator[tuple[int, Any, str | None, None]]:
    names = _names(frame)
    found = choose(names, _sample(frame, names, pyarrow, asked), asked)
    if found is None:
        told = ", ".join(map(repr, names))
        raise InputError(f"no column is known to hold HTML; name it with html=, out of: {told}")
    wanted = [found.html] + ([found.url] if found.url and found.url != found.html else [])
    return _numbered(_batches(frame, wanted, pyarrow), found.html, found.url)


def _numbered(
    batches: Iterator[Any], html: str, url: str | None
) -> Iterator[tuple[int, Any, str | None, None]]:
    number = 0
    for batch in batches:
        for row in batch.to_pylist():
            page, address = row[html], row.get(url) if url else None
            given = page if isinstance(page, str | bytes) else ""
            yield number, given, address if isinstance(address, str) else None, None
            number += 1


def _names(frame: Any) -> list[str]:
    found = getattr(frame, "column_names", None) or getattr(frame, "columns", None)
    if found is None or not hasattr(frame, "__arrow_c_stream__"):
        raise TypeError(f"a frame is one of pandas, polars or pyarrow, not {type(frame).__name__}")
    return [name for name in found if isinstance(name, str)]


def _sample(frame: Any, names: list[str], pyarrow: Any, asked: Asked) -> list[Any]:
    if asked.html:
        return []
    known = [name for name in names if plain_name(name) in KNOWN]  # others may be no Arrow
    batch = next(_batches(frame, known, pyarrow), None) if known else None
    return batch.to_pylist() if batch is not None else []


def _batches(frame: Any, names: list[str], pyarrow: Any) -> Iterator[Any]:
    chosen = frame[names] if _kind(frame) == "pandas" else frame.select(names)
    for batch in pyarrow.RecordBatchReader.from_stream(chosen):
        for start in range(0, batch.num_rows, _READ):
            yield batch.slice(start, _READ)


def _row(parsed: Parsed) -> columns.Row:
    error = None if parsed.error is None else (type(parsed.error).__name__, str(parsed.error))
    return columns.row(parsed.id, parsed.article, error)


def _grouped(rows: Iterator[columns.Row]) -> Iterator[list[columns.Row]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _kind(frame: Any) -> str:
    return type(frame).__module__.partition(".")[0]


def _as(frame: Any, table: Any) -> Any:
    """Return a table in the form of the frame that was given."""
    kind = _kind(frame)
    if kind == "polars":
        import polars

        return polars.from_arrow(table)
    if kind == "pandas":
        articles = table.to_pandas()
        articles.index = frame.index
        return articles
    return table
