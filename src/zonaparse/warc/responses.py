"""Answers in WARC files that may be articles, out of the many that are not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zonaparse.warc import reader
from zonaparse.warc.keeping import Filter, Keep
from zonaparse.warc.opening import Source, opened
from zonaparse.warc.record import Fault, Kind, Record

_TYPES = ("response", "resource")
_LONGEST_HEAD = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})(?=\s|\Z)")
_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_BOM = b"\xef\xbb\xbf \t\r\n"


@dataclass
class Counts:
    """How many records were read, how many of them kept, and where in the file the last one is."""

    records: int = 0
    kept: int = 0
    offset: int = 0


def records(src: Source, *, keep: Keep = None) -> Iterator[Record | Fault]:
    """Yield the records of a WARC or ARC file that may be articles, and a Fault for each bad one.

    `src` is a path, an address (http, https, or any that fsspec knows, such as s3://), or a file
    that is open for reading, also one of fsspec. It is read once, from its beginning to its end,
    packed or not. `keep` says which records are wanted: a host ("kompas.com", with or without
    "www."), the end of hosts (".id"), a function of a Record such as `indonesian`, or several of
    them, of which one must hold; None for all. It is asked before anything is unpacked. Of what it
    keeps, answers that are pages of HTML and no error are given.

    What is damaged costs itself, and has file and offset in its Fault. A file that cannot be opened
    or breaks off, as when a connection drops, raises InputError. Needs the extra `warc`.

    >>> import io
    >>> list(records(io.BytesIO(b"")))
    []
    """
    return read(src, Filter(keep), Counts())


def read(src: Source, keep: Filter, counts: Counts) -> Iterator[Record | Fault]:
    """Yield what records() does, and count."""

    def wanted(headers: Any) -> bool:
        counts.records += 1
        kind = (headers.get_header("WARC-Type") or "").strip().lower()
        if kind and kind not in _TYPES:
            return False
        url = _address(headers)
        return not keep.asks_hosts or not kind or not url or keep.takes_host(url)

    with opened(src) as (file, name, passed):
        for each in reader.records(file, name, wanted=wanted, passed=passed):
            counts.offset = each.offset
            if isinstance(each, Fault):
                yield each
            elif fault := _unknown(each, keep):
                yield fault
            elif keep.takes(each) and may_be_page(each):
                counts.kept += 1
                yield each


def may_be_page(record: Record) -> bool:
    """Say whether a record may be an HTML page and no error; True where that is not to be seen.

    The head of an answer is looked at as bytes here: it is parsed where the page is.
    """
    kinds = record.header("WARC-Identified-Payload-Type")
    block = record.block
    if block is None:
        return True
    if not block.startswith(b"HTTP/"):
        kinds += record.header("Content-Type")
        return "html" in kinds.lower() or kinds.lower().startswith("application/http")
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    head = block[: end.start()] if end else b""
    if (status := _STATUS.match(head)) and status[1] != b"200":
        return False
    told = _TYPE.search(head)
    kinds += told[1].decode("latin-1") if told else ""
    if kinds or not end:
        return not end or "html" in kinds.lower()
    return block[end.end() : end.end() + 99].lstrip(_BOM)[:1] == b"<"


def _address(headers: Any) -> str:
    told = (headers.get_header("WARC-Target-URI") or "").strip()
    return str(told.removeprefix("<").removesuffix(">"))


def _unknown(record: Record, keep: Filter) -> Fault | None:
    if not record.type:
        return record.fault("it has no WARC-Type", Kind.HEADER)
    if not record.url and keep.asks_hosts:
        return record.fault("it has no WARC-Target-URI", Kind.HEADER)
    return None
