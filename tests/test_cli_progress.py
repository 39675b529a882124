"""How far commands have come, on a real terminal, and the counts that a crawl ends with."""

import re
from pathlib import Path

import pytest

from tests import forked, site
from tests.archives import run
from tests.warcs import packed, page, response
from zonaparse.archive.records import Outcome
from zonaparse.cli.progress import Tally


def test_telling_the_counts_does_not_change_them() -> None:
    counts = Tally()
    counts.add(Outcome("https://kabar.test/", "unlisted", "no article is listed"))
    counts.add(Outcome("https://kabar.test/1", "done", "", "unchanged"))
    assert not counts.failed
    assert counts.summary() == "1 unlisted (1 no article is listed); 1 there already"
    assert not counts.failed


COUNT = 150
COMMANDS = {
    "verify {archive}": "Verifying",
    "rebuild {archive}": "Reading pages",
    "reparse {archive}": "Parsing",
    "drift {archive}": "Looking at pages",
    "report {archive} --json": "Looking at pages",
    "report {archive}/../articles.parquet --json": "Looking at pages",
    "export {archive} -o {archive}/../articles.csv": "Writing",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    saved = tmp_path_factory.mktemp("progress") / "saved"
    saved.mkdir()
    for number in range(COUNT):
        text = f"Panen ke-{number} berlangsung di desa sejak pagi. " * 5
        page = site.article(f"Panen {number}", f"https://kabar.example/{number}", text=text)
        (saved / f"{number}.html").write_text(page, "utf-8")
    folder = saved.with_name("archive")
    assert run("archive", folder, "--import", saved, "--quiet").exit_code == 0
    assert run("export", folder, "-o", saved.with_name("articles.parquet")).exit_code == 0
    return folder


def shown(*words: str) -> str:
    """Return what a command shows on a terminal."""
    terminal = pytest.importorskip("tests.test_archive_failures", exc_type=ImportError)
    status, told = terminal.on_terminal([forked.command(), *words], lambda: False)
    assert status == (words[0] == "drift"), told  # all texts have a line in common
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", told)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_shows_done_total_rate_and_time_left(archive: Path, command: str) -> None:
    told = shown(*(word.format(archive=archive) for word in command.split()))
    title = COMMANDS[command]
    assert re.search(rf"{title} \S+ \d+ of {COUNT}, [\d,]+/s +[-\d:]+:[-\d]+", told)
    assert re.search(rf"{title} \S+ {COUNT} of {COUNT}, [\d,]+/s +0+:00", told)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["drift {saved}", "report {saved} --json"])
def test_a_terminal_shows_how_far_a_folder_of_pages_is(archive: Path, command: str) -> None:
    saved = archive.with_name("saved")
    told = shown(*(word.format(saved=saved) for word in command.split()))
    assert re.search(rf"Looking at pages \S+ {COUNT} pages, \d+/s +0+:00", told)


@pytest.mark.slow
def test_a_terminal_shows_how_far_a_single_warc_file_is(tmp_path: Path) -> None:
    count, file = 3000, tmp_path / "a.warc.gz"
    file.write_bytes(packed(response(f"https://a.id/{n}", page(n)) for n in range(count)))
    told = shown("warc", str(file), "-o", str(tmp_path / "out"))
    assert re.search(r"Reading \S+ 0 of 1 file, [1-9]\d* records, \d+/s +\d+:\d\d", told)
    assert f"{count} articles" in told
