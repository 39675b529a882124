"""What is damaged costs itself: at an import, and when stored pages are read again."""

import gzip
import json
import os
import signal
import sys
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from tests import site
from tests.archives import run
from tests.fuzz import workers
from tests.warcs import HTML, packed, page, record, response
from zonaparse import Archive
from zonaparse.archive import Outcome, Saved, import_pages, reparse, verify

pytestmark = pytest.mark.slow

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def imported(folder: Path, raw: bytes, name: str = "x.warc.gz") -> list[Outcome]:
    told: list[Outcome] = []
    (folder / name).write_bytes(raw)
    with Archive(folder / "archive") as archive:
        import_pages(archive, folder / name, on_result=told.append, workers=1)
    return told


def states(told: list[Outcome]) -> list[str]:
    return sorted(each.state for each in told)


URLS = [f"https://a.id/{number}" for number in range(3)]
WHOLE = [response(url, page(number)) for number, url in enumerate(URLS)]
BAD = {
    "no address": response(None, page(1)),
    "an address of a script": response("javascript:alert(1)", page(1)),
    "a relative address": response("../../etc/passwd", page(1)),
    "a broken address": response("http://[", page(1)),
    "no date": response(URLS[1], page(1), WARC_Date=None),
    "a date of no month": response(URLS[1], page(1), WARC_Date="2026-99-99T00:00:00Z"),
    "a date before all": response(URLS[1], page(1), WARC_Date="0001-01-01T00:00:00+23:00"),
    "a wrong digest": response(URLS[1], page(1), WARC_Payload_Digest="sha1:" + "A" * 32),
    "a broken status": response(URLS[1], page(1), HTML.replace("200", "2x0")),
    "a cut body": response(URLS[1], page(1), HTML + "Content-Length: 9999\r\n"),
    "a body cut by the crawler": response(URLS[1], page(1), WARC_Truncated="length"),
    "a part of a page": response(URLS[1], page(1), WARC_Segment_Number="1"),
    "cut chunks": response(
        URLS[1], b"40\r\n" + page(1)[:30], HTML + "Transfer-Encoding: chunked\r\n"
    ),
    "cut gzip": response(
        URLS[1], gzip.compress(page(1))[:-20], HTML + "Content-Encoding: gzip\r\n"
    ),
    "cut brotli": response(
        URLS[1], brotli.compress(page(1))[:-9], HTML + "Content-Encoding: br\r\n"
    ),
    "an unknown encoding": response(
        URLS[1], b"\x1f\x9d\x90", HTML + "Content-Encoding: compress\r\n"
    ),
    "a bomb": response(
        URLS[1], gzip.compress(b" " * 50_000_000), HTML + "Content-Encoding: gzip\r\n"
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_record_costs_itself_and_is_told_with_its_place(tmp_path: Path, what: str) -> None:
    (tmp_path / "x.warc.gz").write_bytes(packed([WHOLE[0], BAD[what], WHOLE[2]]))
    done = run("archive", tmp_path / "archive", "--import", tmp_path / "x.warc.gz", "--json-log")
    rows = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.exit_code == 1
    assert sorted(row["url"] for row in rows if row["state"] == "done") == [URLS[0], URLS[2]]
    (bad,) = (row for row in rows if row["state"] == "failed")
    assert bad["url"].endswith(f"x.warc.gz#byte-{len(packed(WHOLE[:1]))}")
    assert bad["message"]


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    (outcome,) = imported(tmp_path, packed([BAD["an unknown encoding"]]))
    assert outcome.message == "its encoding 'compress' is not known"


ENCODED = {
    "br": brotli.compress(page(1)),
    "zstd": zstd.compress(page(1)),
    "gzip": gzip.compress(page(1)),
    "gzip, gzip": gzip.compress(gzip.compress(page(1))),
    "GZIP": gzip.compress(gzip.compress(page(1))),  # and told once
    "deflate": zlib.compress(page(1)),
    "none": page(1),
    "identity": gzip.compress(page(1)),  # and not told at all
    "x-gzip": page(1),  # and off already
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_payloads_are_decoded(tmp_path: Path, encoding: str) -> None:
    http = f"{HTML}Content-Encoding: {encoding}\r\n"
    imported(tmp_path, packed([response(URLS[1], ENCODED[encoding], http)]))
    with Archive(tmp_path / "archive") as archive:
        assert [article.title for article in archive] == ["Panen Raya 1"]
        assert reparse(archive, workers=1) == (1, {}, {})


def test_encodings_may_be_told_in_several_headers(tmp_path: Path) -> None:
    http = f"{HTML}Content-Encoding: gzip\r\ncontent-encoding: br\r\n"
    packed_twice = brotli.compress(gzip.compress(page(1)))
    imported(tmp_path, packed([response(URLS[1], packed_twice, http)]))
    with Archive(tmp_path / "archive", reading=True) as archive:
        assert [article.title for article in archive] == ["Panen Raya 1"]


@pytest.mark.parametrize(
    ("start", "read"),
    [(b"XARC/1.1", URLS[1:]), (b"", URLS[1:]), (b"\xef\xbb\xbfWARC/1.1", URLS)],
)
def test_a_file_whose_first_line_is_damaged_is_no_page(
    tmp_path: Path, start: bytes, read: list[str]
) -> None:
    raw = b"".join(WHOLE).replace(b"WARC/1.1", start, 1)
    told = imported(tmp_path, raw, "x.warc")
    assert [each.url for each in told if each.state == "done"] == read
    assert [each.url[-7:] for each in told if each.state == "failed"] == ["#byte-0"]


def test_chunks_are_put_together(tmp_path: Path) -> None:
    half = page(1)[:100], page(1)[100:]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (*half, b""))
    imported(tmp_path, packed([response(URLS[1], chunks, HTML + "Transfer-Encoding: chunked\r\n")]))
    with Archive(tmp_path / "archive", reading=True) as archive:
        assert [article.title for article in archive] == ["Panen Raya 1"]


def test_control_characters_of_an_address_reach_no_output(tmp_path: Path) -> None:
    imported(tmp_path, packed([response("https://a.id/\x1b[31m\x9b\u202ex", page(1))]))
    for form in ("jsonl", "csv", "markdown"):
        text = run("export", tmp_path / "archive", "--to", form, "-o", "-").stdout
        assert "https://a.id/" in text
        assert not set("\x1b\x9b\u202e") & set(text)


def test_a_page_of_a_file_takes_no_address_from_it(tmp_path: Path) -> None:
    kept = record("resource", "file:///etc/passwd", page(1), Content_Type="text/html")
    imported(tmp_path, packed([kept]))
    with Archive(tmp_path / "archive", reading=True) as archive:
        (entry,) = archive.archived_articles()
    assert entry.article.url is None
    assert [address.endswith("x.warc.gz#byte-0") for address in entry.addresses] == [True]


def test_a_collection_is_imported(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.wacz", "w") as file:
        file.writestr("datapackage.json", "{}")
        file.writestr("archive/a.warc.gz", packed(WHOLE[:2]))
        file.writestr("archive/b.warc", WHOLE[2], zipfile.ZIP_DEFLATED)
    raw = (tmp_path / "x.wacz").read_bytes()
    assert states(imported(tmp_path, raw, "x.wacz")) == ["done"] * 3


def test_a_collection_that_is_cut_is_told(tmp_path: Path) -> None:
    (outcome,) = imported(tmp_path, b"PK\x03\x04 no more", "x.wacz")
    assert (outcome.state, "no whole ZIP file" in outcome.message) == ("failed", True)


def test_many_bad_records_are_told_as_they_come(tmp_path: Path) -> None:
    """Not held in memory until all pages are read."""
    told: list[str] = []
    bad = response(URLS[1], page(1), WARC_Date="x")
    (tmp_path / "x.warc.gz").write_bytes(packed([bad] * 300 + WHOLE[2:]))
    with Archive(tmp_path / "archive") as archive:
        import_pages(
            archive,
            tmp_path / "x.warc.gz",
            on_result=lambda each: told.append(each.state),
            workers=1,
        )
    assert told[0] == "failed"
    assert sorted(told) == ["done"] + ["failed"] * 300


@pytest.fixture
def six(tmp_path: Path) -> Path:
    """An archive of six pages."""
    parts = [response(f"https://a.id/{number}", page(number)) for number in range(6)]
    imported(tmp_path, packed(parts))
    return tmp_path / "archive"


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9])
def test_a_damaged_record_keeps_its_article_when_it_is_read_again(six: Path, part: float) -> None:
    with Archive(six, reading=True) as archive:
        place = list(archive.catalogue.pages())[2].places[0]
    with (six / place.file).open("r+b") as file:
        file.seek(place.offset + int(place.length * part))
        byte = file.read(1)[0] ^ 0xFF
        file.seek(-1, 1)
        file.write(bytes([byte]))
    done = run("reparse", six)
    assert done.exit_code == 1
    assert "damaged record: 1 page left as before" in done.output
    with Archive(six, reading=True) as archive:
        assert len(list(archive)) == 6


@pytest.mark.usefixtures("started_workers")
def test_workers_that_are_killed_cost_no_article(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    for number in range(60):
        (saved / f"{number}.html").write_text(
            site.article(f"Panen {number}", f"https://a.id/{number}")
        )
    killed: set[int] = set()

    def kill(count: int) -> None:
        if count in (5, 15):
            for worker in workers():
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)

    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, saved, workers=1)
        before = [article.model_dump_json() for article in archive]
        changes = reparse(archive, workers=1, on_progress=kill)
        assert (changes.pages, changes.fields, len(killed)) == (60, {}, 2)
        assert changes.failed.keys() <= {"WorkerDied"}
        assert [article.model_dump_json() for article in archive] == before
    assert verify(tmp_path / "archive").wrong == 0


