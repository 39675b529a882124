"""Many pages at once, each in a process that it cannot take the others down with."""

from zonaparse.many.asynchronous import aparse_many
from zonaparse.many.parsed import Parsed
from zonaparse.many.pool import parse_many

__all__ = ["Parsed", "aparse_many", "parse_many"]
