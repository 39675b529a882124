"""The text of the article as its JSON-LD tells it: a witness for each line of the page."""

from collections import Counter

from zonaparse.document import structured
from zonaparse.document.lines import Line
from zonaparse.document.page import Page
from zonaparse.text import squash, unescape

_MOST = 300_000  # characters of an articleBody that is read
_LEAST = 300  # squashed characters; a shorter one is a summary
_COVERED = 0.85  # of the told text that the lines must hold for it to be the whole of them
_SHARE = 0.6  # of the lines' text that it must tell
_BEGINNING = 60
_SENTENCE = 100


def without(lines: list[Line], page: Page) -> list[Line]:
    """Return the lines without those that the JSON-LD does not have, where it has the article."""
    told = _told(page)
    if len(told) < _LEAST:
        return lines
    texts = {number: squash(line.text) for number, line in enumerate(lines) if line.text}
    found = {number for number, text in texts.items() if text[:_BEGINNING] in told}
    held = sum(len(texts[number]) for number in found)
    whole = sum(map(len, texts.values()))
    if held < _COVERED * len(told) or held < _SHARE * whole:
        return lines
    usual = Counter(lines[number].look for number in found).most_common(1)[0][0]
    return [
        line
        for number, line in enumerate(lines)
        if number not in texts or number in found or _may_stay(lines, number, found, usual)
    ]


def _may_stay(lines: list[Line], number: int, found: set[int], usual: str) -> bool:
    """Say whether a line may be the article's though it is not told: a quotation, a heading of what
    is told, a sentence built as the others are.
    """
    line = lines[number]
    if line.kind == "heading":
        return number + 1 in found
    return line.kind == "quote" or (line.look == usual and len(line.text) >= _SENTENCE)


def _told(page: Page) -> str:
    texts = structured.strings(page.ld, "articleBody", page.unread)
    told = max(texts, key=len, default="")
    if len(told) > _MOST:
        page.unread[f"an articleBody of more than {_MOST:,} characters was not compared"] = None
        return ""
    return squash(unescape(told))
