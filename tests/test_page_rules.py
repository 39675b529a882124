"""Rules of the PRMN family on small pages of their own, one rule a test."""

import pytest

import zonaparse
from zonaparse.article import Article, ProblemCode

ARTICLE = "https://zonabanten.pikiran-rakyat.com/banten/pr-23"
DATE = '<div class="read__info__date"> - 7 Oktober 2020, 15:13 WIB</div>'
AUTHOR = '<div class="read__info__author"><a>Ani Sari</a></div>'
BODY = "<p>ZONABANTEN.com - Satu kalimat.</p><p>Dua kalimat.</p>"
EDITOR = "<p> Editor: <a>Budi Santoso</a> </p>"


def parsed(
    info: str = AUTHOR + DATE,
    photo: str = "",
    body: str = BODY,
    after: str = EDITOR,
    head: str = "",
) -> Article:
    return zonaparse.parse(
        f"""<!DOCTYPE html><html lang="id"><head><title>Banjir Surut - Zona Banten</title>
        <meta property="og:site_name" content="Zona Banten">
        <meta property="og:title" content="Banjir Surut - Zona Banten">
        <meta property="og:url" content="{ARTICLE}1/banjir-surut">{head}</head>
        <body><date>Kamis, 15 Oktober 2020</date><section><div class="mt3">
        <h1 class="read__title">Banjir Surut</h1><div class="read__info">{info}</div>{photo}
        </div></section><div class="read__article"><div class="col-bs12-9">
        <article class="read__content clearfix" itemprop="articleBody">{body}</article>
        {after}</div></div></body></html>"""
    )


def codes(article: Article) -> set[ProblemCode]:
    return {problem.code for problem in article.problems}


@pytest.mark.parametrize(
    "prompt",
    [
        "<p><strong>Baca Juga: <a href='{0}2'>Judul Lain</a></strong></p>",
        "<p><strong>Baca Juga: </strong><a href='{0}2'>Judul Lain</a></p>",
        "<p>Baca Juga : <strong><a href='{0}2'>Judul Lain</a></strong></p>",
        "<p><strong>BACA JUGA - <a href='{0}2'>Judul Lain</a></strong></p>",
        "<p><em>Baca juga</em>: <a href='{0}2'>Judul Lain</a>.</p>",
        "<p>Lihat Juga: <a href='{0}2'>Judul</a> <a href='{0}2'>Lain</a></p>",
        "<p>Baca Juga:</p><p><a href='{0}2'>Judul Lain</a></p>",
        "<ul><li>Baca Juga: <a href='{0}2'>Judul Lain</a></li></ul>",
        "<p>Tiga kalimat.<br><strong>Baca Juga: <a href='{0}2'>Judul Lain</a></strong></p>",
    ],
)
def test_a_label_with_a_link_is_a_prompt(prompt: str) -> None:
    article = parsed(body=BODY + prompt.format(ARTICLE))
    assert [(link.text, link.url) for link in article.baca_juga] == [("Judul Lain", ARTICLE + "2")]
    assert "Judul Lain" not in article.body


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Simak ulasan lengkapnya.", "Simak ulasan lengkapnya."),
        ("Simak <a href='/tag/a'>cara</a> ini.", "Simak cara ini."),
        ("Baca juga: apa syarat membuat KTP?", "Baca juga: apa syarat membuat KTP?"),
        (
            "Baca juga <a href='/a/pr-231/b'>label</a> sebelum membeli obat di warung.",
            "Baca juga label sebelum membeli obat di warung.",
        ),
    ],
)
def test_a_sentence_that_starts_like_a_label_is_text(markup: str, text: str) -> None:
    article = parsed(body=f"{BODY}<p>{markup}</p>")
    assert article.paragraphs[-1] == text
    assert article.baca_juga == []


@pytest.mark.parametrize(
    ("printed", "outlet", "place"),
    [
        ("ZONABANTEN.com - ", "ZONABANTEN.com", None),
        ("<strong>ZONABANTEN.COM</strong>&nbsp;- ", "ZONABANTEN.COM", None),
        ("ZONA BANTEN – ", "ZONA BANTEN", None),
        ("ZONABANTEN.com—", "ZONABANTEN.com", None),
        ("PIKIRAN RAKYAT -- ", "PIKIRAN RAKYAT", None),
        ("PR DEPOK - ", "PR DEPOK", None),
        ("LEBAK, ZONABANTEN.com - ", "ZONABANTEN.com", "LEBAK"),
        ("SERANG - ", None, "SERANG"),
    ],
)
def test_dateline(printed: str, outlet: str | None, place: str | None) -> None:
    article = parsed(body=f"<p>{printed}Satu kalimat.</p><p>Dua.</p>")
    assert article.dateline is not None
    assert (article.dateline.outlet, article.dateline.place) == (outlet, place)
    assert article.paragraphs[0].endswith("Satu kalimat.")
    assert article.paragraphs[0].startswith(article.dateline.text)


