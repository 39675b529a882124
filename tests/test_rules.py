"""Every rule about a line takes what it must and spares its near misses, and is needed."""

import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import zonaparse
from zonaparse.rules import book, nodes, titles
from zonaparse.rules.look import Look
from zonaparse.rules.rule import Rule, opening

RULES = (*book.RULES, *nodes.RULES, *titles.RULES)
EACH = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
SOURCES = Path(zonaparse.__file__).parent
LOOKS = [look for look in vars(book).values() if isinstance(look, Look)]


@pytest.mark.parametrize(
    ("rule", "line"),
    [pytest.param(rule, line, id=rule.id) for rule in RULES for line in rule.takes],
)
def test_it_takes(rule: Rule, line: str) -> None:
    assert rule.takes_line(line)


@pytest.mark.parametrize(
    ("rule", "line"),
    [pytest.param(rule, line, id=rule.id) for rule in RULES for line in rule.spares],
)
def test_it_spares(rule: Rule, line: str) -> None:
    assert not rule.takes_line(line)


@EACH
def test_it_has_a_name_examples_and_evidence(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", rule.id)
    assert rule.takes
    assert rule.spares
    assert re.search(r"\d{4}", rule.evidence), "says of when the pages are"


def test_no_two_have_one_name() -> None:
    assert [name for name, many in Counter(rule.id for rule in RULES).items() if many > 1] == []


@EACH
def test_no_other_of_its_effect_takes_all_that_it_takes(rule: Rule) -> None:
    for other in RULES:
        if other is not rule and other.effect == rule.effect:
            assert not all(map(other.takes_line, rule.takes)), other.id


# What a look-ahead asks for is seldom made up.
MADE_UP = [r for r in book.RULES if r.opens and "(?=" not in r.pattern and "(?!" not in r.pattern]
FEW = settings(max_examples=20, database=None, deadline=None, phases=[Phase.generate])


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in MADE_UP])
def test_lines_that_it_describes_begin_as_it_says(rule: Rule) -> None:
    shortened = re.sub(r"\{0,\d+\}", "{0,2}", rule.pattern)

    @FEW
    @given(st.from_regex(shortened, fullmatch=True))
    def begins_so(line: str) -> None:
        assert opening(line.lower()) in rule.opens or line[0].isspace()

    begins_so()


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_takes_what_one_of_its_rules_takes(look: Look) -> None:
    examples = [line for rule in book.RULES for line in (*rule.takes, *rule.spares)]
    for line in ("", *examples, *(f"{line} " + "dan seterusnya " * 30 for line in examples)):
        assert look.takes(line) == any(rule.takes_line(line) for rule in look.rules), line
        assert look.takes(line) == (look.rule(line) is not None), line


PARAGRAPHS = (
    "Warga Desa Sukamaju memanen padi pada Minggu pagi di sawah bersama yang baru saja diairi.",
    "Kepala desa mengatakan hasil panen naik dua kali lipat dibandingkan dengan tahun yang lalu.",
    "Para petani berharap harga gabah tetap baik sampai akhir musim karena biaya pupuk naik.",
    "Pemerintah kabupaten berjanji memperbaiki saluran air yang rusak akibat banjir lalu.",
)
LEFT_OUT = (*book.NO_TEXT.rules, *book.BESIDE.rules, *book.AFTER.rules)


def _page_with(line: str, *, linked: bool, at: int) -> str:
    """Return a page of a site without a template, with a line among its paragraphs."""
    also = "</p><p><a href=/lain>Jembatan baru dibuka</a>" if linked else ""
    shown = f"<a href=/berita>{escape(line)}</a>{also}" if linked else escape(line)
    paragraphs = [f"<p>{text}</p>" for text in (*PARAGRAPHS[:at], shown, *PARAGRAPHS[at:])]
    title = "Panen Raya di Desa Sukamaju"
    return f"<title>{title}</title><div><h1>{title}</h1>{''.join(paragraphs)}</div>"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in LEFT_OUT])
def test_a_page_can_have_a_line_that_it_leaves_out(rule: Rule) -> None:
    pages = (
        _page_with(line, linked=linked, at=at)
        for line in rule.takes
        for linked in (False, True)
        for at in (2, len(PARAGRAPHS))
    )
    told = {line.rule for page in pages for line in zonaparse.explain(page).lines}
    assert rule.id in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement.scroll"),
        ("Baca Juga: Banjir Surut", "prompt.baca_juga"),
        ("Editor: Budi Santoso", "byline.label"),
        ("Foto: Rani Putri", "caption.credit"),
        ("Warga memanen padi bersama.", None),
    ],
)
def test_the_rule_that_takes_a_line_is_told(line: str, told: str | None) -> None:
    rule = book.judge(line)
    assert (rule.id if rule else None) == told


def test_rules_for_unknown_sites_are_asked_there_alone() -> None:
    rule = book.judge("Back to top", "unknown_site")
    assert rule is not None
    assert rule.id == "paging.back"
    assert book.judge("Back to top") is None


@pytest.mark.parametrize("word", ["senin", "agustus", "august", "reuters", "xinhua"])
def test_words_stand_once(word: str) -> None:
    files = [
        f
        for f in SOURCES.rglob("*.py")
        if re.search(rf"\b{word}\b", _without_docs(f), re.IGNORECASE)
    ]
    assert [f.name for f in files] == ["vocabulary.py"]


def _without_docs(file: Path) -> str:
    """Return the code of a module without what only explains it."""
    code = re.sub(r'""".*?"""', _split_lists, file.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"#.*", "", code)


def _split_lists(match: re.Match[str]) -> str:
    return match[0] if match.string[match.end() :].startswith(".split(") else ""
