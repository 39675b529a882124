"""The command group."""

import io
import sys
from typing import Any

import click

from zonaparse import __version__
from zonaparse.cli import INTERRUPTED
from zonaparse.cli.archive import archive
from zonaparse.cli.discover import discover
from zonaparse.cli.fetch import fetch
from zonaparse.cli.kept import export, reparse, search, show, status
from zonaparse.cli.parse import parse
from zonaparse.cli.schema import schema
from zonaparse.cli.templates import templates


class _Group(click.Group):
    """A group that Ctrl-C ends without a word."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)


@click.group(cls=_Group)
@click.version_option(__version__, prog_name="zonaparse")
def zonaparse() -> None:
    """Read pages of Indonesian news sites."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


COMMANDS = (
    parse, fetch, discover, archive, reparse, status, search, show, export, schema, templates,
)  # fmt: skip
for command in COMMANDS:
    zonaparse.add_command(command)
