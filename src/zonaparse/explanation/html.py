"""An explanation as one file: the page as it was saved, beside what was read of it."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel

from zonaparse.article import Article, BacaJuga, Block, Embed, Figure, Heading, Image, Quote, Table
from zonaparse.errors import PageNotKept
from zonaparse.explanation.cleaning import cleaned
from zonaparse.explanation.marking import marked
from zonaparse.explanation.model import Candidate, ExplainedField, ExplainedLine, Explanation
from zonaparse.explanation.pairs import lines_of
from zonaparse.fields import roles
from zonaparse.render import onefile

_VIEW = "zonaparse.explanation.view"
_KINDS = {
    "title": "title", "deck": "deck", "published_at": "time", "modified_at": "time",
    "authors": "people", "editors": "people", "credit_line": "people",
    "image": "picture", "images": "picture", "section": "subject", "tags": "subject",
    "source": "subject", "dateline": "body",
}  # fmt: skip
_LABELS = {
    "published_at": "Published",
    "modified_at": "Changed", "credit_line": "Sign-off", "image": "Lead picture",
    "url": "Address", "archived": "Copy in a web archive",
}  # fmt: skip
_BY_VERDICT = {
    "title": "headline", "deck": "deck", "image": "caption", "tags": "tags",
    "credit_line": "sign_off",
}  # fmt: skip
_BYLINES = frozenset(("label", "outside", "left_out"))
_FIRST = tuple(_KINDS)
_NO_PLACE = frozenset(
    ("blocks", "images", "published_text", "dateline")
)  # what they are of has its own
_LONGEST_BYLINE = 160  # characters
_NAMES_ON_PAGE = re.compile(r'data-(field|candidate|line)="([^"]*)"')
_DOCUMENT = (
    '<!doctype html><html><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">'
    "<style>{style}</style></head><body data-page>{body}</body></html>"
)


class _Other(NamedTuple):
    """What another source says of a field."""

    key: str
    value: str
    source: str
    why: str


class _Field(NamedTuple):
    """A field as it is shown; `key` tells its place on the page, '' if it has none."""

    kind: str
    label: str
    key: str
    value: str
    source: str
    others: list[_Other]


class _Block(NamedTuple):
    """A block of the article as it is shown: its text in parts, some of them links."""

    kind: str
    name: str
    key: str
    parts: list[tuple[str, str | None]]
    heading: str = ""
    rows: list[list[str]] = []  # noqa: RUF012
    quote: bool = False


class _Left(NamedTuple):
    """A line that was left out."""

    rule: str
    key: str
    text: str


def written(explanation: Explanation, page: str | None, *, pictures: bool) -> str:
    """Return the file; raise PageNotKept for an explanation without its page."""
    if page is None:
        raise PageNotKept("the explanation was read from JSON, which has no page: explain() it")
    view = _View(explanation, page, pictures=pictures)
    (style, frame), (script,) = parts()
    images = "data: http: https:" if pictures else "data:"
    inner = onefile.policy(styles=[frame], images=images)
    article = explanation.article
    return onefile.filled(_VIEW, "explanation.html", {
        "policy": onefile.policy(styles=[style, frame], scripts=[script], images=images),
        "style": onefile.Raw(style),
        "script": onefile.Raw(script),
        "srcdoc": _DOCUMENT.format(policy=inner, style=frame, body=view.page),
        "heading": article.title or "(no headline)",
        "about": list(_about(article)),
        "title": article.title,
        "deck": article.deck,
        "problems": article.problems,
        "fields": list(view.fields()),
        "absent": list(view.absent()),
        "blocks": list(view.blocks()),
        "left": list(view.left()),
    })  # fmt: skip


def parts() -> tuple[list[str], list[str]]:
    """Return the styles and scripts of such a file: what a document allows that holds one."""
    style = onefile.part("zonaparse.render", "plain.css") + onefile.part(_VIEW, "explanation.css")
    styles = [style, onefile.part(_VIEW, "frame.css")]
    return styles, [onefile.part(_VIEW, "explanation.js")]


def _about(article: Article) -> Iterator[str]:
    if article.url:
        yield article.url
    yield f"read as {article.template}"
    if article.confidence is not None:
        yield f"confidence {article.confidence:.2f}"


class _View:
    """What is shown of one explanation, and where each thing of it is on the page."""

    def __init__(self, explanation: Explanation, page: str, *, pictures: bool) -> None:
        self.article, self.lines = explanation.article, explanation.lines
        self.known = {field.name: field for field in explanation.fields}
        others = chain.from_iterable(map(_not_chosen, explanation.fields))
        self.numbers = {id(candidate): number for number, candidate in enumerate(others)}
        chosen = ((name, field.chosen) for name, field in self.known.items())
        fields = {n: c.path for n, c in chosen if c and c.path and n not in _NO_PLACE}
        told = {
            self.numbers[id(candidate)]: candidate.path
            for field in explanation.fields
            for candidate in _not_chosen(field)
            if candidate.path
        }
        self.page = cleaned(marked(page, self.lines, fields, told, pictures=pictures))
        self.there = {
            f"{kind}:{name}"
            for kind, names in _NAMES_ON_PAGE.findall(self.page)
            for name in names.split()
        }

    def fields(self) -> Iterator[_Field]:
        """Yield the fields that have a value, those that a reader looks for first."""
        names = (*_FIRST, *(name for name in self.known if name not in _FIRST))
        for name in names:
            field = self.known.get(name)
            if field is None or name == "published_text":
                continue
            if value := self._value(name):
                others = [self._other(each) for each in _not_chosen(field)]
                kind, source = _KINDS.get(name, "other"), field.source or ""
                yield _Field(kind, _label(name), self._field_key(name), value, source, others)

    def _value(self, name: str) -> str:
        value, printed = _value(getattr(self.article, name)), self.article.published_text
        return f"{value}, printed as: {printed}" if name == "published_at" and printed else value

    def absent(self) -> Iterator[str]:
        """Yield the names of the fields that have no value."""
        return (_label(n) for n in self.known if not _value(getattr(self.article, n)))

    def blocks(self) -> Iterator[_Block]:
        """Yield the blocks of the article with their places."""
        blocks = self.article.blocks
        for number, (block, lines) in enumerate(
            zip(blocks, lines_of(blocks, self.lines), strict=True), 1
        ):
            yield _block(block, f"{_label(block.kind)} {number}", self._line_key(lines))

    def left(self) -> Iterator[_Left]:
        """Yield the lines that were left out."""
        for number, line in enumerate(self.lines):
            if line.verdict == "left_out":
                yield _Left(line.rule, self._line_key([number]), line.text)

    def _other(self, candidate: Candidate) -> _Other:
        key = f"candidate:{self.numbers[id(candidate)]}"
        shown = key if key in self.there else ""
        return _Other(shown, candidate.value, candidate.source, candidate.why)

    def _field_key(self, name: str) -> str:
        """Return where a field stands: its node, else the line that says the same."""
        if f"field:{name}" in self.there:
            return f"field:{name}"
        printed = {
            "published_at": [self.article.published_text or ""],
            "authors": self.article.authors,
            "editors": self.article.editors,
        }.get(name, [])
        if name == "dateline" and (dateline := self.article.dateline):
            return self._opening(dateline.text)
        verdict = _BY_VERDICT.get(name)
        numbers = [n for n, line in enumerate(self.lines) if line.verdict == verdict]
        numbers = numbers or [n for n, line in enumerate(self.lines) if _says(line, printed)]
        numbers.sort(key=lambda n: name[:-1] not in dict(roles.labelled(self.lines[n].text)))
        return next(filter(None, (self._line_key([number]) for number in numbers)), "")

    def _opening(self, text: str) -> str:
        """Return where the first line of the text stands that begins with a dateline."""
        opens = (n for n, each in enumerate(self.lines) if each.verdict == "body")
        found = (n for n in opens if self.lines[n].text.startswith(text))
        return next((self._line_key([number]) for number in found), "")

    def _line_key(self, numbers: list[int]) -> str:
        there = [str(number) for number in numbers if f"line:{number}" in self.there]
        return f"line:{' '.join(there)}" if there else ""


def _says(line: ExplainedLine, texts: list[str]) -> bool:
    """Say whether a short line that is not of the text holds all of some texts."""
    if line.verdict not in _BYLINES or len(line.text) > _LONGEST_BYLINE:
        return False
    return bool(texts) and all(text and text in line.text for text in texts)


def _not_chosen(field: ExplainedField) -> list[Candidate]:
    return [candidate for candidate in field.candidates if not candidate.chosen]


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def _value(value: Any) -> str:
    """Return a value as a text; '' for none."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        if isinstance(value[0], BaseModel):
            return f"{len(value)} in all"
        return ", ".join(map(str, value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, Image):
        return " / ".join(filter(None, (value.caption, value.credit, value.url)))
    if isinstance(value, BaseModel):
        told = value.model_dump(mode="json", exclude_none=True)
        return str(told.get("text") or ", ".join(f"{key} {each}" for key, each in told.items()))
    return str(value)


def _block(block: Block, name: str, key: str) -> _Block:
    if isinstance(block, Heading):
        return _Block("body", name, key, [], heading=block.text)
    if isinstance(block, Table):
        return _Block("body", name, key, [], rows=block.rows)
    if isinstance(block, BacaJuga):
        label = f"{block.label or 'Baca Juga'}: "
        return _Block("prompt", name, key, [(label, None), (block.text, block.url)])
    if isinstance(block, Figure):
        return _Block("picture", name, key, [(_value(block.image), None)])
    if isinstance(block, Embed):
        return _Block("body", name, key, [(block.url, None)])
    return _Block("body", name, key, list(_linked(block)), quote=isinstance(block, Quote))


def _linked(block: Any) -> Iterator[tuple[str, str | None]]:
    at = 0
    for link in block.links:
        yield block.text[at : link.start], None
        yield block.text[link.start : link.end], link.url
        at = link.end
    yield block.text[at:], None
