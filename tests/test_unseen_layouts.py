"""Faults that pages of our own showed, made in the manner of portals that no rule had seen."""

import pytest

from tests.test_generic import TEXT, parsed
from zonaparse import parse
from zonaparse.article import Article


def at(url: str, above: str = "", below: str = "", after: str = "") -> Article:
    """Parse a page with its address, and markup above and below its headline and its text."""
    return parse(
        f'<head><title>Panen Raya | Kabar Contoh</title><link rel="canonical" href="{url}">'
        '<meta property="og:site_name" content="Kabar Contoh"></head>'
        f"<body><main><div>{above}<h1>Warga Desa Contoh Panen Raya</h1>{below}</div>"
        f"<div>{TEXT}</div>{after}</main></body>"
    )


def around(box: str) -> str:
    """Return a text with a box in the middle."""
    return f"<div class=isi>{TEXT}{box}{TEXT}</div>"


@pytest.mark.parametrize(
    "listed",
    [
        '<div><span>Tag</span> <a href="/t/padi">padi</a> <a href="/t/lebak">Lebak</a></div>',
        '<div><h4>Topik</h4><a href="/t/1">padi</a><a href="/t/2">Lebak</a></div>',
        '<div><b>Kata Kunci</b> / <a href="/k/1">padi</a> <a href="/k/2">Lebak</a></div>',
        '<div><div>Tags</div><p><a href="/taxonomy/term/4">padi</a></p>'
        '<p><a href="/taxonomy/term/5">Lebak</a></p></div>',
        '<ul><li><a href="/topics/1">padi</a></li><li><a href="/topics/2">Lebak</a></li></ul>',
        '<div><a href="/x/1" rel="tag">padi</a>, <a href="/x/2" rel="tag">Lebak</a></div>',
    ],
)
def test_tags_behind_a_label_or_a_mark_of_any_kind(listed: str) -> None:
    assert parsed(after=listed).tags == ["padi", "Lebak"]


def test_tags_in_a_line_of_the_articles_footer() -> None:
    footer = (
        '<footer><div>Kategori: <a href="/c/desa">Desa</a></div>'
        '<div>Tags: <a href="/t/1">padi</a> <a href="/t/2">Lebak</a></div></footer>'
    )
    html = f"<article><h1>Warga Desa Panen</h1><div>{TEXT}</div>{footer}</article>"
    assert parse(html).tags == ["padi", "Lebak"]


@pytest.mark.parametrize(
    "listed",
    [
        "<div><h4>Topik</h4><p>Topik itu dibahas warga di <a href='/a/1'>balai desa</a>.</p></div>",
        '<div><b>Kategori</b> <a href="/c/1">Desa</a> <a href="/c/2">Tani</a></div>',
    ],
)
def test_what_no_label_of_tags_heads_is_none(listed: str) -> None:
    assert parsed(after=listed).tags == []


@pytest.mark.parametrize(
    ("url", "above"),
    [
        ("https://kabar.example/read/1/panen", '<div><a href="/ekonomi">Ekonomi</a></div>'),
        ("https://kabar.example/x/panen", '<p><a href="/kanal/ekonomi/">EKONOMI</a></p>'),
        ("https://ekonomi.kabar.example/x/panen", "<div>Ekonomi</div>"),
        ("https://kabar.example/ekonomi/1/panen", "<div>EKONOMI</div>"),
    ],
)
def test_a_name_alone_above_the_headline_is_the_section(url: str, above: str) -> None:
    assert (at(url, above).section or "").lower() == "ekonomi"


@pytest.mark.parametrize(
    ("url", "above"),
    [
        ("https://kabar.example/read/1/panen", "<div>Kisah Petani</div>"),
        ("https://kabar.example/read/1/panen", '<div><a href="/tag/padi">Padi</a></div>'),
        ("https://kabar.example/berita/1/panen", "<h2>Berita</h2>"),
        ("https://kabar.example/x/panen", '<div><a href="/z/313">Kabar</a></div>'),
        ("https://www.kabar.co.id/x/panen", "<div>Kabar</div>"),
        ("https://kabar.example/ekonomi/1", "<header><b>Ekonomi</b></header>"),
    ],
)
def test_a_name_that_no_address_has_is_no_section(url: str, above: str) -> None:
    assert at(url, above).section is None


