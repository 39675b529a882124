"""Pages of an article on sites without a template: its own address with a number behind it."""

import pytest

import zonaparse
from zonaparse.article import Article, ProblemCode

OWN = "https://kabar.example/daerah/panen-raya"
LINE = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi, kata Budi.</p>"


def parsed(links: str, url: str = OWN) -> Article:
    return zonaparse.parse(
        f"<head><title>Panen Raya</title><link rel=canonical href={OWN}></head><body><main>"
        f"<h1>Panen Raya di Lebak</h1><div>{LINE * 8}</div>{links}</main></body>",
        url=url,
    )


@pytest.mark.parametrize("form", ["?page={}", "?hal={}", "/{}", "/page/{}/", "?halaman={}"])
def test_links_with_numbers_tell_that_this_is_page_1(form: str) -> None:
    second, third = (OWN + form.format(number) for number in (2, 3))
    article = parsed(f"<p>Halaman: <b>1</b> <a href={second}>2</a> <a href={third}>3</a></p>")
    assert article.paging is not None
    assert (article.paging.page, article.paging.pages) == (1, 3)
    assert article.paging.next_url == second
    assert ProblemCode.PART_OF_ARTICLE in {problem.code for problem in article.problems}


def test_a_later_page_is_the_one_without_a_link() -> None:
    links = f"<p><a href={OWN}>1</a> <b>2</b> <a href={OWN}?page=3>3</a></p>"
    paging = parsed(links).paging
    assert paging is not None
    assert (paging.page, paging.pages, paging.next_url) == (2, 3, f"{OWN}?page=3")


def test_a_later_page_is_the_one_that_was_asked_for() -> None:
    paging = parsed(f"<a href={OWN}>Sebelumnya</a>", url=f"{OWN}?page=2").paging
    assert paging is not None
    assert (paging.page, paging.pages, paging.next_url) == (2, 2, None)


@pytest.mark.parametrize(
    "links",
    [
        f"<a href={OWN}/comment-page-2>2</a>",
        f"<a href={OWN}-2>Panen Raya Lagi</a>",
        f"<a href={OWN}?replytocom=2>Balas</a>",
        "<a href=https://kabar.example/daerah?page=2>2</a>",
        f"<a href={OWN}?page=1>2</a> <a href={OWN}?page=2>3</a>",  # of remarks, counted from 0
        f"<a href={OWN}?page=48>Terakhir</a>",
    ],
)
def test_other_numbers_are_no_pages_of_the_article(links: str) -> None:
    assert parsed(links).paging is None
