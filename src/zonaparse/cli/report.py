"""`zonaparse report`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonaparse.cli.counting import LOOKING, Counted, looking
from zonaparse.cli.kept import errors_told
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.inputs import Pages
    from zonaparse.report import Report
    from zonaparse.report.words import Language


@click.command(epilog="Example: zonaparse report kept -o report.html")
@click.argument("source", type=click.Path(exists=True, path_type=Path),
                metavar="SOURCE")  # fmt: skip
@click.option("-o", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="The HTML file to write.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--language", type=click.Choice(["en", "id"]), default="en", show_default=True,
              help="The language of the report.")  # fmt: skip
def report(source: Path, target: Path | None, language: str, *, as_json: bool) -> None:
    """Write a report of articles as one HTML file.

    SOURCE is an archive, a folder of saved pages, or a Parquet file of articles. The report tells
    of articles by day and site, fields by week, what changed, oddities with pages to look at, and
    failures. It loads nothing from the web.
    """
    if target is None and not as_json:
        raise click.UsageError("give -o report.html, or --json")
    with errors_told():
        found = _made(source, target, "id" if language == "id" else "en")
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    if target:
        click.echo(printable(f"{target}: {counted(found.pages, 'page')}"), err=True)


def _made(source: Path, target: Path | None, language: "Language") -> "Report":
    from zonaparse.inputs import pages
    from zonaparse.report import report as count
    from zonaparse.report import write_report
    from zonaparse.report.making import is_archive, is_table, total

    def made(given: "Path | Pages", show: Callable[[int], None]) -> "Report":
        if target is None:
            return count(given, on_progress=show)
        return write_report(given, target, language=language, on_progress=show)

    if is_archive(source) or is_table(source):
        with Counted(LOOKING, total(source)) as progress:
            return made(source, progress.show)
    given = pages(source)
    with looking(given) as show:
        return made(given, show)
