"""KLY (KapanLagi Youniverse): Liputan6, Fimela, Merdeka and KapanLagi."""

from dataclasses import replace

from zonaparse.fields.body import Markup
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Evidence, Mark, Template

_ROLE = ".article-credits__item-label:has(.article-credits__item-role:lexbor-contains"


def _credited(role: str) -> str:
    """Return the names of a role in the credits under an article of the desktop."""
    box = ".read-page--credits__popover"
    named = f'{box}:has(> {box}-role:lexbor-contains("{role}")) > {box}-name'
    return f"ul.read-page--credits__list >> {named}"


def _photo_credit(role: str) -> str:
    """Return the name beside a role under the headline of a photo story."""
    label = f'.read-page--photo-tag--header__credits-label:lexbor-contains("{role}")'
    return f"{label} + .read-page--photo-tag--header__credits-user"


_LIPUTAN6 = Template(
    family="liputan6",
    article_url=r"/read/\d+/",
    variant="2021",
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="three whole mobile pages of 2021 and 2022, 2843 scraped articles of 2025, a reader "
        "of 2026 that was checked on live pages",
        never_seen="a whole mobile page later than 2022",
    ),
    network="KLY",
    language="id",
    outlets=frozenset("liputan6 liputan6com sctv".split()),
    headline=("h1.article-header__title", "h1.read-page--header--title", "h1"),
    title=("h1.article-header__title", "h1.read-page--header--title", *GENERIC.title),
    deck=(".read-page--header--description",),
    published=(
        "span.article-header__datetime",
        "time.read-page--header--author__datetime",
        ".read-page-box__author__updated",  # "Diterbitkan" or "Diperbarui"
        "meta:article:published_time",
        "jsonld:datePublished",
    ),
    authors=(
        f'body >> {_ROLE}("Author")) .article-credits__item-name',
        "span.article-header__authors >> a",
        "body >> a.article-header__author-link",
        "body >> .read-page-box__author__name",
        *GENERIC.authors,
    ),
    editors=(f'body >> {_ROLE}("Editor")) .article-credits__item-name', "label:editor"),
    section=("ul.breadcrumb >> a", "ul.read-page--breadcrumb >> a", *GENERIC.section),
    tags=("ul.tags--topics__list >> a", "ul.tags--snippet__list >> a", *GENERIC.tags),
    image=("div.article-photo-gallery--item", "figure.read-page--photo-gallery--item"),
    container=(
        "[itemprop=articleBody]",
        "div.article-content-body",
        "div.article-raw-content",  # mobile, 2016
    ),
    markup=Markup(
        drop=".article-ad, .advertisement-placeholder, .advertisement-text, .seamless-ads, script, "
        ".article-content-body__break, .article-content-body__item-index, .tags--snippet, #preco, "
        ".article-content-body__item-overlay, .js-gallery-share, "
        '.baca-juga-collections:has(> [style*="display:none"]), '
        ".article-photo-gallery--item__content-shares, .article-photo-gallery--item__button-zoom, "
        ".read-page--video-gallery--item",
        figures=".article-photo-gallery--item, figure",
        caption=".article-photo-gallery--item__description, figcaption",
        boxes="div.baca-juga, div.baca-juga-collections, .related_content_item",
    ),
)

_LIPUTAN6_2016 = _LIPUTAN6.but(
    variant="2016",
    variant_marks=(Mark("headline", "h1.read-page--header__title"),),
    evidence=Evidence(
        grade="A", date="2016-02", seen="one whole desktop page", never_seen="an article in parts"
    ),
    headline=("h1.read-page--header__title", "h1"),
    title=("h1.read-page--header__title", *GENERIC.title),
    deck=(".read-page--header__subtitle",),
    published=(
        "time.read-page--header__datetime",
        "meta:article:published_time",
        "jsonld:datePublished",
    ),
    authors=(
        "ul.read-page--credits__list >> #credits_author ~ li:not(#credits_editor ~ li) "
        ".read-page--credits__name",
        "header.read-page--header >> .read-page--header__author",
        "header.read-page--header [itemprop=author], header.read-page--header [itemprop=name]",
        "label:author",
    ),
    editors=("#credits_editor + li >> .read-page--credits__name",),
    section=("ul.read-page--breadcrumb >> a", *GENERIC.section),
    tags=("ul.read-page--tags__list >> a", "meta:news_keywords"),
    image=("figure.read-page--photo-gallery--item",),
    container=("div.read-page__content-body", "div.read-page--content"),
)

