"""The documentation: what is made from the code is whole, and every link leads somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import generating
import pytest

import zonaparse
from zonaparse import errors, parquet
from zonaparse.archive import exporting, folder
from zonaparse.article import Article, ProblemCode
from zonaparse.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ABOUT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
EXCEPTIONS = {
    name
    for name, each in vars(errors).items()
    if isinstance(each, type) and issubclass(each, errors.ZonaparseError)
}


def made(name: str) -> str:
    return "\n".join(generating.pages()[name])


def test_each_code_and_reason_is_told_with_its_meaning() -> None:
    told = made("problems")
    for code in ProblemCode:
        assert f"| `{code.value}` | {code.meaning} |" in told
    for reason in errors.Reason:
        assert f"| `{reason.value}` |" in told


def test_each_meaning_is_a_sentence() -> None:
    for code in ProblemCode:
        assert re.fullmatch(r"[A-Z].*\.", code.meaning), code


def test_each_column_is_told() -> None:
    told = made("columns")
    for name in exporting.ALL_COLUMNS:
        assert f"| `{name}` | " in told
    for column, field in zip(parquet.COLUMNS, parquet.schema(), strict=True):
        assert f"| `{column.name}` | {field.type} | {column.since} | {column.told} |" in told


def test_a_column_that_nothing_tells_of_is_found() -> None:
    with pytest.raises(KeyError):
        generating.described("lain")


def test_each_field_is_told() -> None:
    told = made("article")
    for name in (*Article.model_fields, *Article.model_computed_fields):
        assert f"| `{name}` | " in told
    assert "| `published_at` | date-time or null | Publication time" in told


def test_the_help_is_what_the_command_prints() -> None:
    told = made("commands")
    for command in COMMANDS:
        assert f"## zonaparse {command.name}\n" in told
    done = subprocess.run(
        [sys.executable, "-m", "zonaparse", "search", "--help"],
        capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    _, _, options = done.stdout.partition("\n")
    assert options.strip() in told


def test_a_cell_with_a_bar_stays_one_cell() -> None:
    assert list(generating.table("ab", [("x|y", "z\nz")]))[-2] == "| x\\|y | z z |"


def test_links_are_mended_where_a_file_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "CONTRIBUTING.md"
    links = "[a](docs/how/architecture.md#x) [b](CHANGELOG.md) [c](src/a.py) [d](https://a.id/)"
    file.write_text(links, "utf-8")
    (taken,) = generating.taken(file)
    assert taken == "[a](../how/architecture.md#x) [b](changelog.md) c [d](https://a.id/)"


@pytest.mark.parametrize("name", [name for name in ABOUT if (ROOT / name).is_file()])
def test_links_of_files_outside_lead_somewhere(name: str) -> None:
    for target in LINK.findall((ROOT / name).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_each_file_of_an_archive_is_told() -> None:
    told = (DOCS / "reference" / "archive.md").read_text("utf-8").partition("## How a page")[0]
    ours = (folder.CATALOGUE, folder.LOCK, folder.NEW, folder._JOURNAL, "pages-00001.warc.gz")
    for name in ours:
        assert f"`{name}`" in told


def test_what_a_command_says_is_quoted_as_it_says_it() -> None:
    """The first column of the table is what somebody searches for."""
    page = (DOCS / "troubleshooting.md").read_text("utf-8")
    quoted = re.findall(r"^\| \*([^*]+)\* \|", page, re.MULTILINE)
    assert len(quoted) > 8
    code = " ".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    said = re.sub(r'"\s*f?"', "", code)  # a sentence may be in two strings
    for sentence in quoted:
        assert sentence in said, sentence


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the extra `docs`")
    to = tmp_path_factory.mktemp("site") / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(DOCS), str(to)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return to


@pytest.mark.slow
def test_each_public_name_and_error_is_in_the_reference(built: Path) -> None:
    api = (built / "reference" / "api.html").read_text("utf-8")
    told = (built / "generated" / "errors.html").read_text("utf-8")
    for name in zonaparse.__all__:
        of = errors if name in EXCEPTIONS else zonaparse
        page = told if name in EXCEPTIONS else api
        assert f'id="{of.__name__}.{name}"' in page, name
    for name in EXCEPTIONS:
        assert f'id="zonaparse.errors.{name}"' in told, name


@pytest.mark.slow
def test_each_command_has_a_place_that_can_be_linked(built: Path) -> None:
    page = (built / "generated" / "commands.html").read_text("utf-8")
    for command in COMMANDS:
        assert f'id="zonaparse-{command.name}"' in page


KEPT = ("article", "columns", "commands", "contributing", "errors", "problems", "rules")


@pytest.mark.parametrize("name", KEPT)
def test_what_is_made_from_the_code_and_kept_beside_it_is_fresh(name: str) -> None:
    kept = (DOCS / "generated" / f"{name}.md").read_text("utf-8")
    told = "write it anew: python docs/generating.py"
    made = generating.text(generating.pages()[name])
    assert kept.split() == made.split(), told  # help is wrapped as the version of click does


def test_every_link_leads_to_a_file_that_a_clone_has() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.split("\0")  # fmt: skip
    if not (ROOT / ".git").exists() or len(listed) < 2:
        pytest.skip("this is no clone")
    files = {ROOT / name for name in listed if name}
    folders = {parent for file in files for parent in file.parents}
    pages = [ROOT / "README.md", *(file for file in files if file.suffix == ".md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        if page == ROOT / "README.md" or DOCS in page.parents
        for target in LINK.findall(page.read_text("utf-8"))
        if (there := Path(os.path.normpath(page.parent / target))) not in files | folders
        and there.is_relative_to(ROOT)
    ]
    assert dead == []
