"""Suara and the regional sites of Arkadia."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="suara",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="a reader that was checked on live pages, one of 2022",
            never_seen="a whole page",
        ),
        hosts=("suara.com",),
        network="Arkadia",
        language="id",
        outlets=frozenset(
            "suara suaracom suarabanten suarabantenid suarajabar suarajabarid suarajatim "
            "suarajatimid suarajogja suarajogjaid suarabali suarabaliid suarasumut "
            "suarasumutid".split()
        ),
        headline=(".article-image h1", "h1"),
        title=(".article-image h1", *GENERIC.title),
        authors=(".author-trigger >> a", "div.writer", *GENERIC.authors),
        tags=(".article-tags >> a", *GENERIC.tags),
        image=(".article-image figure", ".article-image"),
        container=(".article-content", "article.detail-content"),
        # "Baca 10 detik" sums the article up again on each of its pages.
        markup=Markup(
            drop=".ten-second, [id*=div-ad], .placeholder_belt, .placeholder_read_body, script, "
            "#next-article, .wrap-pagination, .ads",
            figures="figure",
            boxes=".article-read",
        ),
        pager=Pager(
            widget=".pagination-custom",
            active=".active",
            numbers="a, span",
            next='a[rel="next"]',
            all='a[href*="page=all"]',
        ),
    ),
)
