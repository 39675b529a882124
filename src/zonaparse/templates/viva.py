"""Viva."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_CHANNELS = (
    "bisnis bola digital edukasi foto health kuliner life lifestyle militer news newscom nusantara "
    "otomotif politik showbiz sport techno tekno travel trending"
).split()
_OUTLETS = frozenset(
    ("viva", "vivacoid", "vivalog", "tvone", *(f"viva{name}" for name in _CHANNELS))
)

_VIVA = Template(
    family="viva",
    article_url=r"/\d{5,}-",
    index="/indeks",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="the selectors of three readers of 2022 to 2026",
        never_seen="a whole page later than 2016",
    ),
    network="Viva",
    language="id",
    outlets=_OUTLETS,
    headline=("h1.main-content-title", "h1"),
    title=("h1.main-content-title", *GENERIC.title),
    published=("div.main-content-date", *GENERIC.published),
    authors=("div.main-content-author >> a", "div.main-content-author", *GENERIC.authors),
    section=("div:has(> a.breadcrumb-step) >> a.breadcrumb-step", *GENERIC.section),
    tags=("div.main-content-tag >> a", *GENERIC.tags),
    image=("div.main-content-image", "figure"),
    container=("div.main-content-detail", "[itemprop=articleBody]"),
    markup=Markup(
        drop=".ads, script, .main-content-ads, .widget-other-article, .main-content-tag",
        figures="figure",
        boxes=".recommended-article",
    ),
    pager=Pager(
        widget=".pagination",
        active=".active",
        numbers="a",
        next='a[rel="next"]',
        all='a[href*="page=all"]',
    ),
)

_2018 = _VIVA.but(
    variant="2018",
    variant_marks=(Mark("page", "div.leading-title"),),
    evidence=Evidence(
        grade="A",
        date="2020-10",
        seen="61 whole pages of 2020",
        never_seen="an article of several pages, a photo story",
    ),
    headline=("div.leading-title h1", "h1"),
    title=("div.leading-title h1", *GENERIC.title),
    published=("div.leading-date", *GENERIC.published),
    authors=("div.leading-author-list >> a", "jsonld:author"),
    section=("div.leading-breadcrumb >> li a", *GENERIC.section),
    tags=("div.article-tag >> a", 'ul:has(> li > a[href*="medium=detail"]) >> h4', *GENERIC.tags),
    image=("div.leading-image",),
    caption=("div.leading-image-caption",),
    credit=("div.leading-image-info li",),
    container=("div.article-detail",),
    markup=Markup(
        drop=".ads, script, [class^=iklan-], .article-related-inside",
        figures="figure",
        boxes=".recommended-article",
    ),
    pager=None,
)

_2015 = _VIVA.but(
    variant="2015",
    variant_marks=(Mark("page", "article.article-detail"),),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="two whole pages of 2015 and 2016, of two channels",
        never_seen="an article of several pages",
    ),
    headline=("article.article-detail h1", "h1"),
    title=("article.article-detail h1", *GENERIC.title),
    deck=("article.article-detail div.summary",),
    published=("div.smalldesc div.date", *GENERIC.published),
    authors=("div.smalldesc div.author",),
    section=("div.upperdeck-kanal",),
    tags=("div.tag-container >> a",),
    image=("div.thumbcontainer",),
    caption=("div.photodesc",),
    credit=("div.photodesc b",),
    editors=("[itemprop=editor]", "label:editor"),
    container=("[itemprop=articleBody]", "#article-content", "span[itemprop=description]"),
    markup=Markup(drop="script, .portlet, .shareArea, .ads, .tag-container", figures="figure"),
    pager=None,
)

_2017 = _VIVA.but(
    variant="2017",
    variant_marks=(Mark("page", "h1.title-big-detail, span.meta-author"),),
    evidence=Evidence(
        grade="C",
        date="2017-02",
        seen="the selectors of one reader",
        never_seen="a whole page",
    ),
    headline=("h1.title-big-detail", "h1"),
    title=("h1.title-big-detail", *GENERIC.title),
    published=("span.meta-author", *GENERIC.published),
    authors=("span.meta-author >> b", "label:author"),
    container=("div.detail-content", "[itemprop=articleBody]"),
    markup=Markup(drop="script, .ads, .share-btn-right, .tag-container", figures="figure"),
)

FAMILIES = (
    replace(
        _VIVA,
        hosts=("viva.co.id",),
        assets=("media.viva.co.id", "thumb.viva.co.id", "cdn-media.viva.id"),
        signs=("leading-title", "main-content-title", "upperdeck-kanal", "title-big-detail"),
        variants=(_2018, _2015, _2017),
    ),
)
