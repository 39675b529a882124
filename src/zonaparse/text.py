"""Text as a reader sees it: white space folded, invisible characters gone."""

import html
import re
from functools import lru_cache

# A CMS that escapes twice leaves these in the text; a bare "&" is left alone.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
LONGEST_VALUE = 20_000  # characters of a text that is no line of the body
_WHITE_SPACE = 960  # characters of the HTML that may stand in a short text
_SEPARATORS = re.compile(r"[\W_]+")
_ASCII_SEPARATORS = bytes(code for code in range(128) if not chr(code).isalnum())
Unread = dict[str, None]  # what of a page is more than is read of it, told once each, in order
SURROGATE = re.compile("[\ud800-\udfff]")  # a half that stands alone
_BYTES, _FIRST_BYTE, _LAST_BYTE = 0xDC00, 0xDC80, 0xDCFF
_JOINERS = "\u200c\u200d"  # they shape Arabic letters and emoji, so they stay


def fold(text: str) -> str:
    r"""Return `text` with runs of white space as one space and no invisible characters.

    >>> fold(" Dikutip\u00a0dari\u200b \n sini ")
    'Dikutip dari sini'
    """
    text = text.strip()
    if text.isprintable() and "  " not in text:  # then " " is the only white space in it
        return text
    folded = " ".join(text.split())
    if folded.isprintable():
        return folded
    shown = " ".join(printable(folded).split())
    return shown if shown.strip(_JOINERS) else ""


def fits(text: str, longest: int) -> bool:
    """Say whether a text is short when its white space is folded; a long one is not folded."""
    return len(text) < longest + _WHITE_SPACE and len(fold(text)) <= longest


def cut(text: str, what: str, unread: Unread, longest: int = LONGEST_VALUE) -> str:
    """Return what is read of a text, stripped; `unread` is told of `what` is longer than that.

    >>> unread: Unread = {}
    >>> cut(" Panen raya ", "a caption", unread, longest=5), *unread
    ('Panen', 'a caption is longer than 5 characters: the rest was not read')
    """
    text = text.strip()
    if len(text) > longest:
        unread[f"{what} is longer than {longest:,} characters: the rest was not read"] = None
    return text[:longest]


def printable(text: str) -> str:
    """Return `text` without control, format and surrogate characters; newlines stay."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c.isprintable() or c in _JOINERS or c in "\n ")


def visible(text: str) -> str:
    """Return `text` without control, format and surrogate characters; white space stays."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c.isprintable() or c in _JOINERS or c.isspace())


def encodable(text: str) -> str:
    r"""Return `text` as UTF-8 can hold it: bytes of a file's name that are none are escaped.

    >>> encodable("caf\udce9.html")
    'caf%E9.html'
    """
    return SURROGATE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    is_byte = _FIRST_BYTE <= code <= _LAST_BYTE  # as os.fsdecode() has it
    return f"%{code - _BYTES:02X}" if is_byte else "\ufffd"


def entities(text: str) -> str:
    """Return `text` with the entities decoded that are still in it, its white space kept."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def unescape(text: str) -> str:
    """Return folded `text` with entities decoded that are still in it.

    >>> unescape("Panen &amp;quot;Raya&amp;quot;")
    'Panen "Raya"'
    """
    return fold(entities(text))


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """Return only the letters and digits of `text` in lower case, to compare names.

    >>> squash("ZONABANTEN.com") == squash("Zona Banten .COM")
    True
    """
    text = text.casefold()
    if text.isalnum():
        return text
    if text.isascii():  # deleting bytes takes a thirtieth of the pattern's time
        return text.encode().translate(None, _ASCII_SEPARATORS).decode()
    return _SEPARATORS.sub("", text)


def counted(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "page"), counted(2, "page")
    ('1 page', '2 pages')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
