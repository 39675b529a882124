"""An explanation as a notebook shows it: each field with its candidates, each line of the page."""

from typing import TYPE_CHECKING

from zonaparse.markup import table, text

if TYPE_CHECKING:
    from zonaparse.explanation.model import ExplainedField, Explanation

_LONGEST = 200  # characters of a line


def html(told: "Explanation") -> str:
    """Return the fields and the lines of an explanation as two tables."""
    fields = [row for field in told.fields for row in _rows(field)]
    lines = [[text(line.verdict), text(line.rule), _short(line.text)] for line in told.lines]
    heading = f"<h3>{text(told.article.title or '(no headline)')}</h3>"
    known = table(["Field", "Value", "Source", "Why"], fields)
    listed = table(["Taken for", "Rule", "Line"], lines)
    return f"{heading}{known}<details><summary>{len(lines)} lines</summary>{listed}</details>"


def _rows(field: "ExplainedField") -> list[list[str]]:
    """Return a row for each candidate, the one that was chosen in bold."""
    return [
        [
            text(field.name),
            f"<b>{_short(each.value)}</b>" if each.chosen else _short(each.value),
            text(each.source),
            text(each.why),
        ]
        for each in field.candidates
    ]


def _short(words: str) -> str:
    return text(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
