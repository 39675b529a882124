"""The pages of the reference that are made from the code, so that they say what it does."""

import importlib
import pkgutil
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

import zonaparse
from zonaparse import errors, parquet
from zonaparse.archive.catalogue import Catalogue
from zonaparse.archive.exporting import ALL_COLUMNS
from zonaparse.article import Article, ProblemCode
from zonaparse.cli.commands import COMMANDS
from zonaparse.exported import LOST
from zonaparse.rules.book import RULES

ROOT = Path(__file__).parents[1]
WIDTH = 78  # what click takes of 80 columns
TAKEN = ("CHANGELOG", "CONTRIBUTING", "SECURITY")  # files outside of docs/ that are pages
OF_THE_PROJECT = ("versions", "release", "how/site")  # pages for whoever works on the library
LINK = re.compile(r"\[([^\]]+)\]\(((?!https?:|#)[^)]+)\)")
# What the columns hold that are no field of an Article.
MORE = {
    "id": "The number that `search` prints, and that `show`, `open` and `export --ids` take.",
    "url": "Page-1 address as the page states it, else the one that it was had from.",
    "published_date": "The day of publication, in the zone of the page.",
    "fetched_at": "When the page was captured last, in UTC.",
    "addresses": "The addresses and files that the article was had from.",
    "archived_url": "Address of the copy in a web archive.",
    "archived_at": "When that archive captured the page, in UTC.",
}
IN_THE_VIEW = {
    "site": "The host of the address.",
    "site_name": "The name that the site gives itself.",
    "published_at": "Time of publication in ISO form, in the zone of the page.",
    "modified_at": "Time of the last change in ISO form, in the zone of the page.",
    "authors": "People who wrote it, parted by `; `.",
    "editors": "People who edited it, parted by `; `.",
    "tags": "Tags in printed order, parted by `; `.",
    "problems": "Codes of `problems`, parted by `; `.",
    "body": "The paragraphs, joined by a blank line.",
}


def write(folder: Path) -> None:
    """Write all pages anew into a folder, which holds nothing else."""
    folder.mkdir(exist_ok=True)
    made = {f"{name}.md": text(lines) for name, lines in pages().items()}
    for old in folder.iterdir():
        if old.name not in made:
            old.unlink()
    for name, whole in made.items():
        (folder / name).write_text(whole, "utf-8")


def text(lines: Iterable[str]) -> str:
    """Return the lines of a page as its file has them."""
    return "\n".join("\n".join(lines).splitlines()).rstrip() + "\n"


def pages() -> dict[str, Iterator[str]]:
    """Return the lines of each page, by its name."""
    made = {
        "commands": commands(),
        "problems": problems(),
        "errors": all_errors(),
        "article": fields(),
        "columns": columns(),
        "rules": rules(),
        "project": project(),
    }
    return made | {
        name.lower(): taken(ROOT / f"{name}.md")
        for name in TAKEN
        if (ROOT / f"{name}.md").is_file()
    }


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table of Markdown."""
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield "| --- " * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def commands() -> Iterator[str]:
    """Yield what `--help` prints of each command."""
    yield "# Commands\n"
    yield "What each command prints with `--help`.\n"
    for command in COMMANDS:
        context = click.Context(
            command, info_name=f"zonaparse {command.name}", terminal_width=WIDTH
        )
        yield from (f"## zonaparse {command.name}\n", "```text", command.get_help(context), "```\n")


def problems() -> Iterator[str]:
    """Yield each code of `problems`, and each reason for which a page is no article."""
    yield "# Problems and reasons\n"
    yield (
        "`article.problems` tells what a careful user should know of a reading. Each problem has a"
        " `code`, the `field` concerned, and a `message` with the values. The codes are stable.\n"
    )
    yield "## Codes of problems\n"
    yield from table(
        ("code", "what it says"), ((f"`{code}`", code.meaning) for code in ProblemCode)
    )
    yield "## Reasons of NotAnArticle\n"
    told = ((f"`{reason}`", _sentence(reason)) for reason in errors.Reason)
    yield from table(("reason", "what the page is"), told)
    yield "In Python the codes are a `ProblemCode`, the reasons a `Reason`:\n"
    yield "```{eval-rst}\n.. autoclass:: zonaparse.article.ProblemCode"
    yield ".. autoclass:: zonaparse.errors.Reason\n```"


def _sentence(reason: errors.Reason) -> str:
    return str(errors.NotAnArticle(reason)).partition(": ")[2]


def all_errors() -> Iterator[str]:
    """Yield each error of this library, those that others come from first."""
    _import_all()
    yield "# Errors\n"
    yield (
        "All errors of this library are `ZonaparseError`. What is indented below another is a kind"
        " of it: whoever catches the one catches the other.\n"
    )
    yield from _kinds(errors.ZonaparseError, 0)
    yield "\n```{eval-rst}"
    for error in _below(errors.ZonaparseError):
        yield f".. autoexception:: {error.__module__}.{error.__name__}\n   :show-inheritance:\n"
    yield f".. autoexception:: {errors.__name__}.TemplateWarning\n"
    yield "```"


def _kinds(error: type[Exception], depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- `{error.__name__}`"
    for kind in _of(error):
        yield from _kinds(kind, depth + 1)


def _of(error: type[Exception]) -> list[type[Exception]]:
    """Return the kinds of an error that are of this library, in an order of their own."""
    ours = (kind for kind in error.__subclasses__() if kind.__module__.startswith("zonaparse."))
    return sorted(ours, key=lambda kind: (kind.__module__ != errors.__name__, kind.__module__))


def _below(error: type[Exception]) -> Iterator[type[Exception]]:
    yield error
    for kind in _of(error):
        yield from _below(kind)


def _import_all() -> None:
    """Import every module that can be, so that each error is known."""
    for module in pkgutil.walk_packages(zonaparse.__path__, "zonaparse."):
        if not module.name.endswith("__main__"):
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError:  # a tool that is not installed
                continue


def fields() -> Iterator[str]:
    """Yield each field of an Article, and of its parts."""
    schema = Article.model_json_schema()
    yield "# Fields of an Article\n"
    yield (
        "A field that the page does not have is null, or an empty list. The same as JSON Schema:"
        " `zonaparse schema`.\n"
    )
    yield from _of_model(schema)
    for name, part in sorted(schema["$defs"].items()):
        if "properties" in part:
            yield f"## {name}\n"
            yield f"{part['description']}\n"
            yield from _of_model(part)


def _of_model(schema: dict[str, Any]) -> Iterator[str]:
    rows = (
        (f"`{name}`", kind(told), told["description"])
        for name, told in schema["properties"].items()
    )
    yield from table(("field", "type", "what"), rows)


def kind(told: dict[str, Any]) -> str:
    """Return what a JSON Schema allows, in words."""
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    for choice in ("anyOf", "oneOf"):
        if choice in told:
            return " or ".join(kind(each) for each in told[choice])
    if "enum" in told:
        return " or ".join(f"`{value}`" for value in told["enum"])
    if "const" in told:
        return f"`{told['const']}`"
    if told["type"] == "array":
        return f"list of {kind(told['items'])}"
    return str(told.get("format", told["type"]))


def columns() -> Iterator[str]:
    """Yield the columns of what is exported, of the catalogue's view, and of Parquet of WARC."""
    yield "# Columns\n"
    yield "## Of an export\n"
    yield (
        "What `zonaparse export` writes as CSV, Parquet and xlsx, and what `--columns` takes;"
        " `id` is there where it is asked for.\n"
    )
    yield from table(("column", "what"), ((f"`{name}`", described(name)) for name in ALL_COLUMNS))
    yield "## Of the view articles\n"
    yield "What `catalogue.sqlite` shows to whatever reads SQLite: one row an article.\n"
    rows = ((f"`{name}`", IN_THE_VIEW.get(name) or described(name)) for name in _view())
    yield from table(("column", "what"), rows)
    yield "## Of the Parquet files of `zonaparse warc`\n"
    types = parquet.schema()
    rows_of_warc = (
        (f"`{column.name}`", str(types.field(column.name).type), str(column.since), column.told)
        for column in parquet.COLUMNS
    )
    yield from table(("column", "type", "since version", "what"), rows_of_warc)
    yield "## What reading back loses\n"
    yield "What `zonaparse.read()` does not give back of the forms of `export`.\n"
    yield from table(("form", "field of an article", "what is lost"), _lost())


