"""What web archives write into the copies that they serve, taken off again."""

from datetime import UTC, datetime

import pytest

import zonaparse
from zonaparse.errors import NotAnArticle, Reason

STAMP = "20230310112233"
AT = datetime(2023, 3, 10, 11, 22, 33, tzinfo=UTC)
URL = "https://kabar.example/panen"
TEXT = "<p>" + "Warga desa mulai memanen padi di sawah yang luas pada hari ini. " * 4 + "</p>"


def page(head: str = "", inside: str = "") -> str:
    return (
        f'<html><head><meta charset="utf-8">{head}<title>Panen Raya</title></head><body><article>'
        f"<h1>Panen Raya</h1>{TEXT}{inside}{TEXT}</article></body></html>"
    )


def related(href: str) -> str:
    return f'<p>Baca juga: <a href="{href}">Harga Garam Naik Lagi</a></p>'


WAYBACK = "https://web.archive.org/web"


@pytest.mark.parametrize("flag", ["", "id_", "if_", "im_", "mp_", "fw_", "cm1_"])
@pytest.mark.parametrize(
    ("scheme", "port"), [("http", ""), ("http", ":80"), ("https", ""), ("https", ":443")]
)
def test_flags_and_default_ports_are_no_part_of_an_address(
    flag: str, scheme: str, port: str
) -> None:
    copy = f"{scheme}://web.archive.org/web/{STAMP}{flag}/{scheme}://kabar.example{port}"
    article = zonaparse.parse(page(inside=related(f"{copy}/garam")), url=f"{copy}/panen")
    assert article.url == f"{scheme}://kabar.example/panen"
    assert [each.url for each in article.baca_juga] == [f"{scheme}://kabar.example/garam"]
    assert article.archived is not None
    assert article.archived.at == AT


@pytest.mark.parametrize("site", ["http://kabar.example:8080", "https://kabar.example:80"])
def test_a_port_that_is_no_default_stays(site: str) -> None:
    article = zonaparse.parse(page(), url=f"{WAYBACK}/{STAMP}/{site}/panen")
    assert article.url == f"{site}/panen"


@pytest.mark.parametrize(
    "moment",
    ["2020*", "*", "2", "0", "20230310", "202303101122", "2023031011223", "99999999999999"],
)
def test_a_moment_that_is_no_whole_time_is_none(moment: str) -> None:
    article = zonaparse.parse(page(), url=f"{WAYBACK}/{moment}/{URL}")
    assert article.url == URL
    assert article.archived is not None
    assert article.archived.at is None


@pytest.mark.parametrize(
    "copy",
    [
        f"{WAYBACK}/{URL}",
        "https://web.archive.org/web/kabar.example/panen",
        "https://web.archive.org/web/https%3A%2F%2Fkabar.example%2Fpanen",
        f"https://archive.ph/newest/{URL}",
        f"https://archive.is/o/Ab1cD/{URL}",
        f"https://perma-archives.org/warc/ABCD-1234/{URL}",
    ],
)
def test_an_address_without_a_time_tells_the_original(copy: str) -> None:
    article = zonaparse.parse(page(), url=copy)
    assert (article.url or "").partition("://")[2] == "kabar.example/panen"
    assert article.archived is not None
    assert (article.archived.url, article.archived.at) == (copy, None)


@pytest.mark.parametrize(
    "outer",
    [
        f"{WAYBACK}/20240101000000/",
        "https://archive.ph/20240101000000/",
        "https://arsip.example/koleksi/20240101000000mp_/",
    ],
)
def test_a_copy_of_a_copy_is_the_page_itself(outer: str) -> None:
    inner = f"{WAYBACK}/{STAMP}/https://kabar.example"
    html = page(inside=related(f"{outer}{inner}/garam"))
    article = zonaparse.parse(html, url=f"{outer}{inner}/panen")
    assert article.url == URL
    assert article.archived is not None
    assert (article.archived.url, article.archived.at) == (f"{outer}{inner}/panen", AT)
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/garam"]


@pytest.mark.parametrize("told", ['"https://web.archive.org/","web","/_static/","1"', ""])
def test_the_first_script_of_the_wayback_machine_tells_all(told: str) -> None:
    script = (
        '<script src="/_static/js/bundle-playback.js"></script><script>\n'
        '  __wm.init("https://web.archive.org/web");\n'
        f'  __wm.wombat("http://kabar.example:80/panen?a=1&amp;b=2","{STAMP}"'
        f"{',' if told else ''}{told});\n</script>"
    )
    article = zonaparse.parse(page(script))
    assert article.url == "http://kabar.example/panen?a=1&b=2"
    assert article.archived is not None
    assert article.archived.at == AT


