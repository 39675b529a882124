"""Who may read an article, and whether the page holds the whole of it: rules on small pages."""

import json
from typing import Any

import pytest

import zonaparse
from zonaparse.article import Article, ProblemCode

WORDS = "Warga Lebak menanam padi di sawah tepi sungai sejak pagi."  # ten words
CODES = {ProblemCode.PAYWALLED, ProblemCode.BODY_SHORT, ProblemCode.SCRIPT_ONLY}
CLOSED = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".isi"}


def page(sentences: int, head: str = "", rest: str = "", body: str = "", **ld: Any) -> str:
    """Return a page of so many sentences of ten words, and what its JSON-LD says."""
    node = json.dumps({"@type": "NewsArticle", "headline": "Panen Raya", **ld})
    text = "".join(f"<p>{WORDS}</p>" for _ in range(sentences)) + body
    return f"""<!DOCTYPE html><html><head><title>Panen Raya</title>{head}
    <meta property="og:type" content="article"><script type="application/ld+json">{node}</script>
    </head><body><h1>Panen Raya</h1><article itemprop="articleBody">{text}</article>{rest}"""


def tier(value: str) -> str:
    return f'<meta property="article:content_tier" content="{value}">'


def told(html: str) -> dict[ProblemCode, str]:
    found = {problem.code: problem.message for problem in zonaparse.parse(html).problems}
    return {code: message for code, message in found.items() if code in CODES}


def source(article: Article) -> str | None:
    return article.provenance.get("access")


@pytest.mark.parametrize(
    ("value", "access"), [("free", "free"), ("metered", "metered"), ("LOCKED", "paid")]
)
def test_the_tier_says_who_may_read(value: str, access: str) -> None:
    article = zonaparse.parse(page(30, tier(value)))
    assert (article.access, source(article)) == (access, "meta:article:content_tier")


@pytest.mark.parametrize(
    ("value", "access"),
    [
        (True, "free"),
        ("True", "free"),
        ("true ", "free"),
        (False, "paid"),
        ("False", "paid"),
        ("http://schema.org/False", "paid"),
        ("https://schema.org/True", "free"),
    ],
)
def test_json_ld_says_who_may_read(value: object, access: str) -> None:
    article = zonaparse.parse(page(30, isAccessibleForFree=value))
    assert (article.access, source(article)) == (access, "jsonld:isAccessibleForFree")


@pytest.mark.parametrize("value", ["", None, "sometimes", 7, [], {"a": 1}])
def test_any_other_value_says_nothing(value: object) -> None:
    article = zonaparse.parse(page(30, tier("gold"), isAccessibleForFree=value))
    assert (article.access, source(article)) == (None, None)


@pytest.mark.parametrize("parts", [CLOSED, [CLOSED], ["x", {"@type": "Thing"}, CLOSED]])
def test_a_part_that_is_not_free_makes_it_paid(parts: object) -> None:
    article = zonaparse.parse(page(30, hasPart=parts))
    assert (article.access, source(article)) == ("paid", "jsonld:hasPart.isAccessibleForFree")


@pytest.mark.parametrize(
    "parts", [None, "x", [], [7], {"@type": "Thing"}, {**CLOSED, "isAccessibleForFree": True}]
)
def test_a_part_that_is_free_says_nothing_of_the_whole(parts: object) -> None:
    assert zonaparse.parse(page(30, hasPart=parts)).access is None


def test_the_tier_goes_before_json_ld_and_the_whole_before_its_parts() -> None:
    assert zonaparse.parse(page(30, tier("metered"), isAccessibleForFree=False)).access == "metered"
    assert zonaparse.parse(page(30, isAccessibleForFree=True, hasPart=CLOSED)).access == "free"


