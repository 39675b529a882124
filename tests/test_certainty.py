"""How sure the title, the authors and the time of publication are, by their witnesses."""

import zonaparse
from tests.site import FIXTURES

TEXT = "<p>The people of the village brought in the rice together since the early morning.</p>" * 9
TITLE = "The Rice Is In Again"


def sure(head: str = "", below: str = "", after: str = "") -> dict[str, float]:
    page = f"<title>{TITLE} | Sample</title>{head}<main><h1>{TITLE}</h1>{below}<p>{TEXT}</p>{after}"
    return zonaparse.parse(page).confidences


def test_fields_of_a_family_that_several_sources_tell_are_sure() -> None:
    page = (FIXTURES / "prmn" / "2020-plain.html").read_bytes()
    found = zonaparse.parse(page).confidences
    assert set(found) == {"title", "authors", "published_at"}
    assert min(found.values()) >= 0.9


def test_a_field_without_a_value_has_no_confidence() -> None:
    assert set(sure()) == {"title"}


def test_a_second_source_that_agrees_makes_a_field_surer_than_one_that_does_not() -> None:
    agrees = sure(head=f"<meta property=og:title content='{TITLE}'>")["title"]
    differs = sure(head="<meta property=og:title content='Rice: What The Village Says'>")["title"]
    assert differs < sure()["title"] < agrees


def test_an_author_whom_the_page_prints_and_its_data_tell_is_surer_than_one_told_alone() -> None:
    told = "<meta name=author content='Rani Putri'>"
    node = '{"@type": "NewsArticle", "author": "Rani Putri"}'
    data = f'<script type="application/ld+json">{node}</script>'
    both = sure(head=data + told, below="<p class=byline>By Rani Putri</p>")["authors"]
    assert sure(head=told)["authors"] < both


def test_a_day_that_stands_far_from_the_headline_is_less_sure_than_a_stamp_that_is_printed() -> (
    None
):
    stamp = "<meta property=article:published_time content='2021-05-03T10:00:00+07:00'>"
    both = sure(head=stamp, below="<p>3 May 2021, 10:00 WIB</p>")["published_at"]
    assert sure(after="<p>Published on 3 May 2021</p>")["published_at"] < both
