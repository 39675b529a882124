"""`zonaparse discover`."""

import asyncio
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from zonaparse.cli.forms import CONTACT, RATE, with_options
from zonaparse.errors import FetchError, HttpStatus
from zonaparse.text import printable

if TYPE_CHECKING:
    from zonaparse.discover import Found, LeftOut

_DAY = click.DateTime(["%Y-%m-%d"])
DAYS = (
    click.option("--all", "unfiltered", is_flag=True, help="Also what looks like no article."),
    click.option("--since", type=_DAY, help="The first day, in WIB."),
    click.option("--until", type=_DAY, help="The last day, in WIB."),
    click.option("--network", type=click.Choice(["prmn"]), help="All sites of a network."),
)


class Days(NamedTuple):
    """From when until when; None has no bound."""

    since: date | None
    until: date | None


@click.command()
@click.argument("sites", nargs=-1, metavar="SITE...")
@with_options(DAYS)
@click.option("--jsonl", is_flag=True, help="Print a JSON object a line.")
@CONTACT
@RATE
@click.option("--allow-private", is_flag=True, help="Also fetch from private networks.")
def discover(
    sites: tuple[str, ...], since: datetime | None, until: datetime | None, network: str | None,
    unfiltered: bool, jsonl: bool, **options: Any,
) -> None:  # fmt: skip
    """Print the addresses of the articles that each SITE, a host name, lists.

    Of what sitemaps and index pages list, addresses that look like no article are left out; how
    many these are is told.
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
        click.echo("no article is listed", err=True)
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
        click.echo(printable(str(error)), err=True)


def _tell_left_out(found: "LeftOut") -> None:
    click.echo(printable(str(found)), err=True)


def _json(found: "Found") -> str:
    return json.dumps({**found._asdict(), "at": found.at and found.at.isoformat()})
