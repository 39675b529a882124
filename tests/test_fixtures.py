"""Every field of every fixture page: the expectations were written by reading the page."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from tests.family.fixture import unread

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted(page.with_suffix("") for page in FIXTURES.rglob("*.html"))
Expected = dict[str, Any]


def expected(page: Path) -> Expected:
    values: Expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return values


@cache
def parsed(page: Path) -> zonaparse.Article:
    return zonaparse.parse(page.with_suffix(".html").read_bytes())


def name(page: Path) -> str:
    return page.relative_to(FIXTURES).as_posix()


FIELDS = [
    pytest.param(page, field, id=f"{name(page)}-{field}")
    for page in PAGES
    for field in expected(page)
    if "error" not in expected(page)
]
REFUSED = [page for page in PAGES if "error" in expected(page)]


def shown(article: zonaparse.Article, field: str) -> Any:
    """Return a field the way the expectations write it."""
    value = json.loads(article.model_dump_json())[field]
    if field == "images":
        return [image["url"] for image in value]
    if field == "template":
        return value.partition("/")[0]
    return value


def test_every_expectation_was_filled_in_by_reading() -> None:
    left = {name(page): unread(expected(page)) for page in PAGES if unread(expected(page))}
    assert left == {}, "values begin with '? ': write there what a person reads on the page"


@pytest.mark.parametrize(("page", "field"), FIELDS)
def test_field(page: Path, field: str) -> None:
    article, want = parsed(page), expected(page)[field]
    if field == "problems":
        codes = {problem.code for problem in article.problems} - {"thin_evidence"}
        assert codes == set(want)
    elif field == "not_in_body":
        assert [text for text in want if text in article.body] == []
    elif field in ("published_at", "modified_at") and want:
        got = getattr(article, field)
        assert got == datetime.fromisoformat(want)
        assert got.utcoffset() == datetime.fromisoformat(want).utcoffset()
    else:
        assert shown(article, field) == want


@pytest.mark.parametrize("page", REFUSED, ids=name)
def test_refused(page: Path) -> None:
    with pytest.raises(zonaparse.NotAnArticle) as caught:
        parsed(page)
    assert caught.value.reason == expected(page)["reason"]


@pytest.mark.parametrize("page", [p for p in PAGES if p not in REFUSED], ids=name)
def test_every_value_names_its_source(page: Path) -> None:
    article = parsed(page)
    told = set(article.provenance)
    derived = {"template", "provenance", "problems", "network", "published_precision"}
    for field in (
        set(zonaparse.Article.model_fields) - derived - {"credit_line", "confidence", "confidences"}
    ):
        assert bool(getattr(article, field)) == (field in told), field
