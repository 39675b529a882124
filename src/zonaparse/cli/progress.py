"""What commands tell while they run: a bar, lines, or JSON."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

import click
from rich.console import Console

from zonaparse.cli.counting import Bar, PageBar
from zonaparse.inputs import sources
from zonaparse.inputs.events import Noted, Skipped
from zonaparse.inputs.sources import One
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.archive import Archive, Outcome

Told = Callable[["Outcome"], None]
_PAUSE = 0.5  # seconds between two looks into the catalogue
_SHORT = 40
_NO_ERRORS = ("left_out", "noted", "skipped")


@contextmanager
def log(form: str, archive: "Archive") -> Iterator[Told]:
    """Yield what tells of each outcome: "json", "quiet", or "lines", a bar on a terminal."""
    if form != "lines" or not Console(stderr=True).is_terminal:
        yield _TELLERS[form]
        return
    with _ArchiveBar(archive) as bar:
        yield bar.told


@contextmanager
def imports(form: str, named: Sequence[One], counts: "Tally") -> Iterator["Imports"]:
    """Yield what tells of each page that is imported; on a terminal, how far it came, in a bar."""
    shown = form == "lines" and Console(stderr=True).is_terminal and bool(named)
    total = sources.total(named) if shown else None
    with PageBar("Importing", total, shown=shown) as bar:
        yield Imports(_tells_nothing if shown else _TELLERS[form], counts, bar)


class Imports:
    """The sources of an import, one by one: what comes of pages, and how far it came."""

    def __init__(self, tell: Told, counts: "Tally", bar: "PageBar") -> None:
        self.tell = tell
        self._counts = counts
        self._bar = bar
        self._before = self._position = 0

    def begin(self) -> None:
        """Go on to the next source."""
        self._before += self._position
        self._position = 0

    def read(self, position: int) -> None:
        """Show how many bytes of the source were read."""
        self._position = position
        counts = self._counts
        self._bar.show(counts.pages, counts.failures, self._before + position, counts.skipped)


class _ArchiveBar(Bar):
    """Pages done and known, how many a second, hosts that wait, time left, errors by kind."""

    def __init__(self, archive: "Archive") -> None:
        super().__init__("Pages")
        self._archive = archive
        self._errors = Counter[str]()
        self._count = 0
        self._looked = 0.0

    def __enter__(self) -> Self:
        super().__enter__()
        self._look()
        return self

    def told(self, outcome: "Outcome") -> None:
        self._count += 1
        if outcome.message and outcome.state not in _NO_ERRORS:
            self._errors[outcome.message] += 1
        if time.monotonic() - self._looked > _PAUSE:
            self._look()

    def _look(self) -> None:
        """Show how things stand; the catalogue is asked now and then, not at each page."""
        self._looked = time.monotonic()
        states = self._archive.catalogue.states()
        hosts = len(self._archive.catalogue.hosts_waiting())
        total = sum(states.values())
        done = total - states.get("waiting", 0)
        pace = f"{done}/{total} {self.rate(self._count):.1f}/s, {counted(hosts, 'host')}"
        kinds = (f"{count} × {told[:_SHORT]}" for told, count in self._errors.most_common(2))
        self.draw(done, pace, total=total or None, behind=printable(", ".join(kinds)))


def _print_json(outcome: "Outcome") -> None:
    former = {"told": outcome.message, "came": outcome.kind}  # for one more version
    at = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"at": at, **outcome._asdict(), **former}
    click.echo(json.dumps(row), err=True)


def _print_line(outcome: "Outcome") -> None:
    kind = _kind(outcome).replace("_", " ")
    told = f"{kind} {outcome.url}" + (f" ({outcome.message})" if outcome.message else "")
    click.echo(printable(told.replace("\n", " ")), err=True)


def _tells_nothing(_: "Outcome") -> None:
    """Tell nothing: the counts at the end do."""


_TELLERS: dict[str, Told] = {
    "json": _print_json,
    "quiet": _tells_nothing,
    "lines": _print_line,
}
_CAME = {
    "article": "article",
    "page": "page of an article",
    "duplicate": "duplicate",
    "unchanged": "there already",
}
_NONE = "no article"


def _kind(outcome: "Outcome") -> str:
    return outcome.state if outcome.state != "done" else _CAME.get(outcome.kind, _NONE)


def _other(event: Skipped | Noted) -> "Outcome":
    """Return what is no page, or how a table is read, as it is told."""
    from zonaparse.archive import Outcome

    if isinstance(event, Noted):
        return Outcome(event.name, "noted", event.told)
    return Outcome(event.name, "skipped", event.kind)


class Tally:
    """How many outcomes there were of each kind, and what was no page."""

    def __init__(self) -> None:
        self.skipped = Counter[str]()
        self._kinds = Counter[str]()
        self._reasons = {kind: Counter[str]() for kind in (_NONE, "unlisted")}

    def add(self, outcome: "Outcome") -> None:
        """Count an outcome."""
        self._kinds[kind := _kind(outcome)] += 1
        if kind in self._reasons:
            self._reasons[kind][outcome.kind or outcome.message] += 1

    def tell_other(self, tell: Told, event: Skipped | Noted, *, every: bool) -> None:
        """Count what is no page; tell of `every` such thing, or of the unknown and tables alone."""
        if isinstance(event, Skipped):
            self.skipped[event.kind] += 1
        if every or isinstance(event, Noted) or event.kind == "unknown":
            tell(_other(event))

    @property
    def pages(self) -> int:
        """How many pages there were, whatever came of them."""
        return self._kinds.total() - self._kinds["unlisted"] - self._kinds["left_out"]

    @property
    def failures(self) -> int:
        """How many pages could not be had or read."""
        return self.pages - sum(self._kinds[kind] for kind in (*_CAME.values(), _NONE))

    @property
    def failed(self) -> bool:
        """Whether a page failed, or sites were looked through for nothing at all."""
        return self.failures > 0 or bool(self._kinds["unlisted"] and not self.pages)

    def summary(self) -> str:
        """Return the counts as a line."""
        kinds = self._kinds.copy()
        there = kinds.pop(_CAME["unchanged"], 0)
        kinds.pop("left_out", 0)  # a line of its own said how many
        told = [self._told(kind, count) for kind, count in kinds.most_common()]
        line = (", ".join(told) or "nothing new") + (f"; {there} there already" if there else "")
        return line + sources.told(self.skipped)

    def _told(self, kind: str, count: int) -> str:
        if kind in self._reasons:
            reasons = ", ".join(f"{n} {told}" for told, n in self._reasons[kind].most_common())
            return f"{count} {kind} ({reasons})"
        head, space, tail = kind.partition(" ")
        plural = "s" if count != 1 and head in ("article", "duplicate", "page") else ""
        joined = " (the article counts, too)" if kind == _CAME["page"] else ""
        return f"{count} {head}{plural}{space}{tail}{joined}"
