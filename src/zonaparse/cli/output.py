"""The results of `zonaparse parse`, printed one by one in the form asked for."""

import json
import re
import shutil
import sys
from collections.abc import Callable, Hashable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.text import Text

from zonaparse.article import Article
from zonaparse.cli import explained, next_steps
from zonaparse.errors import FetchError, NotAnArticle, sentence
from zonaparse.explanation import Explanation
from zonaparse.render import markdown, text
from zonaparse.text import encodable, printable

# JSON allows them raw, but terminals obey some, and readers of lines stop at others.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH = 80


class Result(NamedTuple):
    """One page and what came of it; `explained` is set where it was asked for.

    `file` is its name for people, `id` the one by which its row is found again.
    """

    file: str
    article: Article | None
    explained: Explanation | None = None
    error: Exception | None = None
    id: Hashable = None

    @property
    def message(self) -> str:
        """The error as a sentence, without the name of the file."""
        if isinstance(self.error, FetchError) and self.error.url == self.file:
            return self.error.reason
        return sentence(self.error) if self.error else ""


Printer = Callable[[Iterator[Result], bool, Console], None]


def _row(result: Result, *, named: bool = True) -> dict[str, Any]:
    name = {"file": encodable(result.file)} if named else {}
    if read := result.explained or result.article:
        return {**name, **read.model_dump(mode="json")}
    row = {**name, "error": type(result.error).__name__}
    if isinstance(result.error, NotAnArticle):
        row["reason"] = result.error.reason
    return {**row, "message": encodable(result.message)}


def _json(row: dict[str, Any], indent: int | None = None) -> str:
    dumped = json.dumps(row, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)


def _print_jsonl(results: Iterator[Result], _many: bool, _errors: Console) -> None:
    for result in results:
        click.echo(_json(_row(result)))


def _print_json(results: Iterator[Result], many: bool, _errors: Console) -> None:
    begun = list(islice(results, 2))  # one file may hold several pages, which nobody knew before
    many = many or len(begun) > 1
    opening, between, end = ("[\n", ",\n", "\n]") if many else ("", "", "")
    for number, result in enumerate(chain(begun, results)):
        row = _row(result, named=many or result.article is None)
        click.echo((between if number else opening) + _json(row, indent=2), nl=False)
    click.echo(end)


def _printer(render: Callable[[Result, Article], None]) -> Printer:
    """Return what prints articles by `render`, a rule between them, and errors to stderr, with
    what to do next, which is told once.
    """

    def show(results: Iterator[Result], _many: bool, errors: Console) -> None:
        shown = 0
        known = {""}
        for result in results:
            if result.article is None:
                step = next_steps.of(result.error)
                told = result.message if step in known else f"{result.message}; {step}"
                known.add(step)
                errors.print(Text(printable(f"{result.file}: {told}")), soft_wrap=True)
                continue
            if shown:
                click.echo("\n" + "-" * _width() + "\n")
            shown += 1
            render(result, result.article)

    return show


def _width() -> int:
    return min(_WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _WIDTH


def _show_text(_: Result, article: Article) -> None:
    headline, newline, rest = text.render(article, _width()).partition("\n")
    # click takes the style off again where standard output is no terminal
    click.echo(click.style(headline, bold=True) + newline + rest)


def _show_explained(result: Result) -> None:
    if result.explained:
        explained.show(result.file, result.explained, _width())


PRINTERS: dict[str, Printer] = {
    "text": _printer(_show_text),
    "markdown": _printer(lambda _, article: click.echo(markdown.render(article))),
    "explain": _printer(lambda result, _: _show_explained(result)),
    "json": _print_json,
    "jsonl": _print_jsonl,
}


def print_one(form: str, result: Result) -> None:
    """Print a single result."""
    PRINTERS[form](iter([result]), False, Console(stderr=True))
