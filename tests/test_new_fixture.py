"""The fixture maker keeps a page's structure and none of its words."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.new_fixture import (
    FIXTURES,
    LABELS,
    Filler,
    empty_expected,
    main,
    own_host,
    write_fixture,
)

PAGES = sorted((FIXTURES / "prmn").glob("20*.html"))
SMALL = """<!DOCTYPE html><html><head>
<title>Panen Raya di Lembah - Zona Banten</title>
<meta property="og:url" content="https://zonabanten.pikiran-rakyat.com/regional/pr-231234567/panen-raya">
<meta property="og:type" content="article">
<script>var rahasia = "kata";</script>
<meta property="article:published_time" content="2022-01-21T21:53:00+07:00">
<script>dataLayer = [{"published_date": "2022-01-21 21:53:00", "penulis": "Rani Sari",
 "id": "1234567"}];</script>
<script type="application/ld+json">{"@type": "NewsArticle",
 "headline": "Panen Raya di Lembah", "dateModified": "2022-01-21T22:00:00+0700"}</script>
</head><body><h1 class="read__title">Panen Raya di Lembah</h1>
<div class="read__info__date">- 21 Januari 2022, 21:53 WIB</div>
<p>ZONABANTEN.com - Petani&nbsp;menuai padi.</p><p><strong>Baca Juga: <a
 href="https://zonabanten.pikiran-rakyat.com/tag/Panen Raya?page=2">Harga Gabah</a></strong></p>
<img src="https://assets.pikiran-rakyat.com/crop/0x0:0x0/x/photo/2022/01/21/987654.jpg"
 alt="Sawah luas">
</body></html>"""


def words(html: str) -> set[str]:
    """The visible words of two letters or more, without those that are kept on purpose."""
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style"):
        node.decompose()
    found = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", tree.text(separator=" "))}
    labels = set(re.findall(r"[^\W\d_]+", LABELS.casefold()))
    return {w for w in found - labels if len(w) < 4 or w not in own_host(html)} - {
        "com",
        "co",
        "id",
    }


def structure(html: str) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    nodes = LexborHTMLParser(html).css("*")
    return [
        (n.tag, n.attributes.get("class"), n.attributes.get("id"), tuple(n.attributes))
        for n in nodes
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_keeps_its_structure_and_loses_its_words(page: Path) -> None:
    before = page.read_text("utf-8")
    after = Filler(before).page(before)
    assert structure(after) == structure(before)
    assert not words(before) & words(after)


def test_labels_dates_hosts_and_shapes_stay() -> None:
    after = Filler(SMALL).page(SMALL)
    assert '<div class="read__info__date">- 28 Januari 2022, 21:10 WIB</div>' in after
    assert '"2022-01-28 21:10:00"' in after
    assert 'content="2022-01-28T21:10:00+07:00"' in after
    assert '"dateModified": "2022-01-28T22:17:00+0700"' in after
    assert "<p>ZONABANTEN.com - " in after
    assert "<strong>Baca Juga: <a" in after
    assert 'content="article"' in after
    assert '"@type": "NewsArticle"' in after
    assert re.search(r"https://zonabanten\.pikiran-rakyat\.com/\w{8}/pr-\d{9}/\w{5}-\w{4}\"", after)
    assert re.search(r"/crop/0x0:0x0/x/photo/2022/01/28/\d{6}\.jpg", after)


def test_the_same_words_get_the_same_filler_everywhere() -> None:
    after = Filler(SMALL).page(SMALL)
    tree = LexborHTMLParser(after)
    heading, title = (tree.css(name)[0].text() for name in ("h1", "title"))
    data = json.loads(tree.css('script[type="application/ld+json"]')[0].text())
    assert data["headline"] == heading
    assert title == f"{heading} - Zona Banten"


def test_an_id_in_the_address_is_still_the_id_in_the_data() -> None:
    after = Filler(SMALL).page(SMALL)
    changed = re.findall(r'"id": "(\d+)"', after)
    assert changed != ["1234567"]
    assert re.findall(r"/pr-\d\d(\d+)/", after) == changed


def test_scripts_are_emptied_unless_they_hold_data() -> None:
    after = Filler(SMALL).page(SMALL)
    assert "<script></script>" in after
    assert "rahasia" not in after
    assert "dataLayer = [{" in after


def test_the_expectation_has_every_field_and_no_value(tmp_path: Path) -> None:
    source = tmp_path / "saved.html"
    source.write_text(SMALL, "utf-8")
    html, expectation = write_fixture(source, "prmn/new", tmp_path / "fixtures")
    expected = json.loads(expectation.read_text("utf-8"))
    by_hand = json.loads((FIXTURES / "prmn" / "2020-plain.json").read_text("utf-8"))
    assert html.name == "new.html"
    assert expected == empty_expected()
    assert set(expected) == set(by_hand)
    assert not any(expected.values())


def test_it_refuses_to_overwrite(tmp_path: Path) -> None:
    source = tmp_path / "saved.html"
    source.write_text(SMALL, "utf-8")
    written = write_fixture(source, "prmn/new", tmp_path)
    written[0].unlink()
    before = written[1].read_bytes()
    with pytest.raises(FileExistsError):
        write_fixture(source, "prmn/new", tmp_path)
    assert not written[0].exists()
    assert written[1].read_bytes() == before


def test_the_command_reports_what_it_cannot_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "missing.html"), "--name", "prmn/none"]) == 1
    assert "missing.html" in capsys.readouterr().err


def test_bytes_that_are_not_utf_8_survive(tmp_path: Path) -> None:
    source = tmp_path / "old.html"
    source.write_bytes(b"<p class='a'>caf\xe9 panas</p>")
    html, _ = write_fixture(source, "old", tmp_path / "fixtures")
    assert b"\xe9" in html.read_bytes()
