"""Promedia Teknologi: regional and national sites on a sister code base of PRMN."""

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.prmn import INDEX
from zonaparse.templates.template import Evidence, Template

PAGER = Pager(
    widget="div.paging--article",
    active="a.paging__link--active",
    numbers="a.paging__link",
    next='a[rel="next"], a.paging__link--next',
)

# "KEDIRI, JP Radar Kediri-": the Radar sites of the Jawa Pos group.
RADAR = frozenset(
    f"{prefix}radar{town}"
    for prefix in ("", "jp")
    for town in "bali banyuwangi bogor bojonegoro bromo jember jogja kediri kudus lamongan madiun "
    "madura magelang malang mojokerto pati semarang sidoarjo situbondo solo surabaya tuban "
    "tulungagung".split()
)

FAMILIES = (
    Template(
        family="promedia",
        article_url=r"/pr-\d+/|/\d{9,10}/",
        index=INDEX,
        evidence=Evidence(
            grade="B",
            date="2026-02",
            seen="the selectors of ten readers from 2021 to 2026",
            never_seen="a whole page",
        ),
        hosts=(
            "suaramerdeka.com",
            "krjogja.com",
            "harianhaluan.com",
            "harianterbit.com",
            "panturapost.com",
            "ayobandung.com",
            "ayojakarta.com",
            "ayobogor.com",
            "ayocirebon.com",
            "ayoindonesia.com",
            "hops.id",
            "kilat.com",
            "unews.id",
            "pojoksatu.id",
            "prokal.co",
            "jatimnetwork.com",
        ),
        assets=("promediateknologi.com", "promediateknologi.id"),
        network="Promedia",
        language="id",
        outlets=frozenset(
            "suaramerdeka suaramerdekacom krjogja krjogjacom harianhaluan harianhaluancom "
            "harianterbit harianterbitcom panturapost panturapostcom ayobandung ayobandungcom "
            "ayojakarta ayojakartacom ayobogor ayocirebon ayoindonesia ayoindonesiacom hopsid "
            "kilatcom unewsid pojoksatu pojoksatuid prokal prokalco baliexpress "
            "baliexpressid".split()
        )
        | RADAR,
        headline=("h1.read__title", "h1"),
        title=("h1.read__title", *GENERIC.title),
        published=(
            "div.read__info__date",
            "datalayer:published_date",
            "meta:content_publisheddate",
            "meta:article:published_time",
            "jsonld:datePublished",
        ),
        # The editor is a second link of the byline, without an address: "Editor: ...".
        authors=("div.read__info__author >> a[href]", "datalayer:penulis", "jsonld:author"),
        editors=(
            'div.read__info__author a:lexbor-contains("Editor")',
            "label:editor",
            "datalayer:editor",
        ),
        source=("label:source", "datalayer:source"),
        section=("ul.breadcrumb__wrap >> a", "datalayer:rubrik", *GENERIC.section),
        tags=("ul.tag__list >> a", "datalayer:tag", "meta:article:tag"),
        image=("div.photo", "div.photo__img"),
        container=("article.read__content", "[itemprop=articleBody]", "div.read__content"),
        markup=Markup(
            figures="div.photo",
            caption="div.photo__caption",
            drop=".ads, .ads__box, [id^=div-gpt-ad], #cont-megabillboard, .read__info, .paging, "
            ".social, script",
        ),
        pager=PAGER,
    ),
)
