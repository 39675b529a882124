"""Times Indonesia and its regional sites, built with Next.js since about 2025."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="timesindonesia",
        evidence=Evidence(
            grade="D",
            date="2026-01",
            seen="selectors of one reader, 2026-01",
            never_seen="a whole page of any layout; everything but the body is read as anywhere",
        ),
        hosts=("timesindonesia.co.id", "times.co.id"),
        marks=("cdn-1.timesmedia.co.id/", "timesmedia.co.id/"),
        language="id",
        outlets=frozenset(("timesindonesia", "timesindonesiacoid", "times", "timesnetwork")),
        headline=("article h1", "h1"),
        title=("article h1", *GENERIC.title),
        container=("div:has(> p.text-foreground)", *GENERIC.container),
        markup=Markup(figures="figure", drop="script, aside, form, nav, button"),
    ),
)
