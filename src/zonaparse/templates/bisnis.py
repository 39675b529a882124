"""Bisnis.com."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_BISNIS = Template(
    family="bisnis",
    index="https://www.bisnis.com/index?categoryId=0&type=indeks&date={day:%Y-%m-%d}&page={page}",
    evidence=Evidence(
        grade="C",
        date="2026-04",
        seen="the selectors of one reader of 2022 and one of 2026",
        never_seen="a whole page, and a page behind the paywall",
    ),
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
)

_2017 = _BISNIS.but(
    variant="2017",
    variant_marks=(Mark("page", "div.wrapper-date"),),
    evidence=Evidence(
        grade="A", date="2017-02", seen="one whole page", never_seen="an article of several pages"
    ),
    headline=("h1.title", "h1"),
    title=("h1.title", *GENERIC.title),
    published=("div.wrapper-date", *GENERIC.published),
    authors=("div.author > span", *GENERIC.authors),
    editors=(".tags div.editor", "label:editor"),
    section=("div.title-channel >> a", *GENERIC.section),
    tags=('div.tags >> a[href=""]',),
    container=("div:has(> div.photo-details)",),
    markup=Markup(drop="script, .tags, .socmed", figures="figure"),
)

FAMILIES = (
    replace(
        _BISNIS,
        hosts=("bisnis.com",),
        signs=("detailsTitleCaption", "title-channel"),
        variants=(_2017,),
    ),
)
