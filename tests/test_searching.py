"""Articles are found by their words, and other tools browse them."""

import asyncio
import json
import socket
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import httpx
import psutil
import pytest

from tests import site
from tests.archives import run
from zonaparse import Archive
from zonaparse.archive import import_pages
from zonaparse.archive.folder import CATALOGUE

TEXTS = {
    "panen": ("2026-03-02", "Petani memanen padi di Lebak sejak pagi hari, kata kepala desa itu. "),
    "kirim": ("2026-03-05", "Pedagang mengirim garam ke kota, dan pengiriman itu memakan waktu. "),
    "tulis": ("2026-03-09", "Seorang penulis muda menerbitkan buku tentang sejarah kampungnya. "),
    "pasar": ("2026-03-12", "Harga beras di pasar naik, kata pedagang yang ditemui di sana. "),
    "kasar": ("2026-03-13", "Permukaan jalan itu kasar, sehingga warga meminta perbaikan segera. "),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    saved = tmp_path_factory.mktemp("search") / "saved"
    saved.mkdir()
    for name, (day, text) in TEXTS.items():
        host = "pasar.kabar.example" if name in ("pasar", "kasar") else "warta.example"
        html = site.article(f"Berita {name}", f"https://{host}/{name}", day=day, text=text * 4)
        byline = "</h1><div class='author'>Ratih Wulandari</div>"
        html = html.replace("</h1>", byline) if name == "tulis" else html
        (saved / f"{name}.html").write_text(html, "utf-8")
    archive = saved.with_name("archive")
    with Archive(archive) as kept:
        import_pages(kept, saved, workers=1)
    return archive


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("panen", ["panen"]),
        ("dipanen", ["panen"]),
        ("kirim", ["kirim"]),
        ("kiriman", ["kirim"]),
        ("menulis", ["tulis"]),
        ("tulisan", ["tulis"]),
        ("pasar", ["pasar"]),
        ("kasar", ["kasar"]),
        ('"panen" padi', ["panen"]),  # its headline has the bare word
        ('"dipanen"', []),
        ("memanen padi lebak", ["panen"]),
        ("memanen garam", []),
        ("mema*", ["kirim", "panen"]),
        ("ratih", ["tulis"]),
        ('"', []),
        ("AND OR NOT", []),
    ],
)
def test_affixes_do_not_matter(folder: Path, words: str, names: list[str]) -> None:
    with Archive(folder, reading=True) as archive:
        found = archive.find(words)
    assert sorted(hit.url.rpartition("/")[2] for hit in found) == names


def test_the_words_that_were_found_are_marked(folder: Path) -> None:
    with Archive(folder, reading=True) as archive:
        (hit,) = archive.find("pengiriman garam")
    marked = [hit.excerpt[start:end] for start, end in hit.marks]
    assert {"mengirim", "garam", "pengiriman"} >= set(marked) >= {"garam"}
    assert (hit.site, hit.title) == ("warta.example", "Berita kirim")
    assert hit.published_at == "2026-03-05T08:30:00+07:00"


def test_filters_and_order(folder: Path) -> None:
    with Archive(folder, reading=True) as archive:

        def names(**wanted: object) -> list[str]:
            found = archive.find("berita", **wanted)  # type: ignore[arg-type]
            return [hit.url.rpartition("/")[2] for hit in found]

        assert names(order="time") == ["kasar", "pasar", "tulis", "kirim", "panen"]
        assert names(order="time", most=2) == ["kasar", "pasar"]
        assert names(order="time", since=date(2026, 3, 9)) == ["kasar", "pasar", "tulis"]
        assert names(order="time", until=date(2026, 3, 5)) == ["kirim", "panen"]
        assert names(order="time", site="kabar.example") == ["kasar", "pasar"]
        assert names(site="abar.example") == []
        assert names(author="wulan") == ["tulis"]
        without = [hit.url.rpartition("/")[2] for hit in archive.find("", until=date(2026, 3, 5))]
        assert without == ["kirim", "panen"]


def test_a_number_is_what_show_and_open_take(folder: Path, tmp_path: Path) -> None:
    (hit,) = json.loads(run("search", folder, "garam", "--json").output)
    assert run("show", folder, hit["number"]).output.startswith("Berita kirim\n")
    target = tmp_path / "page.html"
    assert run("open", folder, hit["number"], "-o", target).exit_code == 0
    assert "Berita kirim" in target.read_text("utf-8")
    none = run("open", folder, 999)
    assert (none.exit_code, "there is no such page" in str(none.exception)) == (1, True)


def test_search_prints_number_time_site_title_and_excerpt(folder: Path) -> None:
    head, excerpt, url = run("search", folder, "pengiriman", "--most", "1").output.splitlines()
    assert head.split()[1:] == ["2026-03-05", "08:30", "warta.example", "Berita", "kirim"]
    assert "**mengirim** garam ke kota" in excerpt
    assert url.strip() == "https://warta.example/kirim"


