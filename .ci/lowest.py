"""The lowest versions that pyproject.toml allows, as constraints: `.ci/lowest.py [EXTRA...]`.

They are those of the dependencies themselves and of the extras named, so that what is tested is
what is promised, and there is no second list to keep.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

_LOWEST = re.compile(r"([\w.-]+)(?:\[[^]]*\])?>=([\w.]+)")


def lowest(requirements: Iterable[str]) -> Iterator[str]:
    """Yield `name==version` for each requirement that has a lower bound."""
    for requirement in requirements:
        if match := _LOWEST.match(requirement):
            yield f"{match[1]}=={match[2]}"


def main(extras: list[str]) -> None:
    """Print the constraints."""
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    chosen = [project["dependencies"], *(project["optional-dependencies"][each] for each in extras)]
    print(*(line for part in chosen for line in lowest(part)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
