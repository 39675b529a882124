"""Disway: Radar sites of the Jawa Pos group that are not on Promedia."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="disway",
        evidence=Evidence(
            grade="C",
            date="2023-12",
            seen="the selectors of one reader of radartegal.disway.id and jateng.disway.id",
            never_seen="a whole page",
        ),
        hosts=("disway.id",),
        network="Disway",
        language="id",
        outlets=frozenset("disway diswayid harianid radartegal radartegalcom".split()),
        headline=("div.post h1", "h1"),
        title=("div.post h1", *GENERIC.title),
        section=("ul.breadcrumb >> a", *GENERIC.section),
        image=("div.bottom-15",),
        container=("div.entry-content div.post:has(p)", "section.entry-box div.entry-content"),
        markup=Markup(drop=".ads, script, ul.pagination", figures="figure"),
        pager=Pager(widget="ul.pagination", active="li.active", numbers="li", next='a[rel="next"]'),
    ),
)
