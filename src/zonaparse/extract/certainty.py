"""How sure the title, the authors and the time of publication are, by who bears witness to them.

What the sources of a page say of a field are signs between 0 and 1, and the confidence is what a
logistic regression makes of them. `benchmarks/certainty.py` finds the weights on pages of which
people noted these fields, and checks them on others; docs/promises/confidence.md
has what came of it.
"""

from collections.abc import Callable, Sequence
from math import exp
from operator import mul
from typing import NamedTuple, TypeVar

from zonaparse.fields.readings import Reading, is_printed

T = TypeVar("T")

UNMARKED = "beside:name"  # a name alone before the date: nothing says that it wrote the text
_DATA = frozenset(("jsonld", "meta", "datalayer", "nextdata", "title"))
_FOUND = frozenset(("beside", "elsewhere", "body", "address"))  # by its place or its words


class Witnesses(NamedTuple):
    """What the sources of a page say of the value of a field, each from 0 to 1."""

    family: float  # a template of the site's family told where it is
    printed: float  # the page prints it
    told: float  # the data of the page tell it
    agreed: float  # share of two other sources that say the same
    opposed: float  # a source says something else
    found: float  # nothing marks it: it was found by its place or its words
    exact: float  # a time of day, one author, a title of at least four words


class Weights(NamedTuple):
    """What each sign of a field weighs."""

    bias: float
    signs: Witnesses


WEIGHTS = {
    "title": Weights(1.37, Witnesses(0.43, 0.96, 0.09, 1.24, -0.6, 0.0, -0.54)),
    "authors": Weights(0.41, Witnesses(0.52, 0.89, 0.65, 0.07, -0.48, -0.2, 0.89)),
    "published_at": Weights(2.21, Witnesses(0.48, 0.66, -0.37, 0.97, -0.17, -0.15, -0.07)),
}


def confidence(field: str, seen: Witnesses) -> float:
    """Return how sure the value of a field is, from 0 to 1."""
    bias, weights = WEIGHTS[field]
    total = bias + sum(map(mul, seen, weights))
    return round(1 / (1 + exp(-total)), 2)


def witnesses(
    readings: Sequence[Reading[T]], same: Callable[[T, T], bool], *, of_family: bool, exact: bool
) -> Witnesses:
    """Return what the readings of a field, of which the first is taken, say of it."""
    first, *others = readings
    alike = [first.source, *(each.source for each in others if same(first.value, each.value))]
    return Witnesses(
        family=float(of_family),
        printed=float(any(is_printed(each) and each != UNMARKED for each in alike)),
        told=float(any(map(_is_data, alike))),
        agreed=min(len(alike) - 1, 2) / 2,
        opposed=float(len(alike) <= len(others)),
        found=float(first.source.partition(":")[0] in _FOUND),
        exact=float(exact),
    )


def _is_data(source: str) -> bool:
    return source.partition(":")[0] in _DATA or " @" in source
