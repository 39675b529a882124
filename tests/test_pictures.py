"""Where pictures have their address and caption, on pages of any site."""

import pytest
from selectolax.lexbor import LexborHTMLParser

import zonaparse
from zonaparse.article import Article
from zonaparse.fields import captions
from zonaparse.fields.images import split_credit

TITLE = "Warga Desa Contoh Panen Raya"
URL = "https://kabar.example/daerah/panen-raya"
BLANK = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP"
LINE = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi, kata Budi.</p>"


def parsed(above: str = "", inside: str = "", head: str = "") -> Article:
    return zonaparse.parse(
        f"<head><title>{TITLE}</title>{head}</head><body><main>{above}<h1>{TITLE}</h1>"
        f"<div class=isi>{LINE * 4}{inside}{LINE * 4}</div></main></body>",
        url=URL,
    )


def addresses(article: Article) -> list[str | None]:
    return [image.url for image in article.images]


@pytest.mark.parametrize(
    "figure",
    [
        f'<figure><img src="{BLANK}" data-srcset="/k.jpg 320w, /besar.jpg 1200w"></figure>',
        f'<figure><img src="{BLANK}" srcset="/besar.jpg 2x, /k.jpg"></figure>',
        '<figure><img srcset="/besar.jpg"></figure>',
        '<figure data-original="/besar.jpg"><figcaption>Panen</figcaption></figure>',
    ],
)
def test_a_picture_that_scripts_load_has_its_largest_file(figure: str) -> None:
    assert addresses(parsed(inside=figure)) == ["https://kabar.example/besar.jpg"]


@pytest.mark.parametrize(
    "sign",
    [
        "<img src=/assets/icon/senang.png alt='Pilih Senang'>",
        "<img src=/img/line20x20.png alt='LINE it!'>",
        "<img src=/panah.png width=24 height=24>",
        "<img src=/panah.png width=16px>",
    ],
)
def test_a_sign_is_no_picture(sign: str) -> None:
    assert addresses(parsed(inside=f"<div>{sign}</div>")) == []


@pytest.mark.parametrize("name", ["logo-baru-desa.jpg", "panen_23x15.jpg", "ikon-kota-lama.jpg"])
def test_a_picture_that_is_called_as_a_sign_is_one(name: str) -> None:
    assert addresses(parsed(inside=f"<img src=/{name}>")) == [f"https://kabar.example/{name}"]


@pytest.mark.parametrize(
    "picture",
    [
        "<amp-img src=/panen.jpg width=16 height=9 layout=responsive></amp-img>",
        "<amp-img src=/panen.jpg width=20 height=11 layout=responsive></amp-img>",
        "<img src=/panen.jpg width=4 height=3>",
    ],
)
def test_sides_that_tell_a_ratio_make_no_sign(picture: str) -> None:
    assert addresses(parsed(inside=picture)) == ["https://kabar.example/panen.jpg"]


def test_commas_of_an_address_part_no_sizes() -> None:
    figure = (
        '<figure><img srcset="/w_300,h_200/panen.jpg 300w, /w_900,h_600/panen.jpg 900w"></figure>'
    )
    assert addresses(parsed(inside=figure)) == ["https://kabar.example/w_900,h_600/panen.jpg"]


def test_a_figure_without_a_picture_is_none() -> None:
    assert addresses(parsed(inside="<figure><blockquote>Padi</blockquote></figure>")) == []


def test_relative_addresses_are_relative_to_the_base_of_the_page() -> None:
    figure = "<figure><img src=img/a.jpg></figure>"
    told = parsed(inside=figure, head="<base href=https://statis.example/x/>")
    assert addresses(told) == ["https://statis.example/x/img/a.jpg"]
    assert addresses(parsed(inside=figure)) == ["https://kabar.example/daerah/img/a.jpg"]


def test_the_picture_right_above_the_headline_is_the_lead() -> None:
    hero = "<div><img src=/h.jpg alt=Padi><p>Padi di Lebak. (Kabar Contoh/Rani Putri)</p></div>"
    image = parsed(above=hero).image
    assert image is not None
    assert (image.url, image.caption) == ("https://kabar.example/h.jpg", "Padi di Lebak.")
    assert image.credit == "Kabar Contoh/Rani Putri"


ALT = "Ani mengikat padi di Lebak"


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        (f"<div><img src=/a.jpg alt='{ALT}'>{ALT}</div>", ALT, None),
        (f"<div><img src=/a.jpg alt='{ALT}'></div><p>{ALT}</p>", ALT, None),
        (
            f"<div><img src=/a.jpg alt='{ALT}'><span>dok. kelompok tani</span> {ALT}</div>",
            ALT,
            "dok. kelompok tani",
        ),
        (f"<p><a href=/b.jpg>Perbesar</a><img src=/a.jpg alt='{ALT}'><br>{ALT}</p>", ALT, None),
        (
            f"<div><img src=/a.jpg alt='{ALT}'><b>RANI</b> {ALT}</div>",
            ALT,
            "RANI",
        ),
    ],
)
def test_a_line_below_a_picture_that_says_what_its_alt_says_is_its_caption(
    inside: str, caption: str, credit: str | None
) -> None:
    article = parsed(inside=inside)
    assert ALT not in article.body
    assert [(i.caption, i.credit) for i in article.images] == [(caption, credit)]


