"""How sure a reading is, by what was seen of the page."""

import zonaparse
from tests.site import FIXTURES

SENTENCE = "Warga Desa Contoh memanen padi di sawah tepi sungai pada hari Rabu yang cerah itu. "
REPORT = f"<h1>Panen Raya di Desa Contoh</h1><article>{f'<p>{SENTENCE * 3}</p>' * 8}</article>"
SCRAPS = "<div>Kategori lain</div>" * 40


def sure(html: str | bytes) -> float:
    found = zonaparse.parse(html).confidence
    assert found is not None
    return found


def test_a_whole_page_of_a_family_is_read_surely() -> None:
    assert sure((FIXTURES / "prmn" / "2020-plain.html").read_bytes()) >= 0.9


def test_a_report_of_an_unknown_site_is_less_sure_than_one_of_a_family() -> None:
    assert 0.5 < sure(REPORT) < sure((FIXTURES / "prmn" / "2020-plain.html").read_bytes())


def test_a_text_among_scraps_is_less_sure_than_one_alone() -> None:
    assert sure(REPORT.replace("</article>", f"{SCRAPS}</article>")) < sure(REPORT)


def test_a_body_that_is_missing_has_no_confidence() -> None:
    page = "<meta property=og:type content=article><h1>Panen Raya di Desa Contoh</h1>"
    assert zonaparse.parse(page).confidence is None
