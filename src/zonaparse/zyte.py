"""Articles as items of zyte-common-items, and back; needs the extra `zyte`.

What the other side has no place for is lost: LOST_TO_ZYTE and LOST_FROM_ZYTE name all of it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from zonaparse import extras
from zonaparse.article import Article, Image, Paragraph, Problem, ProblemCode
from zonaparse.fields.dates import WIB
from zonaparse.render import html

with extras.told():
    import zyte_common_items as zyte

LOST_TO_ZYTE = {
    "site": "no place",
    "network": "no place",
    "published_precision": "a day is given as its 00:00",
    "editors": "no place",
    "source": "no place",
    "tags": "no place",
    "dateline": "no place; it stays in the first paragraph",
    "image.caption": "no place; in `articleBodyHtml` for pictures of the body",
    "image.credit": "as the caption",
    "image.alt": "as the caption",
    "images": "those without an address, and what is printed at the others",
    "blocks": "`articleBody` has their texts, `articleBodyHtml` all of them; back come paragraphs",
    "credit_line": "no place",
    "paging": "no place",
    "archived": "no place",
    "access": "no place",
    "template": "no place",
    "provenance": "no place",
    "problems": "no place",
    "confidence": "no place: `metadata.probability` says another thing",
    "confidences": "no place",
}
LOST_FROM_ZYTE = {
    "url": "`canonicalUrl` is taken where there is one",
    "dateModifiedRaw": "no place",
    "authors.nameRaw": "no place",
    "authors.email": "no place",
    "authors.url": "no place",
    "breadcrumbs": "the name of the last one is `section`",
    "articleBodyHtml": "`articleBody` is read",
    "videos": "no place",
    "audios": "no place",
    "metadata": "no place",
}
_FIELDS = {
    "url": "canonicalUrl",
    "title": "headline",
    "deck": "description",
    "published_at": "datePublished",
    "published_text": "datePublishedRaw",
    "modified_at": "dateModified",
    "authors": "authors",
    "section": "breadcrumbs",
    "image": "mainImage",
    "images": "images",
    "blocks": "articleBody",
    "language": "inLanguage",
}
_OF_LISTS = (
    "headline", "datePublished", "datePublishedRaw", "authors", "inLanguage", "mainImage",
    "images", "articleBody",
)  # fmt: skip


def to_zyte(article: Article, url: str | None = None) -> zyte.Article:
    """Return an article as Zyte's item.

    `url` is the address of the response, by default the article's own. Times keep their offset.
    Raises ValueError if neither is there: the item can't be without it.
    """
    if not (address := url or article.url):
        raise ValueError("the article has no address: give to_zyte() that of its page as `url`")
    return zyte.Article(url=address, canonicalUrl=article.url, **_values(article))


def _values(article: Article) -> dict[str, Any]:
    return {
        "headline": article.title,
        "description": article.deck,
        "datePublished": _iso(article.published_at),
        "datePublishedRaw": article.published_text,
        "dateModified": _iso(article.modified_at),
        "authors": [zyte.Author(name=name) for name in article.authors] or None,
        "breadcrumbs": [zyte.Breadcrumb(name=article.section)] if article.section else None,
        "inLanguage": article.language,
        "mainImage": next(_images([article.image] if article.image else []), None),
        "images": list(_images(article.images)) or None,
        "articleBody": article.body or None,
        "articleBodyHtml": html.render(article.blocks) or None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None


def _images(images: Iterable[Image]) -> Iterator[zyte.Image]:
    return (zyte.Image(url=image.url) for image in images if image.url)


def from_zyte(item: zyte.Article | zyte.ArticleFromList) -> Article:
    """Return Zyte's item as an article, whose `template` is "zyte-common-items".

    A time without an offset is taken as WIB, which `problems` tells; one that is no ISO 8601 is
    left out.
    """
    problems: list[Problem] = []
    published = _time("published_at", item.datePublished, problems)
    modified = _time("modified_at", getattr(item, "dateModified", None), problems)
    breadcrumbs = getattr(item, "breadcrumbs", None)
    told: dict[str, Any] = {
        "url": getattr(item, "canonicalUrl", None) or item.url,
        "title": item.headline,
        "deck": getattr(item, "description", None),
        "published_at": published,
        "published_text": item.datePublishedRaw,
        "modified_at": modified,
        "authors": [author.name for author in item.authors or [] if author.name],
        "section": breadcrumbs[-1].name if breadcrumbs else None,
        "image": Image(url=item.mainImage.url) if item.mainImage else None,
        "images": [Image(url=image.url) for image in item.images or []],
        "blocks": [Paragraph(text=text) for text in _paragraphs(item.articleBody)],
        "language": item.inLanguage,
    }
    provenance = {name: f"zyte:{_FIELDS[name]}" for name, value in told.items() if value}
    return Article(template="zyte-common-items", provenance=provenance, problems=problems, **told)


def _time(field: str, told: str | None, problems: list[Problem]) -> datetime | None:
    """Return a time; what is assumed of its zone is added to the problems."""
    try:
        at = datetime.fromisoformat(told or "")
    except ValueError:
        return None
    if at.tzinfo:
        return at
    message = f"{told}: it has no offset, and was taken as WIB"
    problems.append(Problem(code=ProblemCode.ZONE_ASSUMED, field=field, message=message))
    return at.replace(tzinfo=WIB)


def _paragraphs(body: str | None) -> list[str]:
    """Return the paragraphs of a body: parted by blank lines, or by lines where there are none."""
    text = (body or "").strip()
    parts = re.split(r"\n[ \t]*\n\s*", text) if re.search(r"\n[ \t]*\n", text) else text.split("\n")
    return [part for part in parts if part.strip()]


def to_zyte_list(articles: Iterable[Article], url: str) -> zyte.ArticleList:
    """Return articles as Zyte's list of the page at `url`, which lists them.

    What LOST_TO_ZYTE names is lost, and `deck`, `modified_at` and `section` with it.
    """
    return zyte.ArticleList(url=url, articles=list(map(_listed, articles)))


def _listed(article: Article) -> zyte.ArticleFromList:
    values = _values(article)
    return zyte.ArticleFromList(url=article.url, **{name: values[name] for name in _OF_LISTS})


def from_zyte_list(listed: zyte.ArticleList) -> list[Article]:
    """Return the articles of Zyte's list; see from_zyte()."""
    return [from_zyte(item) for item in listed.articles or []]