def test_what_a_browser_saved_of_a_copy_is_read_as_the_original() -> None:
    head = (
        '<script src="./Panen_files/wombat.js.download"></script><script>'
        f'__wm.wombat("{URL}","{STAMP}","https://web.archive.org/","web","/_static/");</script>'
        '<link rel="stylesheet" href="./Panen_files/banner-styles.css">'
    )
    mark = f"<!-- saved from url=(0072){WAYBACK}/{STAMP}/{URL} -->"
    bar = '<div id="wm-ipp-base"><p>About this capture, kata bilah alat dari arsip.</p></div>'
    picture = '<img src="./Panen_files/padi.jpg">'
    article = zonaparse.parse(mark + page(head, bar + picture + related(f"/web/{STAMP}/{URL}2")))
    assert article.url == URL
    assert "About this capture" not in article.body
    assert article.images == []
    assert [each.url for each in article.baca_juga] == [f"{URL}2"]


@pytest.mark.parametrize("prefix", ['decodeURI("{}")', '"{}"', "'{}'"])
def test_the_script_of_pywb_tells_all(prefix: str) -> None:
    script = (
        "<!-- WB Insert -->\n<script>\n  wbinfo = {};\n"
        f'  wbinfo.top_url = "https://arquivo.pt/wayback/{STAMP}/{URL}";\n'
        f'  wbinfo.url = "{URL}";\n  wbinfo.timestamp = "{STAMP}";\n'
        f'  wbinfo.request_ts = "2023";\n'
        f"  wbinfo.prefix = {prefix.format('https://arquivo.pt/wayback/')};\n</script>\n"
        "<script src='https://arquivo.pt/static/wombat.js'> </script>\n<!-- End WB Insert -->"
    )
    copy = f"https://arquivo.pt/wayback/{STAMP}mp_/https://kabar.example/garam"
    article = zonaparse.parse(page(script, related(copy)))
    assert article.url == URL
    assert article.archived is not None
    assert article.archived.at == AT
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/garam"]


def archive_today(inside: str) -> str:
    """Write a copy as archive.today does: with a head of its own, and its bar above the page."""
    return (
        '<!DOCTYPE html><html prefix="og: http://ogp.me/ns#" itemscope itemtype="http://schema.org/'
        'Article"><head><meta charset="utf-8"/><meta property="og:type" content="article"/>'
        '<meta property="og:site_name" content="archive.ph"/>'
        '<meta property="og:url" content="http://archive.ph/Ab1cD" itemprop="url"/>'
        '<meta property="og:title" content="Panen Raya"/>'
        '<meta property="twitter:description" content="archived 10 Mar 2023 11:22:33 UTC"/>'
        '<meta property="article:published_time" content="2023-03-10T11:22:33Z" '
        'itemprop="dateCreated"/><meta property="article:modified_time" '
        'content="2023-03-10T11:22:33Z" itemprop="dateModified"/>'
        '<meta property="og:image" content="https://archive.ph/Ab1cD/0fcf/scr.png"/>'
        '<link rel="canonical" href="https://archive.ph/Ab1cD"/>'
        f'<link rel="bookmark" href="http://archive.today/{STAMP}/{URL}"/>'
        '<title>Panen Raya</title></head><body><center><div id="HEADER"><table><tr><td>Saved from'
        f'</td><td><input name="q" value="{URL}"/></td><td><time itemprop="pubdate" '
        'datetime="2023-03-10T11:22:33Z">10 Mar 2023 11:22:33 UTC</time></td></tr></table></div>'
        f'<div id="CONTENT"><article><h1>Panen Raya</h1>{TEXT}{inside}{TEXT}</article></div>'
        '<div id="hashtags"></div></center></body></html>'
    )


@pytest.mark.parametrize("url", [None, "https://archive.ph/Ab1cD"])
def test_what_archive_today_says_of_itself_is_not_said_of_the_page(url: str | None) -> None:
    article = zonaparse.parse(archive_today(""), url=url)
    assert (article.title, article.url) == ("Panen Raya", URL)
    assert article.archived is not None
    assert article.archived.at == AT
    assert (article.published_at, article.modified_at, article.image) == (None, None, None)
    assert article.site is None
    assert article.deck is None
    assert "Saved from" not in article.body


