"""Streams of bytes that are read in pieces and count what they unpack."""

import gzip
import io
import shutil
import tempfile
from typing import Any, BinaryIO, cast

from zonaparse.errors import InputError

_BUFFER = 65_536
_IN_MEMORY = 16 * 2**20  # bytes of a member before it is put on disk
_FREE = 256 * 2**20  # bytes that may be unpacked whatever the size of the input
_RATIO = 200  # more than text is ever packed by


class Meter:
    """Counts what an input of `size` bytes unpacks to, and ends it where that is a bomb."""

    def __init__(self, size: int | None = None, free: int = _FREE) -> None:
        self.size = size
        self.free = free
        self.unpacked = 0

    def add(self, count: int) -> None:
        """Count bytes; raise Bomb where they are too many."""
        self.unpacked += count
        most = self.free + _RATIO * (self.size or 0)
        if self.unpacked > most:
            raise Bomb(most)


class Bomb(InputError):
    """What unpacks to far more than its size allows; nothing more of it is read."""

    def __init__(self, most: int) -> None:
        super().__init__(f"it unpacks to more than {most} bytes, as bombs do; the rest is unread")


class Counted(io.RawIOBase):
    """A stream of what is unpacked, which tells a meter of it.

    One that is broken ends there, so that what came before it is read; `failed` says why.
    """

    def __init__(self, stream: BinaryIO, meter: Meter, form: str) -> None:
        super().__init__()
        self.failed: InputError | None = None
        # In one step: what was unpacked before a fault is not lost with it.
        self._read = getattr(stream, "read1", stream.read)
        self._meter = meter
        self._form = form
        self._any = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read as RawIOBase does."""
        if self.failed:
            return 0
        view = memoryview(buffer)
        try:
            data = self._read(len(view))
        except Bomb:
            raise
        except gzip.BadGzipFile as error:
            if not self._any or "Not a gzipped file" not in str(error):
                self.failed = InputError(f"no whole {self._form} file: {error}")
            return 0  # what follows the last member is none, as for gzip itself
        except Exception as error:  # each module that unpacks has errors of its own
            self.failed = InputError(f"no whole {self._form} file: {error or type(error).__name__}")
            return 0
        view[: len(data)] = data
        self._any = self._any or bool(data)
        self._meter.add(len(data))
        return len(data)


class _Rejoined(io.RawIOBase):
    """A stream behind the head that was read of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._head[: len(view)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = memoryview(self._stream.read(len(view)))
        view[: len(data)] = data
        return len(data)


def counted(stream: BinaryIO, meter: Meter, form: str) -> BinaryIO:
    """Return a stream of what is unpacked of a thing of this form, which is counted."""
    return cast("BinaryIO", io.BufferedReader(Counted(stream, meter, form), _BUFFER))


def failure(stream: BinaryIO) -> InputError | None:
    """Return why a counted stream ended before its end; None if it did not."""
    raw = getattr(stream, "raw", None)
    return raw.failed if isinstance(raw, Counted) else None


def rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Return a stream from its beginning, of which `head` was read."""
    return cast("BinaryIO", io.BufferedReader(_Rejoined(head, stream), _BUFFER))


def on_disk(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Return a copy that can be read anywhere; a large one lies in a nameless temporary file."""
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 closed with the item
    copy.write(head)
    shutil.copyfileobj(stream, copy, 2**20)
    copy.seek(0)
    return cast("BinaryIO", copy)
