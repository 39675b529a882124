"""Pages in frames are read where a browser shows them."""

import base64
import contextlib
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

import zonaparse
from tests import kept, savers
from tests.savers import Chromium

URL = "https://kabar.example/panen"
FIRST = "Warga desa mulai memanen padi di sawah yang luas pada hari ini. " * 3
SECOND = "Kepala desa mengatakan hasil panen tahun ini jauh lebih baik. " * 3
INNER = f"<html><head><title>Dalam</title></head><body><p>{SECOND}</p></body></html>"


def page(inside: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}<title>Panen Raya</title></head>'
        f"<body><article><h1>Panen Raya</h1><p>{FIRST}</p>{inside}</article></body></html>"
    )


def read(inside: str, head: str = "") -> list[str]:
    return zonaparse.parse(page(inside, head), url=URL).paragraphs


def mhtml(*pages: tuple[str, str, str]) -> bytes:
    """Write pages, each with its number, its address and its HTML, as Chromium does."""
    lines = [
        "From: <Saved by Blink>", f"Snapshot-Content-Location: {pages[0][1]}",
        "MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="x"', "",
    ]  # fmt: skip
    for number, place, html in pages:
        told = [f"Content-Location: {place}"] if place else []
        kind = "Content-Type: text/html; charset=utf-8"
        lines += ["--x", kind, f"Content-ID: <{number}>", *told, "", html]
    return "\r\n".join([*lines, "--x--", ""]).encode()


@pytest.mark.parametrize(
    "frame",
    [
        f'<iframe srcdoc="{escape(INNER)}"></iframe>',
        f'<iframe src="about:srcdoc" srcdoc="{escape(INNER)}"></iframe>',
        f'<iframe src="/potongan/2.html" srcdoc="{escape(INNER)}"></iframe>',
        f'<iframe src="https://m.kabar.example/2" srcdoc="{escape(INNER)}"></iframe>',
        f'<iframe src="data:text/html,{escape(INNER)}"></iframe>',
        f'<object data="data:text/html,{escape(INNER)}"></object>',
        '<iframe src="data:text/html;charset=utf-8;base64,'
        f'{base64.b64encode(INNER.encode()).decode()}"></iframe>',
    ],
)
def test_the_page_of_a_frame_is_read_in_its_place(frame: str) -> None:
    assert read(f"{frame}<p>Alinea terakhir dari berita ini.</p>") == [
        FIRST.strip(), SECOND.strip(), "Alinea terakhir dari berita ini.",
    ]  # fmt: skip


def test_a_frame_of_another_site_stays_an_embed() -> None:
    video = '<iframe src="https://video.example/e/1" srcdoc="<p>Putar video ini sekarang</p>">'
    article = zonaparse.parse(page(f"{video}</iframe><p>{SECOND}</p>"), url=URL)
    assert [b.url for b in article.blocks if b.kind == "embed"] == ["https://video.example/e/1"]
    assert "Putar video" not in article.body


def test_a_frame_whose_page_tells_another_site_is_its_embed() -> None:
    told = '<link rel="canonical" href="https://pos.example/a/1"><p>Unggahan yang dikutip.</p>'
    frame = f'<iframe srcdoc="{escape(told)}"></iframe>'
    article = zonaparse.parse(page(f"{frame}<p>{SECOND}</p>"), url=URL)
    assert [b.url for b in article.blocks if b.kind == "embed"] == ["https://pos.example/a/1"]
    assert "Unggahan" not in article.body


@pytest.mark.parametrize(
    "told", ['id="google_ads_iframe_1"', 'width="1" height="1"', 'class="ads"', "hidden"]
)
def test_a_frame_that_sells_or_is_not_seen_is_not_read(told: str) -> None:
    assert read(f'<iframe {told} srcdoc="<p>{SECOND}</p>"></iframe>') == [FIRST.strip()]


def test_what_a_browser_shows_for_a_frame_that_it_cannot_load_is_not_read() -> None:
    failed = (
        '<html><body class="neterror"><div id="main-frame-error"><h1>This site can’t be reached'
        "</h1><p>kabar.example took too long to respond.</p></div></body></html>"
    )
    assert read(f'<iframe srcdoc="{escape(failed)}"></iframe>') == [FIRST.strip()]


def test_frames_in_frames_are_read_and_links_in_them_are_of_their_site() -> None:
    link = '<p>Baca juga: <a href="../garam">Harga Garam Naik Lagi</a></p>'
    middle = f'<p>{SECOND}</p><iframe srcdoc="{escape(link)}"></iframe>'
    frame = f'<iframe src="/a/b/c.html" srcdoc="{escape(middle)}"></iframe>'
    article = zonaparse.parse(page(frame), url=URL)
    assert article.paragraphs == [FIRST.strip(), SECOND.strip()]
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/garam"]


