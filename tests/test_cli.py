"""The command, run as a user runs it."""

import gzip
import html
import json
import os
import pty
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # rich brings it
from markdown_it.token import Token

import zonaparse
from tests import forked
from zonaparse.article import (
    Article,
    BacaJuga,
    Figure,
    Image,
    InlineLink,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from zonaparse.cli import commands
from zonaparse.render import markdown, text

PRMN = Path(__file__).parent / "fixtures" / "prmn"
PLAIN, INDEX = PRMN / "2020-plain.html", PRMN / "index-home.html"
TITLE = json.loads(PLAIN.with_suffix(".json").read_text("utf-8"))["title"]


def shown(*words: object) -> str:
    """Return what the command prints, run within this process; it must succeed."""
    done = CliRunner().invoke(commands.zonaparse, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done.stdout


STARTED = (sys.executable, "-m", "zonaparse")


def run(*words: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*(STARTED if env else (forked.command(),)), *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )


def test_text_begins_with_the_headline_and_tells_the_time_as_printed() -> None:
    done = run("parse", PRMN / "2022-wita.html")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("Krama Subak Tegal Wening Uji Pintu Air Otomatis")
    assert "I Gede Arya Mahendra · Ni Luh Suryani (editor) · Ringtimes Bali" in lines[1]
    assert lines[1].endswith("3 Maret 2022, 09:05 WITA")
    assert (done.returncode, done.stderr) == (0, b"")


def test_text_shows_baca_juga_where_it_stands() -> None:
    lines = shown("parse", PRMN / "2022-wita.html").splitlines()
    (prompt,) = [n for n, line in enumerate(lines) if line.startswith("→ Baca Juga: Jalur Sepeda")]
    assert " Mobil Dilarang Melintas <https://ringtimesbali.pikiran-rakyat.com/" in lines[prompt]
    assert any("tidur di pematang" in line for line in lines[:prompt])


def test_text_marks_headings_lists_quotes_and_tables() -> None:
    lines = shown("parse", PRMN / "2023-lists-quotes.html").splitlines()
    assert "## Jadwal Keberangkatan" in lines
    first = lines.index("- Penumpang umum membayar Rp2.000 untuk sekali perjalanan")
    assert lines[first + 1] == "- Pelajar berseragam dan lansia cukup membayar Rp1.000"
    assert "> Kami sengaja tidak menerima uang tunai. Semua pembayaran memakai kartu atau" in lines
    assert "Senin-Jumat | 05.15 | 20.40" in lines


def test_text_ends_with_source_tags_and_problems() -> None:
    *_, source, tags, problem = shown("parse", PRMN / "2023-lists-quotes.html").splitlines()
    assert source == "Sumber: Dinas Perhubungan"
    assert tags == "Tags: bus pengumpan, Bukit Kenanga, transportasi umum"
    assert problem.startswith("! thin_evidence: ")


def test_text_tells_no_time_of_day_that_the_page_does_not_print() -> None:
    byline = shown("parse", PRMN / "2023-day-only.html").splitlines()[1]
    day = json.loads((PRMN / "2023-day-only.json").read_text("utf-8"))["published_at"][:10]
    assert f" {int(day[8:])} " in byline
    assert byline.endswith(day[:4])
    assert "00:00" not in byline


def test_a_zone_without_indonesian_name_is_told_in_iso_form() -> None:
    at = datetime(2022, 1, 21, 21, 53, tzinfo=UTC)
    article = Article(title="J", template="t", published_at=at, published_precision="minute")
    assert text.when(article) == "2022-01-21T21:53:00+00:00"


def test_no_line_of_the_body_is_wider_than_asked() -> None:
    words = "kata " * 60
    blocks = [Paragraph(text=words), Quote(text=words), ListItem(text=words)]
    lines = text.render(Article(title="J", blocks=blocks, template="t"), 40).splitlines()
    assert max(map(len, lines)) <= 40
    assert all(line.startswith("> ") for line in lines if "> " in line)


def test_what_the_page_does_not_print_is_not_shown_as_none() -> None:
    article = Article(
        image=Image(),
        blocks=[Figure(image=Image()), Table(rows=[])],
        template="t",
        credit_line="(a/b)",
    )
    assert text.render(article) == "(no headline)\n\n(a/b)"
    assert markdown.render(article) == "# (no headline)\n\n(a/b)"


def test_stdin_is_read_for_a_dash() -> None:
    done = run("parse", "-", stdin=PLAIN.read_bytes())
    assert done.stdout.decode().startswith(TITLE)


def test_a_locale_of_c_does_no_harm() -> None:
    done = run("parse", PRMN / "2022-wita.html", LC_ALL="C", PYTHONUTF8="0")
    assert "→ Baca Juga" in done.stdout.decode("utf-8")


def test_json_is_the_article() -> None:
    row = json.loads(shown("parse", "--json", PLAIN))
    assert row["title"] == TITLE
    assert set(row) == set(Article.model_json_schema()["properties"])
    assert Article.model_validate(row) == zonaparse.parse(PLAIN.read_bytes())


def test_json_of_many_is_an_array() -> None:
    rows = json.loads(run("parse", "--json", PLAIN, INDEX, PLAIN).stdout)
    assert [row.get("error") for row in rows] == [None, "NotAnArticle", None]
    assert [row["file"] for row in rows] == [str(PLAIN), str(INDEX), str(PLAIN)]


def test_json_of_a_folder_is_an_array_even_of_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PLAIN.read_bytes())
    (row,) = json.loads(shown("parse", "--json", tmp_path))
    assert row["file"] == str(tmp_path / "a.html")


def test_json_of_one_failure_is_its_error() -> None:
    done = run("parse", "--json", PRMN / "challenge.html")
    row = json.loads(done.stdout)
    assert (row["error"], row["reason"]) == ("NotAnArticle", "challenge_page")
    assert row["message"]
    assert (done.returncode, done.stderr) == (1, b"")


def test_jsonl_of_a_folder_has_one_row_a_file_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html.gz").write_bytes(gzip.compress(PLAIN.read_bytes()))
    (tmp_path / "a.html").write_bytes(PLAIN.read_bytes())
    (tmp_path / "b.htm").write_bytes(INDEX.read_bytes())
    (tmp_path / "notes.txt").write_text("no page")
    done = run("parse", "--jsonl", tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(row["file"]).name for row in rows] == ["a.html", "b.htm", "c.html.gz"]
    assert rows[1]["error"] == "NotAnArticle"
    assert rows[1]["reason"] == "index_page"
    assert [row.get("title") for row in rows] == [TITLE, None, TITLE]
    assert done.returncode == 1


def test_a_missing_file_is_one_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = run("parse", tmp_path / "none.html", PLAIN)
    assert done.stdout.decode().startswith(TITLE)
    told = f"{tmp_path / 'none.html'}: No such file or directory\n2 pages, 1 failed\n"
    assert done.stderr.decode() == told
    assert done.returncode == 1


@pytest.mark.parametrize("name", ["a" * 300, "/dev/null/x.html"])
def test_a_path_that_cannot_be_looked_at_is_one_error(name: str) -> None:
    rows = run("parse", "--jsonl", name, PLAIN).stdout.splitlines()
    assert [json.loads(row)["file"] for row in rows] == [name, str(PLAIN)]


def test_a_link_to_nowhere_in_a_folder_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "none")
    (tmp_path / "b.html").write_bytes(PLAIN.read_bytes())
    rows = [json.loads(row) for row in run("parse", "--jsonl", tmp_path).stdout.splitlines()]
    assert [row.get("error") for row in rows] == ["FileNotFoundError", None]


