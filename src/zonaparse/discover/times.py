"""The times that sitemaps and feeds tell."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from dateutil.parser import isoparse

from zonaparse.fields.dates import WIB

# Years of pages. Others stand for "none": 1 in Go, 1970 in C, 9999 for "never".
_YEARS = range(1990, 2100)
_ZONES = {"WIB": "+0700", "WITA": "+0800", "WIT": "+0900"}  # no mail program knows them
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\s*$")
_UTC = re.compile(r"-00:?00\s*$")  # RFC 5322: the time is in UTC, the place is not told


def read_time(text: str) -> datetime | None:
    """Return the time that a listing tells, aware; one without a zone is taken as WIB.

    >>> read_time("Mon, 06 Mar 2023 14:05:00 -0000").isoformat()
    '2023-03-06T14:05:00+00:00'
    >>> read_time("9999-12-31T23:59:59Z")
    """
    plain = _ZONE.sub(lambda found: _ZONES[found[0].strip()], text.strip())
    plain = _UTC.sub("+0000", plain)
    for read in (isoparse, parsedate_to_datetime):
        try:
            at = read(plain)
        except (ValueError, OverflowError, TypeError):  # numbers of any length stand there
            continue
        if at.year in _YEARS:
            return at if at.tzinfo else at.replace(tzinfo=WIB)
    return None
