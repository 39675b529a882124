"""Pages out of mirrors of sites: their links are those that the site wrote."""

from pathlib import Path

import pytest

import zonaparse
from tests import kept, savers

TEXT = "<p>" + "Warga desa mulai memanen padi di sawah yang luas pada hari ini. " * 4 + "</p>"
HTTRACK = (
    "<!-- Mirrored from {url} by HTTrack Website Copier/3.x [XR&CO'2014], "
    "Fri, 10 Mar 2023 11:22:33 GMT -->"
)


def page(inside: str = "", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}<title>Panen Raya</title></head>'
        f"<body><article><h1>Panen Raya</h1>{TEXT}{inside}{TEXT}</article></body></html>"
    )


def related(href: str) -> str:
    return f'<p>Baca juga: <a href="{href}">Harga Garam Naik Lagi</a></p>'


def only(folder: Path, name: str, html: str) -> zonaparse.Article:
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(html)
    (found,) = zonaparse.pages(folder)
    return zonaparse.parse(found.html, url=found.url)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("x.html", "http://kabar.example/2023/05/x.html"),
        ("../../2020/x.html", "http://kabar.example/2020/x.html"),
        ("./x.html#isi", "http://kabar.example/2023/05/x.html#isi"),
        ("x.html%3Fid=7.html", "http://kabar.example/2023/05/x.html?id=7"),
        ("x.php%3Fid=7", "http://kabar.example/2023/05/x.php?id=7"),
        ("../../garam/index.html", "http://kabar.example/garam/"),
        ("../../../www.lain.example/x.html", "http://www.lain.example/x.html"),
        ("https://www.jauh.example/x.html", "https://www.jauh.example/x.html"),
        ("../../../127.0.0.1:8000/x.html", "http://127.0.0.1:8000/x.html"),
        ("../../../catatan/x.html", None),
        ("../../../../x.html", None),
    ],
)
def test_a_link_of_a_mirror_of_wget_is_what_its_place_tells(
    tmp_path: Path, href: str, url: str | None
) -> None:
    near = '<p>Lihat <a href="dekat.html">yang dekat</a> dahulu.</p>'
    article = only(tmp_path, "kabar.example/2023/05/panen.html", page(near + related(href)))
    assert article.url == "http://kabar.example/2023/05/panen.html"
    assert [each.url for each in article.baca_juga] == ([url] if url else [])
    told = [problem.message for problem in article.problems]
    assert any("links are no web addresses" in message for message in told) == (url is None)


def test_the_scheme_is_that_by_which_the_page_calls_the_host(tmp_path: Path) -> None:
    head = '<meta property="og:image" content="https://kabar.example/a.jpg">'
    article = only(tmp_path, "kabar.example/a/b.html", page(related("x.html"), head))
    assert article.url == "https://kabar.example/a/b.html"
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/a/x.html"]


def test_pictures_of_a_mirror_have_the_addresses_of_their_site(tmp_path: Path) -> None:
    picture = (
        '<figure><img src="../../img.example/a.jpg" srcset="../../img.example/a.jpg 300w, '
        '../../img.example/b.jpg 900w"><figcaption>Padi</figcaption></figure>'
    )
    article = only(tmp_path, "kabar.example/a/b.html", page(picture + related("x.html")))
    assert [image.url for image in article.images] == ["http://img.example/a.jpg"]


def test_names_have_no_ending_where_the_page_says_that_its_own_has_none(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://kabar.example/a/panen">'
    article = only(tmp_path, "kabar.example/a/panen.html", page(related("garam.html"), head))
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/a/garam"]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("kabar.example/0001.html", related("/2023/x.html")),  # a scraper's folder
        ("kabar.example/0001.html", related("https://kabar.example/2023/x.html")),
        ("halaman/0001.html", related("x.html")),
        ("arsip-2023.05/0001.html", related("x.html")),
    ],
)
def test_a_folder_that_may_be_anything_tells_no_address(
    tmp_path: Path, name: str, inside: str
) -> None:
    assert only(tmp_path, name, page(inside)).url is None


