"""Which lines of a body are its text, on small pages of their own."""

import pytest

import zonaparse
from zonaparse.article import Article, Dateline
from zonaparse.document.lines import Line
from zonaparse.document.page import Page
from zonaparse.fields import dateline
from zonaparse.fields.people import Outlets
from zonaparse.region import container

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
        "Bagikan ini:",
        "Sukai ini:",
        "Video Pilihan Berikut Ini:",
        "Copyright © Kabar Contoh 2021",
        "Artikel ini pertama kali tayang di Kabar Lain",
        "Ikuti perkembangan berita ini dalam topik <a href='/t'>Panen</a>",
        "Follow Berita Kabar Contoh di Google News",
        "Yuk gabung grup WhatsApp Kabar Contoh",
        "Cek berita dan artikel lain di Google News",
        "Dapatkan kabar terbaru lewat notifikasi, daftar di sini",
        "<span>Share</span><a href='/f'>Facebook</a><a href='/t'>Twitter</a>",
        "<a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=2'>Selanjutnya</a>",
        "<a href='/f'>Share on Facebook</a> <a href='/t'>Tweet</a>",
        "Dilihat: 1.234 kali",
        "<b>TOPIK:</b> <a href='/tag/padi'>Padi</a>",
        "Artikel ini sebelumnya telah tayang di Kabar Lain dengan judul Panen Raya",
        "*Artikel ini pernah tayang sebelumnya di Kabar Lain",
        "Sebagian artikel ini telah tayang di Kabar Lain dengan judul Panen Raya",
        "Sebelumnya artikel ini telah terbit di Kabar Lain",
        "Simak videonya di bawah ini:",
        "A photo posted by Rani Putri (@raniputri) on Aug 16, 2015 at 1:12am PDT",
        "()",
        "Simak berita lainnya terkait <a href='/tag/panen'>Panen</a>",
        "Posted by Rani Putri on Saturday, May 9, 2020",
        "<b>Laman:</b> 1 <a href='/2/'>2</a>",
        "Dilarang keras mengambil konten di situs web ini tanpa izin tertulis dari redaksi.",
        "Temukan berita menarik lainnya di kanal kami.",
        "Baca 10 detik",
        "3 menit waktu baca",
    ],
)
def test_paging_share_lines_and_promotions_are_no_text(line: str) -> None:
    assert parsed(f"<p>{line}</p>").paragraphs == [TEXT] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Iklan rokok di dekat sekolah itu akhirnya diturunkan warga.",
        "Halaman sekolah itu tergenang.",
        "Dilarang mengambil ikan di waduk itu selama musim kemarau.",
        "Baca 10 menit sehari, kata guru itu kepada murid-muridnya.",
        "Kompas TV menyiarkan panen raya itu sejak pagi.",
        "Facebook dan Twitter ramai oleh panen raya itu.",
        "Berita terkini tentang panen raya itu ditunggu warga.",
        "WhatsApp merilis pembaruan fitur channel dan update kamera, kata Budi.",
        "Klik menu Update lalu pilih Channel di WhatsApp.",
        "Download aplikasi PeduliLindungi di Play Store atau App Store.",
        "Baca doa makan lalu cuci tangan.",
        "Baca juga: apa syarat membuat KTP?",
        "Artikel ini membahas tanda-tandanya.",
        "Baca selengkapnya sebelum menandatangani surat itu, kata Budi.",
        "Simak terus suaranya dari sawah.",
        "Ingin berbagi hasil panen, warga membuka dapur umum.",
        "Dikirim oleh warga, beras itu tiba pagi hari.",
        "Wartawan: Kapan panen dimulai?",
        "Penulis: Berapa luas sawah itu?",
        "Sebagian artikel tentang panen itu belum terbit.",
        "Foto kiriman warga itu ramai dibicarakan.",
        "Sumber: itulah kata yang paling jarang kita ketik.",
        'Sumber: "Kami tidak tahu dari mana air itu datang," kata seorang warga.',
        "Penulis: Rani Putri. Penerbit: Kabar. Tebal: 290 halaman.",
        "https://kabar.example/dokumen/panen",
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
    article = parsed(f"<p>{label} <a href='{OTHER}'>Banjir Surut</a></p>")
    assert [(link.text, link.url) for link in article.baca_juga] == [("Banjir Surut", OTHER)]
    assert article.paragraphs == [TEXT] * 3


def test_a_prompt_that_lost_its_link_is_no_text() -> None:
    article = parsed("<p>Baca Juga: Banjir Surut, Warga Kembali Bekerja</p>")
    assert article.paragraphs == [TEXT] * 3


