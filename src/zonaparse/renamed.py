"""Names that were other ones: they work for one more version, and warn."""

import warnings
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def renamed(before: str, after: str, given: T | None, value: T) -> T:
    """Return the argument that was given under its former name, with a warning; else `value`."""
    if given is None:
        return value
    _warn(before, after, 4)
    return given


def former(before: str, after: str) -> Any:
    """Return a property: the attribute or method `after` under its former name."""

    def read(self: object) -> Any:
        _warn(before, after, 3)
        return getattr(self, after)

    return property(read, doc=f"The former name of {after}.")


def former_names(names: dict[str, tuple[str, object]]) -> Callable[[str], object]:
    """Return the `__getattr__` of a module; `names` are former ones, with what they name now."""

    def read(name: str) -> object:
        if name not in names:
            raise AttributeError(f"there is no {name}")
        after, value = names[name]
        _warn(name, after, 3)
        return value

    return read


def _warn(before: str, after: str, level: int) -> None:
    warnings.warn(f"{before} is now {after}", DeprecationWarning, stacklevel=level)
