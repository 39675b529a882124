"""Which heading of a page is taken for its headline, one case a test."""

import pytest

import zonaparse

TEXT = "<p>The people of the village brought in the rice together since the early morning.</p>" * 9


def title(told: str, body: str, head: str = "") -> str | None:
    """Return the title of a page whose title element and body are given."""
    page = f"<head><title>{told}</title>{head}</head><body>{body}{TEXT}</body>"
    return zonaparse.parse(page).title


def test_an_h1_that_ends_a_trail_is_no_headline_where_another_heading_is() -> None:
    trail = "<nav class=breadcrumb><a href=/>Home</a><h1>Harvest: The Rice Is In Again</h1></nav>"
    headline = "<article><h2><b>Harvest</b> <i>The Rice Is In Again</i></h2>"
    og = "<meta property=og:title content='The Rice Is In Again'>"
    told = "Harvest: The Rice Is In Again"
    assert title(told, trail + headline, og) == "The Rice Is In Again"


def test_an_h1_that_ends_a_trail_is_the_headline_where_no_other_heading_is() -> None:
    trail = "<ol><li><a href=/>Home</a><li><h1>The Rice Is In Again</h1></ol>"
    assert title("The Rice Is In Again | Sample", trail) == "The Rice Is In Again"


def test_the_h1_with_which_the_title_begins_goes_before_others_like_it() -> None:
    body = "<h1>The Rice Pages of Rani Putri</h1><h1>The Rice Is In Again</h1>"
    assert title("The Rice Is In Again (Rani Putri, The Pages)", body) == "The Rice Is In Again"


def test_an_h1_of_many_words_is_a_paragraph() -> None:
    body = "<h1>" + "The rice is in again, and the people of the village are glad. " * 5 + "</h1>"
    assert title("The Rice Is In Again | Sample", body) == "The Rice Is In Again | Sample"


def test_of_several_h1_in_other_words_than_the_title_that_with_most_of_them() -> None:
    body = "<h1>Select Your Village</h1><h1>How This Harvest of Rice Came In at Last</h1>"
    told = "Rice Harvest Explained at Length for Village Readers"
    assert title(told, body) == "How This Harvest of Rice Came In at Last"


def test_a_heading_that_says_the_whole_title_goes_before_one_that_says_a_part() -> None:
    body = "<h2>All About The Harvest</h2><h2>The Rice Is In Again</h2>"
    assert title("The Rice Is In Again - All About The Harvest - Sample", body) == (
        "The Rice Is In Again"
    )


LEAD = "The rain of a whole year has brought more than the barns of the village can hold at all."


@pytest.mark.parametrize(
    "headline",
    [
        "<nav class=breadcrumb><a href=/>Home</a><h1>The Rice Is In Again</h1></nav>"
        "<div class=page-title><b class=page-title__text>The Rice Is In Again</b></div>",
        "<div class=teaser-breadcrumb><i>Free</i><h1>The Rice Is In Again</h1></div>",
    ],
)
def test_what_repeats_the_headline_above_a_trail_or_below_the_text_is_none(headline: str) -> None:
    bar = "<div><a href=/>Home</a> <span class=bar-title>The Rice Is In Again</span></div>"
    contents = "<div class=title>Contents</div><div class=subtitle>The Rice Is In Again</div>"
    lead = f"<section><div class=intro><p>{LEAD}</p></div></section>"
    text = f"<section><div>{TEXT * 4}</div>{contents}</section>"
    body = f"{bar}<div>{headline}{lead}{text}</div>"
    page = f"<head><title>The Rice Is In Again | Sample</title></head><body>{body}</body>"
    assert zonaparse.parse(page).deck == LEAD


LONG = (
    "<p>Warga desa di tepi sungai itu memanen padi bersama sejak pagi hari, "
    "lalu menjualnya di pasar besar kota.</p>"
) * 9


def placed(told: str, body: str, url: str = "https://kabar.example/baca/7") -> str | None:
    """Return the title of an Indonesian page of which the body is given as it stands."""
    return zonaparse.parse(f"<title>{told}</title><body>{body}</body>", url=url).title


@pytest.mark.parametrize("holder", ["p class=ttl", "div id=jdl", "mat-card-title", "font size=4"])
def test_what_the_head_calls_the_page_is_the_headline_in_any_element(holder: str) -> None:
    name = holder.split()[0]
    body = (
        f"<div><{holder}>Panen Raya di Desa Contoh</{name}><p>3 Mei 2021 14:05 WIB</p>{LONG}</div>"
    )
    told = "Panen Raya di Desa Contoh - Kabar Contoh"
    page = f"<title>{told}</title><body>{body}</body>"
    article = zonaparse.parse(page, url="https://kabar.example/baca/7")
    assert article.title == "Panen Raya di Desa Contoh"
    assert str(article.published_at) == "2021-05-03 14:05:00+07:00"


def test_a_heading_that_begins_as_the_title_does_is_the_headline() -> None:
    body = f"<h2>Berita</h2><div><h4>Panen Raya di Desa Contoh Selesai</h4>{LONG}</div>"
    told = "Dinas Pertanian - Panen Raya di Desa"
    assert placed(told, body) == "Panen Raya di Desa Contoh Selesai"


def test_where_the_head_has_the_name_of_the_site_the_heading_above_the_text_is_the_headline() -> (
    None
):
    body = f"<div><h3>Panen Raya di Desa Contoh</h3>{LONG}</div><h3>Berita Lain dari Desa Ini</h3>"
    assert placed("kabar.example", body) == "Panen Raya di Desa Contoh"
    assert placed("Portal Kabupaten Contoh", body) == "Panen Raya di Desa Contoh"
    told_by_address = "https://contoh.example/berita/panen-raya-di-desa-contoh"
    assert placed("Kabupaten Contoh", body, told_by_address) == "Panen Raya di Desa Contoh"


def test_an_h1_that_links_home_is_the_name_of_the_site_where_the_head_has_it_too() -> None:
    site = '<h1><a href="/">Dinas Pertanian Kabupaten Contoh</a></h1>'
    body = f"<header>{site}</header><div><h2>Panen Raya di Desa Contoh</h2>{LONG}</div>"
    assert placed("Dinas Pertanian Kabupaten Contoh", body) == "Panen Raya di Desa Contoh"
    marked = '<h1><a href="#">Panen Raya di Desa</a></h1>'
    body = f"<div>{marked}<h3>Musim Hujan Datang Lebih Awal</h3>{LONG}</div>"
    assert placed("Panen Raya di Desa", body) == "Panen Raya di Desa"


def test_a_headline_may_link_the_page_itself() -> None:
    url = "https://kabar.example/2021/05/panen-raya-di-desa-contoh.html"
    headline = "<h2><a href='{}'>Panen Raya di Desa Contoh</a></h2>"
    body = f"<div>{headline.format('/2021/05/panen-raya-di-desa-contoh.html')}{LONG}</div>"
    assert placed("Info", body, url) == "Panen Raya di Desa Contoh"
    other = f"<div>{headline.format('/2021/05/lain.html')}{LONG}</div>"
    assert placed("Info", other, url) == "Info"


def test_a_title_that_may_be_one_stands_where_no_heading_confirms_it() -> None:
    body = f"<div><h3>Musim Hujan Datang Lebih Awal</h3>{LONG}</div>"
    assert placed("Petani Menyiapkan Benih Baru", body) == "Petani Menyiapkan Benih Baru"
