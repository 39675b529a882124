"""Grid, the magazines of KG Media."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="grid",
        evidence=Evidence(
            grade="B",
            date="2026-07",
            seen="the selectors of three readers: gridoto about 2020, others 2023 and 2026",
            never_seen="a whole page",
        ),
        hosts=("grid.id", "gridoto.com", "bolasport.com", "sonora.id", "motorplus-online.com"),
        network="KG Media",
        language="id",
        outlets=frozenset(
            "grid gridid gridoto gridotocom bolasport bolasportcom nova sonora".split()
        ),
        headline=("h1.read__title", "h1"),
        published=("div.read__time", "meta:content_date", *GENERIC.published),
        authors=("span.read__author", "meta:content_author", *GENERIC.authors),
        editors=("label:editor", "meta:content_editor"),
        tags=("ul.tag__article__wrap >> a", *GENERIC.tags),
        image=("div.read__photo", "div.photo"),
        # On gridoto the text is the right column of the article.
        container=(
            "div.read__article div.read__right",
            "div.read__article",
            "[itemprop=articleBody]",
        ),
        markup=Markup(
            drop=".ads, .ads-on-body, script, .read__paging, .paging, [id^=div-gpt-ad]",
            figures="div.photo, figure",
            caption=".photo__caption, figcaption",
            credit=".photo__author",
        ),
        pager=Pager(
            widget="div.paging--article",
            active="a.paging__link--active",
            numbers="a.paging__link",
            next='a[rel="next"]',
            all="a.paging__link--show",
        ),
    ),
)
