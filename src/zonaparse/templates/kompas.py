"""Kompas.com (KG Media): one site with many channels, each a sub-domain."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_CREDITS = "div.credit-author:lexbor-contains"


def _signed(label: str) -> str:
    """Return the cell beside a label in the table under an article of 2015-16."""
    cell = f'td:lexbor-contains("{label}") + td'
    return f".kcm-read-copy {cell}, .penulis-editor {cell}"


_2023 = Template(
    family="kompas",
    variant="2023",
    evidence=Evidence(
        grade="A",
        date="2026-08",
        seen="one whole page of 2023, 150 scraped articles of 2025, a reader of 2026",
        never_seen="a page behind the KG+ gate",
    ),
    network="KG Media",
    language="id",
    outlets=frozenset(
        "kompas kompascom kompasotomotif kompastekno kompasbola kompastv kompasid antara".split()
    ),
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
        f'{_CREDITS}("Penulis") .credit-author-name',
        "meta:content_author",
        "label:author",
        "div.read__credit__item, div.read__author",
    ),
    editors=(
        f'{_CREDITS}("Editor") .credit-author-name',
        "meta:content_editor",
        "label:editor",
    ),
    source=("label:source", "meta:content_source"),
    section=("ul.breadcrumb__wrap >> a", *GENERIC.section),
    tags=("ul.tag__article__wrap >> a", "meta:content_tags"),
    image=("div.cover-photo", "div.photo"),
    container=("div.read__content", "[itemprop=articleBody]"),
    markup=Markup(
        drop=".ads-on-body, .liftdown_v2_tanda, .fb-quote, .gate-kgplus, .kompasidRec, script, "
        ".ads-partner-wrap, .read__paging, .paging__footnote, .video, .advertisement",
        figures="div.photo",
        caption=".photo__caption",
        credit=".photo__author",
    ),
    pager=Pager(
        widget="div.paging--article",
        active="a.paging__link--active",
        numbers=".paging__item a",
        next="a.paging__link--next",
        all="a.paging__link--show",
    ),
)

_2015 = _2023.but(
    variant="2015",
    variant_marks=(
        Mark("page", ".kcm-read-text, .kcmread1114, .div-read, .kcm-read-content-text"),
    ),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="five whole pages of 2015 and 2016, of five channels",
        never_seen="a multi-page article of these years",
    ),
    headline=("div.kcm-read-top h2", ".kcm-read-content-top h2", "div.baca-content h1"),
    # The h1 is the name of the channel; the headline is an h2.
    title=(
        "div.kcm-read-top h2",
        ".kcm-read-content-top h2",
        "div.baca-content h1",
        "meta:og:title",
    ),
    published=(
        "div.baca-content .kcm-date, .kcm-read-top .kcm-date",
        ".kcm-read-top .msmall, .kcm-read-top .small",
        ".kcm-read-content-top .small",
        "meta:article:published_time",
    ),
    authors=(_signed("Penulis"),),
    editors=(_signed("Editor"),),
    source=(_signed("Sumber"),),
    section=(
        "ul.kcm-breadcrumb >> a",
        "h4.breadcrump:has(a) >> a",
        "div.bread-c >> a",
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
    ),
    markup=Markup(
        drop=".kcm-read-copy, .kcm-read-terkait, .kcm-read-bottom-topic, .penulis-editor, script, "
        ".kcm-read-topic, .berita-terkait-content, .span2",
        figures="div.photo",
        caption="div.photo",
        credit="span.author",
    ),
    pager=None,
)

FAMILIES = (replace(_2023, hosts=("kompas.com",), marks=("asset.kompas.com",), variants=(_2015,)),)
