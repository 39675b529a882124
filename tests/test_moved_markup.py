"""Fields where no class or id says what a thing is: by where the words stand, one kind a test."""

import pytest

import zonaparse
from zonaparse.article import Article
from zonaparse.fields import headline
from zonaparse.parse import read

HEADLINE = "Warga Desa Contoh Panen Raya"
URL = "https://kabar.example/daerah/lebak/2021/05/03/panen"
TEXT = (
    "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 25
)  # more than what is read around a headline


def page(head: str = "", above: str = "", below: str = "", after: str = "") -> str:
    return (
        f'<head><title>{HEADLINE}</title><link rel="canonical" href="{URL}">{head}</head>'
        f"<body><div>{above}<h1>{HEADLINE}</h1>{below}<div>{TEXT}</div>{after}</div></body>"
    )


def parsed(head: str = "", above: str = "", below: str = "", after: str = "") -> Article:
    return zonaparse.parse(page(head, above, below, after))


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ('<a href="/">Beranda</a> <a href="/daerah">Daerah</a>', "Daerah"),
        ('<a href="https://kabar.example">Kabar</a> &gt; <a href="/umum">Umum</a>', "Umum"),
        (
            '<a href="/">Kabar</a><a href="/daerah">Daerah</a><a href="/daerah/lebak">Lebak</a>',
            "Lebak",
        ),
        ('<a href="/">Kabar</a> <a href="/olahraga">Olahraga</a>', None),  # a menu
        ('<a href="/">Home</a> | <a href="/profil">Profil</a> | <a href="/foto">Foto</a>', None),
        (
            '<a href="/">Home</a><a href="/a">A1</a><a href="/b">B2</a><a href="/c">C3</a>',
            None,
        ),
    ],
)
def test_a_trail_above_the_headline_gives_the_section(trail: str, section: str | None) -> None:
    assert parsed(above=f"<div>{trail}</div>").section == section


def test_a_link_at_the_headline_that_the_address_continues_is_the_section() -> None:
    below = '<p><a href="/daerah/">DAERAH</a> | 3 Mei 2021 13:00</p>'
    assert parsed(below=below).section == "DAERAH"
    other = '<p><a href="/olahraga/">OLAHRAGA</a> | 3 Mei 2021 13:00</p>'
    assert parsed(below=other).section is None


@pytest.mark.parametrize(
    "after",
    [
        "<table><tr><td>Penulis</td><td>: Rani Putri</td></tr>"
        "<tr><td>Editor</td><td>: Budi Santoso</td></tr></table>",
        "<ul><li><span>Rani Putri</span><span>Penulis</span></li>"
        "<li><span>Budi Santoso</span><span>Editor</span></li></ul>",
        "<section><div>Penulis: Rani Putri</div><div>Editor: Budi Santoso</div></section>",
    ],
)
def test_names_beside_their_roles_below_the_body_are_read(after: str) -> None:
    article = parsed(after=f"<div><div>{after}</div></div>")
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


def test_a_role_without_a_name_near_it_names_nobody() -> None:
    after = "<div><h4>Sumber</h4></div><div><h3>Berita Terkait</h3><p>Editor</p></div>"
    article = parsed(after=after)
    assert (article.source, article.editors) == (None, [])


@pytest.mark.parametrize(
    ("box", "caption", "credit"),
    [
        (
            "<div><img src=/f/panen-raya.jpg><i>KABAR.COM/RANI</i> Warga memanen padi.</div>",
            "Warga memanen padi.",
            "KABAR.COM/RANI",
        ),
        (
            "<div><img src=/f/panen-raya.jpg></div><div>Warga memanen<b> (Humas)</b></div>",
            "Warga memanen",
            "Humas",
        ),
        (
            '<div><img src=/f/panen-raya.jpg alt="Warga memanen padi"><u>Lihat Foto</u></div>'
            "<div>Warga memanen padi</div>",
            "Warga memanen padi",
            None,
        ),
        (
            "<div><div><img src=/f/panen-raya.jpg><i>Photo :</i> <b>Rani/Kabar</b></div>"
            "<div class=caption>Warga memanen padi</div></div>",
            "Warga memanen padi",
            "Rani/Kabar",
        ),
        ("<div><img src=/f/panen-raya.jpg><a href=/b>Berita lain</a></div>", None, None),
    ],
)
def test_what_stands_beside_the_picture_is_its_caption(
    box: str, caption: str | None, credit: str | None
) -> None:
    head = '<meta property="og:image" content="https://kabar.example/s/panen-raya.jpg">'
    image = parsed(head, below=box).image
    assert image is not None
    assert (image.caption, image.credit) == (caption, credit)


