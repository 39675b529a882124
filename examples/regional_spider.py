"""A spider of a regional news site: its index pages, and all pages of the articles they list.

    scrapy runspider examples/regional_spider.py -a contact=you@example.org \
        -a start=https://zonabanten.pikiran-rakyat.com/banten -s JOBDIR=banten.job -o banten.jsonl

Ctrl-C ends it; the same command goes on where it was.
"""

from collections.abc import Iterator
from typing import Any

from scrapy.http import TextResponse
from scrapy.linkextractors import LinkExtractor

from zonaparse.scrapy import ArticleSpider


class RegionalSpider(ArticleSpider):
    """Start at an index page, follow its "next" up to `most` index pages, read each article."""

    name = "regional"
    custom_settings = {  # noqa: RUF012
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "FEED_EXPORT_ENCODING": "utf-8",
    }
    articles = LinkExtractor(allow=r"/pr-\d+/|/\d{4}/\d\d/\d\d/\d+", deny=r"[?&]page=")
    further = LinkExtractor(restrict_css="[rel=next], .pagination .next, .paging__link--next")

    def __init__(self, start: str, contact: str = "", most: str = "10", **more: Any) -> None:
        super().__init__(**more)
        self.start_urls = [start]
        self.most = int(most)
        if contact:
            self.user_agent = f"regional-spider (+{contact})"

    def parse(self, response: TextResponse, number: int = 1) -> Iterator[Any]:  # type: ignore[override]
        """Follow the articles that an index page lists, and the index page after it."""
        yield from response.follow_all(self.articles.extract_links(response), self.parse_article)
        if number < self.most:
            links = self.further.extract_links(response)
            yield from response.follow_all(links[:1], cb_kwargs={"number": number + 1})