@pytest.mark.parametrize(
    ("head", "ld"),
    [
        (tier("locked"), {}),
        ("", {"isAccessibleForFree": False}),
        ("", {"isAccessibleForFree": "http://schema.org/False"}),
        ("", {"hasPart": [CLOSED]}),
        (tier("metered"), {"isAccessibleForFree": False}),
        ("", {"isAccessibleForFree": False, "articleBody": WORDS * 3}),
    ],
)
def test_a_teaser_of_a_closed_article_is_told(head: str, ld: dict[str, Any]) -> None:
    message = "the page says that it is not free to read, and holds 30 words"
    assert told(page(3, head, **ld)) == {ProblemCode.PAYWALLED: message}


@pytest.mark.parametrize(
    ("sentences", "head", "ld"),
    [
        (3, "", {}),
        (3, tier("metered"), {}),
        (3, tier("free"), {"isAccessibleForFree": False}),
        (3, "", {"isAccessibleForFree": True, "hasPart": CLOSED}),
        (30, tier("locked"), {}),
        (30, "", {"isAccessibleForFree": False, "hasPart": CLOSED}),
        (8, "", {"isAccessibleForFree": False, "wordCount": 82}),
    ],
)
def test_no_wall_stands_before_what_is_free_or_there(
    sentences: int, head: str, ld: dict[str, Any]
) -> None:
    assert told(page(sentences, head, **ld)) == {}


def test_a_long_teaser_is_told_where_the_page_says_how_long_the_whole_is() -> None:
    html = page(30, isAccessibleForFree=False, wordCount=900)
    assert set(told(html)) == {ProblemCode.PAYWALLED, ProblemCode.BODY_SHORT}


@pytest.mark.parametrize(
    ("ld", "message"),
    [
        ({"wordCount": 120}, "the body has 50 words, jsonld:wordCount says 120"),
        ({"wordCount": " 120 "}, "the body has 50 words, jsonld:wordCount says 120"),
        (
            {"articleBody": f"<p>{WORDS}</p>" * 12},
            "the body has 50 words, jsonld:articleBody says 120",
        ),
        (
            {"articleBody": WORDS * 5, "wordCount": 120},
            "the body has 50 words, jsonld:wordCount says 120",
        ),
    ],
)
def test_a_body_much_shorter_than_its_witness_is_told(ld: dict[str, Any], message: str) -> None:
    assert told(page(5, **ld)) == {ProblemCode.BODY_SHORT: message}


@pytest.mark.parametrize(
    ("sentences", "ld"),
    [
        (5, {"wordCount": 100}),
        (5, {"articleBody": WORDS * 10}),
        (5, {"articleBody": WORDS}),
        (2, {"wordCount": 60}),
        (5, {"wordCount": len(WORDS) * 5}),
        (5, {"wordCount": "9" * 5000}),
        (5, {"wordCount": "²"}),
        (5, {"wordCount": -900}),
        (5, {"wordCount": [900]}),
        (5, {"articleBody": "<p>" * 900}),
        (0, {"wordCount": 900}),
    ],
)
def test_a_body_about_as_long_as_its_witness_is_not(sentences: int, ld: dict[str, Any]) -> None:
    assert told(page(sentences, **ld)) == {}


def test_the_cells_of_a_table_count_as_words() -> None:
    table = f"<table>{f'<tr><td>{WORDS}</td><td>{WORDS}</td></tr>' * 10}</table>"
    assert told(page(3, body=table, wordCount=240)) == {}


def test_one_page_of_several_is_short_for_a_reason() -> None:
    paging = """<div class="paging paging--article"><div class="paging__item">
    <a class="paging__link paging__link--active">1</a></div><div class="paging__item">
    <a class="paging__link" href="?page=2">2</a></div></div>"""
    prmn = '<link rel="canonical" href="https://depok.pikiran-rakyat.com/a/pr-091/b">'
    assert set(told(page(5, prmn, wordCount=900))) == {ProblemCode.BODY_SHORT}
    assert told(page(5, prmn, paging, wordCount=900)) == {}


