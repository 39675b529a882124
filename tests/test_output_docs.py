"""docs/reference/output.md names all that is written, and nothing else."""

import json
import re
from pathlib import Path

from tests import site
from tests.archives import run
from zonaparse.archive import Outcome
from zonaparse.errors import Reason

DOC = Path(__file__).parents[1] / "docs" / "reference" / "output.md"


def section(title: str) -> str:
    found = re.search(
        rf"## [^\n]*{title}[^\n]*\n(.*?)(?=\n## |\Z)", DOC.read_text("utf-8"), re.DOTALL
    )
    assert found
    return found[1]


def test_the_keys_of_lines_are_named() -> None:
    line = run("parse", "--jsonl", site.FIXTURES / "prmn/challenge.html").stdout
    keys = re.findall(r"^\| `(\w+)`", section("parse --jsonl"), re.MULTILINE)
    assert keys == list(json.loads(line))
    for reason in Reason:
        assert f"`{reason.value}`" in section("parse --jsonl")
    logged = re.findall(r"^\| `(\w+)`", section("json-log"), re.MULTILINE)
    assert logged == ["at", *Outcome._fields]
