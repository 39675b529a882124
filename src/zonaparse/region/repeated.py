"""Pull quotes: lines that print a part of another paragraph once more."""

from collections import Counter

from zonaparse.document.lines import Line
from zonaparse.text import squash

_LEAST, _MOST = 40, 300  # characters of a pull quote
_KINDS = frozenset(("paragraph", "quote"))
_MOST_QUOTES = 30  # of one text; each is looked for in all of it
_FEW = 4  # lines of a text in which none is looked for


def without(lines: list[Line]) -> list[Line]:
    """Return the lines without those that one built as most are holds, and they are not."""
    if len(lines) < _FEW:
        return lines
    looks: Counter[str] = Counter()
    for line in lines:
        looks[line.look] += len(line.text)
    usual = looks.most_common(1)[0][0]
    own = [line for line in lines if line.look == usual and line.kind != "quote"]
    apart = [line for line in lines if _may_be_one(line, usual)]
    if not 0 < len(apart) <= _MOST_QUOTES:
        return lines
    whole = "\n".join(squash(line.text) for line in own)
    again = {id(line) for line in apart if squash(line.text) in whole}
    return [line for line in lines if id(line) not in again]


def _may_be_one(line: Line, usual: str) -> bool:
    if line.kind not in _KINDS or not _LEAST <= len(line.text) <= _MOST:
        return False
    return line.kind == "quote" or line.look != usual
