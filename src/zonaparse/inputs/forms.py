"""What a thing is, told by its first bytes; its name says nothing."""

import bz2
import codecs
import json
import lzma
import re
import zlib
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from zonaparse.document.encoding import decode
from zonaparse.inputs.delimited import delimiter

HEAD = 65_536  # bytes that are looked at


class Holds(StrEnum):
    """What may be in a form."""

    PAGE = "page"
    PAGES = "pages"
    TABLE = "table"
    NOTHING = "nothing"


class Form(NamedTuple):
    """A form by the name that people know it by, and what it holds."""

    name: str
    holds: Holds

    @property
    def holds_many(self) -> bool:
        """Whether there may be several pages in it."""
        return self.holds in (Holds.PAGES, Holds.TABLE)


HTML = Form("HTML", Holds.PAGE)
MHTML = Form("MHTML", Holds.PAGE)
GZIP = Form("gzip", Holds.PAGES)
BZIP2 = Form("bzip2", Holds.PAGES)
XZ = Form("xz", Holds.PAGES)
ZSTD = Form("zstd", Holds.PAGES)
ZIP = Form("ZIP", Holds.PAGES)
TAR = Form("tar", Holds.PAGES)
WARC = Form("WARC", Holds.PAGES)
CSV = Form("CSV", Holds.TABLE)
TSV = Form("TSV", Holds.TABLE)
JSONL = Form("JSON Lines", Holds.TABLE)
JSON = Form("JSON", Holds.TABLE)
PARQUET = Form("Parquet", Holds.TABLE)
FEATHER = Form("Feather", Holds.TABLE)
ARROW = Form("Arrow stream", Holds.TABLE)
SQLITE = Form("SQLite", Holds.TABLE)
EMPTY = Form("empty file", Holds.NOTHING)
TEXT = Form("text", Holds.NOTHING)
XML = Form("XML", Holds.NOTHING)
SCRIPT = Form("script", Holds.NOTHING)
MAILBOX = Form("mailbox", Holds.PAGES)
UNKNOWN = Form("unknown", Holds.NOTHING)


def _other(name: str) -> Form:
    return Form(name, Holds.NOTHING)


_PICTURE, _SOUND, _FONT = _other("picture"), _other("sound or video"), _other("font")
_OFFICE, _BOOK = _other("office document"), _other("book")

