"""Parquet, Feather and streams of Arrow, a few rows at a time."""

from collections.abc import Hashable, Iterator
from typing import Any, BinaryIO

from zonaparse import extras
from zonaparse.inputs import column_names, columns, forms
from zonaparse.inputs.columns import Asked, Row
from zonaparse.inputs.events import Event, Item
from zonaparse.inputs.forms import form_of
from zonaparse.inputs.walk import Opened

_ROWS = 16  # pages may be long


def read(item: Item, opened: Opened) -> Iterator[Item | Event]:
    """Yield the pages of the rows."""
    with extras.told():
        import pyarrow
    form = form_of(opened.head)
    try:
        with opened.anywhere() as file:
            found = _BATCHES[form](file, opened.walk.asked)
            yield from columns.read(item, opened, form.name, _rows(found, opened))
    except pyarrow.ArrowException as error:
        raise OSError(f"no whole {form.name} file: {error}") from error


def _rows(batches: Iterator[Any], opened: Opened) -> Iterator[tuple[Hashable, Row | Exception]]:
    number = 0
    for batch in batches:
        batch.validate(full=True)  # where a file is damaged, Arrow would read beyond its memory
        opened.walk.meter.add(batch.nbytes)
        for row in batch.to_pylist():
            yield number, row
            number += 1


def _parquet(file: BinaryIO, asked: Asked) -> Iterator[Any]:
    import pyarrow.parquet

    table = pyarrow.parquet.ParquetFile(file)
    names = _read_of(table.schema_arrow.names, asked)
    return iter(table.iter_batches(batch_size=_ROWS, columns=names))


def _feather(file: BinaryIO, asked: Asked) -> Iterator[Any]:
    import pyarrow.feather

    if file.read(4) == b"FEA1":
        file.seek(0)
        table = pyarrow.feather.read_table(file)
        yield from table.select(_read_of(table.column_names, asked)).to_batches(_ROWS)
        return
    file.seek(0)
    stored = pyarrow.ipc.open_file(file)
    for number in range(stored.num_record_batches):
        batch = stored.get_batch(number)
        batch = batch.select(_read_of(batch.schema.names, asked))
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, _ROWS)


def _stream(file: BinaryIO, asked: Asked) -> Iterator[Any]:
    import pyarrow

    with pyarrow.ipc.open_stream(file) as stored:
        for batch in stored:
            batch = batch.select(_read_of(batch.schema.names, asked))
            for start in range(0, batch.num_rows, _ROWS):
                yield batch.slice(start, _ROWS)


_BATCHES = {forms.PARQUET: _parquet, forms.FEATHER: _feather, forms.ARROW: _stream}


def _read_of(names: list[str], asked: Asked) -> list[str]:
    """Return the columns that may matter, so that the others are not read; all if none may."""
    known = [n for n in names if column_names.plain_name(n) in columns.KNOWN or n in asked]
    is_there = any(column_names.plain_name(n) in column_names.HTML_COLUMNS for n in known)
    return known if is_there or asked.html in names else names
