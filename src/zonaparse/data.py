"""Articles as tables of Arrow, pandas, polars and Hugging Face.

The columns are those of `zonaparse parse --to parquet`; times are in UTC, lists are lists.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from zonaparse import extras
from zonaparse.article import Article
from zonaparse.render import columns
from zonaparse.render.checking import articles as checked

if TYPE_CHECKING:
    import datasets
    import pandas
    import polars
    import pyarrow

_GROUP = 1_000  # articles that become one piece of a table
_NO_ARTICLE = ("id", "error", "message")


def to_arrow(articles: Iterable[Article]) -> "pyarrow.Table":
    """Return articles as a pyarrow.Table, a row each; needs the extra `parquet`.

    Times are timestamps in microseconds, in UTC; columns of several values are lists of strings.
    Raises TypeError for what is no Article, as the rows of parse_many().

    >>> to_arrow([Article(title="Panen Raya", tags=["padi"], template="")])["tags"].to_pylist()
    [['padi']]
    """
    form = columns.schema("int64")
    import pyarrow

    groups = [columns.table(rows, form) for rows in _groups(articles)]
    table: pyarrow.Table = pyarrow.concat_tables(groups) if groups else form.empty_table()
    return table.drop_columns(list(_NO_ARTICLE))


def _groups(articles: Iterable[Article]) -> Iterator[list[columns.Row]]:
    rows = (columns.row(number, each, None) for number, each in enumerate(checked(articles)))
    while group := list(islice(rows, _GROUP)):
        yield group


def to_pandas(articles: Iterable[Article]) -> "pandas.DataFrame":
    """Return articles as a pandas.DataFrame; needs pandas and the extra `parquet`."""
    frame: pandas.DataFrame = to_arrow(articles).to_pandas()
    return frame


def to_polars(articles: Iterable[Article]) -> "polars.DataFrame":
    """Return articles as a polars.DataFrame; needs polars and the extra `parquet`."""
    import polars

    return polars.DataFrame(to_arrow(articles))


def to_datasets(articles: Iterable[Article], *, licence: str | None = None) -> "datasets.Dataset":
    """Return articles as a Dataset of Hugging Face, its card as `info.description`.

    Needs the package `datasets`. `licence` is what you know of the rights in the texts; see card().
    """
    with extras.told():
        import datasets

    table = to_arrow(articles)
    dataset = datasets.Dataset(table)
    dataset.info.description = card(table, licence=licence)
    dataset.info.license = licence or ""
    return dataset


def card(table: "pyarrow.Table", *, licence: str | None = None) -> str:
    """Return the card of a table of to_arrow() as Markdown: source, rights, counts, fields.

    It is the README.md of a data set on a hub of Hugging Face.
    """
    parts = (
        _head(table),
        "# Articles of Indonesian news sites",
        "Read from the pages of the sites named below with zonaparse. Absent is null or an empty "
        "list: nothing is guessed. What to be careful about stands in `problems`.",
        f"## Rights\n\n{licence or _RIGHTS}",
        f"## Counts\n\n{_counts(table)}",
        f"## Fields\n\n{_fields(table)}",
    )
    return "\n\n".join(parts) + "\n"


_RIGHTS = (
    "The texts and pictures are those of the sites. The licence of the software does not cover "
    "them: see what the sites' terms and your law allow before you pass them on."
)


def _head(table: "pyarrow.Table") -> str:
    spoken = sorted(Counter(filter(None, table["language"].to_pylist())))
    listed = "".join(f"\n- {json.dumps(code)}" for code in spoken)
    return f"---\nlanguage:{listed or ' []'}\n---"


def _counts(table: "pyarrow.Table") -> str:
    """Return how many articles there are, of which sites and years, and what they lack."""
    sites = Counter(table["site"].to_pylist())
    years = Counter(at.year if at else None for at in table["published_at"].to_pylist())
    lines = [f"{table.num_rows} articles.", ""]
    for heading, counts in (("Site", sites), ("Year", years)):
        lines += [f"| {heading} | Articles |", "| --- | --- |"]
        lines += [f"| {_cell(name)} | {count} |" for name, count in counts.most_common()]
        lines.append("")
    return "\n".join(lines).rstrip()


def _fields(table: "pyarrow.Table") -> str:
    rows = ["| Field | Type | Articles with it | What it is |", "| --- | --- | --- | --- |"]
    for name in table.column_names:
        filled = sum(value not in (None, [], "") for value in table[name].to_pylist())
        kind = table.schema.field(name).type
        rows.append(f"| `{name}` | `{kind}` | {filled} | {_cell(told(name))} |")
    return "\n".join(rows)


def _cell(value: object) -> str:
    return "(none)" if value is None else " ".join(str(value).split()).replace("|", "\\|")


_TOLD = {
    "published_date": "The day of publication as it is printed.",
    "published_zone": "The zone of the printed time: 'UTC+07:00'.",
    "image_url": "Address of the lead picture.",
    "credit": "Photographer or agency of the lead picture.",
    "dateline": "The dateline as printed.",
    "place": "The place in the dateline.",
    "page": "Number of the page, of an article that is not whole.",
    "pages": "How many pages that article has.",
    "baca_juga": "Addresses of the related links in the flow of the text.",
    "archived_url": "Address of the copy in a web archive that was read.",
    "archived_at": "When that archive captured the page, in UTC.",
    "problems": "Codes of what a careful user should know.",
}


def told(column: str) -> str:
    """Return what a column of the tables holds, as a sentence."""
    if column in _TOLD:
        return _TOLD[column]
    if column in Article.model_computed_fields:
        return Article.model_computed_fields[column].description or ""
    return Article.model_fields[column].description or ""
