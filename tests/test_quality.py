"""No score is worse than the one reached before, and the tool that pins them cannot cheat.

What to do when one of these fails is told at the top of `tests/quality.py`.
"""

import shutil
from functools import cache
from pathlib import Path

import pytest

from tests import quality
from tests.quality import CORPORA, FIXTURES, PINS, Corpus, Pins, Scores, main

PINNED = Pins.load(PINS)
BY_NAME = {corpus.name: corpus for corpus in CORPORA}
PINNED_SCORES = [
    pytest.param(name, metric, id=f"{name}.{metric}")
    for name, pinned in PINNED.sets.items()
    for metric in pinned.scores
]


def there(name: str) -> Corpus:
    corpus = BY_NAME[name]
    if not corpus.is_there:
        pytest.skip(f"no pages of {name} beside the repository")
    return corpus


@cache
def measured(name: str) -> Scores:
    return BY_NAME[name].measure()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_corpus_is_the_one_that_its_scores_were_pinned_on(name: str) -> None:
    told = quality.changed(there(name), PINNED)
    assert told is None, told


@pytest.mark.parametrize(("name", "metric"), PINNED_SCORES)
def test_a_score_is_not_worse_than_its_pin(name: str, metric: str) -> None:
    there(name)
    pin, score = PINNED.sets[name].scores[metric], measured(name).get(metric)
    assert not quality.is_worse(metric, score, pin), f"{name}.{metric} is {score}, and was {pin}"


@pytest.mark.parametrize("name", BY_NAME)
def test_every_score_is_pinned(name: str) -> None:
    there(name)
    assert set(measured(name)) == set(PINNED.sets[name].scores)


def test_every_lowered_pin_has_a_reason() -> None:
    assert [told for told in PINNED.lowered if not told.reason.strip()] == []


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Three fixtures of this repository: two articles and an index page."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("2020-plain", "2022-wita", "index-tag"):
        for ending in ("html", "json"):
            shutil.copy(FIXTURES / "prmn" / f"{name}.{ending}", folder)
    return Corpus("own", folder, quality.score_fixtures)


def edit(corpus: Corpus, old: str, new: str, name: str = "2020-plain.html") -> None:
    path = corpus.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def run(corpus: Corpus, *arguments: str) -> int:
    return main(arguments, corpus.folder.parent / "pins.json", [corpus])


def pins(corpus: Corpus) -> Pins:
    return Pins.load(corpus.folder.parent / "pins.json")


PARAGRAPH, SHORT = "Perahu kayu sepanjang enam meter", "Sampan"


def test_the_scores_of_fixtures(corpus: Corpus) -> None:
    assert corpus.measure() == {"fields_right": 1.0, "paragraph_f1": 1.0, "perfect": 3}
    edit(corpus, PARAGRAPH, SHORT)
    scores = corpus.measure()
    assert scores["perfect"] == 2
    assert 0.9 < scores["fields_right"] < 1
    assert 0.5 < scores["paragraph_f1"] < 1


def test_an_index_page_read_as_an_article_is_not_right(corpus: Corpus) -> None:
    shutil.copy(corpus.folder / "2020-plain.html", corpus.folder / "index-tag.html")
    assert corpus.measure()["perfect"] == 2


def test_an_article_refused_has_nothing_right(corpus: Corpus) -> None:
    shutil.copy(corpus.folder / "index-tag.html", corpus.folder / "2020-plain.html")
    scores = corpus.measure()
    assert scores["perfect"] == 2
    assert scores["paragraph_f1"] == 0.5


@pytest.mark.parametrize("name", ["2020-plain.html", "2020-plain.json"])
def test_a_changed_corpus_names_the_command(name: str, corpus: Corpus) -> None:
    assert run(corpus, "--raise") == 0
    edit(corpus, PARAGRAPH, SHORT, name)
    told = quality.changed(corpus, pins(corpus))
    assert told
    assert "python -m tests.quality --raise" in told


def test_a_renamed_page_is_a_change(corpus: Corpus) -> None:
    before = corpus.digest
    (corpus.folder / "2020-plain.html").rename(corpus.folder / "2021-plain.html")
    assert corpus.digest != before


def test_raising_goes_up_only(corpus: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    edit(corpus, PARAGRAPH, SHORT)
    assert run(corpus, "--raise") == 0
    assert pins(corpus).sets["own"].scores["perfect"] == 2
    edit(corpus, SHORT, PARAGRAPH)
    assert run(corpus, "--raise") == 0
    assert pins(corpus).sets["own"].scores["perfect"] == 3
    edit(corpus, PARAGRAPH, SHORT)
    capsys.readouterr()
    assert run(corpus, "--raise") == 1
    assert "! own.perfect is 2, and was 3" in capsys.readouterr().out
    assert pins(corpus).sets["own"].scores["perfect"] == 3
    assert quality.changed(corpus, pins(corpus)) is None


def test_measuring_writes_nothing(corpus: Corpus) -> None:
    assert run(corpus) == 1
    assert not (corpus.folder.parent / "pins.json").exists()


def test_lowering_keeps_the_reason(corpus: Corpus) -> None:
    run(corpus, "--raise")
    edit(corpus, PARAGRAPH, SHORT)
    run(corpus, "--raise")
    with pytest.raises(SystemExit, match=r"own\.perfect is not lowered without a reason"):
        run(corpus, "--lower", "own.perfect")
    assert run(corpus, "--lower", "own.perfect", "--reason", "the page is cut") == 1
    (told,) = pins(corpus).lowered
    assert told.model_dump() == {
        "score": "own.perfect",
        "old": 3,
        "new": 2,
        "reason": "the page is cut",
    }
    assert pins(corpus).sets["own"].scores["perfect"] == 2
    assert pins(corpus).sets["own"].scores["paragraph_f1"] == 1


@pytest.mark.parametrize(
    ("key", "message"),
    [("own.perfect", "not worse"), ("own.nothing", "no pin"), ("perfect", "no pin")],
)
def test_only_a_score_that_fell_is_lowered(key: str, message: str, corpus: Corpus) -> None:
    run(corpus, "--raise")
    with pytest.raises(SystemExit, match=message):
        run(corpus, "--lower", key, "--reason", "none")
    assert pins(corpus).lowered == []


@pytest.mark.parametrize("metric", sorted(quality.LOWER_IS_BETTER))
def test_fewer_leaks_are_better(metric: str) -> None:
    assert quality.is_worse(metric, 5, 4)
    assert not quality.is_worse(metric, 3, 4)
    before = quality.Pinned(digest="", scores={metric: 4})
    assert quality.raised(before, "", {metric: 3}).scores == {metric: 3}
    assert quality.raised(before, "", {metric: 5}).scores == {metric: 4}


@pytest.mark.parametrize(("score", "worse"), [(0.9, False), (0.8999, False), (0.8998, True)])
def test_the_tolerance(score: float, worse: bool) -> None:
    assert quality.is_worse("paragraph_f1", score, 0.9) is worse


def test_a_score_that_is_gone_is_worse() -> None:
    assert quality.is_worse("leaks", None, 0)


def test_a_corpus_that_is_not_there_keeps_its_pins(corpus: Corpus) -> None:
    run(corpus, "--raise")
    before = pins(corpus)
    shutil.rmtree(corpus.folder)
    assert run(corpus, "--raise") == 0
    assert pins(corpus) == before
