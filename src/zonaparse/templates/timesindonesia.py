"""Times Indonesia."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="timesindonesia",
        evidence=Evidence(
            grade="D",
            date="2026-01",
            seen="the selectors of one reader, for whom the date stands in the text",
            never_seen="a whole page",
        ),
        hosts=("timesindonesia.co.id", "times.co.id"),
        network="Times Indonesia",
        language="id",
        outlets=frozenset("timesindonesia timesjogja timesmalang".split()),
        headline=("article h1", "h1"),
        title=("article h1", *GENERIC.title),
        # The text is p.text-foreground inside of it.
        container=("div:has(> p.text-foreground)", "article"),
        markup=Markup(drop=".ads, script", figures="figure"),
    ),
)
