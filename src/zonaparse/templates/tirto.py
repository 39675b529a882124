"""Tirto."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="tirto",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="a reader that was checked on live pages, one of 2022",
            never_seen="a whole page",
        ),
        hosts=("tirto.id",),
        network="Tirto",
        language="id",
        outlets=frozenset("tirto tirtoid".split()),
        headline=("h1.article-title", "h1"),
        title=("h1.article-title", *GENERIC.title),
        published=('.byline div:lexbor-contains("Terbit")', ".byline", *GENERIC.published),
        authors=(
            ".byline >> a.reporter-name",
            "div.credit >> span.reporter-grup",
            *GENERIC.authors,
        ),
        section=(".breadcrumbs-wrapper >> a", *GENERIC.section),
        # meta[name=news_keywords] mixes tags with names of sections.
        tags=("meta:article:tag",),
        container=(".content-text-editor",),
        markup=Markup(drop="[id^=gpt-], script, .ads", figures="figure", boxes=".baca-holder"),
    ),
)
