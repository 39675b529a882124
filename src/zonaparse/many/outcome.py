"""What comes of a page in a worker, and its form on the way back.

A worker may be made to say anything by what it parses, so that its words are JSON and are looked
through: they make an outcome, or are garbage.
"""

import json
from typing import Any, NamedTuple

from zonaparse import errors
from zonaparse.errors import Reason, ZonaparseError

_LONGEST_TOLD = 500  # characters of an error's message
_KNOWN = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, ZonaparseError)
}


class Outcome(NamedTuple):
    """What came of a page: the Article's JSON or an error, and the seconds it took."""

    json: str | None
    error: ZonaparseError | None
    seconds: float


def packed(outcome: Outcome) -> bytes:
    """Return an outcome as JSON."""
    error = outcome.error
    told = None if error is None else [type(error).__name__, _plain(error.args), str(error)]
    return json.dumps([outcome.json, told, outcome.seconds]).encode()


def _plain(values: tuple[Any, ...]) -> list[Any] | None:
    """Return values that JSON keeps as they are; None if there are others, or long ones."""
    return list(values) if all(map(_is_kept, values)) else None


def _is_kept(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST_TOLD
    return value is None or isinstance(value, float) or (isinstance(value, int) and value < 2**63)


def unpacked(message: bytes | bytearray) -> Outcome:
    """Return the outcome that a message holds; raise ValueError if it holds none."""
    try:
        text, told, seconds = json.loads(message)
        if not isinstance(seconds, int | float) or (text is None) == (told is None):
            raise ValueError("neither an Article nor an error")
        if told is None:
            return Outcome(_article(text), None, seconds)
        return Outcome(None, _error(*told), seconds)
    except (TypeError, RecursionError) as error:
        raise ValueError("no outcome") from error


def _article(text: Any) -> str:
    if not isinstance(text, str) or not text.startswith("{"):
        raise ValueError("no Article")
    return text


def _error(name: str, values: list[Any] | None, told: str) -> ZonaparseError:
    """Return the error that a worker told of, or a plain one that says the same."""
    kind = _KNOWN.get(name)
    if kind is not None and values is not None:
        try:
            if kind is errors.NotAnArticle:
                values = [Reason(values[0])]
            return kind(*values)
        except (TypeError, ValueError, IndexError):
            pass
    return ZonaparseError(f"{name}: {told}"[:_LONGEST_TOLD])
