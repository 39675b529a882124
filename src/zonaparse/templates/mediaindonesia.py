"""Media Indonesia."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="mediaindonesia",
        article_url=r"/\d{5,}/",
        index="/indeks/20/{page:x20}",
        evidence=Evidence(
            grade="A",
            date="2026-01",
            seen="two whole pages of 2025 and 2026",
            never_seen="an article of several pages",
        ),
        hosts=("mediaindonesia.com",),
        signs=("mi-breadcrumb",),
        assets=("asset.mediaindonesia.com",),
        network="Media Group",
        language="id",
        outlets=frozenset("mediaindonesia mediaindonesiacom mi".split()),
        headline=("div.post-header h1", "h1"),
        title=("div.post-header h1", *GENERIC.title),
        # JSON-LD may swap the two times, and calls the editor the author.
        published=(
            "div.info span.datetime",
            "datalayer:published_date",
            "jsonld:datePublished",
        ),
        modified=("jsonld:dateModified", "jsonld:datePublished"),
        authors=("div.info div.author-2", "datalayer:author"),
        editors=("div.info-author >> a.author", "div.info-author", "datalayer:editor"),
        section=("ul.mi-breadcrumb >> a", *GENERIC.section),
        tags=("ul.related-tags >> a", "datalayer:tags"),
        container=("div.article",),
        markup=Markup(
            drop=".ext-channel, .related-tags, .info-author, .flying-carpet, script, ._ap_apex_ad, "
            ".ads, [id^=div-gpt-ad]",
            figures="figure",
        ),
    ),
)
