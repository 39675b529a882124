"""Zyte's items from articles and back: what is lost is listed, and nothing else is."""

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("zyte_common_items", reason="needs the extra `zyte`")

import zyte_common_items

import zonaparse
from tests.site import FIXTURES
from zonaparse import Article
from zonaparse.article import Figure, Image, Paragraph, ProblemCode
from zonaparse.errors import NotAnArticle, ZonaparseError
from zonaparse.zyte import (
    LOST_FROM_ZYTE,
    LOST_TO_ZYTE,
    from_zyte,
    from_zyte_list,
    to_zyte,
    to_zyte_list,
)

DOC = Path(__file__).parents[1] / "docs" / "guides" / "scrapy.md"
PLAIN = FIXTURES / "prmn" / "2020-plain.html"
WHOLE = zyte_common_items.Article(
    url="https://kabar.example/panen?utm_source=x",
    canonicalUrl="https://kabar.example/panen",
    headline="Panen Raya",
    description="Sejak pagi.",
    datePublished="2022-01-21T08:30:00+07:00",
    datePublishedRaw="21 Januari 2022 08.30 WIB",
    dateModified="2022-01-21T03:30:00Z",
    dateModifiedRaw="21 Januari",
    authors=[zyte_common_items.Author(name="Ani", nameRaw="Oleh Ani", url="https://a.id/ani")],
    breadcrumbs=[zyte_common_items.Breadcrumb(name="Desa", url="https://kabar.example/desa")],
    inLanguage="id",
    mainImage=zyte_common_items.Image(url="https://a.id/1.jpg"),
    images=[zyte_common_items.Image(url="https://a.id/1.jpg")],
    articleBody="LEBAK - Panen dimulai.\n\nWarga senang.",
    articleBodyHtml="<p>LEBAK - Panen dimulai.</p><p>Warga senang.</p>",
    videos=[zyte_common_items.Video(url="https://a.id/1.mp4")],
    audios=[zyte_common_items.Audio(url="https://a.id/1.mp3")],
)


def articles() -> list[Article]:
    found = []
    for path in sorted(FIXTURES.rglob("*.html")):
        try:
            found.append(zonaparse.parse(path.read_bytes(), url=f"https://a.id/{path.stem}"))
        except ZonaparseError:
            continue
    return found


def bare(article: Article) -> dict[str, Any]:
    """Return what the list of losses does not name."""
    told = article.model_dump(exclude={name for name in LOST_TO_ZYTE if "." not in name})
    for name in ("images", "blocks", "baca_juga", "caption"):
        told.pop(name, None)
    if told["image"]:
        told["image"] = told["image"]["url"] and {"url": told["image"]["url"]}
    return told


def test_all_that_is_not_listed_comes_back() -> None:
    given = articles()
    assert len(given) > 100
    for article in given:
        back = from_zyte(to_zyte(article))
        expected = bare(article)
        found = bare(back)
        if found["image"]:
            found["image"].pop("caption", None)
        assert found == expected, article.url
        assert [image.url for image in back.images] == [i.url for i in article.images if i.url]


def test_zyte_s_item_comes_back_but_for_what_is_listed() -> None:
    article = from_zyte(WHOLE)
    back = to_zyte(article)
    lost = {"url", "dateModifiedRaw", "authors", "breadcrumbs", "articleBodyHtml", "videos",
            "audios", "metadata"}  # fmt: skip
    assert lost == {name.partition(".")[0] for name in LOST_FROM_ZYTE}
    for name in {each.name for each in WHOLE.__attrs_attrs__} - lost:
        assert getattr(back, name) == getattr(WHOLE, name), name
    assert back.url == WHOLE.canonicalUrl
    assert [author.name for author in back.authors or []] == ["Ani"]
    assert [crumb.name for crumb in back.breadcrumbs or []] == ["Desa"]


def test_values_are_those_of_the_page() -> None:
    item = to_zyte(zonaparse.parse(PLAIN.read_bytes()))
    assert item.datePublished == "2020-11-18T14:27:00+07:00"
    assert item.authors == [zyte_common_items.Author(name="Ratih Wulandari Sasmita")]
    assert item.url == item.canonicalUrl
    assert item.articleBody
    assert item.articleBody.startswith("ZONABANTEN.com - Perahu kayu")
    assert item.articleBodyHtml
    assert item.articleBodyHtml.startswith("<p>ZONABANTEN.com - Perahu kayu")


def test_what_is_absent_stays_absent() -> None:
    item = to_zyte(Article(template="", url="https://a.id/b"))
    absent = zyte_common_items.Article(url="https://a.id/b", canonicalUrl="https://a.id/b")
    assert item == absent
    assert from_zyte(item) == Article(
        template="zyte-common-items", url="https://a.id/b", provenance={"url": "zyte:canonicalUrl"}
    )


def test_an_item_needs_an_address() -> None:
    with pytest.raises(ValueError, match="give to_zyte\\(\\) that of its page"):
        to_zyte(Article(template=""))
    assert to_zyte(Article(template=""), "https://a.id/b").url == "https://a.id/b"


def test_a_time_without_offset_is_wib_and_told() -> None:
    item = zyte_common_items.Article(url="https://a.id/b", datePublished="2022-01-21T08:30:00")
    article = from_zyte(item)
    assert article.published_at
    assert article.published_at.isoformat() == "2022-01-21T08:30:00+07:00"
    assert [problem.code for problem in article.problems] == [ProblemCode.ZONE_ASSUMED]
    broken = zyte_common_items.Article(url="https://a.id/b", datePublished="kemarin")
    assert from_zyte(broken).published_at is None


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    item = zyte_common_items.Article(url="https://a.id/b", articleBody="Satu.\nDua.\nTiga.")
    assert from_zyte(item).paragraphs == ["Satu.", "Dua.", "Tiga."]


def test_html_is_escaped() -> None:
    picture = Image(url='https://a.id/"x', caption="<b>", credit="Ani & Budi")
    blocks = [Paragraph(text="1 < 2 & 3"), Figure(image=picture)]
    item = to_zyte(Article(template="", url="https://a.id/b", blocks=blocks))
    assert item.articleBodyHtml == (
        '<p>1 &lt; 2 &amp; 3</p>\n<figure><img src="https://a.id/&quot;x" alt="">'
        "<figcaption>&lt;b&gt; / Ani &amp; Budi</figcaption></figure>"
    )


def test_lists_keep_the_order_and_lose_three_fields_more() -> None:
    article = from_zyte(WHOLE)
    listed = to_zyte_list([article, Article(template="", title="Lain")], "https://kabar.example/")
    assert listed.url == "https://kabar.example/"
    first, second = from_zyte_list(listed)
    gone = {"deck": None, "modified_at": None, "section": None}
    changed = {"provenance": first.provenance}
    assert first == article.model_copy(update=gone | changed)
    assert (second.title, second.url) == ("Lain", None)


def test_the_page_of_scrapy_lists_what_is_lost() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| (.+) \|$", DOC.read_text("utf-8"), re.MULTILINE)
    expected = [*LOST_TO_ZYTE.items(), *LOST_FROM_ZYTE.items()]
    assert [row for row in rows if row in expected] == expected


def test_not_an_article_is_an_error() -> None:
    with pytest.raises(NotAnArticle):
        to_zyte(zonaparse.parse((FIXTURES / "prmn" / "challenge.html").read_bytes()))