@pytest.mark.parametrize(
    "src",
    [
        "https://archive.ph/Ab1cD/85229f9cb2ec.jpg",
        "https://dgxf6kim16yjpd.archive.ph/Ab1cD/85229f9cb2ec.jpg",
        "/Ab1cD/85229f9cb2ec.jpg",
    ],
)
def test_a_picture_of_archive_today_has_no_address(src: str) -> None:
    picture = f'<figure><img src="{src}"><figcaption>Padi</figcaption></figure>'
    article = zonaparse.parse(archive_today(picture))
    assert [(image.url, image.caption) for image in article.images] == [(None, "Padi")]
    assert "picture_local" in [problem.code for problem in article.problems]


@pytest.mark.parametrize(
    "href",
    ["https://archive.ph/o/Ab1cD/{}", "/o/Ab1cD/{}", "http://archive.today/20230310112233/{}"],
)
def test_a_link_of_archive_today_leads_to_the_original(href: str) -> None:
    article = zonaparse.parse(archive_today(related(href.format("https://kabar.example/garam"))))
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/garam"]


@pytest.mark.parametrize(
    ("url", "html"),
    [
        (WAYBACK, "<p>Got an HTTP 302 response at crawl time</p><p>Redirecting to...</p>"),
        (WAYBACK, "<p>The Wayback Machine has not archived that URL.</p>"),
        (WAYBACK, "<p>This URL has been excluded from the Wayback Machine.</p>"),
        (WAYBACK, "<p>Page cannot be displayed due to robots.txt.</p>"),
        (WAYBACK, "<p>This snapshot cannot be displayed due to an internal error.</p>"),
        ("", "<title>Internet Archive Wayback Machine</title><p>Calendar</p>"),
        ("https://archive.ph", '<div><img src="https://archive.ph/alert_error.gif"/></div>'),
        ("https://archive.ph", '<div id="row0"><div class="THUMBS-BLOCK">3 Mei 2023</div></div>'),
        ("", "<title>archive.ph</title><p>One more step: Please complete the security check</p>"),
        ("", "<title>Pywb Error</title><p>Server Error</p>"),
        (
            "https://arsip.example/koleksi",
            f"<h2>URL Not Found</h2><p>The url <b>{URL}</b> could not be found in this collection.",
        ),
        (
            "",
            "<script src='/static/wb_frame.js'> </script><div id='app'></div>"
            '<div id="wb_iframe_div"><iframe id="replay_iframe"></iframe></div>',
        ),
    ],
)
def test_pages_of_the_archives_themselves_are_told_apart(url: str, html: str) -> None:
    address = f"{url}/{STAMP}/{URL}" if url else None
    with pytest.raises(NotAnArticle) as told:
        zonaparse.parse(f"<html><head></head><body>{html}</body></html>", url=address)
    assert told.value.reason is Reason.ARCHIVE_PAGE


@pytest.mark.parametrize("flag", ["id_", ""])
def test_a_copy_of_an_error_page_of_the_site_is_an_error_page(flag: str) -> None:
    html = "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body>"
    with pytest.raises(NotAnArticle) as told:
        zonaparse.parse(html, url=f"{WAYBACK}/{STAMP}{flag}/{URL}")
    assert told.value.reason is Reason.ERROR_PAGE


@pytest.mark.parametrize(
    "address",
    [
        "https://kabar.example/bagikan/2023/https://lain.example/x",
        "https://kabar.example/2023/05/https://lain.example/x",
        "https://archive.org/details/panen",
        "https://blog.archive.org/2023/03/10/panen/",
    ],
)
def test_an_address_that_only_looks_like_one_of_a_copy_is_none(address: str) -> None:
    article = zonaparse.parse(page(), url=address)
    assert (article.url, article.archived) == (address, None)


def test_a_copy_in_utf16_is_read_as_any_other() -> None:
    copy = f"{WAYBACK}/{STAMP}/https://kabar.example"
    html = page(inside=related(f"{copy}/garam")).replace("utf-8", "utf-16")
    article = zonaparse.parse(html.encode("utf-16"), url=f"{copy}/panen")
    assert article.url == URL
    assert [each.url for each in article.baca_juga] == ["https://kabar.example/garam"]
