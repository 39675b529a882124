"""Which lines of a body are its text, on small pages of their own."""

import pytest

import zonaparse
from zonaparse.article import Article

OTHER = "https://kabar.example/berita/2"
TEXT = "Warga memanen padi bersama di sawah yang luas itu sejak pagi, kata Budi."


def parsed(line: str) -> Article:
    body = f"<p>{TEXT}</p><p>{TEXT}</p>{line}<p>{TEXT}</p>"
    return zonaparse.parse(
        f"""<html lang=id><head><meta property="og:type" content="article"></head><body>
        <h1>Warga Desa Contoh Panen Raya</h1><div itemprop=articleBody>{body}</div></body></html>"""
    )


@pytest.mark.parametrize(
    "line",
    [
        "-- ADVERTISEMENT --",
        "Gulir ke bawah untuk melanjutkan membaca",
        "Simak selengkapnya di halaman selanjutnya.",
        "BERLANJUT KE HALAMAN BERIKUTNYA",
        "Klik halaman 2 >>>",
        "Halaman Selanjutnya: Sementara itu warga desa sebelah belum panen ...",
        "Baca selengkapnya >>",
        "Lanjut Baca",
        "Klik di sini untuk membaca",
        "Bagikan ini:",
        "Sukai ini:",
        "Video Pilihan Berikut Ini:",
        "Copyright © Kabar Contoh 2021",
        "Artikel ini pertama kali tayang di Kabar Lain",
        "Artikel ini dikutip dari Kabar Lain dengan judul Panen Raya",
        "Ikuti perkembangan berita ini dalam topik <a href='/t'>Panen</a>",
        "* Fakta atau Hoaks? Untuk mengetahui kebenarannya, kirim pesan ke nomor kami.",
        "Follow Berita Kabar Contoh di Google News",
        "Yuk gabung grup WhatsApp Kabar Contoh",
        "Cek berita dan artikel lain di Google News",
        "Dapatkan kabar terbaru lewat notifikasi, daftar di sini",
    ],
)
def test_paging_share_lines_and_promotions_are_no_text(line: str) -> None:
    assert parsed(f"<p>{line}</p>").paragraphs == [TEXT] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Iklan rokok di dekat sekolah itu akhirnya diturunkan warga.",
        "Halaman sekolah itu tergenang.",
        "WhatsApp merilis pembaruan fitur channel dan update kamera, kata Budi.",
        "Klik menu Update lalu pilih Channel di WhatsApp.",
        "Download aplikasi PeduliLindungi di Play Store atau App Store.",
        "Baca doa makan lalu cuci tangan.",
        "Baca juga: apa syarat membuat KTP?",
        "Artikel ini membahas tanda-tandanya.",
        "Foto: itu kata kunci yang dicari, ujar Budi.",
        "(Foto: http://foto.example/panen.jpg)",
        "Oleh karena itu, warga menunggu.",
        "Oleh Pemerintah Kabupaten Lebak, jalan itu akan diperbaiki.",
        "Video: http://video.example/panen",
    ],
)
def test_sentences_that_begin_alike_are_text(line: str) -> None:
    assert parsed(f"<p>{line}</p>").paragraphs == [TEXT, TEXT, line, TEXT]


@pytest.mark.parametrize(
    "label",
    [
        "Artikel lain:",
        "Berita Lainnya",
        "Bacaan terkait:",
        "Baca artikel lainnya",
        "Simak berita selengkapnya:",
        "Pilihan Redaksi:",
        "Selengkapnya baca:",
        "Terkait:",
    ],
)
def test_labels_of_prompts(label: str) -> None:
    article = parsed(f"<p>{label} <a href='{OTHER}'>Banjir Surut di Lebak</a></p>")
    assert [(link.text, link.url) for link in article.baca_juga] == [
        ("Banjir Surut di Lebak", OTHER)
    ]
    assert article.paragraphs == [TEXT] * 3


def test_a_prompt_that_lost_its_link_is_no_text() -> None:
    article = parsed("<p>Baca Juga: Banjir Surut di Lebak, Warga Kembali Bekerja</p>")
    assert article.paragraphs == [TEXT] * 3


@pytest.mark.parametrize(
    "line", ["Foto: Rani Putri", "(Foto: Istimewa)", "Panen di Lebak. (Foto: Rani/Kabar)"]
)
def test_a_credit_is_no_text_wherever_it_stands(line: str) -> None:
    assert parsed(f"<p>{line}</p>").paragraphs == [TEXT] * 3


def test_a_line_that_says_by_whom_alone_is_the_byline() -> None:
    article = parsed("<p>Oleh Rani Putri</p>")
    assert article.authors == ["Rani Putri"]
    assert article.paragraphs == [TEXT] * 3


@pytest.mark.parametrize("byline", ["BBC Indonesia", "Jurnalis", "Humas Pemkab Contoh"])
def test_agencies_and_offices_are_no_authors(byline: str) -> None:
    assert parsed(f"<p>Penulis: {byline}, Rani Putri</p>").authors == ["Rani Putri"]
