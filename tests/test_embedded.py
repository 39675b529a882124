"""The text of pages that show none, read from the data that they hold for a script."""

import json

import pytest

import zonaparse

SENTENCE = "Warga desa mulai memanen padi di sawah yang luas pada hari ini setelah hujan reda."
BODY = "".join(f"<p>{SENTENCE} Bagian {number}.</p>" for number in "1234")
OTHER = {"title": "Harga Garam Naik", "content": BODY.replace("Warga", "Nelayan") * 3}
ARTICLE = {"id": 7, "title": "Panen Raya", "content": BODY}
PARAGRAPHS = [f"{SENTENCE} Bagian {number}." for number in "1234"]


def script(text: str, attributes: str = "") -> str:
    return f"<script {attributes}>{text}</script>"


def page(data: str, shown: str = "") -> str:
    return (
        '<html lang="id"><head><title>Panen Raya - Kabar</title>'
        '<meta property="og:title" content="Panen Raya"><meta property="og:type" content="article">'
        f'</head><body><div id="app">{shown}</div>{data}</body></html>'
    )


def flat() -> str:
    """Write the article as Nuxt 3 does: a list in which numbers stand for values."""
    values = [{"data": 1}, {"berita": 2}, {"title": 3, "body": 4, "id": 5}, "Panen Raya", BODY, 700]
    return json.dumps(values)


def literal() -> str:
    content = json.dumps(BODY).replace("<", "\\u003C")
    garam = json.dumps(OTHER["content"])
    return (
        "window.__NUXT__=(function(a,b){return {data:["
        f'{{title:"Harga Garam Naik",content:{garam}}},'
        f'{{id:a,title:"Panen Raya",content:{content}}}]}}}}(1,null));'
    )


def called() -> str:
    """Write the article as Nuxt 2 does where its texts are there several times: as arguments."""
    garam, content = (
        json.dumps(each["content"]).replace("/", "\\u002F") for each in (OTHER, ARTICLE)
    )
    return (
        'window.__NUXT__=(function(a,b,c,d,e$){return {layout:"default",data:[{rel:{title:c,'
        "content:d},post:{id:7,title:a,content:e$,by:b}}],error:b}}"
        f'("Panen Raya",null,"Harga Garam Naik",{garam},{content}));'
    )


STATE = json.dumps({"daftar": [OTHER, ARTICLE]})
PAGES = {
    "nextdata:body": script(
        json.dumps({"props": {"pageProps": {"terkait": [OTHER], "berita": ARTICLE}}}),
        'id="__NEXT_DATA__" type="application/json"',
    ),
    "state:body": script(f"window.__INITIAL_STATE__ = {STATE};"),
    "state:body ": script(f"window.__PRELOADED_STATE__=JSON.parse({json.dumps(STATE)})"),
    "nuxt:body": script(literal()),
    "nuxt:body  ": script(called()),
    "state:body  ": script(f"var __INITIAL_STATE__ = {STATE}"),
    "state:body   ": script(f'window["__APOLLO_STATE__"]={STATE};(function(){{}})()'),
    "nuxt:body ": script(flat(), 'type="application/json" id="__NUXT_DATA__"'),
    "jsonld:articleBody": script(
        json.dumps(
            {"@type": "NewsArticle", "headline": "Panen Raya", "articleBody": "\n".join(PARAGRAPHS)}
        ),
        'type="application/ld+json"',
    ),
}


@pytest.mark.parametrize("source", PAGES)
def test_the_text_is_read_and_told_where_it_is_from(source: str) -> None:
    article = zonaparse.parse(page(PAGES[source]))
    assert article.paragraphs == PARAGRAPHS
    assert article.provenance["blocks"] == source.strip()
    (problem,) = [p for p in article.problems if p.code == "body_from_data"]
    assert source.strip() in problem.message


def test_blocks_of_an_editor_are_paragraphs() -> None:
    blocks = [{"type": "paragraph", "data": {"text": text}} for text in PARAGRAPHS]
    data = script(
        json.dumps({"a": {"headline": "Panen Raya", "blocks": blocks}}), 'id="__NEXT_DATA__"'
    )
    assert zonaparse.parse(page(data)).paragraphs == PARAGRAPHS


def test_the_text_of_another_article_is_never_taken() -> None:
    article = zonaparse.parse(page(script(json.dumps({"a": [OTHER]}), 'id="__NEXT_DATA__"')))
    assert article.blocks == []
    assert "script_only" in [problem.code for problem in article.problems]


def test_what_is_shown_goes_before_what_is_data() -> None:
    shown = "<article><h1>Panen Raya</h1>" + BODY.replace("sawah", "ladang") + "</article>"
    article = zonaparse.parse(page(PAGES["nextdata:body"], shown))
    assert "ladang" in article.body
    assert "sawah" not in article.body
