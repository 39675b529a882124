"""`zonaparse warc`."""

import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from zonaparse.cli.counting import Bar
from zonaparse.cli.forms import TEXT
from zonaparse.errors import InputError
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.corpus.many import Outcome, Read

_PAUSE = 0.5  # seconds between two looks at how far it is


class _Shard(click.ParamType):  # type: ignore[type-arg]
    """A part of several: "3/64"."""

    name = "N/OF"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number of the part and how many there are."""
        told = re.fullmatch(r"(\d{1,6})/(\d{1,6})", str(value))
        number, of = (int(told[1]), int(told[2])) if told else (0, 0)
        if not 1 <= number <= of:
            self.fail(f"{value!r} is no part such as 3/64, from 1/64 to 64/64", param, ctx)
        return number, of


class _Host(click.ParamType):  # type: ignore[type-arg]
    """A host, or the end of one."""

    name = "HOST"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what is a host."""
        from zonaparse.warc.keeping import Filter

        try:
            Filter(value)
        except ValueError:
            told = f"{printable(repr(value))} is no host such as kompas.com, and no end as .id"
            self.fail(told, param, ctx)
        return value


@click.command(epilog="Example: zonaparse warc crawl.warc.gz -o articles --keep .id")
@click.argument("sources", nargs=-1, required=True, type=TEXT, metavar="IN...")
@click.option("-o", "--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              metavar="DIR",
              help="The folder of the Parquet files, and of the errors.")  # fmt: skip
@click.option("--keep", "hosts", multiple=True, type=_Host(), metavar="HOST",
              help="Keep pages of this host, or of hosts that end so (.id).")  # fmt: skip
@click.option("--indonesian", is_flag=True,
              help="Keep also pages of any host with common Indonesian words.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1,
              show_default="one for each core", metavar="NUMBER",
              help="Pages that are parsed at once.")  # fmt: skip
@click.option("--shard", type=_Shard(), help="Take one part of the files: 3/64 is the third of 64.")
@click.option("--base", type=TEXT, default=None, metavar="URL",
              help="Where crawl-data/ of lists is, if not at Common Crawl.")  # fmt: skip
@click.option("--deadline", type=click.FloatRange(0, min_open=True), default=2.0,
              show_default=True, metavar="NUMBER",
              help="Seconds that a page may take.")  # fmt: skip
def warc(
    sources: tuple[str, ...],
    out: Path,
    hosts: tuple[str, ...],
    workers: int,
    shard: tuple[int, int] | None,
    base: str | None,
    deadline: float,
    *,
    indonesian: bool,
) -> None:
    """Make Parquet files of the articles in WARC files.

    IN is a file, a pattern of names ('*.warc.gz'), an address (https://, s3:// and others), or a
    list of them called *.paths or *.paths.gz. Each becomes DIR/NAME.parquet, with its errors beside
    it in DIR/NAME.parquet.errors.jsonl. DIR/manifest.jsonl tells what came of each file. What an
    earlier run has done is not done again: a run that was ended is just started once more.

    The exit status is 1 if a file could not be read to its end. Bad records and pages that are no
    articles are lines of errors, and no failure.
    """
    from zonaparse.corpus import lists, many
    from zonaparse.warc import indonesian as gate

    try:
        found = lists.sources(sources, base or lists.COMMON_CRAWL)
        jobs = lists.jobs(found, out)
    except InputError as error:
        sys.exit(printable(f"zonaparse: {error}"))
    jobs = lists.shard(jobs, *shard or (1, 1))
    keep = [*hosts, *([gate] if indonesian else [])] or None
    options = {"keep": keep, "deadline": deadline}
    read = many.Read()
    outcomes: list[Outcome] = []
    with _progress(read, len(jobs), outcomes) as console:
        for outcome in many.convert_many(jobs, workers, options, read):
            outcomes.append(outcome)
            _tell(console, outcome)
    named = "" if shard is None else f"-{shard[0]}-of-{shard[1]}"
    many.write_manifest(out / f"manifest{named}.jsonl", outcomes)
    told = many.total(outcomes)
    click.echo(
        f"{counted(told['files'], 'file')} ({told['there']} there already), {told['failed']} "
        f"failed; {told['records']} records, {told['kept']} kept, {told['articles']} articles, "
        f"{told['errors']} errors",
        err=True,
    )
    sys.exit(1 if told["failed"] else 0)


def _tell(console: Console, outcome: "Outcome") -> None:
    from zonaparse.corpus.many import Failed

    if isinstance(outcome, Failed):
        told = f"failed {outcome.source}: {outcome.told}"
    elif outcome.was_done:
        return
    else:
        errors = sum(outcome.errors.values())
        told = f"{outcome.out}: {outcome.records} records, {outcome.articles} articles"
        told += f", {errors} errors, {outcome.seconds:.0f} s"
    console.print(Text(printable(told)), soft_wrap=True)


@contextmanager
def _progress(read: "Read", files: int, done: "list[Outcome]") -> Iterator[Console]:
    """Yield where is told what came of files; on a terminal, how far all are stands below."""
    ended = threading.Event()

    def tell(bar: Bar) -> None:
        while not ended.wait(_PAUSE):
            rate = bar.rate(read.records)
            told = f"{len(done)} of {counted(files, 'file')}, {read.records} records, {rate:.0f}/s"
            bar.draw(max(len(done), read.files), told)

    with Bar("Reading", files) as bar:
        threading.Thread(target=tell, args=(bar,), daemon=True).start()
        try:
            yield bar.console
        finally:
            ended.set()
