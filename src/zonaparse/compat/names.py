"""The names that other extractors have for what an Article holds."""

from collections.abc import Callable
from typing import Any, NamedTuple

from zonaparse.article import Article


class Name(NamedTuple):
    """A field of another extractor, what it is here, in what it differs, and how it is had.

    `ours` is "" for what an article does not hold.
    """

    theirs: str
    ours: str
    differs: str = ""
    had: Callable[[Article], Any] | None = None


def _day(article: Article) -> str | None:
    return article.published_at.date().isoformat() if article.published_at else None


def _joined(article: Article) -> str | None:
    return "; ".join(article.authors) or None


def _picture(article: Article) -> str | None:
    return article.image.url if article.image else None


def _pictures(article: Article) -> list[str]:
    return [image.url for image in article.images if image.url]


def _sections(article: Article) -> list[str]:
    return [article.section] if article.section else []


def _lines(article: Article) -> str | None:
    return "\n".join(article.paragraphs) or None


_TRAFILATURA = (
    Name("title", "title", "without the site's name"),
    Name("author", "authors", "a list; editors and the site are in none of it", _joined),
    Name("url", "url"),
    Name("hostname", "", "the host of `url`"),
    Name("description", "deck", "the line under the headline, not the meta element"),
    Name("sitename", "site"),
    Name("date", "published_at", "a datetime with its zone, as exact as the page", _day),
    Name("categories", "section", "the deepest level of the breadcrumb", _sections),
    Name("tags", "tags", "as printed, each for itself"),
    Name("text", "body", "paragraphs are parted by a blank line, without related links", _lines),
    Name("image", "image.url", "`image` has the caption and the credit, too", _picture),
    Name("language", "language", "as the page says; it is not guessed"),
    Name("comments", "", "comments of readers are left out"),
    Name("license", "", "not read"),
    Name("pagetype", "", "what is no article raises NotAnArticle, with its reason"),
    Name("fingerprint", "", "not made"),
)  # fmt: skip
_NEWSPAPER = (
    Name("title", "title", "without the site's name"),
    Name("authors", "authors", "without editors, sites and words of buttons"),
    Name("publish_date", "published_at", "always with its zone, or None", lambda a: a.published_at),
    Name("text", "body", "without related links and captions"),
    Name("top_image", "image.url", "`image` has the caption and the credit, too", _picture),
    Name("images", "images", "those of the article alone, as Image", _pictures),
    Name("meta_description", "deck", "the line that is printed, not the meta element"),
    Name("meta_site_name", "site"),
    Name("meta_lang", "language"),
    Name("canonical_link", "url"),
    Name("tags", "tags", "a list in printed order"),
    Name("movies", "blocks", "addresses of blocks of the kind `embed`"),
    Name("html", "", "it is yours: parse() takes the page and keeps none of it"),
    Name("keywords", "", "nothing is computed of the text"),
    Name("summary", "", "nothing is computed of the text"),
)  # fmt: skip
_FUNDUS = (
    Name("title", "title"),
    Name("authors", "authors", "editors are `editors`"),
    Name("publishing_date", "published_at", "None if the page has none", lambda a: a.published_at),
    Name("plaintext", "body", "", lambda article: article.body or None),
    Name("body", "blocks", "one flat list in order; headings are blocks, the deck is `deck`"),
    Name("topics", "tags"),
    Name("images", "images"),
    Name("free_access", "access", "`free`, `metered` or `paid`, and None where the page is silent"),
    Name("lang", "language"),
    Name("publisher", "site", "the name; `network` and `template` say the family"),
    Name("exception", "", "parse() raises; parse_many() gives it as `error`"),
)  # fmt: skip
NAMES = {"trafilatura": _TRAFILATURA, "newspaper": _NEWSPAPER, "fundus": _FUNDUS}


def named_as(peer: str, article: Article) -> dict[str, Any]:
    """Return what an article holds under the names of "trafilatura", "newspaper" or "fundus".

    Values are as that extractor has them: its `date` is a day, its `author` one text. What an
    article does not hold is left out. Raises KeyError for another name.

    >>> article = Article(title="Panen", authors=["Ani", "Budi"], template="")
    >>> named_as("trafilatura", article)["author"]
    'Ani; Budi'
    """
    found = {}
    for name in NAMES[peer]:
        if name.had:
            found[name.theirs] = name.had(article)
        elif name.ours and "." not in name.ours:
            found[name.theirs] = getattr(article, name.ours)
    return found