# Offset, bytes, form.
_SIGNATURES: tuple[tuple[int, bytes, Form], ...] = (
    (0, b"\x1f\x8b", GZIP),
    (0, b"BZh", BZIP2),
    (0, b"\xfd7zXZ\x00", XZ),
    (0, b"\x28\xb5\x2f\xfd", ZSTD),
    (0, b"\x5d\x2a\x4d\x18", ZSTD),  # with a dictionary in front, as web archives write it
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (257, b"ustar", TAR),
    (0, b"WARC/", WARC),
    (0, b"filedesc://", WARC),
    (0, b"PAR1", PARQUET),
    (0, b"ARROW1", FEATHER),
    (0, b"FEA1", FEATHER),
    (0, b"\xff\xff\xff\xff", ARROW),  # refined below
    (0, b"SQLite format 3\x00", SQLITE),
    (0, b"%PDF-", _other("PDF")),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (4, b"ftypheic", _PICTURE),
    (0, b"\x00\x00\x01\x00", _PICTURE),
    (0, b"II*\x00", _PICTURE),
    (0, b"MM\x00*", _PICTURE),
    (4, b"ftyp", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (8, b"WAVE", _SOUND),
    (0, b"wOFF", _FONT),
    (0, b"wOF2", _FONT),
    (0, b"OTTO\x00", _FONT),
    (0, b"\x00\x01\x00\x00\x00", _FONT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (0, b"7z\xbc\xaf\x27\x1c", _other("7-Zip")),
    (0, b"Rar!\x1a\x07", _other("RAR")),
    (0, b"\x7fELF", _other("program")),
    (0, b"bplist00", _other("Safari web archive")),
    (0, b"\x89HDF", _other("HDF5")),
    (0, b"Obj\x01", _other("Avro")),
    (0, b"ORC", _other("ORC")),
)
# What the first file in a ZIP is called that is a document and no collection of files.
_DOCUMENTS = (
    (b"[Content_Types].xml", _OFFICE),
    (b"mimetypeapplication/vnd.oasis", _OFFICE),
    (b"mimetypeapplication/epub+zip", _BOOK),
)
_NAME_IN_ZIP = 30  # the offset of the first name

_BLANK = b" \t\r\n\f\x0b\xef\xbb\xbf"
_PREAMBLE = re.compile(
    rb"(?:\s++|\xef\xbb\xbf|<!--.*?--!?>|<\?.*?>|<!doctype\b(?!\s+(?:svg|rss))[^>]*+>)*+",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(
    rb"</?(?:html|head|body|title|meta|link|base|script|style|noscript|template|header|footer|main"
    rb"|article|section|aside|nav|div|p|h[1-6]|span|a|b|i|u|em|strong|font|center|table|tbody|tr|td"
    rb"|ul|ol|li|dl|img|figure|blockquote|pre|form|iframe|frameset|br|hr|input|amp-[\w-]+)[\s/>]",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<([\w:-]+)")
_XML_ROOTS = (b"rss", b"feed", b"urlset", b"sitemapindex", b"svg", b"rdf:rdf", b"opml")
_IS_XHTML = re.compile(rb"<(?:\w+:)?html[\s>]|<!doctype\s+html", re.IGNORECASE)
_DOCTYPE_HTML = re.compile(
    rb"\A\s*+(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+<!doctype\s++html", re.IGNORECASE
)
_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++\r?\n")
_MAIL_KIND = re.compile(
    rb"^content-type:\s*(?:(?P<several>multipart/(?:related|alternative|mixed))|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_MARK = re.compile(
    rb"^(?:mime-version|snapshot-content-location|content-location|message-id):",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE_TEXT = " \t\r\n\f\v\ufeff\x1e"  # the last stands before each record of a JSON sequence
_MAILBOX = re.compile(r"From \S++[^\n]{0,80}\d{4}\r?\n[A-Za-z-]+:")
_SCRIPT = re.compile(
    r"\A(?:/\*(?:[^*]|\*(?!/)){0,4000}\*/\s*|//[^\n]*\n\s*)*+(?:[\"']use strict[\"']|"
    r"(?:var|let|const|function|async function|class|import|export|export default)\s+[\w$*{(]"
    r"|[!;+]*\(\s*(?:async\s*)?(?:function\b|\(\)\s*=>)|[!;+]function\b"
    r"|(?:window|document|self|globalThis|module\.exports|define|\$|jQuery)\s*[.(=\[]"
    r"|#!/|from\s+\w+\s+import\s)"
)
_JSON_STRING = re.compile(r'"(?:\s|\\[nrt])*<')
_JSON_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.)*+"\s*:|\})')
_JSON_ARRAY = re.compile(r'\[\s*[\[{"\]]')
_RECORD = (b"WARC/", b"filedesc://")
_RECORDS = re.compile(rb"^WARC/\d\.\d+\r\n(?:WARC|Content)-[A-Za-z-]+:", re.MULTILINE)
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_MOST_MEMBERS = 16
_START = 64  # bytes of a member
_PER_ELEMENT = 150  # bytes for each element of HTML; programs that write some have fewer
_LONGEST_SCHEMA = 2**24  # bytes
_BLOCK = 512  # bytes of the header of a file in tar, of which some are its sum
_SUM = slice(148, 156)
_FEW_CONTROLS = 0.01  # of the bytes of a text


def form_of(head: bytes) -> Form:
    r"""Return the form of what begins with `head`, which is up to HEAD bytes of it.

    >>> form_of(b"<!DOCTYPE html><p>Panen").name, form_of(b"PK\x03\x04...").name
    ('HTML', 'ZIP')
    """
    if not head.strip(_BLANK + b"\0"):
        return EMPTY
    for offset, mark, form in _SIGNATURES:
        if head.startswith(mark, offset):
            return _refined(head, form)
    if _is_old_tar(head):
        return TAR
    text = decode(head).raw
    found = _of_markup(text) or _of_text(text)
    is_doubtful = found in (TEXT, UNKNOWN) or (found is HTML and not _begins_as_markup(text))
    return WARC if is_doubtful and _holds_records(head) else found


def _is_old_tar(head: bytes) -> bool:
    """Say whether it begins with the header of a tar archive from before it had a magic number."""
    told = head[_SUM].strip(b"\0 ")
    if len(head) < _BLOCK or not told.isdigit() or b"\0" not in head[:100]:
        return False
    blank = b" " * 8
    try:
        return sum(head[: _SUM.start] + blank + head[_SUM.stop : _BLOCK]) == int(told, 8)
    except ValueError:
        return False


def innermost(head: bytes) -> Form:
    """Return the form of what is inside of the compression, if there is any."""
    form = form_of(head)
    while form in _OPENERS:
        inner = _beginning(form, head)
        if not inner:
            return form
        head, form = inner, form_of(inner)
    return form


def is_html(text: str) -> bool:
    """Say whether a text holds an element of HTML near its beginning."""
    return _ELEMENT.search(text[:HEAD].encode("utf-8", "replace")) is not None


def _refined(head: bytes, form: Form) -> Form:
    """Return what a ZIP is that is a document, and a gzip file that has records in its members.

    A stream of Arrow has the length of a message of its schema behind its mark.
    """
    if form is ARROW:
        length = int.from_bytes(head[4:8], "little")
        return ARROW if length % 8 == 0 and 0 < length < _LONGEST_SCHEMA else UNKNOWN
    if form is GZIP and _holds_records(head):
        return WARC
    return _of_zip(head) if form is ZIP else form


def _holds_records(head: bytes) -> bool:
    """Say whether records of a WARC begin in it, be it behind something broken.

    Those in gzip members count, so that each member is unpacked alone: one may be damaged.
    """
    members = islice(_MEMBER.finditer(head), _MOST_MEMBERS)
    starts = (_gunzipped(head[member.start() :]) for member in members)
    return _RECORDS.search(head) is not None or any(
        start.lstrip(b"\r\n").startswith(_RECORD) for start in starts
    )


def _gunzipped(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(packed, _START)
    except zlib.error:
        return b""


def _begins_as_markup(text: bytes) -> bool:
    """Say whether a text begins as a page does; one behind the head of a record does not."""
    return text.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def _of_zip(head: bytes) -> Form:
    for mark, form in _DOCUMENTS:
        if head.startswith(mark, _NAME_IN_ZIP):
            return form
    return ZIP


def _of_markup(text: bytes) -> Form | None:
    start = _PREAMBLE.match(text)
    at = start.end() if start else 0
    if not text.startswith(b"<", at):
        return HTML if _DOCTYPE_HTML.match(text) else None
    if _ELEMENT.match(text, at) or _DOCTYPE_HTML.match(text):
        return HTML
    if text.lstrip(_BLANK).startswith(b"<?xml"):
        return HTML if _IS_XHTML.search(text, 0, 4096) else XML
    root = _ROOT.match(text, at)
    if root and root[1].lower() in _XML_ROOTS:
        return _PICTURE if root[1].lower() == b"svg" else XML
    return HTML if _ELEMENT.search(text) else XML


def _of_text(text: bytes) -> Form:
    if _is_binary(text):
        return UNKNOWN
    head = _HEADER.match(text.lstrip(_BLANK))
    kind = _MAIL_KIND.search(head[0]) if head else None
    if head and kind and (kind["several"] or _MAIL_MARK.search(head[0])):
        return MHTML
    words = text.decode("utf-8", "replace").lstrip(_BEFORE_TEXT)
    if _MAILBOX.match(words):
        return MAILBOX
    if found := _of_json(words):
        return found
    if mark := delimiter(words):
        return TSV if mark == "\t" else CSV
    if _SCRIPT.match(words):
        return SCRIPT
    return HTML if _is_marked_up(text) else TEXT


def _is_marked_up(text: bytes) -> bool:
    """Say whether a text that begins with words is HTML, and none that has some in it."""
    return len(_ELEMENT.findall(text)) * _PER_ELEMENT > len(text) and b"</" in text


def _of_json(text: str) -> Form | None:
    if _JSON_ARRAY.match(text) or _JSON_STRING.match(text):
        return JSON
    if not _JSON_OBJECT.match(text):
        return None
    line, newline, _ = text.partition("\n")
    if not newline:
        return JSONL
    try:
        return JSONL if isinstance(json.loads(line), dict) else JSON
    except (ValueError, RecursionError):
        return JSON


def _is_binary(text: bytes) -> bool:
    controls = sum(map(text.count, (b"\0", b"\1", b"\2", b"\3", b"\4", b"\5", b"\6", b"\x0e")))
    return controls > _FEW_CONTROLS * len(text)


def _of_zstd(head: bytes) -> bytes:
    from zonaparse.inputs.packed import zstd_beginning

    return zstd_beginning(head)


_OPENERS: dict[Form, Callable[[bytes], bytes]] = {
    GZIP: lambda head: zlib.decompressobj(31).decompress(head, HEAD),
    BZIP2: lambda head: bz2.BZ2Decompressor().decompress(head, HEAD),
    XZ: lambda head: lzma.LZMADecompressor(memlimit=2**27).decompress(head, HEAD),
    ZSTD: _of_zstd,
}


def _beginning(form: Form, head: bytes) -> bytes:
    """Return the beginning of what `head` packs; b'' where that cannot be told."""
    try:
        return _OPENERS[form](head)
    except Exception:  # each of the modules has errors of its own; the reader tells them
        return b""
