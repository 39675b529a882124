"""Promedia Teknologi: regional and national sites on a sister code base of PRMN."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.prmn import INDEX
from zonaparse.templates.template import Evidence, Mark, Template

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

_PROMEDIA = Template(
    family="promedia",
    article_url=r"/pr-\d+/|/\d{9,10}/",
    index=INDEX,
    evidence=Evidence(
        grade="B",
        date="2026-02",
        seen="the selectors of ten readers from 2021 to 2026",
        never_seen="a whole page",
    ),
    network="Promedia",
    language="id",
    outlets=frozenset(
        "suaramerdeka suaramerdekacom krjogja krjogjacom harianhaluan harianhaluancom "
        "harianterbit harianterbitcom panturapost panturapostcom ayobandung ayobandungcom "
        "ayojakarta ayojakartacom ayobogor ayocirebon ayoindonesia ayoindonesiacom hopsid "
        "kilatcom unewsid akurat akuratco pojoksatu pojoksatuid prokal prokalco baliexpress "
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
)

# Sites that joined later, as they were before.
_PROKAL = _PROMEDIA.but(
    variant="prokal-2016",
    variant_marks=(Mark("page", 'small[style*="00AEEF"]'),),
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="four whole pages of three sites of the Kaltim Post",
        never_seen="an article with a named writer",
    ),
    # There is no h1: the headline is the node behind the date.
    headline=('small[style*="00AEEF"] + div',),
    title=('small[style*="00AEEF"] + div', "meta:og:title", "title:"),
    published=('small[style*="00AEEF"]', *GENERIC.published),
    authors=("label:author",),
    editors=("label:editor",),
    source=("label:source",),
    section=("h4.text-primary",),
    tags=("meta:article:tag",),
    image=("img.img-responsive:has(+ div.text-muted)",),
    caption=("img.img-responsive + div.text-muted",),
    container=('div[style*="nimrodreg"]',),
    markup=Markup(drop="script, .adsbygoogle, .blokinline", figures="figure"),
    pager=None,
)

_AKURAT_EDITOR = 'p:has(> b):lexbor-contains("Editor. ")'
_AKURAT = _PROMEDIA.but(
    variant="akurat-2017",
    variant_marks=(Mark("page", "#artikel, a#tag_detail"),),
    evidence=Evidence(
        grade="A",
        date="2017-02",
        seen="two whole pages",
        never_seen="an article of several pages",
    ),
    headline=GENERIC.headline,
    title=GENERIC.title,
    published=GENERIC.published,
    authors=('a[href*="/penulis-"]', "label:author"),
    editors=(_AKURAT_EDITOR, "label:editor"),
    source=("label:source",),
    section=GENERIC.section,
    tags=("body >> a#tag_detail",),
    image=("div:has(> img + center)", "div:has(> img + p[align=center])"),
    container=("#artikel",),
    markup=Markup(
        drop=f"script, #terkait, table:has(a#tag_detail), a[href*='/iklan'], {_AKURAT_EDITOR}",
        figures="figure",
        caption="center, p[align=center]",
    ),
    pager=None,
)

FAMILIES = (
    replace(
        _PROMEDIA,
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
            "akurat.co",
            "jatimnetwork.com",
        ),
        assets=("promediateknologi.com", "promediateknologi.id"),
        variants=(_PROKAL, _AKURAT),
    ),
)
