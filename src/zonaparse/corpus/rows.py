"""What a worker does with a record: it makes an Article, or the row of one, as JSON."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from zonaparse import warc
from zonaparse.article import Article
from zonaparse.errors import RecordError
from zonaparse.guard import Limits
from zonaparse.many.worker import stored_json
from zonaparse.parquet import row, ticks
from zonaparse.parse import parse
from zonaparse.templates.template import Template
from zonaparse.warc import Kind, Record, Unreadable

NONE = "{}"


class Reader(NamedTuple):
    """How pages are read: what is given to parse()."""

    templates: tuple[Template, ...]
    limits: Limits

    @classmethod
    def of(cls, templates: Iterable[Template], limits: Limits) -> "Reader":
        """Return a reader."""
        return cls(tuple(templates), limits)

    def article(self, record: Record) -> Article:
        """Return the Article of a record; raise RecordError, or what parse() raises."""
        try:
            found = warc.payload(record)
            html = warc.body(record, found, self.limits.max_bytes)
        except Unreadable as error:
            raise RecordError(Kind.CONTENT, str(error)) from error
        url = record.url if record.url.lower().startswith(("http://", "https://")) else None
        return parse(
            html,
            url=url,
            encoding=found.charset,
            templates=self.templates,
            limits=self.limits,
        )


def article_json(record: Record | None, reader: Reader) -> str:
    """Return the JSON of a record's Article; that of nothing if none is given."""
    return NONE if record is None else stored_json(reader.article(record))


def row_json(record: Record | None, reader: Reader) -> str:
    """Return the row of a record's Article as JSON, for a file."""
    if record is None:
        return NONE
    place = {
        "file": record.file,
        "offset": record.offset,
        "captured_url": record.url or None,
        "captured_at": ticks(captured_at(record)),
    }
    return json.dumps({**place, **row(reader.article(record))}, ensure_ascii=False)


def captured_at(record: Record) -> datetime | None:
    """Return when a record was captured, in UTC; None where it does not say so."""
    try:
        return warc.time(record)
    except Unreadable:
        return None
