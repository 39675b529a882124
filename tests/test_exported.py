"""What was exported is read back, in every form: whole, or but for what is told to be lost."""

import csv
import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest
from pyarrow.parquet import write_table

import zonaparse
from tests.archives import run
from tests.site import FIXTURES
from zonaparse import Archive, Article, parquet
from zonaparse.archive.exporting import FORMS, ArchivedArticle, shape, write
from zonaparse.article import (
    Archived,
    BacaJuga,
    Dateline,
    Embed,
    Figure,
    Heading,
    Image,
    InlineLink,
    ListItem,
    Paging,
    Paragraph,
    Problem,
    ProblemCode,
    Quote,
    Table,
)
from zonaparse.errors import InputError
from zonaparse.exported import LOST

PRMN = FIXTURES / "prmn"
WIB, WIT = timezone(timedelta(hours=7)), timezone(timedelta(hours=9))
ENDINGS = {
    "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "xlsx": ".xlsx", "jsonfeed": ".json",
    "files": "",
}  # fmt: skip
LEAD = Image(url="https://a.id/p.jpg", caption="Petani", credit="Antara", alt="Sawah")
FULL = Article(
    url="https://kabar.example/panen?a=1&b=(2)",
    site="=Kabar",
    network="PRMN",
    title='\'=Panen *Raya* di "Lebak", 5 # 1',
    deck="-Deck; dengan titik koma",
    published_at=datetime(2026, 3, 1, 0, 30, 12, 123_456, tzinfo=WIT),
    published_precision="second",
    published_text="1 Maret 2026 | 00:30:12 WIT",
    modified_at=datetime(2026, 3, 2, 8, 0, tzinfo=WIB),
    authors=["Ani; =Budi", "=Dedi"],
    editors=["'Cici; Dewi"],
    source="Antara",
    section="Daerah",
    tags=["padi; jagung", "@sawah"],
    dateline=Dateline(text="LEBAK, KABAR", outlet="KABAR", place="LEBAK"),
    image=LEAD,
    images=[LEAD, Image(url="https://a.id/q.jpg")],
    blocks=[
        Heading(text="Bagian satu", level=1),
        Heading(text="Sub *judul*", level=3),
        Paragraph(
            text="LEBAK, KABAR - Panen raya [dimulai]\n- baris kedua! Lihat sini.",
            links=[InlineLink(start=58, end=62, url="https://a.id/x_y*z")],
        ),
        BacaJuga(text="Harga Kopi Naik", url="https://a.id/kopi", label="Baca Juga"),
        ListItem(text="beras\nketan"),
        ListItem(text="jagung"),
        ListItem(text="satu", ordered=True),
        Quote(text="Kami bersyukur,\nkata petani."),
        Table(rows=[["Kota", "Harga"], ["Serang", "Rp 9.000 | kg"], ["", ""]]),
        Figure(image=Image(url="https://a.id/r.jpg", caption="Sawah", alt="Foto!")),
        Figure(image=Image(caption="Keterangan saja")),
        Embed(url="https://video.example/watch?v=1"),
        Paragraph(text="=1+1; <b>bukan tebal</b> & 1. bukan daftar"),
    ],
    credit_line="(ani/budi)",
    paging=Paging(page=1, pages=3, next_url="https://a.id/2"),
    archived=Archived(
        url="https://web.archive.org/x", at=datetime(2026, 4, 1, 1, 2, 3, tzinfo=UTC)
    ),
    language="id",
    access="free",
    template="prmn/2020",
    provenance={"title": "h1"},
    problems=[Problem(code=ProblemCode.BODY_SHORT, field="body", message="45 characters")],
    confidence=0.75,
    confidences={"title": 0.9},
)
BARE = Article(template="generic")
DAY = Article(
    template="prmn/2022",
    title="Hari",
    published_at=datetime(2022, 1, 21, tzinfo=WIB),
    published_precision="day",
)


def archived(articles: list[Article]) -> Iterator[ArchivedArticle]:
    for number, article in enumerate(articles):
        yield ArchivedArticle(article, datetime.now(UTC), [f"https://a.id/{number}"], number)


