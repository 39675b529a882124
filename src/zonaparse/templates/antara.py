"""Antara, the national news agency: its national site and its regional ones."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.rules.vocabulary import AGENCIES
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

# Regional offices: "Denpasar (Antara Bali) -"; each had a domain of its own before 2018.
_REGIONS = """
aceh ambon babel bali banten bengkulu gorontalo jabar jambi jateng jatim jawabarat jogja kalbar
kalsel kaltara kalteng kaltim kepri kupang lampung makassar maluku manado mataram megapolitan ntb
ntt papua papuabarat riau sulbar sulsel sulteng sultra sulut sumbar sumsel sumut yogya yogyakarta
""".split()
# Whose reports it takes over: "Beijing (ANTARA News/Xinhua-OANA) -".
_MORE_AGENCIES = """
oana yonhap irna itartass rianovosti vna kcna mediaoutreach wam qna bna spa
""".split()
_OUTLETS = frozenset(
    {*"antara antaranews antaranewscom antarafoto lkbnantara antaraanpos prwire".split()}
    | {prefix + region for prefix in ("antara", "antaranews") for region in _REGIONS}
    | {name + oana for name in (*AGENCIES, *_MORE_AGENCIES) for oana in ("", "oana")}
)

_ANTARA = Template(
    family="antara",
    evidence=Evidence(
        grade="B",
        date="2026-04",
        seen="the selectors of two readers of 2022 to 2026, and of four of the regional sites; the "
        "markup of one regional article of 2022",
        never_seen="a whole page later than 2017, or one of a regional site",
    ),
    network="Antara",
    language="id",
    outlets=_OUTLETS,
    headline=(
        "h1.wrap__article-detail-title",
        ".wrap__article-detail-title h1",
        "h1.post-title",
        "h1",
    ),
    title=(
        "h1.wrap__article-detail-title",
        ".wrap__article-detail-title h1",
        "h1.post-title",
        *GENERIC.title,
    ),
    deck=("header .quote_old",),
    published=(
        ".wrap__article-detail-info .list-inline-item.mr-2",
        ".wrap__article-detail-info .text-secondary.font-weight-normal",
        "span.article-date",
        *GENERIC.published,
    ),
    # "Pewarta: ... Editor: ... Copyright": above the text, at its end, or under it.
    authors=(
        ".wrap__article-detail-info .text-muted.mt-2.small",
        "p.text-muted.small",
        "label:author",
    ),
    editors=("label:editor", ".text-muted.small"),
    tags=("ul.blog-tags >> a", ".blog-tags >> a", *GENERIC.tags),
    image=(
        "div.wrap__article-detail-image figure",
        "figure.image-overlay",
        "header.post-header-detail",
    ),
    caption=("header .wp-caption-text",),
    container=(
        "div.wrap__article-detail-content",
        "div.post-content",
        "[itemprop=articleBody]",
    ),
    markup=Markup(
        drop="p.text-muted.small, .ads, .adsbygoogle, script, .quote_old:empty, .blog-tags",
        figures="figure",
        boxes="span.baca-juga",
    ),
)

_2015 = _ANTARA.but(
    variant="2015",
    variant_marks=(Mark("page", "#content_news"),),
    evidence=Evidence(
        grade="A",
        date="2017-05",
        seen="three whole pages of 2015 to 2017",
        never_seen="a page of a regional site of these years",
    ),
    url=(*GENERIC.url, "div.bjbrt [itemprop=url] @href", "a[itemprop=url] @href"),
    headline=("h1.title", "h1"),
    title=("h1.title", *GENERIC.title),
    published=("div.date time", "div.date", "meta:datepublished", "jsonld:datePublished"),
    authors=("div.byline [itemprop=author]", "div.byline", "label:author"),
    editors=("[itemprop=editor]", "label:editor"),
    deck=("div.bjbrt > blockquote",),
    section=("ul#topnav > li.active a",),
    tags=(
        "span[itemprop=keywords]",
        "div.bjbrt meta[itemprop=keywords] @content",
        "jsonld:keywords",
    ),
    image=("#image_news",),
    caption=(),
    image_url=("#image_news img @src",),
    container=("#content_news",),
    markup=Markup(
        drop="p.mt10, p.date, [itemprop=publisher], [itemprop=keywords], script, .adsbygoogle",
        figures="figure",
        caption="#caption_news",
    ),
)

FAMILIES = (
    replace(
        _ANTARA,
        hosts=("antaranews.com", *(f"antara{region}.com" for region in _REGIONS)),
        assets=(
            "img.antaranews.com",
            "cimg.antaranews.com",
            "cdn.antaranews.com",
            "static.antaranews.com",
        ),
        signs=("wrap__article-detail-title", "content_news", "image_news", "box_fly"),
        variants=(_2015,),
    ),
)
