"""A template is proposed of pages that nobody here has seen, and nothing that is not on them.

What the invented site has where is told by `tests/family/invented.py`, which writes its pages.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import zonaparse
from tests.family import fixture, invented, proposing, writing
from tests.family.__main__ import main
from tests.family.invented import HOST, REPORTS
from tests.family.places import Sight
from tests.family.proposing import Proposal
from zonaparse.document.page import Page
from zonaparse.fields.dates import WITA
from zonaparse.templates import Template, plugins

ROOT = Path(__file__).parents[1]


def proposed(*pages: str) -> Proposal:
    seen = [Sight(f"page-{n}", html.encode(), Page(html)) for n, html in enumerate(pages)]
    return proposing.propose(seen)


@cache
def of_the_invented_site() -> Proposal:
    return proposed(*map(invented.page, REPORTS))


def template(proposal: Proposal) -> Template:
    """Return the template that the module holds which is proposed."""
    space: dict[str, Any] = {}
    exec(writing.module("lembah", proposal), space)  # noqa: S102
    (found,) = space["FAMILIES"]
    assert isinstance(found, Template)
    return found


@pytest.mark.parametrize(
    ("field", "selector"),
    [
        ("title", "p.judul-kabar"),
        ("published", "span.waktu-naik"),
        ("authors", 'b:lexbor-contains("Pewarta") + i'),
        ("editors", 'b:lexbor-contains("Penyunting") + i'),
        ("section", "ol.jalur >> a"),
        ("tags", "ul.label-kabar >> a"),
        ("image", "div.bingkai"),
        ("caption", "small.keterangan"),
        ("container", "div.naskah"),
    ],
)
def test_a_field_is_found_where_it_stands_on_all_pages(field: str, selector: str) -> None:
    best = of_the_invented_site().fields[field][0]
    assert (best.selector, len(best.pages)) == (selector, 3)


@pytest.mark.parametrize("field", ["deck", "modified", "source"])
def test_what_no_page_shows_is_not_proposed(field: str) -> None:
    assert of_the_invented_site().fields[field] == []


def test_what_recurs_in_the_text_is_told_from_the_text() -> None:
    furniture = of_the_invented_site().furniture
    assert furniture.drop == ["div.kotak-iklan-tengah"]
    (row,) = furniture.lines
    assert row.startswith('lines=(r"dengarkan radio lembah')
    assert "alinea" not in template(of_the_invented_site()).markup.drop


def test_the_pages_tell_whose_they_are() -> None:
    identity = of_the_invented_site().identity
    assert identity.hosts == [HOST]
    assert identity.zone is WITA
    assert identity.article_url == r"/baca/\d{5}/[a-z]+-\d+"
    assert identity.newest == "2025-05"


def test_the_proposed_template_reads_its_pages() -> None:
    found = template(of_the_invented_site())
    plugins.check([found])
    for report in REPORTS:
        article = zonaparse.parse(invented.page(report), templates=[found])
        assert article.title == report.title
        assert article.paragraphs == list(report.texts)
        assert (article.authors, article.editors) == ([report.author], [report.editor])
        assert (article.section, article.tags) == (report.section, list(report.tags))
        assert article.published_text == report.at
        assert article.caption == "Suasana di lokasi."


def test_nodes_of_one_class_are_told_apart_by_their_labels() -> None:
    pages = [
        f"""<title>{title} hari ini</title><div class=isi><h1>{title} hari ini</h1>
        <p class=meta>Penulis: {author}</p><p class=meta>Editor: {editor}</p>
        <div class=teks><p>{text}</p><p>{text}</p></div></div>"""
        for title, author, editor, text in (
            ("Panen raya", "Rani Putri", "Budi Santoso", "Padi dipanen warga di sawah itu. " * 6),
            ("Kopi naik", "Dewi Lestari", "Sari Ayu", "Harga kopi naik lagi di pasar itu. " * 6),
        )
    ]
    fields = proposed(*pages).fields
    assert fields["authors"][0].selector == "p.meta"
    assert fields["editors"][0].selector == 'p.meta:lexbor-contains("Editor")'


def test_a_page_without_classes_is_told_by_its_styles() -> None:
    text = "Warga memanen padi di sawah yang luas itu sejak pagi hari. " * 6
    pages = [
        f"""<title>{title} hari ini</title><div><div><h1>{title} hari ini</h1>
        <small style="color:red">{date}</small><div style="font-family:serif"><p>{text}</p>
        <p>{text}{title}</p></div></div></div>"""
        for title, date in (("Panen raya", "12 Mei 2025 10:20"), ("Kopi naik", "13 Mei 2025 11:00"))
    ]
    fields = proposed(*pages).fields
    assert fields["published"][0].selector == 'small[style="color:red"]'
    assert fields["container"][0].selector == 'div[style="font-family:serif"]'


def test_utility_classes_tell_nothing_and_attributes_do() -> None:
    pages = [
        f"""<title>{t} hari ini</title><main class="mx-auto px-4"><div class="flex mt-2">
        <h2 class="text-3xl font-bold">{t} hari ini</h2>
        <div data-penulis=ya class="text-sm">Ditulis oleh {author}</div></div>
        <div data-konten=isi class="mt-6">{"<p class=mb-4>Padi di " + t + " dipanen. " * 30}</div>
        <div class="flex gap-2"><a class=border href="/topik/{tag}">#{tag}</a></div></main>"""
        for t, author, tag in (
            ("Panen raya", "Rani Putri", "padi"),
            ("Kopi naik", "Dewi Lestari", "kopi"),
        )
    ]
    fields = proposed(*pages).fields
    assert fields["authors"][0].selector == 'div[data-penulis="ya"]'
    assert fields["container"][0].selector == 'div[data-konten="isi"]'
    assert fields["tags"][0].selector == 'main >> a[href*="/topik/"]'
    assert "text-3xl" not in fields["title"][0].selector


