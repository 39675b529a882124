"""Pages in every form in which people keep them."""

import gzip
import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zonaparse
from tests import kept, site, warcs
from tests.archives import run
from zonaparse.errors import InputError, OtherFormat

INDEX = (site.FIXTURES / "prmn" / "index-tag.html").read_bytes()


@pytest.mark.parametrize("form", kept.ONE)
def test_the_page_comes_out_as_it_went_in(form: str) -> None:
    found = zonaparse.pages(kept.ONE[form](kept.PAGE))
    (page,) = found
    assert isinstance(page.html, bytes)
    assert page.html.replace(b"\r\n", b"\n") == kept.PAGE  # in mail a line ends so
    assert found.failures == 0


@pytest.mark.parametrize("form", ["WARC", "WARC.gz", "WARC.zst", "WACZ", "MHTML", "mailbox"])
def test_what_a_container_tells_of_a_page_is_given(form: str) -> None:
    (page,) = zonaparse.pages(kept.ONE[form](kept.PAGE))
    assert page.url == kept.URL
    assert page.captured_at == datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)


@pytest.mark.parametrize("form", kept.TABLES)
def test_each_row_of_a_table_is_a_page(form: str) -> None:
    found = zonaparse.pages(kept.TABLES[form](kept.PAGE))
    pages = list(found)
    assert [str(page.id) for page in pages] == ["7", "8"]
    assert [page.url for page in pages] == [kept.URL, None]
    assert pages[0].html == kept.PAGE.decode()
    (note,) = found.notes
    assert "HTML from column 'html', address from 'url', id from 'id'" in note.told


def test_each_table_with_html_of_a_database_is_read_and_none_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    raw = kept.sqlite(path, kept.PAGE)
    for source in (path, raw):
        found = zonaparse.pages(source)
        assert [page.id for page in found] == [7, 8]
        assert found.skipped == {"SQLite without HTML": 1}
    assert path.read_bytes() == raw
    assert os.listdir(tmp_path) == ["a.db"]  # noqa: PTH208


def test_a_packed_cell_is_unpacked(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "a.db")
    database.execute("CREATE TABLE t (link TEXT, page BLOB)")
    database.execute("INSERT INTO t VALUES (?, ?)", (kept.URL, gzip.compress(kept.PAGE)))
    database.commit()
    database.close()
    (page,) = zonaparse.pages(tmp_path / "a.db")
    assert (page.html, page.url) == (kept.PAGE, kept.URL)


@pytest.mark.parametrize(
    "form", [f for f in kept.ONE if f not in ("HTML", "MHTML")] + [*kept.TABLES]
)
def test_parse_tells_what_it_was_given_instead_of_a_page(form: str) -> None:
    raw = (kept.ONE | kept.TABLES)[form](kept.PAGE)
    with pytest.raises(OtherFormat, match=r"zonaparse\.pages\(\)") as told:
        zonaparse.parse(raw)
    named = {"tar.gz": "gzip", "WARC.gz": "WARC", "WARC.zst": "zstd", "WACZ": "ZIP"}
    assert told.value.format == named.get(form, form)


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "XML"),
        (b"Panen raya dimulai hari ini.", "text"),
        (b'{"nama": "Budi"}', "JSON Lines"),
    ],
)
def test_parse_makes_no_article_of_what_is_no_html(raw: bytes, form: str) -> None:
    with pytest.raises(OtherFormat) as told:
        zonaparse.parse(raw)
    assert told.value.format == form
    assert form in str(told.value)


def test_parse_reads_the_page_of_an_mhtml_file() -> None:
    article = zonaparse.parse(kept.mhtml(kept.SAYS_NO_ADDRESS))
    assert (article.title, article.url) == ("Panen Raya di Lebak", kept.URL)
    assert len(article.paragraphs) == 2
    assert article.paragraphs[1].endswith("oleh para petani sendiri.")
    assert article.provenance["url"] == "mhtml:Content-Location"


