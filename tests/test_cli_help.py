"""What the command tells of itself: whole, in 80 columns, with an example; and what to do next."""

import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests import site
from tests.archives import run
from zonaparse.cli.archive import is_here
from zonaparse.cli.commands import COMMANDS, zonaparse

PAGE = site.FIXTURES / "prmn" / "2020-plain.html"
NAMES = [str(command.name) for command in COMMANDS]
BY_NAME = dict(zip(NAMES, COMMANDS, strict=True))
EXAMPLE = re.compile(r"^  Example: (zonaparse .*)$", re.MULTILINE)


def told(*words: str) -> str:
    """Return a help text as a terminal of 80 columns shows it."""
    context = click.Context(zonaparse, info_name="zonaparse", terminal_width=80)
    command: click.Command = BY_NAME[words[0]] if words else zonaparse
    if words:
        context = click.Context(command, info_name=words[0], parent=context, terminal_width=80)
    return command.get_help(context)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def texts(command: click.Command) -> Iterator[str]:
    """Yield all texts that the help of a command is made of."""
    yield from filter(None, inspect.cleandoc(command.help or "").split("\n\n"))
    yield from (p.help for p in command.params if isinstance(p, click.Option) and p.help)


@pytest.mark.parametrize("name", [None, *NAMES])
def test_no_line_is_over_80_columns(name: str | None) -> None:
    lines = told(*filter(None, [name])).splitlines()
    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_cut(name: str) -> None:
    shown = in_one_line(told(name))
    assert [text for text in texts(BY_NAME[name]) if in_one_line(text) not in shown] == []


def test_the_list_of_commands_cuts_no_sentence() -> None:
    shown = told()
    assert "..." not in shown.partition("Commands:")[2]
    for name, command in BY_NAME.items():
        first = (command.help or "").split(". ")[0].split(".\n")[0].rstrip(".")
        assert f"  {name} " in shown
        assert f"{in_one_line(first)}." in in_one_line(shown)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [each for each in BY_NAME[name].params if isinstance(each, click.Option)]
    assert [option.opts for option in options if not option.help] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_notation_of_programs_stands_for_a_value(name: str) -> None:
    assert not re.search(r"%[A-Za-z]-|RANGE|DIRECTORY", told(name))


