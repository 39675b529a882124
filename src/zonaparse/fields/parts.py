"""Lines with breaks in them: one paragraph, or several things one below the other."""

import re
from collections.abc import Iterator, Sequence

from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate, images, links, roles

_ITEM = re.compile(r"(?:[-–—•·*]|\d{1,2}[.)]|[a-z][.)])\s")
_ACCOUNT = re.compile(r"\A@\S+\s")
_LONGEST_HEADING = 100  # characters


def split(line: Line, above: Sequence[object]) -> Iterator[Line]:
    """Split a line before a prompt in brackets, and at its single breaks if a part is no text or if
    the parts are a typed list.

    A first part in bold is a heading, but for that of the first line, which may be a dateline:
    `above` is what stands above the line.
    """
    end = links.before_aside(line)
    if 0 < end < len(line.text):
        yield from split(line.cut(0, end), above)
        line = line.cut(end, len(line.text))
    if "\n" not in line.text:
        yield line
        return
    start, parts = 0, []
    for piece in line.text.split("\n"):
        parts.append(line.cut(start, start + len(piece)))
        start += len(piece) + 1
    if _is_byline(parts) or any(roles.is_datum(part.text) for part in parts):
        yield line
    elif any(map(is_no_text, parts)):
        yield from parts
    elif (at := _first_item(parts)) >= 0:
        if at:
            yield line.cut(0, sum(len(part.text) + 1 for part in parts[:at]) - 1)
        yield from parts[at:]
    elif _is_heading(parts[0], parts[1]) and any(isinstance(item, Line) for item in above):
        yield from (parts[0], line.cut(len(parts[0].text) + 1, len(line.text)))
    else:
        yield line


def _first_item(parts: list[Line]) -> int:
    """Return where a typed list begins that goes on to the end; -1 if none does."""
    items = [_ITEM.match(part.text) is not None for part in parts]
    at = items.index(True) if True in items else len(items)
    return at if len(items) - at > 1 and all(items[at:]) else -1


def is_no_text(line: Line) -> bool:
    """Say whether a line is a prompt, a label or furniture."""
    return bool(
        links.prompts(line)
        or links.bare_label(line)
        or boilerplate.is_furniture(line.text)
        or roles.labelled(line.text)
    )


def _is_byline(parts: list[Line]) -> bool:
    """Say whether a label and its value, or a name and what its bearer is, stand one below the
    other.
    """
    label, value, *rest = parts
    return (
        not rest
        and bool(roles.labelled(label.text))
        and roles.is_value(value.text)
        and not is_no_text(value)
    )


def _is_heading(line: Line, after: Line) -> bool:
    """Say whether the first part of a line is in bold, and what follows is not."""
    bold = 0 < len(line.text) <= min(line.bold, _LONGEST_HEADING) and not after.bold
    return bold and any(map(str.isalpha, line.text)) and line.text[-1] not in "-–—,"


def text_alone(line: Line) -> Line:
    """Return a line without the credit of a picture behind it; a quoted post without its account
    and the sound it is set to: "@rani ... ♬ ...".
    """
    if line.text.endswith((")", ").")):
        return line.cut(0, len(images.without_credit(line.text)))
    end = line.text.find("♬") if line.kind == "quote" else -1
    account = _ACCOUNT.match(line.text) if end >= 0 else None
    return line.cut(account.end() if account else 0, end) if end > 0 else line