@pytest.mark.parametrize(
    "line", ["Foto: Rani Putri", "(Foto: Istimewa)", "Panen di Lebak. (Foto: Rani/Kabar)"]
)
def test_a_credit_is_no_text_wherever_it_stands(line: str) -> None:
    assert parsed(f"<p>{line}</p>").paragraphs == [TEXT] * 3


def test_a_stamp_above_the_text_is_no_text() -> None:
    stamp = "<p>Minggu, 2 Januari 2016 21.00 WIB</p>"
    page = f"<h1>Panen</h1><article>{stamp}<p>{TEXT}</p>{stamp}<p>{TEXT}</p></article>"
    texts = [TEXT, "Minggu, 2 Januari 2016 21.00 WIB", TEXT]
    assert zonaparse.parse(page).paragraphs == texts


def test_a_dateline_stands_below_a_picture() -> None:
    body = f"<img src=/x.jpg><br><b>Lebak</b> - <p>{TEXT}</p><p>{TEXT}</p>"
    article = zonaparse.parse(f"<h1>Panen</h1><article>{body}</article>")
    assert article.paragraphs == [f"Lebak - {TEXT}", TEXT]


@pytest.mark.parametrize("heading", ["Berita Terkait", "<b>Artikel Pilihan:</b>", "Terpopuler"])
@pytest.mark.parametrize("box", ["itemprop=articleBody", "class=isi"])
def test_a_list_of_links_under_its_heading_is_no_text(heading: str, box: str) -> None:
    items = f"<li><a href={OTHER}>Banjir Surut</a></li><li><a href={OTHER}3>Jalan Dibuka</a></li>"
    text = f"<p>{TEXT}</p>" * 3
    article = zonaparse.parse(
        f"<h1>Panen</h1><div {box}>{text}<h3>{heading}</h3><ul>{items}</ul>{text}</div>"
    )
    assert (article.paragraphs, article.baca_juga) == ([TEXT] * 6, [])


def test_a_source_in_brackets() -> None:
    article = parsed("<p>(Sumber: Kabar Lain)</p>")
    assert (article.paragraphs, article.source) == ([TEXT] * 3, "Kabar Lain")


def test_the_translator_stands_below_the_text() -> None:
    article = parsed("<p>Penerjemah: Rani Putri<br>Editor: Budi Santoso</p>")
    assert (article.paragraphs, article.authors) == ([TEXT] * 3, [])
    assert article.editors == ["Budi Santoso"]


def test_a_line_that_says_by_whom_alone_is_the_byline() -> None:
    article = parsed("<p>Oleh Rani Putri</p>")
    assert article.authors == ["Rani Putri"]
    assert article.paragraphs == [TEXT] * 3


@pytest.mark.parametrize("byline", ["BBC Indonesia", "Jurnalis", "Humas Pemkab Contoh"])
def test_agencies_and_offices_are_no_authors(byline: str) -> None:
    assert parsed(f"<p>Penulis: {byline}, Rani Putri</p>").authors == ["Rani Putri"]


@pytest.mark.parametrize(
    ("line", "text", "outlet", "place"),
    [
        ("Kabar.com, Lebak: Warga", "Kabar.com, Lebak", "Kabar.com", "Lebak"),
        ("LEBAK, (KC).- Warga", "LEBAK, (KC)", "KC", "LEBAK"),
        ("LEBAK, KABAR.com-Warga", "LEBAK, KABAR.com", "KABAR.com", "LEBAK"),
        ("KABAR.CO.ID LEBAK -- Warga", "KABAR.CO.ID LEBAK", "KABAR.CO.ID", "LEBAK"),
        ("Kabar.com Lebak - Warga", "Kabar.com Lebak", "Kabar.com", "Lebak"),
        ("LEBAK (KABAR-Desa.com) - Warga", "LEBAK (KABAR-Desa.com)", "KABAR-Desa.com", "LEBAK"),
        ("YANGON, SABTU (REUTERS) - Warga", "YANGON, SABTU (REUTERS)", "REUTERS", "YANGON"),
        ("Lebak, BBC Indonesia - Warga", "Lebak, BBC Indonesia", "BBC Indonesia", "Lebak"),
        ("KABAR.COM. LEBAK - Warga", "KABAR.COM. LEBAK", "KABAR.COM", "LEBAK"),
        ("KABAR.COM, LEBAK/BOGOR -- Warga", "KABAR.COM, LEBAK/BOGOR", "KABAR.COM", "LEBAK/BOGOR"),
        ("Lebak, 12 Juni (KC) - Warga", "Lebak, 12 Juni (KC)", "KC", "Lebak"),
        ("LEBAK--(KC/KC WIRE)-- Warga", "LEBAK--(KC/KC WIRE)", "KC KC WIRE", "LEBAK"),
    ],
)
def test_datelines(line: str, text: str, outlet: str, place: str) -> None:
    found = dateline.read(Line("paragraph", f"{line} panen."), Outlets(frozenset({"kc"})))
    assert found == Dateline(text=text, outlet=outlet, place=place)


