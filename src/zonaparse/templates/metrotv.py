"""Metro TV."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

_BYLINE = "p.pt-20.date"  # holds both: "Naufal Zuhdi • 20 January 2026 18:30"

_METROTV = Template(
    family="metrotv",
    evidence=Evidence(
        grade="C",
        date="2026-07",
        seen="the selectors of one reader, kept up from 2025 to 2026",
        never_seen="a whole page; captions and tags are read as on any site",
    ),
    hosts=("metrotvnews.com",),
    assets=("cdn01.metrotvnews.com",),
    network="Media Group",
    language="id",
    outlets=frozenset("metrotv metrotvnews metrotvnewscom medcom medcomid".split()),
    published=(_BYLINE, *GENERIC.published),
    authors=(_BYLINE, "label:author", *GENERIC.authors),
    section=(".breadcrumb-content >> a", ".breadcrumb-content p", *GENERIC.section),
    container=("div.news-text",),
    markup=Markup(drop=".ads, script, [id^=div-gpt-ad]", figures="figure"),
)

_MEDCOM = _METROTV.but(
    family="medcom",
    hosts=("medcom.id",),
    evidence=Evidence(
        grade="D",
        date="2026-11",
        seen="that it belongs to Media Group; the fields are read as on any site",
        never_seen="a page, or a reader's selectors",
    ),
    container=(),
)

FAMILIES = (_METROTV, _MEDCOM)
