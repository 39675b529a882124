"""Indonesian regional sites on WordPress: tagDiv themes and plain ones."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="wordpress",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="the selectors of readers of bantennews, fajar, smpantura and others; one whole "
            "page of a regional site of 2020",
            never_seen="a whole page of a tagDiv theme",
        ),
        hosts=(
            "bantennews.co.id",
            "fajar.co.id",
            "smpantura.news",
            "seputarpantura.com",
            "mantiqmedia.com",
            "beritajatim.com",
            "metrobali.com",
        ),
        language="id",
        headline=("h1.entry-title", "h1.tdb-title-text", "h1.post-title", "h1"),
        title=("h1.entry-title", "h1.tdb-title-text", "h1.post-title", *GENERIC.title),
        published=(
            "meta:article:published_time",
            "jsonld:datePublished",
            "time.entry-date @datetime",
            "time.entry-date",
        ),
        authors=(".td-post-author-name >> a", "label:author", *GENERIC.authors),
        section=(".td-crumb-container >> a", "nav#breadcrumb >> a", *GENERIC.section),
        tags=("ul.td-tags >> a", ".tags-links >> a", ".post-tags >> a"),
        container=(
            "div.entry-content-inner",
            "div.td-post-content",
            "div.tdb_single_content",
            "div.entry-content",
        ),
        markup=Markup(
            drop=".td-a-rec, .sharedaddy, .jp-relatedposts, .td-post-sharing, script, .ads, "
            ".social-likes, .addtoany_share_save_container, .share-links, .ads_content_single, "
            ".adsbygoogle, .post-page-numbers, .page-links, .wp-block-buttons",
            figures="figure, .wp-caption",
            caption="figcaption, .wp-caption-text",
            boxes='[class*="IRPP"], .inline-related-post, .td_block_related_posts',
        ),
        pager=Pager(
            widget=".page-links",
            active=".current",
            numbers=".post-page-numbers",
            next='a[rel="next"]',
        ),
    ),
)
