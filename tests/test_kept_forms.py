"""Forms in which people really keep pages, with their oddities: what each gives."""

import base64
import bz2
import csv
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import time
import zipfile
from collections.abc import Hashable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest

import zonaparse
from tests import kept
from tests.archives import run
from zonaparse.errors import OtherFormat

PAGE = kept.SAYS_NO_ADDRESS
HTML = PAGE.decode()
URL = "https://kabar.example/panen"
Given = tuple[Hashable, str | None]


def table(*rows: list[object], mark: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(rows)
    return text.getvalue().encode()


def parquet(**columns: object) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), file)
    return file.getvalue()


def stream(rows: list[dict[str, str]]) -> bytes:
    file, stored = io.BytesIO(), pa.Table.from_pylist(rows)
    with pa.ipc.new_stream(file, stored.schema) as writer:
        writer.write_table(stored)
    return file.getvalue()


def lines(*rows: object) -> bytes:
    return "\n".join(map(json.dumps, rows)).encode()


TABLES: dict[str, tuple[bytes, list[Given]]] = {
    "names with blanks and capitals": (
        table(["No", "Source URL", "HTML Content"], [1, URL, HTML]), [(0, URL)],
    ),
    "text beside HTML": (table(["content", "raw_html"], ["Teks saja.", HTML]), [(0, None)]),
    "Indonesian names": (table(["judul", "isi", "tautan"], ["a", HTML, URL]), [(0, URL)]),
    "an index without a name": (table(["", "url", "html"], [0, URL, HTML]), [(0, URL)]),
    "a single column": (table(["html"], [HTML], [HTML]), [(0, None), (1, None)]),
    "a name twice": (table(["html", "html", "url"], [HTML, "x", URL]), [(0, URL)]),
    "semicolons": (table(["id", "html"], [7, HTML], mark=";"), [("7", None)]),
    "a mark of order": (b"\xef\xbb\xbf" + table(["id", "html"], [7, HTML]), [("7", None)]),
    "JSON Lines in UTF-16": (
        (json.dumps({"url": URL, "html": HTML}) + "\n").encode("utf-16"), [(0, URL)],
    ),
    "a sequence of JSON": (
        b"".join(b"\x1e" + lines({"id": n, "html": HTML}) + b"\n" for n in (1, 2)),
        [(1, None), (2, None)],
    ),
    "an object in an object": (
        lines({"url": URL, "response": {"status": 200, "body": HTML}}), [(0, URL)],
    ),
    "an array in an object": (
        json.dumps({"meta": {"n": 1}, "items": [{"html": HTML}], "tags": [{"a": 1}]}).encode(),
        [(0, None)],
    ),
    "pages by their addresses": (
        json.dumps({URL: HTML, f"{URL}/2": HTML}).encode(), [(0, URL), (1, f"{URL}/2")],
    ),
    "a text alone": (json.dumps(HTML).encode(), [(0, None)]),
    "an object over several lines": (
        json.dumps({"url": URL, "html": HTML}, indent=2).encode(), [(0, URL)],
    ),
    "packed JSON Lines": (bz2.compress(lines({"id": "a", "html": HTML})), [("a", None)]),
    "ids that are lists": (lines({"id": [1, 2], "html": HTML}), [("[1, 2]", None)]),
    "bytes in Parquet": (parquet(html=[PAGE, PAGE], link=[URL, None]), [(0, URL), (1, None)]),
    "a dictionary in Parquet": (
        parquet(html=pa.array([HTML], pa.large_string()).dictionary_encode()), [(0, None)],
    ),
    "objects in Parquet": (parquet(page=[{"html": HTML, "n": 1}], url=[URL]), [(0, URL)]),
    "addresses that are no text": (
        parquet(html=[HTML], url=[float("nan")], id=[1.5]), [(1.5, None)],
    ),
    "an array two objects deep": (
        json.dumps({"data": {"total": 1, "items": [{"html": HTML, "url": URL}]}}).encode(),
        [(0, URL)],
    ),
    "bytes as Python writes them": (table(["url", "html"], [URL, repr(PAGE)]), [(0, URL)]),
    "bytes in base64": (lines({"html": base64.b64encode(PAGE).decode(), "url": URL}), [(0, URL)]),
    "packed bytes in base64": (
        lines({"html": base64.b64encode(gzip.compress(PAGE)).decode()}), [(0, None)],
    ),
    "a stream of Arrow": (stream([{"html": HTML, "url": URL}]), [(0, URL)]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_its_pages_with_ids_and_addresses(name: str) -> None:
    raw, expected = TABLES[name]
    found = zonaparse.pages(raw)
    pages = list(found)
    assert [(page.id, page.url) for page in pages] == expected
    html = pages[0].html
    assert (html.decode() if isinstance(html, bytes) else html).replace("\r\n", "\n") == HTML
    assert found.failures == 0


def test_packed_cells_and_times_with_a_zone_are_read() -> None:
    at = datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)
    (page,) = zonaparse.pages(parquet(html=[gzip.compress(PAGE)], fetched_at=[at]))
    assert (page.html, page.captured_at) == (PAGE, at)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.filterwarnings("ignore:Feather V1 files are deprecated")
def test_both_versions_of_feather_are_read(version: int) -> None:
    file = io.BytesIO()
    pyarrow.feather.write_feather(pa.table({"html": [HTML]}), file, version=version)
    assert [page.html for page in zonaparse.pages(file.getvalue())] == [HTML]


def test_a_row_without_html_is_an_empty_page_and_keeps_its_place() -> None:
    found = zonaparse.pages(lines({"html": HTML}, {"html": None}, {"html": HTML}))
    assert [page.html for page in found] == [HTML, "", HTML]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"html,url\n", "the table has no rows"),
        (b"nama,umur\nBudi,7\n", "out of: 'nama', 'umur'"),
        (b'{"html": "<p>\n{"html": \n', "no JSON"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(raw: bytes, told: str) -> None:
    found = zonaparse.pages(raw)
    assert list(found) == []
    assert told in str(found.broken[0].error)


def database(path: Path) -> Path:
    stored = sqlite3.connect(path)
    stored.execute('CREATE TABLE "laman ""lama" (html TEXT, umur INTEGER)')
    stored.execute('INSERT INTO "laman ""lama" VALUES (?, 7)', [HTML])
    stored.execute("CREATE TABLE baru (uid TEXT PRIMARY KEY, page BLOB, link TEXT) WITHOUT ROWID")
    stored.execute("INSERT INTO baru VALUES ('k1', ?, ?)", [gzip.compress(PAGE), URL])
    stored.execute('CREATE VIEW semua AS SELECT html FROM "laman ""lama"')
    stored.execute("CREATE TABLE kosong (html TEXT)")
    stored.commit()
    stored.close()
    return path


@pytest.mark.parametrize("where", ["alone", "zip"])
def test_a_database_gives_the_pages_of_all_its_tables(tmp_path: Path, where: str) -> None:
    path = database(tmp_path / "arsip.sqlite3")
    name = str(path) if where == "alone" else "bytes#a.db"
    found = zonaparse.pages(path if where == "alone" else kept.zipped({"a.db": path.read_bytes()}))
    assert [(page.id, page.url) for page in found] == [(f'{name}#laman "lama#0', None), ("k1", URL)]
    assert found.skipped == {"SQLite without HTML": 1}


def test_a_database_in_use_is_read_with_its_journal(tmp_path: Path) -> None:
    stored = sqlite3.connect(tmp_path / "a.db")
    stored.execute("PRAGMA journal_mode = WAL")
    stored.execute("CREATE TABLE t (url TEXT, html TEXT)")
    stored.execute("INSERT INTO t VALUES (?, ?)", [URL, HTML])
    stored.commit()
    assert [page.url for page in zonaparse.pages(tmp_path / "a.db")] == [URL]
    stored.close()


def test_a_database_is_imported(tmp_path: Path) -> None:
    from zonaparse import Archive
    from zonaparse.archive import import_pages

    with Archive(tmp_path / "arsip") as archive:
        import_pages(archive, database(tmp_path / "a.db"), workers=1)
        assert archive.get(URL)


def old_tar(members: dict[str, bytes]) -> bytes:
    """Write an archive as tar did before it had a magic number."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, page in members.items():
            told = tarfile.TarInfo(name)
            told.size = len(page)
            archive.addfile(told, io.BytesIO(page))
    raw = bytearray(file.getvalue())
    raw[257:265] = bytes(8)
    raw[148:156] = b"%06o\0 " % (sum(raw[:148]) + 8 * 32 + sum(raw[156:512]))
    return bytes(raw)


def twice(members: dict[str, bytes], method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return file.getvalue()


CONTAINERS: dict[str, tuple[bytes, list[str]]] = {
    "a ZIP in a tar in gzip": (
        gzip.compress(kept.tarred({"a.zip": kept.zipped({"b": PAGE})})), ["bytes#a.zip#b"],
    ),
    "names that lead out": (
        kept.zipped({"../x": PAGE, "/etc/y": PAGE}), ["bytes#../x", "bytes#/etc/y"],
    ),
    "a tar without a magic number": (old_tar({"a.html": PAGE}), ["bytes#a.html"]),
    "long names": (kept.tarred({"d/" * 120 + "a": PAGE}), ["bytes#" + "d/" * 120 + "a"]),
    "tar in bzip2": (bz2.compress(kept.tarred({"a": PAGE})), ["bytes#a"]),
    "tar in xz": (lzma.compress(kept.tarred({"a": PAGE})), ["bytes#a"]),
    "bzip2 in ZIP": (twice({"a": PAGE}, zipfile.ZIP_BZIP2), ["bytes#a"]),
    "LZMA in ZIP": (twice({"a": PAGE}, zipfile.ZIP_LZMA), ["bytes#a"]),
    "gzip in several members": (gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]), ["bytes"]),
    "bzip2 in several streams": (bz2.compress(PAGE[:99]) + bz2.compress(PAGE[99:]), ["bytes"]),
    "what follows a gzip file": (gzip.compress(PAGE) + b"\0" * 20 + b"apa saja", ["bytes"]),
    "a table in a ZIP": (
        kept.zipped({"t.csv": table(["html"], [HTML])}), ["bytes#t.csv#0"],
    ),
    "two tables in a ZIP": (
        kept.zipped({"a.jsonl": lines({"html": HTML}), "b.parquet": parquet(html=[HTML])}),
        ["bytes#a.jsonl#0", "bytes#b.parquet#0"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_gives_its_pages_by_the_names_of_members(name: str) -> None:
    raw, ids = CONTAINERS[name]
    found = zonaparse.pages(raw)
    assert [page.id for page in found] == ids
    assert found.failures == 0


def test_a_member_that_is_packed_in_a_way_nobody_knows_costs_itself() -> None:
    raw = bytearray(kept.zipped({"a.html": PAGE, "b.html": PAGE}))
    raw[8] = raw[raw.find(b"PK\x01\x02") + 10] = 9  # the method, in both places
    found = zonaparse.pages(bytes(raw))
    assert [page.id for page in found] == ["bytes#b.html"]
    assert [broken.name for broken in found.broken] == ["bytes#a.html"]


SECOND = PAGE.replace(b"Lebak", b"Banten")


@pytest.mark.parametrize("between", [b"", b"\n\n", b"\n<!-- laman berikutnya -->\n"])
def test_pages_that_follow_one_another_in_a_file_are_read_one_by_one(between: bytes) -> None:
    found = zonaparse.pages(PAGE + between + SECOND + between + PAGE)
    pages = list(found)
    assert [page.id for page in pages] == ["bytes#0", "bytes#1", "bytes#2"]
    assert [zonaparse.parse(page.html).title for page in pages] == [
        "Panen Raya di Lebak", "Panen Raya di Banten", "Panen Raya di Lebak",
    ]  # fmt: skip
    for raw in (PAGE + between + SECOND, (PAGE + between + SECOND).decode()):
        with pytest.raises(OtherFormat, match=r"several HTML pages.*zonaparse\.pages\(\)"):
            zonaparse.parse(raw)


@pytest.mark.parametrize(
    "tail",
    [
        b"<script>document.write('<html><body></body></html>')</script>",
        b"<html><p>Sisa dari laman yang ditutup terlalu awal.</p>",
        b"<!-- <html><head><title>x</title> -->",
    ],
)
def test_what_follows_the_end_of_a_page_and_is_none_belongs_to_it(tail: bytes) -> None:
    (page,) = zonaparse.pages(PAGE + tail)
    assert page.html == PAGE + tail
    assert zonaparse.parse(page.html).title == "Panen Raya di Lebak"


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (b'var a = "<html><body><p>x</p></body></html>";', "script"),
        (b'/* (c) Kabar */ (function () { return "<p>a</p><p>b</p>" })();', "script"),
        (b'import os\nprint("<html><body></body></html>")\n', "script"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "7-Zip"),
        (b"bplist00" + b"x" * 50, "Safari web archive"),
        (kept.zipped({"[Content_Types].xml": b"<Types/>"}), "office document"),
    ],
)
def test_what_is_no_page_is_called_by_its_name(raw: bytes, form: str) -> None:
    found = zonaparse.pages(raw)
    assert list(found) == []
    assert form in str(found.broken[0].error)
    with pytest.raises(OtherFormat) as told:
        zonaparse.parse(raw)
    assert told.value.format == form


@pytest.mark.parametrize(
    "before",
    [
        b"<br />\n<b>Notice</b>: Undefined index: id in /var/www/a.php on line 3<br />\n",
        b"Warning: session_start() in /var/www/a.php on line 2\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"\xef\xbb\xbf\n\n<!-- dibuat oleh sistem -->\n",
    ],
)
def test_a_page_behind_what_a_server_said_is_read(before: bytes) -> None:
    (page,) = zonaparse.pages(before + PAGE)
    assert zonaparse.parse(page.html).title == "Panen Raya di Lebak"
    assert len(zonaparse.parse(page.html).paragraphs) == 2


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_the_command_prints_each_of_several_pages_in_a_file(tmp_path: Path, form: str) -> None:
    (tmp_path / "semua.html").write_bytes(PAGE + b"\n" + SECOND)
    done = run("parse", form, tmp_path / "semua.html")
    lines = done.stdout.splitlines()
    rows = json.loads(done.stdout) if form == "--json" else [json.loads(line) for line in lines]
    assert [row["title"] for row in rows] == ["Panen Raya di Lebak", "Panen Raya di Banten"]
    assert done.stderr == "2 pages, 0 failed\n"


def mail(*parts: str, kind: str = "mixed", head: str = "MIME-Version: 1.0\n") -> bytes:
    lines = [f'{head}Content-Type: multipart/{kind}; boundary="x"\n']
    return "\n".join([*lines, *(f"--x\n{part}" for part in parts), "--x--", ""]).encode()


PART = f"Content-Type: text/html; charset=utf-8\nContent-Location: {URL}\n\n{HTML}"
NOTE = "Content-Type: text/html\n\n<p>Halo, ini laman yang kemarin.</p>"
ATTACHED = "Content-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n" + HTML
MAILS = {
    "a style sheet first": mail("Content-Type: text/css\n\np {}", PART, kind="related"),
    "no end": mail(PART, kind="related").removesuffix(b"--x--\n"),
    "no version": mail(PART, kind="related", head=""),
    "lines that end in CRLF": mail(PART, kind="related").replace(b"\n", b"\r\n"),
    "a page that is attached": mail(NOTE, ATTACHED),
    "a mail that was sent on": mail(
        f"Content-Type: message/rfc822\n\nMessage-ID: <2>\nMIME-Version: 1.0\n{PART}"
    ),
    "a mailbox of one": b"From - Fri Mar 10 11:22:33 2023\n" + mail(PART, kind="related"),
}


@pytest.mark.parametrize("name", MAILS)
def test_the_page_of_a_mail_is_found(name: str) -> None:
    (page,) = zonaparse.pages(MAILS[name])
    html = page.html if isinstance(page.html, str) else page.html.decode()
    assert html.replace("\r\n", "\n").strip() == HTML


def test_a_mailbox_gives_the_page_of_each_mail() -> None:
    envelope = b"From ani@kabar.example Fri Mar 10 11:22:33 2023\n"
    found = zonaparse.pages(b"\n".join(envelope + mail(PART, kind="related") for _ in range(3)))
    assert [page.id for page in found] == ["bytes#0", "bytes#1", "bytes#2"]
    assert found.failures == 0


def test_names_in_a_zip_that_are_no_utf8_though_it_says_so_are_read() -> None:
    raw = kept.zipped({"kopi-é.html": PAGE, "teh.html": SECOND})
    found = zonaparse.pages(raw.replace("é".encode(), b"\xe9\xe9"))
    assert [page.html for page in found] == [PAGE, SECOND]
    assert found.failures == 0


@pytest.mark.parametrize(
    "piece",
    [
        "</html><html>", "</html><!--", "</html><!-- a --><html><p>", "src=", "src=a_files/",
        "<iframe srcdoc='<p>x'>", "<frame src=cid:a>", '<a href="../../h{}.example/x">',
        "<link canonical href=", "window.__NUXT__=(function(a){{return {{}}}}(aaaa",
    ],
)  # fmt: skip
def test_the_cost_of_looking_at_a_page_is_that_of_its_bytes(piece: str) -> None:
    def cost(count: int) -> float:
        many = "".join(map(piece.format, range(count)))
        html = f"<html><!-- Mirrored from a.id/b by HTTrack Website Copier/3, x --><p>{many}"
        best = 9e9
        for _ in range(3):
            start = time.process_time()
            with suppress(zonaparse.ZonaparseError):
                zonaparse.parse(html)
            best = min(best, time.process_time() - start)
        return best

    few, many = cost(2_000), cost(16_000)
    assert many < 8 * 4 * max(few, 0.005)
