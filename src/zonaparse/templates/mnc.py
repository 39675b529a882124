"""MNC: Okezone, SINDOnews and iNews."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_CHANNELS = """
com news economy bola sports celebrity women lifestyle ototekno muslim edukasi travel techno autos
finance megapolitan nasional health
""".split()
_OKEZONES = frozenset(
    set(
        "okezone okenews mpi mncportal mncportalindonesia koransindo koransi sindonews inews rcti "
        "mncmedia trijaya".split()
    )
    | {f"okezone{channel}" for channel in _CHANNELS}
)

_OKEZONE = Template(
    family="okezone",
    article_url=r"/read/\d{4}/\d{2}/\d{2}/",
    index="/indeks/{day:%Y/%m/%d}/{page:x10}",
    variant="2025",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="618 scraped articles of 2025, a reader of 2026 that was checked on live pages",
        never_seen="a whole page later than 2016",
    ),
    network="MNC",
    language="id",
    outlets=_OKEZONES,
    headline=(".title-article h1", "h1"),
    title=(".title-article h1", *GENERIC.title),
    published=(".journalist span", *GENERIC.published),
    authors=(".journalist >> a", *GENERIC.authors),
    section=("ul.breadcrumb >> a", *GENERIC.section),
    tags=("#tag >> .box-tag a", ".tag-article >> a", ".detail-tag >> a", *GENERIC.tags),
    image=(".img-article", ".photos-detail", "figure"),
    container=(".c-detail.read", ".c-detail", "#contentx"),
    markup=Markup(
        drop=".ads, script, .box-nomor, .tag-article, .detail-tag",
        figures="figure",
        caption=".desc-foto, figcaption",
        boxes="#baca-juga, .baca-juga",
    ),
    pager=Pager(widget="#paging", active=".nomor.active", numbers="a.nomor", next="a.next"),
)

_OKEZONE_2016 = _OKEZONE.but(
    variant="2016",
    variant_marks=(Mark("page", "#contentx, div.nmreporter, div.bg-detail-rexo"),),
    evidence=Evidence(
        grade="A",
        date="2023-06",
        seen="two whole pages of 2015 and 2020, of two channels, the selectors of three readers of "
        "2015 to 2023",
        never_seen="an article in parts; a page that names its source",
    ),
    headline=("div.titles h1", "div.titles", "div.title h1", "h1"),
    title=("div.titles h1", *GENERIC.title),
    published=(
        "div.meta-post time",
        "time.tgl",
        "p.imgnews-datetime",
        "div.reporter .namerep b",
        *GENERIC.published,
    ),
    # Below the name stands what it is: "Jurnalis", or "Agregasi" for a source.
    authors=(
        'div.nmreporter:not(:has(span:lexbor-contains("Agregasi"))) > div',
        "p.imgnews-jurnalist",
        "div.reporter >> .namerep a",
        "div.reporter .namerep",
        "label:author",
    ),
    source=(
        'div.nmreporter:has(span:lexbor-contains("Agregasi")) > div',
        "label:source",
    ),
    section=("ul.breadcrumb >> a", *GENERIC.section),
    tags=("div.meta-bottom-content > span >> a", "div.detail-tag >> a"),
    image=("div.detail-img:has(img)", "div.detfoto"),
    caption=("div.detfoto > span",),
    # The sign-off stands beside the text.
    container=(
        "div.detail-img:has(> #contentx)",
        "#contentx",
        "div.bg-detail-rexo",
        "div.ctn-desc",
    ),
    # Under the tags the body goes on with widgets.
    markup=Markup(
        drop=".ads, script, .detads, .flying_carpet_div, .detail-tag, .detail-tag ~ *",
        figures="figure, .detail-img-in",
        caption=".caption-img-ab",
    ),
)

_SINDONEWS = Template(
    family="sindonews",
    article_url=r"/read/\d+/",
    index="https://www.sindonews.com/indeks/0/{page:x20}?t={day:%Y-%m-%d}",
    evidence=Evidence(
        grade="B",
        date="2026-07",
        seen="a reader that was checked on live pages, one of 2025",
        never_seen="a whole page",
    ),
    network="MNC",
    language="id",
    outlets=frozenset("sindonews sindonewscom koransindo sindo".split()),
    headline=("h1.detail-title", "h1"),
    title=("h1.detail-title", *GENERIC.title),
    published=(".detail-date-artikel", *GENERIC.published),
    authors=(".detail-nama-redaksi >> a[rel=author]", ".detail-nama-redaksi", *GENERIC.authors),
    tags=(".detail-tag >> a", *GENERIC.tags),
    image=(".detail-img", "figure"),
    container=("#detail-desc", ".detail-desc"),
    markup=Markup(drop=".ads, script, .baca-inline-head, .detail-tag", figures="figure"),
    pager=Pager(
        widget=".paging-artikel", active="a.active", numbers="li a", next="", all=".paging-all a"
    ),
)

_INEWS = Template(
    family="inews",
    evidence=Evidence(
        grade="C",
        date="2026-08",
        seen="the selectors of one reader of 2026 and one of 2022",
        never_seen="a whole page",
    ),
    network="MNC",
    language="id",
    outlets=frozenset("inews inewsid inewscoid".split()),
    published=(".createdAt", ".timeAndShare", *GENERIC.published),
    authors=(".author", *GENERIC.authors),
    container=("[itemprop=articleBody]", ".content"),
    markup=Markup(drop=".ads, script", figures="figure", boxes='[class*="baca-juga"]'),
)

FAMILIES = (
    replace(
        _OKEZONE,
        hosts=("okezone.com",),
        assets=("img.okezone.com",),
        signs=("okezone-logosx", "logooke"),
        variants=(_OKEZONE_2016,),
    ),
    replace(
        _SINDONEWS,
        hosts=("sindonews.com",),
        assets=("sindonews.net",),
        signs=("detail-nama-redaksi", "detail-date-artikel"),
    ),
    replace(_INEWS, hosts=("inews.id",)),
)
