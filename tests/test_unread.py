"""What of a page is more than is read of it, is told in `problems`, once and in plain words."""

import json
from html import escape

import pytest

import zonaparse

TITLE = "Panen Raya di Desa Contoh"
HEADLINE = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>Warga Desa Contoh nomor {n} memanen padi pada hari itu.</p>" for n in range(9))
ARTICLE = f"<article>{TEXT}</article>"
LONG = "Rani Putri, " * 2_000
REST = "the rest was not read"
ADDRESS = "<link rel=canonical href='https://zonabanten.pikiran-rakyat.com/banten/pr-2321/x'>"


TOO_LARGE = "the page of a frame is beyond the limits: it was not read"
LEFT_OUT = {
    "none": (3, None),
    "bytes": (3, TOO_LARGE),
    "depth": (6, "of frames in frames only 4 were opened"),
}


def told(page: str | bytes) -> list[str]:
    return [p.message for p in zonaparse.parse(page).problems if p.code == "data_unread"]


def page(head: str = "", before: str = HEADLINE, inside: str = TEXT) -> str:
    called = f"<meta property=og:title content='{TITLE}'><meta property=og:type content=article>"
    return f"<head>{called}{head}</head><body>{before}<article>{inside}</article>"


def data(value: object) -> str:
    return f"<script type=application/ld+json>{json.dumps(value)}</script>"


def news(**values: object) -> str:
    return data({"@type": "NewsArticle", "headline": TITLE} | values)


def pushed(literal: str) -> str:
    return f"{ADDRESS}<script>dataLayer.push({{{literal}}});</script>"


def state(script: str) -> str:
    """Return a page that shows no text, and holds it as data."""
    return f"{page()[: -len(ARTICLE)]}<script>{script}</script>"


def written(text: str, more: object = None) -> str:
    shown = {"title": TITLE, "content": text}
    return f"window.__NUXT__={json.dumps({'more': more, 'shown': shown})};"


PARAGRAPHS = TEXT.replace("</p>", f"{'Kata lain. ' * 9}</p>")
CASES = {
    "a meta element": (
        page(f"<meta name=author content='{LONG}'>"),
        f"the meta element 'author' is longer than 20,000 characters: {REST}",
    ),
    "the title": (
        page(f"<title>{LONG}</title>"),
        f"the title element is longer than 2,000 characters: {REST}",
    ),
    "a headline": (
        page(before=f"<h1>{LONG}</h1>"),
        f"a headline is longer than 2,000 characters: {REST}",
    ),
    "the text of a selector": (
        page(before=f"{HEADLINE}<a rel=author>{LONG}</a>"),
        f"""the text of '[rel="author"]' is longer than 20,000 characters: {REST}""",
    ),
    "a caption": (
        page(inside=f"<figure><img src=/a.jpg><figcaption>{LONG}</figcaption></figure>{TEXT}"),
        f"a caption is longer than 20,000 characters: {REST}",
    ),
    "what a picture shows": (
        page(inside=f"{TEXT}<img src=/a.jpg alt='{LONG}'>{TEXT}"),
        f"the alt of a picture is longer than 20,000 characters: {REST}",
    ),
    "authors": (
        page(news(author=[{"name": f"Rani {n}"} for n in range(1_001)])),
        "of a list in the data only the first 1,000 were read",
    ),
    "a breadcrumb": (
        page(data({"@type": "BreadcrumbList", "itemListElement": [{"name": "a"}] * 1_001})),
        "of a list in the data only the first 1,000 were read",
    ),
    "scripts of JSON-LD": (
        page(news(a="x" * 900_000) + news(a="x" * 900_000) + news(a="x" * 900_000)),
        "JSON-LD of 900,074 characters was not read",
    ),
    "an articleBody": (
        page(news(articleBody="Panen raya. " * 26_000)),
        "an articleBody of more than 300,000 characters was not compared",
    ),
    "a push that does not end": (
        page(pushed(f'"penulis": "Rani", "a": {{"b": "c"}}, "d": "{"x" * 60_000}"')),
        "of what is pushed to the dataLayer only the beginning was read",
    ),
    "a literal that does not end": (
        page(pushed(f"'penulis': 'Rani', 'd': '{'x' * 30_000}'")),
        "of what is pushed to the dataLayer only the beginning was read",
    ),
    "a script of data": (
        state(written(PARAGRAPHS, "x" * 1_000_000)),
        "of a script of data only the first 1,000,000 bytes were read",
    ),
    "values of data": (
        state(written(PARAGRAPHS, [0] * 200_001)),
        "of the data only the first 200,000 values were read",
    ),
    "a text in the data": (
        state(written("<p>Kata yang lain." * 30_001)),
        "the text that the data hold is beyond the limits: it was not read",
    ),
    "blocks in blocks": (
        page(inside="<ul><li>Kata yang lain lagi. " * 200 + TEXT),
        "blocks hold blocks again and again: not all were weighed",
    ),
    "parts marked as the text": (
        page(inside=TEXT.replace("<p>", "<p itemprop=articleBody>") * 3),
        "of what is marked as the text only the first 20 parts were looked at",
    ),
    "headings": (
        page(before="<h2>Kabar lain</h2>" * 61),
        "for a headline only 60 headings and titles were looked at",
    ),
    "bylines at the headline": (
        page(before=f"{HEADLINE}{'<b class=byline>by</b>' * 13}"),
        "of the bylines at the headline only 12 were looked at",
    ),
    "marks of a date": (
        page(inside=f"{TEXT}{'<time>kemarin</time>' * 61}"),
        "of what may be marked as a date or a byline only 60 parts were looked at",
    ),
    "the text with a date": (
        page(inside=f"{TEXT * 500}<p>Diterbitkan pada 3 Mei 2021</p>"),
        "for a date only the first 200,000 characters of the page were looked at",
    ),
    "a frame": (
        page(inside=f"{TEXT}<iframe srcdoc='{'<p>x' * 30_001}'></iframe>"),
        "the page of a frame is beyond the limits: it was not read",
    ),
}


