"""A socket between a process and its worker: messages with their length before them."""

import socket
import struct
import time
from contextlib import suppress

_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 18
LONGEST = 1 << 29  # bytes of a message; what claims to be longer is garbage


class Garbled(Exception):
    """What came is no message."""


class Channel:
    """Sends and receives messages, each of them before a deadline in seconds."""

    def __init__(self, its: socket.socket) -> None:
        self._socket = its
        self._buffer = bytearray(_CHUNK)

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Send a message; raise TimeoutError or another OSError if it is not taken."""
        self._socket.settimeout(deadline)
        self._socket.sendall(_LENGTH.pack(len(message)))
        self._socket.sendall(message)

    def receive(self, deadline: float | None = None) -> bytearray:
        """Return the next message.

        Raises EOFError if none will come, TimeoutError, another OSError, or Garbled.
        """
        until = None if deadline is None else time.monotonic() + deadline
        (length,) = _LENGTH.unpack(self._bytes(_LENGTH.size, until))
        if length > LONGEST:
            raise Garbled(f"a message of {length} bytes")
        return self._bytes(length, until)

    def _bytes(self, count: int, until: float | None) -> bytearray:
        received = bytearray()
        while len(received) < count:
            part = self._part(min(_CHUNK, count - len(received)), until)
            received += part
        return received

    def _part(self, most: int, until: float | None) -> memoryview:
        left = None if until is None else until - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        size = self._socket.recv_into(self._buffer, most)
        if not size:
            raise EOFError
        return memoryview(self._buffer)[:size]

    def close(self) -> None:
        """End both directions, also for a thread that waits."""
        with suppress(OSError):  # the other end has ended
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
