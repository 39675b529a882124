"""Suara and the regional sites of Arkadia."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_SUARA = Template(
    family="suara",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages, one of 2022",
        never_seen="a whole page",
    ),
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
)

_2016 = _SUARA.but(
    variant="2016",
    variant_marks=(Mark("page", "#contentsWrapper"),),
    evidence=Evidence(
        grade="B",
        date="2019-06",
        seen="the selectors of two readers of 2016 and 2019",
        never_seen="a whole page",
    ),
    headline=("#contentsWrapper h1", "h1"),
    title=("#contentsWrapper h1", *GENERIC.title),
    published=("time[itemprop=datePublished]", *GENERIC.published),
    authors=("#contentsWrapper author", "author", "label:author", *GENERIC.authors),
    image=("#contentsWrapper figure",),
    container=(
        "#contentsWrapper [itemprop=articleBody]",
        "#contentsWrapper div[itemprop=description]",
        "#contentsWrapper article",
    ),
    markup=Markup(drop="script, header, h1, time, author, .ads, [id*=div-ad]", figures="figure"),
    pager=None,
)

FAMILIES = (replace(_SUARA, hosts=("suara.com",), variants=(_2016,)),)
