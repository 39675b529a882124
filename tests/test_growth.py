"""The time of the guard and of parse() grows with the page, for kinds of input from a grammar."""

import pytest

from tests import growth

pytestmark = pytest.mark.slow

PARTS = 8
ATTACKS = list(growth.of_attacks())
KINDS = [kind for kind in growth.sample(growth.EACH, seed=1) if kind.place != "attack"]


@pytest.mark.parametrize("part", range(PARTS))
def test_time_grows_with_the_page_alone(part: int) -> None:
    steep = {kind.name: growth.steep(kind, growth.MOST) for kind in KINDS[part::PARTS]}
    assert {name: found for name, found in steep.items() if found} == {}


@pytest.mark.parametrize("kind", ATTACKS, ids=lambda kind: kind.name)
def test_what_attacks_found_grows_with_the_page_alone(kind: growth.Kind) -> None:
    assert growth.steep(kind, growth.MOST) == {}


def test_what_grows_with_the_square_is_found() -> None:
    def square(page: bytes) -> int:
        return sum(1 for a in page[:9_000] for b in page[: len(page) // 10])

    steep = growth.exponent(lambda page: growth.seconds(square, page), lambda n: b"a" * n, 9_000)
    assert steep > growth.STEEPEST


def test_every_tag_attribute_and_family_has_its_kinds() -> None:
    names = "\n".join(kind.name for kind in growth.kinds())
    assert all(f"<{tag}>" in names for tag in growth.TAGS)
    assert all(charset in names for charset in growth.CHARSETS)
    assert len(list(growth.kinds())) > 4_000
