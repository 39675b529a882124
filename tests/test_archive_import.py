"""Pages that were saved earlier, imported into an archive."""

import gzip
import io
import itertools
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests import kept, site, warcs
from tests.archives import only, run
from zonaparse import Archive
from zonaparse.archive import Outcome, import_pages, reparse, take
from zonaparse.inputs.events import Noted

pytestmark = pytest.mark.slow


def imported(folder: Path, *sources: Path) -> list[Outcome]:
    told: list[Outcome] = []
    with Archive(folder) as archive:
        for source in sources:
            import_pages(archive, source, on_result=told.append, workers=1)
    return told


def test_a_folder_is_imported(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    page = site.article("Panen Raya", "https://a.id/panen")
    (tmp_path / "saved" / "a.html").write_text(page)
    (tmp_path / "saved" / "b.html.gz").write_bytes(b"no gzip")
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, tmp_path / "saved", on_result=told.append, workers=1)
        assert [article.title for article in archive] == ["Panen Raya"]
        assert archive.get("https://a.id/panen")
    assert sorted(outcome.state for outcome in told) == ["done", "failed"]


def test_pages_of_an_article_are_imported_as_one(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for page in site.FIXTURES.glob("prmn/2020-page-*.html"):
        (tmp_path / "saved" / page.name).write_bytes(page.read_bytes())
    for _ in range(2):
        with Archive(tmp_path / "archive") as archive:
            import_pages(archive, tmp_path / "saved", workers=1)
    assert only(tmp_path / "archive").paging is None
    with Archive(tmp_path / "archive") as archive:
        assert reparse(archive, workers=1) == (4, {}, {})


def warc(path: Path, *, packed: bool) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for name, kind, status in (("a", "text/html", "200 OK"), ("b", "image/png", "200 OK")):
            body = gzip.compress(site.article("Panen Raya", f"https://x.id/{name}").encode())
            headers = [("Content-Type", kind), ("Content-Encoding", "gzip")]
            writer.write_record(
                writer.create_warc_record(
                    f"https://x.id/{name}", "response", payload=io.BytesIO(body), length=len(body),
                    http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
                )
            )  # fmt: skip


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_of_others_is_imported(tmp_path: Path, name: str) -> None:
    warc(tmp_path / name, packed=name.endswith("gz"))
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, tmp_path / name, on_result=told.append, workers=1)
        assert [article.url for article in archive] == ["https://x.id/a"]
        assert reparse(archive, workers=1).fields == {}
    assert [outcome.url for outcome in told] == ["https://x.id/a"]


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ("prmn/2020-page-{}.html", ""),
        ("sindonews/2026-{}.html", ""),
        ("cnnindonesia/2026-page-{}.html", "pages of the article are missing"),
    ],
)
def test_the_order_of_pages_does_not_matter_and_what_is_missing_is_told(
    tmp_path: Path, pages: str, told: str
) -> None:
    files = sorted(site.FIXTURES.glob(pages.format("*")))
    assert len(files) > 1
    bodies = set()
    for number, order in enumerate(itertools.permutations(files)):
        *_, last = imported(tmp_path / str(number), *order)
        assert (last.kind, last.message) == ("article", told)
        article = only(tmp_path / str(number))
        assert bool(article.paging) == bool(told)
        bodies.add(article.body)
    assert len(bodies) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for number, name in enumerate((b"\xe9.html", b"a\nWARC-Type: x.html", b"ok.html")):
        text = f"Berita {number} tentang desa itu panjang sekali. " * 6
        page = site.article("Panen", f"https://a.id/{number}", text=text)
        Path(os.fsdecode(os.fsencode(tmp_path / "saved") + b"/" + name)).write_text(page)
    told = imported(tmp_path / "archive", tmp_path / "saved")
    assert [outcome.kind for outcome in told] == ["article"] * 3
    assert f"file:{tmp_path}/saved/%E9.html" in {outcome.url for outcome in told}


def test_it_is_counted_what_pages_are(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.html").write_text(site.article("Panen Raya", "https://a.id/panen"))
    (saved / "b.html").write_bytes((saved / "a.html").read_bytes())
    (saved / "c.html").write_bytes(b"")
    (saved / "d.html").write_bytes((site.FIXTURES / "prmn/index-tag.html").read_bytes())
    (saved / "e.html.gz").write_bytes(b"no gzip")
    first = run("archive", tmp_path / "archive", "--import", saved)
    assert first.exit_code == 1
    *_, summary = first.stderr.splitlines()
    _, _, reasons = summary.partition("2 no article (")
    assert "1 EmptyPage" in reasons
    assert "1 index_page" in reasons
    assert {"1 article", "1 duplicate", "1 failed"} <= set(summary.split(", "))
    (saved / "e.html.gz").unlink()
    second = run("archive", tmp_path / "archive", "--import", saved)
    assert (second.exit_code, second.stderr) == (0, "nothing new; 4 there already\n")


def test_quiet_tells_the_counts_alone(tmp_path: Path) -> None:
    page = site.FIXTURES / "prmn/2020-plain.html"
    assert run("archive", tmp_path, "--import", page, "--quiet").stderr == "1 article\n"


@pytest.mark.parametrize("name", ["empty", "notes.txt", "none.warc"])
def test_what_holds_no_page_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").touch()
    (tmp_path / "none.warc").touch()
    told = run("archive", tmp_path / "archive", "--import", tmp_path / name)
    assert told.exit_code == 1
    assert f"{name}: there is no page to import" in str(told.exception)


def test_the_names_of_before_are_there_and_warn(tmp_path: Path) -> None:
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        with pytest.warns(DeprecationWarning, match="import_pages"):
            take(archive, site.FIXTURES / "prmn/2020-plain.html", told=told.append, workers=1)
        with pytest.warns(DeprecationWarning, match="on_progress"):
            reparse(archive, told=lambda count: told.append(told[count - 1]), workers=1)
    assert [outcome.kind for outcome in told] == ["article"] * 2


ALONE = [(form, make) for form, make in kept.ONE.items() if form != "HTML"]
CAPTURED = datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)
CHANGED = 1_700_000_000  # seconds, for 2023-11-14T22:13:20Z
PLACES = {"ZIP": "#a/halaman", "tar": "#a/halaman.php", "tar.gz": "#a/halaman"}


