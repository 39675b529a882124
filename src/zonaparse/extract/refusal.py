"""Pages that are no articles: bot checks, walls, error pages, index pages."""

import re

from zonaparse.article import Block, Figure, Paragraph
from zonaparse.document import structured
from zonaparse.document.page import Page
from zonaparse.errors import NotAnArticle, Reason
from zonaparse.fields.body import Story
from zonaparse.region import following
from zonaparse.rules import titles

_CHALLENGE_MARKS = (
    b"_cf_chl_opt",
    b"cf-challenge-running",
    b"cf-browser-verification",
    b"cf_captcha_kind",
    b"sucuri_cloudproxy_js",
    b"_Incapsula_Resource",
    b"geo.captcha-delivery.com",
    b"awsWafCookieDomainList",
    b'id="px-captcha"',
)
# What a consent wall says beside its title; three of these in a short text are one.
_CONSENT_WORDS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(?:mitra|partner|vendor)s?\b",
        r"\b(?:kuki|cookies?)\b",
        r"\b(?:data pribadi|personal data|pengenal unik|geolokasi|geolocation)\b",
        r"\b(?:menyimpan dan(?:/atau)? mengakses|store and(?:/or)? access)\b",
        r"\b(?:izin anda|persetujuan anda|menyetujui|your (?:consent|permission)|consent to)\b",
        r"\b(?:privasi|privacy)\b",
    )
)
_CONSENT_TEXT, _LEAST_CONSENT = 3000, 4
# Lines that stand on every page of a site: its menu of duties, its owner, its address.
_DUTY = re.compile(
    r"\b(?:tentang kami|about us|redaksi|pedoman (?:media siber|pemberitaan)|kode etik"
    r"|kebijakan privasi|privacy policy|syarat (?:dan|&) ketentuan|terms of (?:use|service)"
    r"|disclaimer|kontak(?: kami)?|hubungi kami|contact us|karier|info iklan|pasang iklan"
    r"|copyright|hak cipta|all rights reserved)\b|©",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:jl\.?|jalan|gedung|ruko|komplek|plaza|menara|lantai)\b.{0,60}\b(?:no\.?|kav\.?|blok|lt\.?|lantai)"
    r" ?\d|\b(?:telp|telepon|fax|phone)\b ?[.:]|\b\d{5}\b.{0,60}\b(?:telp|telepon|indonesia)\b",
    re.IGNORECASE,
)
_LONGEST_DUTY = 250
_LINKED_HEADLINES = "h2 a[href], h3 a[href], h4 a[href]"
_LEAST_LISTED = 5
_LEAST_DATED = 8
_TIME = re.compile(r"\b\d{1,2}[.:]\d\d\b")
_DATED_META = ("article:published_time", "pubdate", "content_publisheddate")
_ARTICLE_META = ("article:section", *_DATED_META)
_NUMBERED = re.compile(  # addresses of articles, not of lists
    r"/\d{5,}|-\d{5,}|/\d{4}/\d{2}/\d{2}/"
)
_SECTION = re.compile(r"https?://[^/?#]*(?:/[^/?#\d-]*)?/?(?:[?#].*)?", re.DOTALL)
_LEAST_TEXT = 200  # characters of body that make an article without any witness
_CHALLENGE_TEXT = 600
_LONG_TEXT, _SENTENCE = 1_000, 80  # characters
_FEW = 20  # links; a page of lists has more


def check_title(page: Page) -> None:
    """Raise NotAnArticle for what stands in front of the page, or in its place."""
    title = page.title_element.strip()
    if titles.ASKS_FIRST.takes(title) and not is_called_article(page):
        raise NotAnArticle(Reason.CHALLENGE_PAGE)
    if titles.NAMES_NOTHING_ELSE.takes(title) and not _is_dated(page):
        raise NotAnArticle(Reason.ERROR_PAGE)


def is_site_wide(story: Story) -> bool:
    """Say whether all that a story holds are lines that every page of a site has."""
    texts = story.texts
    return bool(texts) and max(map(len, texts)) <= _LONGEST_DUTY and all(map(_is_duty, texts))


def _is_duty(text: str) -> bool:
    return len(_DUTY.findall(text)) > (not text.startswith(("©", "Copyright"))) or bool(
        _ADDRESS.search(text)
    )


def _asks_consent(story: Story) -> bool:
    """Say whether a text of no great length is what a consent wall says."""
    text = " ".join(story.texts)
    if len(text) > _CONSENT_TEXT:
        return False
    return sum(words.search(text) is not None for words in _CONSENT_WORDS) >= _LEAST_CONSENT


