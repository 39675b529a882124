"""The shape of a report."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from zonaparse.drift import Drift, Sample


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class SiteRow(_Part):
    """A site: its pages, and the share of its articles that have each field."""

    site: str = Field(description="The host; '' where no address is known.")
    family: str = Field(description="The family of templates that read most of its articles.")
    pages: int = Field(description="How many pages there are.")
    articles: int = Field(description="How many of them are articles.")
    since: date | None = Field(description="The day of the oldest article.")
    until: date | None = Field(description="The day of the newest one.")
    share: dict[str, float] = Field(description="Field to the share of articles that have it.")
    weeks: list["WeekRow"] = Field(description="The same by ISO week of publication, in order.")


class WeekRow(_Part):
    """The articles of a site that were published in an ISO week."""

    week: str = Field(description="As '2026-W05'.")
    articles: int = Field(description="How many.")
    share: dict[str, float] = Field(description="Field to the share of articles that have it.")


class DayRow(_Part):
    """The articles of a site of one day, in the zone of their pages."""

    day: date
    site: str
    articles: int


class Oddity(_Part):
    """A kind of page that a careful user should look at."""

    name: str = Field(description="A code of problems, or 'no_date', 'no_authors', 'unsure', ...")
    pages: int = Field(description="How many pages are of the kind.")
    samples: list[Sample] = Field(description="A few of them.")


class Failure(_Part):
    """Why addresses gave no article."""

    reason: str = Field(description="The error, as it was told.")
    pages: int = Field(description="How many addresses.")
    addresses: list[str] = Field(description="All of them.")


class Timed(_Part):
    """How long a page took."""

    sample: Sample
    seconds: float = Field(description="Seconds of reading.")


class Duplicate(_Part):
    """Articles whose texts are the same but for white space, capitals and punctuation."""

    samples: list[Sample]


class Report(_Part):
    """What is in an archive, a folder of pages or a table of articles."""

    name: str = Field(description="What was looked at.")
    pages: int
    articles: int
    sites: list[SiteRow] = Field(description="The largest first.")
    days: list[DayRow] = Field(description="In order.")
    undated: int = Field(description="Articles without a date of publication.")
    lengths: dict[int, int] = Field(
        description="Texts by length: from so many characters up to twice as many, how many."
    )
    median_length: int | None = Field(description="In characters.")
    oddities: list[Oddity] = Field(description="The most frequent first.")
    failures: list[Failure] = Field(description="The most frequent first.")
    slowest: list[Timed] = Field(description="Empty where nobody measured: in an archive.")
    duplicates: list[Duplicate]
    newest: list[Sample]
    oldest: list[Sample]
    drift: Drift
