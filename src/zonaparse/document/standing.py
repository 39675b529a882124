"""Elements that hold paragraphs though their names say nothing of it: those that a page named
itself, and runs of several sentences beside each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from zonaparse.document.tokens import Tokens

INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_OF_LINES = frozenset("p li h1 h2 h3 h4 h5 h6".split())  # what is in these is a part of a line
_LEAST, _LEAST_RUN, _FEW_RUNS = 40, 60, 3  # characters; of a run; runs beside each other
_NEW_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+[\"“‘(]?[^\W\d_a-z]")


def blocks(written: Tokens, known: frozenset[str]) -> Iterator[int]:
    """Yield the start and end tags of such elements; `known` are the names of HTML."""
    named = (written.places[name] for name in written.places if is_own(name, known))
    for kind in chain(named, _runs(written)):
        if max(map(written.length, kind)) < _LEAST:
            continue
        for at in kind:
            if at and _stands_alone(written, at):
                yield from (at, written.ends[at])


def is_own(name: str, known: frozenset[str]) -> bool:
    """Say whether a tag's name is one that a page made up: `known` are those of HTML, and what is
    left of scripts that were not closed is no name.
    """
    return name not in known and name[:1].isalpha() and name.replace("-", "").isalnum()


def _runs(written: Tokens) -> Iterator[list[int]]:
    """Yield spans beside each other that no line breaks part, if a third of them have several
    sentences.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for at in written.places["span"]:
        rows[written.parents[at]].append(at)
    for row in rows.values():
        long = [at for at in row if written.length(at) >= _LEAST_RUN]
        if len(long) < _FEW_RUNS:
            continue
        several = sum(_NEW_SENTENCE.search(written.text(at)) is not None for at in long)
        if several * 3 >= len(long) and not any(_is_at_a_break(written, at) for at in row):
            yield row


def _is_at_a_break(written: Tokens, at: int) -> bool:
    return "br" in (written.names[at - 1], written.names[written.ends[at] + 1])


def _stands_alone(written: Tokens, at: int) -> bool:
    """Say whether no text stands right beside an element, and no line holds it."""
    around = (written.texts[at], written.texts[written.ends[at] + 1])
    if any(text and not text.isspace() for text in around):
        return False
    up = written.parents[at]
    while up > 0 and written.names[up] in INLINE:
        up = written.parents[up]
    return written.names[up] not in _OF_LINES
