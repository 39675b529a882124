"""Which records are wanted: by host, by a few words, or by a function."""

import hashlib
import marshal
import re
from collections.abc import Callable, Iterable
from types import CodeType
from typing import Any
from urllib.parse import urlsplit

from zonaparse.guard import DEFAULT
from zonaparse.warc.payload import Unreadable, body, payload
from zonaparse.warc.record import Record

Rule = str | Callable[[Record], bool]
Keep = Rule | Iterable[Rule] | None
_WORDS = re.compile(rb" (?:yang|dengan|untuk|tidak|dari|pada) ")  # begins so that it is fast
_ENOUGH = 3  # different ones
_HEAD = 4096
_PACKED = b"\ncontent-encoding:"


def indonesian(record: Record) -> bool:
    """Say whether a few of the commonest Indonesian words stand in a record's bytes.

    What the page says of its language is not asked: it is wrong on half of Indonesian pages. Malay
    has most of these words, too; `Article.language` tells them apart later. Give it as `keep`.
    """
    found: set[bytes] = set()
    for word in _WORDS.finditer(_readable(record)):
        found.add(word[0])
        if len(found) == _ENOUGH:
            return True
    return False


class Filter:
    """What `keep` says; `told` says the same as text, to see whether it has changed."""

    def __init__(self, keep: Keep) -> None:
        rules = [] if keep is None else [keep] if isinstance(keep, str) or callable(keep) else keep
        rules = list(rules)
        for rule in rules:
            if not isinstance(rule, str) and not callable(rule):
                raise TypeError(f"keep is hosts and functions, not {type(rule).__name__}")
        names = [rule.lower() for rule in rules if isinstance(rule, str)]
        if any(not name.strip(".") or "/" in name for name in names):
            raise ValueError(f"keep={keep!r}: give hosts such as 'kompas.com', or ends as '.id'")
        self._hosts = {name for name in names if not name.startswith(".")}
        self._ends = tuple(name for name in names if name.startswith("."))
        self._functions = [rule for rule in rules if not isinstance(rule, str)]
        self.told = " ".join(sorted([*names, *map(_named, self._functions)]))

    @property
    def asks_hosts(self) -> bool:
        """Whether a record is judged by its host alone."""
        return bool(self._hosts or self._ends) and not self._functions

    def takes_host(self, url: str) -> bool:
        """Say whether the host of an address is one of those that are kept."""
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            return False
        return (
            host in self._hosts
            or host.removeprefix("www.") in self._hosts
            or f".{host}".endswith(self._ends)
        )

    def takes(self, record: Record) -> bool:
        """Say whether a record is kept."""
        if not (self._hosts or self._ends or self._functions):
            return True
        if self.takes_host(record.url):
            return True
        return any(function(record) for function in self._functions)


def _readable(record: Record) -> bytes:
    """Return the bytes in which words can be seen: those of the block, unless they are packed."""
    raw = record.block or b""
    head = raw[:_HEAD].partition(b"\r\n\r\n")[0].lower()
    if _PACKED in head or raw.startswith(b"\x1f\x8b", len(head) + 4):
        try:
            raw = body(record, payload(record), DEFAULT.max_bytes)
        except Unreadable:
            return raw
    return raw.replace(b"\0", b"") if b"\0" in raw[len(head) : len(head) + 64] else raw


def _named(function: Any) -> str:
    """Return the name of a function, with a sign of its code."""
    name = f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', '')}"
    code = getattr(function, "__code__", None)
    if function is indonesian or code is None:
        return name if code else f"{name}{function!r}"
    return f"{name}:{hashlib.sha256(marshal.dumps(_signs(code))).hexdigest()[:12]}"


def _signs(code: CodeType) -> tuple[Any, ...]:
    """Return what a function does, without the file and lines where it stands."""
    constants = [_signs(each) if isinstance(each, CodeType) else each for each in code.co_consts]
    return code.co_code, code.co_names, constants
