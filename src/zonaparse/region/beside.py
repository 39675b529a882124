"""Lines that a found container holds beside its text: what no template names for the page."""

from collections.abc import Iterable, Iterator

from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate, dates, links, roles
from zonaparse.rules import book
from zonaparse.text import squash

_LONGEST_LINK = 150
_HEAD = 30  # lines at the beginning, among which the headline and the date are looked for
_LONGEST_LABEL, _LONGEST_META = 40, 120
_LONGEST_NAME = 4  # words
_ADDRESS = ("http://", "https://", "www.")  # that a text names, not another page's headline
_BETWEEN = " |•·-–,"  # a date and the number of its readers
_MOST_HEADINGS = 5  # of links in the middle of a text
_GOING_ON = 0.15  # of the text before it; an author's biography is shorter
_TEXT_ENDS = '.:;,"”'


def without(lines: list[Line], title: str | None = None, bylines: Iterable[str] = ()) -> list[Line]:
    """Return the lines from the headline, if it stands once more at their head, up to what follows
    the article, without those that are no text.
    """
    first = (number for number, line in enumerate(lines[:_HEAD]) if _is_text(line))
    head = next(first, min(_HEAD, len(lines)))
    labels = _after_headline(lines[:head], squash(title or ""))
    byline = "".join(map(squash, bylines))
    labels = [line for line in labels if not _is_meta(line, byline)]
    kept: list[Line] = []
    labelled = False  # by a line above
    for line in _up_to_the_end(labels + lines[head:]):
        related = _prompts(line) or (labelled and links.is_link_only(line))
        keep = related or not line.text or not _is_beside(line)
        labelled = keep and (related or links.bare_label(line) is not None)
        if keep:
            kept.append(line)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _prompts(line: Line) -> bool:
    """Say whether a line is a prompt or ends with one."""
    if not line.links:
        return False
    if links.prompts(line) or links.before_aside(line) < len(line.text):
        return True
    return links.leads(line)  # within the link that it leads to


def _after_headline(lines: list[Line], title: str) -> list[Line]:
    """Return the lines after the last that is the headline, with the pictures before it."""
    same = [number for number, line in enumerate(lines) if title and squash(line.text) == title]
    start = same[-1] + 1 if same else 0
    return [line for line in lines[:start] if line.node is not None] + lines[start:]


def _is_text(line: Line) -> bool:
    return len(line.text) > _LONGEST_LABEL and line.text[-1] in _TEXT_ENDS


def _is_meta(line: Line, byline: str) -> bool:
    """Say whether a line at the head is a date and hardly more, or who wrote the article."""
    text = line.text
    if not text or len(text) > _LONGEST_META or line.kind != "paragraph":
        return False
    if roles.labelled(text):  # reading the lines will tell
        return False
    if book.ABOVE.takes(text) or (byline and squash(text) in byline):
        return True
    found = dates.moments(text, dates.WIB)
    rest = text.replace(found[0].text, "").strip(_BETWEEN) if found else text
    return not rest or (bool(found) and (boilerplate.is_furniture(rest) or _is_name(rest)))


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= _LONGEST_NAME and all(
        word[0].isupper() and word.isalpha() for word in words
    )


def _up_to_the_end(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines before the heading of what follows the article; where the text goes on behind
    that, it heads links in its middle, which are left out alone. Below the initials of who wrote
    and edited the text only pictures, labels and prompts are the article's.
    """
    half = sum(len(line.text) for line in lines) / 2
    seen, headings, after_heading, signed = 0, 0, False, False
    for number, line in enumerate(lines):
        text = line.text
        if signed and text and not _may_follow(line):
            continue
        if seen > half and book.AFTER.takes(text):
            headings += 1
            if headings > _MOST_HEADINGS or not _goes_on(lines[:number], lines[number + 1 :]):
                return
            after_heading = True
            continue
        if after_heading and links.is_link_only(line):
            continue
        after_heading = False
        seen += len(text)
        yield line
        if seen > half and _is_signed(text):
            signed = not _goes_on(lines[:number], lines[number + 1 :])


def _may_follow(line: Line) -> bool:
    """Say whether a line below the end of a text is a label or a prompt, or may be one's link."""
    if roles.labelled(line.text) or links.bare_label(line) is not None:
        return True
    return links.is_link_only(line) or _prompts(line)


def _is_signed(text: str) -> bool:
    """Say whether a line ends with the initials of two: "(vyp/kna)"."""
    sign = boilerplate.split_sign_off(text)[1] if text[-1:] in ")]" else None
    return sign is not None and "/" in sign


def _goes_on(before: list[Line], behind: list[Line]) -> bool:
    """Say whether a text goes on: as sentences in the same block, a good part of what was."""
    size = sum(len(line.text) for line in before)
    around = {line.around for line in before if _is_sentence(line)}
    same = [line for line in behind if line.around in around and _is_sentence(line)]
    return sum(len(line.text) for line in same) >= size * _GOING_ON


def _is_sentence(line: Line) -> bool:
    return _is_text(line) and not line.links


def _is_beside(line: Line) -> bool:
    if book.BESIDE.takes(line.text):
        return True
    linked = sum(span.end - span.start for span in line.links)
    if line.text.startswith(_ADDRESS):
        return False
    if line.bold >= len(line.text) and links.is_to_tags(line):  # a heading in the text
        return False
    short = len(line.text) < _LONGEST_LINK and line.kind == "paragraph"
    return short and bool(linked) and linked >= len(line.text) - 3
