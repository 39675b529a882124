"""The schemas that are published: pinned, described, and brought together over versions."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zonaparse import parquet
from zonaparse.article import Article
from zonaparse.errors import InputError
from zonaparse.parquet import Column

DOCS = Path(__file__).parents[1] / "docs" / "reference"
VERSION_1 = """file offset captured_url captured_at url site network title deck published_at
published_zone published_date published_precision published_text modified_at modified_zone authors
editors source section tags body dateline place image_url caption credit credit_line page pages
baca_juga language access template confidence problems""".split()


def test_columns_are_only_ever_appended() -> None:
    assert parquet.schema(1).names == VERSION_1
    assert parquet.schema().names[: len(VERSION_1)] == VERSION_1


def test_the_docs_name_the_version() -> None:
    assert f"version {parquet.VERSION}" in (DOCS / "schema.md").read_text("utf-8")


def test_times_have_a_zone() -> None:
    times = [field for field in parquet.schema() if field.name.endswith("_at")]
    assert {str(field.type) for field in times} == {"timestamp[us, tz=UTC]"}
    assert len(times) == 3


def test_the_json_schema_in_the_docs_is_that_of_an_article() -> None:
    """Where an Article has a new field: `zonaparse schema > docs/reference/article.schema.json`."""
    published = json.loads((DOCS / "article.schema.json").read_text("utf-8"))
    assert published == Article.model_json_schema()
    assert published["$id"] == f"urn:zonaparse:schema:article:{published['version']}"
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def write(path: Path, count: int = 1) -> Path:
    line = json.dumps({"file": path.name, "offset": 7, "published_date": 1, "published_at": 10**6})
    pq.write_table(parquet.table([line] * count), path)
    return path


def test_files_of_an_older_version_are_unified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write(tmp_path / "old.parquet", 2)
    monkeypatch.setattr(parquet, "VERSION", 2)
    monkeypatch.setattr(
        parquet, "COLUMNS", (*parquet.COLUMNS, Column("mood", "text", "The mood.", since=2))
    )
    new = write(tmp_path / "new.parquet")
    found = parquet.unified([old, new]).read_all()
    assert found.schema.equals(parquet.schema(2))
    assert found.column("file").to_pylist() == ["old.parquet"] * 2 + ["new.parquet"]
    assert found.column("mood").null_count == 3
    monkeypatch.undo()
    with pytest.raises(InputError, match="version 2 of the schema, and this zonaparse knows 1"):
        parquet.unified([new])
    with pytest.raises(InputError, match="version 2 of the schema"):
        parquet.unified([old, new]).read_all()


def test_files_of_others_are_refused(tmp_path: Path) -> None:
    other, broken, lying = (tmp_path / name for name in ("other", "broken", "lying"))
    pq.write_table(pa.table({"a": [1]}), other)
    broken.write_text("no Parquet")
    pq.write_table(pa.table({"a": [1]}).replace_schema_metadata({parquet.KEY: b"1"}), lying)
    for path, told in ((other, "no schema"), (broken, "be read"), (lying, "not those of version")):
        with pytest.raises(InputError, match=told):
            parquet.unified([path])
    assert parquet.unified([]).read_all().num_rows == 0


def test_there_is_no_other_version() -> None:
    with pytest.raises(ValueError, match="no version 9"):
        parquet.schema(9)


def test_odd_text_is_kept() -> None:
    text = 'nol \0, surogat \ud800, baris\u2028, petik "x"\n'
    lines = [json.dumps({"title": title}, ensure_ascii=False) for title in (text, None)]
    found = parquet.table(lines)
    kept = 'nol \0, surogat ?, baris\u2028, petik "x"\n'
    assert found.column("title").to_pylist() == [kept, None]
