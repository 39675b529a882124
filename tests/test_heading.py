"""Which heading of a page is taken for its headline, one case a test."""

import pytest

import zonaparse

TEXT = "<p>The people of the village brought in the rice together since the early morning.</p>" * 9


def title(told: str, body: str, head: str = "") -> str | None:
    """Return the title of a page whose title element and body are given."""
    page = f"<head><title>{told}</title>{head}</head><body>{body}{TEXT}</body>"
    return zonaparse.parse(page).title


def test_an_h1_that_ends_a_trail_is_no_headline_where_another_heading_is() -> None:
    trail = "<nav class=breadcrumb><a href=/>Home</a><h1>Harvest: The Rice Is In Again</h1></nav>"
    headline = "<article><h2><b>Harvest</b> <i>The Rice Is In Again</i></h2>"
    og = "<meta property=og:title content='The Rice Is In Again'>"
    told = "Harvest: The Rice Is In Again"
    assert title(told, trail + headline, og) == "The Rice Is In Again"


def test_an_h1_that_ends_a_trail_is_the_headline_where_no_other_heading_is() -> None:
    trail = "<ol><li><a href=/>Home</a><li><h1>The Rice Is In Again</h1></ol>"
    assert title("The Rice Is In Again | Sample", trail) == "The Rice Is In Again"


def test_the_h1_with_which_the_title_begins_goes_before_others_like_it() -> None:
    body = "<h1>The Rice Pages of Rani Putri</h1><h1>The Rice Is In Again</h1>"
    assert title("The Rice Is In Again (Rani Putri, The Pages)", body) == "The Rice Is In Again"


def test_an_h1_of_many_words_is_a_paragraph() -> None:
    body = "<h1>" + "The rice is in again, and the people of the village are glad. " * 5 + "</h1>"
    assert title("The Rice Is In Again | Sample", body) == "The Rice Is In Again | Sample"


def test_of_several_h1_in_other_words_than_the_title_that_with_most_of_them() -> None:
    body = "<h1>Select Your Village</h1><h1>How This Harvest of Rice Came In at Last</h1>"
    told = "Rice Harvest Explained at Length for Village Readers"
    assert title(told, body) == "How This Harvest of Rice Came In at Last"


def test_a_heading_that_says_the_whole_title_goes_before_one_that_says_a_part() -> None:
    body = "<h2>All About The Harvest</h2><h2>The Rice Is In Again</h2>"
    assert title("The Rice Is In Again - All About The Harvest - Sample", body) == (
        "The Rice Is In Again"
    )


LEAD = "The rain of a whole year has brought more than the barns of the village can hold at all."


@pytest.mark.parametrize(
    "headline",
    [
        "<nav class=breadcrumb><a href=/>Home</a><h1>The Rice Is In Again</h1></nav>"
        "<div class=page-title><b class=page-title__text>The Rice Is In Again</b></div>",
        "<div class=teaser-breadcrumb><i>Free</i><h1>The Rice Is In Again</h1></div>",
    ],
)
def test_what_repeats_the_headline_above_a_trail_or_below_the_text_is_none(headline: str) -> None:
    bar = "<div><a href=/>Home</a> <span class=bar-title>The Rice Is In Again</span></div>"
    contents = "<div class=title>Contents</div><div class=subtitle>The Rice Is In Again</div>"
    lead = f"<section><div class=intro><p>{LEAD}</p></div></section>"
    text = f"<section><div>{TEXT * 4}</div>{contents}</section>"
    body = f"{bar}<div>{headline}{lead}{text}</div>"
    page = f"<head><title>The Rice Is In Again | Sample</title></head><body>{body}</body>"
    assert zonaparse.parse(page).deck == LEAD
