"""Viva: viva.co.id. One layout of 2014 to 2016, and the one of about 2018 and later."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_OUTLETS = frozenset(("viva", "vivacoid", "vivanews", "vivanewscom", "vivalife", "vivabola"))
_DROP = "script, .portlet, .shareArea, .social-share, .ads, [class*='banner'], [id^='div-gpt']"

_2018 = Template(
    family="viva",
    variant="2018",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="selectors of five readers, 2023 to 2026-07",
        never_seen="a whole page later than 2016; captions, tags and the paging widget",
    ),
    language="id",
    outlets=_OUTLETS,
    headline=("h1.main-content-title", "h1"),
    title=("h1.main-content-title", *GENERIC.title),
    published=("div.main-content-date", *GENERIC.published),
    # meta[name=author] is the company.
    authors=(
        "div.main-content-author >> li",
        "div.main-content-author",
        "label:author",
        "jsonld:author",
    ),
    section=("div:has(> a.breadcrumb-step) >> a.breadcrumb-step", *GENERIC.section),
    tags=("div.main-content-tag >> a", "div.tag-list >> a", *GENERIC.tags),
    image=("div.main-content-image", "div.mci-frame"),
    container=("div.main-content-detail", *GENERIC.container),
    markup=Markup(
        figures="figure, div.main-content-image",
        caption="figcaption, p, li",
        boxes="div.recommended-article",
        drop=f"{_DROP}, div.widget-other-article, div.main-content-tag",
    ),
)

_2015 = _2018.but(
    variant="2015",
    variant_marks=(Mark("headline", "div.smalldesc, div.upperdeck-kanal, div.thumbcontainer"),),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="two whole pages, 2015-06 and 2016-02",
        never_seen="an article of several pages, an inline prompt to another article",
    ),
    headline=("article.article-detail h1", "h1"),
    title=("article.article-detail h1", *GENERIC.title),
    deck=("article.article-detail div.summary",),
    published=("div.smalldesc div.date", *GENERIC.published),
    authors=("div.smalldesc div.author >> b", "div.smalldesc div.author", "label:author"),
    section=("div.upperdeck-kanal",),
    # The keywords of the head are shown nowhere on the page.
    tags=("article.article-detail div.tags >> a",),
    image=("div.thumbcontainer",),
    caption=("div.photodesc",),
    credit=("div.photodesc > b",),
    container=("[itemprop=articleBody]", "div#article-content"),
    markup=Markup(drop=_DROP),
)

FAMILIES = (
    replace(
        _2018,
        hosts=("viva.co.id", "vivanews.com"),
        marks=("cdn-media.viva.id/", "thumb.viva.co.id/", "thumb.viva.id/"),
        variants=(_2015,),
    ),
)
