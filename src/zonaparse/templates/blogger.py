"""Indonesian news on Blogger, on a domain of its own or on blogspot.com."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="blogger",
        evidence=Evidence(
            grade="A",
            date="2020-10",
            seen="one whole page; Blogger's own markup, which its themes keep",
            never_seen="a theme without hentry classes, a page with labels below the text",
        ),
        hosts=("gelora.co",),
        marks=(
            "content='blogger' name='generator'",
            'content="blogger" name="generator"',
            "//www.blogger.com/feeds/",
        ),
        worldwide=True,
        language="id",
        # The theme may put the home page into the first of two canonical links.
        url=('link[hreflang="x-default"] @href', "meta:og:url", "rel:canonical"),
        headline=("h1.post-title", "h3.post-title", "h1"),
        title=("h1.post-title", "h3.post-title", *GENERIC.title),
        # What is printed is often the day alone; the title of the element has the time.
        published=(
            "abbr.updated @title",
            "abbr.published @title",
            "time.published @datetime",
            "[itemprop=datePublished] @title",
            "[itemprop=datePublished] @datetime",
            "[itemprop=datePublished] @content",
            "h2.date-header",
            *GENERIC.published,
        ),
        authors=(
            "label:author",
            ".post-author .fn",
            ".post-author [itemprop=name]",
            "jsonld:author",
        ),
        section=("breadcrumb:", '[class*="breadcrumb"] >> a'),
        tags=(".post-labels >> a", ".label-head >> a"),
        image=("div.coverImage",),
        container=("div.post-body", "[itemprop='description articleBody']", *GENERIC.container),
        markup=Markup(
            figures="figure, table.tr-caption-container",
            caption="figcaption, td.tr-caption",
            drop="script, .post-footer, .post-labels, .related-post, #related-post, .ads, "
            "[id^='adsense'] > ins, .share-box, .sharepost, .blog-admin",
        ),
    ),
)
