"""What is in the wheel and the sdist: `python .ci/contents.py dist`; it fails if a part is missing.

What may be in neither is what only this machine has: environments, caches, whatever git ignores.
"""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
STRAY = (".venv", "__pycache__", ".pyc", ".git/", "quality.sqlite")
# Beside the modules, which are looked for one by one.
OF_WHEEL = ("zonaparse/py.typed", "licenses/LICENSE", "entry_points.txt")
OF_SDIST = (
    "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
)  # fmt: skip


def tracked(folder: str) -> list[str]:
    """Return the files of a folder that git knows."""
    command = ["git", "ls-files", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.splitlines()


def faults(wheel: list[str], sdist: list[str]) -> list[str]:
    """Return a sentence for each file that is missing, or is there and should not be."""
    modules = [path.removeprefix("src/") for path in tracked("src")]
    told = [f"the wheel lacks {path}" for path in modules if path not in wheel]
    told += [f"the wheel lacks {e}" for e in OF_WHEEL if not any(n.endswith(e) for n in wheel)]
    inside = {name.partition("/")[2] for name in sdist}
    wanted = [*tracked("src"), *tracked("tests"), *tracked("docs"), *OF_SDIST]
    told += [f"the sdist lacks {path}" for path in wanted if path not in inside]
    return told + [f"{n} is in it" for n in (*wheel, *sdist) if any(s in n for s in STRAY)]


def main(folder: Path) -> int:
    """Look through the newest wheel and sdist; return 1 if something is wrong."""
    (built,), (packed,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(built) as wheel, tarfile.open(packed) as sdist:
        told = faults(wheel.namelist(), sdist.getnames())
    print(*(told or [f"{built.name} and {packed.name} hold what they should"]), sep="\n")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