def test_a_gzip_file_of_two_members_and_capital_letters_is_read_whole(tmp_path: Path) -> None:
    page, raw = tmp_path / "P.HTML.GZ", PLAIN.read_bytes()
    page.write_bytes(gzip.compress(raw[:5000]) + gzip.compress(raw[5000:]))
    assert shown("parse", page) == shown("parse", PLAIN)


def test_a_gzip_bomb_is_refused_unread(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(b"a" * 30_000_000))
    done = run("parse", "--jsonl", bomb)
    assert json.loads(done.stdout)["error"] == "PageTooLarge"


@pytest.mark.parametrize("raw", [b"no gzip", gzip.compress(b"<p>x" * 99, mtime=0)[:40]])
def test_a_broken_gzip_file_is_an_error(tmp_path: Path, raw: bytes) -> None:
    broken = tmp_path / "x.html.gz"
    broken.write_bytes(raw)
    done = run("parse", broken)
    assert done.returncode == 1
    assert b"gzip" in done.stderr


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    done = run("parse", tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no pages" in done.stderr


def test_an_empty_folder_beside_a_page_is_an_error_too(tmp_path: Path) -> None:
    done = run("parse", "--jsonl", PLAIN, tmp_path)
    article, error = map(json.loads, done.stdout.splitlines())
    assert (article["title"], error["file"]) == (TITLE, str(tmp_path))
    assert done.returncode == 1


def test_explain_tells_the_source_and_the_other_readings() -> None:
    told = shown("parse", "--explain", PRMN / "2022-wita.html")
    rows = told.splitlines()
    at = next(number for number, line in enumerate(rows) if line.startswith("published_at"))
    assert "3 Maret 2022, 09:05 WITA" in rows[at]
    assert rows[at + 1] == "  = prmn:div.read__info__date"
    assert "datalayer:published_date: 2022-03-03 09:05:00" in told
    assert "! readings_disagree" in told


def test_url_is_for_one_page() -> None:
    done = run("parse", "--url", "https://a.id/", PLAIN, PLAIN)
    assert done.returncode == 2
    assert b"--url needs a single page" in done.stderr


def test_url_is_that_of_a_page_that_does_not_say_it(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text("<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>")
    row = json.loads(shown("parse", "--json", "--url", "https://a.id/panen", page))
    assert row["url"] == "https://a.id/panen"


def test_two_forms_exclude_each_other() -> None:
    done = run("parse", "--json", "--markdown", PLAIN)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--json and --markdown exclude each other" in done.stderr


def test_schema_is_the_published_schema() -> None:
    assert json.loads(shown("schema")) == Article.model_json_schema()


def test_templates_tell_their_evidence() -> None:
    rows = {row["template"]: row for row in json.loads(shown("templates", "--json"))}
    assert rows["prmn/2020"]["grade"] == "A"
    assert "never" not in rows["prmn/2020"]["seen"]
    assert rows["prmn/2024"]["never_seen"]
    assert "prmn/2024" in shown("templates")


def test_version() -> None:
    assert zonaparse.__version__ in shown("--version")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["", "--json", "--jsonl", "--markdown", "--explain"])
def test_a_reader_that_stops_early_ends_the_command_quietly(form: str, tmp_path: Path) -> None:
    for number in range(60):  # what they give is more than a pipe holds
        (tmp_path / f"{number}.html").write_bytes(PLAIN.read_bytes())
    command = f"{forked.command()} parse {form} {tmp_path} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)  # noqa: S607
    assert len(done.stdout) == 10
    assert done.stderr == b""


def test_ctrl_c_ends_the_command_quietly() -> None:
    command = [*STARTED, "parse", "--jsonl", str(PLAIN), "-"]
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"{")  # now it waits for standard input
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"")


