"""Every other site: what Open Graph, JSON-LD, meta elements and common markup say."""

from collections.abc import Iterator

from zonaparse.fields.body import Markup
from zonaparse.templates.template import Evidence, Sources, Template

DENSITY = "density:"  # the container that region/container.py finds by its score

_DATE_NAMES = (
    "og:article:published_time og:published_time article:published published_time "
    "datepublished published-date parsely-pub-date pubdate publish_date publish-date "
    "publication_date sailthru.date article_date_original citation_publication_date citation_date "
    "dc.date.issued dcterms.issued dcterms.available dc.date.available "
    "og:publish_date og:pubdate pub_date published publicationdate "
    "uploaddate bt:pubdate cxenseparse:publishtime cxenseparse:recs:publishtime "
    "citation_online_date"
).split()
_VAGUE_DATE_NAMES = (  # also of a change, or of a draft
    "date dc.date dcterms.date dcterms.created dc.date.created date.created datecreated"
).split()

GENERIC = Template(
    family="generic",
    evidence=Evidence(
        grade="B",
        date="2026-11",
        seen="schema.org, Open Graph and microdata as publishers use them",
    ),
    zone=None,
    url=("rel:canonical", "meta:og:url", "jsonld:url"),
    site=("meta:og:site_name", "jsonld:publisher.name"),
    title=("h1:", "meta:og:title", "jsonld:headline", "title:"),
    deck=(  # of Jannah, tagDiv and JNews
        ".entry-sub-title, .td-post-sub-title, .jeg_post_subtitle",
    ),
    published=(
        "meta:article:published_time",
        "jsonld:datePublished",
        "jsonld:uploadDate",
        *(f"meta:{name}" for name in _DATE_NAMES),
        "beside:stamp",
        "beside:date",
        *(f"meta:{name}" for name in _VAGUE_DATE_NAMES),
        "jsonld:dateCreated",
        '[itemprop="datePublished"] @content',
        '[itemprop="datePublished"]',
        '[itemprop="datePublished"] @datetime',
        "abbr.published, abbr.updated @title",  # Blogger
        "elsewhere:date",
        "address:",
    ),
    modified=(
        "jsonld:dateModified",
        "meta:article:modified_time",
        "meta:og:updated_time",
        '[itemprop="dateModified"] @content',
        '[itemprop="dateModified"] @datetime',
        "beside:change",
    ),
    authors=(
        "label:author",
        "jsonld:author",
        "jsonld:creator",
        "beside:byline",
        '[rel="author"]',
        "meta:author",
        "meta:parsely-author",
        "meta:dable:author",
        "meta:content_author",
        "meta:sailthru.author",
        "meta:citation_author",
        "meta:dc.creator",
        "meta:dcterms.creator",
        "meta:article:author",
        "meta:og:article:author",
        "meta:og:author",
        "meta:dc.contributor",
        "meta:bt:author",
        "meta:byl",
        "meta:cxenseparse:author",
        "elsewhere:byline",
        "beside:name",
    ),
    editors=(
        "label:editor",
        "beside:editor",
        "jsonld:editor",
        "meta:content_editor",
    ),
    source=("label:source",),
    section=(
        "breadcrumb:",
        '[class*="crumb"] >> a',
        "#breadcrumb >> a",
        ".taxonomy-category >> a",
        "trail:",
        "meta:article:section",
        "jsonld:articleSection",
        "trail:own",
        '[rel~="category"]',
        "trail:kicker",
    ),
    # meta[name=keywords] is too often the words of the description to be taken for tags.
    tags=("meta:article:tag", "jsonld:keywords", "meta:news_keywords"),
    # The lead picture where WordPress themes, JNews and Joomla K2 put it.
    image=(
        "figure.wp-single-image, .td-post-featured-image, .post-thumbnail, .featured-image, "
        ".wp-block-post-featured-image, .entry-thumbnail, .featured_image, "
        ".itemImageBlock",
    ),
    image_url=("meta:og:image", "jsonld:image", "meta:twitter:image"),
    container=('[itemprop="articleBody"]',),
    markup=Markup(
        # Beside figures the pictures of Blogger and of older WordPress.
        figures="figure, .tr-caption-container, .wp-caption, .itemImageBlock",
        caption="figcaption, .tr-caption, .wp-caption-text, .itemImageCaption",
        credit=".itemImageCredits",
        drop="figcaption, footer, aside, form, blockquote > cite, .itemExtraFields, "
        ".itemContentFooter",
        boxes=".wp-embedded-content",  # another post of the site
    ),
)


def tiers(template: Template, field: str, *, moved: bool) -> Iterator[Sources]:
    """Yield the sources of a family for a field, then, for a page in markup that `moved` since,
    those of the generic reader that are no part of them.
    """
    own: Sources = getattr(template, field)
    yield own
    if moved:
        yield tuple(source for source in getattr(GENERIC, field) if source not in own)