def test_one_page_alone_gives_a_proposal_and_no_labels() -> None:
    proposal = proposed(invented.page(REPORTS[0]))
    assert proposal.fields["container"][0].selector == "div.naskah"
    assert proposal.labels == frozenset()
    assert proposal.furniture.lines == []


def plain(title: str, inside: str = "", between: str = "") -> str:
    """Return a page with a headline and a text, and something between and within them."""
    text = f"Warga di {title} memanen padi di sawah yang luas itu sejak pagi hari. " * 3
    return f"""<title>{title} hari ini</title><div class=isi><h1>{title} hari ini</h1>{between}
    <div class=teks><p>{text}</p>{inside}<p>{text}</p><p>{text}</p></div></div>"""


def test_what_is_left_out_on_any_site_is_proposed_to_be_dropped() -> None:
    offer = "<div class=ajak><p>Berlangganan sekarang</p><button>Daftar</button></div>"
    pages = [plain(title, inside=offer.replace("sekarang", title)) for title in ("Lebak", "Serang")]
    assert "div.ajak" in proposed(*pages).furniture.drop


def test_a_deck_stands_between_headline_and_text_and_is_no_link() -> None:
    lead = "Hujan yang berhenti lebih awal membuat panen di {} maju tiga minggu."
    decks = [
        f"<p class=lead-berita>{lead.format(t)}</p>"
        f"<a href=/x><p class=lead-lain>{lead.format('desa lain')}</p></a>"
        for t in ("Lebak", "Serang")
    ]
    pages = [plain(t, between=d) for t, d in zip(("Lebak", "Serang"), decks, strict=True)]
    found = proposed(*pages).fields["deck"]
    assert [each.selector for each in found][:1] == ["p.lead-berita"]
    assert "p.lead-lain" not in [each.selector for each in found]


def test_pages_that_name_no_host_are_told_of() -> None:
    told = list(writing.summary(proposed(plain("Lebak"), plain("Serang"))))
    assert told[0].startswith("hosts: the pages do not say whose they are")


