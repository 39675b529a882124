"""`zonaparse fetch`."""

import asyncio
import sys
from collections.abc import Iterator

import click
from rich.console import Console

from zonaparse.cli import output
from zonaparse.cli.forms import CONTACT, FORMS, RATE, one_of, with_options
from zonaparse.errors import ZonaparseError


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--pages", type=click.Choice(["all", "first"]), default="all", show_default=True)
@CONTACT
@RATE
@click.option("--allow-private", is_flag=True, help="Also fetch from private networks.")
@with_options(FORMS[:3])
def fetch(
    urls: tuple[str, ...], pages: str, contact: str | None, rate: float, allow_private: bool,
    **forms: bool,
) -> None:  # fmt: skip
    """Print the Article at each address, fetched politely: robots.txt, one request a second.

    The exit status is 1 if any failed.
    """
    form = one_of(forms)
    failed = False

    def results() -> Iterator[output.Result]:
        nonlocal failed
        options: dict[str, object] = {
            "contact": contact,
            "rate": rate,
            "allow_private": allow_private,
        }
        for result in _results(urls, pages, options):
            failed = failed or result.article is None
            yield result

    output.PRINTERS[form](results(), len(urls) > 1, Console(stderr=True))
    sys.exit(1 if failed else 0)


def _results(
    urls: tuple[str, ...], pages: str, options: dict[str, object]
) -> Iterator[output.Result]:
    from zonaparse.fetching import Fetcher, article

    async def each(fetcher: Fetcher, url: str) -> output.Result:
        try:
            return output.Result(url, await article(fetcher, url, pages=pages))  # type: ignore[arg-type]
        except ZonaparseError as error:
            return output.Result(url, None, error=error)

    async def every() -> list[output.Result]:
        async with Fetcher(**options) as fetcher:  # type: ignore[arg-type]
            return await asyncio.gather(*(each(fetcher, url) for url in urls))

    yield from asyncio.run(every())
