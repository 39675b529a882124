"""`zonaparse parse`."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from zonaparse import explain as explaining
from zonaparse import parse as parse_page
from zonaparse.article import Article
from zonaparse.cli import inputs, markdown, text
from zonaparse.errors import NotAnArticle, ZonaparseError
from zonaparse.text import printable

Form = Literal["text", "json", "jsonl", "markdown", "explain"]
_SHORT = 60


class Result(NamedTuple):
    """One input and what came of it; `explained` is set where it was asked for."""

    file: str
    article: Article | None
    error: Exception | None = None
    explained: list[explaining.Explanation] | None = None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option("--json", "form", flag_value="json", help="Print a JSON document.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print a JSON object a line.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown.")
@click.option("--explain", "form", flag_value="explain", help="Print where each field came from.")
@click.option("--url", help="Address of the page, for one that does not say it itself.")
def parse(files: tuple[str, ...], form: Form | None, url: str | None) -> None:
    """Print the Article of each saved page; a folder stands for the pages below it.

    One result or one error a file. The exit status is 1 if any failed.
    """
    names = list(inputs.expand(files))
    if url and len(names) != 1:
        raise click.UsageError("--url needs a single page")
    if not names:
        raise click.ClickException("no pages (*.html, *.htm, *.html.gz) below " + ", ".join(files))
    results = (_result(name, url, form) for name in _progress(names))
    failed = _PRINTERS[form or "text"](results, len(names))
    sys.exit(1 if failed else 0)


def _progress(names: list[str]) -> Iterator[str]:
    console = Console(stderr=True)
    if len(names) < 2 or not console.is_terminal:
        yield from names
        return
    yield from track(names, description="Parsing", console=console, transient=True)


def _result(name: str, url: str | None, form: Form | None) -> Result:
    try:
        page = inputs.read(name)
        if form == "explain":
            article, explained = explaining.explain(page, url=url)
            return Result(name, article, explained=explained)
        return Result(name, parse_page(page, url=url))
    except (ZonaparseError, OSError) as error:
        return Result(name, None, error)


def _row(result: Result) -> dict[str, Any]:
    if result.article:
        return {"file": result.file, **result.article.model_dump(mode="json")}
    row = {"file": result.file, "error": type(result.error).__name__}
    if isinstance(result.error, NotAnArticle):
        row["reason"] = result.error.reason
    return {**row, "message": str(result.error)}


def _print_jsonl(results: Iterator[Result], _: int) -> int:
    failed = 0
    for result in results:
        failed += result.article is None
        click.echo(json.dumps(_row(result), ensure_ascii=False))
    return failed


def _print_json(results: Iterator[Result], count: int) -> int:
    failed = 0
    for number, result in enumerate(results, 1):
        failed += result.article is None
        before = "" if count == 1 else "[\n" if number == 1 else ",\n"
        after = "" if count == 1 or number < count else "\n]"
        shown = json.dumps(_row(result), ensure_ascii=False, indent=2)
        click.echo(before + shown + after, nl=number == count)
    return failed


def _printer(render: Callable[[Result, Article], None]) -> Callable[[Iterator[Result], int], int]:
    """Return what prints articles by `render`, a rule between them, and errors to stderr."""

    def show(results: Iterator[Result], _: int) -> int:
        failed = shown = 0
        for result in results:
            if result.article is None:
                failed += 1
                click.echo(printable(f"{result.file}: {result.error}"), err=True)
                continue
            if shown:
                click.echo("\n" + "-" * 80 + "\n")
            shown += 1
            render(result, result.article)
        return failed

    return show


def _show_explained(result: Result, article: Article) -> None:
    table = Table("field", "value", "where it came from", "other readings", show_lines=True)
    for told in result.explained or ():
        value = article.model_dump(mode="json")[told.field]
        others = "\n".join(f"{source}: {_short(found)}" for source, found in told.others)
        cells = (told.field, _short(value), told.source or "", others)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(Text(printable(f"{result.file}: {article.template}")))
    console.print(table)
    for problem in article.problems:
        console.print(Text(printable(f"! {problem.code}: {problem.message}")))


def _short(value: object) -> str:
    if value in (None, [], {}):
        return ""
    if isinstance(value, list) and isinstance(value[0], dict):
        return f"{len(value)} entries"
    if isinstance(value, dict):
        value = ", ".join(f"{k}: {v}" for k, v in value.items() if v is not None)
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return shown if len(shown) <= _SHORT else shown[: _SHORT - 1] + "…"


_PRINTERS: dict[str, Callable[[Iterator[Result], int], int]] = {
    "text": _printer(lambda _, article: click.echo(text.render(article))),
    "markdown": _printer(lambda _, article: click.echo(markdown.render(article))),
    "explain": _printer(_show_explained),
    "json": _print_json,
    "jsonl": _print_jsonl,
}