def test_the_headline_is_not_the_name_of_the_site() -> None:
    article = zonaparse.parse(
        f"""<title>Panen Raya | Kabar Desa</title><h1>Kabar Desa</h1><div class=post>
        <h2>Panen Raya</h2>Ditulis pada Maret 30, 2015 oleh Admin<p>{TEXT}</p><p>{TEXT}</p></div>"""
    )
    assert article.title == "Panen Raya"
    assert article.published_text == "Maret 30, 2015"


def test_a_site_that_is_named_by_its_domain_is_no_author() -> None:
    page = f"""<meta property=og:site_name content=kabardesa.com><meta name=author
        content="Kabar Desa"><h1>Warga Desa Panen Raya</h1><article><p>{TEXT}</p></article>"""
    assert zonaparse.parse(page).authors == []


@pytest.mark.parametrize(
    ("printed", "credit_line"),
    [
        ("(ani/bud)", "(ani/bud)"),
        ("(Ani/Bud*)", "(Ani/Bud*)"),
        ("(X-10)", "(X-10)"),
        ("(Ant/OL-2)", "(Ant/OL-2)"),
        ("(A011)", "(A011)"),
        ("(T.R010/B/M016) 04-11-2015 10:11:33", "(T.R010/B/M016) 04-11-2015 10:11:33"),
        ("(Uu.G003/C/A011)", "(Uu.G003/C/A011)"),
        ("(A069*P003)", "(A069*P003)"),
        ("(*/I-2)", "(*/I-2)"),
        ("(Kabar.com/Rani, Warta.co.id/Budi)", "(Kabar.com/Rani, Warta.co.id/Budi)"),
        ("[KABAR.COM/RANI]", "[KABAR.COM/RANI]"),
        ("(Kabar.com/Rani) (TribunJakarta/Budi)", "(Kabar.com/Rani) (TribunJakarta/Budi)"),
        ("(Kabar.com/Rani, Warta/Budi) (Warta)", "(Kabar.com/Rani, Warta/Budi) (Warta)"),
        ("(Antara/Rani)*", "(Antara/Rani)"),
        ("(Ahm/Ndw/*)", "(Ahm/Ndw/*)"),
        ("***/PRMN", None),
        ("[***]", None),
        ("[]", None),
        ("*", None),
        ("(*)", None),
    ],
)
@pytest.mark.parametrize("between", [" ", "<br>", "<br><br>"])
def test_sign_offs(printed: str, credit_line: str | None, between: str) -> None:
    page = f"<h1>Warga Desa Panen Raya</h1><article><p>{TEXT}{between}{printed}</p></article>"
    article = zonaparse.parse(page)
    assert (article.paragraphs, article.credit_line) == ([TEXT], credit_line)


@pytest.mark.parametrize("end", ["pada Senin (4/5).", "kata Budi (25).", "menurut BMKG (X-10)."])
def test_brackets_inside_a_sentence_are_no_sign_off(end: str) -> None:
    text = f"Warga memanen padi {end}"
    page = f"<h1>Warga Desa Panen Raya</h1><article><p>{TEXT}</p><p>{text}</p></article>"
    assert zonaparse.parse(page).paragraphs == [TEXT, text]


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Panen. ANTARA FOTO/Rani Putri/foc/16.", "Panen.", "ANTARA FOTO/Rani Putri/foc/16"),
        ("Panen (iStockphoto)", "Panen", "iStockphoto"),
        ("Panen [Arsip Kabar]", "Panen", "Arsip Kabar"),
        ("Panen (kabar.co.id)", "Panen", "kabar.co.id"),
        ("Panen. | Foto: Rani", "Panen.", "Rani"),
        ("Panen. Dok. Humas", "Panen.", "Dok. Humas"),
        ("Panen. Photo by Rani on Unsplash", "Panen.", "Rani on Unsplash"),
        ("Panen - (Kabar/Rani)", "Panen", "Kabar/Rani"),
        ("Foto: Rani Putri/Kabar", None, "Rani Putri/Kabar"),
        ("AFP PHOTO / RANI", None, "AFP PHOTO / RANI"),
        ("Thinkstock/rani", None, "Thinkstock/rani"),
        ("Foto: petani memanen padi", "Foto: petani memanen padi", None),
        ("Petani (kiri) dan camat (kanan)", "Petani (kiri) dan camat (kanan)", None),
        ("Panen di Jl. A/B", "Panen di Jl. A/B", None),
        ("Panen (kabar.gov)", "Panen", "kabar.gov"),
        ("Panen (gettyimages)", "Panen", "gettyimages"),
        ("Panen (Foto: Rani (Lebak))", "Panen", "Rani (Lebak)"),
        ("Panen, Senin (12/10)/MB", "Panen, Senin (12/10)", "MB"),
        ("Panen()", "Panen", None),
        ("Panen (Okezone)", "Panen", "Okezone"),
        ("Panen (Daily Mail)", "Panen", "Daily Mail"),
        ("Panen. (Liputan 6 SCTV)", "Panen.", "Liputan 6 SCTV"),
        ("Panen (Via: kabar.com)", "Panen", "kabar.com"),
        ("Bantuan dikirim (via udara)", "Bantuan dikirim (via udara)", None),
        ("Panen. (www.esdm.go.id)", "Panen.", "www.esdm.go.id"),
        ("Panen (Humas Polri)", "Panen", "Humas Polri"),
        ("Foto: ist", None, "ist"),
        ("Dok. Kabar", None, "Dok. Kabar"),
        ("Foto: @rani/Twitter", None, "@rani/Twitter"),
        ("Panen di Lebak.<br>Foto diambil Sabtu.", "Panen di Lebak. Foto diambil Sabtu.", None),
        ("Terminal baru (AP II)", "Terminal baru (AP II)", None),
    ],
)
def test_captions_and_credits(printed: str, caption: str | None, credit: str | None) -> None:
    figure = f"<figure><img src=/x.jpg><figcaption>{printed}</figcaption></figure>"
    article = zonaparse.parse(
        f"<h1>Warga Desa Panen Raya</h1><article>{figure}<p>{TEXT}</p></article>",
        url="https://kabar.example/berita/1",
    )
    assert article.image is not None
    assert (article.image.caption, article.image.credit) == (caption, credit)


