"""Pages fetched politely and safely; needs the extra `fetch`."""

from zonaparse import extras

with extras.told():
    from zonaparse.fetching.article import afetch, article, check_page, complete, fetch, site, whole
    from zonaparse.fetching.fetcher import Fetcher
    from zonaparse.fetching.response import Hop, Response

__all__ = [
    "Fetcher",
    "Hop",
    "Response",
    "afetch",
    "article",
    "check_page",
    "complete",
    "fetch",
    "site",
    "whole",
]
