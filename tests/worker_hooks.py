"""What a worker may meet, for tests/test_many.py: pages that are commands."""

import os
import stat
import struct
import time
from collections.abc import Callable
from contextlib import suppress

from zonaparse.errors import EmptyPage, ZonaparseError
from zonaparse.many.worker import Page


def spin(_: str) -> None:
    while True:
        pass


def fault(told: str) -> None:
    raise RuntimeError(told)


def empty(told: str) -> None:
    raise EmptyPage(told)


class OwnError(ZonaparseError):
    """An error that only a template of somebody knows."""


def own_error(_: str) -> None:
    raise OwnError("of my own")


def garble(message: bytes) -> None:
    """Write to the socket that leads to the parent, which is the only one."""
    for number in range(3, 30):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, message)


COMMANDS: dict[str, Callable[[str], object]] = {
    "spin": spin,
    "fault": fault,
    "empty": empty,
    "hang": lambda _: time.sleep(60),
    "wait": lambda told: time.sleep(float(told)),
    "die": lambda told: os.kill(os.getpid(), int(told)),
    "exit": lambda told: os._exit(int(told)),
    "own_error": own_error,
    "print": print,
    "garble": lambda _: garble(b"\xff" * 64),
    "garble_json": lambda _: garble(struct.pack("!Q", 3) + b"[1]"),
    "garble_half": lambda _: (garble(struct.pack("!Q", 99)), os._exit(0)),  # type: ignore[func-returns-value]
    "eat": lambda told: bytearray(int(told)),
}


def obey(page: Page) -> str:
    """Do what the page says; return JSON of an Article whose title it is."""
    word, _, told = str(page.html).partition(" ")
    COMMANDS.get(word, str)(told)
    return f'{{"title": "{page.html!s}", "template": "test"}}'
