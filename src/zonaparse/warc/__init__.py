"""WARC and ARC files read, however they are damaged; needs the extra `warc`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zonaparse import extras

with extras.told():
    from zonaparse.warc.keeping import Keep, indonesian
    from zonaparse.warc.payload import Payload, Unreadable, body, payload, time
    from zonaparse.warc.record import Fault, Kind, Record
    from zonaparse.warc.responses import records

if TYPE_CHECKING:
    from zonaparse.corpus.articles import Captured, articles
    from zonaparse.corpus.converting import Converted, convert

__all__ = [
    "Captured",
    "Converted",
    "Fault",
    "Keep",
    "Kind",
    "Payload",
    "Record",
    "Unreadable",
    "articles",
    "body",
    "convert",
    "indonesian",
    "payload",
    "records",
    "time",
]

_LATER = {
    "Captured": "articles",
    "articles": "articles",
    "Converted": "converting",
    "convert": "converting",
}


def __getattr__(name: str) -> Any:
    """Return what is imported when it is first asked for: it needs all of the library."""
    if name in _LATER:
        return getattr(import_module(f"zonaparse.corpus.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
