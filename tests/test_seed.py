"""The page that this library was asked for, rebuilt from its text in the markup of PRMN."""

import json
from pathlib import Path
from typing import Any

import pytest

import zonaparse

SEED = Path(__file__).parents[2] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="no seed page beside the repository")
SITE = "https://zonabanten.pikiran-rakyat.com"


def rebuilt() -> str:
    """Return the page: title, date, alt and caption, paragraphs, footer, empty widgets."""
    text = (SEED / "zonabanten-2022-01-21.txt").read_text("utf-8")
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    title, head, *rest = blocks
    date, alt, caption = head.splitlines()
    foot = next(i for i, block in enumerate(rest) if block.startswith("Editor:"))
    body = "".join(map(paragraph, rest[:foot]))
    widgets = "".join(
        f'<section class="most"><h3 class="title6"><span>{name}</span></h3></section>'
        for name in rest[foot + 2 :]
    )
    editor = rest[foot].partition(":")[2].strip()
    return f"""<!DOCTYPE html><html lang="id"><head><title>{title} - Zona Banten</title>
<meta property="og:site_name" content="Zona Banten"><meta property="og:type" content="article">
<meta property="og:url" content="{SITE}/internasional/pr-233470000/washington-dan-moskow">
</head><body><date>Jumat, 15 Maret 2024</date><section><div class="mt3">
<h1 class="read__title">{title}</h1><div class="read__info">
<div class="read__info__date"> {date} </div></div>
<div class="photo"><div class="photo__img"><img src="{SITE}/a.jpg" alt="{alt}">
<div class="photo__caption">{caption}</div></div></div></div></section>
<div class="read__article"><div class="col-bs12-9">
<article class="read__content clearfix" itemprop="articleBody">{body}</article>
<p> Editor: <a>{editor}</a> </p><p>{rest[foot + 1]}</p>{widgets}</div></div></body></html>"""


def paragraph(text: str) -> str:
    if not text.startswith("Baca Juga:"):
        return f"<p>{text}</p>"
    headline = text.partition(":")[2].strip()
    link = f'<a href="{SITE}/hiburan/pr-231/{len(headline)}">{headline} </a>'
    return f'<p><strong class="read__others">Baca Juga: {link}</strong></p>'


@pytest.fixture(scope="module")
def article() -> zonaparse.Article:
    return zonaparse.parse(rebuilt())


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    values = json.loads((SEED / "zonabanten-2022-01-21.expected.json").read_text("utf-8"))
    assert isinstance(values, dict)
    return values


@pytest.mark.parametrize("field", ["title", "published_text", "editors", "source", "tags"])
def test_field(article: zonaparse.Article, expected: dict[str, Any], field: str) -> None:
    assert getattr(article, field) == expected[field]


def test_published_at(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert article.published_at is not None
    assert article.published_at.isoformat() == expected["published_at"]


def test_image(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert article.image is not None
    assert article.image.model_dump(include={"caption", "credit"}) == expected["image"]


def test_dateline(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert article.dateline is not None
    assert article.dateline.model_dump() == expected["dateline"]


def test_baca_juga(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert [link.text for link in article.baca_juga] == expected["baca_juga_texts"]


def test_paragraphs(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert len(article.paragraphs) == expected["paragraph_count"]
    assert article.paragraphs[0].startswith(expected["first_paragraph_starts"])
    assert article.paragraphs[-1].endswith(expected["last_paragraph_ends"])


def test_nothing_else_is_in_the_body(article: zonaparse.Article, expected: dict[str, Any]) -> None:
    assert [text for text in expected["not_in_body"] if text in article.body] == []
