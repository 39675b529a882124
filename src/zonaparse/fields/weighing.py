"""Which of several readings of the time of publication is taken, and what is told of them.

The readings come in the order of their sources: what is marked as the time of publication, then
what is printed beside the headline, then vague marks, then the rest of the page; where none of
them tells, the date in the dateline of the text; last the day in the address. The first is taken,
unless one of these rules puts another in its place:

timed       it tells only the day, and another tells the time of that day
misplaced   it is the printed local clock, marked with a zone that is not the printed one; or it
            has no zone, and is the printed time some whole hours off
unzoned     another tells the same clock with a zone, and it tells UTC, or none where the clock of
            the page is unknown (n-tv.de 2023-2024, taz.de 2024, metro.co.uk 2024), unless a third
            tells the same moment in another zone (elespectador.com 2022)
swapped     it is in numbers that may be read either way, and another names the month
neighbour   it is a stamp in UTC, and the page prints the day before or after it: its local day;
            a printed clock that tells how far that is from UTC is its zone
astray      it is a date that nothing marks, another day than the one in the address
original    it is a date that nothing marks, and the page says that it was first published on an
            earlier one (realestate.com.au 2022, euronews.com 2024, khn.org 2019)
"""

from collections.abc import Callable
from datetime import timedelta, timezone, tzinfo
from typing import NamedTuple

from zonaparse.article import ProblemCode
from zonaparse.fields.dates import Moment
from zonaparse.fields.readings import Notes, Reading, is_printed

ADDRESS, DATELINE, ORIGINAL = "address:", "body:dateline", "elsewhere:original"
_UNMARKED = frozenset(("beside", "elsewhere", "body"))
_QUARTER = timedelta(minutes=15)
_DAY = timedelta(days=1)
_FARTHEST = timedelta(hours=14)  # of a zone from UTC

Readings = list[Reading[Moment]]


class Place(NamedTuple):
    """What a page tells of times beside printing them: the zone of its clock, if it is known, and
    the day in its address.
    """

    zone: tzinfo | None = None
    day: Moment | None = None


def enough(readings: Readings) -> bool:
    """Say whether no further reading is asked: the printed one is found, the first tells the
    local time, and another agrees.
    """
    if not any(is_printed(reading.source) for reading in readings):
        return False
    first, *others = (reading.value for reading in readings)
    local = first.precision != "day" and first.zoned and first.at.utcoffset() != timedelta(0)
    return len(others) > 1 or bool(local and others and first.agrees(others[0]))


def ranked(readings: Readings, place: Place) -> Readings:
    """Return the readings with the one in front that is taken."""
    for rule in (_better, _astray, _neighbour):
        readings = rule(readings, place)
    return readings


def _front(chosen: Reading[Moment], readings: Readings) -> Readings:
    return [chosen, *(reading for reading in readings if reading is not chosen)]


def _better(readings: Readings, place: Place) -> Readings:
    """Put in front what tells more than the first: see timed, misplaced and swapped."""
    first, others = (readings[0].value, readings[1:]) if readings else (None, [])
    is_sure = first and any(first.is_in_other_zone(other.value) for other in others)
    rules = [rule for rule in _RULES if not (is_sure and rule is _unzoned)]
    for other in others:
        if first and any(rule(first, other, place) for rule in rules):
            return _front(other, readings)
    return readings


def _timed(first: Moment, other: Reading[Moment], _: Place) -> bool:
    return first.precision == "day" != other.value.precision and other.value.agrees(first)


def _misplaced(first: Moment, other: Reading[Moment], place: Place) -> bool:
    if not is_printed(other.source):
        return False
    return first.misplaces(other.value, zone=place.zone) or first.is_elsewhere(other.value)


def _unzoned(first: Moment, other: Reading[Moment], place: Place) -> bool:
    offset = other.value.at.utcoffset()
    if not other.value.zoned or not offset or not first.is_clock_of(other.value):
        return False
    home = place.zone and place.zone.utcoffset(None)
    return home in (None, offset) if _is_utc(first) else not (first.zoned or home)


def _swapped(first: Moment, other: Reading[Moment], _: Place) -> bool:
    return first.swaps(other.value)


_RULES: tuple[Callable[[Moment, Reading[Moment], Place], bool], ...] = (
    _timed,
    _misplaced,
    _unzoned,
    _swapped,
)


def _astray(readings: Readings, place: Place) -> Readings:
    """Put in front what agrees with the address where the first is unmarked and does not."""
    if not place.day or not is_unmarked(readings):
        return readings
    if _days_apart(readings[0].value, place.day) <= 1:
        return readings
    agreeing = (reading for reading in readings if _days_apart(reading.value, place.day) == 0)
    return _front(next(agreeing, Reading(place.day, ADDRESS)), readings)


