"""The context: fields in any order are the same, and reading a page leaves it as it was."""

import random
from pathlib import Path

import pytest

import zonaparse
from zonaparse.errors import NotAnArticle
from zonaparse.explanation import candidates, lines
from zonaparse.explanation.paths import Paths
from zonaparse.extract.context import Context
from zonaparse.extract.draft import Draft
from zonaparse.parse import read

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted(FIXTURES.rglob("*.html"))
PARTS = sorted(
    name
    for kind in (Context, Draft)
    for name, part in vars(kind).items()
    if hasattr(part, "func") or isinstance(part, property)
)


def article_of(draft: Draft) -> zonaparse.Article | str:
    """Return the Article, or why there is none."""
    try:
        return draft.article()
    except NotAnArticle as error:
        return str(error)


def test_the_parts_are_those_of_the_article() -> None:
    assert {"title", "story", "labels", "authors", "editors", "images", "published"} <= set(PARTS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(FIXTURES).as_posix())
def test_fields_that_are_asked_for_in_another_order_are_the_same(page: Path) -> None:
    html = page.read_bytes()
    straight = article_of(read(html))
    for seed in range(2):
        draft = read(html)
        for name in random.Random(seed).sample(PARTS, len(PARTS)):
            getattr(draft, name)
        assert article_of(draft) == straight


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(FIXTURES).as_posix())
def test_nothing_is_changed_in_the_tree(page: Path) -> None:
    draft = read(page.read_bytes())
    before = draft.page.tree.html
    article_of(draft)
    assert draft.page.tree.html == before


def test_a_headline_that_no_reader_sees_is_none() -> None:
    own = "<h1>Panen Raya di Desa Contoh</h1>"
    unread = "<body><noscript><h1 class=read__title>Aktifkan JavaScript</h1></noscript>"
    site = '<link rel="canonical" href="https://zonabanten.pikiran-rakyat.com/banten/pr-23/panen">'
    text = (
        "<article class=read__content><p>LEBAK - Panen raya dimulai pagi ini di desa.</p></article>"
    )
    assert zonaparse.parse(site + unread + own + text).title == "Panen Raya di Desa Contoh"


def test_provenance_is_told_in_one_order_whatever_the_page_has() -> None:
    told = "title", "url", "site", "blocks", "authors", "language"
    for page in PAGES:
        article = article_of(read(page.read_bytes()))
        if isinstance(article, zonaparse.Article):
            shown = [name for name in article.provenance if name in told]
            assert shown == [name for name in told if name in article.provenance]


def test_an_explanation_leaves_the_page_as_it_was() -> None:
    for page in PAGES[::10]:
        draft = read(page.read_bytes())
        article = article_of(draft)
        before = draft.page.tree.html
        if isinstance(article, zonaparse.Article):
            paths = Paths(draft.page.tree)
            assert candidates.explained(
                draft, article, lines.explained(draft, article, paths), paths
            )
        assert draft.page.tree.html == before
