"""`zonaparse archive`."""

import json
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from zonaparse.cli import INTERRUPTED
from zonaparse.cli.discover import DAYS, is_site, sites_of, span
from zonaparse.cli.forms import with_options
from zonaparse.errors import ZonaparseError
from zonaparse.text import printable

if TYPE_CHECKING:
    from zonaparse.archive import Archive, Outcome

Told = Callable[["Outcome"], None]
_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.argument("urls", nargs=-1, metavar="URL|SITE...")
@click.option("--from", "lists", type=_PATH, multiple=True, help="A file of addresses, one a line.")
@click.option(
    "--import", "sources", type=_PATH, multiple=True, help="A folder of pages, or a WARC."
)
@with_options(DAYS)
@click.option("--pages", type=click.Choice(["all", "first"]), default="all", show_default=True,
              help="Of articles of several pages.")  # fmt: skip
@click.option("--again", is_flag=True, help="Also fetch what was fetched before.")
@click.option("--contact", help="An address or mailbox that the User-Agent tells.")
@click.option("--rate", default=1.0, show_default=True, help="Requests a second to one host.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private networks.")
@click.option("--json-log", is_flag=True, help="Log a JSON object a line.")
def archive(
    folder: Path, urls: tuple[str, ...], lists: tuple[Path, ...], sources: tuple[Path, ...],
    since: datetime | None, until: datetime | None, network: str | None,
    again: bool, json_log: bool, **options: Any,
) -> None:  # fmt: skip
    """Keep pages in the archive DIR: fetched ones, and what is imported.

    For a SITE, a host name, the articles that it lists are fetched.

    What an earlier run left undone is gone on with. Ctrl-C finishes the requests under way. The
    exit status is 1 if any page failed.
    """
    from zonaparse.archive import Archive, crawl, take

    words = [*urls, *(url for path in lists for url in _lines(path))]
    named = [word for word in words if not is_site(word)]
    sites = sites_of([word for word in words if is_site(word)], network)
    failed = Counter[str]()

    def told(outcome: "Outcome") -> None:
        failed[outcome.state] += 1
        log(outcome)

    try:
        with Archive(folder) as kept, _stopping() as stop, _log(json_log, kept) as log:
            with kept.catalogue.transaction():
                kept.catalogue.add(named)
                if again:
                    kept.catalogue.again(named)
            for source in sources:
                take(kept, source, told=told)
            days = span(since, until)._asdict()
            crawl(kept, sites=sites, **days, stop=stop, told=told, **options)
            stopped = stop.is_set()
    except (ZonaparseError, OSError) as error:
        sys.exit(f"zonaparse: {printable(str(error))}")
    sys.exit(INTERRUPTED if stopped else int(failed.total() > failed["done"]))


def _lines(path: Path) -> list[str]:
    lines = map(str.strip, path.read_text("utf-8-sig").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Set the event at the first Ctrl-C; the second one ends the command at once."""
    stop = threading.Event()

    def asked(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _log(as_json: bool, kept: "Archive") -> Iterator[Told]:
    console = Console(stderr=True)
    if as_json or not console.is_terminal:
        yield _print_json if as_json else _print_line
        return
    with _bar(console) as progress:
        task = progress.add_task("", total=None)
        errors = Counter[str]()

        def show(outcome: "Outcome") -> None:
            if outcome.told:
                errors[outcome.told.partition(": ")[2] or outcome.told] += 1
            common = ", ".join(f"{count} × {told}"[:40] for told, count in errors.most_common(2))
            states = kept.catalogue.states()
            total = sum(states.values())
            done = total - states.get("waiting", 0)
            progress.update(task, completed=done, total=total, errors=printable(common))

        yield show


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("Pages"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[errors]}", markup=False),
        console=console,
        transient=True,
    )


def _print_json(outcome: "Outcome") -> None:
    row = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **outcome._asdict()}
    click.echo(json.dumps(row), err=True)


def _print_line(outcome: "Outcome") -> None:
    told = f"{outcome.state} {outcome.url}" + (f" ({outcome.told})" if outcome.told else "")
    click.echo(printable(told.replace("\n", " ")), err=True)
