"""What parse() is given, as plain bytes or a plain str."""

import re
from itertools import pairwise
from typing import Any, TypeVar

from zonaparse.errors import NotAPage, PageTooLarge
from zonaparse.guard import Limits

Html = str | bytes | bytearray | memoryview

_SHORTEST_PAGE = 40
_LONGEST_NAME = 4096  # characters of a path
_ADDRESSES = ("http://", "https://")
_PATHS = ("/", "./", "../", "~/", "\\\\", ".\\", "..\\")
_DRIVE = (":\\", ":/")
_FILES = tuple(".html .htm .xhtml .shtml .mhtml .mht .php .gz .warc".split())


Text = TypeVar("Text", str, bytes)
# A page that begins where another one ended, and not inside of a script: those have no title.
# Each look ahead ends where another page does, so that all of them together are linear.
_NEXT = (
    r"(?i:</html\s*+>\s*+(?:<!--(?:(?!-->|</html)[\s\S]){0,2000}+-->\s*+){0,9}+"
    r"(?=<!doctype\s++html|<html[\s>])(?=(?:(?!</head|</html)[\s\S]){0,4096}?<title\b))"
)
_NEXT_TEXT, _NEXT_BYTES = re.compile(_NEXT), re.compile(_NEXT.encode())
_ENDS = ("</html", "</HTML", "</Html")


def documents(html: Text) -> list[Text]:
    """Return the pages that follow one another in a text, mostly one.

    >>> page = "<html><title>a</title><p>a</p></html>"
    >>> documents(page + page.replace("a<", "b<"))[1]
    '<html><title>b</title><p>b</p></html>'
    """
    pattern: re.Pattern[Any] = _NEXT_TEXT if isinstance(html, str) else _NEXT_BYTES
    starts: list[int] = [found.end() for found in pattern.finditer(html)] if _may_end(html) else []
    return [html[start:end] for start, end in pairwise((0, *starts, len(html)))]


def are_several(html: str | bytes) -> bool:
    """Say whether there are several pages in a text."""
    pattern: re.Pattern[Any] = _NEXT_TEXT if isinstance(html, str) else _NEXT_BYTES
    return _may_end(html) and pattern.search(html) is not None


def _may_end(html: str | bytes) -> bool:
    """Say whether enough follows the first end of a page to be another one."""
    for end in _ENDS:
        at = html.find(end) if isinstance(html, str) else html.find(end.encode())
        if at >= 0:
            return len(html) - at > _SHORTEST_PAGE
    return False


def plain(html: Html, limits: Limits) -> str | bytes:
    """Return a page as bytes or str and nothing derived from them.

    Raises NotAPage for the name of a page, PageTooLarge beyond the limit, TypeError for what can
    be no page.
    """
    if isinstance(html, str):
        if len(html) > limits.max_bytes:
            raise PageTooLarge(len(html), limits.max_bytes)
        if len(html) < _LONGEST_NAME and _is_name(html.strip()):
            raise NotAPage(str.strip(html))
        return html if type(html) is str else "".join(html)
    if not isinstance(html, bytes | bytearray | memoryview):
        raise TypeError(f"a page is bytes or str, not {type(html).__name__}")
    view = memoryview(html)
    if view.nbytes > limits.max_bytes:
        raise PageTooLarge(view.nbytes, limits.max_bytes)
    return html if type(html) is bytes else view.tobytes()


def _is_name(text: str) -> bool:
    """Say whether a text without a tag is the path of a page or its address."""
    if "<" in text or "\n" in text:
        return False
    if text.startswith(_ADDRESSES):
        return " " not in text
    return text.startswith(_PATHS) or text[1:3] in _DRIVE or text.lower().endswith(_FILES)
