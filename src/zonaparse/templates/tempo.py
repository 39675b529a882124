"""Tempo."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_TEMPO = Template(
    family="tempo",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages, 400 scraped articles of 2025",
        never_seen="a whole page; two thirds of the articles of 2025 stopped at the login wall",
    ),
    network="Tempo",
    language="id",
    outlets=frozenset(
        "tempo tempoco tempointeraktif koran korantempo infobisnis infotempo".split()
    ),
    published=GENERIC.published,
    # JSON-LD lists reporter and editor together, and tells nobody's role.
    authors=("body >> span[itemprop=author]", "label:author", "jsonld:author"),
    editors=("body >> span[itemprop=editor]", "label:editor"),
    # One #content-wrapper a paragraph: what is around them is found by its score.
    container=("[itemprop=articleBody]", "div.detail-konten"),
    markup=Markup(drop=".ads, script", figures="figure"),
)

_2019 = _TEMPO.but(
    variant="2019",
    variant_marks=(Mark("page", "div.detail-in, div#isi, div.detail-konten"),),
    evidence=Evidence(
        grade="B",
        date="2023-08",
        seen="the selectors of two readers, 2019 to 2023",
        never_seen="a whole page",
    ),
    headline=("h1.title", "h1"),
    title=("h1.title", *GENERIC.title),
    published=("h4.date", "p.date", *GENERIC.published),
    container=("div.detail-in", "div#isi", "div.detail-konten"),
)

_2016 = _TEMPO.but(
    variant="2016",
    variant_marks=(Mark("page", "ul.block-kanal-map"),),
    evidence=Evidence(
        grade="A",
        date="2016-05",
        seen="one whole page, of a sponsored channel",
        never_seen="an article with a named writer",
    ),
    headline=("div.block-tanggal", "h1"),
    title=("h1:has(+ div.block-tanggal)", *GENERIC.title),
    published=("div.block-tanggal", *GENERIC.published),
    section=("ul.block-kanal-map >> li", *GENERIC.section),
    caption=("div.artikel div.deskripsi",),
    container=("div.artikel",),
    markup=Markup(
        drop=".ads, script, .share-display, .block-kanal-map, .block-tanggal, .deskripsi, h1",
        figures=".single-img > img",
    ),
)

FAMILIES = (
    replace(_TEMPO, hosts=("tempo.co",), signs=("block-kanal-map",), variants=(_2019, _2016)),
)
