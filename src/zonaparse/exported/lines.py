"""Articles of JSON Lines, which hold them whole."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from pydantic import ValidationError

from zonaparse.article import Article
from zonaparse.errors import InputError


def articles(file: TextIO, name: str) -> Iterator[Article]:
    """Yield the articles of a file; raise InputError for a line that holds none."""
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _article(line, f"{name}, line {number}")


def _article(line: str, where: str) -> Article:
    try:
        return Article.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{where}: {_fault(line, error)}") from error


def _fault(line: str, error: ValidationError) -> str:
    """Return what is wrong with a line that holds no article."""
    try:
        found: Any = json.loads(line)
    except ValueError:
        return "it is no JSON; a file of another form is told by the ending of its name"
    if isinstance(found, dict) and isinstance(found.get("error"), str):
        return f"it holds an error, {found['error']}, and no article"
    return first_fault(error)


def first_fault(error: ValidationError) -> str:
    """Return the first thing that keeps some values from being an article."""
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    return f"it holds no article: {field or 'the line'}: {first['msg']}"
