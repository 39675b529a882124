"""The command, run as a user runs it."""

import gzip
import html
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import zonaparse
from zonaparse.article import Article, BacaJuga, Paragraph

PRMN = Path(__file__).parent / "fixtures" / "prmn"
PLAIN, INDEX = PRMN / "2020-plain.html", PRMN / "index-home.html"
TITLE = json.loads(PLAIN.with_suffix(".json").read_text("utf-8"))["title"]


def run(*words: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "zonaparse", *map(str, words)],
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
    shown = run("parse", PRMN / "2022-wita.html").stdout.decode()
    assert "→ Baca Juga: Jalur Sepeda di Tepi Sawah Munduk Sari Dibuka" in shown
    assert shown.index("tidur di pematang") < shown.index("Jalur Sepeda di Tepi Sawah")


def test_stdin_is_read_for_a_dash() -> None:
    done = run("parse", "-", stdin=PLAIN.read_bytes())
    assert done.stdout.decode().startswith(TITLE)


def test_a_locale_of_c_does_no_harm() -> None:
    done = run("parse", PRMN / "2022-wita.html", LC_ALL="C", PYTHONUTF8="0")
    assert "→ Baca Juga" in done.stdout.decode("utf-8")


def test_json_is_the_article() -> None:
    row = json.loads(run("parse", "--json", PLAIN).stdout)
    assert row["title"] == TITLE
    assert row["file"] == str(PLAIN)
    assert Article.model_validate(row) == zonaparse.parse(PLAIN.read_bytes())


def test_json_of_many_is_an_array() -> None:
    rows = json.loads(run("parse", "--json", PLAIN, INDEX, PLAIN).stdout)
    assert [row.get("error") for row in rows] == [None, "NotAnArticle", None]


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
    assert b"none.html: " in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1


def test_a_gzip_bomb_is_refused_unread(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(b"a" * 30_000_000))
    done = run("parse", "--jsonl", bomb)
    assert json.loads(done.stdout)["error"] == "PageTooLarge"


@pytest.mark.parametrize("raw", [b"no gzip", gzip.compress(b"<p>x" * 99)[:40]])
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


def test_explain_tells_the_source_and_the_other_readings() -> None:
    shown = run("parse", "--explain", PRMN / "2022-wita.html").stdout.decode()
    (row,) = [line for line in shown.splitlines() if "published_at" in line and "2022" in line]
    assert "prmn:div.read__info__date" in row
    assert "datalayer:published_date: 2022-03-03 09:05:00" in shown
    assert "! readings_disagree" in shown


def test_url_is_for_one_page() -> None:
    done = run("parse", "--url", "https://a.id/", PLAIN, PLAIN)
    assert done.returncode == 2


def test_schema_is_the_published_schema() -> None:
    assert json.loads(run("schema").stdout) == Article.model_json_schema()


def test_templates_tell_their_evidence() -> None:
    rows = {row["template"]: row for row in json.loads(run("templates", "--json").stdout)}
    assert rows["prmn/2020"]["grade"] == "A"
    assert "never" not in rows["prmn/2020"]["seen"]
    assert rows["prmn/2024"]["never seen"]
    assert b"prmn/2024" in run("templates").stdout


def test_version() -> None:
    assert zonaparse.__version__ in run("--version").stdout.decode()


def test_a_reader_that_stops_early_ends_the_command_quietly() -> None:
    command = f"{sys.executable} -m zonaparse parse --jsonl {PRMN} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)  # noqa: S607
    assert done.stderr == b""


EVIL = "\x1b[31mJudul\x1b[0m [x](javascript:alert(1)) <script> *a* # `c` | d"


def test_a_headline_cannot_send_escapes_to_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "evil.html"
    page.write_text(
        f"<h1>{html.escape(EVIL)}</h1><article itemprop=articleBody><p>Teks.\x1b]0;x\x07</p>"
    )
    for form in ((), ("--explain",), ("--markdown",)):
        shown = run("parse", *form, page).stdout
        assert b"Judul" in shown
        assert b"\x1b" not in shown
        assert b"\x07" not in shown


def test_markdown_cannot_be_broken_out_of() -> None:
    from zonaparse.cli.markdown import render

    prompt = BacaJuga(text="a](http://evil) [b", url="https://a.id/(x) <y>", label="Baca")
    blocks = [Paragraph(text="1. bukan daftar\n# bukan judul"), prompt]
    shown = render(Article(title=EVIL, blocks=blocks, template="t"))
    assert r"\[x\](javascript" in shown
    assert r"\<script\>" in shown
    assert r"[a\](http://evil) \[b](https://a.id/%28x%29%20%3Cy%3E)" in shown
    assert "\\1. bukan daftar" in shown
    assert "\n\\# bukan judul" in shown


def test_without_its_extra_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['click'] = None; from zonaparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"pip install 'zonaparse[cli]'" in done.stderr
    assert b"Traceback" not in done.stderr