def on_terminal(*words: object, stdout: Path) -> str:
    """Run the command with a terminal for stderr and a file for stdout; return its stderr."""
    ours, theirs = pty.openpty()
    with stdout.open("wb") as out:
        command = [*STARTED, *map(str, words)]
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "400"}
        process = subprocess.Popen(command, stdout=out, stderr=theirs, env=env)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # how Linux tells that the other end is closed
        pass
    os.close(ours)
    process.wait(20)
    return said.decode()


def test_a_bar_on_the_terminal_leaves_the_output_alone(tmp_path: Path) -> None:
    pages = [PLAIN, INDEX, PRMN / "2022-wita.html"]
    said = on_terminal("parse", *pages, stdout=tmp_path / "out")
    assert "Parsing" in said
    assert f"{INDEX}: index_page" in said
    assert (tmp_path / "out").read_bytes() == run("parse", *pages).stdout


def test_one_page_needs_no_bar(tmp_path: Path) -> None:
    assert on_terminal("parse", PLAIN, stdout=tmp_path / "out") == ""


def test_a_file_name_cannot_send_escapes_either(tmp_path: Path) -> None:
    name = str(tmp_path / "a\x1b[31m\x9b31m[red].html")
    for form in ((), ("--json",), ("--jsonl",)):
        done = run("parse", *form, name)
        said = (done.stdout + done.stderr).decode()
        assert "[red].html" in said
        assert "\x1b" not in said
        assert "\x9b" not in said
    assert json.loads(run("parse", "--jsonl", name).stdout)["file"] == name


EVIL = "\x1b[31mJudul\x1b[0m [x](javascript:alert(1)) <script> *a* # `c` | d"


def test_a_headline_cannot_send_escapes_to_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "evil.html"
    page.write_text(
        f"<h1>{html.escape(EVIL)}</h1><article itemprop=articleBody><p>Teks.\x1b]0;x\x07</p>"
    )
    for form in ((), ("--explain",), ("--markdown",)):
        said = shown("parse", *form, page)
        assert "Judul" in said
        assert "\x1b" not in said
        assert "\x07" not in said


def test_markup_of_rich_in_a_headline_is_text(tmp_path: Path) -> None:
    page = tmp_path / "evil.html"
    page.write_text("<h1>[bold]Judul[/x]</h1><article itemprop=articleBody><p>Teks panjang.</p>")
    for form in ((), ("--explain",)):
        assert "[bold]Judul[/x]" in shown("parse", *form, page)