def check_text(page: Page, story: Story, in_place: bool, url: str | None) -> None:
    """Raise NotAnArticle if the page neither says that it is an article nor reads like one.

    `in_place` is False on a page of a known family whose body is not where it stands there, under
    an address `url` that is no article's. Lists of articles call themselves one, too.
    """
    if not _is_dated(page) and _is_dated_list(story):
        raise NotAnArticle(Reason.INDEX_PAGE)
    holds_text = in_place and bool(story.blocks)
    if is_called_article(page) and (holds_text or _is_dated(page) or not _is_front(url)):
        return
    # Guards mark the pages behind them, too.
    little = story.size < _CHALLENGE_TEXT
    if little and any(mark in page.raw for mark in _CHALLENGE_MARKS):
        raise NotAnArticle(Reason.CHALLENGE_PAGE)
    heading = page.first("h1")
    printed = (page.title_element.strip(), heading.text().strip() if heading else "")
    if any(map(titles.TELLS_ERROR.takes, printed)):
        raise NotAnArticle(Reason.ERROR_PAGE)
    if any(map(titles.ASKS_CONSENT.takes, printed)) or _asks_consent(story):
        raise NotAnArticle(Reason.CONSENT_PAGE)
    if story.size < _LEAST_TEXT and (
        any(map(titles.ASKS_LOGIN.takes, printed)) or _asks_password(page)
    ):
        raise NotAnArticle(Reason.LOGIN_PAGE)
    if _is_photo_story(story):
        return
    if (not in_place and not _runs_on(story)) or _is_index(page, story):
        raise NotAnArticle(Reason.INDEX_PAGE)
    if not story.texts:
        raise NotAnArticle(Reason.NO_TEXT)


def _runs_on(story: Story) -> bool:
    """Say whether a text has paragraphs enough without a link, as no list of teasers has."""
    plain = (each.text for each in story.blocks if isinstance(each, Paragraph) and not each.links)
    return sum(len(text) for text in plain if len(text) >= _SENTENCE) >= _LONG_TEXT


def _is_photo_story(story: Story) -> bool:
    """Say whether a story is pictures, of which several say what they show and whose they are."""
    shown = (block.image for block in story.blocks if isinstance(block, Figure))
    return sum(bool(image.caption and image.credit) for image in shown) > 1


def _asks_password(page: Page) -> bool:
    """Say whether a form for a password is nearly all that there is; other pages hide one, too."""
    form = page.tree.css_first('input[type="password"]')
    return form is not None and len(page.tree.css("a[href]")) <= _FEW


def is_called_article(page: Page) -> bool:
    """Say whether the head calls the page an article."""
    if page.meta_text("og:type").lower().startswith("article") or page.ld:
        return True
    return any(name in page.meta for name in _ARTICLE_META)


def _is_dated(page: Page) -> bool:
    return bool(page.ld) or any(name in page.meta for name in _DATED_META)


def is_article_address(url: str | None, pattern: str) -> bool:
    """Say whether an address has the form of an article's: the family's, or one with a number."""
    return url is not None and re.search(pattern or _NUMBERED, url) is not None


def _is_dated_list(story: Story) -> bool:
    """Say whether one line of a story in four has a day and a time: those are teasers."""
    texts = sorted(story.texts, key=len)  # where the short ones tell it, no long one is read
    needed = max(_LEAST_DATED, len(texts) / 4)
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if needed <= 0 or left < needed:
            break
        needed -= bool(_TIME.search(text) and following.DATE.search(text))
    return needed <= 0


def _is_front(url: str | None) -> bool:
    """Say whether an address is that of a site or of a section: "kabar.com/berita?page=2"."""
    return url is not None and _SECTION.fullmatch(url) is not None


def _is_index(page: Page, story: Story) -> bool:
    """Say whether most of what reads like text is links to other pages, or the page says so."""
    lists = frozenset(("CollectionPage", "ItemList", "SearchResultsPage"))
    if any(structured.is_type(node, lists) for node in page.ld_nodes):
        return True
    length = story.size
    linked = sum(map(_linked, story.blocks))
    if length < _LEAST_TEXT and len(page.tree.css(_LINKED_HEADLINES)) >= _LEAST_LISTED:
        return True
    many_links = len(page.tree.css("a[href]")) > _FEW
    return many_links and (length < _LEAST_TEXT or linked * 2 > length)


def _linked(block: Block) -> int:
    return sum(link.end - link.start for link in getattr(block, "links", ()))
