"""A few pages of many."""

from collections.abc import Iterable

from zonaparse.drift.model import Sample

_FIRST = 3


def few(samples: Iterable[Sample]) -> list[Sample]:
    """Return the first pages and the last one, in order."""
    found = list(samples)
    return found if len(found) <= _FIRST else [*found[:_FIRST], found[-1]]
