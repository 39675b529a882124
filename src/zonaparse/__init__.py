"""zonaparse reads pages of Indonesian news sites into typed, explained Articles."""

from zonaparse.article import Article
from zonaparse.errors import (
    EmptyPage,
    JoinError,
    NotAnArticle,
    PageTooComplex,
    PageTooLarge,
    TemplateError,
    ZonaparseError,
)
from zonaparse.guard import Limits
from zonaparse.join import join
from zonaparse.parse import parse

__all__ = [
    "Article",
    "EmptyPage",
    "JoinError",
    "Limits",
    "NotAnArticle",
    "PageTooComplex",
    "PageTooLarge",
    "TemplateError",
    "ZonaparseError",
    "join",
    "parse",
]
__version__ = "0.1.0"