def test_a_page_that_is_read_as_no_article_now_is_none(six: Path) -> None:
    check = b"<title>Just a moment...</title>"
    with Archive(six) as archive:
        place = archive.warcs.write(Saved("x", check, datetime(2026, 1, 1, tzinfo=UTC)))
        archive.warcs.sync()
        query = "update pages set places = ? where id = 6"
        archive.catalogue.db.execute(query, (json.dumps([place]),))
        assert reparse(archive, workers=1).fields == {"(article)": 1}
        assert len(list(archive)) == 5


def test_an_arc_file_is_imported(tmp_path: Path) -> None:
    def arc(url: str, kind: str, block: bytes) -> bytes:
        return f"{url} 1.2.3.4 20260101000000 {kind} {len(block)}\n".encode() + block + b"\n"

    parts = [
        arc("filedesc://x.arc", "text/plain", b"1 0 Kabar\nURL IP-address Archive-date\n"),
        arc("dns:a.id", "text/dns", b"20260101000000\na.id. 300 IN A 1.2.3.4\n"),
        arc(URLS[1], "text/html", f"{HTML}\r\n".encode() + page(1)),
    ]
    told = imported(tmp_path, packed(parts), "x.arc.gz")
    assert [(each.url, each.kind) for each in told] == [(URLS[1], "article")]


def test_a_record_that_does_not_tell_its_type_is_read(tmp_path: Path) -> None:
    told = imported(tmp_path, packed([response(URLS[1], page(1), Content_Type=None)]))
    assert [each.kind for each in told] == ["article"]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    parts = [
        record("warcinfo", None, b"software: x\r\n", Content_Type="application/warc-fields"),
        record("request", URLS[1], b"GET / HTTP/1.1\r\n\r\n"),
        response("https://a.id/1.png", b"\x89PNG", HTML.replace("text/html", "image/png")),
        record("response", "dns:a.id", b"a.id. 300 IN A 1.2.3.4", Content_Type="text/dns"),
        response(URLS[1], b"", HTML.replace("200 OK", "304 Not Modified")),
        WHOLE[2],
    ]
    assert [each.url for each in imported(tmp_path, packed(parts))] == [URLS[2]]
