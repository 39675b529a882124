"""What programs that save pages write into them: where the page is from, and when it was saved."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from html import unescape
from typing import NamedTuple


class Mark(NamedTuple):
    """The note of a program in a page that it saved."""

    program: str
    url: str | None
    at: datetime | None


def _iso(text: str) -> datetime | None:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else None


def _digits(text: str) -> datetime | None:
    return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _mail(text: str) -> datetime | None:
    at = parsedate_to_datetime(text)
    return at if at.tzinfo else None


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SCRIPTED = re.compile(
    r"\w{3} (\w{3}) (\d\d?) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d)(\d\d)", re.ASCII
)


def _scripted(text: str) -> datetime | None:
    """Return the time that JavaScript writes as "Tue Mar 07 2023 10:00:00 GMT+0700 (...)"."""
    found = _SCRIPTED.match(text)
    if not found or found[1] not in _MONTHS:
        return None
    month = _MONTHS.index(found[1]) + 1
    day, year, hour, minute, second = map(int, found.group(2, 3, 4, 5, 6))
    offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
    zone = timezone(-offset if found[7] == "-" else offset)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


class _Program(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    time: Callable[[str], datetime | None] = _iso
    scheme: str = ""  # of addresses that are written without one


_PROGRAMS = (
    _Program(
        "SingleFile",
        re.compile(
            r"Page saved with SingleFile\s+url: (?P<url>\S+)(?:\s+saved date: (?P<at>[^\n]{1,80}))?"
        ),
        _scripted,
    ),
    _Program("browser", re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S+) -->")),
    _Program(
        "Save Page WE",
        re.compile(
            r"""<meta name=["']?savepage-url["']? content=["']?(?P<url>[^"'\s>]+)"""
            r"""(?:.{0,2000}?<meta name=["']?savepage-date["']? content=["'](?P<at>[^"']{1,80})"""
            r""")?""",
            re.DOTALL,
        ),
        _scripted,
    ),
    _Program(
        "monolith",
        re.compile(r"<!-- Saved from (?P<url>\S+) at (?P<at>\S{10,40}) using monolith"),
    ),
    _Program(
        "HTTrack",
        re.compile(
            r"<!-- Mirrored from (?P<url>\S+) by HTTrack Website Copier/[^,]{1,60}, "
            r"(?P<at>[^>]{10,60}?) -->"
        ),
        _mail,
        "http://",
    ),
    _Program(
        "WebScrapBook",
        re.compile(
            r"""<html[^<>]{0,2000}? data-scrapbook-source=["'](?P<url>[^"']+)["']"""
            r"""(?:[^>]{0,2000}? data-scrapbook-create=["'](?P<at>\d{14,17})["'])?"""
        ),
        _digits,
    ),
)
_SIGNS = ("aved", "irrored from", "data-scrapbook-source", "savepage-url")


def mark(head: str) -> Mark | None:
    """Return the mark at the beginning of a page; None if no known program saved it."""
    if not any(sign in head for sign in _SIGNS):
        return None
    for program in _PROGRAMS:
        if found := program.pattern.search(head):
            return Mark(program.name, _url(found["url"], program.scheme), _time(program, found))
    return None


def _url(text: str, scheme: str) -> str | None:
    url = unescape(text)
    if scheme and "://" not in url:
        url = scheme + url
    return url if url.lower().startswith(("http://", "https://")) else None


def _time(program: _Program, found: re.Match[str]) -> datetime | None:
    text = found.groupdict().get("at")
    try:
        return program.time(text.strip()) if text else None
    except (ValueError, OverflowError):
        return None
