"""`zonaparse parse`."""

import os
import sys
from collections.abc import Generator, Hashable, Iterator
from contextlib import closing

import click
from rich.console import Console
from rich.progress import Progress

from zonaparse import explain as explaining
from zonaparse import parse as parse_page
from zonaparse import saved
from zonaparse.cli import output
from zonaparse.cli.forms import FORMS, TEXT, one_of, with_options
from zonaparse.errors import ZonaparseError
from zonaparse.many import parse_many
from zonaparse.text import counted

Results = Generator[output.Result, None, None]
_PAGES_WORTH_A_WORKER = 8  # fewer are parsed before another process has started


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR|-...")
@with_options(FORMS)
@click.option("--url", type=TEXT, help="Address of the page, for one that does not say it itself.")
def parse(files: tuple[str, ...], url: str | None, **forms: bool) -> None:
    """Print the Article of each saved page.

    A folder stands for the pages below it (*.html, *.htm, also gzipped), - for standard input.
    There is one result or one error a page, in order; the exit status is 1 if any failed.
    """
    form = one_of(forms)
    names = list(saved.expand(files))
    if url and len(names) != 1:
        raise click.UsageError("--url needs a single page")
    failed = 0

    def results() -> Iterator[output.Result]:
        nonlocal failed
        task = progress.add_task("Parsing", total=len(names))
        alone = len(names) == 1 or form == "explain" or "-" in names
        found = _one_by_one(names, url, explain=form == "explain") if alone else _many(names)
        with closing(found):
            for result in found:
                failed += result.article is None
                yield result
                progress.advance(task)

    with _progress(len(names)) as progress:
        many = len(files) > 1 or saved.is_folder(files[0])
        output.PRINTERS[form](results(), many, progress.console)
    if many:
        click.echo(f"{counted(len(names), 'page')}, {failed} failed", err=True)
    sys.exit(1 if failed else 0)


def _progress(count: int) -> Progress:
    console = Console(stderr=True)
    # Results that scroll by on the same terminal show the progress themselves.
    shown = count > 1 and console.is_terminal and not sys.stdout.isatty()
    # Rich would send standard output to the bar's terminal, whatever it was redirected to.
    return Progress(
        console=console,
        transient=True,
        disable=not shown,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _one_by_one(names: list[str], url: str | None, *, explain: bool) -> Results:
    for name in names:
        yield _result(name, url, explain=explain)


def _many(names: list[str]) -> Results:
    """Yield the result of each page, parsed in processes that a bad page cannot take down."""
    unread: dict[Hashable, Exception] = {}

    def pages() -> Iterator[tuple[int, bytes]]:
        for number, name in enumerate(names):
            try:
                yield number, saved.read(name)
            except (ZonaparseError, OSError) as error:
                unread[number] = error
                yield number, b""  # its row holds the place of the error

    workers = min(os.cpu_count() or 1, -(-len(names) // _PAGES_WORTH_A_WORKER))
    for name, row in zip(names, parse_many(pages(), workers=workers), strict=True):
        error = unread.pop(row.id, row.error)
        yield output.Result(name, row.article, error=error)


def _result(name: str, url: str | None, *, explain: bool) -> output.Result:
    try:
        page = saved.read(name)
        if explain:
            return output.Result(name, *explaining.explain(page, url=url))
        return output.Result(name, parse_page(page, url=url))
    except (ZonaparseError, OSError) as error:
        return output.Result(name, None, error=error)
