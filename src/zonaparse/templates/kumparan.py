"""Kumparan."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="kumparan",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="a reader that was checked on live pages",
            never_seen="a whole page; another reader found no paragraphs by the same attribute",
        ),
        hosts=("kumparan.com",),
        network="Kumparan",
        language="id",
        outlets=frozenset("kumparan kumparancom kumparannews kumparanbisnis".split()),
        headline=("[data-qa-id=story-title]", "h1"),
        title=("[data-qa-id=story-title]", *GENERIC.title),
        published=("[data-qa-id=publish-date]", *GENERIC.published),
        authors=("[data-qa-id=author-name]", *GENERIC.authors),
        tags=(
            "div:has(> a[data-qa-id=tag-topic]) >> a[data-qa-id=tag-topic]",
            "a[data-qa-id=tag-topic]",
        ),
        image=("figure[data-qa-id=image-figure]",),
        # Paragraphs stand side by side, or each in a div of its own.
        container=(
            "div:has(> [data-qa-id=story-paragraph] ~ [data-qa-id=story-paragraph])",
            "div:has(> div > [data-qa-id=story-paragraph])",
            "[itemprop=articleBody]",
        ),
        markup=Markup(drop="[data-qa-id^=desktop-article-page-inline-], script", figures="figure"),
    ),
)
