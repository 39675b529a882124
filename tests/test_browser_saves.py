"""Pages that browsers saved: no address on the disk ever becomes one of the web."""

from datetime import UTC, datetime

import pytest

import zonaparse
from zonaparse.article import Article

URL = "https://kabar.example/daerah/panen"
TEXT = "<p>" + "Warga desa mulai memanen padi di sawah yang luas pada hari ini. " * 5 + "</p>"
STYLE = '<link rel="stylesheet" href="./Panen_files/a.css">'


def page(inside: str, head: str = STYLE, mark: str = "") -> str:
    return (
        f'<!DOCTYPE html><html>{mark}<head><meta charset="utf-8">{head}<title>Panen Raya</title>'
        f"</head><body><article><h1>Panen Raya</h1>{inside}{TEXT}</article></body></html>"
    )


def figure(picture: str) -> str:
    return f"<figure>{picture}<figcaption>Padi</figcaption></figure>"


def only_picture(article: Article) -> str | None:
    (image,) = article.images
    return image.url


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="Panen_files/a.jpg">',
        '<img src="./Panen_files/a.jpg">',
        '<img src="Panen%20Raya_files/a.jpg">',
        '<img src="Panen Raya_files/a.jpg">',
        '<img src="Panen-Dateien/a.jpg">',
        '<img src="Panen_fichiers/a.jpg">',
        '<img srcset="Panen_files/a.jpg 2x">',
        '<img srcset="Panen_files/a.jpg 300w, Panen_files/b.jpg 900w" src="Panen_files/a.jpg">',
        '<img src="Panen_files/a.jpg" data-src="./Panen_files/b.jpg">',
        '<picture><source srcset="Panen_files/a.webp"><img src="Panen_files/a.jpg"></picture>',
        '<img src="file:///C:/Users/ani/a.jpg">',
        '<img src="C:\\Users\\ani\\a.jpg">',
    ],
)
def test_a_picture_on_the_disk_has_no_address_and_that_is_told(picture: str) -> None:
    article = zonaparse.parse(page(figure(picture)), url=URL)
    assert only_picture(article) is None
    assert "picture_local" in codes(article)


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="Panen_files/a.jpg" data-src="https://img.example/a.jpg">',
        '<img src="Panen_files/a.jpg" data-original="//img.example/a.jpg">',
        '<img src="Panen_files/a.jpg" srcset="https://img.example/a.jpg 900w">',
        '<img src="Panen_files/b.jpg" srcset="Panen_files/b.jpg 1x, https://img.example/a.jpg 2x">',
        '<picture><source srcset="https://img.example/a.jpg"><img src="Panen_files/a.jpg">'
        "</picture>",
        '<img src="data:image/png;base64,iVBORw0" data-sf-original-src="https://img.example/a.jpg">',
        '<img src="data:image/png;base64,iVBORw0" data-savepage-src="/a.jpg" '
        'data-savepage-currentsrc="https://img.example/a.jpg">',
    ],
)
def test_a_picture_on_the_disk_gets_the_address_beside_it(picture: str) -> None:
    article = zonaparse.parse(page(figure(picture)), url=URL)
    assert only_picture(article) == "https://img.example/a.jpg"
    assert "picture_local" not in codes(article)


def test_an_address_beside_a_picture_is_told_from_the_page() -> None:
    picture = '<img src="data:image/png;base64,iVBORw0" data-sf-original-src="/img/a.jpg">'
    article = zonaparse.parse(page(figure(picture)), url=URL)
    assert only_picture(article) == "https://kabar.example/img/a.jpg"


def test_a_picture_after_a_long_head_and_text_is_no_address_of_the_web() -> None:
    before = "<p>" + "Kata demi kata di sebuah berita yang panjang sekali. " * 200 + "</p>"
    article = zonaparse.parse(page(before + figure('<img src="Panen_files/a.jpg">'), ""), url=URL)
    assert only_picture(article) is None
    assert "picture_local" in codes(article)


@pytest.mark.parametrize(
    "inside",
    [
        '<iframe src="./Panen_files/saved_resource.html"></iframe>',
        '<video src="./Panen_files/a.mp4" poster="./Panen_files/a.jpg"></video>',
        '<video><source src="Panen_files/a.mp4"></video>',
        '<embed src="Panen_files/a.swf">',
        '<p>Baca juga: <a href="./Panen_files/garam.html">Harga Garam Naik Lagi</a></p>',
    ],
)
def test_nothing_on_the_disk_is_embedded_or_linked(inside: str) -> None:
    article = zonaparse.parse(page(inside), url=URL)
    assert "_files" not in article.model_dump_json(include={"blocks", "images"})
    assert article.baca_juga == []


def test_what_the_head_says_of_the_disk_is_not_taken() -> None:
    head = STYLE + '<meta property="og:image" content="./Panen_files/a.jpg">'
    assert zonaparse.parse(page("", head), url=URL).image is None


def test_the_picture_of_the_head_is_that_of_the_same_name() -> None:
    head = STYLE + '<meta property="og:image" content="https://img.example/2023/padi.jpg?w=9">'
    article = zonaparse.parse(page(figure('<img src="Panen_files/padi.jpg">'), head), url=URL)
    assert only_picture(article) == "https://img.example/2023/padi.jpg?w=9"


SINGLE_FILE = "<!--\n Page saved with SingleFile \n url: https://kabar.example/daerah/panen \n-->"


@pytest.mark.parametrize(
    ("picture", "is_told"),
    [
        ('<img src="data:image/jpeg;base64,' + "A" * 4_000 + '">', True),
        ('<img src="data:image/svg+xml,x" style="background-image:var(--sf-img-12)">', True),
        ('<img src="data:image/gif;base64,R0lGOD" width="1">', False),
    ],
)
def test_a_picture_inside_of_the_page_is_no_address(picture: str, *, is_told: bool) -> None:
    article = zonaparse.parse(page(figure(picture), "", SINGLE_FILE))
    assert article.url == URL
    assert [image.url for image in article.images if image.url] == []
    assert ("picture_local" in codes(article)) == is_told


@pytest.mark.parametrize(
    "src",
    ["blob:https://kabar.example/1", "cid:a@b", "chrome-extension://abc/a.jpg", "about:blank"],
)
def test_what_only_a_browser_understands_is_no_address(src: str) -> None:
    article = zonaparse.parse(page(figure(f'<img src="{src}">'), ""), url=URL)
    assert [image.url for image in article.images if image.url] == []


def test_save_page_we_tells_when_it_was() -> None:
    head = (
        f'<meta name="savepage-url" content="{URL}"><meta name="savepage-title" content="Panen">'
        '<meta name="savepage-pubdate" content="Unknown"><meta name="savepage-date" '
        'content="Fri Mar 10 2023 18:22:33 GMT+0700 (Waktu Indonesia Barat)">'
    )
    (found,) = zonaparse.pages(page("", head).encode())
    assert found.url == URL
    assert found.captured_at == datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)
