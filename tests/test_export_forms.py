"""Some articles of an archive, in forms that other programs read."""

import gzip
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

import zonaparse
from tests import site
from tests.archives import run
from zonaparse import Archive, Article
from zonaparse.archive import import_pages
from zonaparse.archive.exporting import ArchivedArticle, write
from zonaparse.errors import ArchiveError

LONG = "Kalimat yang panjang sekali tentang panen itu ditulis di sini. "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    saved = tmp_path_factory.mktemp("export") / "saved"
    saved.mkdir()
    for number, title in enumerate(("=Panen Raya", "Harga Kopi", "Jalan Desa", "Pasar Ikan")):
        text = f"Warga bercerita tentang {title.lower()} itu sejak pagi hari. " * 5
        url = f"https://{'kota' if number % 2 else 'desa'}.example/{number}"
        html = site.article(title, url, day=f"2026-03-0{number + 1}", text=text)
        (saved / f"{number}.html").write_text(html, "utf-8")
    archive = saved.with_name("archive")
    with Archive(archive) as kept:
        import_pages(kept, saved, workers=1)
    return archive


def exported(folder: Path, target: Path, *words: object) -> Path:
    result = run("export", folder, "-o", target, *words)
    assert result.exit_code == 0, result.output
    return target


def titles(folder: Path, target: Path, *words: object) -> list[str]:
    lines = exported(folder, target, *words).read_text("utf-8").splitlines()
    return sorted(json.loads(line)["title"] for line in lines)


