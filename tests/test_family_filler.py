"""The filler of fixtures keeps a page's structure and none of its words."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.family.filler import LABELS, Filler, own_host
from tests.family.fixture import FIXTURES, UNREAD, Known, unread, write

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
    source = SMALL.encode()
    html, expectation = write(
        source, "prmn/new", tmp_path / "fixtures", Known(places={"title": "h1"})
    )
    expected = json.loads(expectation.read_text("utf-8"))
    by_hand = json.loads((FIXTURES / "prmn" / "2020-plain.json").read_text("utf-8"))
    assert html.name == "new.html"
    assert set(expected) == set(by_hand)
    assert expected.pop("template") == "prmn"
    assert unread(expected) == list(expected)
    assert expected["title"] == f"{UNREAD}the headline as it is printed -- look at h1"


def test_what_the_site_has_on_all_its_pages_stays() -> None:
    page = "<b>Tim Redaksi</b> <b>Rani Putri</b> <a href='/label/padi/sawah'>padi</a>"
    after = Filler(page, labels={"Tim Redaksi"}, steps={"label"}).page(page)
    assert "<b>Tim Redaksi</b>" in after
    assert "/label/" in after
    assert not {"Rani", "Putri", "padi", "sawah"} & set(re.findall(r"\w+", after))


def test_a_time_in_an_attribute_moves_as_the_printed_one_does() -> None:
    page = "<time datetime='2026-03-04T09:15:00+08:00'>4 Maret 2026 09.15 WITA</time>"
    after = "<time datetime='2026-03-11T09:32:00+08:00'>11 Maret 2026 09.32 WITA</time>"
    assert Filler(page).page(page) == after


@pytest.mark.parametrize("there", [".html", ".json"])
def test_it_refuses_to_overwrite(tmp_path: Path, there: str) -> None:
    path = (tmp_path / "prmn" / "new").with_suffix(there)
    path.parent.mkdir()
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError, match=path.name):
        write(SMALL.encode(), "prmn/new", tmp_path)
    assert [(each.name, each.read_text("utf-8")) for each in path.parent.iterdir()] == [
        (path.name, "mine")
    ]


def test_bytes_that_are_not_utf_8_survive(tmp_path: Path) -> None:
    html, _ = write(b"<p class='a'>caf\xe9 panas</p>", "old", tmp_path / "fixtures")
    assert b"\xe9" in html.read_bytes()
