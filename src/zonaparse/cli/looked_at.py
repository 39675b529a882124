"""An explanation as a file to look at."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from zonaparse.cli import output
from zonaparse.replacing import replaced
from zonaparse.text import printable


def write(path: Path, results: Iterator[output.Result], errors: Console, *, pictures: bool) -> None:
    """Write the explanation of the only page; a page that gives an error leaves no file."""
    result = next(results)
    if result.explained is None:
        output.PRINTERS["text"](iter([result]), False, errors)
    else:
        html = result.explained.to_html(pictures=pictures)
        with replaced(path) as new, new.open("a", encoding="utf-8") as file:
            file.write(html)
        click.echo(printable(f"{path}: {result.file}, explained"), err=True)
    for _ in results:  # none: it lets the caller count
        pass