_LIPUTAN6_2020 = _LIPUTAN6.but(
    variant="2020",
    variant_marks=(Mark("headline", "h1.read-page--header--title"),),
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="60 whole desktop pages of 2020, one of 2026, 2843 scraped articles of 2025",
        never_seen="a whole desktop page of 2021 to 2025",
    ),
    published=(
        "time.read-page--header--author__datetime",
        ".read-page-box__author__updated",  # "Diterbitkan" or "Diperbarui"
        "meta:article:published_time",
        "jsonld:datePublished",
    ),
    authors=(
        _credited("Author"),
        "header.read-page--header >> .read-page--header--author__name",
        "header.read-page--header >> .read-page-box__author__name",
        *GENERIC.authors,
    ),
    editors=(_credited("Editor"), "label:editor"),
    tags=("ul.tags--snippet__list >> a", *GENERIC.tags),
    image=("div.read-page--top-media figure", "figure.read-page--photo-gallery--item"),
)

# Names no editor but in its data: the team at its end is writers and editors together.
_LIPUTAN6_2026 = _LIPUTAN6_2020.but(
    variant="2026",
    variant_marks=(Mark("headline", ".read-page-box"),),
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="one whole desktop page",
        never_seen="a whole page of 2025, known from scraped articles",
    ),
    authors=("header.read-page--header >> .read-page-box__author__name", *GENERIC.authors),
    editors=("label:editor", "datalayer:editors"),
    markup=_LIPUTAN6.markup._replace(
        drop=f"{_LIPUTAN6.markup.drop}, .article-content-body__item-page > p",
    ),
)

_LIPUTAN6_PHOTOS = _LIPUTAN6.but(
    variant="photos",
    variant_marks=(Mark("page", ".read-page--photo-tag--slider"),),
    evidence=Evidence(
        grade="A",
        date="2020-10",
        seen="two whole photo stories of the desktop",
        never_seen="a photo story without captions",
    ),
    headline=("h2.read-page--photo-tag--header__title",),
    title=("h2.read-page--photo-tag--header__title", *GENERIC.title),
    published=("time.read-page--photo-tag--header__datetime", *GENERIC.published),
    authors=(_photo_credit("Photographer"), *GENERIC.authors),
    editors=(_photo_credit("Editor"),),
    tags=("ul.tags--snippet__list >> a", *GENERIC.tags),
    image=(),
    gallery=(".read-page--photo-tag--slider__top >> figure",),
    container=("div.read-page--photo-tag--header__content",),
    markup=_LIPUTAN6.markup._replace(caption=".read-page--photo-tag--slider__top__item__caption"),
)

_FIMELA = _LIPUTAN6.but(
    family="fimela",
    evidence=Evidence(
        grade="A",
        date="2020-06",
        seen="one whole mobile page; the markup is that of Liputan6",
        never_seen="a desktop page",
    ),
    outlets=frozenset(("fimela", "fimelacom")),
    section=("ul.breadcrumb >> a", "ul.read-page--breadcrumb >> a", "meta:article:section2"),
    tags=("ul.fimela-tags--topics__list >> a", "ul.tags--topics__list >> a", *GENERIC.tags),
)

