"""Articles in Scrapy: an item, a spider that follows the pages of an article, a middleware.

Needs the extra `scrapy`; docs/guides/scrapy.md shows how the parts are used together.
"""

from zonaparse import extras

with extras.told():
    from zonaparse.scrapy.items import ArticleItem
    from zonaparse.scrapy.middleware import ArticleMiddleware
    from zonaparse.scrapy.reading import article_of, asked_again
    from zonaparse.scrapy.spider import ArticleSpider

__all__ = ["ArticleItem", "ArticleMiddleware", "ArticleSpider", "article_of", "asked_again"]
