"""PRMN, the Pikiran Rakyat Media Network: some 130 sites on one CMS.

Known from one whole page of 2020, the designer's static pages of 2019, widgets of 2023, and what
other readers of these sites select up to 2026. The class names are those of the real page unless
a variant says otherwise.
"""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.fields.paging import Pager
from zonaparse.templates.template import Evidence, Mark, Template

_DAY = "{day.day}%20{month}%20{day.year}"
INDEX = f"/indeks-berita?daterange={_DAY}%20-%20{_DAY}&page={{page}}"

# Sub-domains of pikiran-rakyat.com: each is a site, and its name is the outlet in datelines.
SITES = """
aksarajabar arahkata bagikanberita banjar bekasi beritadiy beritakbb beritasubang bocimiupdate
bogor bogorraya boltim bulukumba buol cerdikindonesia ciamis cianjur cianjurpedia cimahi cirebon
cirebonraya denpasarupdate depok deskjabar dialektikakuningan editornews fixbanjarmasin
fixindonesia fixjambi fixmakassar fixpadang fixpalembang fixpekanbaru fixriaupesisir galajabar
galamedia garut hallobogor halodepok haloyouth indobalinews indramayu insulteng isubogor jabar
jakbarnews jakpusnews jakselnews jurnalarena jurnalgarut jurnalgaya jurnalpalopo jurnalpresisi
jurnalsoreang jurnalsumsel jurnaltrip kabarbanten kabarbesuki kabarjoglosemar kabarlumajang
kabarpriangan kabartegal kaltarabicara karawang kebumentalk kendalku klikseleb kuningan
lamongantoday lensabanyumas lensapurbalingga lingkarkediri lingkarmadiun literasinews lubuklinggau
majalengka malangterkini mantrasukabumi maungbandung mediablitar mediapakuan mikrofon moreschick
mudanesia pangandaran pojoknews portalbandungtimur portalbangkabelitung portalbrebes portaljember
portaljogja portaljombang portalkudus portallebak portalmajalengka portalmalangraya portalmaluku
portalpapua portalprobolinggo portalpurwokerto portalsulut portalsurabaya potensibisnis
prbandungraya prfmnews priangantimurnews prsoloraya purwakarta purwakartanews qeluarga
referensiberita rembangbicara ringtimesbali ringtimesbanyuwangi ruangterang semarangku sepasi
seputarlampung seputartangsel serangnews sinarjateng specialable sportaliga suaracimahi sukabumi
sumedang tasikmalaya tubanbicara utaratimes wartalombok wartapontianak yogyakarta zonabanten
zonajakarta zonapriangan
""".split()

# Sites named like their town ("bogor") print "PR BOGOR": the bare name is a place.
_TOWNS = frozenset(
    "banjar bekasi bogor bogorraya boltim bulukumba buol ciamis cianjur cimahi cirebon cirebonraya "
    "depok garut indramayu jabar karawang kuningan lubuklinggau majalengka pangandaran purwakarta "
    "sukabumi sumedang tasikmalaya yogyakarta".split()
)
_OUTLETS = frozenset(
    {"pikiranrakyat", "prmn", "prlm", "pr", "galamedianews", "prfm"}
    | {name for name in SITES if name not in _TOWNS}
    | {prefix + name for prefix in ("pr", "pikiranrakyat") for name in SITES}
)

_HEAD_DATES = (
    "meta:article:published_time",
    "meta:pubdate",
    "jsonld:datePublished",
    "datalayer:published_date",
)
_BYLINE = "div.read__info__author"
_PRINTED_DATE = "div.read__info__date"

