"""Pages that are no articles, told apart; and articles that look a little like them."""

import pytest

import zonaparse
from zonaparse.errors import NotAnArticle

TEXT = "<p>" + "Warga Desa Muara memanen padi sejak pagi di lahan yang kering. " * 6 + "</p>"
MENU = "".join(f'<a href="/rubrik/{n}">Rubrik {n}</a>' for n in range(30))
FORM = '<form><input name="email"><input type="password"><button>Masuk</button></form>'
COOKIES = "<p>" + "Kami dan mitra kami menyimpan kuki untuk menayangkan iklan. " * 9 + "</p>"


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def reason(html: str) -> str | None:
    try:
        zonaparse.parse(html)
    except NotAnArticle as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("challenge_page", page("Tunggu sebentar...", "<p>Memeriksa peramban Anda.</p>")),
        ("challenge_page", page("Human Verification", '<div id="captcha-container"></div>')),
        ("challenge_page", page("contoh.id", '<script src="/_Incapsula_Resource?x"></script>')),
        ("challenge_page", page("", '<script>src="https://geo.captcha-delivery.com/c"</script>')),
        ("consent_page", page("Before you continue to Contoh", COOKIES)),
        ("consent_page", page("Contoh.id", "<h1>Kami menghargai privasi Anda</h1>" + COOKIES)),
        ("consent_page", page("Persetujuan Cookie - Contoh", COOKIES)),
        ("login_page", page("Masuk | Contoh.id", FORM)),
        ("login_page", page("Login - Contoh", "<p>Lanjutkan dengan Google</p>")),
        ("login_page", page("Contoh.id", "<h1>Masuk ke akun Anda</h1>" + FORM)),
        ("login_page", page("Contoh.id", "<p>Baca berita ini dengan akun Anda.</p>" + FORM)),
        ("error_page", page("Halaman Tidak Ditemukan - Contoh", MENU)),
        ("error_page", page("Contoh.id", "<h1>Maaf, artikel telah dihapus</h1>" + TEXT)),
        ("error_page", page("Contoh.id - Not Found 404", TEXT)),
        (
            "error_page",
            page("404 Not Found", TEXT, '<meta property="og:type" content="article">'),
        ),
        ("index_page", page("Contoh.id - Berita Terkini", MENU)),
    ],
)
def test_what_is_no_article_has_a_reason(expected: str, html: str) -> None:
    assert reason(html) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Masuk ke Rumah Warga, Ular Piton Ditangkap",
        "Masuk Musim Kemarau, Warga Muara Mulai Memanen",
        "Login SSCASN Bermasalah, Ini Cara Mengatasinya",
        "Sebelum Melanjutkan Kuliah, Siswa Ini Bertani Dulu",
        "Tunggu Sebentar Lagi, Jalan Tol Dibuka",
        "404 Warga Mengungsi karena Banjir",
        "Berita Kehilangan: Kapal Tidak Ditemukan di Selat Sunda",
        "Privasi Anda di WhatsApp Kini Lebih Aman",
    ],
)
def test_an_article_that_no_head_calls_one_is_read(title: str) -> None:
    body = f"<h1>{title}</h1><article>{TEXT}</article>{FORM}{MENU}"
    assert zonaparse.parse(page(title, body)).title == title


def test_an_article_behind_a_login_form_is_read_as_far_as_it_is_shown() -> None:
    head = '<meta property="og:type" content="article">'
    teaser = "<h1>Panen Raya</h1><article><p>Warga Muara memanen padi.</p></article>"
    assert zonaparse.parse(page("Panen Raya", teaser + FORM, head)).title == "Panen Raya"


def test_an_article_about_a_missing_page_is_read() -> None:
    head = '<meta property="article:published_time" content="2022-01-21T08:00:00+07:00">'
    body = f"<h1>Halaman Tidak Ditemukan</h1><article>{TEXT}</article>"
    assert zonaparse.parse(page("Halaman Tidak Ditemukan", body, head)).published_at


SENTENCE = (
    "Warga Desa Contoh memanen padi bersama di sawah tepi sungai sejak Rabu pagi yang cerah itu."
)


@pytest.mark.parametrize(("length", "is_article"), [(16, True), (2, False)])
def test_a_long_text_in_moved_markup_is_an_article_whatever_its_address(
    length: int, is_article: bool
) -> None:
    head = "<link rel=canonical href=http://news.metrotvnews.com/daerah/8KyOYvxb-panen-raya>"
    text = f"<div class=x1>{f'<p>{SENTENCE}</p>' * length}</div>"
    page = f"{head}<title>Panen Raya</title><h1>Panen Raya</h1>{text}"
    if is_article:
        assert zonaparse.parse(page).paragraphs == [SENTENCE] * length
    else:
        with pytest.raises(NotAnArticle, match="index_page"):
            zonaparse.parse(page)