@pytest.mark.parametrize("coding", ["base64", "8bit", "binary"])
def test_an_mhtml_file_of_one_part_is_read_in_each_coding(coding: str) -> None:
    import base64

    page = "<html><body><h1>Kopi</h1><article><p>Harga kopi naik – kata Séda.</p></article>"
    body = page.encode("cp1252")
    head = (
        "MIME-Version: 1.0\nContent-Type: text/html;\n charset=windows-1252\n"
        f"Content-Transfer-Encoding: {coding}\nContent-Location: https://kabar.example/kopi\n\n"
    )
    raw = head.encode() + (base64.encodebytes(body) if coding == "base64" else body)
    assert zonaparse.parse(raw).body == "Harga kopi naik – kata Séda."
    (page_found,) = zonaparse.pages(raw)
    assert page_found.html == page


def test_a_frame_of_an_mhtml_file_is_told_by_its_web_address() -> None:
    page = kept.SAYS_NO_ADDRESS.replace(
        b"</article>", b'<iframe src="cid:frame-2@mhtml.blink"></iframe></article>'
    )
    article = zonaparse.parse(kept.mhtml(page))
    assert [b.url for b in article.blocks if b.kind == "embed"] == ["https://iklan.example/"]
    assert "Iklan di sini" not in article.body


def test_containers_in_containers_are_read_and_what_is_no_page_is_counted() -> None:
    inner = kept.tarred(
        {"b/artikel": kept.PAGE, "c.png": b"\x89PNG", "d.js": b"var a = 1;"}, "w:gz"
    )
    outer = kept.zipped(
        {
            "inner.tar.gz": inner,
            "index.html?page=2": INDEX,
            "e.css": b"p {}",
            "f.bin": b"\1\2\3" * 9,
        }
    )
    found = zonaparse.pages(outer)
    assert [page.id for page in found] == [
        "bytes#inner.tar.gz#b/artikel",
        "bytes#index.html?page=2",
    ]
    assert found.skipped == Counter(picture=1, script=1, unknown=1, **{"style sheet": 1})


def test_containers_are_not_followed_without_end() -> None:
    raw = kept.PAGE
    for _ in range(12):
        raw = kept.zipped({"a.zip": raw})
    found = zonaparse.pages(raw)
    assert list(found) == []
    assert "containers in one another" in str(found.broken[0].error)


@pytest.mark.parametrize("depth", [1, 3])
def test_a_bomb_ends_where_it_is_told(depth: int) -> None:
    raw = gzip.compress(b"<!DOCTYPE html>" + b"a" * 60_000_000)
    for _ in range(depth):
        raw = kept.zipped({f"{number}.gz": raw for number in range(60)})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = zonaparse.pages(raw)
    assert list(found) == []
    assert "as bombs do" in str(found.broken[-1].error)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kB


