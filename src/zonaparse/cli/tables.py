"""Tables for a terminal; their cells are plain text, never markup."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zonaparse.article import Article
from zonaparse.explain import Explanation
from zonaparse.text import printable

_SHORT = 60
_WIDE = 160


def show(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal, or wide where there is none."""
    table = Table(show_lines=True)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(_plain, row))
    _console().print(table)


def show_explained(file: str, article: Article, explained: Iterable[Explanation]) -> None:
    """Print each field with its value, its source and what the other sources said."""
    console = _console()
    console.print(_plain(f"{file}: {article.template}"), soft_wrap=True)
    values = article.model_dump(mode="json")
    show(
        ("field", "value", "where it came from", "other readings"),
        ((told.field, _short(values[told.field]), *_sources(told)) for told in explained),
    )
    for problem in article.problems:
        console.print(_plain(f"! {problem.code}: {problem.message}"), soft_wrap=True)


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _WIDE)


def _plain(text: str) -> Text:
    return Text(printable(text))


def _sources(told: Explanation) -> tuple[str, str]:
    others = (f"{source.rstrip(':')}: {_short(found)}" for source, found in told.others)
    return told.source or "", "\n".join(others)


def _short(value: object) -> str:
    if value in (None, [], {}):
        return ""
    if isinstance(value, list) and isinstance(value[0], dict):
        return f"{len(value)} {'entry' if len(value) == 1 else 'entries'}"
    if isinstance(value, dict):
        value = ", ".join(f"{k}: {v}" for k, v in value.items() if v is not None)
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return shown if len(shown) <= _SHORT else shown[: _SHORT - 1] + "…"
