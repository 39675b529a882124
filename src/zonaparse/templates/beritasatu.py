"""Beritasatu."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_TAG_LABEL = 'div.col-1:has(h4:lexbor-contains("TAG"))'

_BERITASATU = Template(
    family="beritasatu",
    index="/terkini/indeks/{page}",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages",
        never_seen="a whole page later than 2020",
    ),
    network="B-Universe",
    language="id",
    outlets=frozenset(
        "beritasatu beritasatucom beritasatutv suarapembaruan investordaily jakartaglobe".split()
    ),
    published=("jsonld:datePublished", "datalayer:published_date", *GENERIC.published),
    authors=("datalayer:penulis", "label:author", *GENERIC.authors),
    editors=("datalayer:editor", "label:editor"),
    tags=("datalayer:tags", *GENERIC.tags),
    container=("div.body-content", "[itemprop=articleBody]"),
    markup=Markup(
        drop="h3.badge, script, .ads, [id^=div-gpt-ad]",
        figures="figure",
        boxes='div[style*="FFEBEB"]',
    ),
)

_2020 = _BERITASATU.but(
    variant="2020",
    variant_marks=(Mark("page", "p.editor"),),
    evidence=Evidence(
        grade="A", date="2020-10", seen="one whole page", never_seen="a page with a named editor"
    ),
    headline=("div.def-container h1", "h1"),
    published=('p.editor:lexbor-contains("|")', *GENERIC.published),
    authors=('p.editor:lexbor-contains("Oleh")', "jsonld:author"),
    editors=("label:editor",),
    section=("div.bc >> a",),
    tags=(f"{_TAG_LABEL} + div >> a",),
    image=("div.carousel-item.active", "div.carousel-item"),
    container=("div.story:not(.caption-dtp)",),
    markup=Markup(
        drop=f"script, .ads, [id^=div-gpt-ad], {_TAG_LABEL}, {_TAG_LABEL} + div",
        figures="figure",
        caption=".caption-dtp",
        boxes="div.card",
    ),
)

FAMILIES = (
    replace(
        _BERITASATU,
        hosts=("beritasatu.com",),
        signs=("b1Photo", "nav-grey-top"),
        assets=("img.beritasatu.com",),
        variants=(_2020,),
    ),
)
