"""Indonesian regional sites on WordPress: tagDiv themes, JNews and plain ones.

Sites on WordPress that are not named here are read by the generic template, which finds the body
of such pages more surely than the class names of their themes do. So it does on these.
"""

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
            never_seen="a whole page of tagDiv or JNews themes",
        ),
        hosts=(
            "bantennews.co.id",
            "fajar.co.id",
            "smpantura.news",
            "seputarpantura.com",
            "mantiqmedia.com",
            "beritajatim.com",
            "metrobali.com",
            "balipost.com",
            "batampos.co.id",
        ),
        language="id",
        zone=None,
        headline=(
            "h1.entry-title",
            "h1.tdb-title-text",
            "h1.post-title",
            "h1.jeg_post_title",
            "h1",
        ),
        title=(
            "h1.entry-title",
            "h1.tdb-title-text",
            "h1.post-title",
            "h1.jeg_post_title",
            *GENERIC.title,
        ),
        deck=GENERIC.deck,
        published=(
            "meta:article:published_time",
            "jsonld:datePublished",
            "time.entry-date @datetime",
            "time.entry-date",
        ),
        authors=(
            ".td-post-author-name >> a",
            ".jeg_meta_author >> a",
            "label:author",
            *GENERIC.authors,
        ),
        section=(
            ".td-crumb-container >> a",
            ".jeg_breadcrumbs >> a",
            "nav#breadcrumb >> a",
            *GENERIC.section,
        ),
        tags=(
            "ul.td-tags >> a",
            ".jeg_post_tags >> a",
            ".tags-links >> a",
            ".post-tags >> a",
            "article >> a[rel=tag]",
        ),
        markup=Markup(
            drop=".td-a-rec, .sharedaddy, .jp-relatedposts, .td-post-sharing, script, .ads, "
            ".social-likes, .addtoany_share_save_container, .share-links, .ads_content_single, "
            ".adsbygoogle, .jeg_ad, .td_block_related_posts, .post-page-numbers, .page-links, "
            ".wp-block-buttons",
            figures="figure, .wp-caption",
            caption="figcaption, .wp-caption-text",
            boxes='[class*="IRPP"], .inline-related-post, .jnews_inline_related_post, '
            ".wp-embedded-content",
        ),
        pager=Pager(
            widget=".page-links",
            active=".current",
            numbers=".post-page-numbers",
            next='a[rel="next"]',
        ),
    ),
)
