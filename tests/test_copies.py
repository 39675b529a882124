"""Copies out of web archives and pages that browsers saved, read as the pages that were served."""

import re
from datetime import UTC, datetime

import pytest

import zonaparse
from tests import kept, site
from zonaparse.article import Article
from zonaparse.errors import NotAnArticle, Reason

STAMP = "20230310112233"
AT = datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)
TEXT = "<p>" + "Warga desa mulai memanen padi di sawah yang luas pada hari ini. " * 4 + "</p>"
TOOLBAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><p>About this capture. Diambil oleh"
    " sebuah mesin dari Maret sampai Mei, kata keterangan di bilah alat.</p></div>"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)
FILED = "\n<!--\n     FILE ARCHIVED ON 11:22:33 Mar 10, 2023 AND RETRIEVED FROM THE\n-->\n"


def fixtures() -> list[str]:
    found = sorted(site.FIXTURES.glob("*/*.html"))
    return [
        str(path.relative_to(site.FIXTURES)) for path in found if _is_article(path.read_bytes())
    ]


def _is_article(raw: bytes) -> bool:
    try:
        return zonaparse.parse(raw).url is not None
    except zonaparse.ZonaparseError:
        return False


ARTICLES = fixtures()[::6]  # of every family some


def rewritten(html: str, prefix: str) -> str:
    """Write a page's addresses as an archive that serves it does."""

    def at_archive(found: re.Match[str]) -> str:
        name, mark, url = found.groups()
        kind = "im_" if name == "src" else ""
        whole = f"https:{url}" if url.startswith("//") else url
        return f"{name}={mark}{prefix}/{STAMP}{kind}/{whole}{mark}"

    attributes = r"""\b(href|src|content|data-src)=(["'])((?:https?:)?//[^"']*)\2"""
    return re.sub(attributes, at_archive, html)


def wayback(html: str) -> str:
    head = (
        '<head><script src="//archive.org/includes/athena.js" type="text/javascript"></script>\n'
        '<script src="https://web-static.archive.org/_static/js/wombat.js?v=txqj7nKC"></script>\n'
    )
    html = rewritten(html, "https://web.archive.org/web").replace("<head>", head, 1)
    return re.sub(r"(<body[^>]*>)", lambda found: found[0] + TOOLBAR, html, count=1) + FILED


def pywb(html: str, url: str) -> str:
    head = (
        "<head><!-- WB Insert -->\n<script>wbinfo = {}; "
        f'wbinfo.url = "{url}"; wbinfo.timestamp = "{STAMP}"; '
        'wbinfo.prefix = "https://arsip.example/koleksi/";</script>'
        '<script src="https://arsip.example/static/wombat.js"></script><!-- End WB Insert -->'
    )
    return rewritten(html, "https://arsip.example/koleksi").replace("<head>", head, 1)


def same(copy: Article, served: Article) -> bool:
    about = {"archived", "provenance"}
    return copy.model_dump(exclude=about) == served.model_dump(exclude=about)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_copy_of_the_wayback_machine_is_the_page_that_was_served(name: str) -> None:
    html = (site.FIXTURES / name).read_text("utf-8", "replace")
    served = zonaparse.parse(html)
    address = f"https://web.archive.org/web/{STAMP}/{served.url}"
    copy = zonaparse.parse(wayback(html), url=address)
    assert same(copy, served)
    assert copy.archived is not None
    assert (copy.archived.url, copy.archived.at) == (address, AT)


@pytest.mark.parametrize("name", ARTICLES[::4])
def test_a_copy_of_pywb_on_any_host_is_the_page_that_was_served(name: str) -> None:
    html = (site.FIXTURES / name).read_text("utf-8", "replace")
    served = zonaparse.parse(html)
    assert served.url
    copy = zonaparse.parse(pywb(html, served.url).encode())
    assert same(copy, served)
    assert copy.archived is not None
    assert copy.archived.at == AT


