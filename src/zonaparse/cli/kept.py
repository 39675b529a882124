"""The commands that look into an archive: reparse, status, search, show, export."""

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonaparse.cli import output, tables
from zonaparse.cli.forms import FORMS, TEXT, one_of, with_options
from zonaparse.errors import ZonaparseError
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.archive import Archive
    from zonaparse.archive.report import Bad, Status

FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_ENDINGS = {
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".parquet": "parquet",
}
_MOST_ROWS = 20  # of a table
_LEAST_SHOWN = 0.005  # a share that would be printed as 0 %


@click.command()
@FOLDER
def reparse(folder: Path) -> None:
    """Parse the stored pages of DIR again; tell which fields changed on how many.

    A page that cannot be read keeps its Article; the exit status is 1 if there is one.
    """
    from zonaparse.archive.reparse import reparse as parse_again

    with _opened(folder, reading=False) as archive:
        changes = parse_again(archive)
    click.echo(counted(changes.pages, "page"))
    if not changes.fields:
        click.echo("nothing changed")
    for field, count in changes.fields.most_common():
        click.echo(f"{field}: changed on {count}")
    for kind, count in changes.failed.most_common():
        click.echo(f"{kind}: {counted(count, 'page')} left as before")
    sys.exit(int(bool(changes.failed)))


@click.command()
@FOLDER
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all rows.")
@click.option("--bad", is_flag=True, help="List what gave no article, and why.")
def status(folder: Path, *, as_json: bool, bad: bool) -> None:
    """Tell how DIR stands: states, hosts, days, errors, and the shares of missing fields."""
    with _opened(folder) as archive:
        if bad:
            _list(archive.bad(), as_json=as_json)
            return
        found = archive.status()
    if as_json:
        told = {**found._asdict(), "missing": [row._asdict() for row in found.missing]}
        click.echo(json.dumps(told, indent=2))
    elif found.states:
        _show(found)
    else:
        click.echo("there is nothing in it yet")


def _list(rows: "Iterable[Bad]", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], indent=2))
        return
    for row in rows:
        click.echo(printable(f"{row.url}: {row.error}".replace("\n", " ")))


def _show(found: "Status") -> None:
    states = ("done", "waiting", "refused", "failed")
    hosts = ((host, *(counts.get(s, 0) for s in states)) for host, counts in found.hosts.items())
    newest = sorted(found.missing, key=lambda row: row.week, reverse=True)
    lacks = ((m.host, m.week, m.pages, _shares(m.share)) for m in newest)
    for columns, rows in (
        (("state", "addresses"), found.states.items()),
        (("host", *states), hosts),
        (("fetched on", "pages"), reversed(found.days.items())),
        (("error", "addresses"), found.errors.items()),
        (("host", "published in", "articles", "without"), lacks),
    ):
        if texts := _texts(rows):
            tables.show(columns, texts[:_MOST_ROWS])
        if len(texts) > _MOST_ROWS:
            click.echo(f"and {len(texts) - _MOST_ROWS} more; --json prints all")


@click.command()
@FOLDER
@click.argument("words", nargs=-1, required=True, type=TEXT)
@click.option(
    "--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many to print."
)
def search(folder: Path, words: tuple[str, ...], most: int) -> None:
    """Print the addresses of the pages in DIR that hold all WORDS, with an excerpt.

    Headlines, texts and the names of authors and editors are searched; posy* stands for all words
    that begin so. The exit status is 1 if there is no such page.
    """
    with _opened(folder) as archive:
        found = archive.search(" ".join(words), most)
    for url, excerpt in found:
        click.echo(printable(f"{url}\n    {' '.join(excerpt.split())}"))
    if not found:
        sys.exit("zonaparse: no page holds all these words")


@click.command()
@FOLDER
@click.argument("url", type=TEXT)
@with_options(FORMS[:3])
def show(folder: Path, url: str, **forms: bool) -> None:
    """Print the newest Article that DIR has for URL, or for a file as it was imported.

    Tracking parameters, http or https and a slash at the end make no difference.
    """
    from zonaparse.archive.records import address

    form = one_of(forms)
    with _opened(folder) as archive:
        article = archive.get(url) or archive.get(address(url)) or archive.get_like(url)
    if article is None:
        sys.exit(f"zonaparse: {printable(url)}: there is no article in {folder}")
    output.print_one(form, output.Result(url, article))


@click.command()
@FOLDER
@click.option("--to", "form", type=click.Choice([*dict.fromkeys(_ENDINGS.values())]),
              help="The form, where the ending of the file does not say it.")  # fmt: skip
@click.option("-o", "target", required=True, type=click.Path(dir_okay=False, allow_dash=True),
              help="The file; - is standard output.")  # fmt: skip
def export(folder: Path, form: str | None, target: str) -> None:
    """Write the newest Articles of DIR to a file."""
    form = form or _ENDINGS.get(Path(target).suffix.lower())
    if form is None or (form, target) == ("parquet", "-"):
        raise click.UsageError(f"give --to, or a file that ends in {', '.join(_ENDINGS)}")
    with _opened(folder) as archive:
        count = archive.export(form, sys.stdout if target == "-" else target)
    click.echo(counted(count, "article"), err=target == "-")


@contextmanager
def _opened(folder: Path, *, reading: bool = True) -> Iterator["Archive"]:
    from zonaparse.archive import Archive

    with errors_told(), Archive(folder, reading=reading) as archive:
        tell_of_strays(archive)
        yield archive


@contextmanager
def errors_told() -> Iterator[None]:
    """End the command with a sentence for what goes wrong with an archive in the block."""
    try:
        yield
    except BrokenPipeError:  # as of `| head`: click ends then
        raise
    except (ZonaparseError, OSError, sqlite3.Error) as error:
        sys.exit(f"zonaparse: {printable(sentence(error))}")


def sentence(error: Exception) -> str:
    """Return an error of an archive, with what mends a catalogue that is damaged."""
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError):
        return f"the catalogue is damaged: {error}; `zonaparse rebuild` makes it anew"
    return str(error)


def tell_of_strays(archive: "Archive") -> None:
    """Name the WARC files in the folder that are not of the archive."""
    for path in archive.strays:
        told = "it is not of this archive and is left alone; --import reads it"
        click.echo(printable(f"zonaparse: {path}: {told}"), err=True)


def _texts(rows: object) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in rows]  # type: ignore[attr-defined]


def _shares(share: dict[str, float]) -> str:
    shown = sorted(((s, name) for name, s in share.items() if s >= _LEAST_SHOWN), reverse=True)
    return ", ".join(f"{name} {s:.0%}" for s, name in shown)
