"""Tirto, the layout of 2025 and later."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="tirto",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="selectors of two readers, of whom one looked at live pages in 2026-07",
            never_seen="a whole page; where the lead picture stands, and tags that are shown",
        ),
        hosts=("tirto.id",),
        marks=("mmc.tirto.id/", "content-text-editor"),
        language="id",
        outlets=frozenset(("tirto", "tirtoid")),
        headline=("h1.article-title", "h1"),
        title=("h1.article-title", *GENERIC.title),
        # "Terbit 22 Jul 2026 17:00 WIB": the head knows the time of the update only.
        published=(
            '.byline div:lexbor-contains("Terbit")',
            ".byline div",
            *GENERIC.published,
        ),
        authors=(
            ".byline >> a.reporter-name",
            "div.credit >> span.reporter-grup",
            *GENERIC.authors,
        ),
        section=(".breadcrumbs-wrapper >> a", *GENERIC.section),
        # meta[name=news_keywords] mixes the tags with the names of sections.
        tags=(".tag-wrapper >> a", ".baca-tag >> a"),
        container=(".content-text-editor", *GENERIC.container),
        markup=Markup(
            figures="figure",
            drop="script, aside, form, [id^='gpt-'], [id^='div-gpt'], .ads",
            boxes=".baca-holder",
        ),
    ),
)
