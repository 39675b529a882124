"""What tests are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import forked, raw_site, site
from tests.archives import fetch
from tests.raw_site import RawSite
from tests.site import Site
from zonaparse.many import keeper

LAUNCHED = keeper._launched


@pytest.fixture(scope="session", autouse=True)
def _forked() -> Iterator[None]:
    with forked.running():
        yield


@pytest.fixture
def started_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers started as users have them."""
    monkeypatch.setattr(keeper, "_launched", LAUNCHED)


@pytest.fixture
def server() -> Iterator[Site]:
    with site.running() as running:
        yield running


@pytest.fixture
def raw() -> Iterator[RawSite]:
    with raw_site.running() as running:
        yield running


@pytest.fixture
def two(server: Site, tmp_path: Path) -> Path:
    """An archive of two articles of the site."""
    for name, title in (("a", "Panen Raya di Muara"), ("b", "=Harga Kopi Naik")):
        text = f"Berita {name} tentang desa itu panjang sekali. " * 6
        url = server.url(f"/{name}")
        server.page(f"/{name}", site.article(title, url, text=text))
    folder = tmp_path / "archive"
    told = fetch(folder, [server.url("/a"), server.url("/b")])
    assert [outcome.state for outcome in told] == ["done", "done"]
    return folder
