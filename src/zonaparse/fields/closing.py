"""How a story begins and ends: headlines and datelines above it, marks and sign-offs below it."""

from typing import Any

from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate
from zonaparse.text import squash

RawBlock = dict[str, Any]  # one that is not yet validated
_LONGEST_DATELINE = 80  # characters
_MOST_SIGNS = 2  # of the reporter, of the desk


def drop_headlines(found: list[Line | RawBlock], headlines: set[str]) -> None:
    """Take the headlines and the time of the article off the beginning."""
    while (at := _next_text(found)) is not None:
        text = found[at].text  # type: ignore[union-attr]
        if squash(text) not in headlines and not boilerplate.is_stamp(text):
            return
        del found[at]


def join_dateline(found: list[Line | RawBlock]) -> None:
    """Join a dateline that stands outside of the first paragraph to it."""
    at = _next_text(found) or 0  # below the lead picture
    first, second = ([*found[at : at + 2], None, None])[:2]
    if not isinstance(first, Line) or not isinstance(second, Line) or not first.runs_on:
        return
    if len(first.text) <= _LONGEST_DATELINE and first.text[-1] in "-–—":
        found[at : at + 2] = [first.before(second)]


def _signs_in_bold(line: Line, text: str) -> bool:
    bold = line.kind == "paragraph" and line.bold >= len(text) > 0
    return bold and boilerplate.is_signature(text)


def _next_text(found: list[Line | RawBlock]) -> int | None:
    return next((i for i, item in enumerate(found) if isinstance(item, Line)), None)


def close(found: list[Line | RawBlock], credit_line: str | None) -> str | None:
    """Take the end mark and the sign-offs off, of which one that is a line may stand under another;
    return these, with what is known of the `credit_line`.
    """
    signs = [credit_line] if credit_line else []
    for at in reversed(range(len(found))):
        line = found[at]
        if not isinstance(line, Line):
            continue
        text, sign = _split_sign_off(line) if len(signs) < _MOST_SIGNS else (line.text, None)
        signs = [sign, *signs] if sign else signs
        text = boilerplate.strip_end_mark(text)
        found[at] = line.cut(0, len(text))
        if text:
            break
        del found[at]
    return " ".join(signs) or None


def _split_sign_off(line: Line) -> tuple[str, str | None]:
    text = boilerplate.strip_end_mark(line.text)
    return ("", text) if _signs_in_bold(line, text) else boilerplate.split_sign_off(text)
