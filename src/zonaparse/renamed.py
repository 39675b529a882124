"""Names that were other ones: they work for one more version, and warn."""

import warnings
from typing import TypeVar

T = TypeVar("T")


def renamed(before: str, after: str, given: T | None, value: T) -> T:
    """Return the argument that was given under its former name, with a warning; else `value`."""
    if given is None:
        return value
    warnings.warn(f"{before} is now {after}", DeprecationWarning, stacklevel=3)
    return given
