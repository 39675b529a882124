"""`zonaparse report`."""

from pathlib import Path

import click

from zonaparse.cli.counting import Counted
from zonaparse.cli.kept import errors_told
from zonaparse.text import counted, printable


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
    from zonaparse.report import report as count
    from zonaparse.report import write_report
    from zonaparse.report.making import total

    if target is None and not as_json:
        raise click.UsageError("give -o report.html, or --json")
    with errors_told(), Counted("Looking at pages", total(source)) as progress:
        if target is None:
            found = count(source, on_progress=progress.show)
        else:
            told = "id" if language == "id" else "en"
            found = write_report(source, target, language=told, on_progress=progress.show)  # type: ignore[arg-type]
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    if target:
        click.echo(printable(f"{target}: {counted(found.pages, 'page')}"), err=True)