def test_a_list_of_related_links_is_known_by_its_label() -> None:
    links = f"<li><b>Baca Juga :</b></li><li><a href='{OTHER}'>Banjir Surut</a></li>"
    article = zonaparse.parse(
        f"""<h1>Warga Desa Contoh Panen Raya</h1><div class=isi><p>{TEXT}</p><p>{TEXT}</p>
        <ul class="part related">{links}</ul><p>{TEXT}</p><p>{TEXT}</p></div>""",
        url="https://kabar.example/berita/1",
    )
    assert [link.url for link in article.baca_juga] == [OTHER]
    assert article.paragraphs == [TEXT] * 4


@pytest.mark.parametrize(
    "printed",
    [
        f"<div class=related-x><span>Baca Juga</span><a href={OTHER}>Banjir Surut</a></div>",
        f"<p>Baca juga:</p><ul><li><a href={OTHER}>Banjir Surut</a></li></ul>",
        f"<h3>Baca juga:</h3><p><a href={OTHER}>Banjir Surut</a></p>",
        f"<p><a href={OTHER}><strong>Baca juga: Banjir Surut</strong></a></p>",
    ],
)
@pytest.mark.parametrize("box", ["itemprop=articleBody", "class=isi"])
def test_a_prompt_is_kept_however_its_label_stands(printed: str, box: str) -> None:
    text = f"<p>{TEXT}</p>" * 3
    article = zonaparse.parse(f"<h1>Panen Raya</h1><div {box}>{text}{printed}{text}</div>")
    assert [link.text for link in article.baca_juga] == ["Banjir Surut"]
    assert article.paragraphs == [TEXT] * 6


@pytest.mark.parametrize(
    ("printed", "paragraphs"),
    [
        (f"<p><strong>1. Panen Padi</strong><br>{TEXT}</p>", ["1. Panen Padi", TEXT]),
        (f"<p><strong>LEBAK -</strong><br>{TEXT}</p>", [f"LEBAK -\n{TEXT}"]),
        (f"<p><strong>Padi</strong> dan jagung<br>{TEXT}</p>", [f"Padi dan jagung\n{TEXT}"]),
        ("<p><strong>Padi<br>Jagung</strong></p>", ["Padi\nJagung"]),
    ],
)
def test_a_first_line_in_bold_is_a_heading(printed: str, paragraphs: list[str]) -> None:
    assert parsed(printed).paragraphs == [TEXT, TEXT, *paragraphs, TEXT]


def test_a_dateline_in_bold_above_a_break_is_no_heading() -> None:
    body = f"<p><b>Kabar.com, Lebak</b><br>{TEXT}</p><p>{TEXT}</p>"
    article = zonaparse.parse(f"<h1>Panen</h1><article>{body}</article>")
    assert article.paragraphs == [f"Kabar.com, Lebak\n{TEXT}", TEXT]
    assert article.dateline == Dateline(text="Kabar.com, Lebak", outlet="Kabar.com", place="Lebak")


