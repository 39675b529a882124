"""How far a command has come: done, the total where it is known, the rate, the time left."""

import time

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

_PAUSE = 0.2  # seconds between two looks


class Counted:
    """A bar on standard error where that is a terminal; nothing elsewhere."""

    def __init__(self, name: str, total: int | None = None) -> None:
        console = Console(stderr=True)
        self._start = self._shown = time.monotonic()
        self._total = total
        self._progress = Progress(
            TextColumn(name),
            BarColumn(12),
            TextColumn("{task.fields[told]}", markup=False),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
            disable=not console.is_terminal,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total, told="")

    def __enter__(self) -> "Counted":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, done: int, total: int | None = None) -> None:
        """Show how many are done, of how many where that is known."""
        now = time.monotonic()
        if now - self._shown < _PAUSE:
            return
        self._shown, self._total = now, total or self._total
        rate = done / max(now - self._start, _PAUSE)
        of = f" of {self._total:,}" if self._total else ""
        told = f"{done:,}{of}, {rate:,.0f}/s"
        self._progress.update(self._task, completed=done, total=self._total, told=told)
