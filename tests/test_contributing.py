"""CONTRIBUTING names files, modules and tasks that are there."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PATHS = sorted(set(re.findall(r"`((?:src|tests|docs)/[\w/.]+\.\w+)`", TEXT)))
MODULES = sorted(set(re.findall(r"python -m ((?:tests|benchmarks)[\w.]*)", TEXT)))
TASKS = sorted(set(re.findall(r"(?:`|  |or: )make ([a-z]+)", TEXT)))
TESTED = sorted(set(re.findall(r"tests/test_\w+\.py", TEXT)))


@pytest.mark.parametrize("path", [*PATHS, *TESTED])
def test_a_file_that_is_named_is_there(path: str) -> None:
    assert re.search("NAME|KIND", path) or (ROOT / path).exists()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_that_is_run_is_there(module: str) -> None:
    assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("task", TASKS)
def test_a_task_that_is_named_is_there(task: str) -> None:
    makefile = ROOT / "Makefile"
    if not makefile.exists():
        pytest.skip("an sdist has no Makefile")
    assert re.search(rf"^{task}:", makefile.read_text("utf-8"), re.MULTILINE)


def test_enough_is_named_for_these_tests_to_mean_something() -> None:
    assert len(PATHS) > 20
    assert "tests.family" in MODULES
    assert {"venv", "check", "slow", "pins", "family"} <= set(TASKS)


@pytest.mark.parametrize("heading", re.findall(r"\]\(#([\w-]+)\)", TEXT))
def test_a_link_within_leads_to_a_heading(heading: str) -> None:
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    assert heading in {re.sub(r"[^\w-]", "", each.lower().replace(" ", "-")) for each in headings}
