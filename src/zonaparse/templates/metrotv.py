"""Metro TV."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_BYLINE = "p.pt-20.date"  # holds both: "Naufal Zuhdi • 20 January 2026 18:30"

_METROTV = Template(
    family="metrotv",
    evidence=Evidence(
        grade="C",
        date="2026-07",
        seen="the selectors of one reader, kept up from 2025 to 2026",
        never_seen="a whole page; captions and tags are read as on any site",
    ),
    network="Media Group",
    language="id",
    outlets=frozenset("metrotv metrotvnews metrotvnewscom medcom medcomid".split()),
    published=(_BYLINE, *GENERIC.published),
    authors=(_BYLINE, "label:author", *GENERIC.authors),
    section=(".breadcrumb-content >> a", ".breadcrumb-content p", *GENERIC.section),
    container=("div.news-text",),
    markup=Markup(drop=".ads, script, [id^=div-gpt-ad]", figures="figure"),
)

_2016 = _METROTV.but(
    variant="2016",
    variant_marks=(Mark("page", "div.part.article"),),
    evidence=Evidence(
        grade="A", date="2016-10", seen="one whole mobile page", never_seen="a desktop page"
    ),
    published=("h1 + span.red", *GENERIC.published),  # "Rani Putri - 13 Oktober 2016 23:11 wib"
    authors=("h1 + span.red",),
    section=("ul.breadcrumb >> a",),
    tags=("div.lead span.mleft >> a",),
    image=("div.img5",),
    container=("div.part.article",),
    markup=Markup(drop="script", figures="figure", caption=".caption2", boxes="ul.related"),
)

_2016_DESKTOP = _METROTV.but(
    variant="2016-desktop",
    variant_marks=(Mark("page", "div.nate + div.pic"),),
    evidence=Evidence(
        grade="A", date="2016-02", seen="four whole pages", never_seen="an article of several pages"
    ),
    published=("div.nate > span", *GENERIC.published),
    authors=("div.nate", "label:author"),
    section=("ul.breadcrumb >> a", ".breadcrumb >> a", *GENERIC.section),
    tags=(),
    image=("div.nate + div.pic",),
    container=("div.info.demo",),
    lines=("[a-z]{3}",),  # "AZF", who edited it
    markup=Markup(drop="script", figures="figure", caption="h5.text", boxes="div.insert"),
)

_2016_APRIL = _METROTV.but(
    variant="2016-april",
    variant_marks=(Mark("page", "div.line > div.reg"),),
    evidence=Evidence(
        grade="A", date="2016-04", seen="four whole pages", never_seen="an article of several pages"
    ),
    published=("div.line > div.reg", *GENERIC.published),  # "Rani Putri • 11 Februari 2016 07:10"
    authors=("div.line > div.reg", "label:author"),
    section=("div.breadcrumbs >> a", *GENERIC.section),
    tags=("div:has(> div.line) >> a.tag",),
    image=("img.pic",),
    caption=("div.sum",),
    container=("div.page > div.tru",),
    markup=Markup(drop="script", figures="figure", boxes="div.related"),
)

_MEDCOM = _METROTV.but(
    family="medcom",
    hosts=("medcom.id",),
    evidence=Evidence(
        grade="D",
        date="2026-11",
        seen="that it belongs to Media Group; the fields are read as on any site",
        never_seen="a page, or a reader's selectors",
    ),
    container=(),
)

FAMILIES = (
    replace(
        _METROTV,
        hosts=("metrotvnews.com",),
        assets=("cdn01.metrotvnews.com", "cdn.metrotvnews.com"),
        variants=(_2016, _2016_DESKTOP, _2016_APRIL),
    ),
    _MEDCOM,
)
