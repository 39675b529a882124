"""The commands that look into an archive: reparse, status, show."""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonaparse.cli import output, tables
from zonaparse.cli.counting import Counted
from zonaparse.cli.forms import FORMS, TEXT, one_of, with_options
from zonaparse.errors import ZonaparseError
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.archive import Archive, Changed
    from zonaparse.archive.report import Bad, Status

FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_STATES = ("done", "waiting", "refused", "failed")
_ALL = "all"
_NO_HOST = "no host"  # as the counts of addresses say
_MOST_ROWS = 20  # of a table
_LEAST_SHOWN = 0.005  # a share that would be printed as 0 %


def stored(folder: Path) -> int | None:
    """Return how many pages a catalogue knows; None where it cannot be asked."""
    from zonaparse.archive import Archive

    try:
        with Archive(folder, reading=True) as archive:
            return archive.catalogue.count()
    except (ZonaparseError, OSError, sqlite3.Error):
        return None


@click.command(epilog="Example: zonaparse reparse kept -o changes.html")
@FOLDER
@click.option("-o", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the values before and now as an HTML file.")  # fmt: skip
def reparse(folder: Path, target: Path | None) -> None:
    """Read the pages of the archive DIR again, and tell what changed.

    It is told which fields changed on how many pages. A page that cannot be read keeps its Article;
    the exit status is 1 if there is one.
    """
    from zonaparse.archive.reparse import reparse as parse_again

    seen: list[Changed] = []
    told = seen.append if target else lambda _: None
    with opened(folder, reading=False) as archive:
        total = archive.catalogue.count()
        with Counted("Parsing", total) as progress:
            changes = parse_again(archive, on_progress=progress.show, on_change=told)
    if target:
        from zonaparse.report.changes import write

        write(seen, target)
    click.echo(counted(changes.pages, "page"))
    if not changes.fields:
        click.echo("nothing changed")
    for field, count in changes.fields.most_common():
        click.echo(f"{field}: changed on {count}")
    for kind, count in changes.failed.most_common():
        click.echo(f"{kind}: {counted(count, 'page')} left as before")
    sys.exit(int(bool(changes.failed)))


@click.command(epilog="Example: zonaparse status kept --bad")
@FOLDER
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all rows.")
@click.option("--bad", is_flag=True, help="List what gave no article, and why.")
@click.option("--weeks", is_flag=True, help="Tell the shares of missing fields by week, too.")
def status(folder: Path, *, as_json: bool, bad: bool, weeks: bool) -> None:
    """Tell how the archive DIR stands.

    The first line tells what there is and whether all is well. Then comes a row for each site, with
    the states of its addresses and the shares of fields that are missing; then days and errors.
    """
    with opened(folder) as archive:
        if bad:
            _list(archive.bad(), as_json=as_json)
            return
        found = archive.status()
    if as_json:
        told = {**found._asdict(), "missing": [row._asdict() for row in found.missing]}
        click.echo(json.dumps(told, indent=2))
    elif found.states:
        _show(found, weeks=weeks)
    else:
        click.echo("there is nothing in it yet")


def _list(rows: "Iterable[Bad]", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], indent=2))
        return
    for row in rows:
        click.echo(printable(f"{row.url}: {row.error}".replace("\n", " ")))


def _show(found: "Status", *, weeks: bool) -> None:
    click.echo(f"{_in_a_line(found)}\n")
    newest = sorted(found.missing, key=lambda row: row.week, reverse=True)
    lacks = ((m.host, m.week, m.pages, _shares(m.share)) for m in newest)
    for columns, rows in (
        (("site", "addresses", *_STATES, "articles", "without"), _sites(found)),
        (("fetched on", "pages"), reversed(found.days.items())),
        (("error", "addresses"), found.errors.items()),
        (("site", "published in", "articles", "without"), lacks if weeks else ()),
    ):
        if texts := _texts(rows):
            most = _MOST_ROWS + (texts[0][0] == _ALL)
            tables.show(columns, texts[:most])
            if len(texts) > most:
                click.echo(f"and {len(texts) - most} more; --json prints all")


def _in_a_line(found: "Status") -> str:
    """Return what there is, and whether all is well."""
    articles = sum(row.pages for row in found.missing)
    there = f"{counted(articles, 'article')} of {counted(_sites_with(found), 'site')}"
    known = sum(found.states.values())
    of = f"{there}, {known} address{'' if known == 1 else 'es'}"
    of += f", {found.more} of them more of the same articles" if found.more else ""
    bad = [f"{found.states[s]} {s}" for s in ("failed", "refused") if found.states.get(s)]
    noted = sum(found.errors.values()) - sum(found.states.get(s, 0) for s in ("failed", "refused"))
    bad += [f"{noted} gave no whole article"] if noted > 0 else []
    wait = [f"{found.states['waiting']} waiting"] if found.states.get("waiting") else []
    return f"{of}: {', '.join([*bad, *wait]) or 'all is well'}"


def _sites_with(found: "Status") -> int:
    return len({row.host for row in found.missing if row.host})


def _sites(found: "Status") -> Iterator[tuple[object, ...]]:
    """Yield a row for all, and one for each site."""
    articles, lacking = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for row in found.missing:
        host = row.host or _NO_HOST
        articles[host] += row.pages
        for name, share in row.share.items():
            lacking[host][name] += round(share * row.pages)
    yield _ALL, sum(found.states.values()), *_of_states(found.states), articles.total(), ""
    for host, counts in found.hosts.items():
        lacks = _shares({n: c / articles[host] for n, c in lacking[host].items()})
        yield host, sum(counts.values()), *_of_states(counts), articles[host], lacks


def _of_states(counts: dict[str, int]) -> list[int]:
    return [counts.get(state, 0) for state in _STATES]


@click.command(epilog="Example: zonaparse show kept 17 --markdown")
@FOLDER
@click.argument("url", type=TEXT, metavar="URL|NUMBER")
@with_options(FORMS[:3])
def show(folder: Path, url: str, **forms: bool) -> None:
    """Print the newest Article that the archive DIR has of a page.

    The page is told by its address, by the path that it was imported from, or by the NUMBER that
    `search` prints. Tracking parameters, http or https and a slash at the end make no difference.
    """
    from zonaparse.archive.records import address

    form = one_of(forms)
    with opened(folder) as archive:
        article = archive.numbered(int(url)) if url.isdecimal() else None
        article = article or archive.get(url) or archive.get(address(url)) or archive.get_like(url)
    if article is None:
        looks = (
            f"`zonaparse search {folder} WORDS` finds one, `status {folder} --bad` what gave none"
        )
        sys.exit(printable(f"zonaparse: {url}: there is no article in {folder}; {looks}"))
    output.print_one(form, output.Result(url, article))


@contextmanager
def opened(folder: Path, *, reading: bool = True) -> Iterator["Archive"]:
    """Open an archive that is there: a name with a slip in it begins none."""
    from zonaparse.archive import Archive
    from zonaparse.archive.folder import check_there

    with errors_told():
        check_there(folder)
        with Archive(folder, reading=reading) as archive:
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
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError):
        return f"the catalogue is damaged: {error}; `zonaparse rebuild` makes it anew"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
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
