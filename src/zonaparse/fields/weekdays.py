"""The day of the week printed before a date: it tells which number of 02/03/2025 is the day."""

import re
from datetime import date
from typing import Literal

from zonaparse.rules.vocabulary import DAYS

First = Literal["day", "month", "unknown"]

_NUMBERS = {name: number for number, names in enumerate(DAYS) for name in names.split()}
_BEFORE = re.compile(r"(?<![^\W\d])([^\W\d]++(?:['’]at)?)[.,]{0,2}\s{0,2}$", re.IGNORECASE)
_PARTS = re.compile(r"\D+")
_LONGEST = 12  # characters of a name and what parts it from the date


def first_of(text: str, at: int, shown: str, otherwise: First) -> First:
    """Return what a date in numbers at that place of a text begins with, as the day of the week
    before it tells; `otherwise` where none is printed, or it fits neither or both.

    >>> first_of("Senin, 02/03/2025", 7, "02/03/2025", "day")
    'month'
    """
    named = _BEFORE.search(text[max(at - _LONGEST, 0) : at])
    number = _NUMBERS.get(named[1].lower()) if named else None
    if number is None:
        return otherwise
    one, two, year = map(int, _PARTS.split(shown))
    is_month, is_day = (_weekday(year, *pair) == number for pair in ((one, two), (two, one)))
    return otherwise if is_month == is_day else "month" if is_month else "day"


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None
