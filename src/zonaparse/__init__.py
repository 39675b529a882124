"""zonaparse reads pages of Indonesian news sites into typed, explained Articles."""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from zonaparse.article import Article, Articles
from zonaparse.errors import (
    EmptyPage,
    FetchError,
    InputError,
    JoinError,
    NotAnArticle,
    NotAPage,
    OtherFormat,
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
    from zonaparse.archive import Archive
    from zonaparse.data import to_arrow, to_datasets, to_pandas, to_polars
    from zonaparse.explanation import Explanation, explain
    from zonaparse.exported import read
    from zonaparse.feeds import to_feed, to_rss
    from zonaparse.fetching import Fetcher, afetch, fetch
    from zonaparse.frames import parse_frame
    from zonaparse.inputs import Pages, SavedPage, pages
    from zonaparse.many import Parsed, aparse_many, parse_many

__all__ = [
    "Archive",
    "Article",
    "Articles",
    "EmptyPage",
    "Explanation",
    "FetchError",
    "Fetcher",
    "InputError",
    "JoinError",
    "Limits",
    "NotAPage",
    "NotAnArticle",
    "OtherFormat",
    "OutOfMemory",
    "PageTimeout",
    "PageTooComplex",
    "PageTooLarge",
    "Pages",
    "Parsed",
    "ParserFailed",
    "SavedPage",
    "TemplateError",
    "WorkerDied",
    "ZonaparseError",
    "afetch",
    "aparse_many",
    "explain",
    "fetch",
    "join",
    "pages",
    "parse",
    "parse_frame",
    "parse_many",
    "read",
    "to_arrow",
    "to_datasets",
    "to_feed",
    "to_pandas",
    "to_polars",
    "to_rss",
]
__version__ = "0.2.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())  # silent unless a program listens


_LATER = {
    "Archive": "archive",
    "Explanation": "explanation",
    "explain": "explanation",
    "Parsed": "many",
    "aparse_many": "many",
    "parse_many": "many",
    "Fetcher": "fetching",
    "afetch": "fetching",
    "fetch": "fetching",
    "Pages": "inputs",
    "SavedPage": "inputs",
    "pages": "inputs",
    "parse_frame": "frames",
    "read": "exported",
    **dict.fromkeys(("to_arrow", "to_datasets", "to_pandas", "to_polars"), "data"),
    "to_feed": "feeds",
    "to_rss": "feeds",
}


def __getattr__(name: str) -> Any:
    """Return what is imported when it is first asked for: it needs processes or a network."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, those that are imported later among them."""
    return sorted([*__all__, "__version__"])
