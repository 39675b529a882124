"""Articles of a folder of Markdown: their fields from the lines before each text, and the text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zonaparse.article import Article
from zonaparse.errors import InputError
from zonaparse.exported import markdown
from zonaparse.exported.lines import first_fault
from zonaparse.render.markdown import head

_EDGE, _GAP = "---\n", "\n\n"


def articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of the files of a folder, by their names."""
    files = sorted(folder.glob("*.md"))
    if not files:
        raise InputError(f"{folder}: no file of Markdown is in this folder")
    for file in files:
        try:
            yield _article(file.read_text("utf-8"))
        except ValidationError as error:
            raise InputError(f"{file}: {first_fault(error)}") from error
        except ValueError as error:
            raise InputError(f"{file}: it is no file of `export --to files`: {error}") from error


def _article(text: str) -> Article:
    front, between, text = text.removeprefix(_EDGE).partition(f"\n{_EDGE}\n")
    if not between:
        raise ValueError("no fields stand before its text")
    fields = dict(map(_field, front.splitlines()))
    told = {name: value for name, value in fields.items() if name in Article.model_fields}
    provenance = dict.fromkeys(told.keys() - {"template", "problems"}, "export:files")
    about = Article(provenance=provenance, **told)
    blocks = markdown.blocks(_body(text.strip("\n"), about))
    source = {"blocks": "export:files"} if blocks else {}
    return about.model_copy(update={"blocks": blocks, "provenance": {**provenance, **source}})


def _field(line: str) -> tuple[str, Any]:
    name, _, value = line.partition(": ")
    return name, json.loads(value)


def _body(text: str, about: Article) -> str:
    """Return the text without what is told before and behind it."""
    before = head(about).count(_GAP) + 1
    body = _GAP.join(text.split(_GAP)[before:])
    return body.rpartition(_GAP)[0] if about.credit_line else body