_2020 = Template(
    family="prmn",
    article_url=r"/pr-\d+/",
    index=INDEX,
    variant="2020",
    evidence=Evidence(
        grade="A",
        date="2020-10",
        seen="one whole page, page 2 of 3 of an article; opinions, letters, photo stories, videos "
        "and advertorials on the designer's own static pages of September 2019",
        never_seen="an article without editor, caption or tags",
    ),
    network="PRMN",
    language="id",
    outlets=_OUTLETS,
    url=("rel:canonical", "meta:og:url", 'link[hreflang="x-default"] @href'),
    headline=("h1.read__title", "div.read__title", "h1"),
    title=("h1.read__title", "div.read__title", "h1:", "meta:og:title", "jsonld:headline"),
    published=(_PRINTED_DATE, *_HEAD_DATES),
    # meta[name=author] is the name of the site here: it is no reading of the author.
    authors=(f"{_BYLINE} >> a", _BYLINE, "datalayer:penulis", "meta:dable:author", "jsonld:author"),
    editors=("label:editor", f'{_BYLINE} :lexbor-contains("Editor")', "datalayer:editor"),
    source=("label:source", "datalayer:source"),
    section=("ul.breadcrumb__wrap >> a", "meta:article:section", "datalayer:rubrik"),
    tags=("ul.tag__list >> a", "section.read__tagging >> a", "datalayer:tag", "meta:keywords"),
    image=("div.photo",),
    gallery=("div.gallery__list >> a.gallery__item",),
    container=("article.read__content", "[itemprop=articleBody]", "div.read__content"),
    continued=("article.read__content",),  # a reader's letter, and the answer to it
    sponsored=("div.adv__title",),
    markup=Markup(
        figures="div.photo",
        caption="div.photo__caption",
        drop=".ads, .ads__box, .prads, .coverwa, .ap_container, .google-auto-placed, .cards_list, "
        ".date_detail, .read__info, .read__tagging, .paging, .social, .videos__caption, script",
    ),
    pager=Pager(
        widget="div.paging--article",
        active="a.paging__link--active",
        numbers=".paging__item a",
        next='a[rel="next"]',
        all="a.paging__link--show",
    ),
)

_DESIGN = "the designer's own static pages of September 2019"

_AMP = _2020.but(
    variant="amp",
    variant_marks=(
        Mark("head", "html[amp] title"),
        Mark("page", "amp-img, amp-ad, amp-sidebar"),
    ),
    evidence=Evidence(grade="B", date="2020-10", seen=_DESIGN, never_seen="a published AMP page"),
)

_2024 = _2020.but(
    variant="2024",
    variant_marks=(
        Mark("headline", "span.read_contributor, span.date_detail, span.mt-10, div.read__title"),
        Mark("body", "span.date_detail, .prads"),
    ),
    evidence=Evidence(
        grade="C",
        date="2026-04",
        seen="selectors of two readers, 2026-02 and 2026-04, who disagree on the date's place",
        never_seen="a whole page later than 2020; the head's readings come first for that reason",
    ),
    published=(*_HEAD_DATES, _PRINTED_DATE, "span.date_detail", "span.mt-10"),
    authors=("datalayer:penulis", "jsonld:author", f"{_BYLINE} >> a", _BYLINE),
    editors=("datalayer:editor", "label:editor", f'{_BYLINE} :lexbor-contains("Editor")'),
)

_2021 = _2020.but(
    variant="2021",
    variant_marks=(
        Mark("head", 'meta[name="pubdate"]'),
        Mark("headline", "img[data-src]"),
        Mark("body", "strong.read__others, img[data-src]"),
    ),
    evidence=Evidence(
        grade="B",
        date="2023-11",
        seen="selectors of six readers from 2021 to 2023, widgets of a home page of 2023",
        never_seen="a whole page of these years",
    ),
)

_MOBILE = _2020.but(
    variant="mobile",
    variant_marks=(Mark("head", 'link[href*="/network/mobile/"]'),),
    evidence=Evidence(
        grade="B", date="2020-10", seen=_DESIGN, never_seen="a published mobile page"
    ),
)

FAMILIES = (
    replace(
        _2020,
        hosts=("pikiran-rakyat.com",),
        assets=("assets.pikiran-rakyat.com",),
        marks=("/assets-prmn", "read__content"),
        signs=("read__info", "read__info__author"),
        variants=(_AMP, _MOBILE, _2024, _2021),
    ),
)