@pytest.mark.parametrize("line", [f"<h2>{ALT}</h2>", f"<p><b>{ALT}</b></p>"])
def test_a_heading_that_a_picture_above_it_repeats_is_text(line: str) -> None:
    assert ALT in parsed(inside=f"<div><img src=/a.jpg alt='{ALT}'></div>{line}").paragraphs


def test_a_paragraph_that_goes_on_from_the_alt_is_text() -> None:
    line = f"{ALT} sambil bernyanyi bersama tetangganya yang baru pulang dari pasar."
    assert line in parsed(inside=f"<img src=/a.jpg alt='{ALT}'><p>{line}</p>").paragraphs


def test_who_stands_before_a_caption_that_the_alt_says_is_whose_it_is() -> None:
    box = f"<div><img src=/h.jpg alt='{ALT}'><p><i>lumbung.example/rani p</i> {ALT}</p></div>"
    picture = LexborHTMLParser(box).css_first("img")
    assert picture is not None
    assert captions.beside(picture, {}) == captions.Caption(ALT, "lumbung.example/rani p")


@pytest.mark.parametrize(
    "above",
    [
        "<div><a href=/><img src=/logo.png>Kabar Contoh</a></div>",
        "<div><img src=/logo.png></div>",
        "<div><img src=/a.jpg><img src=/b.jpg><p>Dua iklan</p></div>",
    ],
)
def test_a_logo_or_a_strip_above_the_headline_is_no_lead(above: str) -> None:
    assert parsed(above=above).image is None


def test_a_credit_may_hold_brackets_or_never_be_closed() -> None:
    text = "Panen di Lebak. (foto: Dokumen Kelompok Tani (Poktan) Contoh)."
    assert split_credit(text) == ("Panen di Lebak.", "Dokumen Kelompok Tani (Poktan) Contoh")
    assert split_credit("Panen di Lebak. (Foto: Rani Putri") == ("Panen di Lebak.", "Rani Putri")
    assert split_credit("Panen (musim kedua") == ("Panen (musim kedua", None)


def slide(number: int, inside: str = "") -> str:
    caption = f"<figcaption>Padi nomor {number} (Kabar Contoh/Rani)</figcaption>"
    return f"<div><figure><img src=/{number}.jpg>{inside}{caption}</figure></div>"


def below_headline(markup: str) -> Article:
    return zonaparse.parse(
        f"<head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{markup}"
        f"<div>{LINE * 8}</div></main></body>",
        url=URL,
    )


def test_slides_below_the_headline_are_all_pictures_of_the_article() -> None:
    article = below_headline(f"<div>{slide(1)}{slide(2)}{slide(3)}</div>")
    assert addresses(article) == [f"https://kabar.example/{n}.jpg" for n in (1, 2, 3)]
    assert [image.caption for image in article.images] == [f"Padi nomor {n}" for n in (1, 2, 3)]
    assert article.image == article.images[0]


def test_teasers_below_the_headline_are_no_slides() -> None:
    teaser = slide(2, "<a href=/lain>Berita lain</a>")
    article = below_headline(f"<div>{teaser}</div><div>{slide(1)}</div>")
    assert addresses(article) == ["https://kabar.example/1.jpg"]


@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ("<i>Panen raya (Rani/Kabar Contoh)</i>", "Panen raya", "Rani/Kabar Contoh"),
        ("<p class=ket-foto>Panen raya di sawah</p>", "Panen raya di sawah", None),
        ("<span class=caption>Panen. FOTO: RANI</span>", "Panen.", "RANI"),
    ],
)
def test_a_caption_stands_right_under_a_picture_without_a_box(
    below: str, caption: str, credit: str | None
) -> None:
    page = f"<h1>{TITLE}</h1><img src=/p.jpg>{below}<div>{LINE * 8}</div>"
    image = zonaparse.parse(f"<title>{TITLE}</title><main>{page}</main>", url=URL).image
    assert image is not None
    assert (image.caption, image.credit) == (caption, credit)


def test_who_wrote_and_when_is_no_caption_of_a_portrait() -> None:
    byline = "<div><img src=/r.png><b>Rani Putri</b><p>Senin, 3 Mei 2021 pukul 14.05 WITA</p></div>"
    page = f"<h1>{TITLE}</h1>{byline}<div>{LINE * 8}</div>"
    assert zonaparse.parse(f"<title>{TITLE}</title><main>{page}</main>", url=URL).image is None


def test_a_malay_caption_and_its_photographer() -> None:
    told = "Penduduk kampung memanen padi. - Foto Ihsan JKR"
    assert split_credit(told) == ("Penduduk kampung memanen padi.", "Ihsan JKR")


def test_the_label_of_a_caption_is_no_part_of_it() -> None:
    figure = "<figure><img src=/p.jpg><figcaption>Ket foto: Panen raya.</figcaption></figure>"
    image = parsed(above=figure).image
    assert image is not None
    assert image.caption == "Panen raya."
