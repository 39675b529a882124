"""Which form a file has, and how it is read."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from zonaparse.article import Article, Articles
from zonaparse.errors import InputError
from zonaparse.exported import feed, lines, tables

Reader = Callable[[TextIO, str], Iterator[Article]]
_TEXTS: dict[str, Reader] = {".csv": tables.of_csv, ".json": feed.articles}
_NO_FORM = {
    ".wacz": "it holds pages and no articles; zonaparse.pages() reads what lies in it",
    ".md": "it is there to be read; export `--to files`, and give that folder",
}
_GZIP, _ZIP, _PARQUET = b"\x1f\x8b", b"PK", b"PAR1"


def read(path: Path | str) -> Articles:
    """Return the articles of a file or folder that `export` wrote, in its order.

    JSON Lines hold articles whole; those of `parse --jsonl` and `fetch --jsonl` are read, too.
    Parquet, CSV, xlsx, JSON Feed and a folder of Markdown hold a part: what they have no place for
    is named by LOST in `zonaparse.exported`, and is absent; `provenance` then says "export:csv" and
    so on. Parquet and CSV of `parse --to`, and Parquet of `warc`, are read as well. Names end as
    those that `export` writes, any other is JSON Lines; text may be packed by gzip. xlsx needs the
    extra `xlsx`, Parquet the extra `parquet`, Markdown the extra `cli`. What such files say besides
    the article, as `fetched_at` and `addresses`, is left out.

    Raises InputError for what holds no articles, as a row of an error or a table of some columns,
    with the number of its line or row, and for the one file of `--to markdown`; OSError for what
    cannot be opened.
    """
    file = Path(path)
    if file.is_dir():
        from zonaparse.exported import folder  # it needs an extra

        return Articles(folder.articles(file))
    with file.open("rb") as raw:
        head = raw.read(len(_PARQUET))
        raw.seek(0)
        return Articles(_articles(file, head, raw))


def _articles(file: Path, head: bytes, raw: BinaryIO) -> Iterator[Article]:
    packed = head.startswith(_GZIP)
    name = file.name.lower().removesuffix(".gz" if packed else "")
    ending = Path(name).suffix
    if told := _NO_FORM.get(ending):
        raise InputError(f"{file}: {told}")
    if head.startswith(_PARQUET):
        yield from tables.of_parquet(file)
    elif head.startswith(_ZIP):
        yield from tables.of_xlsx(file)
    else:
        yield from _text(_TEXTS.get(ending, lines.articles), raw, str(file), packed=packed)


def _text(reader: Reader, raw: BinaryIO, name: str, *, packed: bool) -> Iterator[Article]:
    plain = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
    try:
        with io.TextIOWrapper(plain, "utf-8-sig", newline="") as text:
            yield from reader(text, name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: it is no text in UTF-8, and no form that `export` writes"
        ) from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"{name}: its gzip data are damaged: {error}") from error