def test_only_the_newest_version_is_found(tmp_path: Path) -> None:
    url = "https://warta.example/panen"
    saved = tmp_path / "saved"
    saved.mkdir()
    for number, word in enumerate(("semangka", "melon")):
        text = f"Petani menanam {word} di ladang itu sejak pagi hari, kata warga. " * 4
        (saved / f"{number}.html").write_text(site.article("Panen", url, text=text), "utf-8")
    with Archive(tmp_path / "archive") as archive:
        import_pages(archive, saved / "0.html", workers=1)
        import_pages(archive, saved / "1.html", workers=1)
        found = [len(archive.find(word)) for word in ("semangka", "melon")]
        rows = archive.catalogue.db.execute("select count(*) from articles").fetchone()
    assert sum(found) == 1
    assert rows == (1,)


def test_the_view_has_one_row_an_article_in_plain_columns(folder: Path) -> None:
    with sqlite3.connect(folder / CATALOGUE) as db:
        db.row_factory = sqlite3.Row
        rows = {row["title"]: row for row in db.execute("select * from articles")}
    assert len(rows) == len(TEXTS)
    row = rows["Berita tulis"]
    assert (row["site"], row["published_date"]) == ("warta.example", "2026-03-09")
    assert row["authors"] == "Ratih Wulandari"
    assert row["body"].startswith("Seorang penulis muda menerbitkan buku")
    assert all(value is None or isinstance(value, str | int) for value in row)


def test_a_catalogue_without_the_view_gets_it(folder: Path, tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.catalogue.db.execute("drop view articles")
    with Archive(tmp_path) as archive:
        assert archive.catalogue.db.execute("select count(*) from articles").fetchone() == (0,)


def test_duckdb_reads_the_view_and_the_parquet(folder: Path, tmp_path: Path) -> None:
    extension = pytest.importorskip("duckdb_extension_sqlite_scanner", reason="needs DuckDB")
    duckdb = pytest.importorskip("duckdb", reason="needs DuckDB")
    (scanner,) = Path(extension.__file__).parent.rglob("*.duckdb_extension")
    db = duckdb.connect()
    db.execute(f"load '{scanner}'")
    db.execute(f"attach '{folder / CATALOGUE}' as news (type sqlite, read_only)")
    assert db.execute("select count(*) from news.pages").fetchone() == (len(TEXTS),)
    found = db.execute(
        "select site, title, authors, body from"
        " sqlite_query('news', 'select * from articles') where published_date = '2026-03-09'"
    ).fetchall()
    ((host, title, authors, body),) = found
    assert (host, title, authors) == ("warta.example", "Berita tulis", "Ratih Wulandari")
    assert body.startswith("Seorang penulis muda menerbitkan buku")
    parquet = tmp_path / "articles.parquet"
    assert run("export", folder, "-o", parquet).exit_code == 0
    table = db.read_parquet(str(parquet)).filter("title = 'Berita tulis'")
    assert table.project("authors").fetchone() == (["Ratih Wulandari"],)


def test_browse_without_datasette_writes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    target = tmp_path / "metadata.json"
    told = str(run("browse", folder, "-o", target).exception)
    assert "pip install 'zonaparse[browse]'; --no-start writes the metadata file alone" in told
    assert not target.exists()


def test_words_may_be_left_out_where_an_option_says_which_articles(folder: Path) -> None:
    told = run("search", folder, "--author", "wulan", "--json").output
    assert [hit["title"] for hit in json.loads(told)] == ["Berita tulis"]
    assert "give WORDS, or --since" in run("search", folder).output
    assert "there is no such article" in str(run("search", folder, "--site", "x.id").exception)


@pytest.mark.slow
def test_browse_starts_datasette_on_the_view(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("datasette.app", reason="the extra browse is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["browse", str(folder), "-o", str(tmp_path / "metadata.json"), "--port", str(port)]
    command = [sys.executable, "-m", "zonaparse", *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        rows = answer(f"http://127.0.0.1:{port}/catalogue/articles.json?_shape=array")
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.terminate()
        process.terminate()
        process.wait()
    assert sorted(row["title"] for row in rows) == sorted(f"Berita {name}" for name in TEXTS)


def answer(url: str) -> list[dict[str, str]]:
    """Return what a server says as soon as it runs."""
    for _ in range(600):
        try:
            return list(httpx.get(url).json())
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("it does not start")


@pytest.mark.slow
def test_datasette_browses_and_searches(folder: Path, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="the extra browse is not installed")
    target = tmp_path / "metadata.json"
    assert run("browse", folder, "-o", target, "--no-start").exit_code == 0
    told = json.loads(target.read_text("utf-8"))
    served = app.Datasette([str(folder / CATALOGUE)], metadata=told)

    async def get(path: str) -> object:
        answer = await served.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    rows = asyncio.run(get("/catalogue/articles.json?_shape=array&site=warta.example"))
    assert len(rows) == 3  # type: ignore[arg-type]
    found = asyncio.run(get("/catalogue/search.json?_shape=array&words=beras"))
    assert [row["title"] for row in found] == ["Berita pasar"]  # type: ignore[attr-defined]