def test_a_first_paragraph_under_a_picture_is_no_caption() -> None:
    head = '<meta property="og:image" content="https://kabar.example/s/panen-raya.jpg">'
    first = "<p><b>KABAR.COM</b> - Warga Lebak memanen padi lebih awal tahun ini.</p>"
    html = page(head).replace(f"<div>{TEXT}", f"<div><img src=/f/panen-raya.jpg>{first}{TEXT}")
    article = zonaparse.parse(html)
    assert article.caption is None
    assert article.paragraphs[0].startswith("KABAR.COM")


@pytest.mark.parametrize("place", ["above", "below"])
def test_tags_are_linked_before_or_under_the_text(place: str) -> None:
    links = '<div><a href="/tag/padi">padi</a> <a href="/tag/panen-raya">panen raya</a></div>'
    article = parsed(below=links) if place == "above" else parsed(after=links)
    assert article.tags == ["padi", "panen raya"]


def test_tags_below_the_next_article_of_the_page_are_read() -> None:
    tags = '<div><a href="/tag/padi">padi</a> <a href="/tag/panen">panen</a></div>'
    other = f"<div><h1>Pasar Ikan Buka Lebih Pagi</h1><p>3 Mei 2021</p>{TEXT[:700]}</div>"
    assert parsed(after=other + tags).tags == ["padi", "panen"]


def test_a_tag_that_a_sentence_links_is_no_group_of_tags() -> None:
    text = '<p>Warga menanam <a href="/tag/padi">padi</a> dan <a href="/tag/ubi">ubi</a> lagi.</p>'
    assert zonaparse.parse(page().replace(TEXT, text + TEXT)).tags == []


@pytest.mark.parametrize(
    ("shown", "told", "title"),
    [
        ("<i>Laporan Khusus</i> <b>Panen Raya di Lebak</b>", "Panen Raya di Lebak", None),
        ("<time>3 Mei 2021</time> Panen Raya di Lebak", "Panen Raya di Lebak - Kabar", None),
        (
            "<i>Panen</i> <b>Padi Raya di Lebak</b>",
            "Panen: Padi Raya di Lebak",
            "Panen: Padi Raya di Lebak",
        ),
        ("<i>Panen Raya</i> di Lebak", "*Panen Raya* di Lebak", None),  # the head's own markup
    ],
)
def test_the_title_is_the_piece_that_the_head_calls_the_page(
    shown: str, told: str, title: str | None
) -> None:
    html = f'<meta property="og:title" content="{told}"><h1>{shown}</h1><div>{TEXT}</div>'
    assert zonaparse.parse(html).title == (title or "Panen Raya di Lebak")


def test_an_address_that_the_page_is_told_from_is_kept() -> None:
    head = '<base href="https://static.example/x/">'
    figure = '<figure><img src="img/a.jpg"><figcaption>Sawah</figcaption></figure>'
    image = zonaparse.parse(page(head, below=figure)).image
    assert image is not None
    assert image.url == "https://static.example/x/img/a.jpg"


@pytest.mark.parametrize(
    ("sizes", "name"),
    [
        ("/c-320.jpg 320w, /c-1200.jpg 1200w", "c-1200.jpg"),
        ("/c.jpg 1x, /c-2.jpg 2x", "c-2.jpg"),
        ("/c.jpg", "c.jpg"),
    ],
)
def test_the_largest_picture_of_several_sizes_is_taken(sizes: str, name: str) -> None:
    figure = f'<figure><img src="data:image/gif;base64,R0" data-srcset="{sizes}"></figure>'
    image = parsed(below=figure).image
    assert image is not None
    assert image.url == f"https://kabar.example/{name}"


