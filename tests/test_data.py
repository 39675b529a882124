"""Articles in the tools of data people."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import zonaparse
from tests.site import FIXTURES
from zonaparse import Article, data
from zonaparse.render import columns

PRMN = FIXTURES / "prmn"
COLUMNS = [name for name in columns.NAMES if name not in ("id", "error", "message")]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    names = ("2020-plain", "2023-day-only", "2022-wita", "2022-no-extras")
    return [zonaparse.parse((PRMN / f"{name}.html").read_bytes()) for name in names]


def test_arrow_has_the_columns_and_the_values(articles: list[Article]) -> None:
    table = zonaparse.to_arrow(articles)
    assert table.column_names == COLUMNS
    first = table.to_pylist()[0]
    assert first["published_at"] == datetime(2020, 11, 18, 7, 27, tzinfo=UTC)
    assert first["editors"] == ["Dimas Haryawan"]
    assert first["body"] == articles[0].body
    assert first["deck"] is None
    assert str(table.schema.field("tags").type).startswith("list<")
    assert zonaparse.to_arrow([]).schema == table.schema


def test_many_articles_are_one_table(articles: list[Article]) -> None:
    table = zonaparse.to_arrow(articles[0] for _ in range(2001))
    assert table.num_rows == 2001


def test_what_is_no_article_is_told() -> None:
    rows = zonaparse.parse_many([(PRMN / "2020-plain.html").read_bytes()], workers=1)
    with pytest.raises(TypeError, match=r"this is a Parsed; `row\.article` is one"):
        zonaparse.to_arrow(rows)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="give a list of Articles"):
        zonaparse.to_pandas(Article(template=""))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="this is a str"):
        zonaparse.to_feed("kabar", title="Kabar")  # type: ignore[arg-type]


def test_pandas_and_polars_have_the_same(articles: list[Article]) -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    in_pandas, in_polars = zonaparse.to_pandas(articles), zonaparse.to_polars(articles)
    assert isinstance(in_pandas, pandas.DataFrame)
    assert isinstance(in_polars, polars.DataFrame)
    titles = [article.title for article in articles]
    assert list(in_pandas.title) == in_polars["title"].to_list() == titles
    assert str(in_pandas.published_at.dtype).startswith("datetime64[us, UTC")
    assert in_polars.schema["published_at"] == polars.Datetime("us", "UTC")
    assert in_polars["tags"][0].to_list() == articles[0].tags


@pytest.mark.slow
def test_datasets_have_a_card(articles: list[Article], tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="needs the extra `datasets`")
    found = zonaparse.to_datasets(articles, licence="CC BY 4.0, by the publisher's word")
    assert found.column_names == COLUMNS
    assert found[0]["editors"] == ["Dimas Haryawan"]
    found.save_to_disk(str(tmp_path / "saved"))
    again = datasets.load_from_disk(str(tmp_path / "saved"))
    assert again[1]["title"] == articles[1].title
    assert again.info.description == found.info.description
    assert "CC BY 4.0, by the publisher's word" in again.info.description


def test_the_card_says_source_rights_counts_and_fields(articles: list[Article]) -> None:
    card = data.card(zonaparse.to_arrow(articles))
    assert card.startswith('---\nlanguage:\n- "id"\n---\n')
    assert "4 articles." in card
    assert "| Zona Banten |" in card
    assert "| 2020 | 1 |" in card
    assert "The licence of the software does not cover" in card
    assert "| `editors` |" in card
    for name in COLUMNS:
        assert data.told(name), name
    empty = data.card(zonaparse.to_arrow([]))
    assert "0 articles." in empty
