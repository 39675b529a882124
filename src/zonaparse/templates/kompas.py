"""Kompas.com (KG Media): one site with many channels, each a sub-domain."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

# Channels are sub-domains; titles end in "- Kompas.com Bola", datelines may say "KompasBola".
_CHANNELS = (
    "nasional regional megapolitan internasional olahraga sains edukasi bisniskeuangan ekonomi "
    "money bola tekno entertainment hype otomotif health female lifestyle properti travel food "
    "tren news video foto skola homey global stori cekfakta umkm"
).split()
_OUTLETS = frozenset("kompas kompascom otomania kompastv kompasid kompascybermedia".split()) | {
    prefix + channel for prefix in ("kompas", "kompascom") for channel in _CHANNELS
}


def _signed(label: str) -> str:
    """Return the cell beside a label in the table under an article of 2015-16."""
    cells = f':is(td:lexbor-contains("{label}"), td:has(:lexbor-contains("{label}"))) + td'
    return ", ".join(
        f"{box} {cells}" for box in (".kcm-read-copy", ".penulis-editor", "table.grey")
    )


def _credited(label: str) -> str:
    """Return the names in the list of credits that opens under the headline."""
    box = f'div.credit-author:has(.credit-author-position:lexbor-contains("{label}"))'
    return f"div.creditModal-body >> {box} .credit-author-name"


_2023 = Template(
    family="kompas",
    article_url=r"/read/\d{4}/\d{2}/\d{2}/\d+/",
    index="https://indeks.kompas.com/?site=all&date={day:%Y-%m-%d}&page={page}",
    variant="2023",
    evidence=Evidence(
        grade="A",
        date="2026-08",
        seen="302 whole pages of 2020 to 2023, of five channels, 150 scraped articles of 2025, "
        "readers of 2017 to 2026",
        never_seen="a whole page of 2017 to 2019 or after 2023; a page behind the KG+ gate; AMP",
    ),
    network="KG Media",
    language="id",
    outlets=_OUTLETS,
    headline=("h1.read__title", "h1"),
    title=("h1.read__title", *GENERIC.title),
    published=(
        "div.read__time",
        "meta:content_publisheddate",
        "meta:article:published_time",
        "jsonld:datePublished",
    ),
    # JSON-LD and meta[name=author] name the editor and the company here.
    authors=(
        _credited("Penulis"),
        "meta:content_author",
        "datalayer:content_author",
        # Under the text until about 2022, above it before.
        "#penulis >> a",
        "#penulis",
        "div.read__author",
        "label:author",
    ),
    editors=(
        _credited("Editor"),
        "meta:content_editor",
        "datalayer:content_editor",
        "#editor >> a",
        "#editor",
        "label:editor",
    ),
    source=("label:source", "#sumber a", "meta:content_source"),
    section=("ul.breadcrumb__wrap >> a", *GENERIC.section),
    tags=("ul.tag__article__wrap >> a", "meta:content_tags"),
    image=("div.cover-photo", "div.photo"),
    container=("div.read__content", "[itemprop=articleBody]"),
    markup=Markup(
        drop=".ads-on-body, .liftdown_v2_tanda, .fb-quote, .gate-kgplus, .kompasidRec, script, "
        ".ads-partner-wrap, .read__paging, .paging__footnote, .video, .advertisement, "
        ".tag__article__wrap",
        figures="div.photo",
        # Since 2022 the lead picture's are marked; else the caption is bare text behind the credit.
        caption=".photo__caption, div.photo:not(:has(.photo__caption))",
        credit=".photo__author, div.photo > .author",
    ),
    pager=Pager(
        widget="div.paging--article",
        active="a.paging__link--active",
        numbers=".paging__item a",
        next="a.paging__link--next",
        all="a.paging__link--show",
    ),
)

# The h1 is the name of the channel; the headline is an h2, but not on otomotif.
_HEADLINES = (
    "div.kcm-read-top h2",
    ".kcm-read-content-top h2",
    "div.baca-content h1",
    "div.kcm-read h2",
    "h2.text-pink",
)

_2015 = _2023.but(
    variant="2015",
    variant_marks=(
        Mark("page", ".kcm-read, .kcm-read-text, .kcmread1114, .baca-content, .div-read"),
    ),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="five whole pages of 2015 and 2016, of five channels",
        never_seen="a multi-page article of these years; tekno, health, female and travel, known "
        "from readers alone; properti before its move to this layout",
    ),
    headline=_HEADLINES,
    title=(*_HEADLINES, "meta:og:title", "title:"),
    # The date of the visit stands at the top of the page, on otomotif as a .kcm-date too.
    published=(
        "div.baca-content .kcm-date, div.kcm-read .kcm-date, #content.kcm-date",
        ".kcm-read-top .msmall, .kcm-read-top .small",
        ".kcm-read-content-top .small",
        "div.kcm-read div.grey.mb2",
        "meta:article:published_time",
        "beside:date",
    ),
    authors=(_signed("Penulis"), "label:author"),
    editors=(_signed("Editor"), "label:editor"),
    source=(_signed("Sumber"), "label:source"),
    section=(
        "ul.kcm-breadcrumb >> a",
        "h4.breadcrump:has(a) >> a",
        "div.bread-c >> a",
        '[class*="breadcrum"] >> a',
        "meta:article:section",
    ),
    tags=(".kcm-read-bottom-topic >> li a",),
    image=("div.photo",),
    container=(
        "div.kcm-read-text",
        "span.kcmread1114",
        "div.div-read",
        "div.kcm-read-content-text div.span6",
        "div.kcm-read-content-text",
        "div.content-text",
        "div.isi_berita",
    ),
    markup=Markup(
        drop=".kcm-read-copy, .kcm-social-share, table.grey, .video, .kcm-read-terkait, script, "
        ".kcm-read-bottom-topic, .penulis-editor, .kcm-read-topic, .berita-terkait-content, .span2",
        figures="div.photo",
        caption="div.photo",
        credit="span.author",
    ),
    pager=None,
)

FAMILIES = (
    replace(
        _2023,
        hosts=("kompas.com",),
        # Style sheets of the articles: pictures on assets.kompas.com are shown elsewhere too.
        assets=("assets.kompas.com/data/201",),
        marks=("kcm2017-", "kompascom/desktop/css"),
        signs=("kcm-main", "kcm-topbar", "kcm-header"),
        variants=(_2015,),
    ),
)
