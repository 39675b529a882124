"""Encodings: what is declared, what is true, and what is told about it."""

from collections.abc import Callable

import pytest

import zonaparse
from zonaparse.document.encoding import decode

TEXT = "Caf\u00e9 \u201cRaya\u201d"
WORDS = "Harga kopi naik di pasar, kata pedagang pada hari itu. " * 10


def page(charset: str = "", text: str = TEXT) -> str:
    meta = f"<meta charset={charset}>" if charset else ""
    return f"<html><head>{meta}</head><h1>{text} Panen</h1><p>{text}. {WORDS}"


def title(raw: bytes, encoding: str | None = None) -> str | None:
    return zonaparse.parse(raw, encoding=encoding).title


def told(raw: bytes, encoding: str | None = None) -> str:
    return zonaparse.parse(raw, encoding=encoding).provenance["encoding"]


def doubts(raw: bytes, encoding: str | None = None) -> list[str]:
    article = zonaparse.parse(raw, encoding=encoding)
    return [p.message for p in article.problems if p.code == "encoding_doubtful"]


@pytest.mark.parametrize(
    ("raw", "source"),
    [
        (page().encode("utf-8"), "bytes:valid UTF-8: utf-8"),
        (page("utf-8").encode("utf-8"), "meta:charset: utf-8"),
        (page("windows-1252").encode("cp1252"), "meta:charset: cp1252"),
        (page("ISO-8859-1").encode("cp1252"), "meta:charset: cp1252"),
        (page().encode("cp1252"), "bytes:no valid UTF-8: cp1252"),
        (b"\xef\xbb\xbf" + page("latin1").encode("utf-8"), "bytes:byte order mark: utf-8"),
        (b"\xff\xfe" + page().encode("utf-16-le"), "bytes:byte order mark: utf-16-le"),
        (b"\xfe\xff" + page().encode("utf-16-be"), "bytes:byte order mark: utf-16-be"),
        (page().encode("utf-16-le"), "bytes:zeros: utf-16-le"),
        (page().encode("utf-16-be"), "bytes:zeros: utf-16-be"),
        (page("utf-16").encode("utf-8"), "bytes:valid UTF-8: utf-8"),
        (page("no-such-thing").encode("utf-8"), "bytes:valid UTF-8: utf-8"),
        (page("hex").encode("utf-8"), "bytes:valid UTF-8: utf-8"),
    ],
)
def test_the_text_is_what_a_reader_sees(raw: bytes, source: str) -> None:
    assert title(raw) == f"{TEXT} Panen"
    assert told(raw) == source
    assert doubts(raw) == []


def test_what_the_transport_told_goes_before_the_meta_element() -> None:
    raw = page("utf-8", "\u0416").encode("cp1251")
    assert title(raw, "windows-1251") == "\u0416 Panen"
    assert told(raw, "windows-1251") == "given:encoding: cp1251"


def test_a_false_declaration_is_told() -> None:
    raw = page("iso-8859-1").encode("utf-8")
    assert title(raw) == f"{TEXT} Panen"
    assert doubts(raw) == ["declared as cp1252, and is UTF-8"]


def test_utf_8_that_is_not() -> None:
    raw = page("utf-8", TEXT * 3).encode("cp1252")
    assert title(raw) == f"{TEXT * 3} Panen"
    assert doubts(raw) == ["declared as utf-8, and is not"]


def test_a_page_cut_inside_a_letter_keeps_its_encoding() -> None:
    raw = page("utf-8").encode("utf-8") + b"\xc3"
    assert title(raw) == f"{TEXT} Panen"
    assert doubts(raw) == ["some bytes are no utf-8 text"]


@pytest.mark.parametrize(
    "encoding",
    [
        "",
        "x",
        "rot13",
        "\0",
        "utf-7\n",
        "base64",
        "undefined",
        "punycode",
        "idna",
        "unicode_escape",
    ],
)
def test_a_charset_that_is_none_is_not_followed(encoding: str) -> None:
    assert title(page().encode(), encoding) == f"{TEXT} Panen"


def test_surrogates_in_a_str_are_replaced_and_told() -> None:
    article = zonaparse.parse(page(text="Ra\ud800ya"))
    assert article.title == "Ra\ufffdya Panen"
    assert [p.code for p in article.problems if p.code == "encoding_doubtful"]
    assert article.model_dump_json()


def test_control_bidi_and_zero_width_characters_are_not_in_the_text() -> None:
    raw = page(text="Ra\x00\x07\u200by\u202ea\u2066").encode()
    article = zonaparse.parse(raw)
    assert article.title == "Raya Panen"
    assert article.paragraphs[0].startswith("Raya. Harga")


def test_entities_that_a_cms_escaped_twice() -> None:
    raw = page(text="&amp;quot;Raya&amp;quot; &amp;amp; kopi&amp;nbsp;baru").encode()
    article = zonaparse.parse(raw)
    assert article.title == '"Raya" & kopi baru Panen'
    assert article.paragraphs[0].startswith('"Raya" & kopi baru. Harga')


def test_a_page_in_utf_8_is_not_copied() -> None:
    raw = page("utf-8").encode()
    assert decode(raw).raw is raw


@pytest.mark.parametrize(
    "label",
    ["undefined", "punycode", "idna", "utf-7", "utf-32", "raw_unicode_escape", "mbcs", "hz"],
)
def test_what_only_python_can_decode_is_no_encoding_of_a_page(label: str) -> None:
    raw = page(label, "Cafe").encode() + b"-aaaaaaa9" * 10
    assert title(raw) == "Cafe Panen"
    assert told(raw) == "bytes:valid UTF-8: utf-8"
    assert told(raw, label) == "bytes:valid UTF-8: utf-8"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("gb2312", "gb18030"), ("sjis", "cp932"), ("ks_c_5601-1987", "cp949"), ("big5", "big5hkscs")],
)
def test_a_label_means_what_the_web_means_by_it(label: str, codec: str) -> None:
    raw = page(label, "\u6c34\u7a3b\u5e74").encode(codec)
    assert title(raw) == "\u6c34\u7a3b\u5e74 Panen"


class Derived(bytes):
    """Bytes of somebody's own."""


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, Derived])
def test_every_kind_of_bytes_is_a_page(kind: Callable[[bytes], bytes]) -> None:
    raw = page("utf-8").encode()
    assert zonaparse.parse(kind(raw)) == zonaparse.parse(raw)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/data/2026/11/panen.html", "is a path and no HTML"),
        ("pages/a b.html.gz", "is a path and no HTML"),
        ("C:\\\\data\\\\a.htm", "is a path and no HTML"),
        ("~/a", "is a path and no HTML"),
        ("https://zonabanten.pikiran-rakyat.com/a", "is an address and no HTML"),
    ],
)
def test_the_name_of_a_page_is_no_page(name: str, told: str) -> None:
    with pytest.raises(zonaparse.NotAPage, match=told) as caught:
        zonaparse.parse(name)
    assert caught.value.name == name


@pytest.mark.parametrize(
    "text", ["Warga/desa memanen padi", "<p>/a.html", "http://a.id mengabarkan"]
)
def test_a_text_without_tags_is_no_name(text: str) -> None:
    with pytest.raises((zonaparse.NotAnArticle, zonaparse.OtherFormat)):
        zonaparse.parse(text)
