"""Articles as page objects of web-poet, for scrapy-poet; needs the extra `poet`."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin

from zonaparse import extras
from zonaparse.article import Archived, Article, Block, Dateline, Image, Paging, Precision, Problem
from zonaparse.errors import NotAnArticle, Reason, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.parse import parse
from zonaparse.templates.template import Template

with extras.told():
    import attrs
    from itemadapter import ItemAdapter
    from w3lib.html import get_base_url
    from web_poet import HttpClient, HttpResponse, WebPage, field, handle_urls, validates_input
    from web_poet.exceptions import HttpError, Retry

    from zonaparse.fetching.article import all_pages, full_address, whole

_HEAD = 4096  # characters in which a page names its base
_BEHIND_OTHERS = 100  # web-poet's own is 500: any rule of a project goes first


def _told(name: str) -> Any:
    """Return the field that is read as parse() reads it."""

    def read(page: "ArticlePage") -> Any:
        return getattr(page.article, name)

    return field(read)


@handle_urls("", priority=_BEHIND_OTHERS)
class ArticlePage(WebPage[Article]):
    """A page object whose item is an Article; each field of it may be overridden for a site.

    `article` is what parse() reads, `templates` and `limits` are its arguments. An item is of one
    page; WholeArticlePage joins those of an article. Raises NotAnArticle where parse() does, but
    for a bot check web-poet's Retry, which has the page asked for again.

    In a project, `SCRAPY_POET_DISCOVER = ["zonaparse.webpoet"]` gives an Article to each callback
    that asks for one. A subclass with `@handle_urls("kabar.example")` is for that site alone.

    >>> from web_poet import HttpResponse
    >>> class KabarPage(ArticlePage):
    ...     @field
    ...     def section(self):
    ...         return self.css("nav b::text").get()
    >>> html = "<nav><b>Desa</b></nav><h1>Panen</h1><article><p>LEBAK - Panen raya dimulai.</p>"
    >>> page = KabarPage(HttpResponse("https://kabar.example/panen", body=html.encode()))
    >>> page.title, page.section
    ('Panen', 'Desa')
    """

    templates: ClassVar[Iterable[Template]] = ()
    limits: ClassVar[Limits] = DEFAULT

    url: Any = _told("url")
    site: str | None = _told("site")
    network: str | None = _told("network")
    title: str | None = _told("title")
    deck: str | None = _told("deck")
    published_at: Any = _told("published_at")
    published_precision: Precision | None = _told("published_precision")
    published_text: str | None = _told("published_text")
    modified_at: Any = _told("modified_at")
    authors: list[str] = _told("authors")
    editors: list[str] = _told("editors")
    source: str | None = _told("source")
    section: str | None = _told("section")
    tags: list[str] = _told("tags")
    dateline: Dateline | None = _told("dateline")
    image: Image | None = _told("image")
    images: list[Image] = _told("images")
    blocks: list[Block] = _told("blocks")
    credit_line: str | None = _told("credit_line")
    paging: Paging | None = _told("paging")
    archived: Archived | None = _told("archived")
    language: str | None = _told("language")
    access: str | None = _told("access")
    template: str = _told("template")
    provenance: dict[str, str] = _told("provenance")
    problems: list[Problem] = _told("problems")
    confidence: float | None = _told("confidence")
    confidences: dict[str, float] = _told("confidences")

    @cached_property
    def article(self) -> Article:
        """The page as parse() reads it, before anything is overridden."""
        return self._read(self.response)

    def _read(self, response: HttpResponse) -> Article:
        try:
            return parse(
                bytes(response.body),
                url=str(response.url),
                encoding=response.headers.declared_encoding(),
                templates=self.templates,
                limits=self.limits,
            )
        except NotAnArticle as error:
            if error.reason is Reason.CHALLENGE_PAGE:
                raise Retry(Reason.CHALLENGE_PAGE.value) from error
            raise

    @property
    def base_url(self) -> str:
        """The address against which links of the page stand; `url` is the article's own."""
        return get_base_url(self.html[:_HEAD], str(self.response.url))

    def urljoin(self, url: Any) -> str:  # type: ignore[override]
        """Return a link of the page as an absolute address."""
        return urljoin(self.base_url, str(url))

    @validates_input
    async def to_item(self) -> Article:
        """Return the Article; `provenance` names the page object of what it overrides."""
        item = await super().to_item()
        told = {name: value for name, value in self._overriding().items() if getattr(item, name)}
        return item.model_copy(update={"provenance": {**item.provenance, **told}})

    @classmethod
    def _overriding(cls) -> dict[str, str]:
        """Return the fields of an Article that subclasses define, each with its class."""
        base = cls.__mro__.index(ArticlePage)
        return {
            name: f"page object:{each.__name__}"
            for each in reversed(cls.__mro__[:base])
            for name in vars(each).keys() & Article.model_fields.keys()
        }


@attrs.define(slots=False)
class WholeArticlePage(ArticlePage):
    """An ArticlePage whose item is of all pages of an article, asked for by web-poet's HttpClient.

    It leaves the page of an AMP or mobile address for the full one. Pages that cannot be had, or
    have a bot check in front of them, are left out: the item's `problems` then say `pages_missing`,
    or `part_of_article` where the first alone is there. to_item() makes `article` that of all
    pages, which the fields of subclasses then read.
    No rule names this class: a callback asks for it, or `handle_urls("")(WholeArticlePage)` in a
    module of a project gives its item to each that asks for an Article.
    """

    http: HttpClient

    @validates_input
    async def to_item(self) -> Article:
        """Return the Article of all pages."""
        first = self.article
        if full := full_address(str(self.response.url), first):
            first = await self._page(full) or first
        self.article = whole(await all_pages(first, self._page))
        return await super().to_item()

    async def _page(self, url: str) -> Article | None:
        """Return the page at an address, None if it cannot be had."""
        try:
            return self._read(await self.http.get(url))
        except (ZonaparseError, HttpError, Retry):
            return None


class ArticleAdapter(ItemAdapter):
    """An item as JSON holds it, for the tests of page objects that web-poet keeps.

    `scrapy savefixture` takes it from SCRAPY_POET_TESTS_ADAPTER in the settings. Without it, the
    times of an Article can't be written: JSON has none.
    """

    def asdict(self) -> dict[str, Any]:
        """Return the fields of an Article, those that are derived left out."""
        if isinstance(self.item, Article):
            return self.item.model_dump(mode="json", include=set(Article.model_fields))
        return super().asdict()