@pytest.mark.parametrize(
    "byline",
    [
        "<b>Rani Putri</b> · Rabu, 7 Januari 2026 | 05.10 WIB",
        "<span>Rani Putri</span><span> - </span><span>15/09/2024 21:45 WITA</span>",
        "<img src=a.png><span>Rani Putri</span> <span>Selasa, 10 Februari 2026 - 16:32</span>",
        "<p>Rani Putri</p><p>Selasa, 10 Februari 2026 16:32</p>",
    ],
)
def test_a_name_alone_before_the_date_is_the_author(byline: str) -> None:
    assert parsed(below=f"<div>{byline}</div>").authors == ["Rani Putri"]


def test_a_name_that_nothing_marks_is_less_sure() -> None:
    date = "Rabu, 7 Januari 2026 05.10 WIB"
    alone = parsed(below=f"<div><b>Rani Putri</b> · {date}</div>").confidences["authors"]
    marked = parsed(below=f"<div>Oleh: Rani Putri</div><div>{date}</div>").confidences["authors"]
    assert alone < marked


@pytest.mark.parametrize(
    "line",
    [
        '<a href="/gaya">Rumah Tangga</a> <span>Rabu, 7 Januari 2026 05.10 WIB</span>',
        "<span>Gaya Hidup</span> <span>Rabu, 7 Januari 2026 05.10 WIB</span>",
        "<span>Kabar Contoh</span> <span>Rabu, 7 Januari 2026 05.10 WIB</span>",
        "<span>Tim Redaksi</span> <span>Rabu, 7 Januari 2026 05.10 WIB</span>",
        "<span>RANI PUTRI</span> <span>Rabu, 7 Januari 2026 05.10 WIB</span>",
    ],
)
def test_a_section_or_a_desk_before_the_date_is_no_author(line: str) -> None:
    assert parsed(below=f"<div>{line}</div>").authors == []


def test_a_name_above_a_dash_and_the_site_is_the_author() -> None:
    assert parsed(below="<div><b>Rani Putri</b> - kabar contoh</div>").authors == ["Rani Putri"]


def test_an_editor_behind_a_box_of_many_pictures() -> None:
    cards = "<li><picture><source><img src=a.jpg></picture> <b></b></li> " * 60
    role = "<ul><li><span>Budi Santoso</span><span>Editor</span></li></ul>"
    assert parsed(after=f"<div><ul>{cards}</ul>{role}</div>").editors == ["Budi Santoso"]


@pytest.mark.parametrize(
    "list_of_links",
    [
        '<div class="k"><b>Baca juga:</b><ul><li><a href="/a/banjir-surut">Banjir Surut di Desa'
        ' Contoh</a></li><li><a href="/a/warga">Warga Kembali ke Rumah</a></li></ul></div>',
        '<div class="k"><div>Simak Juga</div><ul><li><a href="/a/banjir-surut">Banjir Surut di'
        ' Desa Contoh</a></li><li><a href="/a/warga">Warga Kembali ke Rumah</a></li></ul></div>',
    ],
)
def test_a_list_below_a_label_in_the_text_is_of_related_links(list_of_links: str) -> None:
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(list_of_links)}</article>"
    titles = [link.text for link in parse(html, url="https://kabar.example/a/1").baca_juga]
    assert titles == ["Banjir Surut di Desa Contoh", "Warga Kembali ke Rumah"]


def test_a_label_within_the_link_that_it_leads_to() -> None:
    box = '<div><a href="/a/2"><span>BACA JUGA:</span><h4>Banjir Surut di Desa</h4></a></div>'
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(box)}</article>"
    found = parse(html, url="https://kabar.example/a/1").baca_juga
    assert [link.text for link in found] == ["Banjir Surut di Desa"]


