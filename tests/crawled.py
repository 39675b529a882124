"""Crawls in a process of their own, as the reactor of Scrapy runs once a process.

`python -m tests.crawled SPIDER ARGUMENTS SETTINGS`, the last two as JSON, prints the stats as JSON.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import forked

ROOT = Path(__file__).parents[1]
QUICK = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "LOG_LEVEL": "INFO",
    "TELNETCONSOLE_ENABLED": False,
    "RETRY_TIMES": 2,
}


def crawl(spider: str, out: Path, /, **told: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the items of a crawl and its stats; `settings` are those of Scrapy."""
    settings = {**QUICK, **told.pop("settings", {}), "FEEDS": {str(out): {"format": "jsonlines"}}}
    command = [forked.command(__name__), spider, json.dumps(told), json.dumps(settings)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return [json.loads(line) for line in lines], {**json.loads(done.stdout), "log": done.stderr}


def _spiders() -> dict[str, Any]:
    """Return the spiders of the tests by name, in the process of a crawl alone."""
    from scrapy import Field, Spider

    from zonaparse import Article
    from zonaparse.scrapy import ArticleItem, ArticleSpider, article_of
    from zonaparse.webpoet import ArticlePage, WholeArticlePage

    class Plain(Spider):
        name = "plain"
        custom_settings = {"SPIDER_MIDDLEWARES": {"zonaparse.scrapy.ArticleMiddleware": 500}}  # noqa: RUF012

        def parse(self, response: Any) -> Iterator[Any]:
            yield ArticleItem.of(article_of(response))

    class Bare(Plain):
        name = "bare"
        custom_settings = {}  # noqa: RUF012

    class Rated(ArticleItem):
        words = Field()

    class Followed(ArticleSpider):
        name = "followed"

        def parse(self, response: Any) -> Iterator[Any]:
            return self.parse_article(response)

        def item_of(self, article: Any) -> Any:
            return Rated.of(article)

    class Poet(Spider):
        name = "poet"

        async def parse(self, response: Any, page: ArticlePage) -> Any:  # noqa: ARG002
            yield ArticleItem.of(await page.to_item())

    class Whole(Spider):
        name = "whole"

        async def parse(self, response: Any, page: WholeArticlePage) -> Any:  # noqa: ARG002
            yield ArticleItem.of(await page.to_item())

    class Given(Spider):
        name = "given"

        def parse(self, response: Any, article: Article) -> Any:  # noqa: ARG002
            yield ArticleItem.of(article)

    found = ROOT / "examples" / "regional_spider.py"
    spec = importlib.util.spec_from_file_location("regional_spider", found)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["regional_spider"] = module
    spec.loader.exec_module(module)
    spiders = [Plain, Bare, Followed, Poet, Whole, Given, module.RegionalSpider]
    return {spider.name: spider for spider in spiders}


class Counting:
    """A pipeline that sets a field of a subclass, and changes one."""

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002 (before 2.14)
        item["words"] = len(item["body"].split())
        item["tags"] = [tag.lower() for tag in item["tags"]]
        return item


def main() -> None:
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    spider, arguments, settings = sys.argv[1:]
    given = Settings()
    given.setdict(json.loads(settings), priority="cmdline")  # above those of a spider: its pace
    process = CrawlerProcess(given)
    crawler = process.create_crawler(_spiders()[spider])
    process.crawl(crawler, **json.loads(arguments))
    process.start()
    assert crawler.stats
    print(json.dumps(crawler.stats.get_stats(), default=str))


if __name__ == "__main__":
    main()
