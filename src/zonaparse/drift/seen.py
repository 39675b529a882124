"""What the analysis needs of a page, and not the page itself."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from zonaparse.article import Article, Block, Heading, ListItem, Paragraph, ProblemCode, Quote
from zonaparse.drift.layout import layout
from zonaparse.drift.model import Sample

FIELDS = (
    "title", "deck", "published_at", "authors", "editors", "source", "section", "tags", "image",
    "caption", "dateline", "credit_line",
)  # fmt: skip
_NO_BODY = frozenset((ProblemCode.BODY_MISSING, ProblemCode.BODY_SHORT))
_Text = Paragraph | Heading | ListItem | Quote


class Line(NamedTuple):
    """A line of the text, the address that it links to as a whole, whether it is a heading."""

    text: str
    url: str | None
    is_heading: bool


class Seen(NamedTuple):
    """A page: what it has, where that came from, its lines, the markup around its text.

    `article` is whether it was read as one; `captured` the day on which it was had.
    """

    sample: Sample
    site: str
    captured: date
    article: bool
    fields: frozenset[str]
    sources: dict[str, str]
    lines: list[Line]
    tags: frozenset[str]
    template: str
    layout: tuple[str, ...]


def seen(
    number: int | str,
    url: str,
    at: datetime,
    article: Article | None,
    html: Callable[[], bytes] | None = None,
) -> Seen:
    """Return what is known of a page; `at` is when it was captured.

    `html` is called for the page itself, if it is given and the page was read as an article.
    """
    if article is None:
        sample = Sample(id=number, url=url, day=at.date())
        none = frozenset[str]()
        return Seen(sample, host(url), at.date(), False, none, {}, [], none, "", ())
    address = article.url or url
    published = article.published_at
    day = (published or at).date()
    sample = Sample(id=number, url=address, day=day, title=article.title)
    texts = [block.text for block in article.blocks if isinstance(block, Paragraph)]
    return Seen(
        sample,
        host(address) or article.site or "",
        at.date(),
        True,
        frozenset(_had(article)),
        article.provenance,
        list(_lines(article.blocks)),
        frozenset(tag.casefold() for tag in article.tags),
        article.template,
        layout(html(), texts) if html else (),
    )


def host(url: str) -> str:
    """Return the host of an address; '' where it has none, as that of a file."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _had(article: Article) -> Iterable[str]:
    yield from (name for name in FIELDS if getattr(article, name))
    if not _NO_BODY & {problem.code for problem in article.problems}:
        yield "body"


def _lines(blocks: Iterable[Block]) -> Iterable[Line]:
    for block in blocks:
        if isinstance(block, _Text):
            url = next((link.url for link in block.links), None)
            yield Line(block.text, url, isinstance(block, Heading))
