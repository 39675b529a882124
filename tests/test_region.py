# ruff: noqa: E501 - a page is easier to read in one line
"""Which lines of a page are its article: boxes, steps, the deck, what follows, what is refused.

The pages are of sites that nobody knows, and of a family, since boxes are told on both.
"""

import pytest

import zonaparse
from zonaparse.errors import NotAnArticle, Reason

HEAD = '<meta property="og:title" content="Panen Raya di Desa Contoh"><h1>Panen Raya di Desa Contoh</h1>'
TEXT = [
    "Warga Desa Contoh mulai memanen padi di sawah tepi sungai sejak Rabu pagi yang cerah itu.",
    "Ketua kelompok tani, Rani Putri, mengatakan hasil tahun ini dua kali lipat dari tahun lalu.",
    "Pemerintah kecamatan memberi bantuan berupa karung, terpal, dan biaya angkut ke gudang desa.",
    "Panen diperkirakan selesai dalam dua pekan dan akan dilanjutkan dengan pesta rakyat di balai.",
    "Harga gabah di tingkat petani naik sejak awal bulan karena hujan datang lebih lambat di hulu.",
]
URL = "https://kabar.example/2026/panen-raya-di-desa"
OTHER = "Pedagang pasar ikan sepakat membuka lapak pukul tiga dini hari selama musim angin timur."
FAMILY = '<link rel="canonical" href="https://zonabanten.pikiran-rakyat.com/banten/pr-2321/panen">'


def paragraphs(inside: str, *, head: str = HEAD) -> list[str]:
    """Return what is read of five paragraphs with something between the third and the fourth."""
    parts = [f"<p>{text}</p>" for text in TEXT]
    body = "".join([*parts[:3], inside, *parts[3:]])
    return zonaparse.parse(f'{head}<article class="{named(head)}">{body}</article>').paragraphs


def named(head: str) -> str:
    """Return the class of the container: that of the family has a meaning."""
    return "read__content" if FAMILY in head else "isi"


CARD = '<div class="k"><a href="/2026/pasar-{0}"><img src="/{0}.jpg"><b>Pasar Ikan Buka Lebih Pagi {0}</b></a><div>{1}</div></div>'
BOXES = {
    "hidden by style": f'<div style="display: none"><p>{OTHER}</p></div>',
    "hidden by attribute": f"<p hidden>{OTHER}</p>",
    "teasers": "<div>" + "".join(CARD.format(n, OTHER[:60]) for n in range(3)) + "</div>",
    "an article of its own": f'<article><a href="/9"><h3>Pasar Ikan Buka Lebih Pagi</h3></a><p>{OTHER}</p></article>',
    "an offer": '<div class="o"><h3>Lanjutkan membaca dengan berlangganan</h3><p>Rp 25.000 per bulan.</p><a href="/l">Langganan sekarang</a></div>',
    "a list of contents": '<div><p>Daftar Isi</p><ul><li><a href="#a">Bibit dan lumpur</a></li><li><a href="#b">Upah harian</a></li></ul></div>',
    "what is told of a video, cut short": f'<div><div><iframe src="/v/1"></iframe><p>{OTHER[:-1]}...</p></div></div>',
    "what is told of a video below a line that asks to watch it": f'<div><h2>Saksikan video pilihan di bawah ini:</h2><div><iframe src="/v/1"></iframe><p>{OTHER}</p></div></div>',
    "a single teaser": '<div class="k"><a href="/2026/pasar"><img src="/1.jpg"><span>Pasar Ikan Buka Lebih Pagi</span></a></div>',
    "a single teaser with its lead": f'<div><img src="/1.jpg"><div><a href="/2026/pasar">Pasar Ikan Buka Lebih Pagi</a><p>{OTHER}</p></div></div>',
    "a newsletter": '<div><h3>Kabar desa di surelmu</h3><p>Daftarkan alamat Anda dan kami kirim berita setiap pagi.</p><form><input type="email"><button>Daftar</button></form></div>',
    "a poll": '<div><p>Apakah panen tahun ini lebih baik?</p><label><input type="radio"> Ya, jauh lebih baik</label><label><input type="radio"> Tidak sama sekali</label><button>Pilih</button></div>',
    "a player": "<div><button>Putar</button><span>Dengarkan artikel ini</span><span>3 menit</span></div>",
    "a thing to buy": '<div><img src="/p.jpg"><div>Karung Goni 50 Kilogram</div><div>Rp 38.000</div><a rel="sponsored nofollow" href="https://toko.example/1">Beli di Toko</a></div>',
    "links to share by": '<div><span>Kirim ke teman:</span> <a href="https://www.facebook.com/sharer.php?u=1">Facebook</a> <a href="https://wa.me/?text=1">WhatsApp</a></div>',
    "readers' comments": "<div><h3>Tanggapan (2)</h3>"
    + f'<div><b>Pembaca</b><p>{OTHER}</p><a href="#">Balas</a></div>' * 2
    + "</div>",
    "an advertisement": '<ins class="adsbygoogle" data-ad-slot="1">Pasang iklan di sini</ins>',
}


