"""Which of several readings of the time of publication is taken, and what is told of them."""

from datetime import timedelta

from zonaparse.article import ProblemCode
from zonaparse.fields.dates import Moment
from zonaparse.fields.readings import Notes, Reading, is_printed


def enough(readings: list[Reading[Moment]]) -> bool:
    """Say whether no further reading is asked: the printed one is found, the first tells the
    local time, and another agrees.
    """
    if not any(is_printed(reading.source) for reading in readings):
        return False
    first, *others = (reading.value for reading in readings)
    local = first.precision != "day" and first.zoned and first.at.utcoffset() != timedelta(0)
    return len(others) > 1 or bool(local and others and first.agrees(others[0]))


def best_first(readings: list[Reading[Moment]]) -> list[Reading[Moment]]:
    """Return the readings with one moved to the front that tells more than the first.

    That is the time of day for a first reading that tells only the day, the local time as
    printed, with its zone, for a first reading that marks it with another zone, the time of day
    as printed for one of the head without a zone, and the day whose month has a name for one in
    numbers that may be either.
    """
    if not readings:
        return readings
    first = readings[0].value
    for other in readings[1:]:
        timed = first.precision == "day" != other.value.precision and other.value.agrees(first)
        misplaced = is_printed(other.source) and (
            first.misplaces(other.value) or first.is_elsewhere(other.value)
        )
        if timed or misplaced or first.swaps(other.value):
            return [other, *(r for r in readings if r is not other)]
    return readings


def exact(told: list[Moment]) -> list[Moment]:
    """Return those of some times of one event that tell the time of day; all where none does."""
    return [moment for moment in told if moment.precision != "day"] or told


def local(readings: list[Reading[Moment]]) -> Moment | None:
    """Return the first reading's time, in the zone of a printed one that agrees."""
    if not readings:
        return None
    first = readings[0].value
    for other in readings[1:]:
        if is_printed(other.source) and first.is_in_other_zone(other.value):
            return first._replace(at=first.at.astimezone(other.value.at.tzinfo))
    return first


def weigh(readings: list[Reading[Moment]], notes: Notes) -> None:
    """Tell what is doubtful about a publication time: no time of day, readings that differ.

    The first reading stands. One that says UTC for the same local time carries a false mark.
    """
    if not readings:
        return
    first, *others = readings
    if first.value.precision == "day":
        printed = f"{first.source} prints a day and no time: {first.value.text}"
        notes.problem(ProblemCode.DATE_WITHOUT_TIME, printed, "published_at")
    other = next((o for o in others if not first.value.agrees(o.value)), None)
    if other is None:
        return
    if other.value.is_false_utc_of(first.value):
        marked = f"{other.source} says UTC for the local time {first.value.text}"
        notes.problem(ProblemCode.FALSE_UTC, marked, "published_at")
    else:
        shown = (Reading(r.value.at.isoformat(), r.source) for r in (first, other))
        notes.disagree("published_at", *shown)