def _lost() -> Iterator[tuple[str, str, str]]:
    for form, fields in LOST.items():
        for told in dict.fromkeys(fields.values()):
            names = (f"`{name}`" for name, each in fields.items() if each == told)
            yield f"`{form}`", ", ".join(names), told


def _view() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        db = Catalogue.create(Path(folder) / "catalogue.sqlite").db
        names = [name for name, *_ in db.execute("select * from articles").description]
        db.close()
    return names


def described(name: str) -> str:
    """Return what a column holds; raise KeyError for one that nothing tells of."""
    if name in MORE:
        return MORE[name]
    if told := {column.name: column.told for column in parquet.COLUMNS}.get(name):
        return told
    field = Article.model_fields.get(name) or Article.model_computed_fields[name]
    return str(field.description)


def rules() -> Iterator[str]:
    """Yield each rule about a line, with a line that it takes and what it stands on."""
    yield "# The rules about lines\n"
    yield (
        "Each line of a page is judged by these rows."
        " [What the effects mean](../how/architecture.md#where-does-my-rule-go). "
        " `zonaparse parse --explain` names the rule that took a line.\n"
    )
    rows = (
        (f"`{rule.id}`", f"`{rule.effect}`", f"`{rule.takes[0]}`", rule.evidence) for rule in RULES
    )
    yield from table(("rule", "effect", "takes, for one", "evidence"), rows)


def project() -> Iterator[str]:
    """Yield the list of pages for whoever works on the library, as far as they are there."""
    docs = ROOT / "docs"
    files = [name.lower() for name in TAKEN[1:] if (ROOT / f"{name}.md").is_file()]
    beside = [f"../{name}" for name in OF_THE_PROJECT if (docs / f"{name}.md").is_file()]
    decisions = sorted((docs / "decisions").glob("*.md"), key=lambda page: page.stem != "index")
    yield "# Working on the library\n"
    yield from _listed([*files, *beside])
    if decisions:
        yield "## Decisions\n\nWhy things are as they are.\n"
        yield from _listed(f"../decisions/{page.stem}" for page in decisions)


def _listed(names: Iterable[str]) -> Iterator[str]:
    yield "\n".join(("```{toctree}", *names, "```\n"))


def taken(file: Path) -> Iterator[str]:
    """Yield the lines of a file that lies outside of docs/, with links as they are from here."""

    def here(match: re.Match[str]) -> str:
        text, target = match[1], match[2]
        path, mark, anchor = target.partition("#")
        if path.startswith("docs/"):
            return f"[{text}](../{path.removeprefix('docs/')}{mark}{anchor})"
        if path.removesuffix(".md") in TAKEN:
            return f"[{text}]({path.lower()}{mark}{anchor})"
        return text

    yield LINK.sub(here, file.read_text("utf-8"))


if __name__ == "__main__":
    write(ROOT / "docs" / "generated")
