"""Articles as a JSON Feed, and as files of Markdown."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from zonaparse.article import Article
from zonaparse.feeds import entry
from zonaparse.render.markdown import render
from zonaparse.text import printable

if TYPE_CHECKING:
    from zonaparse.archive.exporting import ArchivedArticle

_VERSION = "https://jsonfeed.org/version/1.1"
_LONGEST_NAME = 60  # characters
_NO_NAME = re.compile(r"[^a-z0-9]+")
_NO_FRONT = frozenset(("blocks", "provenance", "confidences"))
_ABOUT = ("title", *(name for name in Article.model_fields if name not in {*_NO_FRONT, "title"}))


def write_feed(articles: "Iterable[ArchivedArticle]", file: TextIO) -> int:
    """Write a JSON Feed 1.1; return how many items it has."""
    file.write(f'{{"version": "{_VERSION}", "title": "Articles", "items": [')
    count = 0
    for count, archived in enumerate(articles, 1):
        between = ",\n" if count > 1 else "\n"
        file.write(between + json.dumps(_item(archived), ensure_ascii=False))
    file.write("\n]}\n")
    return count


def _item(archived: "ArchivedArticle") -> dict[str, Any]:
    key = next(iter(archived.addresses), str(archived.number))
    return {**entry(archived.article), "id": archived.article.url or key}


def write_files(articles: "Iterable[ArchivedArticle]", folder: Path) -> int:
    """Write an article a file of Markdown, with its fields before it as YAML; return how many."""
    count = 0
    for archived in articles:
        count += 1
        name = f"{archived.number:06}-{_slug(archived.article.title or '')}".rstrip("-")
        text = f"---\n{''.join(_front(archived))}---\n\n{render(archived.article)}\n"
        (folder / f"{name}.md").write_text(text, "utf-8")
    return count


def _front(archived: "ArchivedArticle") -> Iterator[str]:
    """Yield the lines of the fields: JSON, which YAML reads as it is."""
    told = archived.article.model_dump(mode="json", include=set(_ABOUT))
    told = {"id": archived.number, **{name: told[name] for name in _ABOUT}}
    told["fetched_at"] = archived.fetched_at.isoformat()
    for name, value in told.items():
        if value is not None and value != []:
            yield f"{name}: {json.dumps(_plain(value), ensure_ascii=False)}\n"


def _plain(value: Any) -> Any:
    """Return a value without control characters, which YAML does not have."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return list(map(_plain, value))
    return printable(value).replace("\n", " ") if isinstance(value, str) else value


def _slug(title: str) -> str:
    return _NO_NAME.sub("-", title.lower())[:_LONGEST_NAME].strip("-")
