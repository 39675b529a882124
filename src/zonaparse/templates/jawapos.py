"""Jawa Pos: built by Next.js since 2026, on Promedia before."""

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.promedia import PAGER, RADAR
from zonaparse.templates.template import Evidence, Template

_DATA = "nextdata:props.pageProps.article"

FAMILIES = (
    Template(
        family="jawapos",
        article_url=r"/\d{10}/|/pr-\d+/",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="two readers of 2026, one checked on live pages; the page is in __NEXT_DATA__",
            never_seen="a whole page; Radar sites that are not on Promedia any more",
        ),
        hosts=("jawapos.com",),
        network="Jawa Pos",
        language="id",
        outlets=frozenset("jawapos jawaposcom".split()) | RADAR,
        headline=("h1.read__title", "h1"),
        title=(f"{_DATA}.title", "h1.read__title", *GENERIC.title),
        published=(
            f"{_DATA}.published_at",
            "div.read__info__date",
            "datalayer:published_date",
            *GENERIC.published,
        ),
        authors=(f"{_DATA}.authors", "div.read__info__author >> a[href]", *GENERIC.authors),
        editors=(
            'div.read__info__author a:lexbor-contains("Editor")',
            "label:editor",
            "datalayer:editor",
        ),
        section=(f"{_DATA}.category.name", "ul.breadcrumb__wrap >> a", *GENERIC.section),
        tags=(f"{_DATA}.tags", "ul.tag__list >> a", *GENERIC.tags),
        image=("div.photo",),
        image_url=(f"{_DATA}.cover", *GENERIC.image_url),
        container=("article.read__content", f"{_DATA}.content", "[itemprop=articleBody]"),
        markup=Markup(
            figures="div.photo, figure",
            caption="div.photo__caption, figcaption",
            drop=".ads, p.page, [id^=div-gpt-ad], script",
        ),
        pager=PAGER,
    ),
)