def test_the_page_numbers_of_a_site_without_a_family_are_read() -> None:
    pages = (
        f'<div><b>1</b> <a href="{URL}?page=2">2</a> <a href="{URL}?page=3">3</a> '
        f'<a rel="next" href="{URL}?page=2">Selanjutnya</a></div>'
    )
    paging = parsed(after=pages).paging
    assert paging is not None
    assert (paging.page, paging.pages, paging.next_url) == (1, 3, f"{URL}?page=2")
    assert parsed(after=pages.replace(URL, "/indeks")).paging is None


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Von: Rani Putri", ["Rani Putri"]),
        ("Kommentar von Rani Putri", ["Rani Putri"]),
        ("By Rani Putri am 21. April 2020", ["Rani Putri"]),
        ("By Rani Putri, MS, RDN, LD", ["Rani Putri, MS, RDN, LD"]),
        ("By Rani C. Putri and Budi Santoso, Jr.", ["Rani C. Putri", "Budi Santoso, Jr."]),
        ("By Rani found the missing rice", []),
        ("Oleh: Rani Putri, Pesisir TV", ["Rani Putri"]),
    ],
)
def test_a_byline_gives_names_and_no_other_words(byline: str, authors: list[str]) -> None:
    assert parsed(below=f"<div class=byline>{byline}</div>").authors == authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [("By Rani Putri", ["Rani Putri"]), ("By Budi Santoso, Rani Putri", ["Budi Santoso"])],
)
def test_a_site_that_is_named_for_its_writer_is_an_author_alone(
    byline: str, authors: list[str]
) -> None:
    text = "<p>The farmers of the village were in the fields and they have brought it in.</p>" * 25
    head = '<link rel="canonical" href="https://raniputri.example/blog/rice-harvest">'
    html = f"<title>{HEADLINE}</title>{head}<h1>{HEADLINE}</h1><p class=byline>{byline}</p>{text}"
    assert zonaparse.parse(html).authors == authors


def test_who_took_the_picture_is_no_author() -> None:
    box = "<div><img src=/f/a.jpg><i class=author>Rani Putri</i> Warga memanen padi di sawah.</div>"
    long = box.replace("sawah.", "sawah desa bersama keluarga mereka.")
    assert parsed(below=long).authors == []


def test_a_field_that_is_asked_first_changes_no_other_one() -> None:
    html = page(below="<p>Updated: 4 Mei 2021 08:00 WIB</p><p>By Rani Putri</p>")
    asked = [("change", "byline", "date"), ("date", "byline", "change")]
    drafts = [(read(html), order) for order in asked]
    found = [{what: headline.beside(d.page, what) for what in order} for d, order in drafts]
    assert found[0] == found[1]
    assert found[0]["change"]


def test_fields_of_a_family_whose_headline_moved_are_read_as_on_any_site() -> None:
    head = '<link rel=canonical href="https://www.antaranews.com/berita/611067/panen-raya">'
    byline = '<div class=x1>Pewarta: <span itemprop="author">Rani Putri</span></div>'
    body = f'<div class=x2 itemprop="articleBody">{TEXT}</div>'
    article = zonaparse.parse(f"{head}<h1 class=x3>{HEADLINE}</h1>{byline}{body}")
    assert article.template == "antara"
    assert article.authors == ["Rani Putri"]


@pytest.mark.parametrize("around", ["<nav>{}</nav>", "<div id=menu><ul>{}</ul></div>"])
def test_links_in_a_menu_that_begins_at_home_are_no_trail(around: str) -> None:
    links = '<a href="/">Beranda</a> <a href="/olahraga">Olahraga</a>'
    assert parsed(above=around.format(links)).section is None
    named = '<nav class="breadcrumb">{}</nav>'
    assert parsed(above=named.format(links)).section == "Olahraga"


@pytest.mark.parametrize("path", ["/category/opini/", "/kategori/opini", "/rubrik/opini"])
def test_a_link_to_a_category_at_the_headline_is_the_section(path: str) -> None:
    assert parsed(below=f'<p>3 Mei 2021 dalam <a href="{path}">Opini</a></p>').section == "Opini"


@pytest.mark.parametrize(
    "tags",
    [
        '<p>Tag Terkait: <a href="/t/1">padi</a>, <a href="/t/2">panen</a></p>',
        '<p>Label: <a href="/search/label/padi">padi</a> <a href="/search/label/p">panen</a></p>',
    ],
)
def test_tags_behind_their_label(tags: str) -> None:
    assert parsed(after=tags).tags == ["padi", "panen"]