def test_markdown_cannot_be_broken_out_of() -> None:
    prompt = BacaJuga(text="a](http://evil) [b", url="https://a.id/(x) <y>", label="Baca")
    said = markdown.render(Article(title=EVIL, blocks=[prompt], template="t"))
    assert r"\[x\](javascript" in said
    assert r"\<script\>" in said
    assert r"[a\](http://evil) \[b](https://a.id/%28x%29%20%3Cy%3E)" in said


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("1. bukan daftar", r"1\. bukan daftar"),
        ("2022) bukan daftar", r"2022\) bukan daftar"),
        ("# bukan judul", r"\# bukan judul"),
        ("Bukan judul\n---", "Bukan judul  \n\\---"),
        ("Bukan judul\n===", "Bukan judul  \n\\==="),
        ("- bukan daftar", r"\- bukan daftar"),
        ("&lt;b&gt; AT&T", r"\&lt;b\&gt; AT&T"),
        ("Rp1.000 - Rp2.000 (naik 3.5%)!", "Rp1.000 - Rp2.000 (naik 3.5%)!"),
    ],
)
def test_markdown_shows_text_as_text(printed: str, written: str) -> None:
    said = markdown.render(Article(title="J", blocks=[Paragraph(text=printed)], template="t"))
    assert said == f"# J\n\n{written}"


def test_markdown_keeps_links_links() -> None:
    links = [
        InlineLink(start=6, end=9, url="https://a.id/`x\\"),
        InlineLink(start=10, end=13, url="https://a.id/y"),
    ]
    said = markdown.render(
        Article(title="J", blocks=[Paragraph(text="Lihat!ini itu `", links=links)], template="t")
    )
    assert said.endswith("Lihat\\![ini](https://a.id/%60x%5C) [itu](https://a.id/y) \\`")


def rendered(tokens: list[Token]) -> str:
    """Return the text that a reader of the rendered Markdown sees."""
    seen = {"text", "text_special"}
    return "".join(
        rendered(t.children) if t.children else t.content if t.type in seen else "" for t in tokens
    )


TRICKY = st.text("ab1 \\`*_[]()<>#|~&;!-+=.:\"'{}/%lt", min_size=1).map(str.strip).filter(bool)


@given(TRICKY, TRICKY, TRICKY, TRICKY)
def test_no_text_or_address_makes_other_markdown(a: str, b: str, c: str, path: str) -> None:
    """A paragraph with a link is rendered as just that, whatever is in them."""
    text = " ".join(f"{a}{b}{c}".split())
    link = InlineLink(start=len(text) // 3, end=len(text), url=f"https://a.id/{path}")
    blocks = [Paragraph(text=text, links=[link])]
    said = markdown.render(Article(title=text, blocks=blocks, template="t"))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(said)
    assert [token.tag for token in tokens] == ["h1", "", "h1", "p", "", "p"]
    assert rendered(tokens[:3]) == rendered(tokens[3:]) == text
    assert [t.tag for t in tokens[4].children or () if t.tag] == ["a", "a"]


def test_markdown_of_a_page_has_its_links_pictures_and_lists() -> None:
    said = shown("parse", "--markdown", PRMN / "2023-lists-quotes.html")
    assert said.startswith("# Rute Baru Bus Pengumpan Bukit Kenanga: ")
    assert "Editor: Heru Fajar  \n" in said
    assert "[laporan penggabungan tiga jalur](https://semarangku.pikiran-rakyat.com/" in said
    assert "![Bus pengumpan Bukit Kenanga](https://assets.pikiran-rakyat.com/" in said
    assert "\n| Sabtu | 05.45 | 20.10 |\n" in said
    assert "biru\n1. Angkat tangan" in said


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_its_extra_the_command_says_what_to_install(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from zonaparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    told = "zonaparse: the command needs its extra: pip install 'zonaparse[cli]'\n"
    assert (done.returncode, done.stderr.decode()) == (1, told)


@pytest.mark.parametrize(
    ("missing", "words", "extra"),
    [
        ("protego", ["fetch", "https://a.id/b"], "fetch"),
        ("warcio", ["status", "archive"], "archive"),
    ],
)
def test_a_command_without_its_extra_says_what_to_install(
    missing: str, words: list[str], extra: str
) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from zonaparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
    told = f"zonaparse: this needs an extra: pip install 'zonaparse[{extra}]'\n"
    assert (done.returncode, done.stderr.decode()) == (1, told)


def test_the_library_needs_neither_click_nor_rich() -> None:
    code = "import sys, zonaparse; sys.exit(bool({'click', 'rich'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
