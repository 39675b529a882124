"""What the analysis needs, of the pages of an archive or of any saved pages."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from zonaparse.article import Article
from zonaparse.drift.seen import Seen, host, seen
from zonaparse.errors import ArchiveError, InputError, sentence
from zonaparse.many import Parsed, parse_many
from zonaparse.text import encodable

if TYPE_CHECKING:
    from zonaparse.archive import Archive
    from zonaparse.archive.catalogue import Page
    from zonaparse.inputs import Pages

_LOOKED_AT = 100  # pages of a site in a week whose markup is looked at
Progress = Callable[[int], None]


def of_archive(
    archive: "Archive",
    *,
    since: date | None = None,
    on_progress: Progress = lambda _: None,
) -> Iterator[Seen]:
    """Yield what is known of the newest version of each page of an archive, `since` a day.

    Of pages that are no articles the last capture counts. The markup of the first 100 pages of a
    site and week is looked at.
    """
    for _, _, page in of_archive_with(archive, since=since, on_progress=on_progress):
        yield page


def of_archive_with(
    archive: "Archive",
    *,
    since: date | None = None,
    on_progress: Progress = lambda _: None,
) -> "Iterator[tuple[Page, Article | None, Seen]]":
    """Yield the same with the page and its Article."""
    weeks = _Weeks()
    for count, page in enumerate(_pages(archive), 1):
        on_progress(count)
        article = Article.model_validate_json(page.json) if page.json else None
        day = ((article and article.published_at) or page.at).date()
        if since and day < since:
            continue
        wanted = article is not None and weeks.wants(host(article.url or page.url), day)
        html = partial(_body, archive, page) if wanted else None
        yield page, article, seen(page.id, page.url, page.at, article, html)


def _pages(archive: "Archive") -> "Iterator[Page]":
    yield from archive.catalogue.newest()
    yield from (page for page in archive.catalogue.pages() if page.json is None)


def _body(archive: "Archive", page: "Page") -> bytes:
    """Return a stored page; nothing of a damaged one, which `verify` tells of."""
    try:
        return archive.warcs.read(page.places[0]).body
    except ArchiveError:
        return b""


class _Weeks:
    """How many pages of each site and week were looked at."""

    def __init__(self) -> None:
        self._counts: Counter[Any] = Counter()

    def wants(self, site: str, day: date) -> bool:
        week = (site, *day.isocalendar()[:2])
        self._counts[week] += 1
        return self._counts[week] <= _LOOKED_AT


def of_pages(pages: "Pages", *, on_progress: Progress = lambda _: None) -> Iterator[Seen | None]:
    """Yield what is known of saved pages; None for one of which no day is known."""
    for _, _, page in of_pages_with(pages, on_progress=on_progress):
        yield page


def of_pages_with(
    pages: "Pages", *, on_progress: Progress = lambda _: None
) -> Iterator[tuple[str, Parsed, Seen | None]]:
    """Yield the same with the name of the page and what came of it.

    Raises InputError where there is no page at all.
    """
    held: dict[Any, tuple[str, str, bytes, datetime | None]] = {}

    def given() -> Iterator[tuple[int, str | bytes, str | None]]:
        for number, page in enumerate(pages):
            html = page.html
            raw = html if isinstance(html, bytes) else html.encode("utf-8", "replace")
            name, url = encodable(str(page.id)), encodable(page.url or "")
            held[number] = name, url, raw, page.captured_at
            yield number, page.html, page.url

    count = 0
    for count, row in enumerate(parse_many(given()), 1):
        name, url, html, at = held.pop(row.id)
        on_progress(count)
        at = at or (row.article.published_at if row.article else None)
        known = seen(name, url, at, row.article, partial(bytes, html)) if at else None
        yield name, row, known
    if not count:
        raise InputError("; ".join(broken_of(pages)) or "there is no page to look at")


def broken_of(pages: "Pages") -> list[str]:
    """Return what of saved pages could not be read, each as a sentence."""
    return [f"{encodable(each.name)}: {encodable(sentence(each.error))}" for each in pages.broken]
