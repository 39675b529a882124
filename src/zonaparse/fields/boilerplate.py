"""Lines that stand in an article's flow and are not its text, known by their words."""

import re

from zonaparse.rules import book
from zonaparse.rules.lines import sign_offs

_CAPITALS = re.compile(r"[A-Z][A-Z.'’]+(?:(?: | ?[|/,] ?)[A-Z][A-Z.'’]*){0,5}")
LONGEST = book.NO_TEXT.longest  # characters of a line that is no text
_LONGEST_MARK = 80
_END_MARK = re.compile("|".join(mark.pattern for mark in sign_offs.END_MARKS))
_TAIL = sign_offs.TAIL
_MARKS = frozenset("*-–—_])")
_SIGN_OFF = re.compile(sign_offs.NAMES.pattern)
_INITIALS = re.compile(sign_offs.INITIALS.pattern, re.IGNORECASE)
_DESK_CODE = re.compile(sign_offs.DESK_CODE.pattern)
_DESKS = re.compile(sign_offs.DESKS.pattern, re.IGNORECASE)
_CODES = (re.compile(sign_offs.CODE.pattern), _DESKS, re.compile(sign_offs.CAPITALS.pattern))
_CLOSED = frozenset(")]")
_REFERENCE = re.compile(sign_offs.REFERENCE, re.IGNORECASE)
_NAMES = re.compile(r"^[A-Za-z][\w.'’ ]*(?:[/,&;-][\w.'’ ]+)*$")


def is_furniture(text: str) -> bool:
    """Say whether a whole line is an advertisement mark, paging, share text or a promotion.

    >>> is_furniture("SCROLL TO CONTINUE WITH CONTENT"), is_furniture("Halaman sekolah banjir.")
    (True, False)
    """
    return book.NO_TEXT.takes(text)


def heads_links(text: str) -> bool:
    """Say whether a whole line is the heading of a list of links to other articles."""
    return book.HEADS_LINKS.takes(text)


def is_stamp(text: str) -> bool:
    """Say whether a whole line is a date with its time: above the text, that of the article."""
    return book.STAMP.takes(text)


def split_desk_code(text: str) -> tuple[str, str | None]:
    """Return a line that is no sentence without the code of the desk at its end, and that.

    >>> split_desk_code("Sumber: Warta (H-2)")
    ('Sumber: Warta', '(H-2)')
    """
    match = _DESK_CODE.search(text)
    return (text[: match.start()].rstrip(), match[0]) if match else (text, None)


def strip_end_mark(text: str) -> str:
    """Return `text` without the asterisks or rule that close an article.

    >>> strip_end_mark("dari wilayah itu.***")
    'dari wilayah itu.'
    """
    if text[-1:] not in _MARKS and "**" not in text[-_TAIL:]:
        return text
    return text[:-_TAIL] + _END_MARK.sub("", text[-_TAIL:])


def is_signature(text: str) -> bool:
    """Say whether a whole line is names in capitals: "RANI PUTRI | ANTARA"."""
    return len(text) <= _LONGEST_MARK and _CAPITALS.fullmatch(text) is not None


def split_sign_off(text: str) -> tuple[str, str | None]:
    """Return the text without its closing sign-off, and the sign-off with its brackets.

    >>> split_sign_off("Polisi masih menyelidiki. (vyp/kna)")
    ('Polisi masih menyelidiki.', '(vyp/kna)')
    >>> split_sign_off("Polisi masih menyelidiki. (X-10)")
    ('Polisi masih menyelidiki.', '(X-10)')
    >>> split_sign_off("Polisi masih menyelidiki. AZF")
    ('Polisi masih menyelidiki.', 'AZF')
    >>> split_sign_off("Menurut Badan Meteorologi (BMKG)")
    ('Menurut Badan Meteorologi (BMKG)', None)
    >>> split_sign_off("Begitu bunyinya. [Kitab Tani hal. 41]")
    ('Begitu bunyinya. [Kitab Tani hal. 41]', None)
    """
    start = max(0, len(text) - _TAIL)
    last = text[-1:]
    if last in _CLOSED or last.isdigit() or last.isupper():
        coded = next(filter(None, (code.search(text, start) for code in _CODES)), None)
        if coded:
            return text[: coded.start()].rstrip(), coded[0].strip()
    if text[-2:].rstrip(".")[-1:] not in _MARKS:
        return text, None
    match = _INITIALS.search(text, start) or _SIGN_OFF.search(text, start)
    if match is None or _REFERENCE.search(match[0]):
        return text, None
    if not _NAMES.match(match[0].strip(" \n()[].*/")) or len(match[0].split()) > 5:
        return text, None
    return text[: match.start()].rstrip(), match[0].strip().rstrip(".")
