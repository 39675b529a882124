"""Indonesian sites on WordPress: tagDiv Newspaper, JNews, and the plain `entry-content` themes.

A theme is not a family, but the plug-ins that fill a text with boxes are the same on all of them.
"""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

HOSTS = """
metrobali.com bantennews.co.id fajar.co.id beritajatim.com balipost.com batampos.co.id ulasan.co
smpantura.news seputarpantura.com kabarislamia.com
""".split()

_SHARED = (
    ".sharedaddy, #jp-post-flair, .addtoany_share_save_container, .social-likes, .ssba, "
    ".ssbp-wrap, .heateor_sss_sharing_container, .a2a_kit, .essb_links, .shared-counts-wrap, "
    "[class*='share-social'], [class*='social-share'], .td-post-sharing, .jeg_share_button"
)
_RELATED = (
    ".jp-relatedposts, .yarpp-related, .yarpp, .rp4wp-related-posts, .crp_related, .related-posts, "
    ".related-post, .wp_rp_wrap, .td_block_related_posts"
)
_ADS = (
    ".wpcnt, .wpa, .code-block, .adsbygoogle, .td-a-rec, .jeg_ad, .jnews_content_inline_ads, "
    ".ads, .iklan, .advertising_content_single, [class^='ads_'], [class*='ads-content'], "
    "[id^='div-gpt-ad'], .gmr-banner-insidecontent, .idt-contentbottomads"
)
_ABOUT = (
    ".postinfo, .entry-meta, .post-meta, .entry-footer, .entry-header, .post-tags, .tags-links, "
    ".jeg_post_tags, .td-post-source-tags, .td-post-featured-image, .author-box, .post-views, "
    ".saboxplugin-wrap, .abh_box, .page-links, .pagelink, .post-nav-links, .navigation, "
    "#comments, .comment-respond, #ez-toc-container, .lwptoc, .toc_container, .screen-reader-text"
)
_BOXES = (
    ".jnews_inline_related_post, .td_block_inline_related, .inline-related, .baca-juga, "
    ".bacajuga, .gmr-related-post-onlytitle, .wpberita-related-inside"
)
_LEAD = (
    ".td-post-featured-image",
    ".jeg_featured",
    ".single-image",
    ".post-thumbnail",
    ".featured-image",
    ".entry-thumbnail",
    "figure.wp-block-post-featured-image",
    "figure.post-image",
    ".gmr-gallery-related, figure.gmr-attachment-img, figure.single-thumbnail",
)

_PLAIN = Template(
    family="wordpress",
    evidence=Evidence(
        grade="A",
        date="2020-10",
        seen="one whole page of a regional site, 2020, and one of a blog on WordPress.com, 2015",
        never_seen="most themes; the class names of tagDiv, JNews and WPBerita are those that "
        "readers and the themes themselves name",
    ),
    language="id",
    headline=("h1.entry-title", "h1.post-title", "h1.jeg_post_title", ".tdb-title-text", "h1"),
    title=(
        "h1.entry-title",
        "h1.post-title",
        "h1.jeg_post_title",
        "h1.tdb-title-text",
        *GENERIC.title,
    ),
    # The metadata is in UTC or names its zone; the datetime of <time> is often false.
    published=(
        *GENERIC.published[:3],
        "beside:headline",
        "time.entry-date @datetime",
        "time[datetime] @datetime",
    ),
    authors=(
        "label:author",
        "div.td-post-author-name a",
        "div.jeg_meta_author >> a",
        ".author-title a",
        "span.author.vcard a",
        ".byline .author",
        ".entry-author a",
        "jsonld:author",
        "meta:author",
    ),
    section=(
        "breadcrumb:",
        ".td-crumb-container >> a",
        ".jeg_breadcrumbs >> a",
        '[class*="breadcrumb"] >> a',
        ".td-category >> a",
        ".cat-links >> a",
        ".entry-category a",
        ".gmr-metacontent >> a[rel~=category]",
        "meta:article:section",
        "jsonld:articleSection",
        "a[rel~=category]",
    ),
    tags=(
        ".td-post-source-tags ul.td-tags >> a",
        "ul.td-tags >> a",
        ".tdb_single_tags >> a",
        ".jeg_post_tags >> a",
        ".tags-links >> a",
        ".post-tags >> a",
        ".entry-tags >> a",
        ".tag-links >> a",
        "article >> a[rel=tag]",
        "meta:article:tag",
        "jsonld:keywords",
    ),
    image=_LEAD,
    container=(
        "div.td-post-content",
        "div.tdb_single_content div.tdb-block-inner",
        "div.jeg_inner_content div.content-inner",
        "div.entry-content-inner",
        "div.entry-content",
        "div.post-content",
        "[itemprop=articleBody]",
        "div.hentry div.entry",
    ),
    markup=Markup(
        figures="figure, .wp-caption",
        caption="figcaption, .wp-caption-text",
        boxes=_BOXES,
        drop=f"script, form, aside, footer, nav, {_SHARED}, {_RELATED}, {_ADS}, {_ABOUT}",
    ),
)

FAMILIES = (
    replace(
        _PLAIN,
        hosts=tuple(HOSTS),
        marks=("/wp-content/themes/", "/wp-includes/", 'content="WordPress'),
        worldwide=True,
    ),
)
