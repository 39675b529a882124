"""Tables: which hold data, and which only lay out text."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

# A heading alone in its cell is that of a row or a column; one with text below it is a text's.
_FIRST_ROWS, _FIRST_CELLS = 5, 12
_TEXT_IN_A_CELL = "td p + p, td h2 + *, td h3 + *"


def holds_data(table: LexborNode) -> bool:
    """Say whether a table holds data; one that only lays out text is walked like a div."""
    if table.css_first("table table"):  # first: else each table would count the rows of all in it
        return False
    rows = table.css("tr")
    if len(rows) < 2 or table.css_first(_TEXT_IN_A_CELL):
        return False
    return any(_is_of_cells(row) for row in rows[:_FIRST_ROWS])


def _is_of_cells(row: LexborNode) -> bool:
    """Say whether a row has two cells with a text; beside a picture the text is a paragraph."""
    return sum(bool(cell.text(strip=True)) for cell in row.css("td, th")[:_FIRST_CELLS]) >= 2


def rows_of(table: LexborNode, read: Callable[[LexborNode], str]) -> Iterator[list[str]]:
    """Yield the cell texts of each row."""
    for row in table.css("tr"):
        cells = [read(cell) for cell in row.css("td, th")]
        if any(cells):
            yield cells
