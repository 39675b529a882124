"""JPNN."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="jpnn",
        index="/indeks?id=&d={day:%d}&m={day:%m}&y={day:%Y}&tab=all&page={page}",
        evidence=Evidence(
            grade="B",
            date="2026-04",
            seen="the selectors of two readers, 2023 and 2026",
            never_seen="a whole page",
        ),
        hosts=("jpnn.com",),
        network="Jawa Pos",
        language="id",
        outlets=frozenset("jpnn jpnncom".split()),
        headline=("h1.judul", "h1"),
        title=("h1.judul", *GENERIC.title),
        published=("meta:jpnncom_news_pubdate", *GENERIC.published),
        # Named on the last page only: "Redaktur : ... Reporter : ...".
        authors=('p.waktu:lexbor-contains("Reporter")', "meta:jpnncom_news_author", "label:author"),
        editors=('p.waktu:lexbor-contains("Redaktur")', "label:editor"),
        container=("div[itemprop=articleBody]",),
        markup=Markup(
            drop="div[class^=ans-], .ads, script, .pagination, p.waktu", figures="figure"
        ),
        pager=Pager(widget=".pagination", active=".active", numbers="li", next='a[rel="next"]'),
    ),
)
