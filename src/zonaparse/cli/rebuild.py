"""`zonaparse rebuild`."""

import sys
from pathlib import Path

import click

from zonaparse.cli.counting import Counted
from zonaparse.cli.kept import FOLDER, errors_told, stored
from zonaparse.text import counted, printable


@click.command(epilog="Example: zonaparse rebuild kept")
@FOLDER
def rebuild(folder: Path) -> None:
    """Make the catalogue of the archive DIR anew from its WARC files.

    The old catalogue is kept beside it. What only the old one knew is not in the new one: addresses
    that wait, or that could not be reached. The exit status is 1 if a record is damaged or a page
    could not be read.
    """
    from zonaparse.archive import rebuild as make_anew

    with errors_told(), Counted("Reading pages", stored(folder)) as progress:
        made = make_anew(folder, on_progress=progress.show)
    for fault in made.faults:
        click.echo(printable(f"{fault.file} at byte {fault.offset}: {fault.told}"), err=True)
    click.echo(f"{counted(made.pages, 'page')} of {made.addresses} addresses")
    for kind, count in made.failed.items():
        click.echo(f"{kind}: {counted(count, 'page')} could not be read")
    if made.before:
        click.echo(printable(f"the catalogue that was there is now {made.before.name}"))
    sys.exit(int(bool(made.faults or made.failed)))
