"""An Article as an item of Scrapy."""

from typing import Any, Self

from scrapy import Field, Item

from zonaparse.article import Article

_TIMES = ("published_at", "modified_at")


def _iso(at: Any) -> Any:
    """Return a time as ISO 8601: exporters of Scrapy before 2.14 leave its zone out."""
    return at.isoformat() if hasattr(at, "isoformat") else at


class ArticleItem(Item):
    """The fields of an Article and what is derived from them; any of them may be set.

    `published_at` and `modified_at` are aware datetimes, exported as ISO 8601 with their offset;
    all other values are those of `Article.model_dump(mode="json")`: texts, numbers, lists, dicts.
    What is absent is None or []. Fields of your own are declared as in any item of Scrapy.

    >>> class Rated(ArticleItem):
    ...     stars = Field()
    >>> item = Rated.of(Article(title="Panen Raya", template="prmn/2020"))
    >>> item["stars"] = 5
    >>> item["title"], item["body"], item["stars"]
    ('Panen Raya', '', 5)
    """

    url = Field()
    site = Field()
    network = Field()
    title = Field()
    deck = Field()
    published_at = Field(serializer=_iso)
    published_precision = Field()
    published_text = Field()
    modified_at = Field(serializer=_iso)
    authors = Field()
    editors = Field()
    source = Field()
    section = Field()
    tags = Field()
    dateline = Field()
    image = Field()
    images = Field()
    caption = Field()
    body = Field()
    paragraphs = Field()
    blocks = Field()
    baca_juga = Field()
    credit_line = Field()
    paging = Field()
    archived = Field()
    language = Field()
    access = Field()
    template = Field()
    provenance = Field()
    problems = Field()
    confidence = Field()
    confidences = Field()

    def __repr__(self) -> str:
        """Return a line, as Scrapy logs each item."""
        return f"{type(self).__name__}({self.get('title')!r}, {self.get('url')!r})"

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return the item of an Article."""
        times = {name: getattr(article, name) for name in _TIMES}
        return cls({**article.model_dump(mode="json"), **times})
