"""`zonaparse templates`."""

import json

import click

from zonaparse.cli import tables
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.registry import FAMILIES

_COLUMNS = ("template", "network", "grade", "date", "seen", "never seen")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def templates(*, as_json: bool) -> None:
    """List the families and variants that are known, and how well.

    Grades: A seen in real pages, B several independent readers agree, C one reader, D inferred.
    """
    if not as_json:
        tables.show(_COLUMNS, _rows())
        return
    keys = [column.replace(" ", "_") for column in _COLUMNS]
    named = [dict(zip(keys, row, strict=True)) for row in _rows()]
    click.echo(json.dumps(named, indent=2, ensure_ascii=False))


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