_MERDEKA = Template(
    family="merdeka",
    variant="2021",
    evidence=Evidence(
        grade="A",
        date="2026-07",
        seen="three whole mobile pages of 2021, a reader of 2026 that was checked on live pages",
        never_seen="a whole desktop page, or one later than 2021",
    ),
    network="KLY",
    language="id",
    outlets=frozenset(("merdeka", "merdekacom")),
    headline=("div.mdk-news-head h1", "h1"),
    title=("div.mdk-news-head h1", *GENERIC.title),
    deck=(".articles-content__sinopsis",),
    # The head marks the local time with a zone that is not true (-07:00, GMT).
    published=(".mdk-date-reporter", *GENERIC.published),
    authors=(
        '.mdk-date-reporter >> a[href*="/reporter/"]',
        "[data-tracking=author_name]",
        "label:author",
        "meta:author",
    ),
    # The JSON-LD breadcrumb ends with the headline, the printed one with the section.
    section=(
        ".mdk-date-reporter > span:first-child a",
        "nav.breadcrumb-navigation >> li",
        *GENERIC.section,
    ),
    tags=("div.tag >> ul.tag__list a", ".tags-articles__list >> a", *GENERIC.tags),
    image=("div.mdk-news-img",),
    # The sign-off stands below the parts of the body and their paging.
    container=("div.mdk-news-body", "div.mdk-body-paragraph", ".articles-content__body"),
    markup=Markup(
        drop=".mdk-date-reporter, .read-too, .page-number, .imageinfo, .advertisement-placeholder, "
        "script, [id^=div-gpt-ad]",
        figures="div.imagecontent, figure",
        caption=".mdk-news-img-copyright, figcaption",
        boxes=".bg-primary-50",
    ),
)

# The class name is misspelt so; it was put right about 2019.
_MERDEKA_2015 = _MERDEKA.but(
    variant="2015",
    variant_marks=(Mark("page", ".mdk-body-paragpraph, .mdk-dt-headline, #mdk-body-newsarea"),),
    evidence=Evidence(
        grade="B",
        date="2020-06",
        seen="the selectors of ten readers of 2016 to 2020",
        never_seen="a whole page of the desktop",
    ),
    headline=("div.mdk-dt-headline h1", "h1"),
    title=("div.mdk-dt-headline h1", *GENERIC.title),
    published=("span.date-post", *GENERIC.published),
    authors=("span.reporter >> a", ".reporter >> a", "#mdk-body-news-reporter", "label:author"),
    editors=("label:editor",),
    source=("label:source", "#mdk-body-news-reporter a img @title"),
    section=("div.mdk-breadcrumb >> a", *GENERIC.section),
    tags=(".mdk-list-terkait >> li a", *GENERIC.tags),
    image=("div.mdk-dt-img",),
    container=("div.mdk-body-paragpraph", "div.mdk-body-paragraph", "#mdk-body-newsarea"),
    markup=Markup(
        drop=".imageinfo, script, [id^=div-gpt-ad], .mdk-list-paging, .page-number, "
        ".mdk-list-terkait, #mdk-body-news-reporter, #mdk-body-newsinit",
        figures="div.imagecontent, figure",
        caption=".mdk-news-img-copyright, figcaption, .mdk-dt-img-info, span",
        boxes="#section_terkait, .section_terkait, p.read-too",
    ),
)

_KAPANLAGI = Template(
    family="kapanlagi",
    variant="2016",
    evidence=Evidence(
        grade="A",
        date="2016-02",
        seen="two whole pages of 2015 and 2016, of two channels",
        never_seen="a page with a named reporter",
    ),
    network="KLY",
    language="id",
    outlets=frozenset(("kapanlagi", "kapanlagicom")),
    headline=('h1[class*="newsdetail-title"]', "h1"),
    # og:title begins with the names of site and channel.
    title=('h1[class*="newsdetail-title"]', "h1.detail__header_title", "h1:", "title:"),
    published=('[class*="newsdetail-schedule"]', *GENERIC.published),
    authors=("body >> a.headermetabox-author-name", "label:author"),
    section=("#v5-navigation >> a", "a.newsdetail-categorylink", *GENERIC.section),
    tags=(".v7-tags-terkait-warper >> li a",),
    image=('[class*="newsdetail-headlineimg"]', '[id*="newsdetail-image-headline"]'),
    container=(
        "div.entertainment-detail-news",
        'div[class*="-detail-news"]',
        "div.body-paragraph",
        "div.main-content",
    ),
    markup=Markup(
        drop=".other-related, .v7-tags-terkait-warper, script",
        figures='[class*="newsdetail-image-caption"], [class*="image-caption"]',
        caption='.copyright, [id*="newsdetail-imageinfo"], [class*="image-caption"]',
    ),
)