@pytest.mark.parametrize(
    "opening", ["Presiden - yang baru terpilih - datang.", "Covid-19 naik.", "Hari ini, Senin - X."]
)
def test_a_sentence_with_a_dash_has_no_dateline(opening: str) -> None:
    assert parsed(body=f"<p>{opening}</p>").dateline is None


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Warga mengungsi /Xinhua", "Warga mengungsi", "Xinhua"),
        ("Warga mengungsi /", "Warga mengungsi", None),
        (
            "Warga mengungsi /ANTARA FOTO/Rivan Lingga/",
            "Warga mengungsi",
            "ANTARA FOTO/Rivan Lingga",
        ),
        ("Siaga 24/7 di Lebak", "Siaga 24/7 di Lebak", None),
        ("/Pixabay", None, "Pixabay"),
        ("Foto: Rani Putri", None, "Rani Putri"),
        ("Warga mengungsi. ANTARA/HO-BPBD Lebak", "Warga mengungsi.", "ANTARA/HO-BPBD Lebak"),
        ("Foto: Antara/Rani Putri", None, "Antara/Rani Putri"),
        ("Foto: Warga mengungsi dari Lebak", "Foto: Warga mengungsi dari Lebak", None),
        ("", None, None),
    ],
)
def test_caption_and_credit(printed: str, caption: str | None, credit: str | None) -> None:
    article = parsed(
        photo=f"""<div class="photo"><div class="photo__img"><img src="https://a.id/x.jpg">
        <div class="photo__caption"> {printed} </div></div></div>"""
    )
    assert article.image is not None
    assert (article.image.caption, article.image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "ending", ["Akhir.***", "Akhir. ***</p><p>***</p><p>&nbsp;", "Akhir.</p><p>* * *"]
)
def test_the_end_mark_is_no_text(ending: str) -> None:
    assert parsed(body=f"{BODY}<p>{ending}</p>").paragraphs[2:] == ["Akhir."]


def test_a_sign_off_is_the_credit_line() -> None:
    article = parsed(body=f"{BODY}<p>Akhir.*** (ani/bud)</p>")
    assert (article.paragraphs[-1], article.credit_line) == ("Akhir.", "(ani/bud)")


@pytest.mark.parametrize(
    "after",
    [
        "<p>Editor: Budi Santoso</p><p>Sumber: Daily Mail</p>",
        "<div>Editor: <a>Budi Santoso</a><br>Sumber: Daily Mail</div>",
        "<div><p>Editor:</p><p><a>Budi Santoso</a></p></div><p>Sumber : Daily Mail</p>",
    ],
)
def test_editor_and_source_under_the_body(after: str) -> None:
    article = parsed(after=after)
    assert (article.editors, article.source) == (["Budi Santoso"], "Daily Mail")


def test_editor_and_source_inside_the_body_are_no_text() -> None:
    article = parsed(body=BODY + "<p>Editor: Budi Santoso</p><p>Sumber: BBC</p>", after="")
    assert (article.editors, article.source) == (["Budi Santoso"], "BBC")
    assert len(article.paragraphs) == 2


def test_names_keep_their_degrees_and_the_editor_is_no_author() -> None:
    byline = "<a>Dr. Ani Sari, M.Si., Budi P. Santoso</a><a>Editor: Cici Lestari</a>"
    article = parsed(info=f'<div class="read__info__author">{byline}</div>{DATE}', after="")
    assert article.authors == ["Dr. Ani Sari, M.Si.", "Budi P. Santoso"]
    assert article.editors == ["Cici Lestari"]


@pytest.mark.parametrize(
    "desk", ["Tim Zona Banten", "Zona Banten", "Admin", "zonabanten.com", "ab"]
)
def test_a_desk_is_no_author(desk: str) -> None:
    article = parsed(info=f'<div class="read__info__author"><a>{desk}</a></div>{DATE}')
    assert article.authors == []


