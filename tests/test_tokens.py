"""Tokens: what the parser writes is read back as the tree that it was."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import zonaparse
from zonaparse.document.tokens import Tokens, unescaped

RAW = {"script", "style", "xmp", "noembed", "noframes", "plaintext", "iframe", "template"}
PIECES = (
    "<p> </p> <div> </div> <b> </b> <a> </a> <li> <ul> <table> <td> <br> <svg> <math> <title> "
    "<textarea> </textarea> <noscript> <select> <option> <h1> </h1> <image> <frameset> ~ kata "
    "<foreignObject> <x-y> <!-- --> <![CDATA[ ]]> & &lt; &amp;lt; &nbsp; < > \" ' = \0 &#160; "
    "<p~class='satu~dua'~id=x> <a~href='/x?a=1&b=2'> <p~=> <a\"b> <p~a\"b=c> <p~a='>'> <p~\"> "
    '<p~==> <p~a="&quot;"> <p/a> <p~a~~b> <p<!--> <!--~x~-->'
).split()
SOUP = (
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join).map(lambda s: s.replace("~", " "))
)


def tree_of(markup: str) -> LexborNode:
    root = LexborHTMLParser(markup).root
    assert root is not None
    root.strip_tags(sorted(RAW))
    return root


@given(SOUP | st.text(max_size=200))
@example('<p a"b c=\'q>"r<\' "=3 =y>')
@settings(max_examples=400, deadline=None)
def test_the_tags_and_texts_are_those_of_the_tree(markup: str) -> None:
    root = tree_of(markup)
    read = Tokens(root.html or "")
    nodes = list(root.traverse(include_text=True))
    tags = [node.tag for node in nodes if node.is_element_node]
    assert [name for name in read.names if name[0] != "/"] == tags
    text = "".join(node.text_content or "" for node in nodes if node.is_text_node)
    assert "".join(map(unescaped, read.texts)) == text


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_an_element_ends_where_its_last_descendant_does(markup: str) -> None:
    root = tree_of(markup)
    read = Tokens(root.html or "")
    starts = [at for at, name in enumerate(read.names) if name[0] != "/"]
    elements = [node for node in root.traverse() if node.is_element_node]
    for at, node in zip(starts, elements, strict=True):
        inside = sum(at < other <= read.ends[at] for other in starts)
        assert inside == sum(inner.is_element_node for inner in node.traverse()) - 1


@pytest.mark.parametrize("raw", sorted(RAW - {"template", "plaintext"}))
def test_what_is_raw_text_is_no_markup(raw: str) -> None:
    body = LexborHTMLParser(f'<p>satu</p><{raw}>a < b <p> "c</{raw}><p>dua</p>').body
    assert body is not None
    read = Tokens(body.html or "")
    assert read.names.count("p") == 2
    assert "".join(read.texts) == "satudua"


@given(SOUP)
@example("<svg><foreignObject><foreignObject>")
@settings(max_examples=200, deadline=None)
def test_the_tag_of_each_node_is_found(markup: str) -> None:
    root = tree_of(markup)
    read = Tokens(root.html or "")
    elements = [node for node in root.traverse() if node.is_element_node]
    starts = [at for at, name in enumerate(read.names) if name[0] != "/"]
    assert list(read.of_nodes(root, reversed(elements))) == starts[::-1]


def test_tags_in_a_template_are_those_of_no_node() -> None:
    body = LexborHTMLParser(
        "<p>a</p><template><p>b</p><template><p>c</p></template></template><p>d</p>"
    ).body
    assert body is not None
    read = Tokens(body.html or "")
    found = list(read.of_nodes(body, body.css("p, template")))
    assert [(read.names[at], read.texts[at + 1]) for at in found] == [
        ("p", "a"),
        ("template", ""),
        ("p", "d"),
    ]


def test_a_node_that_is_elsewhere_has_no_tag() -> None:
    tree = LexborHTMLParser("<div><p>a</p></div><p>b</p>")
    div, other = tree.css_first("div"), tree.css("p")[1]
    assert div is not None
    assert list(Tokens(div.html or "").of_nodes(div, [other])) == [-1]


def test_a_comment_that_begins_in_the_name_of_a_tag_takes_no_text_away() -> None:
    body = "<p<!-->Warga memanen padi.</p<!--><p>Dua kalimat.</p><!-- x -->"
    read = Tokens(tree_of(body).html or "")
    assert [text for text in read.texts if text] == ["Warga memanen padi.", "Dua kalimat."]


@pytest.mark.parametrize("raw", ["script", "style", "noframes"])
def test_an_element_of_raw_text_that_is_called_the_body_has_no_text(raw: str) -> None:
    article = zonaparse.parse(
        "<meta property=og:type content=article><h1>Panen Raya</h1>"
        f"<{raw} itemprop=articleBody>x </{raw}>"
    )
    assert (article.title, article.blocks) == ("Panen Raya", [])


@pytest.mark.parametrize("container", ["div itemprop=articleBody", "div"])
def test_a_script_that_writes_a_script_leaks_nothing_into_the_text(container: str) -> None:
    writes = "<script><!-- document.write('<script src=\"/x.js></script>'); //--></script>"
    text = "Warga memanen padi bersama di sawah yang luas itu sejak pagi, kata Budi. " * 3
    article = zonaparse.parse(
        f"<title>Panen Raya</title><h1>Panen Raya</h1><{container}><p>{text}</p>{writes}"
        f"<p>{text}</p></div>"
    )
    assert article.paragraphs == [text.strip()] * 2


def test_tags_are_found_by_name_in_all_and_inside_of_one() -> None:
    written = Tokens("<div><ul><li><a></a></li></ul><a></a></div>")
    assert written.names == ["div", "ul", "li", "a", "/a", "/li", "/ul", "a", "/a", "/div"]
    assert written.places["a"] == [3, 7]
    assert written.inside(1, "a") == [3]
    assert written.inside(0, "a") == [3, 7]
    assert written.inside(0, "ol") == []
