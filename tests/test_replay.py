"""WACZ files in ReplayWeb.page itself: `npm install --no-save replaywebpage` puts it here."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests import browser as browsers
from tests import site
from tests.archives import fetch, run
from tests.browser import Browser
from tests.site import Site
from zonaparse import Archive
from zonaparse.archive import import_pages

PACKAGE = Path(__file__).parents[1] / "node_modules" / "replaywebpage"
PLAYER = """<!doctype html><script src="/ui.js"></script>
<replay-web-page source="/out.wacz" url="{}" embed="default" replayBase="/replay/"
  style="height: 600px"></replay-web-page>"""
TEXT = "Berita dari desa itu panjang sekali, kata warga yang ditemui di sana. " * 6
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PACKAGE.exists(), reason="needs replaywebpage from npm"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder with the player that is served, and its address."""
    folder = tmp_path / "served"
    (folder / "replay").mkdir(parents=True)
    shutil.copy(PACKAGE / "ui.js", folder)
    shutil.copy(PACKAGE / "sw.js", folder / "replay")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_fetched_and_imported_pages_are_replayed(
    server: Site, tmp_path: Path, served: tuple[Path, str]
) -> None:
    fetched = server.url("/kopi")
    server.page("/kopi", site.article("Harga Kopi Naik", fetched, text=TEXT))
    saved = tmp_path / "panen.html"
    saved.write_text(site.article("Panen Raya", "https://desa.example/panen", text=TEXT), "utf-8")
    archive = tmp_path / "archive"
    fetch(archive, [fetched])
    with Archive(archive) as kept:
        import_pages(kept, saved, workers=1)
    folder, address = served
    assert run("export", archive, "-o", folder / "out.wacz").exit_code == 0
    with zipfile.ZipFile(folder / "out.wacz") as file:
        listed = [json.loads(line) for line in file.read("pages/pages.jsonl").splitlines()]
    titles = {page["url"]: page["title"] for page in listed[1:]}
    assert titles == {fetched: "Harga Kopi Naik", "https://desa.example/panen": "Panen Raya"}
    with browsers.running() as browser:
        for url, title in titles.items():
            (folder / "index.html").write_text(PLAYER.format(url))
            assert title in replayed(browser, address, url)


def replayed(browser: Browser, address: str, url: str) -> str:
    """Return the text of a page as the player shows it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    frame = page.frame_locator("replay-web-page iframe").frame_locator(f'iframe[src*="{url}"]')
    text = frame.locator("h1").inner_text(timeout=60_000)
    context.close()
    return text