@pytest.mark.parametrize("head", [HEAD, FAMILY + HEAD], ids=["unknown site", "family"])
@pytest.mark.parametrize("box", BOXES)
def test_a_box_in_the_middle_is_no_text(box: str, head: str) -> None:
    assert paragraphs(BOXES[box], head=head) == TEXT


@pytest.mark.parametrize("head", [HEAD, FAMILY + HEAD], ids=["unknown site", "family"])
def test_the_next_article_ends_the_text(head: str) -> None:
    following = f"<div><div><h1>Pasar Ikan Buka Lebih Pagi</h1><div>Selasa, 3 Maret 2026</div>{f'<p>{OTHER}</p>' * 4}</div></div>"
    page = f'{head}<article class="{named(head)}"><div>{"".join(f"<p>{t}</p>" for t in TEXT)}</div>{following}</article>'
    article = zonaparse.parse(page)
    assert article.paragraphs == TEXT
    assert "several_articles" in {problem.code for problem in article.problems}


def test_a_heading_of_the_text_is_not_the_next_article() -> None:
    inside = "<h1>Harga Gabah Naik</h1>"
    assert "Harga Gabah Naik" in paragraphs(inside)
    assert paragraphs(inside)[-1] == TEXT[-1]


def test_the_longer_article_below_is_not_the_one_of_the_headline() -> None:
    below = f"<article><h1>Pasar Ikan Buka Lebih Pagi</h1>{f'<p>{OTHER}</p>' * 12}</article>"
    own = "".join(f"<p>{text}</p>" for text in TEXT)
    page = f"<main><article>{HEAD}{own}</article>{below}</main>"
    assert zonaparse.parse(page).paragraphs == TEXT


def codes(page: str) -> set[str]:
    """Return the codes of what is told of a page."""
    return {problem.code for problem in zonaparse.parse(page).problems}


def test_an_article_beside_the_container_is_told() -> None:
    own = f"<article>{HEAD}{''.join(f'<p>{text}</p>' for text in TEXT)}</article>"
    other = f"<article><h1>Pasar Ikan di Desa Sebelah Buka Lebih Pagi</h1>{f'<p>{OTHER}</p>' * 4}</article>"
    assert "several_articles" in codes(f"<main>{own}{other}</main>")


def test_a_box_with_a_headline_of_its_own_is_no_other_article() -> None:
    own = f"<article>{HEAD}{''.join(f'<p>{text}</p>' for text in TEXT)}</article>"
    box = f"<article><h1>Berita dari Pasar Ikan Desa</h1><p>{OTHER}</p></article>"
    assert "several_articles" not in codes(f"<main>{own}{box}</main>")


def test_more_text_elsewhere_than_in_the_container_is_told() -> None:
    own = f"<div>{''.join(f'<p>{text}</p>' for text in TEXT)}</div>"
    menu = "".join(f'<li><a href="/k/{n}">Kanal berita desa nomor {n}</a></li>' for n in range(40))
    apart = "".join(f"<div><ul>{menu}</ul><p>{OTHER} Ke-{n}.</p></div>" for n in range(9))
    page = f"<main>{HEAD}{own}</main><div>{apart}</div>"
    assert zonaparse.parse(page).paragraphs == TEXT
    assert "region_doubtful" in codes(page)


def test_a_text_that_stands_alone_is_sure() -> None:
    assert "region_doubtful" not in codes(f"{HEAD}{''.join(f'<p>{text}</p>' for text in TEXT)}")


def test_hidden_pages_of_the_article_are_its_text() -> None:
    pages = "".join(
        f'<div class="part{" later" if n else ""}"{" hidden" if n else ""}><p>{text}</p></div>'
        for n, text in enumerate(TEXT)
    )
    assert zonaparse.parse(f"{HEAD}<article>{pages}</article>").paragraphs == TEXT


