"""`zonaparse templates`."""

import json

import click
from rich.console import Console
from rich.table import Table

from zonaparse.templates.generic import GENERIC
from zonaparse.templates.registry import FAMILIES

_COLUMNS = ("template", "network", "grade", "date", "seen", "never seen")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def templates(*, as_json: bool) -> None:
    """List the families and variants that are known, and how well.

    Grades: A seen in real pages, B several independent readers agree, C one reader, D inferred.
    """
    if as_json:
        named = [dict(zip(_COLUMNS, row, strict=True)) for row in _rows()]
        click.echo(json.dumps(named, indent=2, ensure_ascii=False))
        return
    table = Table(*_COLUMNS)
    for row in _rows():
        table.add_row(*row)
    Console().print(table, markup=False)


def _rows() -> list[tuple[str, ...]]:
    known = [variant for family in FAMILIES for variant in (family, *family.variants)]
    return [
        (
            template.name,
            template.network or "",
            template.evidence.grade,
            template.evidence.date,
            template.evidence.seen,
            template.evidence.never_seen,
        )
        for template in (*known, GENERIC)
    ]
