"""Republika."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_REPUBLIKA = Template(
    family="republika",
    article_url=r"/berita/+[a-z0-9]{6,14}/",
    index="https://republika.co.id/index/{page:x50}/{day:%Y/%m/%d}",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages, 33 scraped articles of 2025",
        never_seen="a whole page later than 2016",
    ),
    network="Republika",
    language="id",
    outlets=frozenset("republika republikacoid republikaonline rol".split()),
    headline=(".max-card__title h1", "h1"),
    title=(".max-card__title h1", *GENERIC.title),
    deck=(".max-card__teaser",),
    published=("div.date.date-item__headline", *GENERIC.published),
    # JSON-LD calls the editor ("Red") the author.
    authors=('.max-card__title :lexbor-contains("Rep:")', "label:author"),
    editors=('.max-card__title :lexbor-contains("Red:")', "label:editor"),
    source=("label:source",),
    tags=(".tags >> a", "meta:keywords"),
    image=(".max-card__image figure", ".max-card__image"),
    container=(".article-content article", ".article-content", "[itemprop=articleBody]"),
    markup=Markup(
        drop=".footnote-wrap, .ads, script, #next-article, .tags",
        figures="figure",
        caption=".caption-img, figcaption",
        credit=".source-img",
        boxes=".picked-article",
    ),
)

_2015 = _REPUBLIKA.but(
    variant="2015",
    variant_marks=(
        Mark(
            "page",
            "div.txt-detailberita, div.detail-berita, .wp-conten-detail, "
            "div.wrap-head, div.txt-detail",
        ),
    ),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="two whole pages of 2015 and 2016, of two layouts",
        never_seen="an article of several pages",
    ),
    deck=(),
    headline=("h1.jdl-detail", "div.jdl-detail", "div.wrap-head h2", "h1"),
    title=(
        "h1.jdl-detail",
        "div.jdl-detail h2, div.jdl-detail h1",
        "div.wrap-head h2",
        *GENERIC.title,
    ),
    published=(
        "div.rangka > div.date",
        "div.date-detail",
        "div.wrap-head span.date",
        *GENERIC.published,
    ),
    authors=(
        'div.red td:has(strong:lexbor-contains("Reporter"))',
        'div.red:lexbor-contains("Rep:"), div.red:has(:lexbor-contains("Rep:"))',
        "label:author",
    ),
    editors=(
        'div.red td:has(strong:lexbor-contains("Redaktur"))',
        'div.red:lexbor-contains("Red:"), div.red:has(:lexbor-contains("Red:"))',
        "label:editor",
    ),
    source=(
        'div.red td:has(strong:lexbor-contains("Sumber"))',
        'div.detail-berita > div:not(.content-detail):not([class*=ads]):lexbor-contains("Sumber")',
        "label:source",
    ),
    section=("div.breadcome >> a", *GENERIC.section),
    tags=("div.tags >> span a", "div:has(> div.tagging) >> div.tagging a"),
    image=("div.img-detailberita", "div.img-detail"),
    caption=("div.caption-foto", "div.wp-cap div.caption"),
    credit=("div.def-foto", "div.cap-foto"),
    container=("div.txt-detailberita", "div.content-detail", "div.txt-detail", "div.detail-berita"),
    markup=Markup(drop=".ads, .ads-160, script, .tags, .tagging", figures="figure"),
)

FAMILIES = (
    replace(
        _REPUBLIKA,
        hosts=("republika.co.id",),
        signs=("header-rol", "menu-rol", "wp-set-all-header", "max-card__title"),
        assets=("static.republika.co.id",),
        variants=(_2015,),
    ),
)
