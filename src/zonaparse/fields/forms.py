"""Boxes in which a reader fills something in: polls, newsletters. None is text."""

import re

from zonaparse.fields.tokens import Tokens

# Addresses and choices; what is typed into other fields may be for a tool that the text offers.
_FIELD = re.compile(r'\stype="(?:email|radio)"', re.IGNORECASE)
_BOXES = frozenset(("div", "section", "aside", "form", "fieldset"))
_LONGEST, _LONGEST_PIECE = 300, 140  # characters of a box, and of one text in it
_MOST_TAGS = 120  # of a box


def boxes(written: Tokens) -> list[int]:
    """Return the largest small box around each field that a reader fills in, outermost first."""
    found: dict[int, None] = {}
    for at in written.places.get("input", ()):
        if _FIELD.search(written.attributes[at]) and (box := _around(written, at)):
            found[box] = None
    outer: list[int] = []
    for at in sorted(found):
        if not outer or at > written.ends[outer[-1]]:
            outer.append(at)
    return outer


def _around(written: Tokens, at: int) -> int:
    """Return the largest box around a field that has no sentence of an article; 0 if none."""
    box, up = 0, written.parents[at]
    while up > 0 and written.ends[up] - up <= _MOST_TAGS and written.length(up) <= _LONGEST:
        texts = written.texts[up + 1 : written.ends[up] + 1]
        if max(map(len, map(str.strip, texts)), default=0) > _LONGEST_PIECE:
            break
        if written.names[up] in _BOXES:
            box = up
        up = written.parents[up]
    return box
