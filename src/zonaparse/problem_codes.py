"""The codes of `problems`: what each says of an Article, and what a careful user does then."""

from enum import StrEnum
from typing import Self


class ProblemCode(StrEnum):
    """Stable codes for what a careful user should know about one Article."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """Make a code with its meaning, a sentence or two for the user of an Article."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    TITLE_MISSING = "title_missing", "The page prints no headline."
    DATE_MISSING = "date_missing", "The page prints no date. Do not take that of the file."
    DATE_WITHOUT_TIME = (
        "date_without_time",
        "The page prints a day and no time: the hours of `published_at` mean nothing.",
    )
    UPDATE_TIME_ONLY = (
        "update_time_only",
        "The page says when it was changed, and not when it was published.",
    )
    ZONE_ASSUMED = (
        "zone_assumed",
        "Neither the page nor its family tells the zone of the time: it was read as WIB.",
    )
    FALSE_UTC = (
        "false_utc",
        "The page's data mark the local time as UTC. The time as printed was taken.",
    )
    READINGS_DISAGREE = (
        "readings_disagree",
        "Two places of the page say different things. The message has both, the first was taken.",
    )
    BODY_MISSING = "body_missing", "The page holds no text of an article."
    BODY_SHORT = (
        "body_short",
        "The page says that its article is longer than the text that it holds.",
    )
    BODY_FROM_DATA = (
        "body_from_data",
        "The page shows hardly any text: the body was read from the data in its scripts.",
    )
    SEVERAL_ARTICLES = (
        "several_articles",
        "Another article is on the page. Only the one of the headline was read.",
    )
    MUCH_LEFT_OUT = (
        "much_left_out",
        "One rule left out much of the text. Look at the page with `zonaparse parse --explain`.",
    )
    REGION_DOUBTFUL = (
        "region_doubtful",
        "Much text stands outside of what was read. Look whether it is the article's.",
    )
    SCRIPT_ONLY = (
        "script_only",
        "Scripts build the text, and no script is run. Save the page from a browser.",
    )
    PAYWALLED = "paywalled", "The page is not free to read: the body is only its beginning."
    SPONSORED = "sponsored", "The page calls the article an advertisement."
    PART_OF_ARTICLE = (
        "part_of_article",
        "This is one page of several. `zonaparse.join()` puts them together.",
    )
    PAGES_MISSING = "pages_missing", "Pages of the article are not there; the message says which."
    PAGES_DOUBLED = "pages_doubled", "A page was given twice. The first one was taken."
    PAGE_UNNUMBERED = (
        "page_unnumbered",
        "A page does not tell its number. It was taken to be the next one.",
    )
    LINK_DROPPED = "link_dropped", "A link of the text leads to no web address, and is left out."
    ENCODING_DOUBTFUL = (
        "encoding_doubtful",
        "The page's bytes are not in the encoding that it declares: look for odd characters.",
    )
    PICTURE_LOCAL = (
        "picture_local",
        "A picture has an address on the disk of who saved the page, and none on the web.",
    )
    DATA_UNREAD = (
        "data_unread",
        "The page holds more of something than is read of it; the message says of what.",
    )
    THIN_EVIDENCE = (
        "thin_evidence",
        "The template stands on few witnesses. Compare some articles with their pages.",
    )
