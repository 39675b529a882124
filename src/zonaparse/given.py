"""What parse() is given, as plain bytes or a plain str."""

from zonaparse.errors import NotAPage, PageTooLarge
from zonaparse.guard import Limits

Html = str | bytes | bytearray | memoryview

_LONGEST_NAME = 4096  # characters of a path
_ADDRESSES = ("http://", "https://")
_PATHS = ("/", "./", "../", "~/", "\\\\", ".\\", "..\\")
_DRIVE = (":\\", ":/")
_FILES = tuple(".html .htm .xhtml .shtml .mhtml .mht .php .gz .warc".split())


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