def test_some_of_the_articles(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert titles(folder, target) == ["=Panen Raya", "Harga Kopi", "Jalan Desa", "Pasar Ikan"]
    assert titles(folder, target, "--since", "2026-03-03") == ["Jalan Desa", "Pasar Ikan"]
    assert titles(folder, target, "--until", "2026-03-01") == ["=Panen Raya"]
    assert titles(folder, target, "--site", "kota.example") == ["Harga Kopi", "Pasar Ikan"]
    assert titles(folder, target, "--match", "memanen") == ["=Panen Raya"]
    (hit,) = json.loads(run("search", folder, "kopi", "--json").output)
    assert titles(folder, target, "--ids", hit["number"]) == ["Harga Kopi"]
    some = titles(folder, target, "--sample", 2)
    assert len(some) == 2
    assert titles(folder, target, "--sample", 2) == some


def test_a_number_that_is_none_is_told(folder: Path, tmp_path: Path) -> None:
    result = run("export", folder, "-o", tmp_path / "out.csv", "--ids", "1,999")
    assert result.exit_code == 1
    assert "999" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_columns_of_a_table(folder: Path, tmp_path: Path) -> None:
    target = exported(
        folder, tmp_path / "out.csv", "--columns", "title,published_date", "--no-bom",
        "--site", "desa.example",
    )  # fmt: skip
    assert target.read_bytes().decode("utf-8").splitlines() == [
        '"title","published_date"', '"\'=Panen Raya","2026-03-01"', '"Jalan Desa","2026-03-03"',
    ]  # fmt: skip
    assert exported(folder, tmp_path / "b.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    unknown = run("export", folder, "-o", target, "--columns", "tittle")
    assert "there is no column tittle" in str(unknown.exception)
    assert "title" in target.read_text("utf-8")  # it is as it was
    none = run("export", folder, "-o", tmp_path / "a.json", "--columns", "title")
    assert "columns are of" in str(none.exception)


def test_a_workbook_has_times_of_the_clock_and_no_formula(folder: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(exported(folder, tmp_path / "out.xlsx")).active
    heads, *rows = sheet.iter_rows(values_only=True)
    first = dict(zip(heads, rows[0], strict=True))
    assert first["published_at"] == datetime(2026, 3, 1, 8, 30)
    assert first["published_zone"] == "UTC+07:00"
    assert first["fetched_zone"] == "UTC+00:00"
    assert first["title"] == "=Panen Raya"
    at = heads.index("title") + 1
    assert sheet.cell(2, at).data_type in ("s", "inlineStr")
    assert len(rows) == 4


def test_a_text_that_is_longer_than_a_cell_goes_on_beside_it(tmp_path: Path) -> None:
    saved, url = tmp_path / "saved.html", "https://desa.example/panjang"
    saved.write_text(site.article("Panjang", url, text=LONG * 400), "utf-8")  # twice on the page
    with Archive(tmp_path / "archive") as kept:
        import_pages(kept, saved, workers=1)
        kept.export("xlsx", tmp_path / "out.xlsx")
        body = next(iter(kept)).body
    heads, row = openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True)
    cells = dict(zip(heads, row, strict=True))
    assert len(body) > 40_000
    assert cells["body"] + cells["body_2"] == body


def test_a_value_that_no_cell_holds_is_told(tmp_path: Path) -> None:
    article = Article(template="", title="Panjang", source="sumber " * 5_000)
    kept = [ArchivedArticle(article, datetime.now(UTC), [])]
    with pytest.raises(ArchiveError, match="a source of 35,000 characters is too long"):
        write("xlsx", kept, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_json_feed(folder: Path, tmp_path: Path) -> None:
    feed = json.loads(exported(folder, tmp_path / "feed.json").read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    item = feed["items"][1]
    assert item["title"] == "Harga Kopi"
    assert item["date_published"] == "2026-03-02T08:30:00+07:00"
    assert item["content_text"].startswith("Warga bercerita tentang harga kopi itu")
    assert all(item["id"] for item in feed["items"])


def test_a_file_an_article(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "files"
    exported(folder, target, "--to", "files")
    names = sorted(path.name for path in target.iterdir())
    assert [name[6:] for name in names] == [
        "-panen-raya.md", "-harga-kopi.md", "-jalan-desa.md", "-pasar-ikan.md",
    ]  # fmt: skip
    text = (target / names[0]).read_text("utf-8")
    front, _, body = text.removeprefix("---\n").partition("\n---\n\n")
    told = dict(line.split(": ", 1) for line in front.splitlines())
    assert json.loads(told["title"]) == "=Panen Raya"
    assert json.loads(told["published_at"]) == "2026-03-01T08:30:00+07:00"
    assert body.startswith("# =Panen Raya\n")
    again = run("export", folder, "-o", target, "--to", "files")
    assert (again.exit_code, "it is there already" in str(again.exception)) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


@pytest.mark.slow
def test_a_wacz_has_the_pages_and_their_index(folder: Path, tmp_path: Path) -> None:
    target = exported(folder, tmp_path / "out.wacz", "--match", "kopi")
    with zipfile.ZipFile(target) as file:
        names = set(file.namelist())
        listed = [json.loads(line) for line in file.read("pages/pages.jsonl").splitlines()]
        index = next(name for name in names if name.startswith("indexes/index.cdx"))
        assert file.read(index)
    assert {"archive/pages.warc.gz", "datapackage.json"} <= names
    assert [page.get("title") for page in listed[1:]] == ["Harga Kopi"]
    none = run("export", folder, "-o", target, "--match", "nirgends")
    assert f"no such article; give fewer words or options; {target} is left" in str(none.exception)


@pytest.mark.slow
def test_a_wacz_is_as_its_specification_says(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("wacz", reason="needs the extra `wacz`")
    target = exported(folder, tmp_path / "out.wacz")
    validator = [str(Path(sys.executable).with_name("wacz")), "validate", "-f", str(target)]
    assert subprocess.run(validator, check=False, stdout=subprocess.DEVNULL).returncode == 0
    with zipfile.ZipFile(target) as file:
        assert file.getinfo("archive/pages.warc.gz").compress_type == zipfile.ZIP_STORED
        for told in json.loads(file.read("datapackage.json"))["resources"]:
            raw = file.read(told["path"])
            assert told["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
            assert told["bytes"] == len(raw)
        records = file.read("archive/pages.warc.gz")
        lines = index_lines(file)
    assert lines == sorted(lines)  # by their keys, so that a player can halve its way to one
    for line in lines:
        key, at, told = line.split(" ", 2)
        found = json.loads(told)
        start, size = int(found["offset"]), int(found["length"])
        record = gzip.decompress(records[start : start + size])
        assert f"WARC-Target-URI: {found['url']}\r\n".encode() in record
        host = re.match(r"https://(\w+)\.example/(\d)", found["url"])
        assert host
        assert key == f"example,{host[1]})/{host[2]}"
        assert re.fullmatch(r"\d{14}", at)
    assert len(lines) == 4


def index_lines(file: zipfile.ZipFile) -> list[str]:
    """Return the lines of CDXJ, which are packed in blocks where there are many."""
    (name,) = (name for name in file.namelist() if name.startswith("indexes/index.cdx"))
    raw = file.read(name)
    return (gzip.decompress(raw) if name.endswith(".gz") else raw).decode().splitlines()


def test_text_is_packed_where_the_name_says_so(folder: Path, tmp_path: Path) -> None:
    packed = exported(folder, tmp_path / "out.csv.gz")
    plain = exported(folder, tmp_path / "out.csv")
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    lines = exported(folder, tmp_path / "out.jsonl.gz")
    assert len(zonaparse.read(lines)) == len(zonaparse.read(packed)) == 4
    none = run("export", folder, "-o", tmp_path / "out.parquet.gz")
    assert "parquet is packed by itself" in str(none.exception)
    assert not (tmp_path / "out.parquet.gz").exists()


def test_an_export_that_fails_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    with Archive(folder, reading=True) as archive, pytest.raises(ArchiveError):
        archive.export("csv", tmp_path / "out.csv", columns=["nothing"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--site", "x.id"], ["--match", "nirgends"]], ids=str)
def test_an_export_of_nothing_leaves_the_file_alone(
    folder: Path, tmp_path: Path, words: list[str]
) -> None:
    target = exported(folder, tmp_path / "out.csv")
    before = target.read_bytes()
    none = run("export", folder, "-o", target, *words)
    assert (none.exit_code, f"{target} is left as it was" in str(none.exception)) == (1, True)
    assert target.read_bytes() == before
    assert run("export", folder, "-o", tmp_path / "new.csv", *words).exit_code == 1
    assert not (tmp_path / "new.csv").exists()


def test_an_export_of_an_archive_without_articles_leaves_the_file_alone(tmp_path: Path) -> None:
    with Archive(tmp_path / "empty"):
        pass
    (tmp_path / "out.csv").write_text("of yesterday")
    none = run("export", tmp_path / "empty", "-o", tmp_path / "out.csv")
    assert "there is no article in it yet" in str(none.exception)
    assert (tmp_path / "out.csv").read_text() == "of yesterday"


@pytest.mark.parametrize("command", ["export", "search"])
def test_days_of_which_none_is_left_are_a_wrong_use(
    folder: Path, tmp_path: Path, command: str
) -> None:
    days = ("--since", "2026-11-02", "--until", "2026-11-01")
    target = ["-o", str(tmp_path / "out.csv")] if command == "export" else []
    none = run(command, folder, *target, *days)
    told = "--since 2026-11-02 is after --until 2026-11-01: no day is left"
    assert (none.exit_code, told in none.stderr, list(tmp_path.iterdir())) == (2, True, [])
