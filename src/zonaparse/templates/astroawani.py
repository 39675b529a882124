"""Astro Awani, Malaysia: the pages in Malay."""

from dateutil.tz import tzoffset

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

_MYT = tzoffset("MYT", 8 * 3600)

FAMILIES = (
    Template(
        family="astroawani",
        evidence=Evidence(
            grade="A",
            date="2020-10",
            seen="one whole page, of the light layout for small screens",
            never_seen="a page of the full layout, a video, a page in English",
        ),
        hosts=("astroawani.com",),
        assets=("img.astroawani.com",),
        marks=("article .election-party",),  # of the style sheet in its head
        network="Astro",
        language="ms",
        zone=_MYT,
        outlets=frozenset("astro astroawani astroawanicom bernama".split()),
        dateline=r"(?P<head>[A-Z][A-Z .,'’-]{2,40}):\s?(?=\S)",  # "GEORGE TOWN:Keadaan di ..."
        deck=("body > h1 + h2",),
        # Writer and day are the first two lines of the article; nothing names them.
        published=("article > div:nth-child(2)", *GENERIC.published),
        authors=("article > div:first-child", *GENERIC.authors),
        section=GENERIC.section,
        tags=("div.article-tags >> a", *GENERIC.tags),
        image=("div.main-image",),
        container=("div.article-body",),
        markup=Markup(drop="script", figures="figure", caption=".main-image > div, figcaption"),
    ),
)
