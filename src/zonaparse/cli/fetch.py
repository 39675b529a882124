"""`zonaparse fetch`."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from zonaparse.cli import next_steps, output
from zonaparse.cli.forms import CONTACT, FORMS, PRIVATE, RATE, one_of, with_options
from zonaparse.errors import ZonaparseError


@click.command(epilog="Example: zonaparse fetch --json https://HOST/ARTICLE")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--pages", type=click.Choice(["all", "first"]), default="all", show_default=True,
              help="Of an article of several pages: all of them, or the first.")  # fmt: skip
@CONTACT
@RATE
@PRIVATE
@with_options(FORMS[:3])
def fetch(
    urls: tuple[str, ...], pages: str, contact: str | None, rate: float, allow_private: bool,
    **forms: bool,
) -> None:  # fmt: skip
    """Fetch the Article at each address, and print it.

    It is fetched politely: robots.txt is kept to, and a host is asked once a second. The exit
    status is 1 if any failed.
    """
    form = one_of(forms)
    for word in urls:
        if "://" not in word and Path(word).exists():
            raise click.UsageError(next_steps.of_file(word))
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
