"""Times as Indonesian news sites print them, by a strict grammar.

Nothing is filled in that was not printed: no part of today, no zone of the machine.
The forms are those seen on real pages; ISO 8601 is left to dateutil.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from dateutil.parser import isoparse
from dateutil.tz import tzoffset

from zonaparse.article import Precision
from zonaparse.fields.weekdays import First as First
from zonaparse.fields.weekdays import first_of
from zonaparse.rules.vocabulary import MONTH_WORDS, MONTHS, UPDATED_ANYHOW, WEEKDAYS
from zonaparse.text import fold

WIB = tzoffset("WIB", 7 * 3600)
WITA = tzoffset("WITA", 8 * 3600)
WIT = tzoffset("WIT", 9 * 3600)
UTC = tzoffset("UTC", 0)
_INDONESIAN = frozenset(zone.utcoffset(None) for zone in (WIB, WITA, WIT))
_ABROAD = "EST-5 EDT-4 CST-6 CDT-5 MST-7 MDT-6 PST-8 PDT-7 CET+1 CEST+2"
_ZONES = {"WIB": WIB, "WITA": WITA, "WIT": WIT, "UTC": UTC, "GMT": UTC, "Z": UTC} | {
    named[:-2]: tzoffset(named[:-2], int(named[-2:]) * 3600) for named in _ABROAD.split()
}

_YEARS = range(1900, 2200)
_FARTHEST = timedelta(hours=14)  # of a zone from UTC
_SHOWN = 80  # characters; a date node that is longer holds more than the date
_BESIDE = 1  # words; an outlet or a label; more of them are names
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAYS})\W+$", re.IGNORECASE)
_BEFORE_DATE = 8  # characters before the date of a dateline: the day of the week
_LOOKED_AT = 400  # characters of a node; a date stands near its beginning


# Those of other languages are read between a day and a year alone; some are common words.
_FOREIGN = (
    "januar jänner janvier janv ene enero janeiro gennaio gen ocak stycznia января ledna ianuarie"
    " січня يناير",
    "februar février févr fév febrero fevereiro fev febbraio şubat lutego февраля února februarie"
    " лютого فبراير شباط",
    "märz mars marzo março maart mart marca марта března martie березня مارس آذار",
    "avril avr abril abr aprile nisan kwietnia апреля dubna aprilie квітня أبريل نيسان",
    "mayo maio maggio mag maj mayıs maja мая května травня مايو أيار",
    "juin junio junho giugno giu haziran czerwca июня června iunie червня يونيو حزيران",
    "juillet juil julio julho luglio lug temmuz lipca июля julai července iulie липня يوليو تموز",
    "août agosto ago augustus augusti ağustos sierpnia августа ogos srpna серпня أغسطس آب",
    "septembre septiembre setembro settembre set eylül września сентября září septembrie вересня"
    " سبتمبر أيلول",
    "octobre octubre outubro out ottobre ott ekim października октября října octombrie жовтня"
    " أكتوبر",
    "novembre noviembre novembro kasım listopada ноября listopadu noiembrie листопада نوفمبر",
    "dezember dez décembre déc diciembre dic dezembro dicembre aralık grudnia декабря disember"
    " prosince decembrie грудня ديسمبر",
)
_NUMBERS = {
    name: number
    for names in (MONTHS, map(str.split, _FOREIGN))
    for number, spellings in enumerate(names, 1)
    for name in spellings
}
MONTH_NAMES = frozenset(_NUMBERS)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_NAMES = _any_of(_NUMBERS)
_MONTH = MONTH_WORDS
_ZONE = rf"(?:{_any_of(_ZONES)})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?|[+-]\d\d:?\d\d"
_NTH = "st|nd|rd|th|er|º|ª"
_DATE = rf"""
    (?: (?P<day>\d{{1,2}}) (?:{_NTH})? [ ./-]{{0,3}} (?:(?:de|of)[ ])? (?P<month>{_NAMES})\b
        (?:[ ]/[ ][^\W\d]+)? [ .,/-]{{0,3}} (?:del?[ ])? (?P<year>\d{{4}})
      | (?P<english>{_MONTH})\b\.? [ ] (?P<english_day>\d{{1,2}})(?:{_NTH})?
        (?:,[ ]?|[ ](?:/[ ]?)?) (?P<english_year>\d{{4}})
      | (?P<dmy>\d{{1,2}} (?P<mark>[/.-]|[ ][|][ ]) \d{{1,2}} (?P=mark) \d{{4}})
      | (?P<short>\d\d (?P<dot>[/.]) \d\d (?P=dot) \d\d) (?![./:-]?\d|[ ](?:WI[BT]|WITA)\b)
      | (?P<ymd>\d{{4}} (?P<sign>[/.-]) [ ]?\d{{1,2}} (?P=sign) [ ]?\d{{1,2}})
      | (?P<first_year>\d{{4}}) [ -] (?P<middle>{_MONTH})\b [ -] (?P<last_day>\d{{1,2}})
      | (?P<cjk_year>\d{{4}}) [ ]?[年년] [ ]? (?P<cjk_month>\d{{1,2}}) [ ]?[月월] [ ]?
        (?P<cjk_day>\d{{1,2}}) [ ]?[日일]
    )(?!\d)"""
# "Rabu, 11 November 2026 / 1 Jumadil Akhir 1448 H | 13:05 WIB"
_HIJRI = r"[ ]?[/|][ ]?\d{1,2}[ ](?:[^\W\d][\w'’-]*[ ]){1,2}1[34]\d\d(?:[ ]?H\b)?"
_AT = "pukul|jam|pkl|at|kl|um|om|alle|às|à"
_TIME = rf"""
    (?: (?:{_HIJRI})? (?:[ ,|/()@•·–—-]|T(?=\d)|{_ZONE}){{0,6}} (?:(?:{_AT})\b[ .:]{{0,2}})?
        (?P<hour>\d{{1,2}}) (?P<colon>[:.h]|(?<=T\d\d)-|:[ ]) (?P<minute>\d\d)
        (?: (?P=colon) (?P<second>\d\d) (?:\.\d{{1,9}})? )? (?![\d/])
        (?: [ ]?(?P<noon>[ap])\.?m\b\.? | [ ]Uhr\b )?
        (?: [ (]{{0,2}} (?P<zone>{_ZONE}) (?![a-z]) )?
    )?"""
_PRINTED = re.compile(r"(?<![\d/])" + _DATE + _TIME, re.IGNORECASE | re.VERBOSE)
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:19|20)\d{6}(?:T\d{4}(?:\d\d)?Z?)?"
)
# "Tue Jul 30 09:35:14 CEST 2019", as machines print a time.
_CTIME = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d\d?) (?P<clock>\d\d:\d\d(?::\d\d)?)"
    r" (?:(?P<zone>[A-Z]{2,4}) )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?:[^/?#]*[^\d/?#])??(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
# "(18.01.2018) Warga ...", "RAJSHAHI, Dec 20, 2025 (BSS) - ...", "Lebak (3/4/2021) - ...".
_DATELINE = re.compile(
    r"\A\s*(?:\((?P<date>[^()]{6,30})\)"
    r"|(?:[A-ZÀ-Þ][\w.'’-]*[ ,]{1,2}){1,4}?\(?(?P<printed>[^()–—]{6,24}?)\)?"
    r"\s*(?:\([^()]{2,24}\)\s*)?[-–—])"
)
_EITHER_WAY = re.compile(
    r"\d\d?[/-]\d\d?[/-]\d{4}"
)  # which is the day? Before a dot it is the first
_UPDATED = re.compile(rf"\b(?:{UPDATED_ANYHOW})\b", re.IGNORECASE)


class Moment(NamedTuple):
    """A time with how exactly it was printed; `at` is always aware, `text` is what was read."""

    at: datetime
    precision: Precision
    text: str
    updated: bool = False
    zoned: bool = True

    def agrees(self, other: "Moment") -> bool:
        """Say whether both tell the same time, as exactly as the coarser of the two tells it."""
        if self.precision == "day":  # the local one, whatever zone the other is told in
            return self.at.date() == other.at.astimezone(self.at.tzinfo).date()
        if other.precision == "day":
            return other.agrees(self)
        return abs(self.at - other.at) < timedelta(minutes=1)

    def misplaces(self, shown: "Moment", zone: tzinfo | None = None) -> bool:
        """Say whether this is the shown local time, marked with a zone other than the shown one,
        or than the `zone` that the clock of the page is known to have.
        """
        is_own = not shown.zoned and self.at.utcoffset() in _INDONESIAN  # the clock is but assumed
        is_told = shown.zoned or (zone is not None and shown.precision != "day" and not is_own)
        if not (self.zoned and is_told) or self.at.utcoffset() == shown.at.utcoffset():
            return False
        local, claimed = (m.at.replace(tzinfo=None) for m in (shown, self))
        return abs(local - claimed) < timedelta(minutes=1)

    def is_clock_of(self, other: "Moment") -> bool:
        """Say whether both tell the same time of a day, whatever zones they are marked with."""
        if "day" in (self.precision, other.precision):
            return False
        one, two = (moment.at.replace(tzinfo=None) for moment in (self, other))
        return abs(one - two) < timedelta(minutes=1)

    def is_elsewhere(self, shown: "Moment") -> bool:
        """Say whether this has no zone and is the shown time in another one, by whole hours."""
        if self.zoned or "day" in (self.precision, shown.precision):
            return False
        one, other = (m.at.replace(tzinfo=None, second=0, microsecond=0) for m in (self, shown))
        apart = abs(one - other)
        return timedelta(0) < apart <= _FARTHEST and apart % timedelta(hours=1) == timedelta(0)

    def is_in_other_zone(self, shown: "Moment") -> bool:
        """Say whether this is the shown time of day, told in another zone."""
        if "day" in (self.precision, shown.precision) or not self.zoned:
            return False
        return self.agrees(shown) and self.at.utcoffset() != shown.at.utcoffset()

    def swaps(self, shown: "Moment") -> bool:
        """Say whether this is the shown day if its month is read as the day, as in 03/09/2026,
        where the shown one can be read in one way alone.
        """
        at, day = self.at, shown.at
        if (at.day, at.month, at.year) != (day.month, day.day, day.year):
            return False
        return bool(_EITHER_WAY.match(self.text)) and not _EITHER_WAY.search(shown.text)

    def precedes(self, other: "Moment") -> bool:
        """Say whether this is earlier, as exactly as the coarser of the two tells it."""
        return self.at < other.at and not self.agrees(other)

    def in_true_zone(self, told: "list[Moment]") -> "Moment":
        """Return this time in the zone of the first of `told`, if another of them marks that same
        clock with the zone of this one: the mark is not true then.
        """
        for other in told[1:]:
            same_zone = other.at.utcoffset() == self.at.utcoffset() != told[0].at.utcoffset()
            clocks = (moment.at.replace(tzinfo=None) for moment in (told[0], other))
            if same_zone and abs(next(clocks) - next(clocks)) < timedelta(minutes=1):
                return self._replace(at=self.at.replace(tzinfo=told[0].at.tzinfo), zoned=True)
        return self

    def is_false_utc_of(self, shown: "Moment") -> bool:
        """Say whether this is the shown local time with a UTC mark that is not true."""
        return self.at.utcoffset() == timedelta(0) and self.misplaces(shown)


def moments(text: str, zone: tzinfo, first: First = "day") -> list[Moment]:
    """Return the times printed in `text`, in order; a time without a zone is in `zone`.

    `first` says what comes first in a date of numbers; where nothing tells, only those are read
    that are dates in one way alone.

    >>> moments("Kompas.com - Diperbarui 19/06/2025, 10.25 WIB", WIB)[0].at.isoformat()
    '2025-06-19T10:25:00+07:00'
    >>> moments("12 Agustus 2023", WITA)[0].precision
    'day'
    """
    text = fold(text[:_LOOKED_AT])
    if iso := _iso(text, zone):
        return [iso]
    return list(_printed(text, zone, first)) or list(_machine_printed(text, zone))


def _machine_printed(text: str, zone: tzinfo) -> Iterator[Moment]:
    for match in _CTIME.finditer(text):
        usual = match.expand(r"\g<day> \g<month> \g<year> \g<clock> \g<zone>")
        yield from (found._replace(text=match[0]) for found in _printed(usual, zone, "day"))


def _iso(text: str, zone: tzinfo) -> Moment | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        at = _checked(_iso_instant(text.replace(" ", "T", 1).replace(" ", "")))
    except ValueError:
        return None
    precision: Precision = "day" if len(text) <= 10 else "second" if at.second else "minute"
    return Moment(_aware(at, zone), precision, text, zoned=at.tzinfo is not None)


def _iso_instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)  # the same, many times faster, but for 24:00
    except ValueError:
        return isoparse(text)


def _checked(at: datetime) -> datetime:
    """Return a time that a page can have; raise ValueError for another year or zone."""
    if at.year not in _YEARS or abs(at.utcoffset() or timedelta(0)) > _FARTHEST:
        raise ValueError("no page has that time")
    return at


def _aware(at: datetime, zone: tzinfo) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _printed(text: str, zone: tzinfo, first: First) -> Iterator[Moment]:
    end = 0
    for match in _PRINTED.finditer(text):
        updated = _UPDATED.search(text, end, match.start()) is not None
        end = match.end()
        try:
            is_open = match["dmy"] is not None  # which number is the day
            known = first_of(text, match.start(), match["dmy"], first) if is_open else first
            at = _instant(match, zone, known)
        except ValueError:
            continue
        yield Moment(at, _precision(match), _shown(text, match), updated, bool(match["zone"]))


def _shown(text: str, match: re.Match[str]) -> str:
    """Return a text that is hardly a word and a date; of any other the date, with its day."""
    day = _WEEKDAY.search(text, 0, match.start())
    start = day.start() if day else match.start()
    words = sum(any(map(str.isalpha, word)) for word in text[:start].split())
    goes_on = any(map(str.isalnum, text[match.end() :]))
    if len(text) <= _SHOWN and words <= _BESIDE and not goes_on:
        return text
    return text[start : match.end()].strip(" (")


def _precision(match: re.Match[str]) -> Precision:
    return "second" if int(match["second"] or 0) else "minute" if match["hour"] else "day"


def _instant(match: re.Match[str], zone: tzinfo, first: First) -> datetime:
    year, month, day = _date(match, first)
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if match["noon"]:
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + 12 * (match["noon"].lower() == "p")
    printed_zone = _zone(match["zone"]) if match["zone"] else zone
    return _checked(datetime(year, month, day, hour, minute, second, tzinfo=printed_zone))


def _date(match: re.Match[str], first: First) -> tuple[int, int, int]:
    if match["dmy"]:
        one, two, last = map(int, match["dmy"].split(match["mark"]))
        return last, *_month_and_day(one, two, "day" if match["mark"] == "." else first)
    if match["short"]:
        one, two, last = map(int, match["short"].split(match["dot"]))
        if match["dot"] == ".":  # else it may be a clock
            return 2000 + last, two, one
        return 2000 + last, *_month_and_day(one, two, first)
    if match["ymd"]:
        year, month, day = match["ymd"].split(match["sign"])
        return int(year), int(month), int(day)
    if match["cjk_year"]:
        return int(match["cjk_year"]), int(match["cjk_month"]), int(match["cjk_day"])
    name = match["month"] or match["english"] or match["middle"]
    year = match["year"] or match["english_year"] or match["first_year"]
    day = match["day"] or match["english_day"] or match["last_day"]
    return int(year), _NUMBERS.get(name.lower(), 0), int(day)


def _month_and_day(one: int, two: int, first: First) -> tuple[int, int]:
    """Return (month, day) of the two numbers that a date begins with."""
    either = one <= 12 and two <= 12 and one != two
    if either and first == "unknown":
        raise ValueError("the day or the month?")
    american = two > 12 or (either and first == "month")
    return (one, two) if american else (two, one)


def _zone(printed: str) -> tzinfo:
    printed = printed.upper().replace(" ", "")
    if printed in _ZONES:
        return _ZONES[printed]
    name, sign, offset = re.split(r"([+-])", printed, maxsplit=1)
    digits = offset.replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    seconds = (int(hours) * 60 + int(minutes)) * 60
    base = _ZONES[name].utcoffset(None) if name else timedelta(0)
    return tzoffset(printed, (base or timedelta(0)) + timedelta(seconds=int(sign + "1") * seconds))


def in_address(url: str | None, zone: tzinfo) -> Moment | None:
    """Return the day that the path of an address tells; None if it tells none.

    >>> in_address("https://kabar.id/read/2021/03/05/0912/panen", WIB).at.date().isoformat()
    '2021-03-05'
    >>> in_address("https://kabar.id/panen-20210305.html", WIB).text
    '20210305'
    """
    path = (url or "").partition("://")[2].partition("?")[0].partition("#")[0]
    for match in _IN_ADDRESS.finditer(path):
        if not match["mark"] and len(match["month"] + match["day"]) < 4:
            continue
        try:
            year, month, day = map(int, match.group("year", "month", "day"))
            at = datetime(year, month, day, tzinfo=zone)
        except ValueError:
            continue
        return Moment(at, "day", path[match.start("year") : match.end("day")], zoned=False)
    return None


def of_dateline(opening: str) -> str | None:
    """Return the date with which a text begins: in brackets, or behind the place of a dateline.

    >>> of_dateline("(21. November 2022) Verbraucher erhalten"), of_dateline("LEBAK, 3/4/2021 -")
    ('21. November 2022', '3/4/2021')
    >>> of_dateline("Pada 3 Mei 2021 warga memanen padi.")
    """
    match = _DATELINE.match(opening[:_LOOKED_AT])
    text = (match["date"] or match["printed"]) if match else ""
    found = _PRINTED.search(text)
    return text if found and found.start() <= _BEFORE_DATE else None


def first_in(language: str) -> First:
    """Return what comes first in a date of numbers, as the declared language of a page tells.

    >>> first_in("en-US"), first_in("en"), first_in("de")
    ('month', 'unknown', 'day')
    """
    language = language.lower().replace("_", "-")
    return "month" if language == "en-us" else "unknown" if language == "en" else "day"


def publication(texts: Iterable[str], zone: tzinfo, first: First = "day") -> Moment | None:
    """Return the first time in `texts` that is not said to be the time of an update."""
    found = (m for text in texts for m in moments(text, zone, first))
    return next((m for m in found if not m.updated), None)


def any_time(texts: Iterable[str], zone: tzinfo, first: First = "day") -> Moment | None:
    """Return the first time in `texts` that is said to be that of an update, else the first."""
    found = [moment for text in texts for moment in moments(text, zone, first)]
    return next((moment for moment in found if moment.updated), next(iter(found), None))


def as_printed(moment: Moment, texts: Iterable[str], zone: tzinfo) -> str:
    """Return how a page prints a time that was read from the stamp beside that."""
    if not _ISO.fullmatch(moment.text):
        return moment.text
    others = (m for text in texts for m in moments(text, zone) if m.agrees(moment))
    return next((m.text for m in others if not _ISO.fullmatch(m.text)), moment.text)