def page(head: str = "", body: str = "", text: str = TEXT) -> str:
    return (
        f'<html><head><meta charset="utf-8">{head}<title>Panen Raya</title></head><body><article>'
        f"<h1>Panen Raya</h1>{body}{text}{text}</article></body></html>"
    )


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/{STAMP}/https://kabar.example/panen",
        f"http://web.archive.org/web/{STAMP}id_/https://kabar.example/panen",
        f"https://web.archive.org/web/{STAMP}if_/https:/kabar.example/panen",
        f"https://archive.ph/{STAMP}/https://kabar.example/panen",
        "https://archive.today/2023.03.10-112233/https://kabar.example/panen",
        f"https://arquivo.pt/wayback/{STAMP}/https://kabar.example/panen",
        f"https://arquivo.pt/noFrame/replay/{STAMP}mp_/https://kabar.example/panen",
        f"https://perma-archives.org/warc/{STAMP}mp_/https://kabar.example/panen",
        f"https://wayback.archive-it.org/1068/{STAMP}/https://kabar.example/panen",
        f"http://localhost:8080/koleksi/{STAMP}mp_/https://kabar.example/panen",
    ],
)
def test_the_address_of_a_copy_tells_the_original_and_the_time(address: str) -> None:
    article = zonaparse.parse(page(), url=address)
    assert article.url == "https://kabar.example/panen"
    assert article.archived is not None
    assert (article.archived.url, article.archived.at) == (address, AT)


def test_a_time_that_is_told_in_part_is_none() -> None:
    article = zonaparse.parse(page(), url="https://web.archive.org/web/2023/https://a.id/b")
    assert article.archived is not None
    assert article.archived.at is None


def test_the_foot_of_a_copy_alone_tells_the_archive_and_the_time() -> None:
    article = zonaparse.parse(page() + FILED, url="https://kabar.example/panen")
    assert article.url == "https://kabar.example/panen"
    assert article.archived is not None
    assert (article.archived.url, article.archived.at) == (None, AT)


def test_archive_today_is_taken_off_with_its_picture_of_the_page() -> None:
    copy = f"https://archive.md/{STAMP}/https://kabar.example/panen"
    head = (
        f'<link rel="canonical" href="{copy}"><meta property="og:url" content="https://archive.md/Ab1">'
        '<meta property="og:image" content="https://archive.md/Ab1/x/scr.png">'
    )
    body = (
        '<img src="https://archive.md/Ab1/abc.jpg" alt="Padi"><p>Baca juga: '
        '<a href="https://archive.md/o/Ab1/https://kabar.example/garam">Harga Garam Naik</a></p>'
    )
    html = page(head, body).replace(
        "<body>", '<body><div id="HEADER"><p>Saved from kabar.example oleh seseorang.</p></div>'
    )
    article = zonaparse.parse(html, url="https://archive.ph/Ab1")
    assert article.url == "https://kabar.example/panen"
    assert article.archived is not None
    assert article.archived.at == AT
    assert article.image is None
    assert [link.url for link in article.baca_juga] == ["https://kabar.example/garam"]
    assert "Saved from" not in article.body
    assert "picture_local" in [problem.code for problem in article.problems]


def test_an_article_that_cites_an_archive_is_no_copy() -> None:
    cited = f"https://web.archive.org/web/{STAMP}/https://lain.example/a"
    html = page(text=TEXT + f'<p>Lihat <a href="{cited}">arsip</a> di {cited} selengkapnya.</p>')
    article = zonaparse.parse(html, url="https://kabar.example/panen")
    assert article.archived is None
    link = article.blocks[-1].links[0]  # type: ignore[union-attr]
    assert link.url == cited


def test_what_the_text_of_a_copy_says_stays() -> None:
    cited = f"https://web.archive.org/web/{STAMP}/https://lain.example/a"
    html = page(text=TEXT + f"<p>Arsipnya ada di {cited} sejak lama sekali.</p>")
    article = zonaparse.parse(
        html, url=f"https://web.archive.org/web/{STAMP}/https://kabar.example/b"
    )
    assert cited in article.body


@pytest.mark.parametrize(
    "text",
    [
        "<p>Got an HTTP 302 response at crawl time</p><p>Redirecting to...</p>",
        "<h1>Hrm.</h1><p>The Wayback Machine has not archived that URL.</p>",
    ],
)
def test_a_page_of_the_archive_itself_is_told_apart(text: str) -> None:
    html = f"<html><head><title>Internet Archive</title></head><body>{text}</body></html>"
    with pytest.raises(NotAnArticle) as told:
        zonaparse.parse(html, url=f"https://web.archive.org/web/{STAMP}/https://kabar.example/b")
    assert told.value.reason is Reason.ARCHIVE_PAGE