def again(form: str, articles: list[Article], folder: Path) -> list[Article]:
    target = folder / f"out{ENDINGS[form]}"
    write(form, archived(articles), target)
    return zonaparse.read(target)


@cache
def fixtures() -> list[Article]:
    found = zonaparse.parse_many(path.read_bytes() for path in sorted(PRMN.glob("*.html")))
    return [row.article for row in found if row.article]


def test_every_form_tells_what_it_loses() -> None:
    assert set(LOST) == set(ENDINGS) == set(FORMS) - {"markdown"}


@pytest.mark.parametrize("form", ENDINGS)
def test_what_is_read_back_lacks_what_is_told_and_no_more(form: str, tmp_path: Path) -> None:
    (full,) = again(form, [FULL], tmp_path)
    before, after = (each.model_dump(mode="json", round_trip=True) for each in (FULL, full))
    assert {name for name in before if before[name] != after[name]} == set(LOST[form])
    assert full.paragraphs == FULL.paragraphs
    assert full.image
    assert full.image.url == "https://a.id/p.jpg"


@pytest.mark.parametrize("form", ENDINGS)
def test_what_is_absent_stays_absent_and_a_day_is_a_day(form: str, tmp_path: Path) -> None:
    bare, day = again(form, [BARE, DAY], tmp_path)
    empty = {name for name in Article.model_fields if getattr(bare, name)}
    assert empty <= {"template", "provenance"}
    assert day.published_at == DAY.published_at
    assert day.published_precision == "day"


@pytest.mark.parametrize("form", ENDINGS)
def test_texts_of_pages_come_back(form: str, tmp_path: Path) -> None:
    pages = fixtures()
    found = again(form, pages, tmp_path)
    assert [article.paragraphs for article in found] == [article.paragraphs for article in pages]
    assert [article.title for article in found] == [article.title for article in pages]
    assert [article.published_at for article in found] == [
        article.published_at for article in pages
    ]
    assert len(pages) > 20


def test_times_keep_their_zone(tmp_path: Path) -> None:
    for form in ENDINGS:
        folder = tmp_path / form
        folder.mkdir()
        (full,) = again(form, [FULL], folder)
        assert full.published_at
        assert full.published_at.utcoffset() == timedelta(hours=9), form
        assert full.published_at.date() == date(2026, 3, 1)


def test_what_a_form_told_is_its_provenance(tmp_path: Path) -> None:
    (full,) = again("csv", [FULL], tmp_path)
    assert full.provenance["title"] == full.provenance["blocks"] == "export:csv"
    assert full.problems[0].code is ProblemCode.BODY_SHORT


def test_packed_lines_are_read(tmp_path: Path) -> None:
    write("jsonl", archived([FULL, DAY]), tmp_path / "a.jsonl")
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    assert zonaparse.read(packed) == [FULL, DAY]
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(InputError, match="its gzip data are damaged"):
        zonaparse.read(packed)


def test_tables_of_parse_are_read(tmp_path: Path) -> None:
    page = PRMN / "2020-plain.html"
    for ending in ("csv", "parquet"):
        run("parse", page, "--to", tmp_path / f"a.{ending}")
        (found,) = zonaparse.read(tmp_path / f"a.{ending}")
        assert found.body == zonaparse.parse(page.read_bytes()).body
        assert found.authors == ["Ratih Wulandari Sasmita"]
        assert found.editors == ["Dimas Haryawan"]
        assert found.published_at == datetime(2020, 11, 18, 14, 27, tzinfo=WIB)
    run("parse", PRMN / "index-tag.html", "--to", tmp_path / "b.csv")
    with pytest.raises(InputError, match="row 1: it holds an error, NotAnArticle"):
        zonaparse.read(tmp_path / "b.csv")


