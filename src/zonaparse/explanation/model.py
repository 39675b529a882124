"""The shape of an explanation."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from zonaparse.article import Article
from zonaparse.explanation import shown

Verdict = Literal[
    "body",
    "caption",
    "deck",
    "embed",
    "headline",
    "label",
    "left_out",
    "outside",
    "prompt",
    "sign_off",
    "table",
    "tags",
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class ExplainedLine(_Part):
    """A line of the page, and what it was taken for."""

    text: str = Field(description="The line as it is printed; a single <br> is a newline.")
    verdict: Verdict = Field(
        description="What it was taken for: 'body' is text, 'left_out' stands in the container of "
        "the text and is none, 'outside' stands elsewhere and is no field's either."
    )
    rule: str = Field(description="The rule, step or source that told so.")
    path: str | None = Field(
        description="CSS path of the block that it stands in; null if it was read from data."
    )


class Candidate(_Part):
    """What one source says about a field."""

    value: str = Field(description="The texts of the source; of what was found, the value.")
    source: str = Field(description="The source as `Article.provenance` writes it.")
    path: str | None = Field(description="CSS path of its node; null if it has none or several.")
    chosen: bool = Field(description="True for the one from which the field was taken.")
    why: str = Field(description="Why it was chosen or not, as a sentence.")


class ExplainedField(_Part):
    """A field of the article, and all that the page says about it."""

    name: str = Field(description="Name of the field of the Article.")
    source: str | None = Field(description="Where its value came from; null if it has none.")
    candidates: list[Candidate] = Field(description="What the sources say, best source first.")

    @property
    def chosen(self) -> Candidate | None:
        """The candidate from which the field was taken."""
        return next((each for each in self.candidates if each.chosen), None)


class Explanation(_Part):
    """An Article, every line of its page in order, and every field with its candidates."""

    article: Article = Field(description="What parse() returns.")
    lines: list[ExplainedLine] = Field(description="All lines of text, in the order of the page.")
    fields: list[ExplainedField] = Field(description="The fields of the article.")
    _page: str | None = PrivateAttr(default=None)  # the HTML of its body, which JSON has not

    def __repr__(self) -> str:
        left = f"{len(self.left_out)} left out"
        return f"Explanation({self.article!r}, {len(self.lines)} lines, {left})"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        return shown.html(self)

    @property
    def left_out(self) -> list[ExplainedLine]:
        """The lines in the container of the text that are no part of the article."""
        return [line for line in self.lines if line.verdict == "left_out"]

    def to_html(self, *, pictures: bool = False) -> str:
        """Return one HTML file: the page as it was saved beside the article, each linked to the
        other, with what was left out, other candidates and problems.

        It loads nothing and runs no script of the page, whatever that holds; with `pictures` it
        loads the pictures of the page from their addresses. Needs the extra `html`. Raises
        PageNotKept for an explanation that was read from JSON.

        >>> from zonaparse import explain
        >>> page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
        >>> explain(page).to_html().startswith("<!doctype html>")
        True
        """
        from zonaparse.explanation.html import written  # few explanations are written so

        return written(self, self._page, pictures=pictures)
