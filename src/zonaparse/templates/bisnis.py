"""Bisnis.com."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="bisnis",
        index="https://www.bisnis.com/index?categoryId=0&type=indeks&date={day:%Y-%m-%d}&page={page}",
        evidence=Evidence(
            grade="C",
            date="2026-04",
            seen="the selectors of one reader of 2022 and one of 2026",
            never_seen="a whole page, and a page behind the paywall",
        ),
        hosts=("bisnis.com",),
        network="Bisnis Indonesia",
        language="id",
        outlets=frozenset("bisnis bisniscom bisnisindonesia".split()),
        headline=("h1.detailsTitleCaption", "h1"),
        title=("h1.detailsTitleCaption", *GENERIC.title),
        published=(".detailsAttributeDates", ".authorTime", *GENERIC.published),
        authors=(".authorName", "a.auth", *GENERIC.authors),
        editors=("div.editor", "label:editor"),
        container=("article.detailsContent", "div[itemprop=articleBody]"),
        markup=Markup(
            drop=".ads, script, .paywall", figures="figure", boxes='[class*="baca-juga-box"]'
        ),
    ),
)
