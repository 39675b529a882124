"""explain(): every line of a page, every field, and why."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

import zonaparse
from tests.test_cli import run, shown
from zonaparse.text import squash

FIXTURES = Path(__file__).parent / "fixtures"
PAGE = """<!doctype html><html lang="id"><head>
<title>Petani Lebak Panen Padi Apung di Tengah Banjir</title>
<meta property="og:title" content="Petani Lebak Panen Padi Apung di Tengah Banjir">
<meta property="article:published_time" content="2025-05-05T10:00:00+07:00">
<meta name="description" content="Rakit bambu menyelamatkan panen dua puluh keluarga di Lebak.">
</head><body>
<nav id="menu"><a href="/">Beranda</a></nav>
<h1>Petani Lebak Panen Padi Apung di Tengah Banjir</h1>
<p class="lead">Rakit bambu menyelamatkan panen dua puluh keluarga di Lebak.</p>
<div class="tanggal">Senin, 5 Mei 2025 10:00 WIB</div>
<div itemprop="articleBody" class="isi">
<figure><img src="/rakit.jpg"><figcaption>Rakit padi di Rawa Danau.</figcaption></figure>
<p>LEBAK - Dua puluh keluarga di Rawa Danau memanen padi dari rakit bambu pada Senin pagi, ketika
air rawa masih setinggi dada orang dewasa dan jalan desa belum dapat dilalui kendaraan.</p>
<p>ADVERTISEMENT</p>
<p>Baca juga: <a href="/berita/sawah">Sawah Kering di Pandeglang Ditanami Lagi</a></p>
<p>Hasilnya dua ton gabah, lebih banyak dari musim lalu, kata ketua kelompok tani setempat saat
ditemui di tepi rawa. <button>Bagikan</button> Panen berikutnya diperkirakan bulan Agustus.</p>
<table><tr><th>Musim</th><th>Ton</th></tr><tr><td>2024</td><td>1,5</td></tr></table>
<ul><li><a href="/tag/panen">panen padi</a></li></ul>
<p>Pemerintah desa akan menambah sepuluh rakit lagi sebelum musim hujan tiba pada akhir tahun ini,
agar keluarga di hilir juga dapat menanam tanpa menunggu air surut.</p>
<blockquote>— Dinas Tani (@dinastani)
<a href="https://x.com/dinastani/1">5 Mei 2025</a></blockquote>
<p>Editor: Rani Putri</p>
<p>(rn/dw)</p>
</div>
<footer>Redaksi dan alamat kami</footer>
</body></html>"""


def lines(verdict: str) -> list[tuple[str, str]]:
    told = zonaparse.explain(PAGE).lines
    return [(line.text, line.rule) for line in told if line.verdict == verdict]


def beginnings(verdict: str) -> list[str]:
    return [" ".join(text.split()[:3]) for text, _ in lines(verdict)]


def test_each_line_is_told_for_what_it_was_taken() -> None:
    assert beginnings("outside") == ["Beranda", "Redaksi dan alamat"]
    assert beginnings("headline") == ["Petani Lebak Panen"]
    assert beginnings("deck") == ["Rakit bambu menyelamatkan"]
    assert beginnings("caption") == ["Rakit padi di"]
    assert beginnings("body") == ["LEBAK - Dua", "Hasilnya dua ton", "Pemerintah desa akan"]
    assert beginnings("prompt") == ["Baca juga: Sawah"]
    assert beginnings("table") == ["Musim", "Ton", "2024", "1,5"]
    assert beginnings("tags") == ["panen padi"]
    assert beginnings("embed") == ["— Dinas Tani"]
    assert beginnings("label") == ["Senin, 5 Mei", "Editor: Rani Putri"]
    assert beginnings("sign_off") == ["(rn/dw)"]


def test_what_is_left_out_names_its_rule() -> None:
    assert lines("left_out") == [
        ("ADVERTISEMENT", "advertisement.word"),
        ("Bagikan", "element.button"),
    ]


def everything(html: bytes) -> Counter[str]:
    """Return the letters that a reader of a page sees."""
    tree = LexborHTMLParser(html)
    tree.strip_tags("head script style noscript template svg canvas iframe".split())
    return Counter(squash(tree.body.text(separator=" ")) if tree.body else "")


PAGES = [path for path in sorted(FIXTURES.rglob("*.html")) if path.parent.name != "jawapos"]


@pytest.mark.parametrize("path", PAGES[::4], ids=lambda path: path.stem)
def test_every_line_of_a_page_is_told_once(path: Path) -> None:
    html = path.read_bytes()
    try:
        article = zonaparse.parse(html)
    except zonaparse.ZonaparseError as error:
        with pytest.raises(type(error)):
            zonaparse.explain(html)
        return
    told = zonaparse.explain(html)
    assert told.article == article
    assert Counter(squash("".join(line.text for line in told.lines))) == everything(html)
    tree = LexborHTMLParser(html)
    for line in told.lines:
        node = tree.css_first(line.path or "missing")
        assert node is not None, line
        assert squash(line.text) in squash(node.text()), line


def test_lines_are_told_in_the_order_of_the_page() -> None:
    told = [line.text for line in zonaparse.explain(PAGE).lines]
    assert told.index("Beranda") < told.index("ADVERTISEMENT") < told.index("panen padi")
    assert told[-1] == "Redaksi dan alamat kami"


def test_a_path_is_short_and_leads_to_its_line() -> None:
    (mark,) = (line for line in zonaparse.explain(PAGE).lines if line.text == "ADVERTISEMENT")
    assert mark.path == "body > div.isi:nth-of-type(2) > p:nth-of-type(2)"
    (home,) = (line for line in zonaparse.explain(PAGE).lines if line.text == "Beranda")
    assert home.path == "nav#menu"


def test_a_body_from_data_is_told_after_the_page_and_has_no_path() -> None:
    page = FIXTURES / "jawapos" / "2026-next-data.html"
    told = zonaparse.explain(page.read_bytes())
    assert "Dipesan untuk pernikahan" in [x.text for x in told.lines if x.path is None]
    assert {line.rule.partition(":")[0] for line in told.lines if line.verdict == "body"} == {
        "nextdata"
    }


def test_a_field_has_its_candidates_and_where_they_stand() -> None:
    title = next(field for field in zonaparse.explain(PAGE).fields if field.name == "title")
    assert title.chosen is not None
    assert (title.chosen.source, title.chosen.path) == (title.source, "body > h1")
    other = next(each for each in title.candidates if each.source == "meta:og:title")
    assert not other.chosen
    assert other.path is not None
    assert "the same" in other.why


def test_candidates_that_differ_say_so() -> None:
    page = (FIXTURES / "prmn" / "2022-wita.html").read_bytes()
    date = next(x for x in zonaparse.explain(page).fields if x.name == "published_at")
    chosen = [each.source for each in date.candidates if each.chosen]
    assert chosen == ["prmn:div.read__info__date"]
    others = {each.source: each.value for each in date.candidates if not each.chosen}
    assert others["datalayer:published_date"] == "2022-03-03 09:05:00"


@pytest.mark.parametrize("page", [b"", b"<h1>Indeks</h1>", "\u00e9" * 11_000_000])
def test_it_raises_what_parse_raises(page: str | bytes) -> None:
    with pytest.raises(zonaparse.ZonaparseError) as parsed:
        zonaparse.parse(page)
    with pytest.raises(type(parsed.value)):
        zonaparse.explain(page)


def test_it_is_printed_in_80_columns(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    told = shown("parse", "--explain", page)
    printed = told.splitlines()
    assert max(map(cell_len, printed)) <= 80
    assert any(x.split() == ["left_out", "advertisement.word", "ADVERTISEMENT"] for x in printed)
    assert "  = h1:" in printed
    assert printed[-1] == "3 lines in the body, 2 lines elsewhere on the page"


def test_it_is_printed_as_json(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    told = json.loads(shown("parse", "--explain", "--json", page))
    assert told == zonaparse.explain(page.read_bytes()).model_dump(mode="json")
    assert run("parse", "--explain", "--markdown", page).returncode == 2


def candidates(page: str, field: str) -> list[tuple[str, str]]:
    fields = {each.name: each for each in zonaparse.explain(page).fields}
    return [(each.source, each.value) for each in fields[field].candidates]


def test_names_below_the_text_are_candidates_even_where_another_source_is_taken() -> None:
    credit = "</div><div class=c><span>Editor</span> <span>Budi Santoso</span></div>"
    page = PAGE.replace("<p>(rn/dw)</p>\n</div>", f"<p>(rn/dw)</p>{credit}")
    first, *others = candidates(page, "editors")
    assert first == ("label:editor", "Rani Putri")
    assert ("after:editor", "Budi Santoso") in others


def test_the_date_of_the_dateline_is_a_candidate() -> None:
    page = PAGE.replace("<p>LEBAK - Dua", "<p>LEBAK (4/5/2025) - Dua")
    assert ("body:dateline", "4/5/2025") in candidates(page, "published_at")


def test_the_paths_of_a_deep_page_cost_what_its_length_does() -> None:
    def seconds(depth: int) -> float:
        text = "<p>Warga desa itu memanen padi pada hari yang cerah, kata kepala desa.</p>"
        html = f"<h1>Panen Raya</h1><article>{text * 9}{'<div>' * depth}{'<p>kata lain' * 3_000}"
        start = time.process_time()
        zonaparse.explain(html)
        return time.process_time() - start

    assert min(seconds(480) for _ in range(2)) < 4 * min(seconds(20) for _ in range(2))