def shell(body: str, head: str = '<meta property="og:type" content="article">') -> str:
    return f"<!DOCTYPE html><head><title>Panen Raya</title>{head}</head><body>{body}"


NOTICE = "<footer><p>Hak cipta dilindungi undang-undang, Radar Lebak</p></footer>"


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div>',
        '<div id="app"> \n </div><p>Aktifkan JavaScript untuk membaca halaman ini.</p>',
        f'<div id="__nuxt"></div>{NOTICE}',
        '<script id="__NEXT_DATA__" type="application/json">{"props": {}}</script>',
        '<script>window.__INITIAL_STATE__ = {"a": 1}</script>',
        "<script>window.__NUXT__=(function(){})()</script>",
        '<script>window["__APOLLO_STATE__"] = {}</script>',
        "<script>self.__next_f.push([1])</script>",
    ],
)
def test_an_article_that_scripts_would_build_is_told(body: str) -> None:
    message = "the page holds no text of its article: scripts would build it"
    assert told(shell(body)) == {ProblemCode.SCRIPT_ONLY: message}


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Panen Raya</h1>",
        "<script>window.__tcfapi = 1; window.__gads = {}</script>",
        '<div id="root"><article><p>Warga menanam padi di sawah tepi sungai.</p></article></div>',
        f'<div id="app"></div><article>{f"<p>{WORDS}</p>" * 4}</article>',
        f'<article><p>{WORDS}</p><div id="root"></div></article>',
        f"<article><p>{WORDS}</p></article><script>window.__INITIAL_STATE__ = {{}}</script>",
    ],
)
def test_an_article_that_is_there_or_that_nothing_would_build_is_not(body: str) -> None:
    assert told(shell(body)) == {}


def test_an_application_that_is_called_no_article_is_refused_as_before() -> None:
    with pytest.raises(zonaparse.NotAnArticle) as caught:
        zonaparse.parse(shell('<div id="root"></div>', head=""))
    assert caught.value.reason == "no_text"


def test_it_still_tells_that_the_body_is_missing() -> None:
    codes = [p.code for p in zonaparse.parse(shell('<div id="root"></div>')).problems]
    assert ProblemCode.BODY_MISSING in codes
    assert ProblemCode.SCRIPT_ONLY in codes


def zone_problems(head: str, host: str = "situs.example") -> list[tuple[str | None, str]]:
    address = f'<link rel="canonical" href="https://{host}/berita/panen-raya">'
    article = zonaparse.parse(page(5, head + address))
    assumed = (p for p in article.problems if p.code is ProblemCode.ZONE_ASSUMED)
    return [(problem.field, problem.message) for problem in assumed]


def time(value: str) -> str:
    return f'<meta property="article:published_time" content="{value}">'


def test_a_zone_that_nothing_tells_is_told() -> None:
    told = "nothing tells the zone of 2024-03-01 05:00:00: it was read as WIB"
    assert zone_problems(time("2024-03-01 05:00:00")) == [("published_at", told)]


def test_a_zone_that_nothing_tells_of_an_update_is_told() -> None:
    change = '<meta property="article:modified_time" content="2024-03-01T06:00:00">'
    told = "nothing tells the zone of 2024-03-01T06:00:00: it was read as WIB"
    assert zone_problems(time("2024-03-01T05:00:00+08:00") + change) == [("modified_at", told)]


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("2024-03-01T05:00:00+08:00", "situs.example"),
        ("2024-03-01", "situs.example"),
        ("2024-03-01 05:00:00", "zonabanten.pikiran-rakyat.com"),
    ],
    ids=["told by the page", "a day alone", "told by the family"],
)
def test_a_zone_that_is_known_is_not_told(value: str, host: str) -> None:
    assert zone_problems(time(value), host) == []


def test_a_family_with_sites_in_several_zones_tells_none() -> None:
    assert zone_problems(time("2024-03-01 05:00:00"), "balipost.com") != []
