"""The pages of one article joined: tests/fixtures/prmn/2020-page-1 to -3."""

import itertools
from pathlib import Path

import pytest

import zonaparse
from zonaparse.article import Article, Paging, Paragraph, ProblemCode

PRMN = Path(__file__).parent / "fixtures" / "prmn"
ONE, TWO, THREE = (
    zonaparse.parse((PRMN / f"2020-page-{number}.html").read_bytes()) for number in (1, 2, 3)
)


def codes(article: Article) -> set[str]:
    return {problem.code for problem in article.problems}


def page(number: int, *texts: str, of: int = 2, **values: object) -> Article:
    blocks = [Paragraph(text=text) for text in texts]
    paging = Paging(page=number, pages=of)
    return Article(url="https://a.id/x", blocks=blocks, paging=paging, template="t", **values)


def test_paragraphs_come_in_page_order_and_the_repeated_lead_once() -> None:
    joined = zonaparse.join([ONE, TWO, THREE])
    # page 3 opens with the lead of page 1 over again
    assert THREE.paragraphs[0] == ONE.paragraphs[0]
    assert joined.paragraphs == ONE.paragraphs + TWO.paragraphs + THREE.paragraphs[1:]


@pytest.mark.parametrize("order", list(itertools.permutations([ONE, TWO, THREE])))
def test_any_order_gives_the_same(order: tuple[Article, ...]) -> None:
    assert zonaparse.join(order) == zonaparse.join([ONE, TWO, THREE])


def test_baca_juga_links_stay_in_order() -> None:
    joined = zonaparse.join([THREE, ONE, TWO])
    urls = [link.url for article in (ONE, TWO, THREE) for link in article.baca_juga]
    assert len(urls) == 3
    assert [link.url for link in joined.baca_juga] == urls


def test_a_complete_article_has_no_paging_and_no_problem_of_parts() -> None:
    joined = zonaparse.join([ONE, TWO, THREE])
    assert joined.paging is None
    assert not codes(joined) & {ProblemCode.PART_OF_ARTICLE, ProblemCode.PAGES_MISSING}


def test_pages_by_path_are_joined_whichever_has_the_metadata() -> None:
    folder = PRMN.parent / "sindonews"
    names = ("2026-last-page-no-article-data", "2026-page-1-breaks")
    last, first = (zonaparse.parse((folder / f"{name}.html").read_bytes()) for name in names)
    joined = zonaparse.join([last, first])
    assert joined.paragraphs == first.paragraphs + last.paragraphs
    assert (joined.modified_at, joined.credit_line) == (first.modified_at, last.credit_line)
    assert joined.paging is None
    assert not codes(joined)


def test_a_missing_page_is_told() -> None:
    joined = zonaparse.join([ONE, THREE])
    assert codes(joined) >= {ProblemCode.PAGES_MISSING, ProblemCode.PART_OF_ARTICLE}
    assert any("missing of 3 pages: 2" in p.message for p in joined.problems)
    assert joined.paging is not None


def test_a_doubled_page_is_told_and_taken_once() -> None:
    joined = zonaparse.join([ONE, TWO, TWO, THREE])
    assert joined.paragraphs == zonaparse.join([ONE, TWO, THREE]).paragraphs
    assert ProblemCode.PAGES_DOUBLED in codes(joined)


def test_the_lead_picture_comes_once() -> None:
    urls = [image.url for image in zonaparse.join([ONE, TWO, THREE]).images]
    assert len(urls) == len(set(urls))
    assert urls[0] == ONE.images[0].url


def test_a_dateline_on_every_page_is_kept_once() -> None:
    dateline = {"text": "KABAR BANTEN", "outlet": "KABAR BANTEN", "place": None}
    joined = zonaparse.join(
        [
            page(1, "KABAR BANTEN - Satu.", dateline=dateline),
            page(2, "KABAR BANTEN - Dua.", dateline=dateline),
        ]
    )
    assert joined.paragraphs == ["KABAR BANTEN - Satu.", "Dua."]


def test_what_page_one_lacks_comes_from_the_page_that_has_it() -> None:
    last = page(2, "Dua.", editors=["Ani Sari"], provenance={"editors": "label:editor"})
    joined = zonaparse.join([page(1, "Satu."), last])
    assert joined.editors == ["Ani Sari"]
    assert joined.provenance["editors"] == "page 2, label:editor"


def test_a_page_without_a_number_is_told() -> None:
    lone = page(2, "Dua.").model_copy(update={"paging": None})
    joined = zonaparse.join([page(1, "Satu."), lone])
    assert joined.paragraphs == ["Satu.", "Dua."]
    assert ProblemCode.PAGE_UNNUMBERED in codes(joined)


def test_one_page_of_a_one_page_article_is_itself() -> None:
    lone = page(1, "Satu.").model_copy(update={"paging": None})
    assert zonaparse.join([lone]) == lone


def test_nothing_to_join_is_an_error() -> None:
    with pytest.raises(zonaparse.JoinError, match="no pages"):
        zonaparse.join([])


def test_pages_of_different_articles_are_an_error() -> None:
    other = page(2, "Lain.").model_copy(update={"url": "https://a.id/y"})
    with pytest.raises(zonaparse.JoinError, match=r"a\.id/x, https://a\.id/y"):
        zonaparse.join([page(1, "Satu."), other])
