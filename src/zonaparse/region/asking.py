"""Boxes that ask the reader for something: to sign up, to vote, to press, to buy, to answer.

Each is told by what stands in it to be filled in or pressed, and by how little text is with that.
"""

import re
from collections.abc import Callable, Iterator

from zonaparse.document.tokens import Tokens, attribute

_BOXES = frozenset("div section aside form fieldset ul dl li article".split())
_FILLED_IN = frozenset(("", "text", "email", "tel", "number", "radio"))  # types of input
_LONGEST_FORM, _LONGEST_TEXT = 500, 250  # characters of a form, of one text in it
_LONGEST_BAR, _LONGEST_LABEL = 150, 60  # of what is pressed alone
_LONGEST_SALE, _MOST_SALES = 200, 2
_LONGEST_TITLE = 80
_NO_BAR = frozenset("h1 h2 h3 h4 h5 h6 img picture figure video iframe pre code table li".split())
_ANSWER = frozenset(("balas", "reply", "antworten", "répondre", "responder", "antwoorden"))
_TITLE = frozenset(("h1",))
_LEVELS, _MOST_TAGS = 8, 200  # of a box around what is pressed
_PRESSED = ("a", "button", "span")
_type = attribute("type")
_rel = attribute("rel")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?$")


def forms(written: Tokens) -> Iterator[int]:
    """Yield the boxes with a field to fill in or something to choose, with what it says of it."""
    fields = [at for at in written.places["input"] if _type(written.attributes[at]) in _FILLED_IN]
    for at in sorted([*fields, *written.places["textarea"], *written.places["select"]]):
        yield from _largest(written, at, _is_form)


def bars(written: Tokens) -> Iterator[int]:
    """Yield the boxes of buttons and the few words beside them."""
    for at in written.places["button"]:
        yield from _largest(written, at, _is_bar)


def sales(written: Tokens) -> Iterator[int]:
    """Yield a box about a thing to buy: links that somebody pays for, and no sentence. Where there
    are several, the page is about things to buy.
    """
    found = {
        box
        for at in written.places["a"]
        if "sponsored" in _rel(written.attributes[at])
        for box in _largest(written, at, _is_sale)
    }
    if len(found) <= _MOST_SALES:
        yield from found


def answers(written: Tokens) -> Iterator[int]:
    """Yield the box of readers' comments: what holds all that is pressed to answer one."""
    found = [
        at
        for name in _PRESSED
        for at in written.places[name]
        if 0 < written.length(at) <= len("antwoorden") and written.text(at).lower() in _ANSWER
    ]
    found.sort()
    for asked in (found, found[1:]):  # the first may be of the text itself, as in a forum
        box = _around(written, asked) if len(asked) > 1 else 0
        if box and not written.inside(box, "h1"):
            yield box
            return


def _around(written: Tokens, asked: list[int]) -> int:
    """Return the element that holds all of some tags, with its title."""
    box = asked[0]
    while box > 0 and written.ends[box] < asked[-1]:
        box = written.parents[box]
    while (up := written.parents[box]) > 0 and _adds_a_title(written, up, box):
        box = up
    return max(box, 0)


def _adds_a_title(written: Tokens, up: int, box: int) -> bool:
    return written.length(up) - written.length(box) <= _LONGEST_TITLE


def _largest(written: Tokens, at: int, fits: Callable[[Tokens, int], bool]) -> Iterator[int]:
    """Yield the largest box close around a tag that fits, if one does."""
    found, up = 0, written.parents[at]
    for _ in range(_LEVELS):
        if up <= 0 or written.ends[up] - up > _MOST_TAGS:
            break
        if written.names[up] in _BOXES and fits(written, up):
            found = up
        up = written.parents[up]
    if found:
        yield found


def _is_form(written: Tokens, at: int) -> bool:
    return _is_small(written, at, _LONGEST_FORM, _LONGEST_TEXT) and not _holds(written, at, _TITLE)


def _is_bar(written: Tokens, at: int) -> bool:
    small = _is_small(written, at, _LONGEST_BAR, _LONGEST_LABEL)
    return small and not _holds(written, at, _NO_BAR)


def _is_sale(written: Tokens, at: int) -> bool:
    if not _is_small(written, at, _LONGEST_SALE, _LONGEST_SALE):
        return False
    texts = map(str.strip, written.texts[at + 1 : written.ends[at] + 1])
    return not any(map(_SENTENCE_END.search, texts))


def _is_small(written: Tokens, at: int, whole: int, one: int) -> bool:
    if written.length(at) > whole:
        return False
    return all(len(text) <= one for text in written.texts[at + 1 : written.ends[at] + 1])


def _holds(written: Tokens, at: int, names: frozenset[str]) -> bool:
    return not names.isdisjoint(written.names[at + 1 : written.ends[at]])
