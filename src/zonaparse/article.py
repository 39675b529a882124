"""The Article and its parts: data, no behaviour beyond what is derived from the blocks."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    computed_field,
)
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaMode

from zonaparse import notebook, schema_org
from zonaparse.problem_codes import ProblemCode as ProblemCode

SCHEMA_VERSION = 1
_KIND = "What the block is; the blocks differ by it."


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Problem(_Part):
    """One thing that a careful user should know; an Article without any is a clean reading."""

    code: ProblemCode = Field(description="Stable code to filter on.")
    field: str | None = Field(default=None, description="The field concerned, if it is one.")
    message: str = Field(description="The same as a sentence, with the values concerned.")


class Problems(list[Problem]):
    """A list of problems that is short where it is printed."""

    def __repr__(self) -> str:
        return notebook.problems_line(self)

    def _repr_html_(self) -> str:
        return notebook.problems_html(self)


class InlineLink(_Part):
    """A link inside a text block."""

    start: int = Field(description="Offset of the first linked character in the block's text.")
    end: int = Field(description="Offset after the last linked character.")
    url: str = Field(description="Absolute http(s) address.")


class _Text(_Part):
    text: str = Field(description="The text as a reader sees it; a single <br> is a newline.")
    links: list[InlineLink] = Field(
        default_factory=list, description="Inline links in order, with offsets into the text."
    )


class Paragraph(_Text):
    """A paragraph of the body."""

    kind: Literal["paragraph"] = Field(default="paragraph", description=_KIND)


class Heading(_Text):
    """A sub-heading of the body."""

    kind: Literal["heading"] = Field(default="heading", description=_KIND)
    level: int = Field(description="1 to 6, from h1 to h6.")


class ListItem(_Text):
    """One item of a list."""

    kind: Literal["list_item"] = Field(default="list_item", description=_KIND)
    ordered: bool = Field(default=False, description="True inside a numbered list.")


class Quote(_Text):
    """A block quotation, or the text of an embedded post."""

    kind: Literal["quote"] = Field(default="quote", description=_KIND)


class Image(_Part):
    """A picture with what is printed at it."""

    url: str | None = Field(default=None, description="Absolute address, as the page shows it.")
    caption: str | None = Field(default=None, description="The caption without its credit.")
    credit: str | None = Field(default=None, description="Photographer or agency.")
    alt: str | None = Field(default=None, description="Alternative text.")


class Figure(_Part):
    """A picture inside the body."""

    kind: Literal["figure"] = Field(default="figure", description=_KIND)
    image: Image = Field(description="The picture.")


class BacaJuga(_Part):
    """An inline prompt to read a related article; never part of the body text."""

    kind: Literal["baca_juga"] = Field(default="baca_juga", description=_KIND)
    text: str = Field(description="Headline of the related article as printed.")
    url: str = Field(description="Its absolute address.")
    label: str | None = Field(default=None, description="The label as printed: 'Baca Juga'.")


class Table(_Part):
    """A table of the body."""

    kind: Literal["table"] = Field(default="table", description=_KIND)
    rows: list[list[str]] = Field(description="Cell texts, row by row.")


class Embed(_Part):
    """A video, a post or another document shown inside the body."""

    kind: Literal["embed"] = Field(default="embed", description=_KIND)
    url: str = Field(description="Absolute address of what is embedded.")


Block = Annotated[
    Paragraph | Heading | ListItem | Quote | Figure | BacaJuga | Table | Embed,
    Field(discriminator="kind"),
]


class Link(_Part):
    """A related link that stands in the flow of the body."""

    text: str = Field(description="Headline of the related article as printed.")
    url: str = Field(description="Its absolute address.")
    label: str | None = Field(default=None, description="The label as printed: 'Baca Juga'.")
    after: int | None = Field(
        default=None,
        description="Index in `paragraphs` of the paragraph that it follows; None before all.",
    )


class Dateline(_Part):
    """The opening that says who reports from where; it stays in the first paragraph."""

    text: str = Field(description="As printed, without the dash: 'JAKARTA, KOMPAS.com'.")
    outlet: str | None = Field(default=None, description="The outlet: 'KOMPAS.com'.")
    place: str | None = Field(default=None, description="The place: 'JAKARTA'.")


class Paging(_Part):
    """Where this page stands in an article of several pages."""

    page: int = Field(description="Number of this page, from 1.")
    pages: int | None = Field(default=None, description="How many pages the page says there are.")
    next_url: str | None = Field(default=None, description="Address of the next page.")
    all_url: str | None = Field(
        default=None, description="Address of all pages in one document, where the page links it."
    )


class Archived(_Part):
    """The copy in a web archive that a page was read from."""

    url: str | None = Field(
        default=None, description="Address of the copy, where it is known: of the Wayback Machine."
    )
    at: AwareDatetime | None = Field(
        default=None, description="When the archive captured the page, in UTC."
    )


Precision = Literal["day", "minute", "second"]


class Article(_Part):
    """One news article as its page tells it.

    Absent is None or an empty list: nothing is guessed. `provenance` names the source of
    every field that has a value, `problems` tells what a careful user should know.

    >>> article = Article(title="Panen Raya", template="prmn/2020")
    >>> article.published_at is None, article.paragraphs, article.body
    (True, [], '')
    """

    url: str | None = Field(
        default=None,
        description="Page-1 address as the page states it (canonical, else og:url), "
        "else the address given to parse(); tracking parameters off.",
    )
    site: str | None = Field(default=None, description="Name of the site: 'Zona Banten'.")
    network: str | None = Field(default=None, description="Network of the site: 'PRMN'.")
    title: str | None = Field(
        default=None,
        description="Headline as shown, without the site's name; None if there is none.",
    )
    deck: str | None = Field(default=None, description="The line under the headline.")
    published_at: AwareDatetime | None = Field(
        default=None,
        description="Publication time in the zone as printed (WIB +07:00, WITA +08:00, "
        "WIT +09:00); a time without a zone takes the family's.",
    )
    published_precision: Precision | None = Field(
        default=None,
        description="How exactly the page tells the time (':00' is no second); with 'day' the "
        "time of `published_at` is 00:00 and means nothing.",
    )
    published_text: str | None = Field(default=None, description="The date as printed.")
    modified_at: AwareDatetime | None = Field(
        default=None, description="Time of the last change, where it differs from publication."
    )
    authors: list[str] = Field(default_factory=list, description="People who wrote it.")
    editors: list[str] = Field(default_factory=list, description="People who edited it.")
    source: str | None = Field(
        default=None, description="What the article is based on: 'Sumber: Aljazeera'."
    )
    section: str | None = Field(default=None, description="Deepest level of the breadcrumb.")
    tags: list[str] = Field(default_factory=list, description="Tags in printed order.")
    dateline: Dateline | None = Field(
        default=None, description="Dateline; it also stays in the first paragraph."
    )
    image: Image | None = Field(default=None, description="Lead picture.")
    images: list[Image] = Field(
        default_factory=list, description="All pictures of the article, the lead first."
    )
    blocks: list[Block] = Field(
        default_factory=list, description="The body in reading order, typed by `kind`."
    )
    credit_line: str | None = Field(
        default=None, description="Sign-off at the end of the body: '(vyp/kna)'."
    )
    paging: Paging | None = Field(
        default=None, description="Set where the article has several pages."
    )
    archived: Archived | None = Field(
        default=None,
        description="Set for a copy out of a web archive; `url` is then the original address.",
    )
    language: str | None = Field(default=None, description="ISO 639-1 code: 'id'.")
    access: Literal["free", "metered", "paid"] | None = Field(
        default=None, description="Who may read it, where the page says so."
    )
    template: str = Field(description="Family and variant that read the page: 'prmn/2020'.")
    provenance: dict[str, str] = Field(
        default_factory=dict, description="Field name to where its value came from."
    )
    problems: Annotated[list[Problem], AfterValidator(Problems)] = Field(
        default_factory=Problems, description="What a careful user should know."
    )
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="How sure it is that the page is an article and the body whole and clean; "
        "None where no body was found in the page.",
    )
    confidences: dict[str, float] = Field(
        default_factory=dict,
        description="How sure `title`, `authors` and `published_at` are, from 0 to 1, by the name "
        "of the field; one without a value is not in it.",
    )

    def __repr__(self) -> str:
        return notebook.article_line(self)

    def __str__(self) -> str:  # pydantic's own has the whole body
        return repr(self)

    def _repr_html_(self) -> str:
        return notebook.article_html(self)

    @computed_field(description="Text of paragraphs, headings, list items and quotes, in order.")  # type: ignore[prop-decorator]
    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if isinstance(block, _Text)]

    @computed_field(description="The paragraphs joined by a blank line.")  # type: ignore[prop-decorator]
    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    def text(self, *, tables: bool = False, captions: bool = False) -> str:
        r"""Return the body as text for a corpus, a blank line between its parts.

        Without options it is `body`. With `tables` each table stands where the page has it, a row
        a line, its cells parted by tabs; with `captions` so do the captions of pictures in the
        body.

        >>> table = Table(rows=[["Kota", "Harga"], ["Serang", "Rp 9.000"]])
        >>> article = Article(template="", blocks=[Paragraph(text="Harga beras:"), table])
        >>> article.text(tables=True)
        'Harga beras:\n\nKota\tHarga\nSerang\tRp 9.000'
        """
        parts = (_words(block, tables=tables, captions=captions) for block in self.blocks)
        return "\n\n".join(part for part in parts if part is not None)

    @computed_field(description="Caption of the lead picture.")  # type: ignore[prop-decorator]
    @property
    def caption(self) -> str | None:
        return self.image.caption if self.image else None

    @computed_field(description="Inline related links in order.")  # type: ignore[prop-decorator]
    @property
    def baca_juga(self) -> list[Link]:
        found, seen = [], 0
        for block in self.blocks:
            if isinstance(block, _Text):
                seen += 1
            elif isinstance(block, BacaJuga):
                after = seen - 1 if seen else None
                found.append(Link(text=block.text, url=block.url, label=block.label, after=after))
        return found

    def to_schema_org(self) -> dict[str, Any]:
        r"""Return the article as the JSON-LD of a NewsArticle of schema.org, ready for json.dumps.

        Times have their offset; one of which the page prints the day alone is that day. What is
        absent is left out, and so is what the vocabulary has no word for, such as `problems`.
        Within a page, escape each "<" of the JSON as "\u003c".

        >>> Article(title="Panen Raya", authors=["Ani"], template="").to_schema_org()["author"]
        [{'@type': 'Person', 'name': 'Ani'}]
        """
        return schema_org.news_article(self)

    @classmethod
    def model_json_schema(  # type: ignore[override]
        cls,
        by_alias: bool = True,
        ref_template: str = DEFAULT_REF_TEMPLATE,
        schema_generator: type[GenerateJsonSchema] = GenerateJsonSchema,
        mode: JsonSchemaMode = "serialization",
    ) -> dict[str, Any]:
        """Return the JSON Schema of what `model_dump_json()` writes, derived fields included.

        Its `$id` holds its version, which rises with every field that is added.
        """
        told = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:zonaparse:schema:article:{SCHEMA_VERSION}",
            "version": SCHEMA_VERSION,
        }
        return told | super().model_json_schema(by_alias, ref_template, schema_generator, mode)


class Articles(list[Article]):
    """A list of articles that a notebook shows as a table.

    >>> Articles([Article(title="Panen Raya", template="")])
    Articles(1: Article('Panen Raya', 0 blocks))
    """

    def __repr__(self) -> str:
        more = ", …" if len(self) > 1 else ""
        return f"Articles({len(self)}: {self[0]!r}{more})" if self else "Articles(0)"

    def _repr_html_(self) -> str:
        return notebook.articles_html(self)


def _words(block: Block, *, tables: bool, captions: bool) -> str | None:
    if isinstance(block, _Text):
        return block.text
    if tables and isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows) or None
    if captions and isinstance(block, Figure):
        return block.image.caption
    return None
