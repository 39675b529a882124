"""What follows the text in its container: lines built otherwise than it is."""

from itertools import pairwise

from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate, roles
from zonaparse.region import inset

_LEAST_SENTENCE = 60  # characters
_MOST_LINES, _LONGEST_BIOGRAPHY, _MOST_WORDS = 6, 600, 5  # words of a name
_MOST = 0.3  # of the text, that a tail may hold


def without(lines: list[Line]) -> list[Line]:
    """Return the lines up to the last that is built like the text, and the labels behind it."""
    whole = sum(len(line.text) for line in lines)
    usual = inset.usual(lines, lambda line: line.look) - {""}
    last = max((n for n, line in enumerate(lines) if line.look in usual), default=len(lines))
    tail = lines[last + 1 :]
    if sum(len(line.text) for line in tail if _is_sentence(line)) > _MOST * whole:
        return lines
    around = {line.around for line in lines if line.look in usual}
    return [*lines[: last + 1], *(line for line in tail if _stays(line, around))]


def without_biography(lines: list[Line]) -> list[Line]:
    """Return the lines without a last box that tells who somebody is: a name, and a text that
    begins with it.
    """
    texts = [number for number, line in enumerate(lines) if line.text][-_MOST_LINES:]
    for name, text in pairwise(texts):
        said, told = lines[name].text, lines[text]
        rest = sum(len(line.text) for line in lines[name:])
        if rest > _LONGEST_BIOGRAPHY or not (_is_name(said) and told.text.startswith(said)):
            continue
        if all(line.around != told.around for line in lines[:name]):
            return [*lines[:name], *(line for line in lines[name:] if _stays(line, set()))]
    return lines


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)


def _stays(line: Line, around: set[int]) -> bool:
    if not line.text:
        return True
    if line.around in around and (line.kind == "list_item" or _is_sentence(line)):
        return True
    return bool(roles.labelled(line.text)) or boilerplate.split_sign_off(line.text)[1] is not None


def _is_sentence(line: Line) -> bool:
    linked = sum(span.end - span.start for span in line.links)
    return len(line.text) - linked >= _LEAST_SENTENCE and line.text[-1] in '.!?…”"'
