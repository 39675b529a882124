"""The shape of what is found."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["furniture", "series", "set_phrase"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Sample(_Part):
    """A page to look at."""

    id: int | str = Field(description="Its number in the archive, else the name of its file.")
    url: str = Field(description="Its address; '' if that is not known.")
    day: date = Field(description="When it was published, in its own zone, else when captured.")
    title: str | None = Field(default=None, description="Its headline.")


class Fall(_Part):
    """A field that a site's articles had more often before a day than since."""

    site: str = Field(description="The host.")
    field: str = Field(
        description="The field of the Article; 'article' where pages are no articles any more, "
        "'body' where the text is short or missing."
    )
    source: str | None = Field(
        description="Set where only this source of the field fell: the value has another since."
    )
    day: date = Field(description="The first day of the lower share.")
    before: float = Field(description="The share before, 0 to 1.")
    after: float = Field(description="The share since, 0 to 1.")
    pages_before: int = Field(description="How many pages the share before is of.")
    pages_after: int = Field(description="How many pages the share since is of.")
    last_with: Sample = Field(description="The last page before that day that has it.")
    first_without: Sample = Field(description="The first page since that day that lacks it.")


class RecurringLine(_Part):
    """A line that stands in the text of many articles of a site; digits in it may differ."""

    site: str = Field(description="The host.")
    text: str = Field(description="The line, as it was printed last.")
    kind: Kind = Field(
        description="'furniture' is no text of the articles; a 'series' is on the pages of one "
        "subject alone; a 'set_phrase' stands here and there in the midst of texts."
    )
    why: str = Field(description="Why it is taken for that, as a sentence.")
    pages: int = Field(description="In how many articles it stands.")
    since: date = Field(description="The first day.")
    until: date = Field(description="The last day.")
    share: float = Field(description="The share of the site's articles in that time, 0 to 1.")
    row: str | None = Field(
        description="For furniture: the row of a template that takes such lines, as Python."
    )
    samples: list[Sample] = Field(description="The first pages and the last one.")


class MarkupGroup(_Part):
    """Pages of a site whose text stands in the same markup."""

    site: str = Field(description="The host.")
    markup: list[str] = Field(description="The tags around the text, outermost first.")
    pages: int = Field(description="How many pages there are.")
    share: float = Field(description="The share of the site's articles, 0 to 1.")
    since: date = Field(description="The first day.")
    until: date = Field(description="The last day.")
    template: str = Field(description="Family and variant that read most of them.")
    has_variant: bool = Field(
        description="False where a larger group is read by the same variant, or no family is known."
    )
    samples: list[Sample] = Field(description="The first pages and the last one.")


class Drift(_Part):
    """What was found, the most pages first; markup groups are told where a site has several."""

    pages: int = Field(description="How many pages were looked at.")
    sites: int = Field(description="Of how many hosts.")
    unplaced: int = Field(
        description="How many more had no day or no host, and could not be looked at."
    )
    falls: list[Fall]
    lines: list[RecurringLine]
    groups: list[MarkupGroup]

    @property
    def furniture(self) -> list[RecurringLine]:
        """The lines that are no text."""
        return [line for line in self.lines if line.kind == "furniture"]

    @property
    def groups_without_variant(self) -> list[MarkupGroup]:
        """The groups that no variant of a template is made for."""
        return [group for group in self.groups if not group.has_variant]

    @property
    def is_found(self) -> bool:
        """Whether anything asks to be looked at."""
        return bool(self.falls or self.furniture or self.groups_without_variant)
