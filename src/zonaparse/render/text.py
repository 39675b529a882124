"""An Article as text for a terminal."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from zonaparse.article import (
    Article,
    BacaJuga,
    Block,
    Embed,
    Figure,
    Heading,
    Image,
    ListItem,
    Quote,
    Table,
)
from zonaparse.rules.vocabulary import MONTHS_AS_PRINTED
from zonaparse.text import printable

_WIDTH = 80
_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def render(article: Article, width: int = _WIDTH) -> str:
    """Return the article as plain text, wrapped; it holds no control character."""
    body = joined(below_lead(article), lambda block: _block(block, width))
    parts = ("\n".join(_head(article)), body, article.credit_line, "\n".join(_foot(article)))
    return printable("\n\n".join(part for part in parts if part))


def below_lead(article: Article) -> Iterator[Block]:
    """Yield the blocks without the lead picture, which is shown above all of them."""
    lead = article.image.url if article.image else None
    for block in article.blocks:
        if not (isinstance(block, Figure) and block.image.url == lead is not None):
            yield block


def joined(blocks: Iterable[Block], show: Callable[[Block], str]) -> str:
    """Return the blocks as `show` renders them, a blank line between; lists stay together."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if not (shown := show(block)):
            continue
        if before is not None:
            in_list = isinstance(block, ListItem) and isinstance(before, ListItem)
            parts.append("\n" if in_list else "\n\n")
        parts.append(shown)
        before = block
    return "".join(parts)


def _head(article: Article) -> Iterator[str]:
    yield article.title or "(no headline)"
    if article.deck:
        yield article.deck
    editors = [f"{name} (editor)" for name in article.editors]
    byline = [*article.authors, *editors, article.site, when(article)]
    if line := " · ".join(part for part in byline if part):
        yield line
    if article.image and (picture := _picture(article.image)):
        yield picture


def when(article: Article) -> str:
    """Return the publication time as Indonesian sites print it, in its own zone; '' if none.

    A zone that Indonesia does not have has no name there: the time is then in ISO form.
    """
    at = article.published_at
    if at is None:
        return ""
    day = f"{at.day} {MONTHS_AS_PRINTED[at.month - 1]} {at.year}"
    if article.published_precision == "day":
        return day
    zone = _ZONES.get(at.utcoffset() or timedelta())
    return f"{day}, {at:%H:%M} {zone}" if zone else at.isoformat()


def _picture(image: Image) -> str:
    credit = f"({image.credit})" if image.credit else ""
    told = " ".join(part for part in (image.caption or image.alt or image.url, credit) if part)
    return told and f"[{told}]"


def _block(block: Block, width: int) -> str:
    if isinstance(block, BacaJuga):
        return f"→ {block.label or 'Baca Juga'}: {block.text} <{block.url}>"
    if isinstance(block, Figure):
        return _picture(block.image)
    if isinstance(block, Embed):
        return f"[{block.url}]"
    if isinstance(block, Table):
        return "\n".join(" | ".join(row) for row in block.rows)
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    first = "- " if isinstance(block, ListItem) else "> " if isinstance(block, Quote) else ""
    later = "> " if isinstance(block, Quote) else " " * len(first)
    return _wrapped(block.text, width, first, later)


def _wrapped(text: str, width: int, first: str, later: str) -> str:
    room = max(1, width - len(first))
    lines = (textwrap.fill(line, room, break_long_words=False) for line in text.split("\n"))
    return first + "\n".join(lines).replace("\n", "\n" + later)


def _foot(article: Article) -> Iterator[str]:
    if article.source:
        yield f"Sumber: {article.source}"
    if article.tags:
        yield f"Tags: {', '.join(article.tags)}"
    for problem in article.problems:
        yield f"! {problem.code}: {problem.message}"
