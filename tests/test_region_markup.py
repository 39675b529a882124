# ruff: noqa: E501 - a page is easier to read in one line
"""The same article in other markup, with other things in it and below it, is the same article."""

import pytest

import zonaparse
from tests.test_region import FAMILY, HEAD, OTHER, TEXT, named, paragraphs

LONG = [f"{text} {other}" for text, other in zip(TEXT, [*TEXT[1:], TEXT[0]], strict=True)]
KANALS = "".join(f"<span>Kanal {n}</span> " for n in range(60))
NOTE = f"<div>{KANALS}</div><div><p>{OTHER} {OTHER}</p><p>{OTHER}</p></div>"
WRAPPERS = {
    "widgets": '<section><div class="w-{n}"><div class="w-{n} widget"><p>{text}</p></div></div></section>',
    "promotions": '<div class="promo-item promo-{n}"><div><p>{text}</p></div></div>',
}


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_what_builders_wrap_every_paragraph_in_is_no_furniture(wrapper: str) -> None:
    text = "".join(WRAPPERS[wrapper].format(n=n, text=each) for n, each in enumerate(LONG))
    assert zonaparse.parse(f"{HEAD}<main>{text}</main>{NOTE}").paragraphs == LONG


def test_an_aside_that_holds_all_text_at_the_headline_is_the_text() -> None:
    text = "".join(f"<p>{each}</p>" for each in LONG)
    page = f"<div>{HEAD}<aside>{text}</aside></div>{NOTE}"
    assert zonaparse.parse(page).paragraphs == LONG


def test_an_aside_that_is_longer_than_the_text_is_beside_it() -> None:
    text = "".join(f"<p>{each}</p>" for each in LONG)
    beside = f"<p>{OTHER}</p>" * 20
    page = f"<div><article>{HEAD}{text}</article><aside>{beside}</aside></div>"
    assert zonaparse.parse(page).paragraphs == LONG


NAMELESS = {
    "elements with names of their own": "<kabar-alinea>{}</kabar-alinea>",
    "an unknown element": "<alinea>{}</alinea>",
    "spans": "<span>{}</span> ",
}


@pytest.mark.parametrize("head", [HEAD, FAMILY + HEAD], ids=["unknown site", "family"])
@pytest.mark.parametrize("kind", NAMELESS)
def test_any_element_may_hold_a_paragraph(kind: str, head: str) -> None:
    text = "".join(NAMELESS[kind].format(each) for each in LONG)
    page = f'{head}<article class="{named(head)}">{text}</article>'
    assert zonaparse.parse(page).paragraphs == LONG


@pytest.mark.parametrize(
    "inside",
    [
        "<span>Warga memanen padi di sawah yang luas itu sejak Rabu pagi.</span> " * 4,
        "Warga memakai <alat-bantu>mesin perontok padi yang dipinjam dari desa tetangga</alat-bantu> itu.",
        "<b>Panen:</b> <alat-bantu>mesin perontok padi yang dipinjam dari desa tetangga itu.</alat-bantu>",
    ],
    ids=["sentences in spans", "an element in a sentence", "an element in a paragraph"],
)
def test_a_part_of_a_line_is_no_paragraph(inside: str) -> None:
    assert len(paragraphs(f"<p>{inside}</p>")) == len(TEXT) + 1
    if "<b>" not in inside:
        assert len(paragraphs(f"<div>{inside}</div>")) == len(TEXT) + 1


def test_a_form_around_the_text_and_buttons_in_it_are_no_boxes() -> None:
    text = "".join(f"<p>{each}<button>Bagikan</button></p>" for each in TEXT)
    page = f'{HEAD}<form action="baca.aspx"><input type="hidden"><div>{text}</div></form>'
    assert zonaparse.parse(page).paragraphs == TEXT


def test_things_to_buy_in_a_row_are_what_the_text_is_about() -> None:
    link = '<a rel="sponsored" href="https://toko.example/{0}">Karung Goni {0} di Toko</a>'
    things = "".join(f"<div><b>Karung pilihan {n}</b> {link.format(n)}</div>" for n in range(4))
    assert len(paragraphs(things)) > len(TEXT)


def test_a_heading_of_links_in_the_middle_does_not_end_the_text() -> None:
    links = "".join(f'<li><a href="/{n}">Berita dari Desa Contoh {n}</a></li>' for n in range(3))
    text = "".join(f"<p>{each}</p>" for each in [*TEXT[:3], "</p><div>Berita Lainnya</div>"])
    rest = "".join(f"<p>{each}</p>" for each in TEXT[3:])
    page = f"{HEAD}<article>{text}<ul>{links}</ul>{rest}</article>"
    assert zonaparse.parse(page).paragraphs == TEXT


STAMP = "Rani Putri - Selasa, 3 Maret 2026 | 08:15 WIB"
NEXT = {
    "a subordinate heading": f"<div><h2>Pasar Ikan Muara Buka Lebih Pagi</h2><p>{STAMP}</p>",
    "a linked headline": f'<div><div><a href="/pasar">Pasar Ikan Muara Buka Lebih Pagi</a></div><div>{STAMP}</div>',
}


