"""What follows the text in its container: lines built otherwise than it is."""

from zonaparse.fields import boilerplate, inset, roles
from zonaparse.fields.lines import Line

_LEAST_SENTENCE = 60  # characters
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


def _stays(line: Line, around: set[int]) -> bool:
    if not line.text:
        return True
    if line.around in around and (line.kind == "list_item" or _is_sentence(line)):
        return True
    return bool(roles.labelled(line.text)) or boilerplate.split_sign_off(line.text)[1] is not None


def _is_sentence(line: Line) -> bool:
    linked = sum(span.end - span.start for span in line.links)
    return len(line.text) - linked >= _LEAST_SENTENCE and line.text[-1] in '.!?…”"'
