"""RMOL and RM.ID."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="rmol",
        evidence=Evidence(
            grade="C", date="2026-07", seen="the selectors of one reader", never_seen="a whole page"
        ),
        hosts=("rmol.id", "rmol.co"),
        network="RMOL",
        language="id",
        outlets=frozenset("rmol rmolid rmolnetwork kantorberitapolitikrmol".split()),
        headline=(".single_post_heading h1", "h1"),
        title=(".single_post_heading h1", *GENERIC.title),
        published=("jsonld:datePublished", ".author li", *GENERIC.published),
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
