"""The examples of docs/ are run."""

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
RUN = [path.name for path in sorted(DOCS.glob("*.md")) if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("name", RUN)
def test_examples_give_what_they_show(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    failed, tried = doctest.testfile(str(DOCS / name), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failed == 0