def test_a_list_of_tags_inside_the_body_is_no_text() -> None:
    tags = "<ul><li><a href=/tag/padi>#Padi Raya</a><li><a href=/tag/desa>Desa</a></ul>"
    assert parsed(tags).paragraphs == [TEXT] * 3
    linked = "<ul><li><a href=/tag/padi>Padi</a> dipanen lebih dulu di desa itu.</ul>"
    assert parsed(linked).paragraphs[2] == "Padi dipanen lebih dulu di desa itu."


HEAD = """<meta property=og:type content=article>
    <meta property=og:image content="https://a.example/600x300/foto/panen-lebak.jpg?v=2">
    <h1>Warga Desa Panen Raya</h1>"""


@pytest.mark.parametrize(
    ("box", "caption", "credit"),
    [
        ("<div>{0}<div>Panen di Lebak. (Foto: Rani)</div></div>", "Panen di Lebak.", "Rani"),
        ("<div><div><a href=/besar.jpg>{0}</a></div><p>Panen</p></div>", "Panen", None),
        ("<div><a href=/lain>{0}<b>Panen Raya di Desa Lain</b></a></div>", None, None),
        ("<div>{0}</div>", None, None),
        ("<div>{0}<b>Perbesar</b></div>", None, None),
    ],
)
def test_the_caption_of_a_picture_in_a_place_that_is_not_known(
    box: str, caption: str | None, credit: str | None
) -> None:
    picture = "<img src=https://a.example/900/foto/panen-lebak.jpg>"
    article = zonaparse.parse(
        f"{HEAD}<section>{box.format(picture)}</section><article><p>{TEXT}</p></article>",
        url="https://kabar.example/berita/1",
    )
    assert article.image is not None
    assert article.image.url == "https://a.example/900/foto/panen-lebak.jpg"
    assert (article.image.caption, article.image.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("published", "modified", "told"),
    [
        ("2021-06-17T11:38:29-07:00", "2021-06-17T19:23:04-07:00", "2021-06-17T19:23:04+07:00"),
        ("2021-06-17T04:38:29+00:00", "2021-06-17T12:23:04+00:00", "2021-06-17T12:23:04+00:00"),
        ("2021-06-17T11:38:29+07:00", "2021-06-16T19:23:04+07:00", None),
        ("2021-06-17T11:38:29+07:00", "2021-06-17T11:38:40+07:00", None),
    ],
)
def test_the_time_of_a_change(published: str, modified: str, told: str | None) -> None:
    article = zonaparse.parse(
        f"""<meta property=article:published_time content={published}>
        <meta property=article:modified_time content={modified}>
        <div class=mdk-news-head><h1>Panen</h1></div><p class=mdk-date-reporter>
        Kamis, 17 Juni 2021 11:38</p><div class=mdk-body-paragraph><p>{TEXT}</p></div>""",
        url="https://www.merdeka.com/peristiwa/panen.html",
    )
    assert (article.modified_at.isoformat() if article.modified_at else None) == told


LONG = " ".join([TEXT] * 3)


def test_a_word_that_links_its_tag_stays_in_its_sentence() -> None:
    linked = 'Harga <a class="inner-link-tag" href="/tag/gabah">gabah</a> naik sejak pekan lalu.'
    body = f"<h1>Harga Gabah Naik</h1><article>{f'<p>{LONG}</p>' * 4}<p>{linked}</p></article>"
    article = zonaparse.parse(f"<html lang=id><title>Harga Gabah Naik</title>{body}")
    assert article.paragraphs[-1] == "Harga gabah naik sejak pekan lalu."


def test_cards_between_rules_are_no_text_of_a_site_without_a_template() -> None:
    card = (
        "<div class=row><div class=c4><a href=/b/{0}><img src=/{0}.jpg></a></div><div class=col>"
        "<h3><a href=/b/{0}>Warga Kampung {0} Memanen Padi Bersama</a></h3>"
        "<p>Panen di kampung nomor {0} dimulai pagi hari dan berakhir petang hari.</p></div></div>"
    )
    cards = "<hr>".join(card.format(number) for number in range(9))
    body = f"<h1>Harga Gabah Naik</h1><div>{f'<p>{LONG}</p>' * 3}</div><div>{cards}</div>"
    article = zonaparse.parse(f"<html lang=id><title>Harga Gabah Naik</title><div>{body}</div>")
    assert article.paragraphs == [LONG] * 3


def test_a_long_list_of_remarks_under_an_article_is_not_its_text() -> None:
    remark = f"<li><p>Kata warga ke-{{}} hari ini.</p><p>{LONG}</p><p>{LONG}</p></li>"
    remarks = "".join(remark.format(number) for number in range(9))
    article = f"<article><h1>Harga Gabah Naik</h1><div>{f'<p>{LONG}</p>' * 3}</div></article>"
    page = f"<html lang=id><title>Harga Gabah Naik</title><main>{article}<ul>{remarks}</ul></main>"
    assert zonaparse.parse(page).paragraphs == [LONG] * 3


