"""The pages in WARC and ARC files, and what such files tell was the same as an earlier page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from zonaparse.errors import InputError
from zonaparse.guard import DEFAULT
from zonaparse.inputs.events import Broken, Event, Item, Repeated, Skipped
from zonaparse.inputs.walk import Opened
from zonaparse.warc import Fault, Payload, Record, Unreadable, body, payload, time
from zonaparse.warc.reader import records

# Hosts of the frames that a crawler keeps beside a page.
_ADS = (
    "doubleclick.net", "googlesyndication.com", "googletagmanager.com", "googleadservices.com",
    "adnxs.com", "criteo.com", "criteo.net", "taboola.com", "outbrain.com", "rubiconproject.com",
    "pubmatic.com", "openx.net", "smartadserver.com", "mgid.com", "teads.tv", "adform.net",
)  # fmt: skip
_KINDS = {"image": "picture", "video": "sound or video", "audio": "sound or video", "font": "font"}


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the HTML pages among the answers, and what else there is; a bad record costs itself."""
    number = 0
    with opened.anywhere() as file:
        for each in records(file, item.name):
            if isinstance(each, Fault):
                yield _broken(each)
                continue
            opened.walk.meter.add(len(each.block or b""))
            if each.type in ("response", "resource"):
                yield from _of(item, each, f"{item.name}#{number}")
                number += 1
            elif each.type == "revisit":
                yield from _of(item, each, item.name)


def _of(item: Item, record: Record, key: str) -> Iterator[Event]:
    try:
        if record.type == "revisit":
            yield _revisit(record)
        else:
            yield _answer(item, record, key)
    except Unreadable as error:
        yield _broken(record.fault(str(error)))


def _answer(item: Item, record: Record, key: str) -> Event:
    found = payload(record)
    if kind := _ad(record) or _no_page(found):
        return Skipped(_place(record), kind)
    url, at = _url(record), time(record)
    return replace(
        item.found,
        name=_place(record),
        html=body(record, found, DEFAULT.max_bytes),
        id=key,
        url=url,
        at=at,
        encoding=found.charset,
        marks=_marks(record, "WARC-Record-ID"),
    )


def _revisit(record: Record) -> Event:
    kind = payload(record).type.lower() if record.block else ""
    if other := _ad(record) or (kind and "html" not in kind and _kind(kind)):
        return Skipped(_place(record), other)
    return Repeated(
        _place(record),
        "answer that is the same as an earlier one",
        url=_url(record),
        at=time(record),
        marks=_marks(record, "WARC-Refers-To"),
        of=record.header("WARC-Refers-To-Target-URI") or None,
        of_at=_of_at(record),
    )


def _marks(record: Record, name: str) -> tuple[str, ...]:
    """Return by what a page is known to those that are the same: a record's id, and a digest."""
    return tuple(filter(None, map(record.header, (name, "WARC-Payload-Digest"))))


def _of_at(record: Record) -> datetime | None:
    try:
        at = datetime.fromisoformat(record.header("WARC-Refers-To-Date"))
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC)


def _ad(record: Record) -> str:
    host = record.url.partition("://")[2].partition("/")[0].lower()
    return "ad frame" if host.endswith(_ADS) else ""


def _no_page(found: Payload) -> str:
    """Return what an answer is instead of a page; '' for a page."""
    if found.is_page:
        return ""
    return f"HTTP {found.status}" if found.status not in (0, 200) else _kind(found.type)


def _kind(told: str) -> str:
    kind = told.lower().partition(";")[0].strip()
    main, _, sub = kind.partition("/")
    return _KINDS.get(main, "script" if "javascript" in sub else kind or "answer without a type")


def _url(record: Record) -> str | None:
    """Return the address of a record; None for that of a file. Raises Unreadable for any other."""
    if not record.url:
        raise Unreadable("it has no WARC-Target-URI")
    if record.url.lower().startswith("file:"):
        return None
    try:
        address = urlsplit(record.url)
        is_web = address.scheme in ("http", "https") and bool(address.netloc)
    except ValueError:  # brackets that are no IPv6 address
        is_web = False
    if not is_web:
        raise Unreadable(f"its address is {record.url[:80]!r}, none of http or https")
    return record.url


def _broken(fault: Fault) -> Broken:
    return Broken(_place(fault), InputError(fault.told))


def _place(found: Record | Fault) -> str:
    return f"{found.file}#byte-{found.offset}"
