"""Types of the public names are exact: pyright passes over a file of uses, as mypy does."""

import importlib.util
import inspect
import json
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import zonaparse
import zonaparse.templates

USES = Path(__file__).parent / "typing" / "uses.py"


@pytest.mark.slow
def test_pyright_passes_over_the_uses() -> None:
    if importlib.util.find_spec("pyright") is None:
        pytest.skip("needs pyright, of the extra `dev`")
    python = ["--pythonpath", sys.executable]
    command = [sys.executable, "-m", "pyright", "--outputjson", *python, str(USES)]
    done = subprocess.run(command, cwd=USES.parents[2], capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    faults = [each for each in told["generalDiagnostics"] if each["severity"] == "error"]
    assert [(each["range"]["start"]["line"] + 1, each["message"]) for each in faults] == []


def test_every_public_name_is_used() -> None:
    words = set(re.findall(r"\w+", USES.read_text("utf-8")))
    assert [name for name in zonaparse.__all__ if name not in words] == []
    zones = {"WIB", "WIT"}  # of the type of WITA
    names = [name for name in zonaparse.templates.__all__ if name not in zones]
    assert [name for name in names if name not in {*words, "TemplateWarning"}] == []


def functions() -> list[object]:
    """Return the public functions, and the public methods of the public classes."""
    found: list[object] = []
    for name in zonaparse.__all__:
        public = getattr(zonaparse, name)
        if isinstance(public, type):
            found += [v for k, v in vars(public).items() if not k.startswith("_") and callable(v)]
            found += [v.__func__ for v in vars(public).values() if isinstance(v, classmethod)]
        else:
            found.append(public)
    own = (each for each in found if inspect.isfunction(each))
    return [each for each in own if each.__module__.startswith("zonaparse.")]


@pytest.mark.parametrize("function", functions(), ids=lambda each: each.__qualname__)
def test_no_function_takes_just_anything(function: typing.Any) -> None:
    for parameter in inspect.signature(function).parameters.values():
        assert parameter.annotation is not typing.Any, parameter
        assert "Any" not in str(parameter.annotation), parameter


def test_the_options_of_fetching_are_those_of_the_fetcher() -> None:
    from zonaparse.fetching.options import FetchOptions

    told = inspect.signature(zonaparse.Fetcher).parameters
    assert typing.get_type_hints(FetchOptions) == {
        name: parameter.annotation for name, parameter in told.items()
    }
