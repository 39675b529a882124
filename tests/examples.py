"""The examples of a page of the documentation, and what a reader would do to run them.

A block of a page is run by its language:

- `python` with ">>>" is a session, one for the whole page;
- `python` without is a program of its own;
- `console` is commands after "$ ", with what they print; "..." stands for anything;
- `sh` is commands of which nothing is shown.

All of a page run in one folder, in their order. A comment before a block says what else it needs:

- `<!-- on a site -->`: the blocks of a page so marked run after one another on a site of the tests;
- `<!-- with: PACKAGE -->`: a program that needs a package which the tests do not bring;
- `<!-- not run: WHY -->`.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
RUN = ("python", "console", "sh")
SHOWN = ("text", "toml", "json", "html", "xml", "jsonl")
_BIN = ".bin"
HOST = "zonabanten.pikiran-rakyat.com"  # the site of the examples
_MARK = re.compile(r"<!-- (on a site|with|not run)(?:: ([^>]+))? -->")
# The test site is on loopback, and need not be spared.
_ON_A_SITE = """zonaparse() {
    case "$1" in
        archive | fetch | discover) command zonaparse "$@" --allow-private --rate 100 ;;
        *) command zonaparse "$@" ;;
    esac
}
"""


class Example(NamedTuple):
    """A block of a page: its language, its code, its line, and the mark before it."""

    language: str
    code: str
    line: int
    mark: str = ""
    told: str = ""


class Wrong(AssertionError):
    """An example does not do what its page says."""


def pages() -> list[Path]:
    """Return the pages whose examples are run."""
    docs = (path for path in (ROOT / "docs").rglob("*.md"))
    ours = (path for path in docs if not {"generated", "decisions"} & set(path.parts))
    return [ROOT / "README.md", *sorted(ours)]


def examples(page: Path) -> Iterator[Example]:
    """Yield the blocks of a page."""
    before = ""
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")):
        if token.type == "fence" and not token.info.startswith("{"):
            assert token.map
            mark = _MARK.search(before)
            told = (mark[1], mark[2] or "") if mark else ("", "")
            yield Example(token.info.strip(), token.content, token.map[0] + 1, *told)
        before = token.content if token.type == "html_block" else ""


def furnish(folder: Path, command: str = "") -> None:
    """Put into a folder what a clone of the repository has there, and a command in its place."""
    if command:
        (folder / _BIN).mkdir()
        (folder / _BIN / "zonaparse").symlink_to(command)
    for name in ("tests", "benchmarks", "examples", "docs"):
        (folder / name).symlink_to(ROOT / name)


def run(page: Path, given: Iterable[Example], folder: Path, address: str = "") -> None:
    """Run examples in a folder; `address` is that of the site that stands for HOST.

    Raises Wrong for the first one that fails, or prints something else than the page says.
    """
    names: dict[str, Any] = {}
    for example in given:
        where = f"{page.relative_to(ROOT)}, line {example.line}"
        if example.language == "python" and ">>> " in example.code:
            _session(example, names, where)
        elif example.language == "python":
            _program(example, folder, where)
        elif example.language == "console":
            for command, shown in _commands(example.code):
                _compare(shown, _shell(command, folder, address, where), f"{where}: {command}")
        else:
            _shell(example.code, folder, address, where)


def _session(example: Example, names: dict[str, Any], where: str) -> None:
    test = doctest.DocTestParser().get_doctest(example.code, names, where, None, example.line)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed, _ = runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    if failed:
        raise Wrong("".join(said))


def _program(example: Example, folder: Path, where: str) -> None:
    file = folder / f"program_{example.line}.py"
    file.write_text(example.code, "utf-8")
    _done([sys.executable, "-W", "ignore", str(file)], folder, where)


def _commands(code: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def _shell(command: str, folder: Path, address: str, where: str) -> str:
    if address:
        command = _ON_A_SITE + command.replace(f"https://{HOST}", address).replace(HOST, address)
    printed = _done(["bash", "-euc", command], folder, where)
    return printed.replace(address, HOST) if address else printed


def _done(command: list[str], folder: Path, where: str) -> str:
    path = os.pathsep.join([_BIN, str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "100"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=300,
    )  # fmt: skip
    if done.returncode:
        raise Wrong(f"{where}: it ends with {done.returncode}\n{done.stdout}")
    return done.stdout


def _compare(shown: str, printed: str, where: str) -> None:
    if not doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS):
        raise Wrong(f"{where}\n--- shown\n{shown}--- printed\n{printed}")