def test_a_database_that_is_cut_is_told(tmp_path: Path) -> None:
    raw = kept.sqlite(tmp_path / "a.db", kept.PAGE)
    found = zonaparse.pages(raw[: len(raw) // 2])
    list(found)
    assert "no whole SQLite file" in str(found.broken[0].error)


def test_a_page_behind_a_broken_member_is_read() -> None:
    raw = bytearray(kept.zipped({"a.html": kept.PAGE, "b.html": kept.PAGE}))
    raw[2_000:2_040] = b"x" * 40
    found = zonaparse.pages(bytes(raw))
    assert [page.id for page in found] == ["bytes#b.html"]
    assert [broken.name for broken in found.broken] == ["bytes#a.html"]


def test_pages_before_a_cut_are_read_and_the_cut_is_told() -> None:
    raw = gzip.compress(kept.tarred({"a.html": kept.PAGE, "b.html": os.urandom(90_000)}))
    found = zonaparse.pages(raw[: len(raw) // 2])
    assert [page.html for page in found] == [kept.PAGE]
    assert found.failures
    assert any("gzip" in str(broken.error) for broken in found.broken)


class _Unseekable(io.RawIOBase):
    """A pipe, to which a ZIP file is written with the sizes behind each member."""

    def __init__(self) -> None:
        super().__init__()
        self.raw = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.raw += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("piped", [False, True])
def test_members_of_a_zip_that_was_cut_are_read_up_to_there(method: int, piped: bool) -> None:
    if piped and method == zipfile.ZIP_STORED:
        pytest.skip("where such a member ends is not told before it")
    file = _Unseekable() if piped else io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("folder/", b"")
        archive.writestr("folder/a_files/ad.html", kept.PAGE)
        for name in "abcd":
            archive.writestr(f"folder/{name}.html", kept.PAGE)
        archive.writestr("table.zip", kept.zipped({"e.html": kept.PAGE}))
    raw = file.raw if isinstance(file, _Unseekable) else file.getvalue()
    found = zonaparse.pages(raw[:-40])
    assert [page.id for page in found][:4] == [f"bytes#folder/{name}.html" for name in "abcd"]
    assert "`zip -FF` may mend it" in str(found.broken[-1].error)
    assert found.skipped["part of a saved page"] == 1
    within = raw[: raw.index(b"folder/d.html") + 100]
    found = zonaparse.pages(within)
    assert [page.id for page in found] == [f"bytes#folder/{name}.html" for name in "abc"]
    assert [broken.name for broken in found.broken] == ["bytes#folder/d.html", "bytes"]


def test_names_that_lead_out_and_links_harm_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_bytes(INDEX)
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE)):
            told = tarfile.TarInfo(name)
            told.type, told.linkname = kind, str(secret)
            archive.addfile(told)
        told = tarfile.TarInfo("../../di-luar.html")
        told.size = len(kept.PAGE)
        archive.addfile(told, io.BytesIO(kept.PAGE))
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.tar").write_bytes(file.getvalue())
    found = zonaparse.pages(inside)
    assert [page.html for page in found] == [kept.PAGE]
    assert found.skipped == {"link": 2}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.tar", "inside", "secret.html"]


def test_a_link_in_a_zip_is_no_page() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        told = zipfile.ZipInfo("a.html")
        told.external_attr = 0o120777 << 16
        archive.writestr(told, "/etc/passwd")
    found = zonaparse.pages(file.getvalue())
    assert list(found) == []
    assert found.skipped == {"link": 1}


def test_an_encrypted_member_is_told_and_the_rest_is_read() -> None:
    raw = bytearray(kept.zipped({"a.html": kept.PAGE, "b.html": kept.PAGE}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # the flag of encryption, of the first member
        raw[raw.find(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    found = zonaparse.pages(bytes(raw))
    assert [page.id for page in found] == ["bytes#b.html"]
    assert "encrypted" in str(found.broken[0].error)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_may_be_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    (tmp_path / name).write_bytes(kept.PAGE)
    (tmp_path / "a.tar").write_bytes(kept.tarred({name: kept.PAGE}))
    assert [page.html for page in zonaparse.pages(tmp_path)] == [kept.PAGE] * 2


@pytest.mark.parametrize("where", ["folder", "zip", "tar"])
def test_the_files_of_a_saved_page_are_skipped_and_a_folder_of_pages_is_not(
    tmp_path: Path, where: str
) -> None:
    members = {
        "Panen_files/iklan.html": INDEX,
        "Panen_files/saved_resource.html": INDEX,
        "Panen.html": kept.PAGE,
        "berita_files/a.html": kept.PAGE,
    }
    for name, raw in members.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    source = {"zip": kept.zipped(members), "tar": kept.tarred(members), "folder": tmp_path}[where]
    found = zonaparse.pages(source)  # type: ignore[arg-type]
    assert [page.html for page in found] == [kept.PAGE] * 2
    assert found.skipped == {"part of a saved page": 2}


def test_pages_are_told_by_their_bytes_whatever_they_are_called(tmp_path: Path) -> None:
    for name in ("artikel", "a.php", "b.xhtml", "index.html?page=2", "c.jpg", "d.dat"):
        (tmp_path / name).write_bytes(kept.PAGE)
    xhtml = b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body><p>Halo</p></body></html>'
    (tmp_path / "e.xml").write_bytes(xhtml)
    (tmp_path / "f.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "g").write_bytes("<html><p>Halo".encode("utf-16"))
    found = zonaparse.pages(tmp_path)
    assert len(list(found)) == 8
    assert found.skipped == {"picture": 1}


def test_a_source_may_be_an_open_file_or_several_and_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(kept.PAGE)
    file = io.BytesIO(kept.zipped({"b.html": kept.PAGE}))
    assert len(list(zonaparse.pages([tmp_path / "a.html", file]))) == 2
    assert not file.closed


@pytest.mark.parametrize("source", [None, 7, [7]])
def test_what_is_no_source_is_a_wrong_use(source: object) -> None:
    with pytest.raises(TypeError, match="a source is a path, bytes or a binary file"):
        list(zonaparse.pages(source))  # type: ignore[arg-type]


def test_pages_are_read_as_they_are_asked_for() -> None:
    given = iter([kept.PAGE, 7])  # the second would raise
    found = zonaparse.pages(given)  # type: ignore[arg-type]
    assert next(found).html == kept.PAGE


def test_columns_that_are_named_go_before_those_that_are_guessed() -> None:
    rows = [{"html": "<p>salah", "isi_laman": "<p>benar", "kode": "k1", "asal": kept.URL}]
    raw = json.dumps(rows).encode()
    (page,) = zonaparse.pages(raw, html_column="isi_laman", url_column="asal", id_column="kode")
    assert page == ("k1", "<p>benar", kept.URL, None)


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (None, "no column is known to hold HTML; name it with html_column (of the command: --html"),
        ("x", "there is no column 'x'"),
    ],
)
def test_a_table_without_the_column_names_those_that_it_has(column: str | None, told: str) -> None:
    found = zonaparse.pages(b"nama,umur\nBudi,7\n", html_column=column)
    assert list(found) == []
    assert told in str(found.broken[0].error)
    assert "'nama', 'umur'" in str(found.broken[0].error)


def test_a_broken_line_costs_itself() -> None:
    lines = [json.dumps(row) for row in kept.rows(kept.PAGE)]
    found = zonaparse.pages("\n".join([lines[0], '{"id": 9, "html": "<p>', lines[1]]).encode())
    assert [page.id for page in found] == [7, 8]
    assert [broken.name for broken in found.broken] == ["bytes#1"]


def test_a_field_of_csv_may_be_as_long_as_a_page() -> None:
    long = "<p>" + "kata " * 60_000
    raw = f'id,html\n1,"{long}"\n2,"<p>x"\n'.encode()
    assert [len(page.html) for page in zonaparse.pages(raw)] == [len(long), 4]


def test_bytes_that_a_header_calls_windows_1252_are_read_so() -> None:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n"
    raw = warcs.response(kept.URL, "<html><p>harga – naik".encode("cp1252"), http)
    (page,) = zonaparse.pages(raw)
    assert page.html == "<html><p>harga – naik"


def test_answers_of_a_warc_that_are_no_pages_are_counted() -> None:
    found = zonaparse.pages(kept.warc(kept.PAGE))
    assert len(list(found)) == 1
    assert found.skipped == {"picture": 1}
    gone = zonaparse.pages(kept.warc(kept.PAGE, status="404 Not Found"))
    assert list(gone) == []
    assert gone.skipped == {"HTTP 404": 2}


def test_a_record_that_is_damaged_costs_itself_in_any_container() -> None:
    pages = [warcs.response(f"{kept.URL}/{n}", warcs.page(n)) for n in range(3)]
    members = [bytearray(warcs.packed([each])) for each in pages]
    members[0][len(members[0]) // 2] ^= 0xFF
    raw = b"".join(members)
    for source in (raw, kept.zipped({"a": raw}), kept.tarred({"a": raw})):
        found = zonaparse.pages(source)
        assert [page.url for page in found] == [f"{kept.URL}/{n}" for n in (1, 2)]
        assert [broken.name.endswith("#byte-0") for broken in found.broken] == [True]


def test_a_page_that_a_warc_holds_in_part_is_told_and_given_to_nobody() -> None:
    http = warcs.HTML + "Content-Length: 9999\r\n"
    found = zonaparse.pages(warcs.response(kept.URL, warcs.page(1), http))
    assert list(found) == []
    assert "is cut off" in str(found.broken[0].error)


def test_answers_that_repeat_an_earlier_one_are_counted() -> None:
    again = warcs.record("revisit", kept.URL, b"", WARC_Refers_To_Target_URI=kept.URL)
    found = zonaparse.pages(warcs.response(kept.URL, warcs.page(1)) + again)
    assert len(list(found)) == 1
    assert found.skipped == {"answer that is the same as an earlier one": 1}
    assert found.failures == 0


def test_a_source_without_a_page_is_told() -> None:
    found = zonaparse.pages(kept.zipped({"a.png": b"\x89PNG"}))
    assert list(found) == []
    (broken,) = found.broken
    assert isinstance(broken.error, InputError)
    assert str(broken.error) == "there are no pages in it; skipped 1: 1 picture"


def test_a_path_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    missing = tmp_path / "typo"
    with pytest.raises(InputError, match="typo: there is no such file or folder"):
        zonaparse.pages(missing)
    found = zonaparse.pages([missing, site.FIXTURES / "prmn" / "2020-plain.html"])
    assert len(list(found)) == 1
    assert [broken.name for broken in found.broken] == [str(missing)]


def test_the_command_reads_a_zip_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "halaman.zip"
    path.write_bytes(kept.zipped({"a": kept.PAGE, "b": INDEX, "c.png": b"\x89PNG"}))
    done = run("parse", "--jsonl", path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["file"] == f"{path}#a"
    assert first["title"] == zonaparse.parse(kept.PAGE).title
    assert (second["error"], second["file"]) == ("NotAnArticle", f"{path}#b")
    assert done.stderr == "2 pages, 1 failed; skipped 1: 1 picture\n"
    assert done.exit_code == 1


def test_the_command_reads_standard_input_in_any_form() -> None:
    raw = kept.zipped({"a": kept.PAGE})
    command = [sys.executable, "-m", "zonaparse", "parse", "--json", "-"]
    done = subprocess.run(command, input=raw, capture_output=True, check=True)
    (row,) = json.loads(done.stdout)
    assert row["file"] == "-#a"


def test_what_is_unknown_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(kept.PAGE)
    (tmp_path / "b.dat").write_bytes(b"\1\2\3\4" * 50)
    done = run("parse", "--jsonl", tmp_path)
    assert f"{tmp_path / 'b.dat'}: of an unknown form; skipped\n" in done.stderr
    assert done.exit_code == 0


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_rows_are_written_beside_the_id_of_their_page(tmp_path: Path, ending: str) -> None:
    import pandas as pd

    table, to = tmp_path / "t.parquet", tmp_path / f"out.{ending}"
    table.write_bytes(kept.parquet(kept.PAGE))
    done = run("parse", table, "--to", to)
    assert (done.stdout, done.exit_code) == ("", 1)
    read = {"jsonl": lambda p: pd.read_json(p, lines=True), "csv": pd.read_csv}
    articles = read.get(ending, pd.read_parquet)(to)
    joined = pd.read_parquet(table).merge(articles, on="id", suffixes=("_given", ""))
    assert list(joined["id"]) == [7, 8]
    assert joined["url_given"].iloc[0] == kept.URL
    assert joined["title"].iloc[0] == zonaparse.parse(kept.PAGE).title
    assert joined["error"].iloc[1] == "NotAnArticle"


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(kept.separated(kept.PAGE))
    done = run("parse", table, "--to", tmp_path / "." / "t.csv")
    assert (done.exit_code, "this is what is read" in done.stderr) == (2, True)
    assert table.read_bytes() == kept.separated(kept.PAGE)


def test_a_file_of_rows_must_tell_its_form(tmp_path: Path) -> None:
    done = run("parse", site.FIXTURES / "prmn/2020-plain.html", "--to", tmp_path / "a.xlsx")
    assert done.exit_code == 2
    assert "must end with .jsonl or .csv or .parquet" in done.stderr


@pytest.mark.parametrize("make", [kept.feather, kept.arrow])
def test_a_length_that_is_damaged_is_no_end_of_the_process(make: kept.Maker) -> None:
    page = b"<h1>Panen Raya</h1><p>Panen raya dimulai di Desa Contoh pada Rabu pagi.</p>"
    length = len(page).to_bytes(4, "little")
    whole = make(page)
    assert whole.count(length) == 1
    found = zonaparse.pages(whole.replace(length, b"\xff\xff\xff\x7f"))
    assert (list(found), found.failures) == ([], 1)


BEGINNINGS = [make(kept.SAYS_NO_ADDRESS)[:3_000] for make in (kept.ONE | kept.TABLES).values()]


@given(
    beginning=st.sampled_from(BEGINNINGS),
    cut=st.integers(0, 3_000),
    junk=st.binary(max_size=400),
    packed=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_whatever_the_bytes_nothing_is_raised(
    beginning: bytes, cut: int, junk: bytes, packed: bool
) -> None:
    raw = beginning[:cut] + junk + beginning[cut + len(junk) // 2 :]
    raw = kept.zipped({"a": raw}) if packed else raw
    found = zonaparse.pages(raw)
    assert len(list(found)) + found.failures > 0
    with suppress(zonaparse.ZonaparseError):
        zonaparse.parse(raw)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8-sig", ","), ("utf-8", ";"), ("utf-16", "\t"), ("utf-8", "|"), ("cp1252", ",")],
)
def test_tables_of_text_are_read_in_what_spreadsheets_write(encoding: str, mark: str) -> None:
    page = "<html><body><p>Harga kopi, teh; gula – naik.</p></body></html>"
    raw = f'id{mark}html\r\n7{mark}"{page}"\r\n'.encode(encoding)
    (found,) = zonaparse.pages(raw)
    assert (found.id, found.html) == ("7", page)


@pytest.mark.parametrize("wrap", ['["{}"]', '{{"data": [{{"html": "{}"}}], "total": 1}}'])
def test_pages_in_other_shapes_of_json_are_read(wrap: str) -> None:
    (found,) = zonaparse.pages(wrap.format("<p>Panen raya</p>").encode())
    assert found.html == "<p>Panen raya</p>"


def test_a_mail_with_a_page_in_it_is_that_page() -> None:
    raw = (
        "Message-ID: <a@b>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="luar"\n\n--luar\n'
        'Content-Type: multipart/alternative; boundary="dalam"\n\n--dalam\n'
        "Content-Type: text/plain\n\nTeks saja\n--dalam\n"
        "Content-Type: text/html; charset=utf-8\n\n<html><p>Panen raya</p></html>\n--dalam--\n"
        "--luar\nContent-Type: application/pdf\n\n%PDF\n--luar--\n"
    )
    (found,) = zonaparse.pages(raw.encode())
    assert found.html == "<html><p>Panen raya</p></html>"


@pytest.mark.parametrize("raw", [b"\x01\x02\x03\x04" * 99, b"\x7fELF\x02\x01" + b"\x00" * 99])
def test_parse_tells_what_no_form_is(raw: bytes) -> None:
    with pytest.raises(OtherFormat, match=r"something unknown|program"):
        zonaparse.parse(raw)


def test_an_mhtml_file_without_a_page_is_told() -> None:
    raw = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n\nteks\n--x--\n'
    )
    with pytest.raises(OtherFormat, match="MHTML without a page in it"):
        zonaparse.parse(raw)


def test_a_zip_gives_the_rows_of_the_folder_that_was_packed(tmp_path: Path) -> None:
    pages = sorted((site.FIXTURES / "prmn").glob("*.html"))
    (tmp_path / "a.zip").write_bytes(kept.zipped({p.name: p.read_bytes() for p in pages}))
    rows = []
    for source in (site.FIXTURES / "prmn", tmp_path / "a.zip"):
        lines = run("parse", "--jsonl", source).stdout.splitlines()
        rows.append([{**json.loads(line), "file": ""} for line in lines])
    assert len(rows[0]) == len(pages)
    assert rows[0] == rows[1]


def test_a_table_in_a_folder_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(kept.separated(kept.PAGE))
    done = run("parse", tmp_path, "--to", table)
    assert (done.exit_code, "this is what is read" in done.stderr) == (2, True)
    assert table.read_bytes() == kept.separated(kept.PAGE)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_rows_tell_of_which_copy_an_article_was_read(tmp_path: Path, ending: str) -> None:
    import pandas as pd

    copy = "https://web.archive.org/web/20230310112233/https://kabar.example/panen"
    row = {"id": 1, "url": copy, "html": kept.SAYS_NO_ADDRESS.decode()}
    source, to, archive = (tmp_path / name for name in ("t.json", f"out.{ending}", "arsip"))
    source.write_text(json.dumps([row]))
    run("parse", source, "--to", to)
    run("archive", archive, "--import", source)
    run("export", archive, "-o", tmp_path / f"arsip.{ending}")
    for path in (to, tmp_path / f"arsip.{ending}"):
        (found,) = (pd.read_csv if ending == "csv" else pd.read_parquet)(path).to_dict("records")
        assert found["url"] == "https://kabar.example/panen"
        assert found["archived_url"] == copy
        assert str(found["archived_at"]) == "2023-03-10 11:22:33+00:00"
