"""Metro TV News, the layout of 2023 and later."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="metrotv",
        evidence=Evidence(
            grade="C",
            date="2026-07",
            seen="selectors of one reader, kept up from 2025 to 2026-07",
            never_seen="a whole page; captions and tags",
        ),
        hosts=("metrotvnews.com",),
        marks=("cdn01.metrotvnews.com/",),
        language="id",
        outlets=frozenset(("metrotv", "metrotvnews", "metrotvnewscom", "medcom", "medcomid")),
        # One line holds both: "Naufal Zuhdi • 20 January 2026 18:30".
        published=("p.pt-20.date", "p.date", *GENERIC.published),
        authors=("p.pt-20.date", "p.date", *GENERIC.authors),
        section=(".breadcrumb-content >> a", ".breadcrumb-content p", *GENERIC.section),
        container=("div.news-text", ".news-text", *GENERIC.container),
        markup=Markup(
            figures="figure",
            drop="script, aside, form, .ads, [id^='div-gpt'], .share",
        ),
    ),
)
