"""The benchmark of extractors: marked pages in each form, and how they are scored."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.peers import Marked, marked, ours, row
from zonaparse.compat import Told

TEXT = "Warga Desa Muara memanen padi sejak pagi. Panen kali ini lebih baik daripada tahun lalu."
PAGE = f"<h1>Panen Raya</h1><article><p>{TEXT}</p></article>".encode()
GOLD = {"title": "Panen  Raya", "published": "2022-01-21", "paragraphs": [TEXT]}


def beside(folder: Path) -> None:
    (folder / "a.html").write_bytes(PAGE)
    (folder / "a.json").write_text(json.dumps(GOLD))
    (folder / "b.html").write_bytes(PAGE)
    (folder / "b.json").write_text(json.dumps({"error": "NotAnArticle"}))


def in_sets(folder: Path) -> None:
    for name, content in (("pages/a.html.gz", gzip.compress(PAGE)), ("gold/a.json", b"")):
        (folder / name).parent.mkdir()
        (folder / name).write_bytes(content or json.dumps(GOLD).encode())


def of_scrapinghub(folder: Path) -> None:
    (folder / "html").mkdir()
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE))
    truth = {"a": {"articleBody": TEXT, "url": "https://kabar.example/a"}}
    (folder / "ground-truth.json").write_text(json.dumps(truth))


@pytest.mark.parametrize("write", [beside, in_sets, of_scrapinghub])
def test_pages_are_found_in_each_form(write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path)
    (page,) = marked(tmp_path)
    assert page.html == PAGE
    assert page.gold["paragraphs"] == [TEXT]


def test_a_field_that_differs_or_is_missing_is_wrong() -> None:
    page = Marked(PAGE, None, GOLD)
    assert row("ours", ours, [page])[1:6] == ("1", "100%", "0%", "", "1.000")


def test_one_that_raises_finds_nothing() -> None:
    def broken(*_: object) -> Told:
        raise ValueError

    assert row("broken", broken, [Marked(PAGE, None, GOLD)])[1:6] == ("1", "0%", "0%", "", "0.000")
