"""zonaparse reads pages of Indonesian news sites into typed, explained Articles."""

from typing import TYPE_CHECKING, Any

from zonaparse.article import Article
from zonaparse.errors import (
    EmptyPage,
    JoinError,
    NotAnArticle,
    OutOfMemory,
    PageTimeout,
    PageTooComplex,
    PageTooLarge,
    ParserFailed,
    TemplateError,
    WorkerDied,
    ZonaparseError,
)
from zonaparse.guard import Limits
from zonaparse.join import join
from zonaparse.parse import parse

if TYPE_CHECKING:
    from zonaparse.many import Parsed, parse_many

__all__ = [
    "Article",
    "EmptyPage",
    "JoinError",
    "Limits",
    "NotAnArticle",
    "OutOfMemory",
    "PageTimeout",
    "PageTooComplex",
    "PageTooLarge",
    "Parsed",
    "ParserFailed",
    "TemplateError",
    "WorkerDied",
    "ZonaparseError",
    "join",
    "parse",
    "parse_many",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Return what is imported when it is first asked for: `parse_many` needs processes."""
    if name in ("Parsed", "parse_many"):
        from zonaparse import many

        return getattr(many, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