@pytest.mark.parametrize("head", [HEAD, FAMILY + HEAD], ids=["unknown site", "family"])
@pytest.mark.parametrize("kind", NEXT)
def test_a_lesser_headline_with_a_date_opens_another_article(kind: str, head: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in LONG)
    following = f"{NEXT[kind]}{f'<p>{OTHER}</p>' * 6}</div>"
    page = f'{head}<article class="{named(head)}">{text}{following}</article>'
    assert zonaparse.parse(page).paragraphs == LONG


@pytest.mark.parametrize(
    ("opening", "posts"),
    [
        ("<h2>Air Bah Mulai Surut di Desa {0}</h2><div>3 Maret 2026 1{0}:15 WIB</div>", 4),
        (
            "<h2>Air Bah Mulai Surut di Desa {0}</h2><p>Pada 3 Maret 2026 air surut di seluruh desa itu sejak pagi hari, kata kepala desa.</p>",
            1,
        ),
    ],
    ids=["a live blog", "a section that tells of a day"],
)
def test_a_lesser_heading_opens_a_part_of_the_text(opening: str, posts: int) -> None:
    parts = "".join(
        f"<div>{opening.format(n)}{''.join(f'<p>{each}</p>' for each in LONG)}</div>"
        for n in range(posts)
    )
    page = f"{HEAD}<article><p>{LONG[0]}</p>{parts}</article>"
    assert zonaparse.parse(page).paragraphs.count(LONG[-1]) == posts


BEHIND = {
    "a biography": f"<div><div><b>Rani Putri</b></div><div><p>Rani Putri adalah wartawan kabar desa. {OTHER}</p></div></div>",
    "a biography with a heading": f"<div><div>Tentang Penulis</div><p>Wartawan kabar desa. {OTHER}</p></div>",
    "comments that are counted": f"<div><div>12 Komentar</div><p>{OTHER}</p></div>",
}


@pytest.mark.parametrize("kind", BEHIND)
def test_what_follows_the_text_is_told_by_its_first_line(kind: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in LONG)
    assert zonaparse.parse(f"{HEAD}<article>{text}{BEHIND[kind]}</article>").paragraphs == LONG


def test_a_pull_quote_is_no_second_paragraph() -> None:
    quote = f'<div class="kutipan"><span>“{TEXT[3]}”</span></div>'
    assert paragraphs(quote) == TEXT
    apart = f'<div class="kutipan"><span>“{OTHER}”</span></div>'
    assert len(paragraphs(apart)) == len(TEXT) + 1


def test_text_beside_a_picture_in_a_table_is_text() -> None:
    rows = "".join(f"<tr><td><img src=/{n}.jpg></td><td>{TEXT[n]}</td></tr>" for n in (1, 2))
    page = f"{HEAD}<article><p>{TEXT[0]}</p><table>{rows}</table><p>{TEXT[3]}</p></article>"
    assert zonaparse.parse(page).paragraphs == TEXT[:4]


def test_the_first_post_of_a_thread_is_the_text_and_its_answers_are_none() -> None:
    own = f"<div>{''.join(f'<p>{text}</p>' for text in TEXT)}</div><button>Balas</button>"
    answers = f"<div><p>{OTHER}</p><button>Balas</button></div>" * 2
    page = f"<div>{HEAD}<div>{own}</div><div>{answers}</div></div>"
    assert zonaparse.parse(page).paragraphs == TEXT


def test_a_name_beside_a_date_above_the_text_is_no_text() -> None:
    row = "<div><span>Rani Putri</span><span>·</span><span>3 Maret 2026</span></div>"
    text = "".join(f"<div>{each}</div>" for each in LONG)
    assert zonaparse.parse(f"<div>{HEAD}{row}<div>{text}</div></div>").paragraphs == LONG


def test_a_pull_quote_in_a_blockquote_is_no_second_paragraph() -> None:
    assert paragraphs(f"<blockquote><p>{TEXT[3]}</p></blockquote>") == TEXT
    assert len(paragraphs(f"<blockquote><p>{OTHER}</p></blockquote>")) == len(TEXT) + 1


def test_an_article_element_that_only_opens_the_text_is_not_the_whole() -> None:
    opening = f"<article>{HEAD}<p>{LONG[0]} {LONG[1]} {LONG[2]}</p></article>"
    steps = [f"{each} Langkah {n} diulang sampai selesai." for n in range(4) for each in LONG]
    text = "".join(f"<li><p>{step}</p></li>" for step in steps)
    page = f"<main><section>{opening}</section><section><ol>{text}</ol></section></main>"
    assert steps[0] in zonaparse.parse(page).paragraphs


def test_other_texts_beside_a_short_article_are_not_its_text() -> None:
    own = f"<article>{HEAD}<p>{LONG[0]} {LONG[1]} {LONG[2]}</p></article>"
    others = f"<div><p>{OTHER}</p></div>" * 15
    page = f"<main>{own}<div>{others}</div></main>"
    assert zonaparse.parse(page).paragraphs == [f"{LONG[0]} {LONG[1]} {LONG[2]}"]
