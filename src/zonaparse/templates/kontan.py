"""Kontan."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="kontan",
        index="https://www.kontan.co.id/search/indeks?kanal=&tanggal={day:%d}&bulan={day:%m}"
        "&tahun={day:%Y}&pos=indeks&per_page={page:x20}",
        evidence=Evidence(
            grade="B",
            date="2026-05",
            seen="the selectors of three readers from 2022 to 2026",
            never_seen="a whole page; one reader alone tells where the date stands",
        ),
        hosts=("kontan.co.id",),
        network="KG Media",
        language="id",
        outlets=frozenset("kontan kontancoid".split()),
        headline=("h1.detail-desk", "h1"),
        title=("h1.detail-desk", *GENERIC.title),
        published=("div.fs14.ff-opensans.font-gray", *GENERIC.published),
        # The first paragraph is the byline: "Reporter: ... | Editor: ...".
        authors=("label:author", *GENERIC.authors),
        editors=("label:editor",),
        container=("div.tmpt-desk-kon", "[itemprop=articleBody]"),
        markup=Markup(drop=".ads, script, .pagination", figures="figure"),
    ),
)
