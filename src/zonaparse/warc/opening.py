"""Where WARC files lie: paths, addresses, and files that are open already, read as one stream."""

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from zonaparse import extras
from zonaparse.errors import InputError

Source = str | os.PathLike[str] | IO[bytes] | Any
_CHUNK = 1 << 20
_IN_MEMORY = 1 << 25  # bytes of a stream that are kept before they go into a temporary file
_WORTH = 1 << 22  # bytes that are forgotten at once
_SECONDS = 60.0


class Opened(NamedTuple):
    """A file that can be sought in; `passed` is told the offset before which nobody will."""

    file: BinaryIO
    name: str
    passed: Callable[[int], None]


def name_of(source: Source) -> str:
    """Return the name of a source: a path or address as it was given, or that of a file."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    told = next((getattr(source, key, None) for key in ("full_name", "path", "url", "name")), None)
    return told if isinstance(told, str) else ""


def size_of(source: Source) -> int | None:
    """Return how many bytes a source has; None if that is not told. Raises InputError."""
    name = name_of(source)
    with _failing(name):
        if not isinstance(source, str | os.PathLike):
            told = getattr(source, "size", None)
            return told if isinstance(told, int) else None
        if "://" not in name:
            return Path(name).stat().st_size
        if not _is_http(name):
            filesystem, path = _fsspec().core.url_to_fs(name)
            return cast("int | None", filesystem.size(path))
        import httpx

        answer = httpx.head(name, follow_redirects=True, timeout=_SECONDS)
        told = answer.headers.get("Content-Length", "")
        return int(told) if answer.is_success and told.isdecimal() else None


@contextmanager
def opened(source: Source) -> Iterator[Opened]:
    """Open a source; what goes wrong with it, now or later, is raised as InputError."""
    name = name_of(source)
    with ExitStack() as stack:
        with _failing(name):
            raw, passed = _raw(source, name, stack)
        file = stack.enter_context(io.BufferedReader(raw, _CHUNK))
        yield Opened(cast("BinaryIO", file), name, passed)


def _raw(source: Source, name: str, stack: ExitStack) -> tuple[io.RawIOBase, Callable[[int], None]]:
    if isinstance(source, str | os.PathLike) and "://" not in name and Path(name).is_file():
        return OnDisk(name), lambda _: None
    read, size = stack.enter_context(_stream(source))
    forward = Forward(read, name, size)
    return forward, forward.forget


class OnDisk(io.FileIO):
    """A file in which one can go anywhere; what the disk does is an InputError."""

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer; return how much was filled, 0 at the end."""
        try:
            return super().readinto(buffer) or 0
        except OSError as error:
            raise InputError(f"{self.name}: it broke off: {_told(error)}") from error


class Forward(io.RawIOBase):
    """A stream in which one can go back as far as is not forgotten."""

    def __init__(self, read: Callable[[int], bytes], name: str, size: int | None) -> None:
        super().__init__()
        self._read = read
        self._name = name
        self._size = size
        self._kept = _empty()
        self._first = 0  # the offset of what is kept
        self._end = 0  # how far was read
        self._at = 0
        self._is_all = False

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True: backwards as far as it is kept, and forwards."""
        return True

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, not counted from the end."""
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of a stream is not known")
        self._at = place + (self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer; return how much was filled, 0 at the end."""
        while self._end < self._at + len(buffer) and not self._is_all:
            self._take()
        self._kept.seek(self._at - self._first)
        data = self._kept.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def forget(self, offset: int) -> None:
        """Drop what lies before an offset, once that is much."""
        if offset - self._first < _WORTH:
            return
        self._kept.seek(offset - self._first)
        with self._kept as old:
            self._kept = _empty()
            while part := old.read(_CHUNK):
                self._kept.write(part)
        self._first = offset

    def close(self) -> None:
        """Close what is kept."""
        self._kept.close()
        super().close()

    def _take(self) -> None:
        try:
            data = self._read(_CHUNK)
        except Exception as error:  # of whichever library reads it
            told = f"{self._name}: it broke off at byte {self._end}: {_told(error)}"
            raise InputError(told) from error
        if data:
            self._kept.seek(0, io.SEEK_END)
            self._kept.write(data)
            self._end += len(data)
            return
        self._is_all = True
        if self._size is not None and self._end < self._size:
            told = f"it broke off at byte {self._end} of {self._size}"
            raise InputError(f"{self._name}: {told}")


def _empty() -> IO[bytes]:
    return cast("IO[bytes]", tempfile.SpooledTemporaryFile(_IN_MEMORY))


_Stream = tuple[Callable[[int], bytes], int | None]


def _stream(source: Source) -> AbstractContextManager[_Stream]:
    name = name_of(source)
    if isinstance(source, str | os.PathLike):
        if "://" not in name:
            return _file(Path(name).open("rb"))
        return _http(name) if _is_http(name) else _file(_fsspec().open(name, "rb"))
    if hasattr(source, "read"):
        return nullcontext(_reading(source))
    if hasattr(source, "open"):  # what fsspec.open() returns
        return _file(source)
    raise TypeError(f"a WARC file is a path, an address or a file, not {type(source).__name__}")


@contextmanager
def _file(source: Any) -> Iterator[_Stream]:
    with source as file:
        yield _reading(file)


def _reading(file: Any) -> _Stream:
    size = getattr(file, "size", None)
    return file.read, size if isinstance(size, int) else None


@contextmanager
def _http(url: str) -> Iterator[_Stream]:
    import httpx

    # Bytes as they lie there: what is packed in the file is no encoding of the transfer.
    headers = {"Accept-Encoding": "identity"}
    with httpx.stream("GET", url, headers=headers, follow_redirects=True, timeout=_SECONDS) as got:
        got.raise_for_status()
        chunks = got.iter_raw()
        yield lambda _: next(chunks, b""), None  # a body that is cut short raises


def _is_http(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _fsspec() -> Any:
    with extras.told():
        import fsspec
    return fsspec


@contextmanager
def _failing(name: str) -> Iterator[None]:
    """Raise what a file or a server does as an InputError that names it."""
    import httpx

    try:
        yield
    except (OSError, httpx.HTTPError, httpx.InvalidURL, ValueError, ImportError) as error:
        if isinstance(error, ModuleNotFoundError) and extras.needed(error):
            raise
        raise InputError(f"{name}: {_told(error)}") from error


def _told(error: Exception) -> str:
    strerror = error.strerror if isinstance(error, OSError) else None
    if isinstance(error, FileNotFoundError) and not strerror:  # of fsspec: its path alone
        return "it is not there"
    return strerror or str(error).partition("\n")[0] or type(error).__name__
