"""`zonaparse search`, `open` and `browse`: articles of an archive, found and looked at."""

import json
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zonaparse.cli.forms import DAY, DAY_WORD, TEXT, with_options
from zonaparse.cli.kept import FOLDER, opened
from zonaparse.replacing import replaced
from zonaparse.text import printable

if TYPE_CHECKING:
    from zonaparse.archive.searching import Hit

WANTED = (
    click.option("--since", type=DAY, metavar=DAY_WORD, help="Published on this day or later."),
    click.option("--until", type=DAY, metavar=DAY_WORD, help="Published on this day or earlier."),
    click.option("--site", type=TEXT, help="A host, or the end of its name: kompas.com."),
    click.option("--section", type=TEXT, help="The section, as the articles name it."),
    click.option("--author", type=TEXT, help="A part of an author's name."),
)
_BETWEEN = "  "
_NONE = "no article holds all these words; give fewer, or a beginning: pan*"
NONE_SUCH = "there is no such article; give fewer words or options"


def days(wanted: dict[str, Any]) -> dict[str, Any]:
    """Return options with days in the place of times; raise UsageError where none is left."""
    since, until = wanted["since"], wanted["until"]
    if since and until and since > until:
        told = f"--since {since:%Y-%m-%d} is after --until {until:%Y-%m-%d}: no day is left"
        raise click.UsageError(told)
    return {
        name: value.date() if isinstance(value, datetime) else value
        for name, value in wanted.items()
    }


@click.command(epilog="Example: zonaparse search kept panen raya --since 2026-01-31")
@FOLDER
@click.argument("words", nargs=-1, type=TEXT)
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True,
              metavar="NUMBER", help="How many to print.")  # fmt: skip
@with_options(WANTED)
@click.option("--by", "order", type=click.Choice(["relevance", "time"]), default="relevance",
              show_default=True, help="The best ones first, or the newest.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search(
    folder: Path, words: tuple[str, ...], most: int, order: Any, *, as_json: bool, **wanted: Any
) -> None:
    """Print the articles of the archive DIR that hold all WORDS.

    Of each its number, time, site, title and an excerpt are printed. `show`, `open` and
    `export --ids` take the number.

    Headlines, texts and the names of authors and editors are searched, in any Indonesian form:
    panen finds memanen. '"memanen"' in quotes is found as it is, posy* by its beginning. WORDS may
    be left out where an option says which articles. The exit status is 1 if there is none.
    """
    is_narrowed = any(wanted.values())
    if not words and not is_narrowed:
        raise click.UsageError("give WORDS, or --since, --until, --site, --section or --author")
    with opened(folder) as archive:
        found = archive.find(" ".join(words), order=order, most=most, **days(wanted))
    if as_json:
        click.echo(json.dumps([hit._asdict() for hit in found], indent=2, ensure_ascii=False))
    else:
        for hit in found:
            click.echo(_shown(hit))
    if not found:
        sys.exit(f"zonaparse: {NONE_SUCH if is_narrowed else _NONE}")


def _shown(hit: "Hit") -> str:
    at = (hit.published_at or "no date")[:16].replace("T", " ")
    title = printable(hit.title or "(no headline)")
    head = _BETWEEN.join((f"{hit.number:>6}", at, printable(hit.site or "-")))
    lines = (f"{head}{_BETWEEN}{click.style(title, bold=True)}", _marked(hit), printable(hit.url))
    return f"\n{' ' * 8}".join(lines)


def _marked(hit: "Hit") -> str:
    """Return the excerpt with the words that were looked for between stars, as Markdown has it."""
    text, at = "", 0
    for start, end in hit.marks:
        text += f"{hit.excerpt[at:start]}**{hit.excerpt[start:end]}**"
        at = end
    return printable(text + hit.excerpt[at:])


@click.command("open", epilog="Example: zonaparse open kept 17")
@FOLDER
@click.argument("number", type=click.IntRange(min=1), metavar="NUMBER")
@click.option("-o", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="Write this HTML file, and open nothing.")  # fmt: skip
def open_page(folder: Path, number: int, target: Path | None) -> None:
    """Show a page of the archive DIR beside what was read of it.

    NUMBER is what `search` prints. The page is shown in a browser.
    """
    from zonaparse.explanation import explain

    with opened(folder) as archive:
        found = archive.page(number)
        if found is None:
            told = f"there is no such page in {folder}; `zonaparse search` prints numbers"
            sys.exit(printable(f"zonaparse: {number}: {told}"))
        html, url = found
        text = explain(html, url=url if url.startswith("http") else None).to_html()
    path = target or Path(tempfile.mkdtemp(prefix="zonaparse-"), f"{number}.html")
    with replaced(path) as new:
        new.write_text(text, "utf-8")
    click.echo(printable(str(path)))
    if target is None:
        click.launch(str(path))


@click.command(epilog="Example: zonaparse browse kept")
@FOLDER
@click.option("-o", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="The metadata file; it is put beside DIR if this is not given.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True,
              metavar="NUMBER", help="The port, which this machine alone can reach.")  # fmt: skip
@click.option("--no-start", is_flag=True, help="Write the metadata file, and start nothing.")
def browse(folder: Path, target: Path | None, port: int, *, no_start: bool) -> None:
    """Browse the articles of the archive DIR with Datasette.

    Datasette comes with the extra `browse`. Its metadata file is written first, by --no-start also
    without the extra; nothing in DIR is changed but the view `articles`, where an older version
    made the catalogue.
    """
    from zonaparse.archive import browsing
    from zonaparse.archive.folder import CATALOGUE

    with opened(folder, reading=False):
        pass  # the view is there then
    program = None if no_start else _program()
    path = target or folder.resolve().with_name(f"{folder.resolve().name}-datasette.json")
    with replaced(path) as new:
        new.write_text(json.dumps(browsing.metadata(folder.resolve().name), indent=2), "utf-8")
    click.echo(printable(str(path)))
    if program is not None:
        command = [
            program, "serve", str(folder / CATALOGUE), "--metadata", str(path),
            "--host", "127.0.0.1", "--port", str(port), "--setting", "sql_time_limit_ms", "5000",
        ]  # fmt: skip
        sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603


def _program() -> str:
    """Return the path of Datasette; end the command where it is not installed."""
    beside = shutil.which("datasette", path=str(Path(sys.executable).parent))
    if program := beside or shutil.which("datasette"):
        return program
    needed = "this needs an extra: pip install 'zonaparse[browse]'"
    sys.exit(f"zonaparse: {needed}; --no-start writes the metadata file alone")