def test_names_that_all_paragraphs_bear_mean_nothing() -> None:
    body = "".join(f'<p class="paywall share-text promo">{text}</p>' for text in TEXT)
    assert zonaparse.parse(f"{HEAD}<article>{body}</article>").paragraphs == TEXT


def test_a_list_that_a_sentence_introduces_is_text() -> None:
    items = "".join(f'<li><a href="/d/{n}">Desa Contoh {n}</a></li>' for n in range(4))
    found = paragraphs(f"<p>Desa yang sudah panen:</p><ul>{items}</ul>")
    assert [text for text in found if text.startswith("Desa Contoh")] == [
        f"Desa Contoh {n}" for n in range(4)
    ]


def test_a_word_that_was_put_in_is_text() -> None:
    assert "Hasil dua kali lipat dari tahun lalu." in paragraphs(
        "<p>Hasil <ins>dua kali</ins> lipat dari tahun lalu.</p>"
    )


def test_the_description_above_the_text_is_its_deck() -> None:
    lead = "Hasil panen padi di Desa Contoh tahun ini dua kali lipat dari tahun yang lalu."
    text = "".join(f"<p>{each}</p>" for each in TEXT)
    page = f'<meta name="description" content="{lead}">{HEAD}<article><div class="i"><h2>{lead}</h2></div><div class="t">{text}</div></article>'
    article = zonaparse.parse(page)
    assert (article.deck, article.paragraphs) == (lead, TEXT)


def test_a_lead_with_the_dateline_is_the_first_paragraph() -> None:
    lead = f"KABAR CONTOH - {TEXT[0]}"
    text = "".join(f"<p>{each}</p>" for each in TEXT[1:])
    name = '<meta property="og:site_name" content="Kabar Contoh">'
    page = f'{name}{HEAD}<article><div class="lead"><h2><span>KABAR CONTOH</span> - {TEXT[0]}</h2></div><div class="rest">{text}</div></article>'
    assert zonaparse.parse(page).paragraphs == [lead, *TEXT[1:]]


def test_lines_that_the_data_of_the_page_does_not_have_are_no_text() -> None:
    told = " ".join(TEXT)
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    assert (
        paragraphs('<div class="x">Pasar ikan kini buka lebih pagi</div>', head=data + HEAD) == TEXT
    )


def test_what_is_built_otherwise_behind_the_text_is_left_out() -> None:
    text = "".join(f'<p class="t">{each}</p>' for each in TEXT)
    behind = '<div class="m"><span>Penilaian pembaca</span></div><div class="m">Beri nilai artikel ini</div>'
    assert zonaparse.parse(f"{HEAD}<article>{text}{behind}</article>").paragraphs == TEXT


def test_a_paragraph_below_a_video_is_text() -> None:
    video = f'<div><iframe src="/v/1"></iframe><p>{OTHER}</p></div>'
    assert paragraphs(video) == [*TEXT[:3], OTHER, *TEXT[3:]]


def test_a_sign_off_above_links_to_other_pages_is_read() -> None:
    topics = '<div class="t"><a href="/tag/panen">panen raya di desa contoh</a> <a href="/tag/padi">padi gogo</a></div>'
    text = "".join(f"<p>{each}</p>" for each in TEXT)
    page = f"{HEAD}<div class=k><div class=i>{text}<strong>(ran/put)</strong>{topics}</div></div>"
    article = zonaparse.parse(page)
    assert article.paragraphs == TEXT
    assert article.credit_line == "(ran/put)"


def test_what_follows_a_sign_off_of_two_is_no_text() -> None:
    texts = "".join(f"<p>{each}</p>" for each in TEXT)
    behind = (
        "<p>(ran/put)</p><h3>Pilihan Untukmu</h3><p>Punya kisah?</p><p>Editor: Budi Santoso</p>"
    )
    article = zonaparse.parse(f"{HEAD}<div class=i>{texts}{behind}</div>")
    assert article.paragraphs == TEXT
    assert (article.credit_line, article.editors) == ("(ran/put)", ["Budi Santoso"])


def test_related_links_below_a_sign_off_of_two_stay() -> None:
    texts = "".join(f"<p>{each}</p>" for each in TEXT)
    links = "<p>Baca juga:</p><p><a href=/2026/pasar>Pasar Ikan Buka Lebih Pagi</a></p>"
    article = zonaparse.parse(f"{HEAD}<div class=i>{texts}<p>(ran/put)</p>{links}</div>", url=URL)
    assert [link.text for link in article.baca_juga] == ["Pasar Ikan Buka Lebih Pagi"]