def test_a_copy_of_an_error_page_is_an_error_page() -> None:
    html = wayback("<html><head><title>404 Not Found</title></head><body><p>Tidak ada</p></body>")
    with pytest.raises(NotAnArticle) as told:
        zonaparse.parse(html, url=f"https://web.archive.org/web/{STAMP}/https://kabar.example/b")
    assert told.value.reason is Reason.ERROR_PAGE


def test_a_copy_is_read_as_it_stands_where_that_is_asked_for() -> None:
    address = f"https://web.archive.org/web/{STAMP}/https://kabar.example/panen"
    article = zonaparse.parse(page(), url=address, unwrap=False)
    assert (article.url, article.archived) == (address, None)


MARKS = {
    "browser": "<!-- saved from url=(0030){url} -->",
    "SingleFile": "<!--\n Page saved with SingleFile \n url: {url} \n"
    " saved date: Fri Mar 10 2023 18:22:33 GMT+0700 (Waktu Indonesia Barat)\n-->",
    "Save Page WE": '<meta name="savepage-url" content="{url}">',
    "monolith": "<!-- Saved from {url} at 2023-03-10T11:22:33Z using monolith v2.8.1 -->",
}
TIMED = ("SingleFile", "monolith")


@pytest.mark.parametrize("program", MARKS)
def test_the_mark_of_a_program_gives_the_address_of_a_page_that_tells_none(program: str) -> None:
    url = "https://kabar.example/daerah/panen?id=7&amp;b=1"
    html = page(MARKS[program].format(url=url))
    article = zonaparse.parse(html)
    assert article.url == "https://kabar.example/daerah/panen?id=7&b=1"
    assert article.provenance["url"] == f"saved:{program}"
    told = zonaparse.parse(html, url="https://lain.example/a/b")
    assert told.url == "https://lain.example/a/b"
    (found,) = zonaparse.pages(html.encode())
    assert found.url == "https://kabar.example/daerah/panen?id=7&b=1"
    assert found.captured_at == (AT if program in TIMED else None)


@pytest.mark.parametrize("url", ["about:internet", "file:///C:/panen.html"])
def test_a_mark_that_names_no_web_address_gives_none(url: str) -> None:
    assert zonaparse.parse(page(f"<!-- saved from url=(0014){url} -->")).url is None


@pytest.mark.parametrize("folder", ["Panen Raya_files", "./Panen_files", "Panen-Dateien"])
def test_pictures_on_a_disk_get_their_address_back_or_none(folder: str) -> None:
    head = (
        "<!-- saved from url=(0027)https://kabar.example/panen -->"
        '<meta property="og:image" content="https://img.example/2023/padi.jpg?w=900">'
    )
    body = (
        f'<figure><img src="{folder}/padi.jpg"><figcaption>Padi</figcaption></figure>{TEXT}'
        f'<figure><img src="{folder}/b.jpg" srcset="https://img.example/b-300.jpg 300w, '
        f'https://img.example/b-900.jpg 900w"><figcaption>Sawah</figcaption></figure>{TEXT}'
        f'<figure><img src="{folder}/c.jpg"><figcaption>Petani</figcaption></figure>'
    )
    article = zonaparse.parse(page(head, body))
    told = {image.caption: image.url for image in article.images}
    assert told == {
        "Padi": "https://img.example/2023/padi.jpg?w=900",
        "Sawah": "https://img.example/b-900.jpg",
        "Petani": None,
    }
    (problem,) = [p for p in article.problems if p.code == "picture_local"]
    assert problem.message.startswith("1 picture ")


@pytest.mark.parametrize(
    "kept_at", ["data-savepage-src", "data-sf-original-src", "data-scrapbook-orig-attr-src"]
)
def test_a_picture_inside_of_the_page_keeps_the_address_that_is_beside_it(kept_at: str) -> None:
    head = MARKS["SingleFile"].format(url=kept.URL)
    picture = f'<figure><img src="data:image/png;base64,iVBORw0" {kept_at}="https://img.example/a.png"><figcaption>Padi</figcaption></figure>'
    article = zonaparse.parse(page(head, picture))
    assert [image.url for image in article.images] == ["https://img.example/a.png"]


