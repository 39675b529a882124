"""What is found of sites that change, and that nothing else is."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests import drifting
from tests.archives import run
from zonaparse import Archive, parse
from zonaparse.archive import import_pages
from zonaparse.article import Article, Heading, Paragraph
from zonaparse.drift import Drift, Seen, drift
from zonaparse.drift.reading import of_archive
from zonaparse.drift.seen import seen
from zonaparse.templates import Template
from zonaparse.templates.template import Evidence

SITE = "https://kabar.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two sites of which one drifts."""
    saved = tmp_path_factory.mktemp("drift") / "saved"
    drifting.write(saved)
    archive = saved.with_name("archive")
    with Archive(archive) as kept:
        import_pages(kept, saved)
    return archive


@pytest.fixture(scope="module")
def found(folder: Path) -> Drift:
    with Archive(folder, reading=True) as archive:
        return drift(of_archive(archive))


@pytest.mark.slow
def test_a_byline_of_another_class_is_told_with_the_day_and_the_pages_around_it(
    found: Drift,
) -> None:
    (fall,) = found.falls
    assert (fall.site, fall.field, fall.day) == ("warta.example", "authors", drifting.BYLINE)
    assert (fall.before, fall.after) == (1.0, 0.0)
    assert fall.last_with.url == "https://warta.example/berita/2026/03/15/3"
    assert fall.first_without.url == "https://warta.example/berita/2026/03/16/0"


@pytest.mark.slow
def test_a_new_promotion_is_told_with_the_day_and_a_row_that_takes_it(found: Drift) -> None:
    (line,) = found.lines
    assert (line.site, line.text, line.kind) == ("warta.example", drifting.PROMOTED, "furniture")
    assert (line.since, line.pages) == (drifting.PROMOTION, 44)  # eleven days of four articles
    html = drifting.page("warta.example", drifting.PROMOTION, 0, drifts=True)
    assert drifting.PROMOTED in parse(html).paragraphs
    rows = eval(f"dict({line.row})")  # noqa: S307 it is what an author pastes
    own = Template(
        family="warta", hosts=("warta.example",), title=("h1",),
        container=("div.story", "section.prose"),
        evidence=Evidence(grade="A", date="2026", seen="made here"), **rows,
    )  # fmt: skip
    read = parse(html, templates=[own])
    assert drifting.PROMOTED not in read.paragraphs
    assert len(read.paragraphs) == len(parse(html).paragraphs) - 1


@pytest.mark.slow
def test_two_layouts_at_once_are_two_groups(found: Drift) -> None:
    told = {tuple(group.markup): group for group in found.groups}
    app = told["main.app", "section.canvas", "div.sheet", "section.prose"]
    old = told["div.site", "div.column", "div.reading", "div.story"]
    assert {group.site for group in found.groups} == {"warta.example"}
    assert (app.pages, old.pages) == (56, 56)
    assert not (app.has_variant)
    assert not (old.has_variant)
    assert (app.since, old.since) == (drifting.FIRST, drifting.FIRST)


@pytest.mark.slow
def test_the_command_tells_cron(folder: Path) -> None:
    result = run("drift", folder)
    assert result.exit_code == 1
    for told in ("authors fell on 2026-03-16", drifting.PROMOTED, "pages of 2 layouts"):
        assert told in result.output
    assert "tenang.example" not in result.output
    told = json.loads(run("drift", folder, "--json").output)
    assert (told["pages"], told["sites"]) == (224, 2)
    quiet = run("drift", folder, "--since", "2026-03-30")
    assert (quiet.exit_code, "nothing changed" in quiet.output) == (0, True)


@pytest.mark.slow
def test_a_folder_of_saved_pages_is_read_too(folder: Path) -> None:
    result = run("drift", folder.with_name("saved"))
    assert result.exit_code == 1
    assert "authors fell on 2026-03-16" in result.output


def article(number: int, *texts: str, tags: tuple[str, ...] = (), heading: str = "") -> Seen:
    """Return a page of a site, one a day, with lines of its own around `texts`."""
    day = datetime(2026, 1, 1, 8).astimezone() + timedelta(number)
    before = [Paragraph(text=f"Kalimat {name} dari hari itu") for name in names(number, number % 4)]
    after = [Paragraph(text=f"Penutup {name} dari hari itu") for name in names(number, number % 5)]
    blocks = [*before, *(Paragraph(text=text) for text in texts), *after]
    read = Article(
        url=f"{SITE}/{number}", title=f"Hari {chr(97 + number % 26)}{number} di desa",
        published_at=day, tags=list(tags), template="generic", blocks=[
            *([Heading(text=heading, level=2)] if heading else []), *blocks,
        ],
    )  # fmt: skip
    return seen(number, f"{SITE}/{number}", day, read)


def names(number: int, count: int) -> list[str]:
    return [
        f"{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10]}{'uvwxy'[n]}" for n in range(count)
    ]


def lines_of(pages: list[Seen]) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in drift(pages).lines]


def test_what_is_on_the_pages_of_one_tag_alone_is_a_series() -> None:
    told = "Tulisan ini bagian dari liputan panen raya."
    pages = [
        article(n, *([told] if n < 6 else []), tags=("panen raya",) if n < 6 else ())
        for n in range(30)
    ]
    assert lines_of(pages) == [("series", told)]


def test_what_stands_here_and_there_is_a_set_phrase() -> None:
    told = "Hingga kini polisi masih menyelidiki perkara itu."
    pages = [article(n, *([told] if n % 3 == 0 else [])) for n in range(60)]
    assert lines_of(pages) == [("set_phrase", told)]


def test_a_heading_that_recurs_is_a_set_phrase() -> None:
    pages = [article(n, heading="Cara membuat") for n in range(20)]
    assert lines_of(pages) == [("set_phrase", "Cara membuat")]


def test_what_names_the_site_is_furniture_whatever_its_digits() -> None:
    pages = [
        article(n, *([f"Kabar punya {n} kanal baru."] if n % 3 == 0 else [])) for n in range(60)
    ]
    (line,) = drift(pages).lines
    assert (line.kind, line.pages) == ("furniture", 20)


def test_pages_without_a_day_are_counted_and_change_nothing() -> None:
    assert drift([None, article(1)]).unplaced == 1


def test_copies_of_one_article_have_no_furniture() -> None:
    texts = [f"Kalimat {word} dari artikel yang sama." for word in ("satu", "dua", "tiga", "empat")]
    assert lines_of([article(n, *texts) for n in range(0, 60, 10)]) == []


def test_fields_that_come_and_go_have_not_fallen() -> None:
    pages = [article(n, tags=("panen",) if n % 2 else ()) for n in range(60)]
    assert drift(pages).falls == []


def test_a_field_that_rises_has_not_fallen() -> None:
    pages = [article(n, tags=(f"panen {n}",) if n >= 30 else ()) for n in range(60)]
    assert drift(pages).falls == []


def test_pages_that_are_no_articles_any_more_are_a_fall() -> None:
    read = [article(n) for n in range(20)]
    later = [datetime(2026, 2, day).astimezone() for day in range(1, 11)]
    refused = [seen(100 + n, f"{SITE}/{100 + n}", at, None) for n, at in enumerate(later)]
    (fall,) = drift([*refused, *read]).falls
    assert (fall.field, fall.day) == ("article", date(2026, 2, 1))
