"""Pages that are no articles as quiet events, where scrapy-poet reads them before the callback."""

import inspect
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy_poet.downloadermiddlewares import InjectionMiddleware

from zonaparse.errors import ZonaparseError
from zonaparse.scrapy.reading import asked_again


class ArticleInjectionMiddleware(InjectionMiddleware):
    """The InjectionMiddleware of scrapy-poet, for callbacks that ask for an item.

    What the page of such an item raises, as NotAnArticle, is counted as asked_again() says. The
    callback is not called then, nor where a bot check stays; an errback is given Scrapy's
    IgnoreRequest, of which that is the cause. With the middleware of scrapy-poet, Scrapy logs
    each as an error. In the settings, in its place::

        DOWNLOADER_MIDDLEWARES = {
            "scrapy_poet.InjectionMiddleware": None,
            "zonaparse.scrapy.poet.ArticleInjectionMiddleware": 543,
        }
    """

    async def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return a response whose request has what its callback asks for, or one to ask again."""
        told = {} if spider is None else {"spider": spider}
        try:
            found = await super().process_response(request, response, **told)
        except ZonaparseError as error:
            return self._again(error, request, response)
        if found is response and self._is_given_up(request, response):
            raise IgnoreRequest(f"{response.url}: it was asked for too often")
        return found

    def _again(self, error: ZonaparseError, request: Request, response: Response) -> Request:
        """Return the request that asks again; count what is none, and raise IgnoreRequest."""
        again = asked_again(error, response.replace(request=request), self._spider)
        if again is None:
            raise IgnoreRequest(f"{response.url}: {error}") from error
        return again

    def _is_given_up(self, request: Request, response: Response) -> bool:
        """Say whether a page object's last Retry left the callback without what it asks for."""
        if not request.meta.get("retry_times"):
            return False
        try:
            callback = request.callback or self._spider.parse
            inspect.signature(callback).bind(response, **request.cb_kwargs)
        except TypeError:
            return True
        return False

    @property
    def _spider(self) -> Any:
        return self.crawler.spider
