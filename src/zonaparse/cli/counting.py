"""How far a command has come: done, the total where it is known, the rate, the time left."""

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from zonaparse.text import counted

if TYPE_CHECKING:
    from zonaparse.inputs import Pages

LOOKING = "Looking at pages"
A_LINE = 60.0  # seconds between two lines, where there is no terminal
_PAUSE = 0.2  # seconds between two looks
_KINDS = 3  # of what is skipped that are shown


class Bar:
    """A line on standard error that is drawn again and again, where that is a terminal."""

    def __init__(
        self,
        title: str,
        total: int | None = None,
        *,
        shown: bool = True,
        console: Console | None = None,
    ) -> None:
        self.console = console or Console(stderr=True)
        self._start = time.monotonic()
        self._progress = Progress(
            TextColumn(title),
            BarColumn(12),
            TextColumn("{task.fields[told]}", markup=False),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[behind]}", markup=False),
            console=self.console,
            transient=True,
            disable=not (shown and self.console.is_terminal),
            # Rich would send standard output to the bar's terminal, whatever it was redirected to.
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total or None, told="", behind="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def rate(self, done: int) -> float:
        """Return how many were done a second."""
        return done / max(time.monotonic() - self._start, _PAUSE)

    def draw(self, done: float, told: str, *, total: int | None = None, behind: str = "") -> None:
        """Have the line tell something, and how much of the total is done."""
        self._progress.update(self._task, completed=done, total=total, told=told, behind=behind)


class Counted(Bar):
    """Things done, of how many where that is known; a count that begins anew is the next step."""

    def __init__(self, title: str, total: int | None = None) -> None:
        super().__init__(title, total)
        self._total = total
        self._done, self._drawn = 0, 0.0

    def __exit__(self, *_: object) -> None:
        self._tell()
        super().__exit__()

    def show(self, done: int) -> None:
        """Show how many are done."""
        if done < self._done:
            self._start = time.monotonic()
        self._done = done
        if time.monotonic() - self._drawn >= _PAUSE:
            self._drawn = time.monotonic()
            self._tell()

    def _tell(self) -> None:
        of = f" of {self._total:,}" if self._total else ""
        told = f"{self._done:,}{of}, {self.rate(self._done):,.0f}/s"
        self.draw(self._done, told, total=self._total)


class PageBar(Bar):
    """Pages read, those that failed, what is skipped; the total is in bytes.

    How many pages there are is known at the end alone. With `lines`, a line a minute tells the same
    where there is no terminal.
    """

    def __init__(self, title: str, total: int | None, *, lines: bool = False, **how: Any) -> None:
        super().__init__(title, total, **how)
        self._told = time.monotonic() if lines and not self.console.is_terminal else math.inf

    def show(self, pages: int, failed: int, read: int, skipped: Counter[str]) -> None:
        """Show how far it came."""
        told = [f"{counted(pages, 'page')}, {self.rate(pages):.0f}/s"]
        told += [f"{failed} failed"] if failed else []
        told += [f"{count} {kind}" for kind, count in skipped.most_common(_KINDS)]
        self.draw(read, ", ".join(told))
        if time.monotonic() - self._told >= A_LINE:
            self._told = time.monotonic()
            self.console.print(Text(", ".join(told)), soft_wrap=True)


@contextmanager
def looking(given: "Pages") -> Iterator[Callable[[int], None]]:
    """Yield what shows how many pages were looked at, and how far that is."""
    with PageBar(LOOKING, given.total) as bar:
        yield lambda done: bar.show(done, 0, given.read, Counter())
