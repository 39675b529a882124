"""Articles as rows of a table, each with the id of what it was read from."""

from collections.abc import Hashable, Iterable
from typing import Any

from zonaparse import extras
from zonaparse.article import Article

Row = dict[str, Any]

_TEXTS = (
    "url site network title deck published_precision published_text source section body "
    "credit_line language access template".split()
)
_TIMES = ("published_at", "modified_at")
_LISTS = ("authors", "editors", "tags")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # OWASP, CSV injection
NAMES = (
    "id", "error", "message", *_TEXTS, *_TIMES, *_LISTS, "image_url", "caption", "credit",
    "dateline", "page", "pages", "baca_juga", "archived_url", "archived_at", "problems",
)  # fmt: skip
_KINDS_OF_LISTS = (*_LISTS, "baca_juga", "problems")
_KINDS_OF_TIMES = (*_TIMES, "archived_at")


def row(key: Hashable, article: Article | None, error: tuple[str, str] | None) -> Row:
    """Return the columns of an article, or of an error by its name and its message."""
    name, message = error or (None, None)
    told = {"id": key, "error": name, "message": message}
    if article is None:
        return {**dict.fromkeys(NAMES), **told}
    image, paging, archived = article.image, article.paging, article.archived
    return told | {
        **{name: getattr(article, name) for name in (*_TEXTS, *_TIMES, *_LISTS)},
        "image_url": image and image.url,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "dateline": article.dateline and article.dateline.text,
        "page": paging and paging.page,
        "pages": paging and paging.pages,
        "baca_juga": [link.url for link in article.baca_juga],
        "archived_url": archived and archived.url,
        "archived_at": archived and archived.at,
        "problems": [problem.code.value for problem in article.problems],
    }


def cell(value: Any) -> str:
    """Return a value as a cell of CSV that a spreadsheet takes for text.

    >>> cell("=1+1"), cell(["Ani", "Budi"]), cell(None)
    ("'=1+1", 'Ani; Budi', '')
    """
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and isinstance(value, str | list) else text


def kind_of(keys: Iterable[Hashable]) -> str:
    """Return "int64" for ids that are all whole numbers, else "string"."""
    return "int64" if all(type(key) is int for key in keys) else "string"


def schema(key: str) -> Any:
    """Return the schema of the rows for pyarrow; `key` is what kind_of() says of the ids."""
    with extras.told():
        import pyarrow

    text = pyarrow.string()
    kinds = {
        **dict.fromkeys(_KINDS_OF_TIMES, pyarrow.timestamp("us", "UTC")),
        **dict.fromkeys(_KINDS_OF_LISTS, pyarrow.list_(text)),
        **dict.fromkeys(("page", "pages"), pyarrow.int32()),
        "id": getattr(pyarrow, key)(),
    }
    return pyarrow.schema([(name, kinds.get(name, text)) for name in NAMES])


def table(rows: Iterable[Row], form: Any) -> Any:
    """Return a pyarrow.Table of rows by a schema."""
    import pyarrow

    is_text = form.field("id").type == pyarrow.string()
    known = [{**each, "id": str(each["id"])} if is_text else each for each in rows]
    return pyarrow.Table.from_pylist(known, form)
