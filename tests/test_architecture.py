"""What the documentation names is there, and docs/how/architecture.md names each room."""

import re
from pathlib import Path

import pytest

import zonaparse

SOURCES = Path(zonaparse.__file__).parent
REPOSITORY = Path(__file__).parents[1]
TEXTS = {
    file.relative_to(REPOSITORY).as_posix(): file.read_text("utf-8")
    for file in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"))
    if "generated" not in file.parts
}
HOW = TEXTS["docs/how/architecture.md"]
MODULES = sorted(set(re.findall(r"`([a-z_]+/(?:[a-z_/]+\.py)?|[a-z_/]+\.py)`", HOW)))
ROOMS = sorted(folder.parent.name for folder in SOURCES.glob("*/__init__.py"))
PATH = re.compile(
    r"(?<![\w/.-])(?:docs|tests|benchmarks|examples|src/zonaparse)/[a-z0-9_./-]+\.\w+"
)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_or_room_that_is_named_is_there(name: str) -> None:
    assert (REPOSITORY / name).exists() or any(SOURCES.glob(f"**/{name}"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_named(room: str) -> None:
    assert f"`{room}/" in HOW or f"/{room}/" in HOW


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_that_is_named_is_there(text: str) -> None:
    named = set(PATH.findall(TEXTS[text]))
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []
