"""The guard in front of the parser: what it counts, what it does not, and where it says so."""

import gzip
from pathlib import Path

import pytest

import zonaparse
from zonaparse import Limits, PageTooComplex, guard

BENCH = Path(__file__).parents[2] / "shared" / "bench"
FIXTURES = sorted((Path(__file__).parent / "fixtures").rglob("*.html"))
MANY = b"<p>x" * 20_000  # enough tags that each one is looked at


def refused(page: bytes, limits: Limits = guard.DEFAULT) -> PageTooComplex:
    with pytest.raises(PageTooComplex) as caught:
        guard.check(page, limits)
    return caught.value


def test_depth_is_told_with_its_place() -> None:
    told = refused(MANY + b"<div>" * 600)
    assert (told.what, told.depth, told.limit) == ("depth", 513, 512)
    assert told.at == len(MANY) + 512 * len(b"<div>")
    assert "at byte 82560" in str(told)


def test_attributes_of_one_element() -> None:
    page = b"<div " + b" ".join(b"a%d" % n for n in range(30_000)) + b">x</div>"
    told = refused(page)
    assert (told.what, told.count, told.depth) == ("attributes", 30_000, None)


def test_attributes_whose_values_hold_an_end_of_tag() -> None:
    page = b"<div " + b" ".join(b'a%d=">"' % n for n in range(30_000)) + b">x</div>"
    assert refused(page).what == "attributes"


def test_nodes() -> None:
    assert refused(b"<p>x" * 70_000).what == "nodes"


def test_formatting_left_open_is_made_again_in_each_block() -> None:
    page = b"".join(b"<font a%d>x<p>" % n for n in range(400)) + b"<p>x" * 3_000
    assert refused(page).what == "nodes"


def test_the_same_formatting_is_made_again_three_times_at_most() -> None:
    guard.check(b"<b>x<p>" * 300 + b"<p>x" * 9_000, guard.DEFAULT)


@pytest.mark.parametrize(
    "nested",
    [
        b"<!-- " + b"<div>" * 2_000 + b" -->",
        b"<script>" + b"'<div>'" * 2_000 + b"</script>",
        b"<STYLE>" + b"<div>" * 2_000 + b"</STYLE >",
        b"<textarea>" + b"<div>" * 2_000 + b"</textarea>",
        b"<![CDATA[ " + b"<div>" * 2_000 + b"]]>",
        b"<li>a" * 2_000 + b"<tr><td>b" * 2_000 + b"<p>c" * 2_000 + b"<option>d" * 2_000,
        b"a < b <3 <- <= << " * 2_000,
        b"<br/><img><hr>" * 2_000,
        b"<a title='<div><div>'>x</a>" * 2_000,
        b"<div></div>" * 2_000,
        b"<!doctype html><?xml version='1.0'?>" * 2_000,
    ],
)
def test_what_is_no_nesting(nested: bytes) -> None:
    guard.check(MANY + nested, guard.DEFAULT)


def test_a_quote_in_a_tag_hides_nothing() -> None:
    assert refused(MANY + b'<div ">' + b"<div>" * 600 + b'<div ">').what == "depth"


def test_a_script_left_open_hides_the_rest() -> None:
    guard.check(MANY + b"<script>" + b"<div>" * 5_000, guard.DEFAULT)


@pytest.mark.parametrize(
    "limits",
    [Limits(max_depth=3), Limits(max_nodes=5), Limits(max_bytes=100)],
)
def test_limits_are_parameters(limits: Limits) -> None:
    page = b"<html><body><div><div><div><div><h1>Panen Raya</h1><p>Kalimat.</p>" * 30
    with pytest.raises((PageTooComplex, zonaparse.PageTooLarge)):
        zonaparse.parse(page, limits=limits)


def test_json_ld_beyond_its_limit_is_not_read() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Panen"}</script>'
    page = f"<html><head>{data}</head><p>{'Kalimat panjang. ' * 20}"
    assert zonaparse.parse(page).title == "Panen"
    assert zonaparse.parse(page, limits=Limits(max_jsonld_bytes=20)).title is None


@pytest.mark.parametrize("page", FIXTURES, ids=lambda page: page.name)
def test_no_fixture_is_refused(page: Path) -> None:
    guard.check(page.read_bytes(), Limits(max_depth=120, max_nodes=20_000))


@pytest.mark.skipif(not BENCH.exists(), reason="the bench pages are not beside the repository")
def test_no_real_page_is_refused_even_when_read_tag_by_tag() -> None:
    pages = [gzip.decompress(p.read_bytes()) for p in sorted(BENCH.rglob("*.html.gz"))]
    assert len(pages) > 300
    for page in pages:
        guard._Reader(guard.DEFAULT).read(page, len(page))
