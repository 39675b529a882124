"""Trans Media: Detik, CNN Indonesia and CNBC Indonesia, which share a CMS."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_SISIP = (
    "table.linksisip, .linksisip, .noncontent, .sisip_artikel, .sisip_embed_sosmed, "
    '[class^="sisip_"], [class^="link_sisip"], .lihatjg'
)
_DROP = (
    '#collapsible, strong:lexbor-contains("(/)"), '
    ".parallaxindetail, .paradetail, .detail__body-tag, .newstag, .end-of-article, .ads-scrollpage-"
    "container, .clearfix.pt10, .pip-vid, script, [id^=div-gpt-ad], .detail__multiple, "
    ".detail__long-nav"
)

_DETIK = Template(
    family="detik",
    article_url=r"/d-\d+/",
    index="/indeks?date={day:%m/%d/%Y}&page={page}",
    variant="2023",
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="124 whole pages of 2023 and 2024, 16 of them photo stories, 1730 scraped articles of "
        "2025, a reader of 2026; the paging from seven readers and a stylesheet",
        never_seen="a whole page of an article of several pages",
    ),
    network="Trans Media",
    language="id",
    outlets=frozenset(
        "detik detikcom detiknews detikinet detikfinance detikhealth detiksport detikhot detikoto "
        "detiktravel detikfood detikjabar detikjateng detikjatim detikbali detiksumut detiksulsel "
        "wolipop 20detik".split()
    ),
    headline=("h1.detail__title", "h1"),
    title=("h1.detail__title", *GENERIC.title),
    # meta[name=pubdate] marks the local time with a false Z.
    published=("div.detail__date", "meta:dtk:publishdate", "jsonld:datePublished", "meta:pubdate"),
    authors=("div.detail__author", "meta:dtk:author", *GENERIC.authors),
    section=("div.page__breadcrumb >> a", *GENERIC.section),
    tags=("div.detail__body-tag >> a", *GENERIC.tags),
    image=("figure.detail__media-image", "div.detail__media figure"),
    gallery=("#slider-foto__detail >> figure",),
    container=("div.detail__body-text", "div.itp_bodycontent", "div.detail-text"),
    markup=Markup(
        drop=_DROP,
        figures="figure, div.pic_artikel_sisip, table.pic_artikel_sisip_table",
        caption="figcaption, span",
        boxes=_SISIP,
    ),
    pager=Pager(
        widget="div.detail__multiple, div.detail__long-nav",
        active=".detail__anchor-numb--active",
        numbers=".detail__anchor-numb",
        next="",
    ),
)

# What holds headline, date and author: 2013 to 2015, 2016, 2020.
_PLACES_2015 = "div.content_detail, div.detail_area, div.jdl, div.detail_content"

_DETIK_2015 = _DETIK.but(
    variant="2015",
    variant_marks=(
        Mark("page", "div.text_detail, div.detail_text, div.detail_content, div.artikel2"),
    ),
    evidence=Evidence(
        grade="A",
        date="2020-06",
        seen="one whole page of 2015, the selectors of eight readers of 2013 to 2020",
        never_seen="a whole page of 2016 to 2022, or of a channel other than Inet",
    ),
    headline=(f":is({_PLACES_2015}) h1", "h1"),
    title=("div.content_detail > h1", f":is({_PLACES_2015}) h1", "h1:", "meta:og:title"),
    published=(
        "div.content_detail > div.date",
        f":is({_PLACES_2015}) div.date",
        *_DETIK.published,
    ),
    authors=(
        "div.content_detail > div.author",
        f":is({_PLACES_2015}) div.author",
        "span.author",
    ),
    section=("ul.breadcrumb >> a", "div.breadcrumb >> a", *GENERIC.section),
    tags=("div.label_fokus >> div.jdl a", "div.detail_tag >> a", "div.detail_fokus_l >> a"),
    image=("div.pic_artikel", "div.media_artikel"),
    container=("div.text_detail", "div.itp_bodycontent", "div.detail_text", "div.artikel2"),
    markup=Markup(
        drop=_DROP,
        figures="div.pic_artikel, div.pic_artikel_sisip, table.pic_artikel_sisip_table",
        caption="span",
        boxes=_SISIP,
    ),
)

_CNN_PAGING = ".mb-8 > .gap-2.text-base"

_CNN = _DETIK.but(
    family="cnnindonesia",
    article_url=r"/\d{14}-\d+-\d+/",
    index="/indeks?date={day:%d/%m/%Y}&page={page}",
    variant="",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages; named authors and paging from one each",
        never_seen="a whole page; how the paging marks the page one is on",
    ),
    outlets=frozenset(("cnnindonesia", "cnnindonesiacom", "cnn")),
    headline=("h1.mb-2", "h1"),
    title=GENERIC.title,
    published=("div.text-cnn_grey", *GENERIC.published),
    authors=("div.text-cnn_black_light3", *GENERIC.authors),
    section=("div.breadcrumb >> a", *GENERIC.section),
    tags=('aside:has(:lexbor-contains("TOPIK TERKAIT")) >> a', *GENERIC.tags),
    image=("figure",),
    container=("div.detail-text", "div.detail_text", "#detikdetailtext"),
    markup=Markup(drop=f"{_DROP}, a.border, {_CNN_PAGING}", figures="figure", boxes=_SISIP),
    pager=Pager(widget=_CNN_PAGING, active="", numbers="a", next=""),
)

_CNBC = _CNN.but(
    family="cnbcindonesia",
    index="/indeks?date={day:%Y/%m/%d}&page={page}",
    evidence=Evidence(
        grade="C", date="2026-08", seen="the selectors of one reader", never_seen="a whole page"
    ),
    outlets=frozenset(("cnbcindonesia", "cnbcindonesiacom", "cnbc")),
    published=("div.text-cm.text-gray", *GENERIC.published),
    authors=("div.author", *GENERIC.authors),
    section=GENERIC.section,
    tags=GENERIC.tags,
    container=("div.detail-text", "div.detail_text"),
    pager=None,
)

# The body was div.detail_text until 2023; div.detail-text since.
_OLD_BODY = (Mark("page", "div.detail_text"),)
_OLD_HEAD = "div.jdl, div.detail_area, article"
_OLD = {
    "evidence": Evidence(
        grade="C",
        date="2023-08",
        seen="the selectors of four readers of 2020 to 2023; the layout of Detik of those years",
        never_seen="a whole page of these years",
    ),
    "headline": ("div.jdl h1", "h1.title", "h1"),
    "title": ("div.jdl h1", "h1.title", *GENERIC.title),
    "published": (
        f":is({_OLD_HEAD}) div.date",
        "meta:dtk:publishdate",
        *GENERIC.published,
    ),
    "authors": (f":is({_OLD_HEAD}) div.author", "meta:dtk:author", *GENERIC.authors),
    "section": ("div.breadcrumb >> a", *GENERIC.section),
    "tags": ("div.list_tag >> a", "div.detail_tag >> a", *GENERIC.tags),
    "image": ("div.media_artikel", "div.pic_artikel", "figure"),
    "container": ("div.detail_text", "#detikdetailtext"),
    "markup": Markup(
        drop=_DROP,
        figures="div.pic_artikel, div.pic_artikel_sisip, table.pic_artikel_sisip_table, figure",
        caption="figcaption, span",
        boxes=_SISIP,
    ),
}
_CNN_2017 = _CNN.but(variant="2017", variant_marks=_OLD_BODY, **_OLD)
_CNBC_2018 = _CNBC.but(variant="2018", variant_marks=_OLD_BODY, **_OLD)

FAMILIES = (
    replace(
        _DETIK,
        hosts=("detik.com",),
        signs=("detail__title",),
        assets=("cdn.detik.net.id",),
        variants=(_DETIK_2015,),
    ),
    replace(_CNN, hosts=("cnnindonesia.com",), variants=(_CNN_2017,)),
    replace(_CNBC, hosts=("cnbcindonesia.com",), variants=(_CNBC_2018,)),
)
