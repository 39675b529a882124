"""Beritasatu: the layout of 2020, and the one of about 2022 and later."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_DATA = "datalayer:"
_FRAMED = "div[style*='FFEBEB'], div[style*='ffebeb']"  # the box of related articles

_2022 = Template(
    family="beritasatu",
    variant="2022",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="selectors of two readers, of whom one looked at live pages",
        never_seen="a whole page later than 2020; captions",
    ),
    language="id",
    outlets=frozenset(("beritasatu", "beritasatucom", "btv")),
    published=(*GENERIC.published[:2], f"{_DATA}published_date", *GENERIC.published[2:]),
    authors=(f"{_DATA}penulis", "label:author", "jsonld:author"),
    editors=(f"{_DATA}editor", "label:editor"),
    section=(*GENERIC.section, f"{_DATA}sub_category", f"{_DATA}content_category"),
    tags=("div.body-content >> h3.badge", f"{_DATA}tags", *GENERIC.tags),
    container=("div.body-content", *GENERIC.container),
    markup=Markup(
        figures="figure",
        boxes=_FRAMED,
        drop="script, .badge, h3.badge, .ads, [id^='div-gpt'], [class*='share']",
    ),
)

_2020 = _2022.but(
    variant="2020",
    variant_marks=(Mark("headline", "p.editor, #b1Photo, div.bc"),),
    evidence=Evidence(
        grade="A",
        date="2020-10",
        seen="one whole page",
        never_seen="an article of several pages, one without tags",
    ),
    # The byline shares its element with the date and the initials of the editor.
    published=("p.editor", *GENERIC.published),
    authors=("jsonld:author", "label:author"),
    editors=("label:editor",),
    section=("div.bc >> a", *GENERIC.section),
    tags=("div.story >> a[href*='/tag/'] > .badge", "div.story:not(.caption-dtp) >> .badge"),
    image=("#b1Photo",),
    container=("div.story:not(.caption-dtp)", *GENERIC.container),
    markup=Markup(
        figures="figure",
        caption=".caption-dtp",
        boxes="div.card",
        drop="script, div.container, .caption-dtp",
    ),
)

FAMILIES = (
    replace(
        _2022,
        hosts=("beritasatu.com",),
        marks=("img.beritasatu.com/", "img2.beritasatu.com/"),
        variants=(_2020,),
    ),
)
