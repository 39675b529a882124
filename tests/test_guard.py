"""The guard in front of the parser: what it counts, what it does not, and where it says so."""

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import zonaparse
from zonaparse import Limits, PageTooComplex, guard
from zonaparse.document import structured
from zonaparse.document.encoding import decode
from zonaparse.guard.tally import Tally

BENCH = Path(__file__).parents[2] / "shared" / "bench"
FIXTURES = sorted((Path(__file__).parent / "fixtures").rglob("*.html"))
MANY = b"<p>x" * 20_000  # enough tags that each one is looked at


def guarded(page: bytes, limits: Limits = guard.DEFAULT) -> None:
    guard.check(page, limits)
    guard.measure(LexborHTMLParser(page), limits)


def refused(page: bytes, limits: Limits = guard.DEFAULT) -> PageTooComplex:
    with pytest.raises(PageTooComplex) as caught:
        guarded(page, limits)
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
    guarded(b"<b>x<p>" * 150 + b"<p>x" * 6_000)


@pytest.mark.parametrize(
    "nested",
    [
        b"<!-- " + b"<div>" * 2_000 + b" -->",
        b"<script>" + b"'<div>'" * 2_000 + b"</script>",
        b"<STYLE>" + b"<div>" * 2_000 + b"</STYLE >",
        b"<textarea>" + b"<div>" * 2_000 + b"</textarea>",
        b"<svg><![CDATA[ " + b"<div>" * 2_000 + b"]]></svg>",
        b"<li>a" * 900 + b"<tr><td>b" * 900 + b"<p>c" * 900 + b"<option>d" * 90,
        b"a < b <3 <- <= << " * 2_000,
        b"<br/><img><hr>" * 2_000,
        b"<a title='<div><div>'>x</a>" * 2_000,
        b"<div></div>" * 2_000,
        b"<!doctype html><?xml version='1.0'?>" * 2_000,
    ],
)
def test_what_is_no_nesting(nested: bytes) -> None:
    guarded(MANY + nested)


def test_a_quote_in_a_tag_hides_nothing() -> None:
    assert refused(MANY + b'<div ">' + b"<div>" * 600 + b'<div ">').what == "depth"


def test_a_script_left_open_hides_the_rest() -> None:
    guarded(MANY + b"<script>" + b"<div>" * 5_000)


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
    guarded(page.read_bytes(), Limits(max_depth=120, max_nodes=20_000))


@pytest.mark.skipif(not BENCH.exists(), reason="the bench pages are not beside the repository")
def test_no_real_page_is_refused() -> None:
    pages = [gzip.decompress(p.read_bytes()) for p in sorted(BENCH.rglob("*.html.gz"))]
    assert len(pages) > 300
    for page in pages:
        guarded(decode(page).raw)


@pytest.mark.parametrize(
    "nested",
    [
        b"<div></x>",
        b"<div><object></div></object>",
        b"<optgroup>",
        b"<svg><tr>",
        b"<math><input>",
        b"<li><dd>",
        b"<template><div>",
        b"<p><svg><foreignObject>",
        b"<div><script><!--<script></script></div>--></script>",
        b"<p><div></div><span></p>",
        b"<section><b><div></section><span></div></b></section>",
        b"<div><table></div></table>",
    ],
)
def test_what_nests_though_it_seems_to_end(nested: bytes) -> None:
    assert refused(nested * 9_000).what == "depth"


@pytest.mark.parametrize(
    "hidden",
    [
        b"<svg><title>",
        b"<![CDATA[>",
        b"<svg><p><![CDATA[><!--]]>",
        b"<template><col><title><template>",
        b"<svg><desc><x/></desc><p></p><style>",
        b"<frameset><title>",
        b'<p =="><!--">',
    ],
)
def test_what_does_not_hide_tags(hidden: bytes) -> None:
    with pytest.raises(PageTooComplex, match="depth"):
        Tally(guard.DEFAULT).read(hidden + b"<div>" * 7_000)


@pytest.mark.parametrize("end", [b"</p>", b"</br>", b"</x>"])
def test_end_tags_that_end_nothing_count(end: bytes) -> None:
    assert refused(end * 70_000).what == "nodes"


@pytest.mark.parametrize("inside", [b"object", b"marquee", b"table><td", b"template"])
def test_formatting_that_an_element_hides_stays_open(inside: bytes) -> None:
    name = inside.partition(b">")[0]
    fonts = (b"<font c=%d><%s></font></%s>" % (n, inside, name) for n in range(400))
    assert refused(b"<p>" + b"".join(fonts) + b"<p>x" * 4_000).what in ("nodes", "depth")


