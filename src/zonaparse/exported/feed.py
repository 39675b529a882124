"""Articles of a JSON Feed."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from zonaparse.article import Article
from zonaparse.errors import InputError
from zonaparse.exported import rows

_VERSION = "https://jsonfeed.org/version/1"


def articles(file: TextIO, name: str) -> Iterator[Article]:
    """Yield the articles of a feed's items; raise InputError for what is no JSON Feed."""
    try:
        feed: Any = json.load(file)
    except (ValueError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        raise InputError(f"{name}: it is no JSON: {error}") from error
    if not (isinstance(feed, dict) and str(feed.get("version")).startswith(_VERSION)):
        raise InputError(f"{name}: it is no JSON Feed; the name of JSON Lines ends in .jsonl")
    for number, item in enumerate(feed.get("items") or (), 1):
        where = f"{name}, item {number}"
        if not isinstance(item, dict):
            raise InputError(f"{where}: it is no object")
        yield rows.article(_row(item), "jsonfeed", where)


def _row(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item by the names of the columns of a table."""
    day: dict[str, Any] = item.get("_zonaparse") or {}
    return {
        "url": item.get("url"),
        "title": item.get("title"),
        "deck": item.get("summary"),
        "body": item.get("content_text"),
        "image_url": item.get("image"),
        "published_at": item.get("date_published") or day.get("published_date"),
        "published_zone": day.get("published_zone"),
        "published_precision": "day" if day.get("published_date") else None,
        "modified_at": item.get("date_modified"),
        "authors": [author.get("name") for author in item.get("authors") or ()],
        "tags": item.get("tags"),
        "language": item.get("language"),
        "template": "jsonfeed",
    }