def test_the_masthead_date_is_never_taken() -> None:
    article = parsed(info=AUTHOR)
    assert article.published_at is None
    assert ProblemCode.DATE_MISSING in codes(article)


def test_the_time_of_an_update_alone_is_no_publication() -> None:
    date = '<div class="read__info__date">Diperbarui 8 Oktober 2020, 09:00 WIB</div>'
    article = parsed(info=date)
    assert article.published_at is None
    assert article.modified_at is not None
    assert article.modified_at.isoformat() == "2020-10-08T09:00:00+07:00"
    assert ProblemCode.UPDATE_TIME_ONLY in codes(article)


def test_a_false_utc_mark_is_told() -> None:
    head = '<meta property="article:published_time" content="2020-10-07T15:13:00Z">'
    article = parsed(head=head)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-10-07T15:13:00+07:00"
    assert ProblemCode.FALSE_UTC in codes(article)


def test_a_link_that_is_no_web_address_is_dropped_and_told() -> None:
    article = parsed(body=BODY + '<p>Klik <a href="javascript:alert(1)">di sini</a>.</p>')
    assert "javascript" not in article.model_dump_json(include={"blocks"})
    assert ProblemCode.LINK_DROPPED in codes(article)


@pytest.mark.parametrize(
    "furniture",
    [
        "ADVERTISEMENT",
        "SCROLL TO RESUME CONTENT",
        "Artikel Pilihan",
        "Halaman: 1 2 3 Selanjutnya",
        "Ikuti berita terbaru Zona Banten di Google News dan saluran WhatsApp.",
    ],
)
def test_furniture_is_no_text(furniture: str) -> None:
    assert parsed(body=f"{BODY}<p>{furniture}</p>").paragraphs[2:] == []


def test_news_about_a_channel_is_text() -> None:
    text = "Grup WhatsApp warga ramai, ikuti terus kabarnya kata Budi."
    assert parsed(body=f"{BODY}<p>{text}</p>").paragraphs[-1] == text


def test_text_outside_paragraphs_is_text() -> None:
    body = "ZONABANTEN.com - Telanjang.<div>Satu.</div><h2>Sub</h2><ol><li>Dua</li></ol>"
    article = parsed(body=body)
    assert article.paragraphs == ["ZONABANTEN.com - Telanjang.", "Satu.", "Sub", "Dua"]
    assert [block.kind for block in article.blocks][2:] == ["heading", "list_item"]


HEADLINE = "<h1>Warga Desa Contoh Panen Raya</h1>"


def generic(head: str, body: str) -> Article:
    text = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 9
    return zonaparse.parse(
        f"<head><title>Warga Desa Contoh Panen Raya | Kabar</title>{head}</head>"
        f"<body><div class=top>{body}</div><div class=text>{text}</div></body>"
    )


def test_generic_takes_the_h1_that_the_head_agrees_with() -> None:
    article = generic("", f"<h1>Nasional</h1><div>{HEADLINE}</div>")
    assert article.title == "Warga Desa Contoh Panen Raya"
    assert article.provenance["title"] == "h1:"


def test_generic_reads_the_date_beside_the_headline() -> None:
    article = generic("", f"<div>{HEADLINE}<p><b>Senin, 3 Mei 2021</b> <i>10.15 WITA</i></p></div>")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2021-05-03T10:15:00+08:00"
    assert article.published_text == "Senin, 3 Mei 2021 10.15 WITA"


def test_generic_prefers_a_printed_zone_to_a_false_mark() -> None:
    meta = '<meta property="article:published_time" content="2021-05-03T10:15:00Z">'
    article = generic(meta, f"<div>{HEADLINE}<p>Senin, 3 Mei 2021 10:15 WIB</p></div>")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2021-05-03T10:15:00+07:00"
    assert ProblemCode.FALSE_UTC in codes(article)