@pytest.mark.parametrize(("form", "make"), ALONE, ids=[form for form, _ in ALONE])
def test_each_form_that_is_parsed_is_imported(tmp_path: Path, form: str, make: kept.Maker) -> None:
    source = tmp_path / "tanpa-akhiran"
    source.write_bytes(make(kept.SAYS_NO_ADDRESS))
    os.utime(source, (CHANGED, CHANGED))
    tells = form.startswith("WA") or form in ("MHTML", "mailbox")
    address = kept.URL if tells else f"file:{source}{PLACES.get(form, '')}"
    first = imported(tmp_path / "archive", source)
    assert [(each.url, each.kind) for each in first] == [(address, "article")]
    with Archive(tmp_path / "archive", reading=True) as archive:
        (entry,) = archive.archived_articles()
        assert entry.article.title == "Panen Raya di Lebak"
        assert len(entry.article.paragraphs) == 2
        assert entry.fetched_at == (CAPTURED if tells else datetime.fromtimestamp(CHANGED, UTC))
    assert [each.kind for each in imported(tmp_path / "archive", source)] == ["unchanged"]
    with Archive(tmp_path / "archive") as archive:
        assert reparse(archive, workers=1) == (1, {}, {})


@pytest.mark.parametrize("form", kept.TABLES)
def test_each_row_of_a_table_is_imported_as_a_page(tmp_path: Path, form: str) -> None:
    source = tmp_path / "tabel"
    source.write_bytes(kept.TABLES[form](kept.SAYS_NO_ADDRESS))
    notes: list[object] = []
    told: list[Outcome] = []
    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, source, on_result=told.append, on_other=notes.append, workers=1)
        assert [article.title for article in archive] == ["Panen Raya di Lebak"]
    assert {each.url: each.kind == "article" for each in told} == {
        kept.URL: True,
        f"file:{source}#8": False,
    }
    (note,) = notes
    assert isinstance(note, Noted)
    assert "HTML from column 'html', address from 'url'" in note.told


def test_a_warc_comes_out_the_same_wherever_it_lies(tmp_path: Path) -> None:
    parts = [
        warcs.response("https://a.id/1", warcs.page(1), WARC_Record_ID="<urn:uuid:1>"),
        warcs.response("https://a.id/2", warcs.page(2), WARC_Date="kemarin"),
        warcs.record("revisit", "https://a.id/lain", b"", WARC_Refers_To="<urn:uuid:1>"),
    ]
    packed = warcs.packed(parts)
    came = []
    for name, raw in {
        "a": packed,
        "b": kept.zipped({"c": packed}),
        "d": kept.tarred({"c": packed}),
        "e": kept.zipped({"c": b"".join(parts)}),
    }.items():
        (tmp_path / name).write_bytes(raw)
        told = imported(tmp_path / f"archive-{name}", tmp_path / name)
        came.append(sorted((each.state, each.message, each.kind) for each in told))
        with Archive(tmp_path / f"archive-{name}", reading=True) as archive:
            (entry,) = archive.archived_articles()
            assert sorted(entry.addresses) == ["https://a.id/1", "https://a.id/lain"]
    assert (
        came
        == [
            [
                ("done", "", "article"),
                ("done", "", "duplicate"),
                ("failed", "its WARC-Date is 'kemarin'", ""),
            ]
        ]
        * 4
    )


def test_what_is_no_page_is_counted_by_kind_and_the_unknown_is_named(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "index.html?page=2").write_bytes(kept.SAYS_NO_ADDRESS)
    (saved / "a.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (saved / "b").write_bytes(b"\x00\x01\x02\x03" * 30)
    done = run("archive", tmp_path / "archive", "--import", saved)
    *lines, summary = done.stderr.splitlines()
    assert (done.exit_code, summary) == (0, "1 article; skipped 2: 1 picture, 1 unknown")
    assert f"skipped {saved}/b (unknown)" in lines


@pytest.mark.parametrize(
    ("raw", "told"),
    [(b"\x89PNG\r\n\x1a\n", "picture"), (b"nama,umur\nBudi,7\n", "no column"), (b"kata", "text")],
)
def test_a_source_that_is_no_page_is_named(tmp_path: Path, raw: bytes, told: str) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    done = run("archive", tmp_path / "archive", "--import", tmp_path / "a.html")
    assert done.exit_code == 1
    assert told in done.output + str(done.exception)
