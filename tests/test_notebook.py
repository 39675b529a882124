"""What a notebook and a prompt show: short lines, escaped HTML, all names."""

import rlcompleter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import zonaparse
from tests.site import FIXTURES
from zonaparse import Archive, Article, Articles
from zonaparse.article import Image, Paragraph, Problem, ProblemCode

PLAIN = FIXTURES / "prmn" / "2020-plain.html"
EVIL = '"><script>alert(1)</script>\x00<img src=x onerror=alert(2)>'


class Tags(HTMLParser):
    """Notes the tags and attributes of HTML, and whether each is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def evil() -> Article:
    problem = Problem(code=ProblemCode.LINK_DROPPED, field="blocks", message=EVIL)
    return Article(
        title=EVIL, deck=EVIL, url="javascript:alert(1)", site=EVIL, authors=[EVIL], tags=[EVIL],
        image=Image(url=f"https://a.id/{EVIL}", caption=EVIL), blocks=[Paragraph(text=EVIL)] * 5,
        template=EVIL, problems=[problem],
    )  # fmt: skip


def explained() -> zonaparse.Explanation:
    page = f"<h1>Panen</h1><article><p>LEBAK - {'Panen raya dimulai. ' * 20}</p></article>"
    told = zonaparse.explain(page)
    lines = [told.lines[0].model_copy(update={"text": EVIL, "rule": EVIL})]
    return told.model_copy(update={"article": evil(), "lines": lines})


def test_the_line_of_an_article_is_short() -> None:
    article = zonaparse.parse(PLAIN.read_bytes())
    assert repr(article) == (
        "Article('Naik Perahu Pinjaman, Posyandu Keliling Jangkau Kampung Ter…', "
        f"2020-11-18 14:27+07:00, {len(article.blocks)} blocks)"
    )
    assert str(article) == repr(article)
    assert repr(Article(template="")) == "Article(no headline, 0 blocks)"
    assert len(repr(evil())) < 160


def test_lists_and_problems_are_short() -> None:
    assert repr(Articles()) == "Articles(0)"
    assert repr(Articles([Article(template="")] * 900)).endswith("0 blocks), …)")
    assert repr(evil().problems) == "[link_dropped: blocks]"
    copy = Article.model_validate_json(evil().model_dump_json())
    assert repr(copy.problems) == "[link_dropped: blocks]"
    assert Article(template="").problems == []


def test_an_explanation_is_short() -> None:
    told = zonaparse.explain(PLAIN.read_bytes())
    assert len(repr(told)) < 200
    assert f"{len(told.lines)} lines" in repr(told)


@pytest.mark.parametrize(
    "html",
    [
        evil()._repr_html_(),
        Articles([evil()] * 30)._repr_html_(),
        evil().problems._repr_html_(),  # type: ignore[attr-defined]
        explained()._repr_html_(),
    ],
    ids=["article", "articles", "problems", "explanation"],
)
def test_html_is_escaped(html: str) -> None:
    found = Tags(html)
    assert found.open == []
    assert not found.tags & {"script", "img", "iframe", "style"}
    assert {name for name, _ in found.attributes} <= {"href"}
    assert all((value or "").startswith("https://a.id/") for _, value in found.attributes)
    assert "\x00" not in html


def test_an_article_shows_its_fields_and_the_beginning_of_its_text() -> None:
    html = zonaparse.parse(PLAIN.read_bytes())._repr_html_()
    for told in ("Dimas Haryawan", "2020-11-18 14:27+07:00", "ZONABANTEN.com - Perahu kayu"):
        assert told in html


def test_a_long_list_tells_how_many_are_shown() -> None:
    html = Articles([Article(template="")] * 21)._repr_html_()
    assert "21 articles, the first 20 of them shown" in html
    assert html.count("<tr>") == 21  # and the headings


def test_an_archive_shows_its_states_and_survives_being_closed(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        assert repr(archive) == f"Archive({str(two)!r})"
        shown = archive._repr_html_()
    assert "2 articles of 1 site; addresses: 2 done" in shown
    assert "<td>site.test</td><td>2</td>" in shown
    assert "closed" in archive._repr_html_()


def test_a_prompt_completes_names_that_are_imported_later() -> None:
    completer = rlcompleter.Completer({"zonaparse": zonaparse})
    found = {completer.complete("zonaparse.to_", number) for number in range(7)} - {None}
    names = ("arrow", "datasets", "feed", "pandas", "polars", "rss")
    assert found == {f"zonaparse.to_{name}(" for name in names}


def test_names_are_listed_and_all_of_them_are_there() -> None:
    assert dir(zonaparse) == sorted([*zonaparse.__all__, "__version__"])
    for name in dir(zonaparse):
        assert getattr(zonaparse, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        zonaparse.parze  # noqa: B018
