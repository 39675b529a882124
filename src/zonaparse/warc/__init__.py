"""WARC and ARC files read, however they are damaged; needs the extra `warc`."""

from typing import TYPE_CHECKING, Any

from zonaparse import extras

with extras.told():
    from zonaparse.warc.keeping import Keep, indonesian
    from zonaparse.warc.payload import Payload, Unreadable, body, payload, time
    from zonaparse.warc.record import Fault, Kind, Record
    from zonaparse.warc.responses import records

__all__ = [
    "Fault",
    "Keep",
    "Kind",
    "Payload",
    "Record",
    "Unreadable",
    "body",
    "indonesian",
    "payload",
    "records",
    "time",
]
