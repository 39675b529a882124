"""An explanation for a terminal: the fields with their sources, then the lines left out."""

from collections import Counter
from collections.abc import Iterator

import click
from rich.cells import cell_len, set_cell_size

from zonaparse.explanation import ExplainedField, ExplainedLine, Explanation
from zonaparse.text import counted, printable

_NAME, _RULE = 16, 26  # columns


def show(file: str, told: Explanation, width: int) -> None:
    """Print an explanation in lines of at most `width` columns."""
    for line in _lines(file, told):
        click.echo(_fitted(line, width))


def _lines(file: str, told: Explanation) -> Iterator[str]:
    article = told.article
    yield f"{file}: {article.template}"
    yield ""
    for field in told.fields:
        yield from _of_field(field)
    for problem in article.problems:
        yield f"! {problem.code}: {problem.message}"
    left = [line for line in told.lines if line.verdict not in ("body", "outside")]
    yield f"\nLines that are not in the body ({len(left)})"
    yield from map(_of_line, left)
    counts = Counter(line.verdict for line in told.lines)
    body, outside = (counted(counts[verdict], "line") for verdict in ("body", "outside"))
    yield f"\n{body} in the body, {outside} elsewhere on the page"


def _of_field(field: ExplainedField) -> Iterator[str]:
    """Yield the chosen source of a field with its value, then what the others say."""
    chosen = field.chosen
    yield f"{field.name:<{_NAME}} {_flat(chosen.value) if chosen else '-'}"
    if chosen:
        yield f"  = {chosen.source}"
    for other in field.candidates:
        if not other.chosen:
            yield f"  - {other.source.rstrip(':')}: {_flat(other.value)}"


def _of_line(line: ExplainedLine) -> str:
    return f"{line.verdict:<9} {_fitted(line.rule, _RULE):<{_RULE}} {_flat(line.text)}"


def _flat(text: str) -> str:
    return text.replace("\n", " / ")


def _fitted(line: str, width: int) -> str:
    """Return a line without what a terminal obeys, cut to a width."""
    shown = "\n".join(map(str.rstrip, printable(line).split("\n")))
    return shown if cell_len(shown) <= width else set_cell_size(shown, width - 1).rstrip() + "…"
