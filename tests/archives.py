"""What the tests of archives do again and again."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from tests import site
from tests.site import Site
from zonaparse import Archive, Article
from zonaparse.archive import Outcome, crawl
from zonaparse.cli.commands import zonaparse


def fetch(
    folder: Path, urls: Iterable[str] = (), *, again: bool = False, **options: Any
) -> list[Outcome]:
    told: list[Outcome] = []
    with Archive(folder) as archive:
        archive.add(urls, again=again)
        crawl(
            archive, on_result=told.append, workers=1, allow_private=True, resolve=site.resolve,
            **{"rate": 1000, **options},
        )  # fmt: skip
    return told


def run(*words: object) -> Result:
    return CliRunner().invoke(zonaparse, [str(word) for word in words])


def records(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.raw_stream.read()
                found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
    return found


def responses(folder: Path) -> list[str]:
    return [url for kind, url in records(folder) if kind == "response"]


def only(folder: Path) -> Article:
    with Archive(folder, reading=True) as archive:
        (article,) = archive
    return article


def listing(server: Site, paths: Iterable[str], host: str = "site.test") -> bytes:
    rows = (f"<url><loc>{server.url(path, host)}</loc></url>" for path in paths)
    return f"<urlset>{''.join(rows)}</urlset>".encode()


def news(server: Site, number: int, host: str = "site.test") -> str:
    """Serve an article; return its path."""
    path = f"/2022/01/21/{number}"
    text = f"Panen ke-{number} di {host} berlangsung sejak pagi. " * 5
    server.page(path, site.article(f"Panen {number}", server.url(path, host), text=text))
    return path