def test_a_heading_that_links_to_a_topic_is_text() -> None:
    heading = '<p><strong><a href="/tag/padi-gogo">Padi gogo</a></strong></p><ol><li>Cisitu</li><li>Lebak</li></ol>'
    assert paragraphs(heading) == [*TEXT[:3], "Padi gogo", "Cisitu", "Lebak", *TEXT[3:]]


def test_an_inset_that_leads_to_another_article_is_left_out() -> None:
    inset = '<div class="z"><div>Menarik untuk dibaca</div><div class="y"><a href="/pasar">Pasar Ikan Muara Jati Buka Lebih Pagi</a></div></div>'
    text = "".join(f"<p>{each}</p>" for each in TEXT)
    found = zonaparse.parse(f"{HEAD}<article>{text}{inset}{text}</article>").paragraphs
    assert found == [*TEXT, *TEXT]


def test_text_in_no_block_is_found_where_blocks_hold_little() -> None:
    text = "".join(f'<div class="t">{each * 3}</div>' for each in TEXT)
    footer = "<footer><p>Kabar Contoh terbit sejak lama di kota itu dan dibaca warga.</p></footer>"
    found = zonaparse.parse(f"{HEAD}<div>{text}</div>{footer}").paragraphs
    assert found == [each * 3 for each in TEXT]


DUTIES = "<footer><p>Tentang Kami | Redaksi | Pedoman Media Siber</p></footer>"
NO_ARTICLES = {
    "lines of every page": (f"<h1>Daerah</h1>{DUTIES}", Reason.NO_TEXT),
    "a list of headlines": (
        "<h1>Daerah</h1>"
        + "".join(
            f'<div><h3><a href="/{n}">Panen Raya di Desa {n}</a></h3></div>' for n in range(6)
        )
        + DUTIES,
        Reason.INDEX_PAGE,
    ),
    "a consent wall": (
        '<div role="dialog"><h2>Privasi Anda</h2><p>Kami dan mitra kami menyimpan dan mengakses '
        "informasi, seperti kuki, dan memproses data pribadi dengan izin Anda.</p></div>",
        Reason.CONSENT_PAGE,
    ),
    "dated teasers that call themselves an article": (
        '<meta property="og:type" content="article"><h1>Berita</h1>'
        + "".join(
            f"<p>Kamis 18 Feb 2016, 13:{n} WIB. Warga Desa {n} memanen padi di sawah.</p>"
            for n in range(10, 22)
        ),
        Reason.INDEX_PAGE,
    ),
}


@pytest.mark.parametrize("kind", NO_ARTICLES)
def test_what_is_no_article_is_refused(kind: str) -> None:
    page, reason = NO_ARTICLES[kind]
    with pytest.raises(NotAnArticle) as caught:
        zonaparse.parse(page)
    assert caught.value.reason == reason


def test_headings_in_the_first_cells_of_a_grid_leave_it_a_table() -> None:
    rows = "".join(f"<tr><td><h3>{n}</h3></td><td>{n} ton</td></tr>" for n in ("Padi", "Jagung"))
    page = f"{HEAD}<article><p>{TEXT[0]}</p><table>{rows}</table><p>{TEXT[1]}</p></article>"
    article = zonaparse.parse(page)
    assert article.paragraphs == TEXT[:2]
    assert article.text(tables=True).split("\n\n")[1] == "Padi\tPadi ton\nJagung\tJagung ton"


def test_a_heading_above_text_in_a_cell_makes_its_table_layout() -> None:
    cell = f"<h3>Lumbung</h3><p>{TEXT[1]}</p>"
    rows = f"<tr><td><img src=/a.jpg></td><td>{cell}</td></tr><tr><td></td><td>{TEXT[2]}</td></tr>"
    article = zonaparse.parse(f"{HEAD}<article><p>{TEXT[0]}</p><table>{rows}</table></article>")
    assert article.paragraphs == [TEXT[0], "Lumbung", TEXT[1], TEXT[2]]


def test_hidden_pages_of_the_article_stay_and_other_hidden_text_goes() -> None:
    pages = "".join(
        f'<div class="halaman" style="display:none"><p>{TEXT[n]}</p><p hidden>{OTHER[:40]}</p></div>'
        for n in (2, 3, 4)
    )
    shown = "".join(f"<p>{text}</p>" for text in TEXT[:2])
    page = f'{HEAD}<article>{shown}<div style="display: none"><p>{OTHER[:40]}</p></div>{pages}</article>'
    assert zonaparse.parse(page).paragraphs == TEXT
