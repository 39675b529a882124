"""An Article in the vocabulary of schema.org."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zonaparse.article import Article, Image

_FREE = {"free": True, "paid": False}


def news_article(article: "Article") -> dict[str, Any]:
    """Return an Article as the JSON-LD of a NewsArticle; what is absent is left out."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": article.url,
        "mainEntityOfPage": article.url and {"@type": "WebPage", "@id": article.url},
        "headline": article.title,
        "description": article.deck,
        "datePublished": _time(article.published_at, article.published_precision),
        "dateModified": _time(article.modified_at),
        "author": _people(article.authors),
        "editor": _people(article.editors),
        "publisher": _publisher(article),
        "isBasedOn": article.source and {"@type": "CreativeWork", "name": article.source},
        "articleSection": article.section,
        "keywords": article.tags,
        "dateline": article.dateline and article.dateline.text,
        "image": [_image(image) for image in _pictures(article) if image.url],
        "articleBody": article.body,
        "inLanguage": article.language,
        "isAccessibleForFree": _FREE.get(article.access or ""),
        "archivedAt": article.archived and article.archived.url,
    }
    return _present(told)


def _present(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _time(at: datetime | None, precision: str | None = None) -> str | None:
    """Return a time as ISO 8601, or its day where no more is known."""
    if at is None:
        return None
    return at.date().isoformat() if precision == "day" else at.isoformat()


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _publisher(article: "Article") -> dict[str, Any] | None:
    """Return the site within its network, or whichever of both is known."""
    chain = [name for name in (article.site, article.network) if name]
    found: dict[str, Any] | None = None
    for name in reversed(chain):
        within = {"parentOrganization": found} if found else {}
        found = {"@type": "NewsMediaOrganization", "name": name, **within}
    return found


def _pictures(article: "Article") -> "list[Image]":
    return article.images or ([article.image] if article.image else [])


def _image(image: "Image") -> dict[str, Any]:
    told = {
        "@type": "ImageObject",
        "url": image.url,
        "caption": image.caption,
        "creditText": image.credit,
        "alternateName": image.alt,
    }
    return _present(told)
