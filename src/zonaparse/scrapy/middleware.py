"""Pages that are no articles as quiet events, in any spider."""

from typing import Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from zonaparse.errors import ZonaparseError
from zonaparse.scrapy.reading import asked_again


class ArticleMiddleware:
    """A spider middleware that takes what article_of() raises in a callback.

    It counts the page, or asks for it again; see asked_again(). Without it, Scrapy logs each
    NotAnArticle as an error of the spider. In the settings:

        SPIDER_MIDDLEWARES = {"zonaparse.scrapy.ArticleMiddleware": 500}
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawl."""
        return cls(crawler)

    def process_spider_exception(
        self, response: Response, exception: Exception, spider: Spider | None = None
    ) -> list[Request] | None:
        """Return what comes of a page instead of an article; None for errors of other kinds.

        Scrapy gives the `spider` before version 2.14 alone.
        """
        asking = spider or self.crawler.spider
        if not isinstance(exception, ZonaparseError) or asking is None:
            return None
        again = asked_again(exception, response, asking)
        return [] if again is None else [again]
