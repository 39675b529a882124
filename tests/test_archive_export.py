"""What an archive hands on to other tools."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet
import pytest

from tests import site
from tests.archives import run
from zonaparse import Archive, Article
from zonaparse.archive import exporting, import_pages
from zonaparse.errors import ArchiveError

pytestmark = pytest.mark.slow


def test_csv_holds_no_formula(two: Path, tmp_path: Path) -> None:
    assert run("export", two, "--to", "csv", "-o", tmp_path / "a.csv").output == "2 articles\n"
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {"Panen Raya di Muara", "'=Harga Kopi Naik"}


def test_jsonl(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "jsonl", "-o", tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert {row["published_at"] for row in rows} == {"2022-01-21T08:30:00+07:00"}


def test_parquet(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "parquet", "-o", tmp_path / "a.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    assert table.num_rows == 2
    (time_,) = set(table.column("published_at").to_pylist())
    assert time_.isoformat() == "2022-01-21T01:30:00+00:00"


def test_markdown(two: Path, tmp_path: Path) -> None:
    run("export", two, "--to", "markdown", "-o", tmp_path / "a.md")
    lines = (tmp_path / "a.md").read_text().splitlines()
    headlines = sorted(line for line in lines if line.startswith("# "))
    assert headlines == ["# =Harga Kopi Naik", "# Panen Raya di Muara"]


def test_to_arrow(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        assert archive.to_arrow().num_rows == 2


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """An archive of one page that has no address, of an hour at which it is yesterday in UTC."""
    page = tmp_path / "tengah malam.html"
    page.write_text(
        '<meta property="article:published_time" content="2023-08-12T00:30:00+07:00">'
        f"<h1>Tengah Malam</h1><article><p>{'Ronda dimulai di gang sempit. ' * 9}</p></article>"
    )
    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, page, workers=1)
    return tmp_path / "archive"


def test_the_printed_day_is_kept_beside_the_time_in_utc(night: Path, tmp_path: Path) -> None:
    with Archive(night, reading=True) as archive:
        (row,) = archive.to_arrow().to_pylist()
        archive.export("csv", str(tmp_path / "a.csv"))
    assert row["published_at"].isoformat() == "2023-08-11T17:30:00+00:00"
    assert (row["published_date"], row["published_zone"]) == (date(2023, 8, 12), "UTC+07:00")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as file:
        (cells,) = csv.DictReader(file)
    assert (cells["published_date"], cells["published_zone"]) == ("2023-08-12", "UTC+07:00")
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(tmp_path / "a.csv")
    (at,) = pandas.to_datetime(frame.published_at, utc=True)
    assert at.isoformat() == "2023-08-11T17:30:00+00:00"


def test_a_row_leads_back_to_its_file(night: Path) -> None:
    lines = run("export", night, "--to", "jsonl", "-o", "-").stdout.splitlines()
    row = json.loads(lines[0])
    (address,) = row["addresses"]
    assert address.endswith("/tengah%20malam.html")
    assert address.startswith("file:")
    assert row["fetched_at"].startswith("20")
    assert Article.model_validate(row).title == "Tengah Malam"
    with Archive(night, reading=True) as archive:
        (cells,) = archive.to_arrow().to_pylist()
    assert (cells["url"], cells["addresses"]) == (None, [address])


def test_a_row_of_an_article_in_parts_leads_back_to_all_its_files(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        for page in site.FIXTURES.glob("cnnindonesia/2026-page-*.html"):
            import_pages(archive, page, workers=1)
        (row,) = archive.to_arrow().to_pylist()
    assert [Path(address).name for address in row["addresses"]] == [
        "2026-page-1.html",
        "2026-page-2.html",
    ]
    assert (row["page"], row["pages"]) == (1, 3)


def test_standard_output_and_the_ending_of_a_file_are_understood(two: Path, tmp_path: Path) -> None:
    done = run("export", two, "--to", "csv", "-o", "-")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 2
    assert done.stderr == "2 articles\n"
    assert run("export", two, "-o", tmp_path / "a.parquet").stdout == "2 articles\n"
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").num_rows == 2


@pytest.mark.parametrize("words", [["-o", "-"], ["-o", "a.doc"], ["-o", "-", "--to", "parquet"]])
def test_a_form_that_is_not_said_is_a_wrong_use(two: Path, words: list[str]) -> None:
    done = run("export", two, *words)
    assert (done.exit_code, "give --to" in done.stderr) == (2, True)


def test_an_archive_is_not_made_of_nothing(tmp_path: Path) -> None:
    done = run("archive", tmp_path / "typo")
    assert (done.exit_code, (tmp_path / "typo").exists()) == (2, False)


CELLS = {
    "=1+1": "'=1+1",
    "＝1+1": "'＝1+1",
    "＋1": "'＋1",
    "－1": "'－1",
    "＠a": "'＠a",
    "\n=1": "'\n=1",
    "\tpanen": "'\tpanen",
    "\u200b=1": "'\u200b=1",
    "\ufeff+1": "'\ufeff+1",
    "\u00a0-1": "'\u00a0-1",
    '"=1': "'\"=1",
    "Panen = raya": "Panen = raya",
    "2-1": "2-1",
    "": "",
}


def test_every_cell_and_every_item_of_a_list_is_guarded() -> None:
    for value, cell in CELLS.items():
        article = Article(title=value, authors=["Ani", value], template="x")
        entry = exporting.ArchivedArticle(article, datetime(2026, 1, 1, tzinfo=UTC), [value])
        file = io.StringIO()
        exporting.write("csv", [entry], file)
        (row,) = csv.DictReader(io.StringIO(file.getvalue(), newline=""))
        assert (row["title"], row["authors"], row["addresses"]) == (cell, f"Ani; {cell}", cell)


def test_all_cells_are_quoted_and_the_file_begins_with_a_mark(two: Path, tmp_path: Path) -> None:
    run("export", two, "-o", tmp_path / "a.csv")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf"url","site",')
    assert b",," not in raw


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown", "parquet"])
def test_an_export_that_fails_leaves_the_old_file(two: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out" / "a"
    target.parent.mkdir()
    with Archive(two) as archive:
        archive.export(form, target)
        before = target.read_bytes()
        archive.catalogue.db.execute("update pages set article = '{}' where id = 2")
        with pytest.raises(ArchiveError, match="zonaparse reparse"):
            archive.export(form, target)
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]


def test_an_export_keeps_links_and_permissions(two: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "a.jsonl", tmp_path / "link.jsonl"
    target.touch(mode=0o640)
    target.chmod(0o640)
    link.symlink_to(target)
    run("export", two, "-o", link)
    assert link.is_symlink()
    assert (target.stat().st_mode & 0o777, len(target.read_text().splitlines())) == (0o640, 2)


@pytest.mark.parametrize("name", ["a.csv", "catalogue.sqlite", "pages-00001.warc.gz", "x/../a.csv"])
def test_nothing_is_exported_into_the_archive(two: Path, name: str) -> None:
    before = {path.name: path.read_bytes() for path in two.glob("*.warc.gz")}
    done = run("export", two, "--to", "csv", "-o", two / name)
    assert (done.exit_code, "it is in the archive" in str(done.exception)) == (1, True)
    assert {path.name: path.read_bytes() for path in two.glob("*.warc.gz")} == before
    assert not (two / "a.csv").exists()