def test_a_page_that_says_that_it_is_elsewhere_is_believed(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://kabar.example/2023/05/panen">'
    article = only(tmp_path, "kabar.example/0001.html", page(related("garam"), head))
    assert article.url == "https://kabar.example/2023/05/panen"
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/2023/05/garam"]


def test_a_mirror_of_a_web_archive_is_of_the_site_that_it_archived(tmp_path: Path) -> None:
    place = "web.archive.org/web/20230310112233/https:/kabar.example/a/panen.html"
    article = only(tmp_path, place, page(related("garam.html")))
    assert article.url == "https://kabar.example/a/panen.html"
    assert article.archived is not None
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/a/garam.html"]


@pytest.mark.parametrize("where", ["zip", "tar"])
def test_a_mirror_may_lie_in_an_archive(where: str) -> None:
    members = {"mirror/kabar.example/a/b.html": page(related("../x.html")).encode()}
    raw = kept.zipped(members) if where == "zip" else kept.tarred(members, "w:gz")
    (found,) = zonaparse.pages(raw)
    article = zonaparse.parse(found.html, url=found.url)
    assert article.url == "http://kabar.example/a/b.html"
    assert [each.url for each in article.baca_juga] == ["http://kabar.example/x.html"]


@pytest.mark.parametrize("told", [True, False])
def test_the_comment_of_httrack_tells_what_links_lead_to(tmp_path: Path, told: bool) -> None:
    links = related("../../img.lain.example/x.html") + related("../b/garam.html")
    html = HTTRACK.format(url="kabar.example/a/panen.html?id=7") + page(links)
    article = only(tmp_path, "kabar.example/a/panen.html", html) if told else zonaparse.parse(html)
    assert article.url == "http://kabar.example/a/panen.html?id=7"
    assert [each.url for each in article.baca_juga] == [
        "http://img.lain.example/x.html",
        "http://kabar.example/b/garam.html",
    ]


def test_the_comment_of_httrack_lacks_the_scheme_that_the_page_tells() -> None:
    picture = '<img src="https://kabar.example/a.jpg">'
    html = HTTRACK.format(url="kabar.example/a/panen.html") + page(picture + related("b.html"))
    article = zonaparse.parse(html)
    assert article.url == "https://kabar.example/a/panen.html"
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/a/b.html"]


def test_httrack_puts_endings_to_the_names_of_all_pages(tmp_path: Path) -> None:
    html = HTTRACK.format(url="kabar.example/a/panen") + page(related("garam.html"))
    article = only(tmp_path, "kabar.example/a/panen.html", html)
    assert article.url == "http://kabar.example/a/panen"
    assert [each.url for each in article.baca_juga] == ["http://kabar.example/a/garam"]


@pytest.mark.parametrize("where", ["folder", "zip"])
def test_what_httrack_keeps_for_itself_is_skipped(tmp_path: Path, where: str) -> None:
    inner = kept.zipped({"kabar.example/a.html": kept.PAGE})
    members = {"hts-cache/new.zip": inner, "kabar.example/a.html": kept.PAGE}
    for name, raw in members.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(raw)
    found = zonaparse.pages(tmp_path if where == "folder" else kept.zipped(members))
    assert len(list(found)) == 1
    assert found.skipped == {"part of a saved page": 1}


@pytest.mark.skipif(not savers.WGET, reason="wget is not installed")
@pytest.mark.parametrize("more", [[], ["--adjust-extension"]])
def test_wget_across_hosts_with_converted_links(tmp_path: Path, more: list[str]) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    with savers.served(site) as port:
        other = f"http://localhost:{port}"
        inside = related("/a/garam") + related(f"{other}/a/kopi") + related("teh?id=7")
        picture = '<figure><img src="padi.jpg"><figcaption>Padi</figcaption></figure>'
        (site / "a" / "panen").write_text(page(picture + inside))
        for name in ("garam", "kopi", "teh", "padi.jpg"):
            (site / "a" / name).write_text(page())
        address = f"http://127.0.0.1:{port}/a/panen"
        options = ["-r", "-l1", "-p", "-H", "-k", "-e", "robots=off", *more]
        savers.run("wget", *options, address, cwd=tmp_path)
        served = zonaparse.parse(page(picture + inside), url=address)
    ending = ".html" if more else ""
    (tmp_path / "mirror").mkdir()
    for host in ("127.0.0.1", "localhost"):
        (tmp_path / f"{host}:{port}").rename(tmp_path / "mirror" / f"{host}:{port}")
    found = {str(each.id): each for each in zonaparse.pages(tmp_path / "mirror")}
    saved = found[f"{tmp_path}/mirror/127.0.0.1:{port}/a/panen{ending}"]
    article = zonaparse.parse(saved.html, url=saved.url)
    assert len(article.baca_juga) == 3
    # What --adjust-extension put to the names no page here tells.
    bare = article.model_dump_json(exclude={"provenance"}).replace(ending or "\0", "")
    assert bare == served.model_dump_json(exclude={"provenance"})
