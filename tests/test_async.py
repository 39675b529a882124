"""Many pages in a program with an event loop."""

import asyncio
import inspect
import threading
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest

import zonaparse
from tests.fuzz import workers
from zonaparse.errors import EmptyPage

PAGE = b"<h1>Panen</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("started_workers")]


async def all_of(pages: Any, **options: Any) -> list[zonaparse.Parsed]:
    return [row async for row in zonaparse.aparse_many(pages, workers=1, **options)]


def test_rows_come_in_order_with_their_ids_and_errors() -> None:
    given = [("a", PAGE), ("b", b" "), ("c", PAGE)]
    rows = asyncio.run(all_of(given))
    assert [row.id for row in rows] == ["a", "b", "c"]
    assert rows[0].article == rows[2].article == zonaparse.parse(PAGE)
    assert isinstance(rows[1].error, EmptyPage)
    assert workers() == set()


def test_the_loop_goes_on_meanwhile() -> None:
    """A row is waited for until another task of the loop has run: that would hang otherwise."""
    released = threading.Event()

    def pages() -> Any:
        assert released.wait(60)
        yield PAGE

    async def main() -> list[zonaparse.Parsed]:
        rows = asyncio.create_task(all_of(pages()))
        await asyncio.sleep(0)
        released.set()
        return await rows

    assert len(asyncio.run(main())) == 1


def test_pages_come_from_an_async_iterable_in_the_loop() -> None:
    async def main() -> list[Any]:
        loop = asyncio.get_running_loop()

        async def pages() -> AsyncIterator[Any]:
            for number in range(70):
                assert asyncio.get_running_loop() is loop
                await asyncio.sleep(0)
                yield number, PAGE

        return [row.id for row in await all_of(pages())]

    assert asyncio.run(main()) == list(range(70))


def test_finished_rows_come_out_while_no_page_is_there() -> None:
    async def main() -> str:
        first_row = asyncio.Event()

        async def pages() -> AsyncIterator[Any]:
            yield "first", PAGE
            await first_row.wait()
            yield "second", PAGE

        async with aclosing(zonaparse.aparse_many(pages(), workers=1)) as rows:
            row = await anext(rows)
            first_row.set()
            return f"{row.id}, {(await anext(rows)).id}"

    assert asyncio.run(asyncio.wait_for(main(), 120)) == "first, second"


def test_what_the_pages_raise_is_raised() -> None:
    async def pages() -> AsyncIterator[Any]:
        yield PAGE
        raise TimeoutError("no more")

    with pytest.raises(TimeoutError, match="no more"):
        asyncio.run(all_of(pages()))
    assert workers() == set()


def test_a_loop_that_is_left_or_cancelled_leaves_no_process() -> None:
    async def pages() -> AsyncIterator[Any]:
        yield PAGE
        await asyncio.Event().wait()

    async def main() -> None:
        async with aclosing(zonaparse.aparse_many(pages(), workers=1)) as rows:
            await anext(rows)
        assert workers() == set()
        task = asyncio.create_task(all_of(pages()))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert workers() == set()
    assert not [each for each in threading.enumerate() if each.name.startswith("zonaparse")]


def test_wrong_arguments_are_told_at_once() -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        zonaparse.aparse_many([], deadline=0)


def test_the_arguments_are_those_of_parse_many() -> None:
    given, many = (
        dict(inspect.signature(each).parameters)
        for each in (zonaparse.aparse_many, zonaparse.parse_many)
    )
    assert list(given) == list(many)
    del given["pages"], many["pages"]
    assert given == many
