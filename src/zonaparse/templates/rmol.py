"""RMOL and RM.ID."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

# Each region has a site of its own, whose name is the outlet in datelines.
_REGIONS = "aceh bali banten bengkulu jabar jakarta jateng jatim lampung papua sumbar sumsel sumut"
_SITES = tuple(f"rmol{region}" for region in _REGIONS.split())

FAMILIES = (
    Template(
        family="rmol",
        article_url=r"/read/\d{4}/\d{2}/\d{2}/\d+/",
        evidence=Evidence(
            grade="C",
            date="2026-07",
            seen="the selectors of one reader",
            never_seen="a whole page; that the sites of the regions look the same",
        ),
        signs=("single_post_heading",),
        hosts=("rmol.id", "rmol.co", *(f"{site}.id" for site in _SITES)),
        network="RMOL",
        language="id",
        outlets=frozenset(("rmol", "rmolid", "rmolnetwork", "kantorberitapolitikrmol", *_SITES)),
        headline=(".single_post_heading h1", "h1"),
        title=(".single_post_heading h1", *GENERIC.title),
        published=("jsonld:datePublished", ".author >> li", *GENERIC.published),
        container=("#fontResizableText",),
        markup=Markup(drop=".ads, script", figures="figure"),
    ),
    Template(
        family="rmid",
        evidence=Evidence(
            grade="C", date="2026-05", seen="the selectors of one reader", never_seen="a whole page"
        ),
        hosts=("rm.id",),
        network="Rakyat Merdeka",
        language="id",
        outlets=frozenset("rmid rakyatmerdeka".split()),
        container=("div.content-berita",),
        markup=Markup(drop=".ads, script", figures="figure"),
    ),
)
