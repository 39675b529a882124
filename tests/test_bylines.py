"""Where pages of any site name who wrote them, one form a test."""

import pytest

import zonaparse

HEADLINE = "Village Brings In The Rice"
TEXT = "<p>The people of the village brought in the rice together since the early morning.</p>" * 25


def authors(
    head: str = "", below: str = "", after: str = "", url: str | None = None, site: str = "Sample"
) -> list[str]:
    """Return the authors of an English page with markup in its head and around its text."""
    return list(
        zonaparse.parse(
            f"<head><title>{HEADLINE}</title><meta property=og:site_name content='{site}'>"
            f"{head}</head><body><article><h1>{HEADLINE}</h1>{below}<div>{TEXT}{after}</div>"
            "</article></body>",
            url=url,
        ).authors
    )


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=autor><h6>Rani Putri | 3 May 2021</h6></div>",
        "<p>par <span class=auteurs>Rani Putri</span></p>",
        "<span class=auth>Rani Putri</span>",
        "<p class=itemPoster>Rani Putri</p>",
        "<p><a href=/autor/rani-putri>Rani Putri</a></p>",
        "<p><a href=/profil/207/Rani_Putri>Rani Putri</a></p>",
        "<p><a href=/redaktion/rani>Rani Putri</a></p>",
        "<p>Reviewed <b>by Budi Santoso, MD</b> — <b>Written by <a>Rani Putri</a></b></p>",
        "<div class=byline><i class=author>Rani Putri</i></div>",
        "<div class=byline>Ditulis oleh Rani Putri</div>",
        "<div class=author>Ditulis Oleh Rani Putri</div>",
        "<div class=byline>Dilaporkan oleh Rani Putri</div>",
    ],
)
def test_a_byline_at_the_headline(byline: str) -> None:
    assert authors(below=byline) == ["Rani Putri"]


def test_each_name_that_a_byline_marks_is_one() -> None:
    marked = "<i class=author>Rani Putri</i> <i class=author>Budi Santoso</i>"
    assert authors(below=f"<div class=byline>By {marked}</div>") == ["Rani Putri", "Budi Santoso"]


def test_a_link_into_a_section_called_people_is_no_byline() -> None:
    assert authors(below="<a href=/people/news/harvest.html>The Rice Is In</a>") == []


@pytest.mark.parametrize("label", ["Autor:", "Autorin:", "Auteur :", "Von", "By", "Par"])
def test_a_line_below_the_text_that_names_the_author(label: str) -> None:
    assert authors(after=f"<p>{label} Rani Putri</p>") == ["Rani Putri"]


def test_a_label_without_a_name_is_nobody() -> None:
    assert authors(below="<p class=byline><i class=author>AUTOR</i></p>") == []


def test_authors_of_the_books_that_a_text_lists_did_not_write_it() -> None:
    books = "".join(f"<p>Author: {name} Putri</p>" for name in ("Rani", "Sari", "Dewi", "Ayu"))
    byline = "<p class=byline>By Budi Santoso</p>"
    assert authors(below=byline, after=books) == ["Budi Santoso"]


def test_the_data_of_the_article_may_stand_in_the_body_where_the_head_describes_the_site() -> None:
    site = '<script type="application/ld+json">{"@type": "WebSite", "name": "Sample"}</script>'
    article = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        f'{HEADLINE}", "author": {{"@type": "Person", "name": "Rani Putri"}}}}</script>'
    )
    assert authors(head=site, after=article) == ["Rani Putri"]


def test_several_authors_far_from_the_headline_who_are_linked_one_by_one() -> None:
    linked = "<a href=/authors/rani>Rani Putri</a> <a href=/authors/budi>Budi Santoso</a>"
    after = f'</div><div class="article-footer"><p class=byline>{linked}</p>'
    assert authors(after=after) == ["Rani Putri", "Budi Santoso"]


@pytest.mark.parametrize(("host", "named"), [("ranih.wordpress.com", ["ranih"]), ("ranih.com", [])])
def test_on_a_platform_of_blogs_a_host_is_called_as_its_writer(host: str, named: list[str]) -> None:
    byline = "<a rel=author>ranih</a>"
    assert authors(below=byline, url=f"https://{host}/2021/03/rice/") == named


def test_a_writer_whose_site_bears_her_name_in_capitals() -> None:
    head = "<meta name=author content='rani putri'>"
    assert authors(head=head, site="Rani Putri") == ["rani putri"]


INDONESIAN = "<p>Warga desa itu memanen padi bersama sejak pagi dan menjualnya di pasar.</p>" * 20


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("Ditulis oleh: Rani Putri", ["Rani Putri"]),
        ("Ditulis oleh: Rani Putri<br>Diterbitkan: 3 Mei 2021, 14:05 WIB", ["Rani Putri"]),
        ("Diposting oleh: Rani Putri", ["Rani Putri"]),
        ("Pewawancara: Rani Putri | Fotografer: Budi Santoso | 3 Mei 2021", ["Rani Putri"]),
        ("Teks dan foto oleh Rani Putri dan Budi Santoso", ["Rani Putri", "Budi Santoso"]),
        ("3 Mei 2021 14:05 · Oleh Rani Putri", ["Rani Putri"]),
        ("3 Méi 2021 • Ku Rani Putri", ["Rani Putri"]),
        ("Oleh Rani Putri rani@kabar.example", ["Rani Putri"]),
        ("<span class=createby>Rani Putri</span>", ["Rani Putri"]),
        ("Oleh : Biro Humas dan Kerja Sama Luar Negeri", []),
        ("Oleh: Pemkab Contoh", []),
        ("Dipublikasikan oleh Pusat Penerangan pada 03/02/2021", []),
        ("<b>Oleh Rani Putri</b><br><small>Dosen Universitas Contoh</small>", ["Rani Putri"]),
        ("Penulis: Bidang Informasi dan Komunikasi", []),
        ("Penulis: Ratih wulandari", ["Ratih wulandari"]),  # a slip of a desk
        ("<b class=author>Ratih wulandari</b>", ["Ratih wulandari"]),
        ("<b class=author>Lihat semua</b>", []),
        ("<b class=author>Tentang penulis</b>", []),
        ("<b class=author>Warga setempat</b>", []),
    ],
)
def test_a_byline_of_an_indonesian_page(byline: str, named: list[str]) -> None:
    page = f"<title>Panen Raya di Desa</title><h1>Panen Raya di Desa</h1><div>{byline}</div>"
    assert zonaparse.parse(page + INDONESIAN).authors == named


def test_who_has_two_roles_is_named_in_both() -> None:
    page = "<title>Panen Raya di Desa</title><h1>Panen Raya di Desa</h1>" + INDONESIAN
    article = zonaparse.parse(f"{page}<p>Penulis/Editor: Rani Putri</p>")
    assert (article.authors, article.editors) == (["Rani Putri"], ["Rani Putri"])
