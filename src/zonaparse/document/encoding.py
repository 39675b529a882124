"""Which encoding a page is in, in the order of the WHATWG standard, and its bytes as UTF-8.

https://html.spec.whatwg.org/#determining-the-character-encoding: a byte order mark, what the
transport says, a meta element; without any of them UTF-8 if the bytes are UTF-8, else
windows-1252. Where the bytes are no text in what is declared, they are not read so.
"""

import codecs
import re
from typing import NamedTuple

import webencodings

from zonaparse.text import SURROGATE

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"<meta\b[^<>]+?charset\s*+=\s*+[\"']?+\s*+([\w.:-]++)", re.IGNORECASE)
_SNIFFED = 1024  # bytes in which a meta element must stand
# Of the encodings of the standard, those that are read as another one, or not at all.
_READ_AS = {"gbk": "gb18030", "x-user-defined": "cp1252", "replacement": None}
_ASCII = bytes(range(0x80))
_NUL = b"\0"


class Decoded(NamedTuple):
    """A page as UTF-8 bytes; `source` says how its encoding is known, `doubt` what is odd."""

    raw: bytes
    encoding: str
    source: str
    doubt: str = ""


def decode(html: str | bytes, told: str | None = None) -> Decoded:
    """Return the page as UTF-8; `told` is the charset that the transport told."""
    if isinstance(html, str):
        return _encoded(html.lstrip("\ufeff"))
    for bom, name in _BOMS:
        if html.startswith(bom):
            return _read(html[len(bom) :], name, "bytes:byte order mark")
    if transported := _codec(told):
        return _declared(html, transported, "given:encoding")
    declared = _codec(_meta(html))
    if declared and not declared.startswith("utf-16"):
        return _declared(html, declared, "meta:charset")
    if _looks_utf16(html):
        return _read(html, "utf-16-le" if html[1:2] == _NUL else "utf-16-be", "bytes:zeros")
    return _undeclared(html)


def _encoded(text: str) -> Decoded:
    try:
        return Decoded(text.encode(), "utf-8", "given:str")
    except UnicodeEncodeError:
        whole = SURROGATE.sub("\ufffd", text).encode()
        return Decoded(whole, "utf-8", "given:str", "lone surrogates were replaced")


def _codec(label: str | None) -> str | None:
    """Return Python's name of the encoding that the web means by a label; None if there is none.

    https://encoding.spec.whatwg.org/#names: what else Python can decode is no encoding of pages.
    """
    found = webencodings.lookup(label) if label else None
    if found is None:
        return None
    return _READ_AS.get(found.name, found.codec_info.name)


def _meta(raw: bytes) -> str:
    match = _CHARSET.search(raw, 0, _SNIFFED)
    return match[1].decode("ascii", "replace") if match else ""


def _looks_utf16(raw: bytes) -> bool:
    return len(raw) > 3 and raw[:4].count(_NUL) == 2 and (raw[0] == 0) != (raw[1] == 0)


def _undeclared(raw: bytes) -> Decoded:
    if _is_utf8(raw):
        return Decoded(raw, "utf-8", "bytes:valid UTF-8")
    return _read(raw, "cp1252", "bytes:no valid UTF-8")


def _declared(raw: bytes, name: str, source: str) -> Decoded:
    """Return the page in the declared encoding, unless the bytes are plainly another one's."""
    if raw.isascii():
        return _read(raw, name, source)
    if _is_utf8(raw):
        doubt = "" if name == "utf-8" else f"declared as {name}, and is UTF-8"
        return Decoded(raw, "utf-8", "bytes:valid UTF-8" if doubt else source, doubt)
    if name == "utf-8":
        broken = raw.decode("utf-8", "replace").count("\ufffd")
        if broken > _MANY_BROKEN and broken * 3 > _high_bytes(raw):
            known = _read(raw, "cp1252", "bytes:no valid UTF-8")
            return known._replace(doubt="declared as utf-8, and is not")
    return _read(raw, name, source)


_MANY_BROKEN = 3  # characters; fewer are a page cut in two or a slip, not another encoding


def _high_bytes(raw: bytes) -> int:
    return len(raw.translate(None, _ASCII))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read(raw: bytes, name: str, source: str) -> Decoded:
    if name == "utf-8" and raw.isascii():
        return Decoded(raw, name, source)
    try:
        return Decoded(raw.decode(name).encode("utf-8", "replace"), name, source)
    except UnicodeDecodeError:
        text = raw.decode(name, "replace")
    doubt = f"some bytes are no {name} text"
    return Decoded(text.encode("utf-8", "replace"), name, source, doubt)
