"""A row of a table as an Article, as far as its columns go."""

from collections.abc import Collection
from datetime import datetime, tzinfo
from typing import Any

from pydantic import ValidationError

from zonaparse import parquet
from zonaparse.article import Article, Image
from zonaparse.errors import InputError
from zonaparse.exported.lines import first_fault
from zonaparse.render import columns

# Both kinds of Parquet have these: a table without one of them holds columns that were chosen.
_NEEDED = frozenset(columns.ARTICLE) & {column.name for column in parquet.COLUMNS}
_ALIKE = tuple(Article.model_fields.keys() & {*columns.ARTICLE, "confidence"} - {"dateline"})
_CODE_ALONE = "The file tells its code alone."


def check(names: Collection[str], where: str) -> None:
    """Raise InputError if a table lacks columns of an article."""
    if lacking := sorted(_NEEDED - set(names)):
        raise InputError(
            f"{where}: it lacks the columns {', '.join(lacking)}, so that it holds no articles; "
            "read it as a table, with pandas or the like"
        )


def article(row: dict[str, Any], form: str, where: str) -> Article:
    """Return the article of a row of values or of texts of values; lists are lists.

    Raises InputError for a row that holds an error, or values that no article has.
    """
    if row.get("error"):
        raise InputError(f"{where}: it holds an error, {row['error']}, and no article")
    try:
        told = {name: value for name, value in _values(row).items() if value not in (None, [])}
        provenance = dict.fromkeys(told.keys() - {"template", "problems"}, f"export:{form}")
        return Article(provenance=provenance, **told)
    except ValidationError as error:
        raise InputError(f"{where}: {first_fault(error)}") from error
    except ValueError as error:
        raise InputError(f"{where}: it holds no article: {error}") from error


def _values(row: dict[str, Any]) -> dict[str, Any]:
    picture = _part(row, {"url": "image_url", "caption": "caption", "credit": "credit"})
    image = Image(**picture) if picture else None
    archived = {"url": row.get("archived_url"), "at": _time(row, "archived")}
    return {
        **{name: row.get(name) for name in _ALIKE},
        "template": row.get("template") or "",
        "published_at": _time(row, "published"),
        "modified_at": _time(row, "modified"),
        "image": image,
        "images": [image] if image else [],
        "dateline": _part(row, {"text": "dateline", "place": "place"}) or None,
        "paging": _part(row, {"page": "page", "pages": "pages"}) or None,
        "archived": archived if any(value is not None for value in archived.values()) else None,
        "blocks": [
            {"kind": "paragraph", "text": text}
            for text in filter(None, (row["body"] or "").split("\n\n"))
        ],
        "problems": [{"code": code, "message": _CODE_ALONE} for code in row.get("problems") or ()],
    }


def _part(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return what a row has of a part of an article, by the names of the part's fields."""
    return {name: row[column] for name, column in names.items() if row.get(column) is not None}


def _time(row: dict[str, Any], name: str) -> datetime | None:
    """Return a time in the zone that a column beside it tells, else as it is."""
    told, zone = row.get(f"{name}_at"), _zone(row.get(f"{name}_zone"))
    at = datetime.fromisoformat(told) if isinstance(told, str) else told
    if at is None or zone is None:
        return at
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


def _zone(told: str | None) -> tzinfo | None:
    offset = told.removeprefix("UTC") if told else ""
    return datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
