"""Pages of an archive as a WACZ file, which ReplayWeb.page and others replay."""

import io
import json
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import UTC
from pathlib import Path
from typing import BinaryIO

from warcio.warcwriter import WARCWriter

from zonaparse import extras
from zonaparse.archive.catalogue import Catalogue, Page
from zonaparse.archive.records import Place
from zonaparse.archive.warcs import Warcs
from zonaparse.errors import ArchiveError
from zonaparse.replacing import replaced

_WEB = ("http://", "https://")
_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "Articles"}


def write(
    catalogue: Catalogue, warcs: Warcs, folder: Path, numbers: Iterable[int], target: Path
) -> int:
    """Write the records of some pages, as they lie in the archive; return how many pages there are.

    Needs the extra `wacz`. Raises ArchiveError if there is nothing to be replayed.
    """
    with extras.told():
        from wacz.main import main

    with tempfile.TemporaryDirectory() as name, replaced(target) as new:
        warc, pages, made = (
            Path(name, each) for each in ("pages.warc.gz", "pages.jsonl", "w.wacz")
        )
        with warc.open("wb") as records, pages.open("w", encoding="utf-8") as listed:
            listed.write(json.dumps(_PAGES) + "\n")
            found = list(filter(None, map(catalogue.numbered, numbers)))
            for page in found:
                for place in page.places:
                    url = _write(warcs, folder, page, place, records)
                    listed.write(json.dumps(_page(url, page)) + "\n")
        if not found:
            raise ArchiveError("there are no pages to be replayed")
        given = ["create", "-f", str(warc), "-c", "-p", str(pages), "-o", str(made)]
        with redirect_stdout(io.StringIO()) as told:
            failed = main(given)
        if failed or not made.exists():
            raise ArchiveError(f"the WACZ file could not be made: {told.getvalue().strip()}")
        shutil.copyfile(made, new)
    return len(found)


def _write(warcs: Warcs, folder: Path, page: Page, place: Place, file: BinaryIO) -> str:
    """Write a record; return its address. A page that was imported from a file is written under the
    address that it says, as a file's can't be replayed.
    """
    found = warcs.record(place)
    if found.url.startswith(_WEB) or not page.url.startswith(_WEB):
        file.write(_bytes(folder, place))
        return found.url
    body = warcs.read(place).body
    writer = WARCWriter(file, gzip=True)
    record = writer.create_warc_record(
        page.url, "resource", payload=io.BytesIO(body), length=len(body),
        warc_content_type="text/html", warc_headers_dict={"WARC-Date": _at(page)},
    )  # fmt: skip
    writer.write_record(record)
    return page.url


def _at(page: Page) -> str:
    return page.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _page(url: str, page: Page) -> dict[str, str]:
    told = json.loads(page.json).get("title") if page.json else None
    return {"url": url, "ts": _at(page), "title": told or url}


def _bytes(folder: Path, place: Place) -> bytes:
    with (folder / place.file).open("rb") as file:
        file.seek(place.offset)
        return file.read(place.length)