def test_the_category_of_the_next_article_is_not_this_one() -> None:
    own = '<article><p><a href="/category/desa">Desa</a></p><h1>Panen Raya</h1>'
    other = '<article><p><a href="/category/kota">Kota</a></p><h1>Pasar Besar Dibuka Kembali</h1>'
    page = f"<title>Panen Raya</title>{own}{TEXT[:900]}</article>{other}{TEXT}</article>"
    assert zonaparse.parse(page).section == "Desa"


@pytest.mark.parametrize("line", ["Rani Putri, Jurnalis · Senin, 3 Mei 2021 | 14:05 WITA"])
def test_a_name_with_the_time_above_the_text_is_no_text(line: str) -> None:
    assert parsed(below=f"<p>{line}</p>").paragraphs == parsed().paragraphs


@pytest.mark.parametrize("mark", ["title", "data-date"])
def test_how_long_ago_is_read_by_what_it_is_marked_with(mark: str) -> None:
    below = f'<p>Rani <b {mark}="Senin, 03 Mei 2021 14:05:10">1 jam lalu</b></p>'
    assert str(parsed(below=below).published_at) == "2021-05-03 14:05:10+07:00"
    assert parsed(below="<p>1 jam lalu</p>").published_text is None


def test_a_stamp_in_another_zone_of_the_country_is_not_the_assumed_one() -> None:
    stamp = '<time datetime="2021-05-03T14:05:00+08:00">Senin, 3 Mei 2021 14:05</time>'
    article = parsed(below=f"<p>{stamp}</p>")
    assert str(article.published_at) == "2021-05-03 14:05:00+08:00"
    assert [problem.field for problem in article.problems] == []


def test_the_only_time_of_a_theme_is_that_of_publication() -> None:
    stamp = (
        '<time class="entry-date updated" datetime="2021-05-03T14:05:00+07:00">3 Mei 2021</time>'
    )
    assert str(parsed(below=stamp).published_at) == "2021-05-03 14:05:00+07:00"


def test_a_box_with_a_choice_or_an_address_to_fill_in_is_no_text() -> None:
    poll = "<div><b>Jajak Pendapat</b><p>Setuju?</p><input type=radio>Ya</div>"
    letter = "<div><p>Suka artikel ini? Daftar buletin kami.</p><input type=email></div>"
    assert parsed(after=poll).paragraphs == parsed().paragraphs
    inside = parsed(below=letter + "<p>Warga desa itu bersyukur atas panen.</p>" + poll)
    assert not any("buletin" in text or "Setuju" in text for text in inside.paragraphs)


@pytest.mark.parametrize("heading", ["3 Komentar", "Tinggalkan Komentar"])
def test_comments_under_their_heading_are_no_text(heading: str) -> None:
    after = f"<h3>{heading}</h3><ol><li>Budi berkata:<p>Semoga panen berikutnya bagus.</p></ol>"
    assert parsed(after=after).paragraphs == parsed().paragraphs


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Reporter: <a href=/author/r>Rani Putri</a>, <a href=/author/b>Budi Santoso</a></p>",
        "<div><span>Oleh :</span><ul><li><a href=/author/r>Rani Putri</a></li>"
        "<li><a href=/author/b>Budi Santoso</a></li></ul></div>",
        "<p><a href=/penulis/r>Rani Putri</a> | <a href=/penulis/b>Budi Santoso</a></p>",
    ],
)
def test_authors_who_are_linked_side_by_side_are_all_read(byline: str) -> None:
    assert parsed(below=byline).authors == ["Rani Putri", "Budi Santoso"]


def test_an_editor_who_is_linked_beside_the_author_is_none() -> None:
    linked = (
        "<a href=/author/rani>Rani Putri</a></span> | Editor: <a href=/author/budi>Budi Santoso</a>"
    )
    article = parsed(below=f"<p><span>Penulis: {linked}</p>")
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


@pytest.mark.parametrize(
    ("names", "expected"), [(("padi", "panen"), True), (("liga", "f1"), False)]
)
def test_links_behind_an_article_are_its_tags_where_it_names_some(
    names: tuple[str, str], expected: bool
) -> None:
    links = "".join(f'<li><a href="/topic/{n}">#{n}</a></li>' for n in names)
    text = f"<title>{HEADLINE}</title><main><article><h1>{HEADLINE}</h1><div>{TEXT}</div></article>"
    article = zonaparse.parse(f"{text}<div><ul>{links}</ul></div></main>")
    assert article.tags == (list(names) if expected else [])
