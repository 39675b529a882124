"""Lines that recur in the texts of a site, and what they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonaparse.drift.model import Kind, RecurringLine
from zonaparse.drift.samples import few
from zonaparse.drift.seen import Line, Seen
from zonaparse.text import squash

_LEAST, _LEAST_SHARE = 4, 0.02  # pages; of those of the time in which the line is printed
_LEAST_LENGTH = 3  # characters that are letters or digits
_MOST = 0.8  # of the pages of a line that share something
_RARE = 0.5  # of the pages of a site that a subject is on, at most
_OFTEN = 0.5  # of all pages, on which no phrase of an author is
_LEAST_COPIED, _COPIED = 3, 0.5  # lines, and their share, of the lines of a page that recur
_SHORT = 3  # words of a phrase that heads something
_DIGITS = re.compile(r"\d+")


class _At(NamedTuple):
    """A line on a page, and where: counted from the first line, and from the last."""

    page: Seen
    line: Line
    start: int
    end: int


def recurring(site: str, pages: Sequence[Seen]) -> Iterator[RecurringLine]:
    """Yield the lines that recur in the texts of a site, the most frequent first."""
    read = sorted(
        (page for page in pages if page.article),
        key=lambda page: (page.sample.day, page.sample.url),
    )
    days = [page.sample.day for page in read]
    found = [places for places in _by_text(read).values() if len(places) >= _LEAST]
    for places in sorted(_without_copies(found), key=len, reverse=True):
        since, until = places[0].page.sample.day, places[-1].page.sample.day
        share = len(places) / sum(since <= day <= until for day in days)
        if share >= _LEAST_SHARE:
            yield _told(site, places, share, read)


def _by_text(read: Sequence[Seen]) -> dict[str, list[_At]]:
    places: dict[str, list[_At]] = defaultdict(list)
    for page in read:
        last = len(page.lines) - 1
        for number, line in enumerate(page.lines):
            key = _DIGITS.sub("0", squash(line.text))
            if len(key) >= _LEAST_LENGTH and (not places[key] or places[key][-1].page is not page):
                places[key].append(_At(page, line, number, last - number))
    return places


def _without_copies(found: list[list[_At]]) -> Iterator[list[_At]]:
    """Yield the lines that recur without the pages of which most lines do: copies of an article."""
    recurs = Counter(id(each.page) for places in found for each in places)
    for places in found:
        own = [each for each in places if not _is_copy(each.page, recurs[id(each.page)])]
        if len(own) >= _LEAST:
            yield own


def _is_copy(page: Seen, recurs: int) -> bool:
    return recurs >= _LEAST_COPIED and recurs > _COPIED * len(page.lines)


def _told(site: str, places: list[_At], share: float, read: Sequence[Seen]) -> RecurringLine:
    kind, why = _kind(site, places, share, read)
    text = places[-1].line.text
    return RecurringLine(
        site=site,
        text=text,
        kind=kind,
        why=why,
        pages=len(places),
        since=places[0].page.sample.day,
        until=places[-1].page.sample.day,
        share=round(share, 3),
        row=row(text) if kind == "furniture" else None,
        samples=few(each.page.sample for each in places),
    )


def _kind(site: str, places: list[_At], share: float, read: Sequence[Seen]) -> tuple[Kind, str]:
    if subject := _subject(places, read):
        return "series", f"its pages are those of one subject: {subject}"
    line = places[-1].line
    if line.is_heading or len(line.text.split()) <= _SHORT:
        return "set_phrase", "it is short, or a heading"
    if share >= _OFTEN:
        return "furniture", f"{share:.0%} of the articles of that time have it"
    if url := _shared(places, lambda each: each.line.url):
        return "furniture", f"it always links to {url}"
    if squash(site.removeprefix("www.").partition(".")[0]) in squash(line.text):
        return "furniture", "it names the site"
    if _stands_alike(places):
        return "furniture", "it always stands at the same place of the text"
    return "set_phrase", "it stands at changing places in the midst of texts"


def _subject(places: list[_At], read: Sequence[Seen]) -> str | None:
    """Return a tag, or how titles begin, that the pages have and few others."""
    for labels in (_tags, _opening):
        had = Counter(label for each in places for label in labels(each.page))
        label, count = next(iter(had.most_common(1)), ("", 0))
        if count >= _MOST * len(places):
            total = sum(label in labels(page) for page in read)
            if total <= _RARE * len(read):
                return label
    return None


def _tags(page: Seen) -> frozenset[str]:
    return page.tags


def _opening(page: Seen) -> frozenset[str]:
    words = (page.sample.title or "").casefold().split()
    return frozenset((" ".join(words[:2]),)) if len(words) > 2 else frozenset()


def _shared(places: list[_At], told) -> object:  # type: ignore[no-untyped-def]
    value, count = Counter(told(each) for each in places).most_common(1)[0]
    return value if value and count >= _MOST * len(places) else None


def _stands_alike(places: list[_At]) -> bool:
    """Say whether a line is as far from the beginning on most pages, or from the end."""
    for distances in ([each.end for each in places], [each.start for each in places]):
        common, _ = Counter(distances).most_common(1)[0]
        near = sum(abs(distance - common) <= 1 for distance in distances)
        if near >= _MOST * len(places):
            return True
    return False


def row(text: str) -> str:
    r"""Return the row of a template that takes a line, whatever its digits are.

    >>> print(row("Ikuti kami di 2 kanal."))
    lines=(r"ikuti kami di \d+ kanal\.",)
    """
    escaped = re.escape(text.strip().lower()).replace("\\ ", " ")
    pattern = _DIGITS.sub(lambda _: r"\d+", escaped)
    return f"lines=({_literal(pattern)},)"


def _literal(pattern: str) -> str:
    """Return a pattern as Python writes it."""
    return repr(pattern) if '"' in pattern or "\n" in pattern else f'r"{pattern}"'