def test_a_menu_set_far_apart_is_not_the_text() -> None:
    links = ("\n" + "\t" * 12).join(f"<a href=/k/{n}>Kanal {n}</a>" for n in range(9))
    text = f"<h1>Harga Gabah Naik</h1><div id=text>{f'<p>{LONG}</p>' * 3}</div>"
    found = container.find(Page(f"<div><ul>{f'<li>{links}</li>' * 30}</ul></div><div>{text}</div>"))
    assert found is not None
    assert found.node.id == "text"


@pytest.mark.parametrize(
    ("printed", "authors", "editors", "source"),
    [
        ("Laporan Koresponden Kabar Contoh, Rani Putri dari Jepang", ["Rani Putri"], [], None),
        ("Laporan Wartawan Kompas.com Rani Putri", ["Rani Putri"], [], None),
        ("Laporan Pos Kupang, Rani Putri", ["Rani Putri"], [], None),
        ("Koresponden Kabar.com, Rani Putri di Jepang", ["Rani Putri"], [], None),
        ("*Laporan Wartawan Tribun Medan, Rani Putri", ["Rani Putri"], [], None),
        ("Penulis:<br>Rani Putri, Dosen Universitas Contoh", ["Rani Putri"], [], None),
        ("Oleh: Rani Putri<br>Pengamat Politik dan Pemerhati Desa", ["Rani Putri"], [], None),
        ("KABAR.CO.ID, Oleh: Rani Putri", ["Rani Putri"], [], None),
        ("Sumber berita : Humas Polda Contoh", [], [], "Humas Polda Contoh"),
        ("Reporter Magang: Rani Putri", ["Rani Putri"], [], None),
        ("Penulis: Kontributor Jember", [], [], None),
        ("Penulis: Rani Putri (Sleman), Budi Santoso", ["Rani Putri", "Budi Santoso"], [], None),
        ("Sumber: Halodoc, Alodokter (H-2)", [], [], "Halodoc, Alodokter"),
        (
            "Sumber:<br><a href=http://a.example/b/>http://a.example/b/</a>",
            [],
            [],
            "http://a.example/b/",
        ),
        ("Editor:</p><p>Budi Santoso", [], ["Budi Santoso"], None),
        ("Editor:</p><p>Follow Berita Kabar Contoh di Google News", [], [], None),
        ("Oleh: Rani Putri</p><p>Pengamat Transportasi", ["Rani Putri"], [], None),
    ],
)
def test_labels_of_bylines(
    printed: str, authors: list[str], editors: list[str], source: str | None
) -> None:
    article = parsed(f"<p>{printed}</p>")
    assert (article.authors, article.editors, article.source) == (authors, editors, source)
    assert article.paragraphs == [TEXT] * 3


def test_a_sign_off_stands_behind_the_source() -> None:
    page = (
        f"<h1>Panen</h1><article><p>{TEXT}</p><p>Sumber: Kabar.com <b>(ani/bud)</b></p></article>"
    )
    article = zonaparse.parse(page)
    assert (article.paragraphs, article.source) == ([TEXT], "Kabar.com")
    assert article.credit_line == "(ani/bud)"


def test_the_writer_and_the_desk_sign() -> None:
    page = f"<h1>Panen</h1><article><p>{TEXT} (ani)</p><p>(bud)</p></article>"
    article = zonaparse.parse(page)
    assert (article.paragraphs, article.credit_line) == ([TEXT], "(ani) (bud)")


def test_a_typed_list_is_a_paragraph_an_item() -> None:
    article = parsed("<p>Yang dipanen:<br>- padi<br>- jagung</p><p>Ada 2. Lalu<br>- itu.</p>")
    assert article.paragraphs[2:5] == ["Yang dipanen:", "- padi", "- jagung"]
    assert article.paragraphs[5] == "Ada 2. Lalu\n- itu."


def test_the_data_of_a_book_are_text() -> None:
    data = "Judul: Padi<br>Penulis: Rani Putri<br>Penerbit: Kabar"
    article = parsed(f"<p>{data}</p>")
    assert (article.paragraphs[2], article.authors) == (data.replace("<br>", "\n"), [])


def test_links_below_a_prompt_are_related_too() -> None:
    prompt = f"<p>Baca juga: <a href={OTHER}>Banjir Surut</a></p><p><a href={OTHER}3>Jalan</a></p>"
    tags = "<p><a href=/tag/padi>Padi</a> <a href=/tag/desa>Desa</a></p>"
    article = parsed(f"{prompt}<p>{TEXT}</p>{prompt}{tags}")
    assert [link.text for link in article.baca_juga] == ["Banjir Surut", "Jalan"] * 2


