"""MHTML, as browsers and mail programs write it: one page and what belongs to it."""

import base64
import binascii
import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from html import escape
from itertools import islice
from typing import BinaryIO, NamedTuple, cast

from zonaparse.copies.frame_pages import UNREAD
from zonaparse.document.encoding import decode
from zonaparse.errors import InputError
from zonaparse.inputs.events import Event, Item
from zonaparse.inputs.walk import Opened

_MOST = 64 * 2**20  # bytes, pictures and all
_LONGEST_HEADER = 65_536
_DEEPEST = 4  # parts in parts
_MOST_PARTS = 10_000
_PAGES = ("text/html", "application/xhtml+xml")
_ENVELOPE = re.compile(rb"(?<=\n)\r?\nFrom [^\n]{1,120}\d{4}\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_FRAME = re.compile(
    rb"""(?P<start><i?frame\b)(?P<between>[^<>]*?)\ssrc=["']?cid:(?P<number>[^"'\s<>]+)["']?""",
    re.IGNORECASE,
)
_MOST_IN_FRAMES = 4 * 2**20  # bytes of the pages of frames
_MOST_IN_PLACES = 4 * 2**20  # bytes of the addresses that numbers of parts stand for
_CID = re.compile(rb"""cid:([^"'\s<>)]+)""", re.IGNORECASE)


class Part(NamedTuple):
    """A part with its header; `body` is as transferred."""

    header: Message
    body: bytes


class Unpacked(NamedTuple):
    """The page of an MHTML file."""

    html: bytes
    url: str | None
    at: datetime | None
    encoding: str | None


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the page."""
    page = unpack(opened.all(_MOST))
    yield replace(item.found, html=page.html, url=page.url, at=page.at, encoding=page.encoding)


def read_all(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the mails of a mailbox, by their numbers."""
    raw = b"\n\n" + opened.all(_MOST).lstrip(b"\xef\xbb\xbf")
    for number, mail in enumerate(_ENVELOPE.split(raw)[1:]):
        yield item.inside(cast("BinaryIO", io.BytesIO(mail)), str(number))


def unpack(raw: bytes) -> Unpacked:
    """Return the page of an MHTML file; the pages of its frames are their `srcdoc`.

    Raises InputError where no part is a page.
    """
    top = _part(raw)
    parts = list(islice(_parts(top), _MOST_PARTS))
    start = top.header.get_param("start")
    pages = [part for part in parts if part.header.get_content_type() in _PAGES]
    named = [part for part in pages if start and part.header.get("Content-ID") == start]
    if not pages:
        raise InputError("this is MHTML without a part that is a page")
    attached = [part for part in pages if part.header.get_content_disposition() == "attachment"]
    page = (named or attached or pages)[0]  # a mail that brings a page says something beside it
    html = _with_frames(_decoded(page), parts)
    told = (top.header.get("Snapshot-Content-Location"), page.header.get("Content-Location"))
    url = next((str(u).strip() for u in told if u and str(u).strip().startswith("http")), None)
    return Unpacked(html, url, _time(top.header.get("Date")), page.header.get_content_charset())


def _part(raw: bytes) -> Part:
    raw = raw.lstrip(b"\r\n \t\xef\xbb\xbf")
    end = _HEADER_END.search(raw, 0, _LONGEST_HEADER)
    if end is None:
        return Part(Message(), raw)
    return Part(BytesHeaderParser().parsebytes(raw[: end.end()]), raw[end.end() :])


def _parts(top: Part) -> Iterator[Part]:
    """Yield the parts that hold no others, in order."""
    waiting: list[tuple[Part | bytes, int]] = [(top, 0)]
    while waiting:
        found, depth = waiting.pop()
        part = found if isinstance(found, Part) else _part(found)
        if part.header.get_content_type() == "message/rfc822" and depth < _DEEPEST:
            waiting.append((_part(part.body), depth + 1))
            continue
        boundary = part.header.get_boundary()
        if boundary is None or depth == _DEEPEST:
            yield part
            continue
        mark = re.compile(
            rb"(?:\A|\r?\n)--%s(?:--)?[ \t]*(?=\r?\n|\Z)" % re.escape(boundary.encode())
        )
        inside = mark.split(part.body)[1:]
        waiting += [(raw, depth + 1) for raw in reversed(inside) if raw.strip()]


def _decoded(part: Part) -> bytes:
    kind = str(part.header.get("Content-Transfer-Encoding") or "").strip().lower()
    if kind == "quoted-printable":
        return quopri.decodestring(part.body)
    if kind == "base64":
        letters = _BASE64.sub(b"", part.body)
        try:
            return base64.b64decode(letters + b"=" * (-len(letters) % 4))
        except binascii.Error as error:
            raise InputError(f"a part is no base64: {error}") from error
    return part.body


def _with_frames(html: bytes, parts: list[Part]) -> bytes:
    """Return a page whose frames hold their pages, and web addresses in place of part numbers."""
    if b"cid:" not in html:
        return html
    by_number = {_number(part).encode(): part for part in parts if _number(part)}
    return _Frames(by_number, all_known=len(parts) < _MOST_PARTS).filled(html, _DEEPEST)


def _number(part: Part) -> str:
    return str(part.header.get("Content-ID") or "").strip("<> ")


class _Frames:
    """The parts of a file by number; each is put into the page once, whoever refers to it."""

    def __init__(self, parts: dict[bytes, Part], *, all_known: bool) -> None:
        self._parts = parts
        self._all_known = all_known
        self._waiting = {n for n, p in parts.items() if p.header.get_content_type() in _PAGES}
        self._left = _MOST_IN_FRAMES
        self._left_for_places = _MOST_IN_PLACES

    def filled(self, html: bytes, depth: int) -> bytes:
        """Return a page with its frames filled, and those in them, down to a depth."""
        html = _FRAME.sub(lambda tag: self._frame(tag, depth), html)
        return _CID.sub(lambda found: self._placed(found[1]) or found[0], html)

    def _frame(self, tag: re.Match[bytes], depth: int) -> bytes:
        number = tag["number"]
        is_lost = number not in self._parts and not self._all_known
        if number not in self._waiting and not is_lost:
            return tag[0]
        if is_lost or not depth or self._left <= 0:
            return b"%s %s%s" % (tag["start"], UNREAD.encode(), tag[0][len(tag["start"]) :])
        self._waiting.remove(number)
        part = self._parts[number]
        inner = self.filled(_decoded(part), depth - 1)
        page = decode(inner, part.header.get_content_charset()).raw.decode("utf-8", "replace")
        told = escape(page).encode("ascii", "xmlcharrefreplace")
        self._left -= len(told)
        place = self._place(number)
        src = b' src="%s"' % place if place.startswith(b"http") else b""
        return b'%s%s%s srcdoc="%s"' % (tag["start"], src, tag["between"], told)

    def _placed(self, number: bytes) -> bytes:
        """Return the address of a part; b"" where it has none, and where all are too long."""
        place = self._place(number) if self._left_for_places > 0 else b""
        self._left_for_places -= len(place)
        return place

    def _place(self, number: bytes) -> bytes:
        part = self._parts.get(number)
        return str(part.header.get("Content-Location") or "").encode() if part else b""


def _time(told: object) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(told)) if told else None
    except ValueError:
        return None
    # "-0000" is UTC of a sender who does not tell where he is; the module gives no zone for it.
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
