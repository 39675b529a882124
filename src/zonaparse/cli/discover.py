"""`zonaparse discover`."""

import asyncio
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from zonaparse.cli import next_steps
from zonaparse.cli.forms import CONTACT, DAY, DAY_WORD, PRIVATE, RATE, with_options
from zonaparse.errors import FetchError, HttpStatus
from zonaparse.text import printable

if TYPE_CHECKING:
    from zonaparse.discover import Found, LeftOut

DAYS = (
    click.option("--all", "unfiltered", is_flag=True, help="Also take what looks like no article."),
    click.option("--since", type=DAY, metavar=DAY_WORD, help="The first day, in WIB."),
    click.option("--until", type=DAY, metavar=DAY_WORD, help="The last day, in WIB."),
    click.option("--network", type=click.Choice(["prmn"]), help="All sites of this network."),
)


_NONE = "no article is listed; look whether the SITE is right, or ask for earlier days by --since"


class Days(NamedTuple):
    """From when until when; None has no bound."""

    since: date | None
    until: date | None


@click.command(epilog="Example: zonaparse discover HOST --since 2026-01-31")
@click.argument("sites", nargs=-1, metavar="SITE...")
@with_options(DAYS)
@click.option("--jsonl", is_flag=True, help="Print a JSON object for each address, a line each.")
@CONTACT
@RATE
@PRIVATE
def discover(
    sites: tuple[str, ...], since: datetime | None, until: datetime | None, network: str | None,
    unfiltered: bool, jsonl: bool, **options: Any,
) -> None:  # fmt: skip
    """Print the addresses of the articles that each SITE lists.

    A SITE is the name of a host. Of what its sitemaps, feeds and index pages list, addresses that
    look like no article are left out; it is told how many, and --all lists them.
    """
    named = sites_of(list(sites), network)
    if not named:
        raise click.UsageError("give a SITE, or --network")

    from zonaparse.discover import discover as discovered
    from zonaparse.fetching import Fetcher

    days = span(since, until)._asdict()
    count = 0

    async def show(fetcher: Fetcher, site: str) -> None:
        nonlocal count
        listed = discovered(
            fetcher, site, **days, unfiltered=unfiltered, on_error=_tell, on_left_out=_tell_left_out
        )
        async for found in listed:
            click.echo(_json(found) if jsonl else printable(found.url))
            count += 1

    async def show_all() -> None:
        async with Fetcher(**options) as fetcher:
            await asyncio.gather(*(show(fetcher, site) for site in named))

    asyncio.run(show_all())
    if not count:
        click.echo(_NONE, err=True)
    sys.exit(0 if count else 1)


def is_site(word: str) -> bool:
    """Say whether a word is a host, or the address of one, and not of a page.

    >>> is_site("a.id"), is_site("https://a.id/"), is_site("https://a.id/b")
    (True, True, False)
    """
    return not word.partition("://")[2].rstrip("/").partition("/")[2]


def sites_of(sites: list[str], network: str | None) -> list[str]:
    """Return the sites, and those of a network."""
    if network is None:
        return sites
    from zonaparse.discover import NETWORKS

    return [*sites, *NETWORKS[network]]


def span(since: datetime | None, until: datetime | None) -> Days:
    """Return the days that two options mean."""
    if since and until and since > until:
        raise click.UsageError("--since is after --until")
    return Days(since and since.date(), until and until.date())


def _tell(error: FetchError) -> None:
    if not isinstance(error, HttpStatus):  # a listing that a site does not have
        step = next_steps.of(error)
        click.echo(printable(f"{error}; {step}" if step else str(error)), err=True)


def _tell_left_out(found: "LeftOut") -> None:
    click.echo(printable(str(found)), err=True)


def _json(found: "Found") -> str:
    return json.dumps({**found._asdict(), "at": found.at and found.at.isoformat()})
