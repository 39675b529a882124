"""A spider that reads articles whole: their full page, and all of their pages."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.http import Response

from zonaparse.article import Article
from zonaparse.errors import ZonaparseError
from zonaparse.fetching.article import full_address, whole
from zonaparse.guard import DEFAULT, Limits
from zonaparse.scrapy.items import ArticleItem
from zonaparse.scrapy.reading import article_of, asked_again
from zonaparse.templates.template import Template

_BEFORE_OTHERS = 10  # an article that is begun is finished before others are


class ArticleSpider(Spider):
    """A Spider with `parse_article`, a callback for addresses of articles.

    It leaves the page of an AMP or mobile address for the full one, follows the pages of an
    article, and gives one item for all of them. Pages that cannot be had are left out: the item's
    `problems` then say `pages_missing`. Bot checks and pages that are no articles are treated as
    asked_again() says. Requests hold the pages read so far, so that a crawl with a JOBDIR goes on
    where it was. `templates` and `limits` are those of parse(), `most_pages` bounds an article.
    """

    templates: ClassVar[Iterable[Template]] = ()
    limits: ClassVar[Limits] = DEFAULT
    most_pages: ClassVar[int] = 50

    def item_of(self, article: Article) -> Any:
        """Return what is yielded for an article: override it for an item of your own."""
        return ArticleItem.of(article)

    def parse_article(self, response: Response) -> Iterator[Any]:
        """Yield the item of the article of which a response is a page, or what leads to it."""
        found = self._read(response)
        if isinstance(found, Request):
            yield found
        elif found and (full := full_address(response.url, found)):
            yield self._follow(full, self.parse_full, [found], self.full_lost)
        elif found:
            yield self._begun(found)

    def parse_full(self, response: Response, pages: list[Article]) -> Iterator[Any]:
        """Yield what comes of the full page; `pages` holds the one that led to it."""
        found = self._read(response)
        yield found if isinstance(found, Request) else self._begun(found or pages[0])

    def parse_all(self, response: Response, pages: list[Article]) -> Iterator[Any]:
        """Yield the item of a document that holds all pages, else ask for the pages one by one."""
        found = self._read(response)
        if isinstance(found, Request):
            yield found
        elif found and not found.paging and found.title == pages[0].title:
            yield self.item_of(found)
        else:
            yield self._next(pages)

    def parse_later(self, response: Response, pages: list[Article]) -> Iterator[Any]:
        """Yield what comes of a later page; `pages` are those before it."""
        found = self._read(response)
        if isinstance(found, Request):
            yield found
        elif found and found.title == pages[0].title:
            yield self._next([*pages, found])
        else:
            yield self.item_of(whole(pages))

    def full_lost(self, failure: Any) -> Iterator[Any]:
        """Go on with the page that is there, as the full one cannot be had."""
        yield self._begun(self._pages_of(failure)[0])

    def all_lost(self, failure: Any) -> Iterator[Any]:
        """Ask for the pages one by one, as all in one cannot be had."""
        yield self._next(self._pages_of(failure))

    def later_lost(self, failure: Any) -> Iterator[Any]:
        """Yield the item of the pages that are there, as the next one cannot be had."""
        yield self.item_of(whole(self._pages_of(failure)))

    def _read(self, response: Response) -> Article | Request | None:
        """Return the Article of a page, the request that asks again, or None for what is none."""
        try:
            return article_of(response, templates=self.templates, limits=self.limits)
        except ZonaparseError as error:
            return asked_again(error, response, self)

    def _begun(self, first: Article) -> Any:
        """Return the item of an article of one page, else the request of all others."""
        if first.paging and first.paging.all_url:
            return self._follow(first.paging.all_url, self.parse_all, [first], self.all_lost)
        return self._next([first])

    def _next(self, pages: list[Article]) -> Any:
        """Return the request of the next page, or the item where there is none."""
        *asked, following = [page.paging.next_url if page.paging else None for page in pages]
        if following is None or following in asked or len(pages) >= self.most_pages:
            return self.item_of(whole(pages))
        return self._follow(following, self.parse_later, pages, self.later_lost)

    def _follow(self, url: str, callback: Any, pages: list[Article], errback: Any) -> Request:
        return Request(
            url,
            callback,
            cb_kwargs={"pages": pages},
            errback=errback,
            priority=_BEFORE_OTHERS,
            dont_filter=True,  # another article may have led there: its pages are not these
        )

    def _pages_of(self, failure: Any) -> list[Article]:
        self.logger.warning("%s: %s", failure.request.url, failure.value)
        pages: list[Article] = failure.request.cb_kwargs["pages"]
        return pages
