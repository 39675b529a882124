"""Whatever the bytes: an Article or a ZonaparseError, never anything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zonaparse
from zonaparse.guard import DEFAULT

PAGES = sorted((Path(__file__).parent / "fixtures").rglob("*.html"))
LIMIT = 100_000
PIECES = (
    "<div> </div> <p> </p> <br> <a href=x> </a> <h1> </h1> <li> <table><tr><td> <title> <script> "
    "<article> <b> </b> <!-- --> <![CDATA[ <img src=data:x> <iframe src=//x> <time datetime=1> "
    '<meta property=og:title content=x> <script type="application/ld+json"> {"@graph":[ ]} '
    "Baca_Juga: Editor: Sumber: 7_Oktober_2020 WIB ZONABANTEN.com_- *** &amp;quot; \0 \ud800 "
    "<link rel=canonical href=http://[> <strong> </strong> dataLayer=[{"
).split()


def outcome(html: str | bytes) -> str:
    try:
        article = zonaparse.parse(html)
    except zonaparse.ZonaparseError as error:
        return type(error).__name__
    assert zonaparse.Article.model_validate_json(article.model_dump_json()) == article
    return "Article"


@given(st.binary(max_size=LIMIT))
@settings(suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large])
def test_arbitrary_bytes(raw: bytes) -> None:
    assert outcome(raw)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=200))
def test_markup_soup(pieces: list[str]) -> None:
    assert outcome(" ".join(pieces).replace("_", " "))


@given(
    page=st.sampled_from(PAGES), cuts=st.lists(st.tuples(st.integers(0), st.binary(max_size=60)))
)
@settings(max_examples=60, deadline=None)
def test_damaged_fixture_pages(page: Path, cuts: list[tuple[int, bytes]]) -> None:
    raw = page.read_bytes()[:LIMIT]
    for at, junk in cuts:
        at %= len(raw)
        raw = raw[:at] + junk + raw[at + len(junk) // 2 :]
    assert outcome(raw)


@pytest.mark.parametrize("raw", [b"", b" \n\t", "", "\ufeff"])
def test_an_empty_page_is_an_empty_page(raw: str | bytes) -> None:
    assert outcome(raw) == "EmptyPage"


def test_a_page_over_the_limit_says_how_large_it_is() -> None:
    with pytest.raises(zonaparse.PageTooLarge) as caught:
        zonaparse.parse(b" " * DEFAULT.max_bytes + b"<")
    assert caught.value.size == DEFAULT.max_bytes + 1


def test_a_page_nested_too_deep_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(zonaparse.PageTooComplex) as caught:
        zonaparse.parse(b"<div>" * 10_000)
    assert caught.value.limit == DEFAULT.max_depth


@pytest.mark.parametrize(
    "href", ["http://[?a#b", "//[x", "http://[::1]/?page=2", "https://a.id:x/?y"]
)
def test_an_address_that_is_none_does_no_harm(href: str) -> None:
    page = f'<h1>Judul</h1><link rel=canonical href="{href}"><article itemprop=articleBody>'
    assert outcome(f'{page}<p><a href="{href}">Kalimat</a> yang panjang.') == "Article"
    zonaparse.parse(f"{page}<p>Kalimat.", url=href)


@pytest.mark.parametrize(
    "bait", ["*", "* ", "(", "a (", "- ", "Editor:", "\n", "<br>", "/", "[", ", "]
)
def test_a_megabyte_of_bait_for_the_patterns_is_read_at_once(bait: str) -> None:
    text = bait * (1_000_000 // len(bait))
    page = f"<h1>J</h1><article itemprop=articleBody><p>{text}x*</p><p>{text})</p></article>"
    assert outcome(page) in ("Article", "NotAnArticle", "PageTooComplex")


def test_deep_json_ld_is_no_recursion_error() -> None:
    deep = '<script type="application/ld+json">' + "[" * 90_000 + "</script><h1>Judul</h1>"
    assert outcome(deep + "<p>" + "Kalimat panjang di sini. " * 20) == "Article"


@pytest.mark.parametrize(
    "line",
    [
        "Oleh " * 59,
        "Panen. (a.com,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)x)",
        "Panen. (a.com " + "a" * 90,
        "Panen. (" + "A, " * 12 + "!)",
    ],
    ids=["labels without a name", "an outlet without an end", "a word", "names without an end"],
)
def test_a_line_that_patterns_might_try_in_every_way(line: str) -> None:
    page = f"<h1>Panen Raya</h1><p class=byline>{line}</p><article><p>{line}</p></article>"
    assert outcome(page)
