"""Tables of text that are damaged: each row costs itself, and is told."""

import csv
import io
import time
from pathlib import Path
from typing import Literal

import pytest

import zonaparse
from tests import kept
from tests.archives import run

Quoting = Literal[0, 1, 2, 3]
NAMES = ("id", "html", "url")
PAGE = kept.PAGE.decode()


def table(count: int, quoting: Quoting = csv.QUOTE_MINIMAL, names: tuple[str, ...] = NAMES) -> str:
    """Return a CSV of so many pages, whose ids are 0, 1, ..."""
    text = io.StringIO()
    writer = csv.DictWriter(text, names, quoting=quoting, lineterminator="\n")
    writer.writeheader()
    for number in range(count):
        html = PAGE.replace("Panen", f"Panen {number}")
        writer.writerow({"id": number, "html": html, "url": f"https://a.id/{number}"})
    return text.getvalue()


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
@pytest.mark.parametrize("names", [NAMES, ("html", "url", "id"), ("url", "id", "html")])
@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_a_quote_that_is_not_closed_costs_its_row(
    quoting: Quoting, names: tuple[str, ...], number: int
) -> None:
    whole = table(6, quoting, names)
    parts = whole.split("</html>")
    parts[number + 1] = parts[number + 1].lstrip().removeprefix('"')
    found = zonaparse.pages("</html>".join(parts).encode())
    pages = list(found)
    if number == 0:  # the second line tells whether it is a table
        assert found.failures
        return
    sound = zonaparse.pages(whole.encode())
    assert pages == [page for page in sound if page.id != str(number)]
    (broken,) = found.broken
    assert "a quote in the row of line" in str(broken.error)


def test_a_table_that_ends_within_a_cell_is_told() -> None:
    found = zonaparse.pages(table(4).encode()[:-200])
    assert [page.id for page in found] == ["0", "1", "2"]
    (broken,) = found.broken
    assert broken.name == "bytes#3"
    assert "the file ends within the quotes of a cell" in str(broken.error)


def test_the_command_counts_a_row_that_is_damaged_as_failed(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table(4)[:-200])
    done = run("parse", path, "--to", path.with_name("o.csv"))
    assert done.exit_code == 1
    assert "4 pages, 1 failed" in done.stderr


def test_what_is_left_of_a_damaged_row_is_told_once() -> None:
    text = table(3)
    at = text.index("Panen 1")
    text = text[:at] + '"' + text[at:].replace("</p>", '</p>\n<p>"x" dan,\ny', 3)
    found = zonaparse.pages(text.encode())
    assert [page.id for page in found] == ["0", "2"]
    assert found.failures == 1


def test_a_row_of_more_cells_than_there_are_names_is_told_and_empty_ones_are_none() -> None:
    text = f"{table(1)}1,<p>b,<p>c,d,e\n2,<p>c,https://a.id/2,,\n"
    found = zonaparse.pages(text.encode())
    assert [page.id for page in found] == ["0", "2"]
    assert "has 5 cells, for 3 names" in str(found.broken[0].error)


def test_a_quote_within_a_cell_of_one_line_is_read_as_before() -> None:
    text = f'{table(1)}1,<p class="a">b,u\n2,"<p>c" x,u\n\n3,<p>d,u\n'
    assert [page.html for page in zonaparse.pages(text.encode())][1:] == [
        '<p class="a">b', "<p>c x", "<p>d"
    ]  # fmt: skip


def test_quotes_cost_what_the_length_of_the_table_does() -> None:
    def seconds(count: int) -> float:
        raw = (table(1) + '1,"<p>\n' * count).encode()
        begin = time.process_time()
        list(zonaparse.pages(raw))
        return time.process_time() - begin

    assert seconds(80_000) < 0.3 + 16 * seconds(10_000)


def test_rows_whose_commas_are_not_quoted_are_told_one_by_one() -> None:
    text = f"{table(1)}1,<p>b,<p>c,d,e\n2,<p>c,x,y,z\n3,<p>c,https://a.id/2\n"
    found = zonaparse.pages(text.encode())
    assert ([page.id for page in found], found.failures) == (["0", "3"], 2)