def test_a_table_of_a_warc_is_read(tmp_path: Path) -> None:
    row = {**parquet.row(FULL), "file": "a.warc.gz", "offset": 0}
    write_table(parquet.table([json.dumps(row)]), tmp_path / "a.parquet")
    (found,) = zonaparse.read(tmp_path / "a.parquet")
    assert found.confidence == 0.75
    assert found.modified_at
    assert found.modified_at.utcoffset() == timedelta(hours=7)
    assert found.body == FULL.body


def test_a_cell_that_is_longer_than_the_csv_module_reads_is_read(tmp_path: Path) -> None:
    long = Article(template="", blocks=[Paragraph(text="Panen raya. " * 20_000)])
    (found,) = again("csv", [long], tmp_path)
    assert found.body == long.body


def test_long_texts_of_a_workbook_come_back(tmp_path: Path) -> None:
    long = Article(template="", blocks=[Paragraph(text="Panen raya. " * 5_000)])
    (found,) = again("xlsx", [long], tmp_path)
    assert found.body == long.body


def test_a_table_of_some_columns_holds_no_articles(tmp_path: Path) -> None:
    for form in ("csv", "parquet", "xlsx"):
        path = tmp_path / f"a.{form}"
        write(form, archived([FULL]), path, shape(form, ["title", "template"]))
        with pytest.raises(InputError, match=r"lacks the columns .*body.*read it as a table"):
            zonaparse.read(path)


def test_values_that_no_article_has_are_told_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write("csv", archived([FULL, FULL]), path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True)))
    for column, value in (("published_at", "kemarin"), ("problems", "none_such"), ("page", "x")):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows([rows[0], {**rows[1], column: value}])
        with pytest.raises(InputError, match="row 2: it holds no article"):
            zonaparse.read(path)


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.json", b"[1]", "it is no JSON Feed"),
        ("a.json", b"{", "it is no JSON"),
        ("a.parquet", b"PAR1 and no more", "cannot be read as Parquet"),
        ("a.xlsx", b"PK\x03\x04 and no more", "cannot be read as a workbook"),
        ("a.wacz", b"PK\x03\x04", "zonaparse.pages"),
        ("a.md", b"# Panen", "--to files"),
        ("a.csv", b"", "it lacks the columns"),
        ("a.csv", b"\xff\xfe", "it is no text in UTF-8"),
    ],
)
def test_what_holds_no_articles_is_told(tmp_path: Path, name: str, raw: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=told):
        zonaparse.read(tmp_path / name)


def test_a_folder_of_other_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file of Markdown"):
        zonaparse.read(tmp_path)
    (tmp_path / "a.md").write_text("# Panen", "utf-8")
    with pytest.raises(InputError, match="no fields stand before its text"):
        zonaparse.read(tmp_path)
    (tmp_path / "a.md").write_text("---\ntitle: Panen\n---\n\n# Panen\n", "utf-8")
    with pytest.raises(InputError, match="no file of `export --to files`"):
        zonaparse.read(tmp_path)


def test_what_is_exported_is_read_back(two: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    with Archive(two, reading=True) as archive:
        archive.export("jsonl", file)
        kept = list(archive)
    found = zonaparse.read(file)
    assert found == kept
    assert len(found) == 2
    assert zonaparse.read(str(file)) == found


def test_what_parse_prints_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(run("parse", "--jsonl", PRMN / "2020-plain.html").stdout, "utf-8")
    (found,) = zonaparse.read(file)
    assert found == zonaparse.parse((PRMN / "2020-plain.html").read_bytes())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"title": "x"', "line 2: it is no JSON"),
        ('{"title": "x"}', "line 2: it holds no article: template: Field required"),
        ('{"file": "a", "error": "NotAnArticle"}', "line 2: it holds an error, NotAnArticle"),
        ("[]", "line 2: it holds no article: the line"),
        ("\x00", "line 2: it is no JSON"),
    ],
)
def test_a_line_that_is_no_article_is_told(line: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f'{{"template": ""}}\n{line}\n', "utf-8")
    with pytest.raises(InputError, match=told):
        zonaparse.read(file)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x80")
    with pytest.raises(InputError, match="it is no text in UTF-8"):
        zonaparse.read(tmp_path / "a.jsonl")
