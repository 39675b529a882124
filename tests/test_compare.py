"""Other extractors beside this one: names, the page for their users, the comparison."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from tests.site import FIXTURES
from zonaparse import Article
from zonaparse.article import Image, Paragraph
from zonaparse.compare import Comparison, compare, lines, main
from zonaparse.compat import NAMES, PEERS, PeerMissing, Told, named_as
from zonaparse.compat.peers import reader
from zonaparse.inputs import SavedPage

DOC = Path(__file__).parents[1] / "docs" / "guides" / "coming-from.md"
PRMN = FIXTURES / "prmn"
PAGE = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai sejak pagi hari.</p></article>"
MODULES = {"trafilatura": "trafilatura", "newspaper": "newspaper", "fundus": "fundus"}


def rows(peer: str) -> list[str]:
    return [
        f"| `{name.theirs}` | {f'`{name.ours}`' if name.ours else ''} | {name.differs} |"
        for name in NAMES[peer]
    ]


@pytest.mark.parametrize("peer", sorted(PEERS))
def test_the_page_has_each_name(peer: str) -> None:
    _, _, rest = DOC.read_text("utf-8").partition(f"<!-- names: {peer} -->\n")
    assert rest.strip().split("\n\n")[0].split("\n")[2:] == rows(peer)


@pytest.mark.parametrize("peer", sorted(PEERS))
def test_each_name_is_a_field_of_an_article(peer: str) -> None:
    fields = {*Article.model_fields, *Article.model_computed_fields}
    for name in NAMES[peer]:
        assert name.ours.partition(".")[0] in fields | {""}


def test_an_article_under_their_names() -> None:
    article = zonaparse.parse((PRMN / "2020-plain.html").read_bytes())
    theirs = named_as("trafilatura", article)
    assert theirs["date"] == "2020-11-18"
    assert theirs["author"] == "Ratih Wulandari Sasmita"
    assert theirs["text"].splitlines() == article.paragraphs
    assert theirs["categories"] == ["Regional"]
    assert "fingerprint" not in theirs
    assert named_as("newspaper", article)["publish_date"] == article.published_at
    assert named_as("fundus", article)["topics"] == article.tags
    empty = named_as("trafilatura", Article(template=""))
    assert (empty["author"], empty["date"], empty["text"], empty["image"]) == (None,) * 4


@pytest.mark.slow
@pytest.mark.parametrize("peer", sorted(PEERS))
def test_pages_are_read_with_the_real_package(peer: str) -> None:
    if importlib.util.find_spec(MODULES[peer]) is None:
        pytest.skip(f"needs {PEERS[peer].package}")
    family = "mediaindonesia" if peer == "fundus" else "prmn"
    code = (
        "import json, zonaparse; from zonaparse.compare import compare; "
        f"found = compare(zonaparse.pages({str(FIXTURES / family)!r}), {peer!r}); "
        "print(json.dumps(found.report()))"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["pages"]["both"] > 0
    assert report["raised_by_them"] == {}
    assert report["fields"]["day"]["same"] > 0


def saved(name: str, html: str = PAGE) -> SavedPage:
    return SavedPage(name, html, f"https://kabar.example/{name}", None)


def told(**more: Any) -> Told:
    return Told(**{**Told("Panen Raya", None, (), (), None, "")._asdict(), **more})


def test_what_each_lacks_is_counted() -> None:
    said = iter(
        [
            told(text="LEBAK - Panen raya dimulai sejak pagi hari.\nBaca juga: Harga beras naik"),
            told(title="Lain", day="2022-01-21", text="Sama sekali lain dari yang ada di sini."),
            None,
        ]
    )
    found = Comparison()
    for name in "abc":
        found.add(saved(name), lambda *_: next(said))
    found.add(saved("d", "<title>Just a moment...</title>"), lambda *_: told(text="Tunggu"))
    report = found.report()
    assert report["pages"] == {"both": 2, "we alone": 1, "they alone": 1}
    assert report["refused_by_us"] == {"challenge_page": 1}
    assert report["fields"]["title"] == {"same": 1, "differ": 1}
    assert report["fields"]["day"] == {"none": 1, "they alone": 1}
    assert report["lines"] == {"we": 2, "they": 3, "they alone": 2, "we alone": 1}
    assert report["examples"]["they alone"][0] == "a: 'Baca juga: Harga beras naik'"
    text = "\n".join(lines(found, "trafilatura"))
    assert "pages: both 2, we alone 1, trafilatura alone 1" in text
    assert "b: we 'Panen Raya', trafilatura 'Lain'" in text


def test_a_report_without_examples_has_no_headings_of_any() -> None:
    found = Comparison(examples=0)
    found.add(saved("a"), lambda *_: told(title="Lain"))
    assert found.report()["examples"] == {}


def test_a_reader_that_takes_a_part_of_the_report_ends_nothing() -> None:
    if importlib.util.find_spec("trafilatura") is None:
        pytest.skip("needs trafilatura")
    words = [sys.executable, "-m", "zonaparse.compare", str(PRMN / "2020-plain.html")]
    process = subprocess.Popen(
        [*words, "--with", "trafilatura"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_the_other_that_raises_costs_a_page() -> None:
    def broken(*_: object) -> Told:
        raise RecursionError

    found = Comparison()
    found.add(saved("a"), broken)
    assert found.report()["raised_by_them"] == {"RecursionError": 1}
    assert found.report()["pages"] == {"we alone": 1}


@pytest.mark.parametrize("peer", sorted(PEERS))
def test_a_package_that_is_missing_is_named(
    peer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, MODULES[peer], None)
    with pytest.raises(PeerMissing, match=f"pip install {PEERS[peer].package}"):
        reader(peer)
    assert main([str(PRMN), "--with", peer]) == 2
    assert f"pip install {PEERS[peer].package}" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    if importlib.util.find_spec("trafilatura") is None:
        pytest.skip("needs trafilatura")
    assert main(["no/such/folder", "--with", "trafilatura"]) == 2
    assert "no/such/folder: there is no such file or folder" in capsys.readouterr().err


def test_only_so_many_pages_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    if importlib.util.find_spec("trafilatura") is None:
        pytest.skip("needs trafilatura")
    assert main([str(PRMN), "--with", "trafilatura", "--limit", "2", "--json"]) == 0
    assert sum(json.loads(capsys.readouterr().out)["pages"].values()) == 2


def test_nothing_is_compared_without_pages() -> None:
    if importlib.util.find_spec("trafilatura") is None:
        pytest.skip("needs trafilatura")
    assert compare([], "trafilatura").report()["pages"] == {}


def test_pictures_count_as_they_stand() -> None:
    from zonaparse.compat.peers import told_by_us

    image = Image(url="https://a.id/1.jpg")
    article = Article(template="", image=image, blocks=[Paragraph(text="a"), Paragraph(text="b")])
    assert told_by_us(article) == Told(None, None, (), (), "https://a.id/1.jpg", "a\nb")