def test_generic_takes_the_section_from_the_breadcrumb() -> None:
    trail = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
        {"position": 1, "item": {"name": "Beranda"}}, {"position": 2, "item": {"name": "Banten"}},
        {"position": 3, "name": "Warga Desa Contoh Panen Raya"}]}</script>"""
    assert generic(trail, HEADLINE).section == "Banten"


def test_a_company_is_no_author() -> None:
    head = '<meta name="author" content="PT. Kabar Contoh Baru">'
    assert generic(head, HEADLINE).authors == []


def test_generic_finds_paragraphs_between_breaks() -> None:
    page = f"<title>Panen Raya</title>{HEADLINE}<div><b>LEBAK</b> - "
    page += (
        "Kalimat pertama yang cukup panjang.<br><br>Kalimat kedua yang juga panjang.<br><br>" * 5
    )
    article = zonaparse.parse(page)
    assert article.paragraphs[0] == "LEBAK - Kalimat pertama yang cukup panjang."
    assert article.paragraphs[1] == "Kalimat kedua yang juga panjang."
    assert len(article.paragraphs) == 10


def test_a_page_in_another_encoding_reads_the_same() -> None:
    page = (
        '<meta charset="windows-1252"><h1>Café “Kita”</h1><article itemprop="articleBody"><p>é</p>'
    )
    assert zonaparse.parse(page.encode("cp1252")).title == "Café “Kita”"
    assert zonaparse.parse(page.encode("utf-16")).title == "Café “Kita”"


TEXT = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 9


def laid_out(below: str = "", byline: str = "", beside: str = "") -> Article:
    return zonaparse.parse(
        f"<head><title>Warga Desa Contoh Panen Raya</title></head><body><main><article>{HEADLINE}"
        f"{byline}<div>{TEXT}</div>{below}</article>{beside}</main></body>"
    )


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        ('<div>Tag: <a href="/tag/a">padi</a> <a href="/tag/b">Lebak</a></div>', ["padi", "Lebak"]),
        ('<ul><li><a href="/topik/a">#padi</a></li></ul>', ["padi"]),
        ('<div><a href="/tag/a">Serang</a> Jembatan baru di Serang dibuka besok</div>', []),
    ],
)
def test_tags_stand_under_the_body(below: str, tags: list[str]) -> None:
    assert laid_out(below).tags == tags


def test_topics_beside_the_article_are_no_tags() -> None:
    topics = '<div><a href="/tag/a">Pilkada</a> <a href="/tag/b">Mudik</a></div>'
    assert laid_out(beside=topics).tags == []


def test_names_in_bold_capitals_sign_the_article() -> None:
    article = parsed(body=BODY + "<p><strong>RANI PUTRI | ANTARA</strong></p>")
    assert (article.paragraphs[-1], article.credit_line) == ("Dua kalimat.", "RANI PUTRI | ANTARA")
    plain = parsed(body=BODY + "<p>SELAMAT DATANG</p>")
    assert (plain.paragraphs[-1], plain.credit_line) == ("SELAMAT DATANG", None)


def test_the_date_is_shown_without_the_names_beside_it() -> None:
    date = "Rabu, 7 Oktober 2020 / 15:13 WIB"
    article = laid_out(byline=f"<p><b>Rani Putri, Ani Sari</b> <i>{date}</i></p>")
    assert article.published_text == date
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-10-07T15:13:00+07:00"


def test_the_date_is_shown_without_what_stands_behind_it() -> None:
    article = parsed(
        info='<div class="read__info__date">7 Oktober 2020 15:13 WIB Komentar : 0</div>'
    )
    assert article.published_text == "7 Oktober 2020 15:13 WIB"


def test_the_name_of_the_site_behind_a_bar_is_no_title() -> None:
    article = zonaparse.parse(
        f"""<html><head><meta property="og:site_name" content="Kabar Lebak">
        <meta property="og:title" content="Banjir Surut |Kabar Lebak"></head>
        <body><article>{BODY * 9}</article></body>"""
    )
    assert article.title == "Banjir Surut"


def test_a_place_follows_the_dash_of_the_outlet() -> None:
    article = parsed(body="<p>ZONABANTEN.com - LEBAK. Satu kalimat.</p><p>Dua.</p>")
    assert article.dateline is not None
    assert (article.dateline.outlet, article.dateline.place) == ("ZONABANTEN.com", "LEBAK")
    assert article.dateline.text == "ZONABANTEN.com - LEBAK"


@pytest.mark.parametrize(
    ("numbers", "given", "page"),
    [
        ("<span>1</span><a href='{0}/2'>2</a><a href='{0}/3'>3</a>", None, 1),
        ("<a href='{0}'>1</a><a>2</a><a href='{0}/3'>3</a>", None, 2),
        ("<a href='{0}'>1</a><a href='{0}/2'>2</a><a href='{0}/3'>3</a>", "{0}/2", 2),
        ("<a href='{0}'>1</a><a href='{0}/2'>2</a><a href='{0}/3'>3</a>", None, None),
    ],
)
def test_the_current_page_is_the_number_without_a_link(
    numbers: str, given: str | None, page: int | None
) -> None:
    url = "https://www.cnnindonesia.com/nasional/20260724093015-20-1384777/banjir-surut"
    article = zonaparse.parse(
        f"""<html><head><link rel="canonical" href="{url}"></head><body><h1>Banjir Surut</h1>
        <div class="detail-text">{BODY}</div>
        <div class="mb-8"><div class="gap-2 text-base">{numbers.format(url)}</div></div></body>""",
        url=given and given.format(url),
    )
    assert (article.paging and article.paging.page) == page
    assert article.paging is None or article.paging.next_url == f"{url}/{article.paging.page + 1}"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("2020-10-07T14:00:00+07:00", None),
        ("2020-10-07T16:00:00+07:00", "2020-10-07T16:00:00+07:00"),
    ],
)
def test_a_change_before_the_publication_is_none(changed: str, told: str | None) -> None:
    article = parsed(head=f'<meta property="article:modified_time" content="{changed}">')
    assert (article.modified_at and article.modified_at.isoformat()) == told


@pytest.mark.parametrize(
    "box",
    [
        "<p>Baca Juga</p><div class='baca-juga'><ul><li>{0}</li></ul></div>",
        "<div class='baca-juga'><span>Baca Juga</span>{0}</div>",
    ],
)
def test_a_label_labels_the_links_of_a_box(box: str) -> None:
    link = f"<a href='{ARTICLE}2'>Judul Lain</a>"
    article = zonaparse.parse(
        f"""<html><head><link rel="canonical" href="https://www.liputan6.com/news/read/1/banjir">
        </head><body><h1>Banjir Surut</h1><div class="article-content-body">{BODY}
        {box.format(link)}<p>Tiga kalimat.</p></div></body>"""
    )
    assert [(found.text, found.label) for found in article.baca_juga] == [
        ("Judul Lain", "Baca Juga")
    ]


def test_a_name_ends_where_a_copyright_begins() -> None:
    article = parsed(after="<p>Editor: <b>Budi Santoso</b> Copyright © Zona Banten 2020</p>")
    assert article.editors == ["Budi Santoso"]


def test_an_address_is_no_name_of_a_site() -> None:
    article = zonaparse.parse(
        f"""<html><head><meta property="og:site_name" content="https://kabar.example/"></head>
        <body><h1>Banjir Surut</h1><article>{BODY * 9}</article></body>"""
    )
    assert article.site is None


def test_nothing_around_an_article_with_its_headline_is_its_text() -> None:
    prose = (
        "<p>Kalimat yang cukup panjang untuk dibaca sebagai paragraf dari sebuah berita.</p>" * 8
    )
    teaser = (
        "<div><a href='/x'><h3>Judul Lain</h3></a><p>Ringkasan berita lain yang panjang.</p></div>"
    )
    article = zonaparse.parse(
        f"""<html><body><main><article><h1>Banjir Surut</h1><div>{prose}</div></article>
        <section><h2>Kabar Lain</h2>{teaser * 20}</section></main></body></html>"""
    )
    assert len(article.paragraphs) == 8


PROSE = "<p>Kalimat yang cukup panjang untuk dibaca sebagai paragraf dari sebuah berita.</p>"


@pytest.mark.parametrize(
    "card",
    [
        "<div><a href='/x'><h3>Judul Berita Lain Lagi</h3></a><p>Ringkasan berita.</p></div>",
        "<li><h4><a href='/x'>Judul Berita Lain Lagi</a></h4><p>Ringkasan berita itu.</p></li>",
    ],
)
def test_teasers_weigh_nothing(card: str) -> None:
    """They stand right beside the text, and are far more than it is."""
    article = zonaparse.parse(
        f"""<html><body><div><h1>Banjir Surut</h1></div><div><div>{PROSE * 5}</div>
        <ul>{card * 60}</ul></div></body></html>"""
    )
    assert len(article.paragraphs) == 5


def test_text_with_links_to_other_articles_is_no_teaser() -> None:
    prompt = "<p>Baca Juga: <a href='/x'>Judul Berita Lain Lagi</a></p>"
    article = zonaparse.parse(
        f"<html><body><h1>Banjir Surut</h1><div>{PROSE}{prompt}{PROSE}</div><div>{prompt}</div>"
    )
    assert len(article.paragraphs) == 2


def test_a_copyright_line_is_no_text() -> None:
    article = parsed(body=BODY + "<p>Copyright © ZONABANTEN 2020</p>")
    assert article.paragraphs[-1] == "Dua kalimat."
