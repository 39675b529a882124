"""A socket between a process and its worker: messages with their length before them."""

import socket
import struct
import time
from contextlib import suppress

_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 20
LONGEST = 1 << 29  # bytes of a message; what claims to be longer is garbage


class Garbled(Exception):
    """What came is no message."""


class Channel:
    """Sends and receives messages, each of them before a deadline in seconds."""

    def __init__(self, its: socket.socket) -> None:
        self._socket = its

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Send a message; raise TimeoutError or another OSError if it is not taken."""
        self._socket.settimeout(deadline)
        self._socket.sendall(_LENGTH.pack(len(message)) + message)

    def receive(self, deadline: float | None = None) -> bytes:
        """Return the next message.

        Raises EOFError if none will come, TimeoutError, another OSError, or Garbled.
        """
        until = None if deadline is None else time.monotonic() + deadline
        (length,) = _LENGTH.unpack(self._bytes(_LENGTH.size, until))
        if length > LONGEST:
            raise Garbled(f"a message of {length} bytes")
        return self._bytes(length, until)

    def _bytes(self, count: int, until: float | None) -> bytes:
        received = bytearray()
        while len(received) < count:
            if until is not None:
                left = until - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                self._socket.settimeout(left)
            else:
                self._socket.settimeout(None)
            chunk = self._socket.recv(min(_CHUNK, count - len(received)))
            if not chunk:
                raise EOFError
            received += chunk
        return bytes(received)

    def close(self) -> None:
        """End both directions, also for a thread that waits."""
        with suppress(OSError):  # the other end has ended
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