@pytest.mark.parametrize(
    ("figcaption", "caption", "credit"),
    [
        ("Warga memanen padi.<small>Foto: Rani/dpa</small>", "Warga memanen padi.", "Rani/dpa"),
        ("Warga memanen padi. – Kabar/Rani Putri", "Warga memanen padi.", "Kabar/Rani Putri"),
        ("<span>Keterangan gambar, </span>Warga memanen padi", "Warga memanen padi", None),
        ("Laga Persiba – PSM di Lebak", "Laga Persiba – PSM di Lebak", None),
        ("Warga <span>memanen padi</span>", "Warga memanen padi", None),
    ],
)
def test_a_credit_that_style_or_a_dash_parts(
    figcaption: str, caption: str, credit: str | None
) -> None:
    figure = f"<figure><img src=//a.id/p.jpg><figcaption>{figcaption}</figcaption></figure>"
    image = parsed(below=figure).image
    assert image is not None
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("head", "outlet", "place"),
    [
        ("PELAIHARI, (MC)", "MC", "PELAIHARI"),
        ("Pekanbaru (RP)", "RP", "Pekanbaru"),
        ("MATARAM, NTB", None, "MATARAM, NTB"),
    ],
)
def test_what_is_bracketed_behind_a_place_is_the_outlet(
    head: str, outlet: str | None, place: str
) -> None:
    text = f"<p><b>{head}</b> - Warga memanen padi bersama di sawah sejak pagi.</p>{TEXT}"
    dateline = parse(f"<article><h1>Warga Desa Panen Raya</h1><div>{text}</div></article>").dateline
    assert dateline is not None
    assert (dateline.outlet, dateline.place) == (outlet, place)


def test_the_title_of_a_list_of_contents_goes_with_it() -> None:
    contents = (
        '<div class=isi-toc><div><p>Daftar Isi</p></div><nav><ul><li><a href="#a">Syarat</a></li>'
        '<li><a href="#b">Langkah</a></li></ul></nav></div>'
    )
    html = f"<article><h1>Cara Panen Raya</h1><div>{TEXT[:500]}{contents}{TEXT}</div></article>"
    assert "Daftar Isi" not in parse(html).body


def test_what_follows_the_contact_of_a_press_release_is_no_text() -> None:
    contact = "<p><b>Informasi lebih lanjut hubungi:</b><br>Rani Putri<br>Humas<br>Telp. 555</p>"
    html = f"<article><h1>Warga Desa Panen Raya</h1><div>{TEXT}{contact}</div></article>"
    assert "Rani Putri" not in parse(html).body


def test_the_name_before_the_date_stays_out_of_the_text() -> None:
    head = "<div>Rani Putri</div><div>Rabu, 7 Januari 2026 05.10 WIB</div>"
    html = f"<div><h1>Warga Desa Panen Raya</h1>{head}{TEXT}</div>"
    article = parse(html)
    assert article.authors == ["Rani Putri"]
    assert "Rani Putri" not in article.body


def test_a_caption_below_its_picture_that_is_no_paragraph_of_the_text() -> None:
    box = (
        "<figure><img src=//a.id/p.jpg></figure><div class=k>Warga memanen padi di desa itu."
        " (AP Photo/Rani Putri)</div>"
    )
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(box)}</article>"
    assert "AP Photo" not in parse(html).body


def test_a_sentence_below_a_picture_that_names_its_source_is_text() -> None:
    box = "<figure><img src=//a.id/p.jpg></figure><p>Harga gabah ikut naik. (Antara/Rani)</p>"
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(box)}</article>"
    assert "Harga gabah ikut naik" in parse(html).body


def test_whose_a_picture_is_stands_behind_what_it_shows() -> None:
    box = (
        '<figure><img src=//a.id/p.jpg alt="Warga memanen padi di desa"></figure>'
        "<div class=k>Warga memanen padi di desa Kabar Contoh</div>"
    )
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(box)}</article>"
    assert "Warga memanen padi di desa Kabar Contoh" not in parse(html).body


def test_a_heading_below_a_picture_stays_whatever_it_brackets() -> None:
    box = "<figure><img src=//a.id/p.jpg></figure><h3>2. Padi (Oryza/Beras)</h3>"
    html = f"<article><h1>Warga Desa Panen Raya</h1>{around(box)}</article>"
    assert "2. Padi (Oryza/Beras)" in parse(html).body


