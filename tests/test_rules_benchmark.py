"""The command that says what each rule does on pages."""

import sys
from pathlib import Path

import pytest

from benchmarks import rules
from zonaparse.fields import links
from zonaparse.rules.look import Look

TEXT = "<p>" + "Warga Desa Muara memanen padi sejak pagi di lahan yang kering. " * 6 + "</p>"
LINES = "<p>Foto: Rani Putri</p><p>[Gambas:Video 20detik]</p><p>Lanjutkan Membaca</p>"
PROMPT = "<p>Baca Juga: <a href=https://kabar.example/b/2>Banjir Surut</a></p>"
PAGE = f"<h1>Panen</h1><article>{TEXT}{LINES}{PROMPT}{TEXT}<p>Padi tumbuh (ani/bud)</p></article>"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "pages" / "panen.html"
    file.parent.mkdir()
    file.write_text(PAGE, "utf-8")
    return file


def test_it_counts_the_lines_that_each_rule_takes(page: Path) -> None:
    found = {row.rule.id: row for row in rules.rows([page])}
    fired = {name for name, row in found.items() if row.fires}
    assert fired == {
        "caption.credit",
        "media.gambas",
        "paging.read_on",
        "prompt.baca_juga",
        "sign_off.initials",
    }
    assert found["paging.read_on"].alone == 1
    assert found["paging.read_on"].pages == {page}


def test_the_reader_is_as_before(page: Path) -> None:
    before = Look.takes, links._LABEL
    list(rules.rows([page]))
    assert (Look.takes, links._LABEL) == before


BENCH = """
import zonaparse

def from_zonaparse(html, url):
    return {"paragraphs": zonaparse.parse(html, url=url).paragraphs}

def score_page(values, gold):
    same = set(values["paragraphs"]) & set(gold["paragraphs"])
    return {}, 2 * len(same) / (len(values["paragraphs"]) + len(gold["paragraphs"])), 0.0, []
"""


def test_it_tells_what_is_lost_without_a_rule(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = page.parents[1] / "bench"
    gold = page.parents[1] / "gold" / "panen.json"
    for file, text in ((bench / "score.py", BENCH), (gold, '{"paragraphs": ["Padi tumbuh"]}')):
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(bench))
    monkeypatch.delitem(sys.modules, "score", raising=False)
    scores = rules.Scores(bench)
    lost = {row.rule.id: scores.without(row) for row in rules.rows([page]) if row.fires}
    monkeypatch.delitem(sys.modules, "score")
    assert lost["paging.read_on"]["paragraphs"] > 0
    assert lost["sign_off.initials"]["paragraphs"] > 0


def test_it_prints_a_line_for_each_rule(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["rules", str(page.parent)])
    rules.main()
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 2 + len(rules.RULES)
    assert printed[0] == "1 page"
    assert printed[-1].split()[2:4] == ["1", "1"]


def test_a_folder_without_pages_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["rules", str(tmp_path)])
    with pytest.raises(SystemExit, match="no HTML files"):
        rules.main()
