"""A response becomes an Article; what is none is counted, or asked for again."""

from collections.abc import Iterable
from typing import Any

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from zonaparse.article import Article
from zonaparse.errors import NotAnArticle, Reason, ZonaparseError
from zonaparse.guard import DEFAULT, Limits
from zonaparse.parse import parse
from zonaparse.templates.template import Template


def article_of(
    response: Response, *, templates: Iterable[Template] = (), limits: Limits = DEFAULT
) -> Article:
    """Return the Article of a response; raise what parse() raises, such as NotAnArticle.

    The page is read from its bytes, with its address and the charset that its header tells.
    `templates` and `limits` are those of parse().

    >>> from scrapy.http import HtmlResponse
    >>> page = b"<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    >>> article_of(HtmlResponse("https://kabar.example/panen", body=page)).title
    'Panen Raya'
    """
    header = response.headers.get("Content-Type") or b""
    encoding = http_content_type_encoding(header.decode("latin-1"))
    return parse(
        response.body, url=response.url, encoding=encoding, templates=templates, limits=limits
    )


def asked_again(error: ZonaparseError, response: Response, spider: Spider) -> Request | None:
    """Return the request that asks for a page again, if a bot check stood in front of it.

    Scrapy's RETRY_TIMES and the `dont_retry` of a request count. Any other page, and one that was
    asked for too often, is counted in the stats: as `zonaparse/not_article/REASON`, or with a
    warning as `zonaparse/error/NAME`.
    """
    if (again := _retry(error, response, spider)) is not None:
        return again
    if isinstance(error, NotAnArticle):
        _count(spider, f"not_article/{error.reason}")
        spider.logger.debug("%s: %s", response.url, error)
    else:
        _count(spider, f"error/{type(error).__name__}")
        spider.logger.warning("%s: %s", response.url, error)
    return None


def _retry(error: ZonaparseError, response: Response, spider: Spider) -> Request | None:
    request = response.request
    is_check = isinstance(error, NotAnArticle) and error.reason is Reason.CHALLENGE_PAGE
    if not is_check or request is None or request.meta.get("dont_retry"):
        return None
    return get_retry_request(request, spider=spider, reason=Reason.CHALLENGE_PAGE.value)


def _count(spider: Spider, name: str) -> None:
    stats: Any = spider.crawler.stats
    stats.inc_value(f"zonaparse/{name}")