@pytest.mark.parametrize(("given", "message"), CASES.values(), ids=CASES)
def test_what_is_not_read_is_told_once(given: str, message: str) -> None:
    assert told(given).count(message) == 1


def test_frames_in_frames_are_opened_to_a_depth() -> None:
    inner = "<p>Kata terdalam.</p>"
    for _ in range(5):
        inner = f"<body><iframe srcdoc='{escape(inner)}'></iframe></body>"
    assert told(page(inside=f"{TEXT}{inner}")) == ["of frames in frames only 4 were opened"]


def test_of_very_many_frames_the_first_are_opened() -> None:
    frames = "<iframe srcdoc='<p>Kata lain.'></iframe>" * 1_001
    assert told(page(inside=f"{TEXT}{frames}")) == [
        "of the frames that hold pages only 1,000 were opened"
    ]


def test_a_frame_behind_others_that_are_too_large_is_read() -> None:
    large = f"<iframe srcdoc='{'<p>x' * 30_001}'></iframe>"
    small = "<iframe srcdoc='<p>Kata terakhir.'></iframe>"
    article = zonaparse.parse(page(inside=f"{TEXT}{large}{small}"))
    assert article.paragraphs[-1] == "Kata terakhir."


@pytest.mark.parametrize(("count", "message"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_frame_that_the_reader_of_mhtml_leaves_out_is_told(
    count: int, message: str | None
) -> None:
    def part(number: int, html: str) -> str:
        kind = f"Content-Type: text/html; charset=utf-8\r\nContent-ID: <{number}@x>"
        return f"--x\r\n{kind}\r\n\r\n{html}\r\n"

    size = 2_500_000 if message == TOO_LARGE else 10
    parts = [page(inside=f"{TEXT}<iframe src=cid:1@x></iframe>")]
    parts += [
        f"<p>{'Kata lain. ' * (size // 11)}</p><iframe src=cid:{n + 1}@x></iframe>"
        for n in range(1, count + 1)
    ]
    head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related; boundary="x"\r\n\r\n'
    raw = head + "".join(part(n, html) for n, html in enumerate(parts)) + "--x--\r\n"
    found = told(raw.encode())
    assert [each for each in found if "frame" in each] == ([message] if message else [])


def test_what_is_read_whole_is_not_told() -> None:
    few = "<ul><li>Kata yang lain lagi. " * 3 + "</ul>" * 3
    picture = "<figure><img src=/a.jpg alt=Padi><figcaption>Padi (Foto: Rani)</figcaption></figure>"
    whole = page(
        news(author=[{"name": "Rani Putri"}] * 3, articleBody="Panen raya. " * 99)
        + pushed("'penulis': 'Rani', 'judul': 'Panen', 'rubrik': 'Desa'")
        + f"<title>{TITLE}</title><meta name=author content='Rani Putri'>",
        inside=f"{picture}{TEXT}{few}{'<time>kemarin</time>' * 9}",
    )
    assert told(whole) == []


def test_a_meta_element_that_no_field_is_read_from_is_not_told() -> None:
    assert told(page(f"<meta name=data-for-scripts content='{LONG}'>")) == []


def test_a_list_of_tags_is_whole_or_none() -> None:
    listed = ", ".join(f"kata kunci nomor {n}" for n in range(30))
    tags = zonaparse.parse(page(inside=f"{TEXT}<p>Kata kunci: {listed}</p>")).tags
    assert tags == listed.split(", ")