@pytest.mark.parametrize("name", [None, *NAMES])
def test_there_is_an_example_that_the_command_takes(name: str | None) -> None:
    example = EXAMPLE.search(told(*filter(None, [name])))
    assert example, "no example"
    program, command, *words = shlex.split(re.split(r"\. | > ", example[1])[0])
    assert (program, command) == ("zonaparse", name or "parse")
    context = click.Context(BY_NAME[command], info_name=command, resilient_parsing=True)
    _, left, _ = BY_NAME[command].make_parser(context).parse_args(words)
    assert left == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with saved pages, an archive of them, and files of other kinds."""
    top = tmp_path_factory.mktemp("mistakes")
    (top / "saved").mkdir()
    (top / "saved" / "a.html").write_bytes(PAGE.read_bytes())
    (top / "empty.html").touch()
    (top / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (top / "list.html").write_bytes((site.FIXTURES / "prmn" / "index-home.html").read_bytes())
    run("archive", top / "kept", "--import", top / "saved", "--quiet")
    return top


# A mistake, and the words that its message must have: what was found, and what to do next.
MISTAKES = [
    ("fetch http://127.0.0.1:1/a", "127.0.0.1, which is not public", "--allow-private"),
    ("archive new http://127.0.0.1:1/a", "--allow-private", "with again (--again)"),
    ("archive new 127.0.0.1:1", "which is not public", "--allow-private"),
    ("discover 127.0.0.1:1", "which is not public", "--allow-private"),
    ("discover 127.0.0.1:1", "no article is listed", "--since"),
    ("archive kept saved", "saved is a file or folder here", "--import saved"),
    ("archive kept saved/a.html", "is a file or folder here", "--import saved/a.html"),
    ("archive saved http://127.0.0.1:1/a", "is no archive", "--import saved"),
    ("archive other", "other is no archive yet", "--import"),
    ("archive https://kompas.test/a", "give the folder of the archive", "DIR"),
    ("archive kept --retry-failed saved/a.html", "--import", "saved/a.html"),
    ("archive kept --import picture.png", "no page to import", "picture"),
    ("fetch saved/a.html", "is there as a file", "zonaparse parse saved/a.html"),
    ("fetch kompas.test", "only http and https", "https://kompas.test"),
    ("parse https://a.test/b", "this is an address", "zonaparse fetch https://a.test/b"),
    ("parse empty.html", "the page is empty", "save it again"),
    ("parse picture.png", "picture", "zonaparse parse --help"),
    ("parse list.html", "index_page", "zonaparse discover"),
    ("parse nowhere.html", "nowhere.html", "No such file"),
    ("parse saved/a.html --to x.foo", "x.foo", ".jsonl or .csv or .parquet"),
    ("parse saved/a.html --pictures", "--pictures needs --html", "--help"),
    ("parse saved --html x.html", "a single page", "--help"),
    ("parse saved/a.html --json --jsonl", "exclude each other", "--help"),
    ("status saved", "there is no archive", "--import {top}/saved"),
    ("status nowhere", "there is no archive", "zonaparse archive"),
    ("reparse nowhere", "there is no archive", "zonaparse archive"),
    ("browse nowhere", "there is no archive", "zonaparse archive"),
    ("rebuild saved", "no WARC files", "give the folder"),
    ("search kept zzz", "no article holds", "pan*"),
    ("show kept https://a.test/b", "there is no article", "zonaparse search"),
    ("show kept 99", "there is no article", "--bad"),
    ("open kept 99", "no such page", "zonaparse search"),
    ("export kept", "Missing option '-o'", "--help"),
    ("export kept -o x.foo", "give --to", ".csv"),
    ("export kept -o nodir/x.csv", "nodir", "make it first"),
    ("export kept -o x.csv --columns nope", "no column nope", "title"),
    ("report kept", "give -o report.html", "--json"),
    ("drift nowhere", "there is no archive", "zonaparse archive"),
    ("warc saved -o out", "is a folder", "*.warc.gz"),
    ("warc nowhere.warc.gz -o out", "there is no such file", "look whether"),
    ("warc x.warc.gz -o out --shard 4/3", "no part", "3/64"),
    ("verify kept --sample 0", "no share", "5%"),
    ("discover", "give a SITE", "--network"),
    ("discover a.test --since 2026-13-01", "2026-13-01", "--help"),
    ("nosuch", "No such command", "--help"),
    ("parse --nosuch", "No such option", "--help"),
]
PATHS = frozenset(
    "saved saved/a.html kept new other empty.html picture.png list.html nowhere nowhere.html "
    "x.foo x.html x.csv nodir/x.csv out nowhere.warc.gz".split()
)


@pytest.mark.parametrize(("line", "found", "step"), MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_told_with_what_to_do_next(
    folder: Path, line: str, found: str, step: str
) -> None:
    before = sorted(folder.iterdir())
    words = [folder / word if word in PATHS else word for word in shlex.split(line)]
    done = run(*words)
    said = f"{done.stdout}{done.stderr}{done.exception or ''}".replace(f"{folder}/", "")
    assert done.exit_code in (1, 2)
    assert found in said
    assert step.replace("{top}/", "") in said
    others = [path for path in folder.iterdir() if path.name != "new"]  # which a run may begin
    assert sorted(others) == [path for path in before if path.name != "new"]


def test_a_next_step_is_told_once(folder: Path) -> None:
    other = folder / "empty.html"
    done = run("parse", other, other, folder / "saved")
    assert done.stderr.count("save it again") == 1
    assert done.stderr.count("the page is empty") == 2


@pytest.mark.parametrize(
    ("word", "here"),
    [
        ("kabar.test", False),  # a site, and a folder that it is kept in
        ("saved", True),
        ("kabar.test/a.html", True),
        ("./saved", True),
        ("https://kabar.test/a.html", False),
        ("nowhere", False),
        ("\0", False),
    ],
)
def test_a_path_is_told_from_a_site_that_is_called_as_a_folder(
    word: str, here: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("kabar.test", "saved"):
        (tmp_path / folder).mkdir()
    (tmp_path / "kabar.test" / "a.html").touch()
    monkeypatch.chdir(tmp_path)
    assert is_here(word) is here


@pytest.mark.parametrize("name", ["reparse", "browse"])
def test_a_slip_in_a_name_begins_no_archive(name: str, tmp_path: Path) -> None:
    assert run(name, tmp_path / "nowhere").exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_left_out_addresses_name_what_takes_them(server: site.Site, tmp_path: Path) -> None:
    home = server.url("", "127.0.0.1")
    urls = "".join(f"<url><loc>{home}/{name}</loc></url>" for name in ("kontak", "tentang"))
    server.page("/sitemap.xml", f"<urlset>{urls}</urlset>")
    polite = ["--allow-private", "--rate", "1000"]
    for words in (["discover", home], ["archive", tmp_path / "a", home]):
        done = run(*words, *polite)
        assert "2 addresses that do not look like articles" in done.stderr
        assert done.stderr.count("--all") == 1
