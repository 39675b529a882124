"""A short run of the fuzzer with a fixed seed, in this process."""

import pytest

import zonaparse
from tests import fuzz

PAGES = list(fuzz.pages(seed=7, count=400))


@pytest.mark.parametrize("part", range(8))
def test_mutated_pages_give_an_article_or_an_error_of_ours(part: int) -> None:
    for number, page in PAGES[part::8]:
        try:
            article = zonaparse.parse(page)
        except zonaparse.ZonaparseError:
            continue
        again = zonaparse.Article.model_validate_json(article.model_dump_json())
        assert again == article, number
        shown = article.body.replace("\n", "").replace("\u200c", "").replace("\u200d", "")
        assert shown.isprintable(), number
        links = [link.url for b in article.blocks for link in getattr(b, "links", [])]
        assert all(url.startswith(("http://", "https://", "HTTP")) for url in links), number


def test_the_same_seed_gives_the_same_pages() -> None:
    assert list(fuzz.pages(seed=7, count=5)) == PAGES[:5]
