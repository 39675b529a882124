"""The command group."""

import io
import logging
import os
import sys
from typing import Any, TextIO

import click

from zonaparse import __version__
from zonaparse.cli import INTERRUPTED
from zonaparse.cli.archive import archive
from zonaparse.cli.discover import discover
from zonaparse.cli.drift import drift
from zonaparse.cli.export import export
from zonaparse.cli.fetch import fetch
from zonaparse.cli.kept import reparse, show, status
from zonaparse.cli.parse import parse
from zonaparse.cli.rebuild import rebuild
from zonaparse.cli.report import report
from zonaparse.cli.schema import schema
from zonaparse.cli.search import browse, open_page, search
from zonaparse.cli.templates import templates
from zonaparse.cli.verify import verify
from zonaparse.cli.warc import warc
from zonaparse.extras import needed
from zonaparse.text import printable


class _Group(click.Group):
    """A group that Ctrl-C ends without a word, and that tells which extra is missing."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command; a disk that is full is told, also where help is printed."""
        try:
            return super().main(*args, **options)
        except OSError as error:
            if error.filename is None:  # standard output's: what is left of it goes nowhere
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            named = "" if error.filename is None else f"{error.filename}: "
            sys.exit(printable(f"zonaparse: {named}{error.strerror or error}"))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command of the group."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except ModuleNotFoundError as error:
            if not (told := needed(error)):
                raise
            sys.exit(f"zonaparse: {told}")


@click.group(cls=_Group, epilog="Example: zonaparse parse page.html. More: zonaparse parse --help")
@click.version_option(__version__, prog_name="zonaparse")
def zonaparse() -> None:
    """Read pages of Indonesian news sites: saved, fetched, or kept in an archive."""
    sys.stdout = sys.stdout or _nowhere()  # closed by the caller
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logging.getLogger("stamina").setLevel(logging.ERROR)  # what is tried again is no news


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 it stays open


COMMANDS = (
    parse, fetch, discover, archive, reparse, rebuild, verify, status, search, show, open_page,
    browse, export, drift, report, schema, templates, warc,
)  # fmt: skip
for command in COMMANDS:
    zonaparse.add_command(command)
