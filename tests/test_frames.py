"""The pages in a column of a data frame."""

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import zonaparse
from tests import kept

SERVED = zonaparse.parse(kept.PAGE)
ROWS: dict[str, list[Any]] = {
    "kode": ["x", "y", "z"],
    "link": ["https://a.example/b", None, "https://kabar.example/panen"],
    "content": [kept.PAGE.decode(), None, kept.SAYS_NO_ADDRESS.decode()],
}


def test_a_frame_of_pandas_keeps_its_index() -> None:
    frame = pd.DataFrame({**ROWS, "benda": [object(), 1, "a"]}, index=[5, 7, 9])
    articles = zonaparse.parse_frame(frame, html="content", url="link", workers=1)
    joined = frame.join(articles.add_prefix("article_"))
    assert list(joined.index) == [5, 7, 9]
    assert joined.loc[5, "article_title"] == SERVED.title
    assert joined.loc[5, "article_published_at"] == SERVED.published_at
    assert joined.loc[7, "article_error"] == "EmptyPage"
    assert joined.loc[9, "article_url"] == "https://kabar.example/panen"


def test_a_frame_of_polars_comes_back_as_one() -> None:
    articles = zonaparse.parse_frame(pl.DataFrame(ROWS), workers=1)
    assert isinstance(articles, pl.DataFrame)
    assert articles["authors"][0].to_list() == SERVED.authors
    assert articles["error"].to_list() == [None, "EmptyPage", None]


def test_a_table_of_arrow_may_hold_bytes() -> None:
    table = pa.table({"html": [kept.PAGE] * 130})
    articles = zonaparse.parse_frame(table, workers=1)
    assert articles.column("title").to_pylist() == [SERVED.title] * 130


def test_a_frame_without_pages_names_its_columns() -> None:
    with pytest.raises(zonaparse.InputError, match="out of: 'kode', 'umur'"):
        zonaparse.parse_frame(pl.DataFrame({"kode": ["x"], "umur": [7]}))
    with pytest.raises(zonaparse.InputError, match="there is no column 'laman'; there are: 'kode'"):
        zonaparse.parse_frame(pl.DataFrame({"kode": ["x"]}), html="laman")


def test_what_is_no_frame_is_a_wrong_use() -> None:
    with pytest.raises(TypeError, match="a frame is one of pandas, polars or pyarrow, not list"):
        zonaparse.parse_frame([1])
