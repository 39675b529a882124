"""Pages saved by real programs give the articles of the pages that were served, field by field.

Each test needs its program and is skipped without it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import zonaparse
from tests import savers, site
from tests.savers import Chromium
from zonaparse.article import Article

pytestmark = pytest.mark.slow

HOST = "kabar.test"
NAMES = (
    "prmn/2020-plain.html", "prmn/2022-wita.html", "prmn/2023-lists-quotes.html",
    "sindonews/2026-page-1-breaks.html", "antara/2025-regional-wit.html",
    "detik/2025-team-and-gambas.html", "generic/blogger-news.html",
)  # fmt: skip
SHADOW = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Akar Bayangan</title>
<meta property="og:type" content="article"></head><body><article><h1>Akar Bayangan</h1>
<x-isi><template shadowrootmode="open"><p>Alinea di dalam akar yang ditulis di halaman ini, dan
cukup panjang untuk <a href="0.html">dibaca</a>.</p><slot></slot></template><p>Alinea yang terang,
di dalam celah akar, ditulis oleh redaksi.</p></x-isi><x-naskah></x-naskah></article><script>
const akar = document.querySelector("x-naskah").attachShadow({mode: "closed"});
akar.innerHTML = "<p>Alinea yang dibuat oleh naskah, di dalam akar yang tertutup.</p>";
</script></body></html>"""
SCRIPTED = ("jsonld:", "datalayer:", "breadcrumb:")  # what MHTML, which has no scripts, cannot tell


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("site")
    pages = [*map(str, range(len(NAMES))), "akar"]
    links = "".join(f'<a href="/{name}.html">{name}</a>' for name in pages)
    (folder / "index.html").write_text(f"<html><body>{links}</body></html>")
    for number, name in enumerate(NAMES):
        (folder / f"{number}.html").write_bytes((site.FIXTURES / name).read_bytes())
    (folder / "akar.html").write_text(SHADOW)
    with savers.served(folder) as found:
        yield found


@pytest.fixture(scope="module")
def browser(port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    found = Chromium(tmp_path_factory.mktemp("profile"), port)
    yield found
    found.close()


def served(number: int, url: str) -> Article:
    return zonaparse.parse((site.FIXTURES / NAMES[number]).read_bytes(), url=url)


def differences(one: Article, other: Article) -> dict[str, tuple[object, object]]:
    left, right = (_compared(article) for article in (one, other))
    return {name: (left[name], right[name]) for name in left if left[name] != right[name]}


def _compared(article: Article) -> dict[str, object]:
    """Return the fields; of frames that a browser could not load it keeps no address."""
    told = article.model_dump(exclude={"provenance"}, exclude_computed_fields=True)
    told["blocks"] = [block for block in told["blocks"] if block["kind"] != "embed"]
    # A browser writes a space in an address as "%20".
    told["blocks"] = json.loads(json.dumps(told["blocks"]).replace("%20", " "))
    return told


def scripted(article: Article) -> set[str]:
    """Return the fields that scripts alone tell."""
    told = article.provenance.items()
    return {name for name, source in told if source.startswith(SCRIPTED)}


needs_chromium = pytest.mark.skipif(not savers.CHROMIUM, reason="Chromium is not installed")
needs_wget = pytest.mark.skipif(not savers.WGET, reason="wget is not installed")


@needs_chromium
@pytest.mark.parametrize("number", range(len(NAMES)))
def test_mhtml_of_chromium(browser: Chromium, number: int) -> None:
    url = f"http://{HOST}/{number}.html"
    browser.open(url)
    whole = served(number, url)
    found = differences(zonaparse.parse(browser.mhtml()), whole)
    # A browser saves no scripts, whose data bear witness.
    assert found.keys() <= scripted(whole) | {"problems", "confidences"}


@needs_chromium
@pytest.mark.parametrize("number", range(len(NAMES)))
def test_the_dom_of_chromium(browser: Chromium, number: int) -> None:
    url = f"http://{HOST}/{number}.html"
    browser.open(url)
    assert differences(zonaparse.parse(browser.dom(), url=url), served(number, url)) == {}


@needs_chromium
def test_shadow_roots_in_mhtml_of_chromium(browser: Chromium) -> None:
    browser.open(f"http://{HOST}/akar.html")
    first, second, third = zonaparse.parse(browser.mhtml()).paragraphs
    assert first.startswith("Alinea di dalam akar yang ditulis")
    assert second.startswith("Alinea yang terang, di dalam celah akar")
    assert third.startswith("Alinea yang dibuat oleh naskah")


@needs_wget
def test_a_mirror_of_wget(port: int, tmp_path: Path) -> None:
    root = f"http://127.0.0.1:{port}"
    savers.run("wget", "--mirror", "--convert-links", "-e", "robots=off", f"{root}/", cwd=tmp_path)
    found = {Path(str(page.id)).stem: page for page in zonaparse.pages(tmp_path)}
    for number in range(len(NAMES)):
        url = f"{root}/{number}.html"
        article = zonaparse.parse(found[str(number)].html, url=url)
        assert differences(article, served(number, url)) == {}
    assert found["akar"].url == f"{root}/akar.html"  # which tells no address itself


def single_file(html: str, url: str) -> str:
    """Write a page as SingleFile does: no scripts but those of data, and all pictures inside."""
    mark = (
        f"<!--\n Page saved with SingleFile \n url: {url} \n"
        " saved date: Fri Mar 10 2023 18:22:33 GMT+0700 (Waktu Indonesia Barat)\n-->"
    )
    tree = LexborHTMLParser(html)
    for script in tree.css("script"):
        if script.attributes.get("type") != "application/ld+json":
            script.decompose()
    for picture in tree.css("img[src]"):
        picture.attrs["data-sf-original-src"] = picture.attributes["src"] or ""
        picture.attrs["src"] = "data:image/jpeg;base64," + "A" * 2_000
    head, begin, rest = (tree.html or "").partition("<head")
    return head + mark + begin + rest


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_the_form_of_single_file(number: int) -> None:
    url = f"http://{HOST}/{number}.html"
    whole = served(number, url)
    html = (site.FIXTURES / NAMES[number]).read_text("utf-8")
    found = differences(zonaparse.parse(single_file(html, url)), whole)
    assert found.keys() <= {n for n, s in whole.provenance.items() if s.startswith("datalayer:")}


@needs_wget
@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_a_warc_of_wget(port: int, tmp_path: Path, form: str) -> None:
    root = f"http://127.0.0.1:{port}"
    savers.run(
        "wget", "-r", "-e", "robots=off", "--warc-file=kabar", "-P", tmp_path / "x", f"{root}/",
        cwd=tmp_path,
    )  # fmt: skip
    source = tmp_path / "kabar.warc.gz"
    if form == "wacz":
        if not savers.WACZ:
            pytest.skip("the tool wacz is not installed")
        savers.run("wacz", "create", "-f", source, "-o", "kabar.wacz", cwd=tmp_path)
        source = tmp_path / "kabar.wacz"
    found = {page.url: page for page in zonaparse.pages(source)}
    for number in range(len(NAMES)):
        url = f"{root}/{number}.html"
        assert differences(zonaparse.parse(found[url].html, url=url), served(number, url)) == {}
        assert found[url].captured_at is not None
