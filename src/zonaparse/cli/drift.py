"""`zonaparse drift`."""

import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonaparse.cli.counting import LOOKING, Counted, looking
from zonaparse.cli.forms import DAY, DAY_WORD
from zonaparse.cli.kept import FOLDER, errors_told, tell_of_strays
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.drift import Drift, Fall, MarkupGroup, RecurringLine, Sample

_MOST_TOLD = 5  # files that could not be read


@click.command(epilog="Example: zonaparse drift kept --since 2026-01-31")
@FOLDER
@click.option("--since", type=DAY, metavar=DAY_WORD,
              help="Look at pages published on this day or later.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all lines that recur.")
def drift(folder: Path, since: datetime | None, *, as_json: bool) -> None:
    """Tell what changed at the sites whose pages are in DIR.

    DIR is an archive, or a folder of saved pages. Three things are told: fields that articles had
    before a day and lack since; lines that recur in texts and are no part of them, each with the
    row of a template that takes it; pages in markup that no template knows. The exit status is 1 if
    there is any of it, and 0 if there is none.
    """
    with errors_told():
        found = _found(folder, since)
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    else:
        click.echo(printable("\n".join(_lines(found))))
    sys.exit(int(found.is_found))


def _found(folder: Path, since: datetime | None) -> "Drift":
    from zonaparse.archive import Archive
    from zonaparse.drift import drift as look
    from zonaparse.drift.reading import broken_of, of_archive, of_pages
    from zonaparse.inputs import pages
    from zonaparse.report.making import is_archive

    if folder.exists() and not is_archive(folder):
        given = pages(folder)
        with looking(given) as show:
            found = look(of_pages(given, on_progress=show))
        for broken in broken_of(given)[:_MOST_TOLD]:
            click.echo(printable(broken), err=True)
        return found
    with Archive(folder, reading=True) as archive:
        tell_of_strays(archive)
        total = archive.catalogue.articles() + archive.catalogue.no_articles()
        with Counted(LOOKING, total) as progress:
            day = since and since.date()
            return look(of_archive(archive, since=day, on_progress=progress.show))


def _lines(found: "Drift") -> Iterator[str]:
    """Yield what is told: nothing that asks to be looked at is left out."""
    unplaced = f"; {found.unplaced} more have no day or no host" if found.unplaced else ""
    yield f"{counted(found.pages, 'page')} of {counted(found.sites, 'site')}{unplaced}"
    if not found.is_found:
        yield "nothing changed"
    for fall in found.falls:
        yield from _fall(fall)
    for line in found.furniture:
        yield from _furniture(line)
    for site, groups in groupby(found.groups, key=lambda group: group.site):
        each = list(groups)
        if not all(group.has_variant for group in each):
            yield f"\n{site}: pages of {len(each)} layouts"
            yield from (_group(group) for group in each)
    if others := len(found.lines) - len(found.furniture):
        yield f"\n{counted(others, 'line')} of series and set phrases: --json tells them"


def _fall(fall: "Fall") -> Iterator[str]:
    named = f"{fall.field} from {fall.source}" if fall.source else fall.field
    yield f"\n{fall.site}: {named} fell on {fall.day}, from {fall.before:.0%} to {fall.after:.0%}"
    yield f"  of {counted(fall.pages_before, 'page')} before and {fall.pages_after} since"
    yield f"  with    {_sample(fall.last_with)}"
    yield f"  without {_sample(fall.first_without)}"


def _furniture(line: "RecurringLine") -> Iterator[str]:
    yield f"\n{line.site}: a line in {counted(line.pages, 'article')} since {line.since}"
    yield f"  {line.text}"
    yield f"  {line.why}; the row of a template that takes it:"
    yield f"  {line.row}"
    yield from (f"  {_sample(sample)}" for sample in line.samples)


def _group(group: "MarkupGroup") -> str:
    known = f"read by {group.template}" if group.has_variant else "no variant of its own"
    days = f"{group.since} to {group.until}"
    told = f"  {counted(group.pages, 'page')} ({group.share:.0%}), {days}, {known}"
    return f"{told}\n    {' > '.join(group.markup)}\n    {_sample(group.samples[0])}"


def _sample(sample: "Sample") -> str:
    return f"{sample.id} {sample.day} {sample.url}"
