"""The pages in WARC and ARC files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from zonaparse import extras
from zonaparse.guard import DEFAULT
from zonaparse.inputs.events import Broken, Event, Item, Skipped
from zonaparse.inputs.walk import Opened

# Hosts of the frames that a crawler keeps beside a page.
_ADS = (
    "doubleclick.net", "googlesyndication.com", "googletagmanager.com", "googleadservices.com",
    "adnxs.com", "criteo.com", "criteo.net", "taboola.com", "outbrain.com", "rubiconproject.com",
    "pubmatic.com", "openx.net", "smartadserver.com", "mgid.com", "teads.tv", "adform.net",
)  # fmt: skip
_KINDS = {"image": "picture", "video": "sound or video", "audio": "sound or video", "font": "font"}


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the HTML pages among the answers."""
    with extras.told():
        from warcio.archiveiterator import ArchiveIterator

    number = 0
    for record in ArchiveIterator(opened.stream(), arc2warc=True):
        if record.rec_type in ("response", "resource"):
            yield from _answer(item, record, number)
            number += 1
        elif record.rec_type == "revisit":
            yield Skipped(item.name, "answer that is the same as an earlier one")


def _answer(item: Item, record: Any, number: int) -> Iterator[Item | Event]:
    name = f"{item.name}#{number}"
    try:
        if kind := _no_page(record):
            yield Skipped(name, kind)
            return
        # A record that lies about its length or its encoding ends here, and no other with it.
        body = record.content_stream().read(DEFAULT.max_bytes + 1)
        at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC)
    except Exception as error:  # warcio lets through what zlib, chunks and codecs raise
        yield Broken(f"{name} {_url(record) or ''}".rstrip(), error)
        return
    found = replace(item.found, name=name, id=name, url=_url(record), at=at)
    yield replace(found, html=body, encoding=_charset(_type(record)))


def _no_page(record: Any) -> str:
    """Return what an answer is instead of a page; '' for a page."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"HTTP {status}"
    if _host(record).endswith(_ADS):
        return "ad frame"
    kind = _type(record).lower().partition(";")[0].strip()
    if "html" in kind:
        return ""
    main, _, sub = kind.partition("/")
    return _KINDS.get(main, "script" if "javascript" in sub else kind or "answer without a type")


def _host(record: Any) -> str:
    return (_url(record) or "").partition("://")[2].partition("/")[0].lower()


def _url(record: Any) -> str | None:
    url: str | None = record.rec_headers.get_header("WARC-Target-URI")
    return url.strip("<>") if url and url.strip("<>").startswith("http") else None


def _type(record: Any) -> str:
    if record.http_headers:
        return record.http_headers.get_header("Content-Type") or ""
    return record.content_type or ""


def _charset(kind: str) -> str | None:
    _, _, charset = kind.partition("charset=")
    return charset.partition(";")[0].strip(" \"'") or None