def test_pages_of_two_layouts_are_told_of() -> None:
    other = plain("Serang").replace("class=teks", "class=naskah")
    told = "\n".join(writing.summary(proposed(plain("Lebak"), other)))
    assert "2 layouts: give pages of one at a time" in told


@pytest.mark.parametrize("family", sorted(p.name for p in fixture.FIXTURES.iterdir() if p.is_dir()))
def test_a_proposal_of_any_pages_is_a_module_that_loads(family: str) -> None:
    pages = [path.read_text("utf-8") for path in sorted((fixture.FIXTURES / family).glob("*.html"))]
    proposal = proposed(*pages[:6])
    text = writing.module("lembah", proposal)
    assert [each for each in text.splitlines() if "# " in each and len(each) > 100] == []
    if proposal.identity.hosts:
        plugins.check([template(proposal)])


def test_fixtures_keep_labels_and_lose_texts_and_names(tmp_path: Path) -> None:
    proposal = of_the_invented_site()
    for report in REPORTS:
        raw = invented.page(report).encode()
        known = fixture.Known(proposal.labels, proposal.steps)
        html, _ = fixture.write(raw, f"lembah/{report.number}", tmp_path, known)
        page = html.read_text("utf-8")
        for label in (
            "Pewarta",
            "Penyunting",
            "Paling Dibaca",
            "WITA",
            "pukul",
            "/label/",
            "Foto:",
        ):
            assert label in page
        assert invented.PROMOTED in page
        assert not [x for x in (report.title, report.author, report.editor) if x in page]
        assert not [text for text in report.texts if text[30:60] in page]


def test_two_copies_of_an_article_make_no_label_of_its_text() -> None:
    pages = [invented.page(report) for report in REPORTS]
    twice = proposed(*pages, pages[0])
    kept = {text for text in twice.labels if text in REPORTS[0].texts}
    assert kept == set()


