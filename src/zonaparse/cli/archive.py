"""`zonaparse archive`."""

import json
import sqlite3
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from zonaparse.cli import INTERRUPTED
from zonaparse.cli.discover import DAYS, is_site, sites_of, span
from zonaparse.cli.forms import CONTACT, PRIVATE, RATE, TEXT, with_options
from zonaparse.cli.kept import sentence, tell_of_strays
from zonaparse.cli.lists import read_list
from zonaparse.cli.progress import Tally, Told, imports, log
from zonaparse.cli.stopping import stopping
from zonaparse.errors import ZonaparseError
from zonaparse.text import printable

_STOPPING = "finishing the {} under way"
_BROKEN_OFF = "zonaparse: broken off; the same command goes on where it was"
_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Example: zonaparse archive kept HOST --since 2026-01-31")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.argument("urls", nargs=-1, type=TEXT, metavar="[URL|SITE]...")
@click.option(
    "--from", "lists", type=_FILE, multiple=True, help="A file of addresses, a line each."
)
@click.option(
    "--import",
    "sources",
    type=_PATH,
    multiple=True,
    help="Keep saved pages: a folder, or any file that `parse` reads.",
)
@with_options(DAYS)
@click.option("--pages", type=click.Choice(["all", "first"]), default="all", show_default=True,
              help="Of an article of several pages: all of them, or the first.")  # fmt: skip
@click.option("--again", is_flag=True, help="Fetch what was fetched before, too.")
@click.option(
    "--retry-failed", is_flag=True, help="Fetch what has failed for good, and nothing else."
)
@CONTACT
@RATE
@click.option(
    "--concurrency",
    type=click.IntRange(min=1),
    default=16,
    show_default=True,
    metavar="NUMBER",
    help="Requests at once, to all hosts.",
)
@PRIVATE
@click.option("--quiet", is_flag=True, help="Tell nothing but the counts, at the end.")
@click.option("--json-log", is_flag=True, help="Log a JSON object for each address, a line each.")
def archive(
    folder: Path, urls: tuple[str, ...], lists: tuple[Path, ...], sources: tuple[Path, ...],
    since: datetime | None, until: datetime | None, network: str | None,
    again: bool, retry_failed: bool, quiet: bool, json_log: bool, **options: Any,
) -> None:  # fmt: skip
    """Keep pages in the archive DIR, fetched or imported.

    A URL is fetched; of a SITE, the name of a host, all articles that it lists are. Saved pages are
    given by --import. DIR is made if it is not there.

    A run goes on with what the one before left undone. Ctrl-C finishes the requests under way. The
    exit status is 1 if any page failed.
    """
    from zonaparse.archive import Archive, Outcome, crawl, import_pages
    from zonaparse.archive.crawl import State

    form = "json" if json_log else "quiet" if quiet else "lines"
    lines = [line for path in lists for line in read_list(path)]
    words = [*urls, *(line.url for line in lines if line.url)]
    named = [word for word in words if not is_site(word)]
    sites = sites_of([word for word in words if is_site(word)], network)
    _check(folder, words, retry_failed=retry_failed, adds=bool(words or network or sources))
    counts = Tally()
    ends = _STOPPING.format("pages" if sources else "requests")

    def told(outcome: Outcome, tell: Told) -> None:
        counts.add(outcome)
        if outcome.kind != "unchanged":
            tell(outcome)

    try:
        with Archive(folder) as kept, stopping(ends) as stop:
            if not json_log:
                tell_of_strays(kept)
            kept.add(named, again=again)
            with imports(form, sources, counts) as shown:
                how: dict[str, Any] = {
                    "on_result": partial(told, tell=shown.tell),
                    "on_other": partial(counts.tell_other, shown.tell, every=json_log),
                    "on_read": shown.read,
                }
                for source in sources:
                    shown.begin()
                    import_pages(kept, source, stop=stop, **how)
            with log("quiet" if stop.is_set() else form, kept) as tell:
                told_each = partial(told, tell=tell)
                for line in (line for line in lines if not line.url):
                    told_each(Outcome(line.name, "refused", line.told))
                days = span(since, until)._asdict()
                state: State = "failed" if retry_failed else "waiting"
                options |= {"sites": sites, **days, "state": state, "stop": stop}
                crawl(kept, on_result=told_each, **options)
            stopped = stop.is_set()
    except BrokenPipeError:  # as of `2>&1 | head`: click ends then
        raise
    except (ZonaparseError, OSError, sqlite3.Error) as error:
        fault = printable(sentence(error))
        sys.exit(json.dumps({"error": fault}) if json_log else f"zonaparse: {fault}")
    if not json_log:
        click.echo(counts.summary(), err=True)
        if stopped:
            click.echo(_BROKEN_OFF, err=True)
    sys.exit(INTERRUPTED if stopped else int(counts.failed))


def _check(folder: Path, words: list[str], *, retry_failed: bool, adds: bool) -> None:
    """Raise UsageError where there is nothing to do, or too much at once."""
    if str(folder).startswith(("http:/", "https:/")):
        raise click.UsageError("give the folder of the archive, DIR, before what is to be kept")
    if not (adds or folder.is_dir()):
        raise click.UsageError(
            f"{folder} is no archive yet: give a URL, a SITE, --from or --import"
        )
    for word in words:
        if is_here(word):
            raise click.UsageError(
                f"{word} is a file or folder here: keep its pages by --import {word}"
            )
    if retry_failed and adds:
        raise click.UsageError("--retry-failed fetches nothing else: leave out what is to be added")


def is_here(word: str) -> bool:
    """Say whether a word is a path that is there; a folder may have the name of a site."""
    try:
        path = Path(word)
        return path.is_file() or ("." not in word.strip("./") and path.is_dir())
    except (OSError, ValueError):
        return False
