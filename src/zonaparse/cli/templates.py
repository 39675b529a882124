"""`zonaparse templates`."""

import json

import click

from zonaparse.cli import tables
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.plugins import installed
from zonaparse.templates.registry import families
from zonaparse.templates.template import Template

_COLUMNS = ("template", "network", "grade", "date", "seen", "never seen", "package")


@click.command(epilog="Example: zonaparse templates --json")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def templates(*, as_json: bool) -> None:
    """List the families of sites that are known, and how well.

    Those that installed packages register come first. Grades: A seen in real pages, B several
    independent readers agree, C one reader, D inferred.
    """
    if not as_json:
        tables.show(_COLUMNS, _rows())
        return
    keys = [column.replace(" ", "_") for column in _COLUMNS]
    named = [dict(zip(keys, row, strict=True)) for row in _rows()]
    click.echo(json.dumps(named, indent=2, ensure_ascii=False))


def _rows() -> list[tuple[str, ...]]:
    own = ((__name__.partition(".")[0], family) for family in (*families(), GENERIC))
    return [
        _row(template, package)
        for package, family in (*installed(), *own)
        for template in (family, *family.variants)
    ]


def _row(template: Template, package: str) -> tuple[str, ...]:
    told = template.evidence
    network = template.network or ""
    return template.name, network, told.grade, told.date, told.seen, told.never_seen, package