@pytest.mark.parametrize("value", [b"", b"=1", b'=">"', b"='<a>'", b'= "</p>"'])
def test_many_attributes_of_many_elements(value: bytes) -> None:
    tag = b"<p " + b" ".join(b"a%d%s" % (n, value) for n in range(1_900)) + b">x"
    guarded(MANY[:400] + tag)
    assert refused(MANY[:400] + tag * (8_000_000 // len(tag))).what == "nodes"
    long = b"<p " + b" ".join(b"a%d%s" % (n, value) for n in range(12_000)) + b">x"
    assert refused(MANY[:400] + long).what == "attributes"


def test_attributes_of_many_body_tags_are_those_of_one_element() -> None:
    page = b"".join(b"<body a%d=1 class='a b c d e f g h i j'>" % n for n in range(7_000))
    assert refused(page).what in ("attributes", "nodes")


NAMES = (
    "p div span b i a font li ul dl dd dt table tr td th tbody caption select option optgroup svg "
    "math title desc foreignObject mi g path h1 h2 form button object template br hr img input "
    "textarea script style section nobr noscript ruby rt x col colgroup body html head frameset "
    "iframe annotation-xml applet marquee address center em u pre plaintext"
).split()
ODD = (
    "x", "<!-- -->", "<!--", "-->", "<![CDATA[>", "]]>", "<!--<script>", "<a b='>", "'>", "<?x>",
    "</p>", "</br>", "<p ==\">", '">', "<font color=x>",
)  # fmt: skip


def soup(chance: random.Random) -> bytes:
    """Return a few tags in a row, again and again."""
    names = chance.sample(NAMES, chance.randrange(2, 7))
    pieces = []
    for _ in range(chance.randrange(2, 9)):
        form = chance.choice(("<%s>",) * 5 + ("</%s>",) * 3 + ("<%s c=#>", "<%s/>"))
        pieces.append(form % chance.choice(names) if chance.random() < 0.9 else chance.choice(ODD))
    start = "".join(f"<{name}>" for name in chance.sample(NAMES, chance.randrange(3)))
    motif, times = "".join(pieces), chance.randrange(20, 60)
    return (start + "".join(motif.replace("#", str(n)) for n in range(times))).encode()


def size(tree: LexborHTMLParser) -> tuple[int, int]:
    """Return how deep a tree is and how many nodes it has, those in templates too."""
    deepest, nodes, todo = 0, 0, [(tree.root, 1)]
    while todo:
        node, depth = todo.pop()
        assert node is not None
        deepest, nodes = max(deepest, depth), nodes + 1
        inside = list(node.iter())
        if node.tag == "template":
            inside += [x for part in node.template_fragments()[:1] for x in part.iter()]
        todo += [(child, depth + 1) for child in inside]
    return deepest, nodes


@pytest.mark.parametrize("seed", range(20))
def test_no_soup_of_tags_nests_more_than_is_counted(seed: int) -> None:
    chance = random.Random(seed)
    without = Limits(max_depth=10**9, max_nodes=10**9, max_attributes=10**9)
    for _ in range(100):
        page = soup(chance)
        tally = Tally(without)
        tally.read(page)
        deepest, nodes = size(LexborHTMLParser(page))
        assert deepest <= 3 * tally.deepest + 12, page  # rows and sections that a cell implies
        assert nodes <= 3 * tally.nodes + 60, page


BELOW_BODY = 2  # html and body are above all that nests
SMALL = Limits(max_depth=30, max_nodes=900, max_attributes=20)


def _largest(tree: LexborHTMLParser) -> tuple[int, int, int]:
    """Return how deep what a selector can reach nests, how many nodes, most attributes."""
    assert tree.root is not None
    deepest = nodes = most = 0
    todo = [(tree.root, 1)]
    while todo:
        node, depth = todo.pop()
        deepest, nodes = max(deepest, depth), nodes + 1
        most = max(most, len(node.attrs) if node.is_element_node else 0)
        todo += [(child, depth + 1) for child in node.iter()]
    return deepest - BELOW_BODY, nodes, most


def _within(page: bytes, limits: Limits) -> bool:
    """Say whether the guard lets a page pass; if so its tree must be within the limits."""
    try:
        guard.check(page, limits)
        tree = LexborHTMLParser(page)
        guard.measure(tree, limits)
    except PageTooComplex:
        return False
    deepest, nodes, most = _largest(tree)
    assert deepest <= limits.max_depth, page
    assert nodes <= limits.max_nodes, page
    assert most <= limits.max_attributes or len(page) < 3 * limits.max_attributes + 64, page
    return True


@pytest.mark.parametrize("seed", range(10))
def test_what_passes_is_within_the_limits(seed: int) -> None:
    chance = random.Random(1_000 + seed)
    passed = [_within(soup(chance), SMALL) for _ in range(100)]
    assert 10 < sum(passed) < 95


_TAG = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(("", "", "/")),
    st.sampled_from(NAMES),
    st.sampled_from(("", "", " a", " c='>'", ' c="<b>"', " =='", "/", " a=b a b c d")),
)
_MOTIF = st.lists(st.one_of(_TAG, st.sampled_from((*ODD, "x", " "))), min_size=1, max_size=8)


@given(st.lists(st.tuples(_MOTIF, st.integers(1, 40)), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_markup_that_passes_is_within_the_limits(parts: list[tuple[list[str], int]]) -> None:
    page = "".join("".join(motif) * times for motif, times in parts).encode()
    _within(page, SMALL)


@pytest.mark.parametrize("attributes", [2_049, 2_500, 4_000])
@pytest.mark.parametrize("before", [0, 3_000, 40_000])
@pytest.mark.parametrize("value", [b"", b"=1", b"='>'", b'=">"'])
def test_no_long_tag_passes_between_the_places_that_are_looked_at(
    attributes: int, before: int, value: bytes
) -> None:
    names = (b"%c%c%s" % (97 + n // 90, 123 + n % 90, value) for n in range(attributes))
    assert refused(b"x" * before + b"<p " + b" ".join(names) + b">x").what == "attributes"


@pytest.mark.parametrize("tag", [b"<font c='%s'>", b"<a href='%s'>", b"<b class=%s>"])
def test_long_formatting_that_is_made_again_is_refused(tag: bytes) -> None:
    one = b"<p>" + tag % (b"y" * 1_000_000) + b"x" + b"<p>x" * 1_000
    assert refused(one).what == "nodes"
    guarded(tag % (b"y" * 3_000) + b"<p>x" * 300)


@pytest.mark.parametrize("option", [b"<option>x", b"<OPTION>x</OPTION>"])
def test_many_options_of_a_list_are_refused(option: bytes) -> None:
    guarded(b"<select>" + option * 4_000)
    assert refused(b"<select>" + option * 8_000).what == "nodes"
    assert refused(b"<select>" + option * 20_000).what == "nodes"


def test_much_formatting_with_long_values_is_refused() -> None:
    tags = b"".join(b"<font c='%d%s'>" % (n, b"y" * 3_000) for n in range(90))
    assert refused(b"<p>" + tags + b"<p>x" * 900).what == "nodes"


def test_a_base_that_is_too_long_is_told() -> None:
    long = f'<base href="https://kabar.example/{"a" * 3_000}">'
    told = ["a base address of 3,022 characters: relative addresses were not read"]
    assert data_unread(long + '<h1>Panen Raya</h1><article><a href="/2">b</a>' + TEXT) == told


def data_unread(page: str) -> list[str]:
    return [p.message for p in zonaparse.parse(page).problems if p.code == "data_unread"]


TEXT = "<h1>Panen Raya</h1><article>" + "<p>Warga Desa Contoh memanen padi pada hari itu.</p>" * 8


def test_data_beyond_the_limits_is_told() -> None:
    long = f'<script type="application/ld+json">{{"a":"{"x" * 1_000_000}"}}</script>'
    assert data_unread(long + TEXT) == ["JSON-LD of 1,000,008 characters was not read"]
    many = f'<script type="application/ld+json">[{"{}," * 6_000}{{}}]</script>'
    assert data_unread(many + TEXT) == ["of the JSON-LD only the first 5,000 objects were read"]


def test_the_search_for_a_data_layer_ends_and_says_so() -> None:
    host = "<link rel=canonical href='https://zonabanten.pikiran-rakyat.com/banten/pr-2321/x'>"
    few = "<script>" + "dataLayer.push({'event':1});" * 60 + "</script>"
    assert data_unread(host + few + TEXT) == []
    many = "<script>" + "dataLayer.push({'event':1});" * 70 + "</script>"
    told = ["of what is pushed to the dataLayer only the beginning was read"]
    assert data_unread(host + many + TEXT) == told


def test_a_base_longer_than_an_address_is_not_repeated_by_each_link() -> None:
    long = f"<base href='http://a.id/{'x/' * 5_000}'>"
    article = zonaparse.parse(f"{long}{TEXT}<p>Kata lain <a href=y>di sini</a>, kata Rani.</p>")
    assert "/x/" not in article.model_dump_json()
    short = zonaparse.parse(f"<base href='http://a.id/x/'>{TEXT}<p>Kata <a href=y>di sini</a>.</p>")
    assert "http://a.id/x/y" in short.model_dump_json()


def test_lists_in_lists_are_opened_in_order_up_to_a_number() -> None:
    deep: list[object] = ["Rani"]
    for _ in range(3_000):
        deep = [deep, "Budi"]
    assert structured.strings({"author": deep}, "author", {})[:2] == ["Rani", "Budi"]
    assert len(structured.strings({"author": deep}, "author", {})) == 1_000
