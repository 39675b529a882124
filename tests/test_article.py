"""What an Article derives from its blocks."""

import pytest

from zonaparse.article import Article, BacaJuga, Figure, Heading, Image, Paragraph, Table

PRICES = Table(rows=[["Komoditas", "Harga"], ["Cabai rawit", "Rp 61.000"]])
ARTICLE = Article(
    template="generic",
    blocks=[
        Heading(text="Harga di Pasar Rau", level=2),
        Figure(image=Image(caption="Pedagang menata cabai.")),
        Paragraph(text="Harga naik sejak Senin:"),
        PRICES,
        BacaJuga(text="Stok beras aman", url="https://kabar.example/1"),
        Paragraph(text="Stok cukup sampai akhir pekan."),
    ],
)
HEADING, FIRST, LAST = (
    "Harga di Pasar Rau",
    "Harga naik sejak Senin:",
    "Stok cukup sampai akhir pekan.",
)
ROWS = "Komoditas\tHarga\nCabai rawit\tRp 61.000"
CAPTION = "Pedagang menata cabai."


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        ({}, [HEADING, FIRST, LAST]),
        ({"tables": True}, [HEADING, FIRST, ROWS, LAST]),
        ({"captions": True}, [HEADING, CAPTION, FIRST, LAST]),
        ({"tables": True, "captions": True}, [HEADING, CAPTION, FIRST, ROWS, LAST]),
    ],
)
def test_text_has_what_is_asked_for_where_it_stands(
    options: dict[str, bool], parts: list[str]
) -> None:
    assert ARTICLE.text(**options) == "\n\n".join(parts)


def test_text_without_options_is_the_body() -> None:
    assert ARTICLE.text() == ARTICLE.body


def test_a_table_without_rows_and_a_picture_without_a_caption_leave_no_gap() -> None:
    article = Article(template="", blocks=[Table(rows=[]), Figure(image=Image()), PRICES])
    assert article.text(tables=True, captions=True) == ROWS
