"""Which of the addresses that a site lists are wanted."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from zonaparse.discover.feeds import ListingEntry
from zonaparse.discover.indexes import day_of, is_shared
from zonaparse.fetching.article import site as site_of
from zonaparse.fields.dates import WIB
from zonaparse.templates.template import Template

# An address of an article holds a number of its own, a day, or a headline.
_ARTICLE = r"/\d{5,}|-\d{5,}|/\d{4}/\d{2}/|/[^/]+(?:-[^/-]+){4}"


class Decision(StrEnum):
    """What becomes of an address; as a sentence, of which the addresses are the subject."""

    TAKEN = "are taken"
    NOT_ASKED_FOR = "are of another day, or the home page"
    UNLIKE_AN_ARTICLE = "do not look like articles (--all, or `unfiltered`, takes them)"
    ELSEWHERE = "are of another host"


class Filter(NamedTuple):
    """What is wanted: articles of a site, not of another day."""

    host: str
    below: bool  # also what is on hosts below it
    pattern: re.Pattern[str]
    since: date | None
    until: date | None
    unfiltered: bool

    @classmethod
    def of(
        cls,
        family: Template,
        root: str,
        since: date | None,
        until: date | None,
        *,
        unfiltered: bool,
    ) -> Self:
        """Return the filter for a site of a family."""
        host = site_of(root)
        below = is_shared(family) and host in family.hosts
        pattern = re.compile(family.article_url or _ARTICLE)
        return cls(host, below, pattern, since, until, unfiltered)

    def decision(self, url: str, entry: ListingEntry) -> Decision:
        """Return what becomes of an address that a listing has an entry of."""
        parts = urlsplit(url)
        if not self.is_own(url):
            return Decision.ELSEWHERE
        if not (parts.path.strip("/") or parts.query):
            return Decision.NOT_ASKED_FOR
        if not (entry.is_article or self.unfiltered or self.is_article(url)):
            return Decision.UNLIKE_AN_ARTICLE
        return Decision.TAKEN if self.is_in_time(url, entry) else Decision.NOT_ASKED_FOR

    def is_own(self, url: str) -> bool:
        """Say whether an address is of the site."""
        host = site_of(url)
        return host == self.host or (self.below and host.endswith(f".{self.host}"))

    def is_article(self, url: str) -> bool:
        """Say whether an address is of the site, and looks like that of an article."""
        return self.is_own(url) and self.pattern.search(urlsplit(url).path) is not None

    def is_in_time(self, url: str, entry: ListingEntry) -> bool:
        """Say whether an article may be of the days: what was changed later may be older."""
        published = day_in_wib(entry.published) or day_of(url)
        if published:
            after = not self.since or published >= self.since
            return after and (not self.until or published <= self.until)
        changed = day_in_wib(entry.changed)
        return not (changed and self.since and changed < self.since)


def day_in_wib(at: datetime | None) -> date | None:
    """Return the day of a time in WIB."""
    return at.astimezone(WIB).date() if at else None
