"""Media Indonesia, the layout of 2022 and later."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

_DATA = "datalayer:"

FAMILIES = (
    Template(
        family="mediaindonesia",
        evidence=Evidence(
            grade="A",
            date="2026-01",
            seen="two whole pages, 2025-10 and 2026-01, and the selectors of three readers",
            never_seen="a page of an earlier layout, a photo essay, an article of several pages",
        ),
        hosts=("mediaindonesia.com",),
        marks=("asset.mediaindonesia.com/", "disk.mediaindonesia.com/"),
        language="id",
        outlets=frozenset(("mediaindonesia", "mediaindonesiacom", "mi", "micom")),
        title=("div.post-header h1", *GENERIC.title),
        # JSON-LD gives some articles the time of their update for that of publication.
        published=(
            "div.info span.datetime",
            "span.datetime",
            f"{_DATA}published_date",
            *GENERIC.published,
        ),
        # meta[name=author] is the site's developer, JSON-LD's author the editor.
        authors=("div.info div.author-2", "div.author-2", f"{_DATA}author", "label:author"),
        editors=("div.info-author >> a", "label:editor", f"{_DATA}editor"),
        section=("ul.mi-breadcrumb >> a", *GENERIC.section),
        # meta[name=news_keywords] are other words than the tags that are shown.
        tags=("ul.related-tags >> a", f"{_DATA}tags"),
        image=("figure.main-img",),
        container=("div.article", *GENERIC.container),
        markup=Markup(
            figures="figure",
            drop="script, .flying-carpet, .ext-channel, .info-author, ._ap_apex_ad, .dfp-ad, "
            ".ads-banner, .share-group, .font-size-bt-group",
        ),
    ),
)
