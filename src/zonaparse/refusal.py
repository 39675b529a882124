"""Pages that are no articles: bot checks, error pages, index pages."""

import re

from zonaparse import structured
from zonaparse.article import Block
from zonaparse.errors import NotAnArticle, Reason
from zonaparse.fields.body import Story
from zonaparse.page import Page

_CHALLENGE = re.compile(
    r"^(?:just a moment|attention required|checking your browser|please wait|one moment, please"
    r"|ddos[- ]guard|verifying you are human|access denied|are you a robot|captcha"
    r"|security check)\b",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = (
    b"_cf_chl_opt",
    b"cf-challenge-running",
    b"cf-browser-verification",
    b"cf_captcha_kind",
)
_ERROR = re.compile(
    r"^\W*(?:error\W*)?(?:40[0-9]|410|50[0-4])\b(?!\s+[a-z]*\s*(?:orang|warga|ribu|juta))"
    r"|\b(?:page|halaman|artikel|berita|konten)\b[\w\s]{0,40}"
    r"\b(?:not found|tidak (?:di)?temukan|tidak tersedia)"
    r"|^(?:not found|forbidden|bad gateway|service unavailable|internal server error)\b",
    re.IGNORECASE,
)
_ARTICLE_META = ("article:published_time", "article:section", "pubdate", "content_publisheddate")
_NUMBERED = r"/\d{5,}|-\d{5,}|/\d{4}/\d{2}/\d{2}/"  # addresses of articles, not of lists
_LEAST_TEXT = 200  # characters of body that make an article without any witness


def check_title(page: Page) -> None:
    """Raise NotAnArticle for a bot check that stands in front of the page."""
    if _CHALLENGE.match(page.title_element) and not is_called_article(page):
        raise NotAnArticle(Reason.CHALLENGE_PAGE)


def check_text(page: Page, story: Story, in_place: bool) -> None:
    """Raise NotAnArticle if the page neither says that it is an article nor reads like one.

    `in_place` is False on a page of a known family whose body is not where it stands there, under
    an address that is no article's.
    """
    if is_called_article(page):
        return
    if any(mark in page.raw for mark in _CHALLENGE_MARKS):
        raise NotAnArticle(Reason.CHALLENGE_PAGE)
    heading = page.first("h1")
    if _ERROR.search(page.title_element) or (heading and _ERROR.search(heading.text().strip())):
        raise NotAnArticle(Reason.ERROR_PAGE)
    if not in_place or _is_index(page, story):
        raise NotAnArticle(Reason.INDEX_PAGE)
    if not any(getattr(block, "text", "") for block in story.blocks):
        raise NotAnArticle(Reason.NO_TEXT)


def is_called_article(page: Page) -> bool:
    """Say whether the head calls the page an article."""
    if page.meta_text("og:type").lower().startswith("article") or page.ld:
        return True
    return any(name in page.meta for name in _ARTICLE_META)


def is_article_address(url: str | None, pattern: str) -> bool:
    """Say whether an address has the form of an article's: the family's, or one with a number."""
    return url is not None and re.search(pattern or _NUMBERED, url) is not None


def _is_index(page: Page, story: Story) -> bool:
    """Say whether most of what reads like text is links to other pages, or the page says so."""
    lists = frozenset(("CollectionPage", "ItemList", "SearchResultsPage"))
    if any(structured.is_type(node, lists) for node in page.ld_nodes):
        return True
    length = sum(len(getattr(block, "text", "")) for block in story.blocks)
    linked = sum(map(_linked, story.blocks))
    many_links = len(page.tree.css("a[href]")) > 20
    return many_links and (length < _LEAST_TEXT or linked * 2 > length)


def _linked(block: Block) -> int:
    return sum(link.end - link.start for link in getattr(block, "links", ()))
