"""Names that were other ones: they work for one more version, and warn."""

import warnings
from typing import TypeVar

T = TypeVar("T")


def renamed(before: str, after: str, given: T | None, value: T) -> T:
    """Return the argument that was given under its former name, with a warning; else `value`."""
    if given is None:
        return value
    return former(before, after, given, level=4)


def former(before: str, after: str, value: T, *, level: int = 3) -> T:
    """Return the value of what a caller calls by its former name, with a warning."""
    warnings.warn(f"{before} is now {after}", DeprecationWarning, stacklevel=level)
    return value
