"""Many pages at once, each in a process that it cannot take the others down with."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zonaparse.many.asynchronous import aparse_many
    from zonaparse.many.parsed import Parsed
    from zonaparse.many.pool import parse_many

__all__ = ["Parsed", "aparse_many", "parse_many"]

_LATER = {"Parsed": "parsed", "aparse_many": "asynchronous", "parse_many": "pool"}


def __getattr__(name: str) -> Any:
    """Return what is imported when it is first asked for: a worker needs none of it."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