def test_a_folder_of_files_on_the_web_is_no_disk() -> None:
    html = page(
        body='<figure><img src="/sites/default/files/a.jpg"><figcaption>Padi</figcaption></figure>'
    )
    article = zonaparse.parse(html, url="https://kabar.example/panen")
    assert [image.url for image in article.images] == [
        "https://kabar.example/sites/default/files/a.jpg"
    ]


@pytest.mark.parametrize(
    "mode", ['shadowrootmode="open"', "shadowroot=open", 'shadowmode="closed"']
)
def test_a_shadow_root_is_read_as_a_browser_shows_it(mode: str) -> None:
    inner = (
        f"<x-dalam><template {mode}><p>Alinea di dalam akar yang kedua.</p></template></x-dalam>"
    )
    text = (
        f"<x-luar><template {mode}>{TEXT}<slot name='sisip'></slot>{inner}<slot></slot></template>"
        "<p>Alinea terakhir yang terang benderang.</p>"
        "<p slot='sisip'>Alinea yang disisipkan.</p></x-luar>"
    )
    article = zonaparse.parse(page(text=text).replace(text + text, text))
    assert article.paragraphs[1:] == [
        "Alinea yang disisipkan.",
        "Alinea di dalam akar yang kedua.",
        "Alinea terakhir yang terang benderang.",
    ]


def test_what_a_shadow_root_does_not_show_is_not_read() -> None:
    text = f"<x-a><template shadowrootmode=open>{TEXT}</template><p>Tidak pernah tampak.</p></x-a>"
    assert "Tidak pernah tampak" not in zonaparse.parse(page(text=text)).body


def test_an_element_has_one_shadow_root() -> None:
    first, further = (
        f"<template shadowrootmode=open><slot></slot>{text}</template>"
        for text in (TEXT, "<p>Akar kedua yang tidak pernah ditampilkan peramban.</p>")
    )
    article = zonaparse.parse(f"<h1>Panen Raya</h1><x-a>{first}{further * 3_000}</x-a>")
    assert article.paragraphs == [TEXT[3:-4].strip()]


def test_shadow_roots_that_nest_too_deep_are_refused() -> None:
    deep = "<x-a><template shadowrootmode=open>" * 600
    with pytest.raises(zonaparse.PageTooComplex):
        zonaparse.parse(f"<h1>Panen Raya</h1>{TEXT}{deep}")


def test_a_template_that_is_no_shadow_root_is_not_read() -> None:
    assert "Cetakan" not in zonaparse.parse(page(body="<template><p>Cetakan.</p></template>")).body


@pytest.mark.parametrize("name", ARTICLES[::8])
def test_mhtml_gives_the_article_of_the_page_that_was_served(name: str) -> None:
    raw = (site.FIXTURES / name).read_bytes()
    served = zonaparse.parse(raw)
    assert served.url
    assert same(zonaparse.parse(kept.mhtml(raw, served.url)), served)


def test_addresses_are_restored_however_the_archive_writes_them() -> None:
    at = f"/web/{STAMP}/https://kabar.example"
    escaped = f"https:\\/\\/web.archive.org\\/web\\/{STAMP}im_\\/https:\\/\\/img.example\\/a.jpg"
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Panen Raya", '
        f'"image": "{escaped}", "datePublished": "2023-03-06T14:05:00+07:00"}}</script>'
    )
    body = (
        f'<p>Baca juga: <a href="{at}/garam">Harga Garam Naik</a></p>'
        f'<p>Baca juga: <a href="//web.archive.org{at}/kopi">Harga Kopi Naik</a></p>'
    )
    address = f"https://web.archive.org{at}/panen"
    article = zonaparse.parse(page(head, body), url=address)
    assert [link.url for link in article.baca_juga] == [
        "https://kabar.example/garam",
        "https://kabar.example/kopi",
    ]
    assert article.image is not None
    assert article.image.url == "https://img.example/a.jpg"


def test_a_page_that_a_browser_saved_from_an_archive_is_the_original() -> None:
    mark = (
        f"<!-- saved from url=(0072)https://web.archive.org/web/{STAMP}/https://kabar.example/b -->"
    )
    article = zonaparse.parse(page(mark))
    assert article.url == "https://kabar.example/b"
    assert article.archived is not None
    assert article.archived.at == AT