def test_the_line_of_writer_and_time_below_a_picture_is_no_caption() -> None:
    above = (
        "<div><img src=/f/padi.jpg></div>"
        "<ul><li>Humas Desa</li><li>17 Mei 2024 14:20:11</li><li>318 kali dilihat</li></ul>"
    )
    image = parsed(above=above).image
    assert image is None or image.caption is None


def test_the_date_of_a_card_is_not_that_of_the_page() -> None:
    cards = "".join(
        f"<article><img src=t.jpg><h5><a href='/b/{day}'>Pasar Ikan Desa Buka Lebih Pagi</a></h5>"
        f"<span>1{day} Mei 2024</span></article>"
        for day in range(3)
    )
    short = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 8
    html = (
        "<body><div><ul><li>17 Mei 2024 14:20:11</li></ul>"
        f"<h3>Warga Desa Contoh Panen Raya</h3><div>{short}</div></div><div>{cards}</div></body>"
    )
    assert (
        parse(f"<head><title>Warga Desa Contoh Panen Raya</title></head>{html}").published_text
        == "17 Mei 2024 14:20:11"
    )


@pytest.mark.parametrize(
    ("markup", "iso"),
    [
        ("<div>19 Juni 2019, 13: 02: 41 WIB</div>", "2019-06-19T13:02:41+07:00"),
        ("<div>19 Juni 2019, 13:02 WIB</div>", "2019-06-19T13:02:00+07:00"),
    ],
)
def test_a_time_with_spaces_behind_its_colons(markup: str, iso: str) -> None:
    published = parsed(below=markup).published_at
    assert published is not None
    assert published.isoformat() == iso


def test_the_line_below_the_posts_of_the_first_theme_of_wordpress() -> None:
    line = (
        "<p><small>This entry was posted on Minggu, November 11th, 2012 at 4:10 pm and is filed"
        " under <a href=/c/desa rel='category tag'>Desa</a>.</small></p>"
    )
    published = parsed(after=line).published_at
    assert published is not None
    assert published.strftime("%Y-%m-%d %H:%M") == "2012-11-11 16:10"


@pytest.mark.parametrize(
    ("host", "title"),
    [
        ("kabarcontoh.co.id", "Warga Desa Panen Raya"),
        ("lain.example", "Kabar Contoh Online :: Warga Desa Panen Raya"),
    ],
)
def test_the_name_of_the_site_before_two_colons(host: str, title: str) -> None:
    head = "<head><title>Kabar Contoh Online :: Warga Desa Panen Raya</title></head>"
    assert parse(f"{head}<div>{TEXT}</div>", url=f"http://www.{host}/?id=2").title == title


def test_what_is_hidden_in_a_short_text_is_left_out() -> None:
    shown = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi sekali.</p>" * 4
    hidden = (
        '<div style="display: none"><p>Pedagang pasar ikan sepakat membuka lapak pukul tiga dini'
        " hari selama musim angin timur.</p></div>"
    )
    html = f"<article><h1>Warga Desa Panen Raya</h1><div>{hidden}{shown}</div></article>"
    assert "Pedagang pasar ikan" not in parse(html).body


def test_a_bracketed_outlet_before_a_colon() -> None:
    text = f"<p>MEDAN (Warta): Warga memanen padi bersama di sawah sejak pagi.</p>{TEXT}"
    dateline = parse(f"<article><h1>Warga Desa Panen Raya</h1><div>{text}</div></article>").dateline
    assert dateline is not None
    assert (dateline.text, dateline.place) == ("MEDAN (Warta)", "MEDAN")


def test_a_label_of_two_words_is_no_name() -> None:
    below = "<div>Laporan Wartawan: Rani Putri | Editor: Budi Santoso</div>"
    assert parsed(below=below).authors == ["Rani Putri"]


def test_a_pager_that_offers_all_pages_is_no_text() -> None:
    pager = '<p>Halaman : <b>1</b> <a href="?hal=2">2</a> <a href="?hal=all">Lihat Semua</a></p>'
    html = f"<article><h1>Warga Desa Panen Raya</h1><div>{TEXT}{pager}</div></article>"
    assert "Lihat Semua" not in parse(html).body
