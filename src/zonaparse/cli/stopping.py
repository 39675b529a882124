"""Ctrl-C, and the end that a system asks for, as a request that is met when it does no harm."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(threading.Event):
    """Set when a command is asked to end; `status` is then what it exits with."""

    status = 0


@contextmanager
def stopping(told: str, *also: signal.Signals) -> Iterator[Stop]:
    """Set the event at the first Ctrl-C, or one of other signals; a second one ends at once.

    A terminal is `told` what the command does until it ends.
    """
    stop = Stop()

    def asked(number: int, _: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.status = 128 + number  # as a shell reports it
        stop.set()
        if sys.stderr.isatty():
            # A stream may refuse, in the middle of another's write.
            os.write(2, f"\nzonaparse: {told}; Ctrl-C again ends at once\n".encode())

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, *also)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
