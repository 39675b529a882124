"""Where each field of an Article came from, and what the other sources said."""

from collections.abc import Iterable
from typing import NamedTuple

from zonaparse.article import Article
from zonaparse.fields.readings import texts
from zonaparse.parse import read
from zonaparse.templates.template import SOURCE_FIELDS, Template

_ARTICLE_FIELDS = {"published": "published_at", "modified": "modified_at", "image_url": "image"}

_ABOUT = frozenset(("template", "provenance", "problems", "network", "published_precision"))


class Explanation(NamedTuple):
    """One field: where its value came from, and the texts of the sources not taken."""

    field: str
    source: str | None
    others: list[tuple[str, str]]


def explain(
    html: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable[Template] = (),
    unwrap: bool = True,
) -> tuple[Article, list[Explanation]]:
    """Return the Article as parse() does, and an Explanation of each of its fields.

    Raises what parse() raises.
    """
    draft = read(html, url, encoding, templates, unwrap=unwrap)
    article = draft.article()
    others: dict[str, list[tuple[str, str]]] = {}
    for name in SOURCE_FIELDS:
        field = _ARTICLE_FIELDS.get(name, name)
        for source in getattr(draft.template, name):
            found = texts(draft.page, source, draft.labels)
            told = article.provenance.get(field, "")
            if found and not told.endswith(source):
                others.setdefault(field, []).append((source, ", ".join(found)))
    fields = [name for name in Article.model_fields if name not in _ABOUT]
    return article, [
        Explanation(name, article.provenance.get(name), others.get(name, [])) for name in fields
    ]
