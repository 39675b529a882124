"""Tribunnews (KG Media): the national site and some fifty regional ones on one CMS."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template


def _signed(label: str) -> str:
    """Return the line of a label under the article."""
    return f'div.grey > div:lexbor-contains("{label}:")'


_TRIBUNNEWS = Template(
    family="tribunnews",
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="whole pages of 2015 and 2020, a regional page of 2020, a reader of 2026",
        never_seen="a whole page later than 2020",
    ),
    network="KG Media",
    language="id",
    outlets=frozenset("tribunnews tribunnewscom tribun tribunnetwork tribunjakartacom".split()),
    headline=("h1#arttitle", "h1"),
    title=("h1#arttitle", *GENERIC.title),
    published=(
        "#article time @datetime",
        "#article time",
        "#article h3",
        *GENERIC.published,
    ),
    authors=("#penulis", _signed("Penulis"), "datalayer:penulis", *GENERIC.authors),
    editors=("#editor", _signed("Editor"), "datalayer:editor", "label:editor"),
    source=("#sumber", _signed("Sumber"), "label:source", "datalayer:source"),
    section=(
        "ul[itemtype*=BreadcrumbList] >> a",
        "ul.breadcrumb >> a",
        "#va > div.bsht > a:nth-of-type(2)",
        *GENERIC.section,
    ),
    tags=("div:has(> h5.tagcloud3) >> h5.tagcloud3 a", "#related > div.fno >> a"),
    image=("#artimg img.imgfull", "#artimg"),
    caption=("#artimg .arial.f12", "#artimg figcaption"),
    credit=("#artimg .f11.white",),
    container=("div.side-article.txt-article", "div.txt-article", "[itemprop=articleBody]"),
    markup=Markup(
        drop="[id^=div-], .ads-placeholder, blockquote.summary-article, script, .paging",
        figures="figure",
        boxes="p.baca",
    ),
    pager=Pager(
        widget="div.paging",
        active="a#pagecurrent",
        numbers="a",
        next='a[rel="next"]',
        all='a[href*="page=all"]',
    ),
)

FAMILIES = (replace(_TRIBUNNEWS, hosts=("tribunnews.com",), marks=("tstatic.net/tribunnews",)),)
