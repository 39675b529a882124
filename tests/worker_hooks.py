"""What a worker may meet, for tests/test_many.py: pages that are commands."""

import os
import time
from collections.abc import Callable

from zonaparse.errors import EmptyPage
from zonaparse.many.worker import Page


def spin(_: str) -> None:
    while True:
        pass


def fault(told: str) -> None:
    raise RuntimeError(told)


def empty(told: str) -> None:
    raise EmptyPage(told)


COMMANDS: dict[str, Callable[[str], object]] = {
    "spin": spin,
    "fault": fault,
    "empty": empty,
    "hang": lambda _: time.sleep(60),
    "wait": lambda told: time.sleep(float(told)),
    "die": lambda told: os.kill(os.getpid(), int(told)),
    "exit": lambda told: os._exit(int(told)),
    "eat": lambda told: bytearray(int(told)),
}


def obey(page: Page) -> str:
    """Do what the page says; return JSON of an Article whose title it is."""
    word, _, told = str(page.html).partition(" ")
    COMMANDS.get(word, str)(told)
    return f'{{"title": "{page.html!s}", "template": "test"}}'
