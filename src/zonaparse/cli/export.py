"""`zonaparse export`."""

import sys
from pathlib import Path
from typing import Any

import click

from zonaparse.cli.counting import Counted
from zonaparse.cli.forms import TEXT, with_options
from zonaparse.cli.kept import FOLDER, opened
from zonaparse.cli.search import NONE_SUCH, WANTED, days
from zonaparse.text import counted, printable

_ENDINGS = {
    ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".parquet": "parquet", ".xlsx": "xlsx",
    ".json": "jsonfeed", ".wacz": "wacz",
}  # fmt: skip
_NO_TEXT = frozenset(("parquet", "xlsx", "wacz", "files"))


class _Listed(click.ParamType):  # type: ignore[type-arg]
    """Values parted by commas."""

    name = "A,B,..."

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the values."""
        try:
            return [self._kind(each.strip()) for each in str(value).split(",") if each.strip()]
        except ValueError:
            self.fail(f"{value!r} are no numbers parted by commas", param, ctx)


@click.command(epilog="Example: zonaparse export kept -o articles.csv --site kompas.com")
@FOLDER
@click.option("--to", "form", type=click.Choice([*_ENDINGS.values(), "files"]),
              metavar="FORM",
              help="The form, if the name of the file does not tell it.")  # fmt: skip
@click.option("-o", "target", required=True, type=click.Path(allow_dash=True),
              metavar="FILE",
              help="The file; - for standard output; a folder for --to files.")  # fmt: skip
@click.option(
    "--columns", type=_Listed(str), help="Of a table: these columns alone, in this order."
)
@click.option("--bom/--no-bom", default=None,
              help="Begin CSV with a byte order mark; files have it.")  # fmt: skip
@click.option(
    "--match", type=TEXT, default="", help="Articles that hold these words, as for `search`."
)
@with_options(WANTED)
@click.option(
    "--ids", type=_Listed(int), help="Articles of these numbers, as `search` prints them."
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="So many of them, by chance, the same each time.",
)
def export(
    folder: Path, form: str | None, target: str, columns: list[str] | None, match: str,
    ids: list[int] | None, sample: int | None, *, bom: bool | None, **wanted: Any,
) -> None:  # fmt: skip
    """Write the newest Articles of the archive DIR to a file.

    The FORM is told by the name of the file, or by --to: jsonl, csv, markdown (.md), parquet, xlsx,
    jsonfeed (.json), wacz of the pages themselves, or files, a folder of Markdown with the fields
    before each text. All Articles are written, or those that the options choose. A file is replaced
    when all is written, and not before; if there is none to write it stays as it was, and the exit
    status is 1.
    """
    form = form or _ENDINGS.get(Path(target.lower().removesuffix(".gz")).suffix)
    if form is None or (form in _NO_TEXT and target == "-"):
        raise click.UsageError(f"give --to, or a file that ends in {', '.join(_ENDINGS)}")
    chosen = match or ids is not None or sample or any(wanted.values())
    with opened(folder) as archive:
        numbers = archive.select(match, ids=ids, sample=sample, **days(wanted)) if chosen else None
        total = archive.catalogue.articles() if numbers is None else len(numbers)
        if not total:
            sys.exit(printable(f"zonaparse: {_nothing(target, chosen=bool(chosen))}"))
        where: Any = sys.stdout if target == "-" else target
        if bom and target == "-" and form == "csv":
            click.echo("\ufeff", nl=False)
        with Counted("Writing", total) as progress:
            count = archive.export(
                form, where, ids=numbers, columns=columns, bom=bom is not False,
                on_progress=progress.show,
            )  # fmt: skip
    click.echo(counted(count, "article"), err=target == "-")


def _nothing(target: str, *, chosen: bool) -> str:
    """Return that there is nothing to write, and what that means for the file."""
    why = NONE_SUCH if chosen else "there is no article in it yet"
    return f"{why}; {target} is left as it was" if Path(target).exists() else why
