"""Uses of the public names whose types are checked by mypy and pyright; it is never run."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_type

import zonaparse
from zonaparse import (
    Archive,
    Article,
    Articles,
    Explanation,
    Fetcher,
    Limits,
    Pages,
    Parsed,
    SavedPage,
    ZonaparseError,
)
from zonaparse.article import Image, Problem
from zonaparse.errors import Reason
from zonaparse.templates import WITA, Evidence, Mark, Markup, Pager, Template

if TYPE_CHECKING:
    import datasets
    import pandas
    import polars
    import pyarrow


def reading(raw: bytes) -> None:
    article = zonaparse.parse(raw, url="https://a.id/", limits=Limits(max_bytes=9))
    assert_type(article, Article)
    assert_type(article.title, str | None)
    assert_type(article.published_at, datetime | None)
    assert_type(article.authors, list[str])
    assert_type(article.image, Image | None)
    assert_type(article.problems, list[Problem])
    assert_type(article.body, str)
    assert_type(article.paragraphs, list[str])
    assert_type(zonaparse.join([article]), Article)
    assert_type(zonaparse.explain(raw), Explanation)
    print(Article.model_json_schema(mode="validation")["title"])
    try:
        zonaparse.parse(raw)
    except zonaparse.NotAnArticle as error:
        assert_type(error.reason, Reason)
    except ZonaparseError:
        pass


def failing(raw: bytes) -> str:
    try:
        zonaparse.parse(raw)
    except (zonaparse.EmptyPage, zonaparse.ParserFailed, zonaparse.TemplateError) as error:
        return str(error)
    except zonaparse.NotAPage as error:
        return assert_type(error.name, str)
    except zonaparse.OtherFormat as error:
        assert_type(error.reader, str | None)
        return assert_type(error.format, str)
    except zonaparse.PageTooLarge as error:
        assert_type((error.size, error.limit), tuple[int, int])
    except zonaparse.PageTooComplex as error:
        assert_type(error.at, int | None)
        return assert_type(error.what, str)
    return ""


def failed(row: Parsed) -> None:
    if isinstance(row.error, zonaparse.PageTimeout):
        assert_type(row.error.deadline, float)
    elif isinstance(row.error, zonaparse.WorkerDied):
        assert_type(row.error.exitcode, int | None)
    elif isinstance(row.error, zonaparse.OutOfMemory):
        print(row.error)


def with_a_template(raw: bytes) -> None:
    radar = Template(
        family="radar",
        hosts=("radarlebak.example",),
        zone=WITA,
        evidence=Evidence(grade="C", date="2026-11", seen="one page"),
        container=("div.isi",),
        markup=Markup(drop="div.iklan"),
        variant_marks=(Mark("head", "meta"),),
        pager=Pager("div.halaman", "b", "a", ""),
    )
    assert_type(zonaparse.parse(raw, templates=[radar]).confidences, dict[str, float])


def many(pages: list[tuple[str, bytes]]) -> None:
    rows = zonaparse.parse_many(pages, workers=2, deadline=1.5, memory=None)
    assert_type(rows, Iterator[Parsed])
    for row in rows:
        assert_type(row.article, Article | None)
        assert_type(row.error, ZonaparseError | None)
        assert_type(row.seconds, float)
    found = zonaparse.pages(Path("saved"))
    assert_type(found, Pages)
    for page in found:
        assert_type(page, SavedPage)
    try:
        zonaparse.join([])
    except (zonaparse.JoinError, zonaparse.InputError) as error:
        print(error)


def tables(articles: list[Article], frame: "pandas.DataFrame") -> None:
    arrow: pyarrow.Table = zonaparse.to_arrow(articles)
    in_pandas: pandas.DataFrame = zonaparse.to_pandas(articles)
    in_polars: polars.DataFrame = zonaparse.to_polars(articles)
    data: datasets.Dataset = zonaparse.to_datasets(articles, licence="CC BY 4.0")
    assert_type(zonaparse.read("articles.jsonl"), Articles)
    same: pandas.DataFrame = zonaparse.parse_frame(frame, html="html")
    print(arrow, in_pandas, in_polars, data, same)


def vocabularies(articles: list[Article]) -> None:
    assert_type(zonaparse.to_rss(articles, title="a", link="b", description="c"), str)
    feed = zonaparse.to_feed(articles, title="a", home_page_url="https://a.id/")
    linked = articles[0].to_schema_org()
    print(feed["items"], linked["@type"])


def archives() -> None:
    with Archive("banten", reading=True) as archive:
        assert_type(archive.get("https://a.id/"), Article | None)
        for article in archive:
            assert_type(article, Article)


async def fetching() -> None:
    assert_type(await zonaparse.afetch("https://a.id/", rate=2, contact="a@b.id"), Article)
    assert_type(zonaparse.fetch("https://a.id/", pages="first", timeout=9.0), Article)
    async with Fetcher(allow_private=["site.test"]) as fetcher:
        print(fetcher.parked)
    try:
        await zonaparse.afetch("https://a.id/")
    except zonaparse.FetchError as error:
        assert_type((error.url, error.reason), tuple[str, str])
    rows = zonaparse.aparse_many([b"<p>"], workers=1)
    assert_type(rows, AsyncGenerator[Parsed, None])
    async for row in rows:
        assert_type(row, Parsed)


if TYPE_CHECKING:
    asyncio.run(fetching())