# One picture a page, with links to the pages of the others.
_KAPANLAGI_PHOTOS = _KAPANLAGI.but(
    variant="2016-photos",
    variant_marks=(Mark("page", "div.v7-photogallery-container"),),
    evidence=Evidence(
        grade="A",
        date="2017-02",
        seen="one whole page",
        never_seen="a later picture of a photo story",
    ),
    authors=("span.newsdetail-schedule-new",),
    image=("div.v7-photogallery-container > .content",),
    caption=("div.v7-photogallery-container .description",),
    credit=("div.v7-photogallery-container .copyright",),
    container=("div.v7-photogallery-detail-description",),
)

_KAPANLAGI_2025 = _KAPANLAGI.but(
    variant="2025",
    variant_marks=(Mark("page", "h1.detail__header_title"),),
    evidence=Evidence(
        grade="C",
        date="2025-06",
        seen="the selectors of one reader",
        never_seen="a whole page later than 2016",
    ),
    published=("time.headermetabox-datetime-text", *GENERIC.published),
    section=GENERIC.section,
    tags=GENERIC.tags,
    image=(),
    container=("div.main-content", "div.body-paragraph"),
    markup=Markup(drop=".advertisement-placeholder, script", figures="figure"),
)


def _today(family: Template) -> Template:
    """Return the layout of the "Today" pages, one system for the sites of the group."""
    return family.but(
        variant="today",
        variant_marks=(Mark("page", "div.detail-headline > h2"),),
        evidence=Evidence(
            grade="A",
            date="2022-04",
            seen="one whole page, of KapanLagi",
            never_seen="a page of another site of the group, or with a writer",
        ),
        site=(*GENERIC.site,),
        headline=("div.detail-headline > h2",),
        title=("div.detail-headline > h2", *GENERIC.title),
        deck=("div.detail-img > p:not(.detail-img-copyright)",),
        published=("div.detail-headline > .time", *GENERIC.published),
        authors=("label:author", "jsonld:author"),
        editors=("label:editor",),
        source=("label:source",),
        section=("meta:article:section",),
        tags=("meta:article:tag",),
        image=("div.detail-img",),
        # The parts of an article, the later ones hidden until they are asked for.
        container=("div.infinite:has(> .detail-paragraph)",),
        markup=Markup(
            drop="script, .advertisement-text, .advertisement-placeholder, [id^=div-gpt-ad], "
            'b:lexbor-contains("(kpl/")',  # a sign-off before the hidden parts
            figures="figure",
            caption=".detail-img-copyright, figcaption",
        ),
    )


FAMILIES = (
    replace(
        _LIPUTAN6,
        hosts=("liputan6.com",),
        # The second kind is KLY's; its other sites without a template have this markup, too.
        assets=(
            "production.liputan6.static6.com",
            *(f"cdn{n}-production-assets-kly.akamaized.net" for n in ("", 0, 1)),
        ),
        signs=("read-page--header", "read-page--header--title", "article-readpage"),
        variants=(
            _LIPUTAN6_2026,
            _LIPUTAN6_2020,
            _LIPUTAN6_2016,
            _LIPUTAN6_PHOTOS,
            _today(_LIPUTAN6),
        ),
    ),
    replace(_FIMELA, hosts=("fimela.com",)),
    replace(
        _MERDEKA,
        hosts=("merdeka.com",),
        assets=("klimg.com/merdeka.com",),
        signs=("mdk-news-head", "mdk-dt-headline"),
        variants=(_MERDEKA_2015, _today(_MERDEKA)),
    ),
    replace(
        _KAPANLAGI,
        hosts=("kapanlagi.com",),
        assets=("klimg.com/kapanlagi.com",),
        variants=(_KAPANLAGI_2025, _KAPANLAGI_PHOTOS, _today(_KAPANLAGI)),
    ),
)