@pytest.mark.parametrize("tag", ["frameset", "FRAMESET"])
def test_a_frameset_of_mhtml_is_the_pages_that_its_frames_show(tag: str) -> None:
    top = (
        f"<html><head><title>Kabar</title></head><{tag} cols='20%,*'>"
        f"<frame src=cid:menu@x><frame src='cid:isi@x'></{tag}></html>"
    )
    isi = (
        "<html><head><title>Panen Raya</title>"
        '<meta property="article:published_time" content="2023-03-10T11:22:33+07:00"></head><body>'
        f"<h1>Panen Raya</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    )
    menu = '<ul><li><a href="/">Depan</a></li><li><a href="/olahraga">Olahraga</a></li></ul>'
    article = zonaparse.parse(
        mhtml(("top@x", URL, top), ("menu@x", f"{URL}/menu", menu), ("isi@x", f"{URL}/isi", isi))
    )
    assert article.title == "Panen Raya"
    assert article.paragraphs == [FIRST.strip(), SECOND.strip()]
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2023-03-10T11:22:33+07:00"


def test_a_frameset_as_single_file_writes_it_is_read() -> None:
    isi = f"<html><head><title>Panen Raya</title></head><body><h1>Panen Raya</h1><p>{FIRST}</p>"
    frame = escape(isi.replace("%", "%25").replace("#", "%23"))
    html = (
        f"<html><!--\n Page saved with SingleFile \n url: {URL} \n--><head><title>Kabar</title>"
        f'</head><frameset rows="9,*"><frame src="data:text/html,<p>Menu"><frame '
        f'src="data:text/html,{frame}"></frameset></html>'
    )
    article = zonaparse.parse(html)
    assert (article.title, article.url) == ("Panen Raya", URL)
    assert article.paragraphs == [FIRST.strip()]


def test_frames_of_mhtml_are_read_where_they_are_of_the_site() -> None:
    frames = '<iframe src="cid:a@x"></iframe><iframe src="cid:b@x"></iframe>'
    article = zonaparse.parse(
        mhtml(
            ("top@x", URL, page(frames)),
            ("a@x", "https://kabar.example/a", f"<p>{SECOND}</p>"),
            ("b@x", "https://iklan.example/b", "<p>Beli sekarang juga.</p>"),
        )
    )
    assert article.paragraphs == [FIRST.strip(), SECOND.strip()]
    assert [b.url for b in article.blocks if b.kind == "embed"] == ["https://iklan.example/b"]


def test_a_frame_with_letters_in_another_encoding_keeps_them() -> None:
    top = page('<iframe src="cid:a@x"></iframe>').replace("utf-8", "windows-1252")
    raw = mhtml(("top@x", URL, top), ("a@x", "", "<p>Séda menanam café – kopi di sini.</p>"))
    assert zonaparse.parse(raw).paragraphs[1] == ("Séda menanam café – kopi di sini.")


def test_frames_that_refer_to_one_another_are_put_in_once() -> None:
    many = "".join(f'<iframe src="cid:{n}@x"></iframe>' for n in "abcd" * 50)
    parts = [("top@x", URL, page(many))]
    parts += [(f"{n}@x", "", f"<p>Bingkai {n} di sini.</p>{many}") for n in "abcd"]
    article = zonaparse.parse(mhtml(*parts))
    assert sorted(article.paragraphs[1:]) == [f"Bingkai {n} di sini." for n in "abcd"]


def test_frames_in_frames_end_somewhere_and_cost_what_their_bytes_do() -> None:
    costs = []
    for depth in (4, 30):
        inner = f"<p>{SECOND}</p>"
        for _ in range(depth):
            inner = f"<iframe srcdoc='{escape(inner)}'></iframe>"
        html = page(inner + "<p>padi </p>" * 2_000)
        start = time.process_time()
        zonaparse.parse(html, url=URL)
        costs.append((time.process_time() - start) / len(html))
    assert costs[1] < costs[0] * 10


def test_the_limits_hold_for_frames() -> None:
    frames = "".join(f'<iframe srcdoc="{"<b>" * 300}{n}"></iframe>' for n in range(300))
    with pytest.raises(zonaparse.PageTooComplex):
        zonaparse.parse(page(frames), url=URL, limits=zonaparse.Limits(max_nodes=5_000))


@pytest.mark.parametrize(
    "inner",
    [
        "".join(f"<font a{n}>x<p>" for n in range(700)),
        f"<select>{'<option>x' * 3_000}</select>",
        "<link rel=canonical href=http://kabar.example/x><a href=x>x</a>" * 99,
    ],
    ids=["formatting made again", "options", "links"],
)
def test_many_frames_cost_no_more_than_one_page(inner: str) -> None:
    html = page(f"<iframe srcdoc='{inner}'></iframe>" * 200)
    start = time.process_time()
    with contextlib.suppress(zonaparse.PageTooComplex):
        zonaparse.parse(html, url=URL)
    assert time.process_time() - start < 1 + 0.05 * len(html) / 1e6


@pytest.mark.parametrize(
    "more",
    [
        "--x\r\nA: b\r\n\r\nx\r\n" * 300_000,
        f"{'cid:1 ' * 300_000}\r\n--x\r\nContent-ID: 1\r\nContent-Location: /{'x' * 2_000}\r\n\r\n",
    ],
    ids=["parts", "addresses of parts"],
)
def test_the_parts_of_mhtml_cost_no_more_than_a_page(more: str) -> None:
    raw = mhtml(("top@x", URL, page("<img src=cid:1>"))).removesuffix(b"--x--\r\n") + more.encode()
    start = time.process_time()
    with contextlib.suppress(zonaparse.PageTooLarge):
        zonaparse.parse(raw)
    assert time.process_time() - start < 1 + 0.05 * len(raw) / 1e6


def test_a_frame_with_a_long_base_multiplies_it_by_no_links() -> None:
    links = '<p>Baca juga: <a href="../garam">Harga Garam Naik Lagi</a></p>'
    frame = f"<base href='https://kabar.example/{'a/' * 2_000}'>{links}"
    article = zonaparse.parse(page(f'<iframe srcdoc="{escape(frame)}"></iframe>'), url=URL)
    assert article.baca_juga == []
    told = "a base address of 4,022 characters: relative addresses were not read"
    assert told in [problem.message for problem in article.problems]


@pytest.mark.parametrize("tag", ["iframe", "frameset><frame"])
def test_brackets_in_the_addresses_of_a_frame_are_no_fault(tag: str) -> None:
    inner = "<base href='http://[a'><p><a href='//[b'>x</a>"
    html = page(f'<iframe src="http://[x" srcdoc="{inner}"></iframe><p>{SECOND}</p>')
    framed = f'<{tag} src="http://[x" srcdoc="{escape(html)}">'
    for url in (URL, "http://[kabar", None):
        with contextlib.suppress(zonaparse.NotAnArticle):
            zonaparse.parse(framed, url=url)
        assert zonaparse.parse(html, url=url).paragraphs[-1] == SECOND.strip()


def test_a_frame_in_what_another_frame_shows_instead_is_not_shown() -> None:
    inside = f'<iframe srcdoc="<p>{FIRST}</p>"></iframe>'
    frame = f'<object data="data:text/html,<p>{SECOND}</p>">{inside}</object>'
    assert read(frame * 9) == [FIRST.strip(), *[SECOND.strip()] * 9]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if not savers.CHROMIUM:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("site")
    frames = (
        '<iframe src="/2.html"></iframe><iframe srcdoc="<p>Isi yang ditulis di tempat.</p>">'
        '</iframe><iframe src="http://lain.test/2.html"></iframe>'
    )
    (folder / "1.html").write_text(page(frames))
    (folder / "2.html").write_text(f"<meta charset=utf-8>{INNER}")
    frame = '<frame src="/kosong.html"><frame src="/1.html">'
    (folder / "3.html").write_text(f"<title>Kabar</title><frameset rows='1,*'>{frame}</frameset>")
    (folder / "kosong.html").write_text("<p>Iklan</p>")
    with savers.served(folder) as port:
        found = Chromium(tmp_path_factory.mktemp("profile"), port)
        yield found
        found.close()


@pytest.mark.parametrize("name", ["1.html", "3.html"])
def test_chromium_saves_frames_and_framesets_that_are_read_as_it_shows_them(
    browser: Chromium, name: str
) -> None:
    browser.open(f"http://kabar.test/{name}")
    article = zonaparse.parse(browser.mhtml())
    assert article.title == "Panen Raya"
    assert article.paragraphs == [FIRST.strip(), SECOND.strip(), "Isi yang ditulis di tempat."]
    assert [b.url for b in article.blocks if b.kind == "embed"] == ["http://lain.test/2.html"]


def test_a_page_that_only_names_srcdoc_in_a_script_is_left_as_it_is() -> None:
    html = kept.SAYS_NO_ADDRESS.replace(b"</body>", b"<script>f.srcdoc = '<p>x'</script></body>")
    assert zonaparse.parse(html) == zonaparse.parse(kept.SAYS_NO_ADDRESS)


def test_a_frameset_that_is_saved_without_its_frames_is_no_article(tmp_path: Path) -> None:
    html = "<html><head><title>Kabar</title></head><frameset><frame src='a.html'></frameset>"
    with pytest.raises(zonaparse.NotAnArticle):
        zonaparse.parse(html)