def with_original(readings: Readings, original: Readings) -> Readings:
    """Return the readings with the time of the first publication in front, if it is earlier."""
    is_earlier = original and original[0].value.precedes(readings[0].value)
    return [*original, *readings] if is_earlier else readings


def _neighbour(readings: Readings, place: Place) -> Readings:
    """Put the printed local day in place of a UTC stamp of the day before or after."""
    first = readings[0].value if readings else None
    if not first or first.precision == "day" or not _is_utc(first):
        return readings
    for other in readings[1:]:
        if not is_printed(other.source):
            continue
        if zone := _zone_between(first, other.value, place):
            local = first._replace(at=first.at.astimezone(zone))
            return [Reading(local, readings[0].source), *readings[1:]]
        if other.value.precision == "day" and _days_apart(first, other.value) == 1:
            return _front(other, readings)
    return readings


def _zone_between(stamp: Moment, shown: Moment, place: Place) -> tzinfo | None:
    """Return the zone in which a UTC stamp is what the page shows; None if none is told."""
    if shown.precision == "day":
        if _days_apart(stamp, shown) != 1:
            return None
        home = place.zone and stamp.at.astimezone(place.zone).date()
        return place.zone if home == shown.at.date() else None
    if shown.zoned:
        return None
    apart = shown.at.replace(tzinfo=None) - stamp.at.replace(tzinfo=None)
    offset = round(apart / _QUARTER) * _QUARTER
    if not _QUARTER <= abs(offset) <= _FARTHEST or abs(apart - offset) > _QUARTER / 15:
        return None
    is_home = place.zone is not None and place.zone.utcoffset(None) == offset
    return place.zone if is_home else timezone(offset)


def _is_utc(moment: Moment) -> bool:
    return moment.zoned and moment.at.utcoffset() == timedelta(0)


def _days_apart(one: Moment, other: Moment) -> int:
    return abs(one.at.date() - other.at.date()) // _DAY


def _is_same(first: Moment, other: Reading[Moment]) -> bool:
    """Say whether two readings tell the same time; an address may be made a day before or after."""
    near = other.source == ADDRESS and _days_apart(first, other.value) <= 1
    is_shown = is_printed(other.source) and first.zoned and not other.value.zoned
    return near or (is_shown and first.is_clock_of(other.value)) or first.agrees(other.value)


def of_a_family(readings: Readings) -> Readings:
    """Return the generic readings that a page of a known family may have: its pages print a clock,
    so a day that nothing marks is that of the visit.
    """
    return [r for r in readings if r.value.precision != "day" or not _is_unmarked(r)]


def is_unmarked(readings: Readings) -> bool:
    """Say whether the first of some readings is a date that nothing marks as anything."""
    return bool(readings) and _is_unmarked(readings[0])


def _is_unmarked(reading: Reading[Moment]) -> bool:
    return reading.source.partition(":")[0] in _UNMARKED


def exact(told: list[Moment]) -> list[Moment]:
    """Return those of some times of one event that tell the time of day; all where none does."""
    return [moment for moment in told if moment.precision != "day"] or told


def local(readings: Readings) -> Moment | None:
    """Return the first reading's time, in the zone of a printed one that agrees, else of a stamp
    that tells it in another zone than UTC.
    """
    if not readings:
        return None
    first = readings[0].value
    for other in sorted(readings[1:], key=lambda other: not is_printed(other.source)):
        is_told = is_printed(other.source) or (_is_utc(first) and not _is_utc(other.value))
        if is_told and first.is_in_other_zone(other.value):
            return first._replace(at=first.at.astimezone(other.value.at.tzinfo))
    return first


def weigh(readings: Readings, notes: Notes) -> None:
    """Tell what is doubtful about a publication time: no time of day, readings that differ.

    The first reading stands. One that says UTC for the same local time carries a false mark.
    """
    if not readings:
        return
    first, *others = readings
    if first.value.precision == "day":
        printed = f"{first.source} prints a day and no time: {first.value.text}"
        notes.problem(ProblemCode.DATE_WITHOUT_TIME, printed, "published_at")
    other = next((o for o in others if not _is_same(first.value, o)), None)
    if other is None:
        return
    if other.value.is_false_utc_of(first.value):
        marked = f"{other.source} says UTC for the local time {first.value.text}"
        notes.problem(ProblemCode.FALSE_UTC, marked, "published_at")
    else:
        shown = (Reading(r.value.at.isoformat(), r.source) for r in (first, other))
        notes.disagree("published_at", *shown)
