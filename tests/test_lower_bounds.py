"""What pyproject.toml promises of other packages can be tried: each has a lowest version."""

import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOWEST = ROOT / ".ci" / "lowest.py"


def of_others(requirements: list[str]) -> list[str]:
    return [each for each in requirements if not each.startswith("zonaparse")]


@pytest.mark.parametrize("extra", [None, *(name for name in EXTRAS if name != "dev")])
def test_each_dependency_has_a_lowest_version(extra: str | None) -> None:
    needed = of_others(EXTRAS[extra] if extra else PROJECT["dependencies"])
    assert [each for each in needed if ">=" not in each] == []


def test_the_lowest_versions_are_those_of_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    if not LOWEST.exists():
        pytest.skip("an sdist has no .ci")
    runpy.run_path(str(LOWEST))["main"](["cli"])
    told = capsys.readouterr().out.split()
    needed = of_others([*PROJECT["dependencies"], *EXTRAS["cli"]])
    assert len(told) == len(needed)
    for constraint, requirement in zip(told, needed, strict=True):
        name, _, version = constraint.partition("==")
        assert requirement.startswith(f"{name}>={version}")
