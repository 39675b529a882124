"""WARC and ARC files read, however they are damaged; needs the extra `inputs` or `archive`."""

from zonaparse import extras

with extras.told():
    from zonaparse.warc.payload import Payload, Unreadable, body, payload, time
    from zonaparse.warc.reader import records
    from zonaparse.warc.record import Fault, Kind, Record

__all__ = ["Fault", "Kind", "Payload", "Record", "Unreadable", "body", "payload", "records", "time"]