PICTURE = "<img src=/x.jpg>"


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Keterangan foto: Warga memanen padi/MB", "Warga memanen padi/MB", None),
        ("Ket. foto: Warga memanen padi (Foto: Rani)", "Warga memanen padi", "Rani"),
        (
            "Foto : Suasana panen raya di sawah Desa Contoh.",
            "Suasana panen raya di sawah Desa Contoh.",
            None,
        ),
        ("Warga memanen padi (Kabar.com/Rani Putri)", "Warga memanen padi", "Kabar.com/Rani Putri"),
        ("Warga memanen padi (TRIBUN JATENG/RANI)", "Warga memanen padi", "TRIBUN JATENG/RANI"),
    ],
)
def test_a_line_below_a_picture_is_its_caption(
    printed: str, caption: str, credit: str | None
) -> None:
    body = f"<p>{TEXT}</p><p>{PICTURE}</p><p><em>{printed}</em></p><p>{TEXT}</p>"
    article = zonaparse.parse(
        f"<h1>Warga Desa Panen Raya</h1><article>{body}</article>", url="https://kabar.example/b/1"
    )
    assert article.paragraphs == [TEXT, TEXT]
    assert [(image.caption, image.credit) for image in article.images] == [(caption, credit)]


@pytest.mark.parametrize("printed", ["1. Padi (Pare / Gabah)", "Warga memanen padi. (ani/bud)"])
def test_a_line_below_a_picture_may_be_text(printed: str) -> None:
    body = f"<p>{TEXT}</p><p>{PICTURE}</p><p>{printed}</p><p>{TEXT}</p>"
    page = f"<h1>Warga Desa Panen Raya</h1><article>{body}</article>"
    assert zonaparse.parse(page, url="https://kabar.example/b/1").paragraphs == [
        TEXT,
        printed,
        TEXT,
    ]


def test_the_caption_of_the_lead_picture_stands_above_the_text() -> None:
    body = f"<p>Keterangan foto: Warga memanen padi</p><p>{TEXT}</p>"
    article = zonaparse.parse(f"{HEAD}<article>{body}</article>")
    assert (article.caption, article.paragraphs) == ("Warga memanen padi", [TEXT])


def test_a_name_in_brackets_that_is_the_writers_is_a_credit() -> None:
    figure = f"<figure>{PICTURE}<figcaption>Panen di Lebak (Rani Putri)</figcaption></figure>"
    for byline, caption, credit in (
        ("Rani Putri", "Panen di Lebak", "Rani Putri"),
        ("Budi Santoso", "Panen di Lebak (Rani Putri)", None),
    ):
        body = f"{figure}<p>{TEXT}</p><p>Penulis: {byline}</p>"
        page = f"<h1>Warga Desa Panen Raya</h1><article>{body}</article>"
        image = zonaparse.parse(page, url="https://kabar.example/b/1").image
        assert image is not None
        assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "box",
    [
        f"<table class=tr-caption-container><tr><td>{PICTURE}<tr><td class=tr-caption>Panen"
        "</table>",
        f"<div class=wp-caption>{PICTURE}<p class=wp-caption-text>Panen</p></div>",
    ],
)
def test_pictures_of_blogs_have_their_captions(box: str) -> None:
    page = f"<h1>Warga Desa Panen Raya</h1><div>{box}{f'<p>{TEXT}</p>' * 4}</div>"
    article = zonaparse.parse(page, url="https://kabar.example/b/1")
    assert (article.caption, article.paragraphs) == ("Panen", [TEXT] * 4)


def test_a_picture_that_a_script_would_load_has_the_address_of_the_head() -> None:
    box = "<figure><img src='data:image/gif;base64,R0'><figcaption>Panen</figcaption></figure>"
    article = zonaparse.parse(f"{HEAD}<article>{box}<p>{TEXT}</p></article>")
    assert article.image is not None
    assert article.image.url == "https://a.example/600x300/foto/panen-lebak.jpg?v=2"
    assert article.image.caption == "Panen"


def test_the_icon_of_a_blog_is_no_picture() -> None:
    head = '<meta property="og:image" content="https://secure.gravatar.com/blavatar/55bf?s=200">'
    article = zonaparse.parse(f"{head}<h1>Panen Raya di Desa</h1><article><p>{TEXT}</p></article>")
    assert article.image is None


def test_a_quoted_post_is_its_text_alone() -> None:
    post = "<a>@rani</a> Panen raya! <a>#padi</a> <a>♬ suara asli - Rani</a>"
    article = parsed(f"<blockquote><section>{post}</section></blockquote>")
    assert article.paragraphs[2] == "Panen raya! #padi"


