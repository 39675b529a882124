"""IDN Times."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="idntimes",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="a reader that was checked on live pages, one of 2022",
            never_seen="a whole page",
        ),
        hosts=("idntimes.com",),
        network="IDN",
        language="id",
        outlets=frozenset("idntimes idntimescom idn popbela popmama".split()),
        authors=("div.author-name", *GENERIC.authors),
        container=("#article-description", "div.article-content"),
        markup=Markup(drop=".ads, script, [id^=div-gpt-ad]", figures="figure"),
    ),
)
