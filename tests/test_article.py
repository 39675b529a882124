"""What an Article derives from its blocks."""

import time

import pytest

import zonaparse
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


def test_a_link_of_megabytes_leads_nowhere_and_costs_what_its_bytes_do() -> None:
    text = "".join(f"<p>Warga desa nomor {n} memanen padi pada hari itu.</p>" for n in range(9))
    link = f"<p>Baca juga: <a href='/{'a/../' * 1_000_000}'>Panen Raya di Lebak</a></p>"
    html = f"<h1>Panen Raya</h1><article>{text}{link}</article>"
    start = time.process_time()
    article = zonaparse.parse(html, url="https://kabar.example/panen")
    assert time.process_time() - start < 1 + 0.05 * len(html) / 1e6
    assert article.baca_juga == []
