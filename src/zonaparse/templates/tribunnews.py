"""Tribunnews (KG Media): the national site and some fifty regional ones on one CMS."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Template

# Regional sites: sub-domains of tribunnews.com in the years seen; datelines name the domains.
_REGIONS = (
    "aceh ambon bali bangka banjarmasin banten banyumas batam belitung bengkulu bogor cirebon "
    "depok flores gorontalo jabar jakarta jambi jateng jatim jogja kalbar kalsel kalteng kaltim "
    "kaltara lampung lombok madura makassar manado mataram medan muria network newsbogor "
    "newswiki padang palembang palopo palu pantura papua papuabarat pekanbaru pontianak "
    "priangan seleb solo sorong style sulbar sultra sumsel sumut surabaya tangerang ternate "
    "timur toraja travel video wow"
).split()
_PAPERS = (
    "bangkapos banjarmasinpost posbelitung poskupang prohaba serambi serambinews serambiindonesia "
    "sripoku sriwijayapost superball superskor surya suryamalang wartakota wartakotalive"
).split()
_OUTLETS = frozenset(
    {"tribun", "tribunnews", "tribunners", *_PAPERS, *(f"tribun{name}" for name in _REGIONS)}
    | {f"{name}com" for name in ("tribunnews", *_PAPERS, *(f"tribun{n}" for n in _REGIONS))}
    | {"suryacoid", "banjarmasinpostcoid", "tribunlampungcoid", "tribunmanadocoid", "poskupangcom"}
)
_HOSTS = (
    "tribunnews.com bangkapos.com banjarmasinpost.co.id pos-kupang.com posbelitung.co "
    "serambinews.com sripoku.com surya.co.id suryamalang.com tribun-bali.com tribun-medan.com "
    "tribun-timur.com tribunbatam.id tribunjabar.id tribunjakarta.com tribunjateng.com "
    "tribunjatim.com tribunjogja.com tribunkaltim.co tribunlampung.co.id tribunmanado.co.id "
    "tribunnewsbogor.com tribunpekanbaru.com tribunpontianak.co.id tribunsolo.com tribunsumsel.com "
    "wartakotalive.com"
).split()


def _signed(label: str) -> str:
    """Return the line of a label under the article."""
    return f'div.grey > div:lexbor-contains("{label}:")'


_TRIBUNNEWS = Template(
    family="tribunnews",
    article_url=r"/\d{4}/\d{2}/\d{2}/|/\d{6,}/",
    index="/index-news?date={day:%Y-%m-%d}&page={page}",
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="whole pages of 2015 and 2020, regional pages of 2016 to 2020, readers of 2018 to "
        "2026",
        never_seen="a whole page later than 2020; a regional page that prints WITA or WIT, "
        "or one on a domain of its own",
    ),
    network="KG Media",
    language="id",
    outlets=_OUTLETS,
    headline=("h1#arttitle", "#article h1", "h1"),
    title=("h1#arttitle", "#article h1", *GENERIC.title),
    # The zone is left out on regional sites, and marked in JSON-LD.
    published=(
        "#article time",
        "#article div.grey.bdr3",
        "#article h3",
        "#article time @datetime",
        "jsonld:datePublished",
        "datalayer:publish_date",
        *GENERIC.published,
    ),
    authors=(
        "#penulis",
        _signed("Penulis"),
        "label:author",
        "datalayer:penulis",
        "jsonld:author",
    ),
    editors=("#editor", _signed("Editor"), "datalayer:editor", "label:editor"),
    source=(
        _signed("Sumber"),
        "#sumber",
        "div.sources >> a",
        "label:source",
        "datalayer:source",
    ),
    section=(
        "ul[itemtype*=BreadcrumbList] >> a",
        "ul.breadcrumb >> a",
        "#va > div.bsht > a:nth-of-type(2)",
        *GENERIC.section,
    ),
    tags=(
        "[itemprop=keywords] >> h5.tagcloud3 a",
        "div:has(> h5.tagcloud3) >> h5.tagcloud3 a",
        "#related > div.fno >> a",
        "div:has(> h1) > :is(div, h2).red >> a",  # the topic, on regional sites of 2016 and 2017
    ),
    image=("#artimg img.imgfull", "#artimg", "#slideshow"),
    caption=(
        "#artimg .arial.f12",
        "#artimg figcaption",
        "#slideshow span > div.ar.f10 + div",
    ),
    credit=("#artimg .f11.white", "#slideshow span > div.ar.f10"),
    container=("div.side-article.txt-article", "div.txt-article", "[itemprop=articleBody]"),
    markup=Markup(
        drop="[id^=div-], .ads-placeholder, blockquote.summary-article, script, .paging, "
        ".tagcloud3",
        figures="figure, div.ovh:has(> .imgfull_div)",
        caption=".arial.f12, figcaption",
        credit=".f11.white",
        boxes="p.baca",  # on regional sites a bullet stands for the label
    ),
    pager=Pager(
        widget="div.paging",
        active="a#pagecurrent",
        numbers="a",
        next='a[rel="next"]',
        all='a[href*="page=all"]',
    ),
)

FAMILIES = (
    replace(_TRIBUNNEWS, hosts=tuple(_HOSTS), assets=("tstatic.net",), signs=("arttitle",)),
)
