"""docs/reference/output.md names all that is written, and nothing else."""

import json
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import site
from tests.archives import run
from zonaparse.archive import Outcome
from zonaparse.archive.exporting import COLUMNS
from zonaparse.article import ProblemCode
from zonaparse.errors import Reason

DOC = Path(__file__).parents[1] / "docs" / "reference" / "output.md"


def listed(names: Iterable[str]) -> str:
    told = ", ".join(f"`{name}`" for name in names)
    return textwrap.fill(told, 100, break_on_hyphens=False)


def section(title: str) -> str:
    found = re.search(
        rf"## [^\n]*{title}[^\n]*\n(.*?)(?=\n## |\Z)", DOC.read_text("utf-8"), re.DOTALL
    )
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("title", "names"), [("export", COLUMNS), ("problems", [code.value for code in ProblemCode])]
)
def test_lists_are_whole(title: str, names: list[str]) -> None:
    assert listed(names) in section(title)


def test_the_keys_of_lines_are_named() -> None:
    line = run("parse", "--jsonl", site.FIXTURES / "prmn/challenge.html").stdout
    keys = re.findall(r"^\| `(\w+)`", section("parse --jsonl"), re.MULTILINE)
    assert keys == list(json.loads(line))
    for reason in Reason:
        assert f"`{reason.value}`" in section("parse --jsonl")
    logged = re.findall(r"^\| `(\w+)`", section("json-log"), re.MULTILINE)
    assert logged == ["at", *Outcome._fields]
