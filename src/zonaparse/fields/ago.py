"""A time that a page tells as "1 jam lalu": the moment is marked in an attribute beside it."""

import re

from selectolax.lexbor import LexborNode

from zonaparse.rules.vocabulary import YEAR

_AGO = re.compile(
    r"\d{1,2} (?:detik|menit|jam|hari|minggu|bulan|tahun) (?:yang )?lalu"
    r"|\d{1,2} (?:second|minute|min|hour|day|week|month|year)s? ago",
    re.IGNORECASE,
)
_MARKS = ("title", "datetime", "data-date", "data-time", "data-datetime", "data-original-title")
_YEAR = re.compile(YEAR)


def marked(run: LexborNode, text: str) -> str | None:
    """Return the moment that the element of a text "1 jam lalu" is marked with; None if none is."""
    holder = run.parent
    if holder is None or not ("lalu" in text or "ago" in text) or not _AGO.fullmatch(text):
        return None
    told = (holder.attributes.get(name) for name in _MARKS)
    return next((mark for mark in told if mark and _YEAR.search(mark)), None)
