"""zonaparse reads pages of Indonesian news sites into typed, explained Articles."""

from zonaparse.article import Article
from zonaparse.errors import EmptyPage, NotAnArticle, PageTooComplex, PageTooLarge, ZonaparseError
from zonaparse.parse import parse

__all__ = [
    "Article",
    "EmptyPage",
    "NotAnArticle",
    "PageTooComplex",
    "PageTooLarge",
    "ZonaparseError",
    "parse",
]
__version__ = "0.1.0"