def test_an_expectation_holds_no_value_that_stands_on_the_page(tmp_path: Path) -> None:
    report = REPORTS[0]
    places = writing.places(of_the_invented_site())
    raw = invented.page(report).encode()
    _, expected = fixture.write(raw, "lembah/a", tmp_path, fixture.Known(places=places))
    told = expected.read_text("utf-8")
    assert not [v for v in (report.title, report.author, report.editor, report.at) if v in told]
    assert "look at p.judul-kabar" in json.loads(told)["title"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "rmol", "{page}"], "`add` writes fixtures of a known family"),
        (["new", "lembah", "{folder}/missing.html"], "missing.html"),
        (["add", "rmol", "{page}", "{page}"], "two pages are called rmol/"),
        (["add", "rmol", *["{page}"] * 13], "give 12 at most"),
        (["check", "nosuchfamily"], "there is no fixture"),
    ],
)
def test_a_mistake_is_told_and_writes_nothing(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(invented.page(REPORTS[0]), "utf-8")
    before = sorted(fixture.FIXTURES.rglob("*"))
    words = [each.format(page=page, folder=tmp_path) for each in arguments]
    assert main(words) == 1
    shown = capsys.readouterr()
    assert told in shown.out + shown.err
    assert sorted(fixture.FIXTURES.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments", [["new", "Radar-Lebak", "x"], ["new", "radar"], ["check", "a", "b"]]
)
def test_a_wrong_word_of_the_command_is_told(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def checkout(folder: Path) -> Path:
    """Return a copy of what the command needs of a checkout, with the fixtures of one family."""
    own = shutil.ignore_patterns("__pycache__", "fixtures")
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=own)
    shutil.copytree(ROOT / "tests/fixtures/rmol", folder / "tests/fixtures/rmol")
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "tests" / "quality.json").unlink()
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(folder / "src"), str(folder)))
    return subprocess.run(
        [sys.executable, "-m", "tests.family", *words],
        cwd=folder, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def filled_in(path: Path) -> None:
    """Fill in the expectation of a page of the invented site, as a person reads it."""
    page = LexborHTMLParser(path.with_suffix(".html").read_bytes())
    shown = {node.attributes["class"]: node.text() for node in page.css("[class]")}
    _, day, _, year, _, clock, _ = shown["waktu-naik"].split()
    hour, minute = map(int, clock.split("."))
    picture = f"https://www.{HOST}{page.css('.bingkai img')[0].attributes['src']}"
    texts = [n.text() for n in page.css(".alinea") if n.text() != invented.PROMOTED]
    place = texts[0].partition(" - ")[0]
    people = [[node.text()] for node in page.css(".awak i")]
    read = {
        "url": page.css("link")[0].attributes["href"], "site": "Kabar Lembah", "network": None,
        "title": shown["judul-kabar"], "deck": None, "published_text": shown["waktu-naik"],
        "published_at": datetime(int(year), 5, int(day), hour, minute, tzinfo=WITA).isoformat(),
        "published_precision": "minute", "modified_at": None, "authors": people[0],
        "editors": people[1], "source": None, "section": page.css(".jalur a")[1].text(),
        "tags": [node.text() for node in page.css(".label-kabar a")],
        "dateline": {"text": place, "outlet": None, "place": place}, "images": [picture],
        "image": {
            "url": picture, "caption": shown["keterangan"].partition(" (")[0],
            "credit": shown["keterangan"].partition("Foto: ")[2].rstrip(")"),
            "alt": shown["judul-kabar"],
        },
        "credit_line": None, "paging": None, "language": "id", "access": None,
        "template": "lembah", "problems": [], "paragraphs": texts, "baca_juga": [],
        "not_in_body": [invented.PROMOTED, "Pasang di sini", "Pewarta", "Paling Dibaca"],
    }  # fmt: skip
    assert set(read) == set(json.loads(path.read_text("utf-8")))
    path.write_text(json.dumps(read), "utf-8")


def settled(path: Path) -> None:
    """Take the remarks out of a proposal, as who has looked through it does."""
    lines = path.read_text("utf-8").splitlines()
    lines[0] = '"""Kabar Lembah, a site that was made up."""'
    kept = [line for line in lines if not line.strip().startswith("#")]
    path.write_text("\n".join(kept) + "\n", "utf-8")


@pytest.mark.slow
def test_a_family_from_saved_pages_to_tables_and_pins(tmp_path: Path) -> None:
    here = checkout(tmp_path / "checkout")
    saved = tmp_path / "saved"
    saved.mkdir()
    for report in REPORTS:
        (saved / f"2025 {report.section}.html").write_text(invented.page(report), "utf-8")
    done = run(here, "new", "lembah", str(saved))
    assert done.returncode == 0, done.stderr
    assert "p.judul-kabar" in done.stdout

    unread = run(here, "check", "lembah")
    assert unread.returncode == 1
    assert "2025-desa.json: 25 values still begin with" in " ".join(unread.stdout.split())

    for path in (here / "tests" / "fixtures" / "lembah").glob("*.json"):
        filled_in(path)
    unsettled = run(here, "check", "lembah")
    assert unsettled.returncode == 1
    assert "settle each remark" in unsettled.stdout

    settled(here / "src" / "zonaparse" / "templates" / "lembah.py")
    checked = run(here, "check", "lembah")
    assert checked.returncode == 0, checked.stdout
    assert "| lembah | A | 2025-05 |" in (here / "docs" / "promises" / "coverage.md").read_text(
        "utf-8"
    )
    pins = json.loads((here / "tests" / "quality.json").read_text("utf-8"))
    assert pins["sets"]["fixtures"]["scores"]["perfect"] == 4

    title = json.loads((here / "tests/fixtures/lembah/2025-desa.json").read_text("utf-8"))
    title["title"] = "Lain"
    (here / "tests/fixtures/lembah/2025-desa.json").write_text(json.dumps(title), "utf-8")
    failed = run(here, "check", "lembah")
    assert failed.returncode == 1
    assert "lembah/2025-desa-title" in failed.stdout
