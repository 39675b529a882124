"""What is told of a video that stands in a text: words of that, and not of the article."""

from collections.abc import Iterator

from zonaparse.document.tokens import Tokens
from zonaparse.fields import boilerplate
from zonaparse.text import fold

_VIDEOS = ("iframe", "video", "amp-iframe", "amp-video")
_LONGEST = 600  # characters of a video's box
_CUT_SHORT = ("...", "…")
_PIECES = 60  # texts before a video, among which a line that asks to watch it is


def told(written: Tokens) -> Iterator[int]:
    """Yield what is told of a video beside it, in a box of its own: cut short, or below a line that
    asks to watch it.
    """
    seen = set()  # boxes: what follows a further video in one follows the first, too
    for at in sorted(at for name in _VIDEOS for at in written.places[name]):
        box = written.parents[at]
        if box in seen or not 0 < written.length(box) <= _LONGEST:
            continue
        seen.add(box)
        asked = boilerplate.is_furniture(_said_before(written, box))
        for child in written.children(box):
            text = written.text(child) if child > at else ""
            if text and (asked or text.endswith(_CUT_SHORT)):
                yield child


def _said_before(written: Tokens, at: int) -> str:
    """Return the text right before a tag; "" where only a long run of tags is."""
    before = written.texts[max(0, at - _PIECES) : at + 1]
    return next((fold(text) for text in reversed(before) if text and not text.isspace()), "")