@pytest.mark.parametrize("cited", ["(HR Bukhari dan Muslim)", "(tertawa)", "(Bersambung)"])
def test_what_is_cited_or_done_is_no_sign_off(cited: str) -> None:
    text = f'Warga memanen padi, kata Budi, "Panen ini milik desa." {cited}'
    page = f"<h1>Warga Desa Panen Raya</h1><article><p>{TEXT}</p><p>{text}</p></article>"
    article = zonaparse.parse(page)
    assert (article.paragraphs, article.credit_line) == ([TEXT, text], None)


def test_a_sentence_with_the_credit_of_a_picture_is_text() -> None:
    article = parsed('<p>"Panen ini milik desa," kata Budi. (Foto: Humas Lebak)</p>')
    assert article.paragraphs[2] == '"Panen ini milik desa," kata Budi.'


LINK, NEXT = f"<a href={OTHER}>Banjir</a>", f"<a href={OTHER}3>Jalan</a>"


@pytest.mark.parametrize(
    "printed",
    [
        f"<p><b>Baca juga:</b><br>1. {LINK}<br>2. {NEXT}</p>",
        f"<p>Artikel terkait:</p><ul><li>{LINK}<li>{NEXT}</ul>",
        f"<p>Berita Populer:</p><p>- {LINK}</p><p>- {NEXT}</p>",
        f"<p>{TEXT} <b>Baca Juga: {LINK}</b></p><p>{NEXT}</p>",
        f"<h2>Jangan Lewatkan Yang Ini!</h2><p>{LINK}</p><p>{NEXT}</p>",
    ],
)
@pytest.mark.parametrize("box", ["itemprop=articleBody", "class=isi"])
def test_related_links_in_any_form(printed: str, box: str) -> None:
    body = f"<p>{TEXT}</p>" * 4 + printed + f"<p>{TEXT}</p>" * 2
    article = zonaparse.parse(f"<h1>Warga Desa Panen Raya</h1><div {box}>{body}</div>")
    assert [link.text for link in article.baca_juga] == ["Banjir", "Jalan"]
    assert set(article.paragraphs) == {TEXT}


def test_another_post_that_wordpress_embeds_is_related() -> None:
    card = f"<blockquote class=wp-embedded-content><p>{LINK}</p></blockquote>"
    body = f"<p>{TEXT}</p>" * 4 + card
    article = zonaparse.parse(f"<h1>Warga Desa Panen Raya</h1><div>{body}</div>")
    assert [link.text for link in article.baca_juga] == ["Banjir"]
    assert article.paragraphs == [TEXT] * 4


def test_who_is_quoted_is_no_text() -> None:
    said = "Panen tahun ini yang terbaik sejak kami membuka sawah di lereng itu bersama-sama."
    quote = f"<blockquote><p>{said}</p><cite>Budi Santoso</cite></blockquote>"
    body = f"<p>{TEXT}</p>" * 4 + quote
    article = zonaparse.parse(f"<h1>Warga Desa Panen Raya</h1><div>{body}</div>")
    assert article.paragraphs == [*[TEXT] * 4, said]


@pytest.mark.parametrize("place", ["{0}<div>{1}</div>", "<div>{0}{1}</div>"])
def test_tags_that_wordpress_marks_among_categories(place: str) -> None:
    marked = (
        "<p class=postinfo>Filed under: <a href=/k rel='category tag'>Kabar</a> | Tagged: "
        "<a href=/tag/padi/ rel=tag>padi</a>, <a href=/tag/desa/ rel=tag>desa raya</a></p>"
    )
    body = place.format(f"<p>{TEXT}</p>" * 4, marked)
    article = zonaparse.parse(f"<h1>Warga Desa Panen Raya</h1><div>{body}</div>")
    assert article.tags == ["padi", "desa raya"]


def test_a_dateline_in_bold_that_has_its_outlet_in_brackets_needs_no_dash() -> None:
    body = f"<p><b>Lebak (Kabar.com)</b></p><p>{TEXT}</p>"
    found = zonaparse.parse(f"<h1>Warga Desa Panen Raya</h1><article>{body}</article>").dateline
    assert found == Dateline(text="Lebak (Kabar.com)", outlet="Kabar.com", place="Lebak")


def test_a_first_paragraph_with_its_dateline_is_no_caption() -> None:
    body = "<p>LEBAK - Warga memanen padi di sawah. (Foto: Rani)</p>"
    article = zonaparse.parse(f"{HEAD}<article>{body}<p>{TEXT}</p></article>")
    assert article.paragraphs == ["LEBAK - Warga memanen padi di sawah.", TEXT]
