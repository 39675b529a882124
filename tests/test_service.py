"""The example of a service, run with the real package."""

import asyncio
import importlib.util
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

pytest.importorskip("fastapi", reason="needs fastapi")
pytest.importorskip("prometheus_client", reason="needs prometheus-client")

from fastapi import FastAPI

import zonaparse
from tests.site import FIXTURES
from zonaparse import Article

pytestmark = pytest.mark.slow
PLAIN = (FIXTURES / "prmn" / "2020-plain.html").read_bytes()
EXAMPLE = Path(__file__).parents[1] / "examples" / "service.py"
Steps = Callable[[httpx.AsyncClient], Awaitable[None]]


@pytest.fixture
def service() -> Any:
    spec = importlib.util.spec_from_file_location("service", EXAMPLE)
    assert spec
    assert spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules["service"] = module
    spec.loader.exec_module(module)
    module.WORKERS = 1
    return module


def run(app: Any, steps: Steps) -> None:
    before = psutil.Process().children()

    async def main() -> None:
        transport = httpx.ASGITransport(app=app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://test", timeout=120) as client,
        ):
            await steps(client)

    asyncio.run(main())
    assert set(psutil.Process().children()) <= set(before)


def test_pages_are_read_and_counted(service: Any) -> None:
    async def steps(client: httpx.AsyncClient) -> None:
        answer = await client.post("/parse", content=PLAIN, params={"url": "https://a.id/b"})
        assert answer.status_code == 200
        assert Article.model_validate_json(answer.text) == zonaparse.parse(
            PLAIN, url="https://a.id/b"
        )
        challenge = (FIXTURES / "prmn" / "challenge.html").read_bytes()
        refused = await client.post("/parse", content=challenge)
        assert (refused.status_code, refused.json()["detail"]["reason"]) == (422, "challenge_page")
        empty = await client.post("/parse", content=b"")
        assert (empty.status_code, empty.json()["detail"]["error"]) == (422, "EmptyPage")
        assert (await client.get("/health")).json() == {"state": "ok"}
        counted = (await client.get("/metrics")).text
        for line in (
            'pages_total{came="article"} 1.0',
            'pages_total{came="challenge_page"} 1.0',
            'pages_total{came="EmptyPage"} 1.0',
            "page_seconds_count 3.0",
            "pages_under_way 0.0",
        ):
            assert line in counted

    run(service.create(), steps)


def test_limits_hold(service: Any) -> None:
    service.MOST_BYTES = 100
    service.MOST_UNDER_WAY = 1

    async def steps(client: httpx.AsyncClient) -> None:
        assert (await client.post("/parse", content=b"x" * 101)).status_code == 413
        asked = [client.post("/parse", content=b"<p>") for _ in range(3)]
        answers = await asyncio.gather(*asked)
        assert sorted(answer.status_code for answer in answers) == [422, 503, 503]
        busy = next(answer for answer in answers if answer.status_code == 503)
        assert busy.headers["retry-after"] == "1"
        assert 'pages_total{came="busy"} 2.0' in (await client.get("/metrics")).text

    run(service.create(), steps)


def test_pages_are_read_at_once_and_told_apart(service: Any) -> None:
    async def steps(client: httpx.AsyncClient) -> None:
        urls = [f"https://a.id/{number}" for number in range(40)]
        page = b"<h1>Panen</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
        asked = [client.post("/parse", content=page, params={"url": url}) for url in urls]
        answers = await asyncio.gather(*asked)
        assert [answer.json()["url"] for answer in answers] == urls

    run(service.create(), steps)


def test_health_says_when_the_reader_ended(service: Any) -> None:
    app = service.create()

    async def steps(client: httpx.AsyncClient) -> None:
        app.state.reader.task.cancel()
        await asyncio.gather(app.state.reader.task, return_exceptions=True)
        assert (await client.get("/health")).status_code == 503
        assert (await client.post("/parse", content=PLAIN)).status_code == 503

    run(app, steps)


def test_an_article_is_what_an_endpoint_gives_and_takes() -> None:
    app = FastAPI()

    @app.post("/same")
    def same(article: Article) -> Article:
        return article

    told = zonaparse.parse(PLAIN).model_dump(mode="json")

    async def steps() -> None:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            assert (await client.post("/same", json=told)).json() == told
            schemas = (await client.get("/openapi.json")).json()["components"]["schemas"]
            assert {"Article-Input", "Article-Output", "Paragraph"} <= schemas.keys()

    asyncio.run(steps())
