"""What concerns one family: expectations are filled in, tests pass, then tables and pins."""

import importlib
import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import quality, test_readme
from tests.family.fixture import FIXTURES, UNREAD, unread
from tests.family.writing import REMARKS
from zonaparse import templates
from zonaparse.errors import TemplateError
from zonaparse.templates import Template, plugins

ROOT = Path(__file__).parents[2]


def check(name: str) -> int:
    """Run what concerns a family, each step if those before passed; return the exit status."""
    steps: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("the expectations are filled in", _read),
        ("the template is sound", _sound),
        ("its fixtures are read as expected", _fixtures),
        ("tables of docs and README", _tables),
        ("pins of tests/quality.json", _pins),
    )
    for what, step in steps:
        print(f"-- {what}", flush=True)
        if not step(name):
            print(f"tests.family: stopped there; mend it and run `check {name}` again")
            return 1
    print("All of it passed. Commit what `git status` shows.")
    return 0


def _read(name: str) -> bool:
    """Say whether each expectation of a family was filled in, and tell what was not."""
    files = sorted((FIXTURES / name).glob("*.json"))
    if not files:
        print(f"there is no fixture in {FIXTURES / name}: `new` or `add` writes some")
        return False
    left = {path: unread(json.loads(path.read_text("utf-8"))) for path in files}
    for path, fields in left.items():
        if fields:
            told = f"{len(fields)} values still begin with {UNREAD!r}: {', '.join(fields)}"
            print(textwrap.fill(f"{path.relative_to(ROOT)}: {told}", subsequent_indent="  "))
    if any(left.values()):
        print("Write there what you read on the .html beside it, not what the parser says.")
    return not any(left.values())


def own_templates(name: str) -> Iterator[Template]:
    """Yield the templates that the module of a family declares, or those of its name in others."""
    try:
        module = importlib.import_module(f"{templates.__name__}.{name}")
    except ModuleNotFoundError:
        from zonaparse.templates.registry import families

        yield from (family for family in families() if family.family == name)
    else:
        yield from module.FAMILIES


def _sound(name: str) -> bool:
    found = list(own_templates(name))
    if not found:
        print(f"no template is called {name}")
        return False
    try:
        plugins.check(found)
    except TemplateError as error:
        print(error)
        return False
    path = Path(templates.__file__).parent / f"{name}.py"
    return not path.exists() or (_is_settled(path) and formatted(path))


def _is_settled(path: Path) -> bool:
    """Say whether a template was looked through: what a proposal remarks is in it no more."""
    left = [mark for mark in REMARKS if mark in path.read_text("utf-8")]
    if left:
        print(f"{path.relative_to(ROOT)}: settle each remark of the proposal, and take it out:")
        print(*(f"  {mark}" for mark in left), sep="\n")
    return not left


def formatted(path: Path) -> bool:
    """Format a module, and say whether ruff minds nothing else in it; without ruff, it does not."""
    command = [sys.executable, "-m", "ruff"]
    if subprocess.run([*command, "--version"], capture_output=True, check=False).returncode:
        print("ruff is not installed (extra `dev`): the template is not looked through for style")
        return True
    subprocess.run([*command, "format", "--quiet", str(path)], check=False, cwd=ROOT)
    return (
        subprocess.run([*command, "check", "--quiet", str(path)], check=False, cwd=ROOT).returncode
        == 0
    )


def _fixtures(name: str) -> bool:
    shown = ["-q", "--tb=short", "-o", "verbosity_assertions=2", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *shown, "tests/test_fixtures.py", "-k", f"{name}/"]
    return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def _tables(_: str) -> bool:
    """Write the tables of all templates anew; in a process of its own, which loads the new one."""
    command = [sys.executable, "-m", test_readme.__name__]
    return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def _pins(_: str) -> bool:
    fixtures = [corpus for corpus in quality.CORPORA if corpus.folder == quality.FIXTURES]
    return quality.main(["--raise"], corpora=fixtures) == 0
