"""Rakyat Merdeka: RMOL and its regional sites, and RM.ID."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

_REGIONS = "jabar jateng jatim banten bali sumsel sumut sumbar aceh lampung bengkulu jakarta papua"

_RMOL = Template(
    family="rmol",
    evidence=Evidence(
        grade="C",
        date="2026-07",
        seen="selectors of one reader, 2026-07",
        never_seen="a whole page; the byline, the caption and the tags are read as anywhere",
    ),
    hosts=("rmol.id", "rmol.co", *(f"rmol{region}.id" for region in _REGIONS.split())),
    marks=('id="fontResizableText"',),
    language="id",
    outlets=frozenset(
        {"rmol", "rmolid", "rmolco", "rmolnetwork", "kantorberitapolitikrmol"}
        | {f"rmol{region}" for region in _REGIONS.split()}
    ),
    headline=(".single_post_heading h1", "h1"),
    title=(".single_post_heading h1", *GENERIC.title),
    published=(*GENERIC.published[:2], ".author >> li", *GENERIC.published[2:]),
    container=("#fontResizableText", "div.entry-content", *GENERIC.container),
    markup=Markup(
        figures="figure",
        drop="script, aside, form, .related, .related-article, .share, .ads, .tags-list",
    ),
)

_RMID = Template(
    family="rmid",
    evidence=Evidence(
        grade="C",
        date="2026-05",
        seen="selectors of one reader, 2026-05",
        never_seen="a whole page; only where the body stands is known",
    ),
    hosts=("rm.id",),
    marks=('class="content-berita"',),
    language="id",
    outlets=frozenset(("rmid", "rmcoid", "rakyatmerdeka", "rakyatmerdekaonline")),
    container=("div.content-berita", *GENERIC.container, "div.article-content"),
    markup=Markup(
        figures="figure",
        drop="script, aside, form, .related, .share, .ads",
    ),
)

FAMILIES = (_RMOL, _RMID)
