"""`zonaparse parse`."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Generator, Hashable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.text import Text

from zonaparse import parse as parse_page
from zonaparse.cli import joined, looked_at, next_steps, output
from zonaparse.cli.counting import PageBar
from zonaparse.cli.forms import FORMS, TEXT, one_of, with_options
from zonaparse.cli.stopping import stopping
from zonaparse.errors import ZonaparseError
from zonaparse.explanation import explain as explain_page
from zonaparse.inputs import sources
from zonaparse.inputs.columns import Asked
from zonaparse.inputs.events import Broken, Found, Noted, Skipped
from zonaparse.many import parse_many
from zonaparse.text import counted, encodable, printable

Results = Generator[output.Result, None, None]
Given = Found | Broken
_PAGES_WORTH_A_WORKER = 8  # fewer are parsed before another process has started
_MOST_TOLD = 5  # failed pages whose rows are in a file
_STDIN = "-"
_COLUMNS = (
    click.option("--html-column", help="Of a table: the column that holds the HTML."),
    click.option("--url-column", help="Of a table: the column that holds the addresses."),
    click.option("--id-column", help="Of a table: the column that names a row."),
)


@click.command(epilog="Example: zonaparse parse saved/ --to articles.csv")
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR|-...")
@with_options(FORMS)
@click.option("--url", type=TEXT, help="The address of a page that does not say it itself.")
@with_options(_COLUMNS)
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write a row for each page: .jsonl, .csv or .parquet.")  # fmt: skip
@click.option("--bom/--no-bom", default=None,
              help="Begin the CSV with a byte order mark; files have it.")  # fmt: skip
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.html",
              help="Write the page beside what was read, to be looked at.")  # fmt: skip
@click.option("--pictures", is_flag=True, help="Have --html load the pictures of the page.")
@click.option("--unwrap/--no-unwrap", default=True, show_default=True,
              help="Read a copy of a web archive as the page it is of.")  # fmt: skip
def parse(
    files: tuple[str, ...],
    url: str | None,
    html_column: str | None,
    url_column: str | None,
    id_column: str | None,
    to: Path | None,
    html: Path | None,
    *,
    bom: bool | None,
    pictures: bool,
    unwrap: bool,
    **forms: bool,
) -> None:
    """Print the Article of each saved page.

    What a FILE is, its bytes tell and not its name: HTML, MHTML, gzip, bzip2, xz, zstd, ZIP, tar,
    WARC, WACZ, CSV, TSV, JSON Lines, JSON, Parquet, Feather, SQLite, and these in one another. A
    folder stands for all that is in it, - for standard input.

    Each page gives a result or an error, in order; what is no page is counted. The exit status is
    1 if any failed.
    """
    explain = forms.pop("explain")
    form = one_of(forms)
    named: list[sources.One | sources.Named] = [
        sources.Named(_STDIN, sys.stdin.buffer) if word == _STDIN else word for word in files
    ]
    many = len(files) > 1 or sources.holds_many(named[0])
    _check(files, "explain" if explain else form, to, html)
    if explain and form == "markdown":
        raise click.UsageError("--markdown and --explain exclude each other")
    if many and (url or html):
        raise click.UsageError(f"--{'url' if url else 'html'} needs a single page")
    if pictures and not html:
        raise click.UsageError("--pictures needs --html")
    reading = sources.Reading(named, Asked(html_column, url_column, id_column))
    seen = _Seen(reading, Console(stderr=True))
    how = _How(url, explain or html is not None, unwrap)
    alone = not many or how.explain or _STDIN in files
    status = 0
    is_quiet = to is not None or not sys.stdout.isatty()  # results that scroll by show enough
    total = sources.total(named) if many else None
    shown: dict[str, Any] = {"shown": many and is_quiet, "lines": to is not None}
    with PageBar("Parsing", total, console=seen.console, **shown) as bar:
        found = _one_by_one(seen.pages(), how) if alone else _in_workers(seen.pages(), how)
        with closing(found):
            results = seen.watched(found, bar, reading)
            if html is not None:
                looked_at.write(html, results, bar.console, pictures=pictures)
            elif to is None:
                printer = "explain" if explain and form == "text" else form
                output.PRINTERS[printer](results, many, bar.console)
            else:
                status = _write(to, results, seen, files, bom=bom)
    if many or seen.count > 1:
        failed = f"{counted(seen.count, 'page')}, {seen.failed} failed"
        click.echo(failed + sources.told(seen.skipped), err=True)
    sys.exit(status or int(seen.failed > 0))


def _write(
    to: Path,
    results: Iterator[output.Result],
    seen: "_Seen",
    files: tuple[str, ...],
    *,
    bom: bool | None,
) -> int:
    """Write rows, and tell what of them failed, or why there are none; return an exit status."""
    with stopping("writing what was read", signal.SIGTERM) as stop:
        done = joined.write(to, results, bom=bom, holds=lambda: seen.is_any, stop=stop)
    seen.tell_failures(hint=f"the column error of {done.file} names each" if done.file else "")
    if stop.is_set():
        where = f"they are in {done.file}" if done.file else "nothing was written"
        seen.tell(next_steps.of_unfinished(done.pages, where, to, files))
    elif done.file is None:
        left = "left as it was" if to.exists() else "not written"
        seen.tell(f"zonaparse: there is no page to read; {to} is {left}")
    return stop.status


def _check(files: tuple[str, ...], form: str, to: Path | None, html: Path | None) -> None:
    """Raise UsageError for what is no file, and for two forms or targets of one result."""
    for word in files:
        if word.startswith(("http://", "https://")):
            raise click.UsageError(next_steps.of_address(word))
    _check_target("--to", to, files)
    _check_target("--html", html, files)
    if to:
        joined.check(to)
    if to and form != "text":
        raise click.UsageError(f"--{form} and --to exclude each other: --to writes rows")
    if html and (to or form != "text"):
        raise click.UsageError("--html needs a single page, and no other form")


def _check_target(option: str, target: Path | None, files: tuple[str, ...]) -> None:
    """Raise UsageError for a file to be written that is one of those to be read."""
    if target and target.exists() and any(_is_within(target, Path(word)) for word in files):
        raise click.UsageError(f"{option} {target}: this is what is read")


def _is_within(path: Path, source: Path) -> bool:
    """Say whether a file is a source, or lies in one."""
    return source.resolve() in (path.resolve(), *path.resolve().parents)


class _How(NamedTuple):
    """How pages are read."""

    url: str | None
    explain: bool
    unwrap: bool


class _Seen:
    """What was met on the way, told where it is not a page, and counted."""

    def __init__(self, reading: sources.Reading, console: Console) -> None:
        self.is_any = False  # whether there was a page, whatever it is of
        self.failures: list[output.Result] = []
        self.reading = reading
        self.console = console
        self.skipped: Counter[str] = Counter()
        self.count = self.failed = 0

    def pages(self) -> Iterator[Given]:
        """Yield what gives a result or an error."""
        for event in self.reading:
            if isinstance(event, Skipped):
                self.skipped[event.kind] += 1
                if event.kind == "unknown":
                    self.tell(f"{event.name}: of an unknown form; skipped")
            elif isinstance(event, Noted):
                self.tell(f"{event.name}: {event.told}")
            else:
                self.is_any = self.is_any or isinstance(event, Found)
                yield event

    def watched(
        self, results: Results, bar: PageBar, reading: sources.Reading
    ) -> Iterator[output.Result]:
        """Yield the results, counted."""
        for result in results:
            self.count += 1
            if result.article is None:
                self.failed += 1
                if self.failed <= _MOST_TOLD:
                    self.failures.append(result)
            yield result
            bar.show(self.count, self.failed, reading.position(), self.skipped)

    def tell_failures(self, hint: str) -> None:
        """Tell the first pages that failed, and why; `hint` says where the others are told."""
        for result in self.failures:
            self.tell(f"{encodable(result.file)}: {encodable(result.message)}")
        more = self.failed - len(self.failures)
        told = "; ".join(filter(None, (f"{more} more failed" if more else "", hint)))
        if self.failures and told:
            self.tell(told)

    def tell(self, told: str) -> None:
        """Tell a sentence, above the bar where there is one."""
        self.console.print(Text(printable(told)), soft_wrap=True)


def _one_by_one(given: Iterator[Given], how: _How) -> Results:
    for each in given:
        yield _result(each, how)


class _Place(NamedTuple):
    """What is kept of a page while a worker has it."""

    name: str
    id: Hashable
    error: Exception | None


def _in_workers(given: Iterator[Given], how: _How) -> Results:
    """Yield the result of each page, parsed in processes that a bad page cannot take down."""
    places: dict[Hashable, _Place] = {}
    first = list(islice(given, _PAGES_WORTH_A_WORKER + 1))

    def pages() -> Iterator[tuple[int, str | bytes, str | None, str | None]]:
        for number, each in enumerate(chain(first, given)):
            if isinstance(each, Found):
                places[number] = _Place(each.name, each.id, None)
                yield number, each.html, each.url, each.encoding
            else:
                places[number] = _Place(each.name, each.name, each.error)
                yield number, b"", None, None  # its row holds the place of the error

    workers = (os.cpu_count() or 1) if len(first) > _PAGES_WORTH_A_WORKER else 1
    for row in parse_many(pages(), workers=workers, unwrap=how.unwrap):
        place = places.pop(row.id)
        error = place.error or row.error
        yield output.Result(place.name, row.article, error=error, id=place.id)


def _result(each: Given, how: _How) -> output.Result:
    if isinstance(each, Broken):
        return output.Result(each.name, None, error=each.error, id=each.name)
    url = how.url or each.url
    told: dict[str, Any] = {"url": url, "encoding": each.encoding, "unwrap": how.unwrap}
    try:
        if how.explain:
            explained = explain_page(each.html, **told)
            return output.Result(each.name, explained.article, explained, id=each.id)
        return output.Result(each.name, parse_page(each.html, **told), id=each.id)
    except ZonaparseError as error:
        return output.Result(each.name, None, error=error, id=each.id)
