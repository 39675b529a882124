"""The report of an archive, a folder of pages, and a table of articles."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from tests import browser as browsers
from tests import drifting
from tests.archives import run
from tests.browser import WIDTHS, looked_at
from zonaparse import Archive
from zonaparse.archive import import_pages
from zonaparse.errors import InputError
from zonaparse.report import Report, report, write_report

INDEX = Path(__file__).parent / "fixtures" / "prmn" / "index-home.html"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages of two sites, one of which drifts, and an index page."""
    folder = tmp_path_factory.mktemp("report") / "saved"
    drifting.write(folder)
    (folder / "index.html").write_bytes(INDEX.read_bytes())
    twice = drifting.page("tenang.example", drifting.FIRST, 0, drifts=False)
    (folder / "twice.html").write_text(twice.replace("/0'", "/other'"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def archive(saved: Path) -> Path:
    folder = saved.with_name("archive")
    with Archive(folder) as kept:
        import_pages(kept, saved)
    return folder


@pytest.fixture(scope="module")
def file(archive: Path) -> Path:
    target = archive.with_name("laporan.html")
    write_report(archive, target, language="id")
    return target


def check(found: Report) -> None:
    """Look at what the pages say, however they are kept."""
    articles = 2 * drifting.DAYS * drifting.A_DAY + 1
    assert (found.pages, found.articles) == (articles + 1, articles)
    rows = {row.site: row for row in found.sites}
    warta = rows["warta.example"]
    assert (warta.articles, warta.family) == (112, "generic")
    assert (warta.since, warta.until) == (date(2026, 3, 2), date(2026, 3, 29))
    assert (warta.share["title"], warta.share["authors"]) == (1.0, 0.5)
    shares = {week.week: week.share["authors"] for week in warta.weeks}
    assert shares == {"2026-W10": 1.0, "2026-W11": 1.0, "2026-W12": 0.0, "2026-W13": 0.0}
    assert sum(row.articles for row in found.days) == articles
    (failure,) = found.failures
    assert failure.pages == 1
    assert "index_page" in failure.reason
    assert {odd.name: odd.pages for odd in found.oddities}["no_authors"] == 56
    (twice,) = found.duplicates
    assert sorted(sample.url for sample in twice.samples) == [
        "https://tenang.example/berita/2026/03/02/0",
        "https://tenang.example/berita/2026/03/02/other",
    ]
    assert found.newest[0].day == date(2026, 3, 29)
    assert found.oldest[0].day == date(2026, 3, 2)
    assert [fall.field for fall in found.drift.falls] == ["authors"]


@pytest.mark.slow
def test_an_archive_is_counted(archive: Path) -> None:
    found = report(archive)
    check(found)
    assert found.slowest == []  # nobody measured


@pytest.mark.slow
def test_a_folder_of_pages_is_counted(saved: Path) -> None:
    found = report(saved)
    check(found)
    assert len(found.slowest) == 5


@pytest.mark.slow
def test_a_table_of_articles_is_counted(archive: Path) -> None:
    table = archive.with_name("articles.parquet")
    with Archive(archive, reading=True) as kept:
        kept.export("parquet", table)
    found = report(table)
    assert (found.pages, found.articles) == (225, 225)
    assert {row.site: row.articles for row in found.sites} == {
        "warta.example": 112, "tenang.example": 113,
    }  # fmt: skip
    assert [(fall.field, fall.day) for fall in found.drift.falls] == [("authors", drifting.BYLINE)]
    assert [line.text for line in found.drift.furniture] == [drifting.PROMOTED]


def test_a_table_of_something_else_is_an_error(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    other.write_text("no table")
    with pytest.raises(InputError, match="is no Parquet file"):
        report(other)


@pytest.mark.slow
def test_the_command_writes_a_file_and_prints_json(archive: Path) -> None:
    target = archive.with_name("report.html")
    result = run("report", archive, "-o", target)
    assert result.exit_code == 0
    assert target.read_text("utf-8").startswith("<!doctype html>")
    told = json.loads(run("report", archive, "--json").output)
    assert told["articles"] == 225
    assert run("report", archive).exit_code == 2


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_a_report_is_quiet_and_a_click_opens_two_pages_side_by_side(file: Path, width: int) -> None:
    with browsers.running() as browser, looked_at(browser, file, width) as looked:
        page = looked.page
        assert looked.ask("() => document.documentElement.scrollWidth") == width
        assert looked.ask("() => document.documentElement.lang") == "id"
        page.get_by_role("button", name="Sebelum dan sesudah, berdampingan").click()
        frames = page.locator("dialog iframe")
        frames.nth(1).wait_for()
        for number, byline in enumerate(("author", "zq")):
            inside = frames.nth(number).content_frame
            inside.locator("html[data-ready]").wait_for(state="attached")
            day = drifting.BYLINE.day - 1 + number
            name = (
                drifting.page("warta.example", date(2026, 3, day), 3 * (1 - number), drifts=True)
                .partition(f"<div class='{byline}'><span>")[2]
                .partition("</span>")[0]
            )
            shown = inside.locator("iframe").content_frame.get_by_text(name, exact=True)
            assert shown.count() == 1
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0
        blank = [url for url in looked.requests if not url.startswith("about:")]
        assert blank == [page.url]
        assert looked.told == []


@pytest.mark.slow
def test_the_share_of_a_field_is_in_the_heat_map(file: Path) -> None:
    with browsers.running() as browser, looked_at(browser, file) as looked:
        told = looked.ask("""() => {
          const table = document.querySelector("table.heat");
          const heads = [...table.querySelectorAll("th")].map((each) => each.textContent);
          const row = [...table.querySelectorAll("tbody tr")].find(
            (each) => each.textContent.includes("warta.example"));
          const cell = row.children[heads.indexOf("penulis")];
          return [cell.textContent, cell.className, getComputedStyle(cell).backgroundColor];
        }""")
    assert told == ["50", "h3", "rgb(163, 200, 228)"]


def test_the_random_pages_are_the_same_each_time() -> None:
    random.seed(1)
    one = drifting.page("warta.example", drifting.FIRST, 0, drifts=True)
    random.seed(2)
    assert drifting.page("warta.example", drifting.FIRST, 0, drifts=True) == one


@pytest.mark.parametrize("command", ["report", "drift"])
@pytest.mark.parametrize("made", ["empty folder", "table of articles", "text"])
def test_a_source_without_a_page_is_an_error_that_names_it(
    tmp_path: Path, command: str, made: str
) -> None:
    source = tmp_path / "articles.csv"
    if made == "empty folder":
        source.mkdir()
    else:
        source.write_text("url,title\na,b\n" if made == "table of articles" else "a host")
    words = ["-o", tmp_path / "r.html"] if command == "report" else []
    done = run(command, source, *words)
    assert (done.exit_code, f"{source}: " in str(done.exception)) == (1, True)
    assert not (tmp_path / "r.html").exists()


def test_what_could_not_be_read_is_in_the_report_and_told_beside_what_drifts(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.html").write_bytes(INDEX.read_bytes())
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8bbroken")
    found = report(tmp_path)
    assert (found.pages, found.articles) == (2, 0)
    assert f"{tmp_path}/b.gz" in found.model_dump_json()
    assert f"{tmp_path}/b.gz: no whole gzip file" in run("drift", tmp_path).stderr
