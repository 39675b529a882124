"""`zonaparse verify`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zonaparse.cli.counting import Counted
from zonaparse.cli.kept import FOLDER, errors_told, stored
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.archive import Wrong


class _Share(click.ParamType):  # type: ignore[type-arg]
    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            share = float(str(value).removesuffix("%")) / 100
        except ValueError:
            share = 0
        if not 0 < share <= 1:
            self.fail(f"{value!r} is no share such as 5%", param, ctx)
        return share


@click.command(epilog="Example: zonaparse verify kept --sample 5%")
@FOLDER
@click.option(
    "--sample", type=_Share(), default="100%", help="How many of the pages are looked at: 5%."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON object for each fault, a line each."
)
def verify(folder: Path, sample: float, *, as_json: bool) -> None:
    """Look whether the archive DIR is sound, and change nothing.

    What is wrong is named, with what mends it. Every record is compared with its digests, every
    page with its place, every Article with its schema, the catalogue with the WARC files, the index
    of the words with the Articles. The exit status is 1 if anything is wrong.
    """
    from zonaparse.archive import verify as look

    def told(wrong: "Wrong") -> None:
        line = f"{wrong.where}: {wrong.what}\n    {wrong.mend}"
        click.echo(json.dumps(wrong._asdict()) if as_json else printable(line))

    known = stored(folder)
    with errors_told(), Counted("Verifying", known and round(known * sample)) as progress:
        found = look(folder, sample=sample, on_result=told, on_progress=progress.show)
    seen = f"{counted(found.records, 'record')} and {counted(found.pages, 'page')}"
    click.echo(f"{seen}: {found.wrong or 'nothing'} wrong", err=as_json)
    sys.exit(int(bool(found.wrong)))
