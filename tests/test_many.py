"""Many pages in worker processes: one row a page, whatever happens to a worker."""

import itertools
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Any

import psutil
import pytest

import zonaparse
from tests.fuzz import workers
from tests.worker_hooks import obey
from zonaparse import templates
from zonaparse.errors import (
    EmptyPage,
    OutOfMemory,
    PageTimeout,
    ParserFailed,
    Reason,
    WorkerDied,
    ZonaparseError,
)
from zonaparse.many import Parsed, pool, worker
from zonaparse.many.outcome import Outcome, packed, unpacked
from zonaparse.many.worker import Settings

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parent / "fixtures" / "prmn"
PAGES = [page.read_bytes() for page in sorted(FIXTURES.glob("20*.html"))]


def run(
    pages: Iterator[str] | Iterator[str | None] | list[str],
    *,
    workers: int = 2,
    deadline: float = 1.0,
    ordered: bool = True,
    memory: int | None = None,
) -> Iterator[Parsed]:
    return pool._run(pages, Settings(obey, deadline, memory), workers, ordered=ordered)


def errors(rows: Iterator[Parsed]) -> list[type[ZonaparseError] | None]:
    return [type(row.error) if row.error else None for row in rows]


@pytest.mark.usefixtures("started_workers")
def test_rows_are_what_parse_gives_in_the_order_of_the_pages() -> None:
    rows = list(zonaparse.parse_many(PAGES, workers=2))
    assert [row.id for row in rows] == list(range(len(PAGES)))
    assert [row.article for row in rows] == [zonaparse.parse(page) for page in PAGES]
    assert all(row.seconds > 0 and row.error is None for row in rows)


@pytest.mark.usefixtures("started_workers")
def test_the_memory_of_a_worker_stays_as_it_is() -> None:
    sizes = []
    for row in zonaparse.parse_many(itertools.repeat(PAGES[0], 1501), workers=1):
        if row.id in (400, 1500):
            workers = psutil.Process().children()
            sizes.append(max(worker.memory_info().rss for worker in workers))
    assert sizes[1] - sizes[0] < 5 * 2**20


def test_an_encoding_comes_with_a_page() -> None:
    page = "<h1>Kopi €2</h1><article><p>Harga kopi naik lagi di pasar pagi.</p></article>"
    (row,) = zonaparse.parse_many([("a", page.encode("cp1252"), None, "windows-1252")], workers=1)
    assert row.article
    assert row.article.title == "Kopi €2"


@pytest.mark.parametrize("ordered", [True, False])
def test_rows_come_out_while_no_page_is_there(ordered: bool) -> None:
    seen: set[object] = set()

    def pages() -> Iterator[str | None]:
        yield "ok"
        while not seen:
            time.sleep(0.01)
            yield None
        yield "ok"

    for row in run(pages(), workers=1, ordered=ordered):
        seen.add(row.id)
    assert seen == {0, 1}


def test_ids_and_addresses_come_with_the_pages() -> None:
    page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p></article>"
    given: list[pool.Given] = [("a", page), ("b", page, "https://a.id/panen"), ("a", "")]
    first, second, third = zonaparse.parse_many(given, workers=1)
    assert [first.id, second.id, third.id] == ["a", "b", "a"]
    assert second.article is not None
    assert second.article.url == "https://a.id/panen"
    assert isinstance(third.error, EmptyPage)
    assert third.article is None


def test_as_finished_gives_every_row_once() -> None:
    pages = ["wait 0.4", *(f"page {n}" for n in range(40))]
    rows = list(run(pages, ordered=False))
    assert sorted(row.id for row in rows) == list(range(41))  # type: ignore[type-var]
    assert rows[0].id != 0


def test_no_pages_no_rows() -> None:
    assert list(run([])) == []


def test_pages_are_pulled_as_they_are_needed() -> None:
    pulled = itertools.count()
    pages = (f"page {next(pulled)}" for _ in itertools.count())
    rows = list(itertools.islice(run(pages), 50))
    assert [row.id for row in rows] == list(range(50))
    assert next(pulled) < 50 + 2 * pool._UNDER_WAY + 2


@pytest.mark.parametrize("ordered", [True, False])
def test_each_failure_costs_one_row(ordered: bool) -> None:
    bad = [
        "hang",
        f"die {signal.SIGKILL}",
        "exit 3",
        "fault a fault",
        "empty",
        f"die {signal.SIGSEGV}",
    ]
    pages = [word for n, at in enumerate(bad) for word in (f"page {n}", at, f"page {n}+")]
    rows = sorted(run(pages, ordered=ordered), key=lambda row: row.id)  # type: ignore[arg-type, return-value]
    wanted = [PageTimeout, WorkerDied, WorkerDied, ParserFailed, EmptyPage, WorkerDied]
    assert errors(iter(rows)) == [kind for w in wanted for kind in (None, w, None)]
    codes = [row.error.exitcode for row in rows if isinstance(row.error, WorkerDied)]
    assert codes == [-signal.SIGKILL, 3, -signal.SIGSEGV]
    assert str(rows[10].error) == "RuntimeError: a fault"


def test_a_page_that_spins_is_ended_at_the_deadline() -> None:
    start = time.monotonic()
    assert errors(run(["spin", "page 1"], workers=1)) == [PageTimeout, None]
    assert time.monotonic() - start < 8


def test_memory_is_bounded() -> None:
    rows = run([f"eat {10**10}", "page 1"], workers=1, memory=2 * 1024**3, deadline=20)
    assert errors(rows) == [OutOfMemory, None]


@pytest.mark.usefixtures("started_workers")
def test_what_the_input_raises_is_raised() -> None:
    def pages() -> Iterator[str]:
        yield "page 1"
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        list(run(pages()))
    assert workers() == set()


@pytest.mark.usefixtures("started_workers")
def test_leaving_early_ends_all_workers_at_once() -> None:
    rows = run(["page 1", *(["hang"] * 20)], deadline=60)
    assert next(rows).error is None
    start = time.monotonic()
    rows.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 5
    assert workers() == set()


@pytest.mark.usefixtures("started_workers")
def test_workers_killed_at_random_lose_and_double_nothing() -> None:
    rows, killed, chosen = [], 0, random.Random(1)
    for row in run(["wait 0.001"] * 2_000, deadline=30):
        rows.append(row)
        if len(rows) % 200 == 100 and (found := sorted(workers())):
            os.kill(chosen.choice(found), signal.SIGKILL)
            killed += 1
    assert [row.id for row in rows] == list(range(2_000))
    assert killed > 3
    assert sum(row.error is not None for row in rows) <= killed
    assert {type(row.error) for row in rows} <= {type(None), WorkerDied}


SCRIPT = """
import signal
from tests.test_many import run
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's jobs ignore it
    for row in run(["page 1", *["spin"] * 50], deadline=60):
        print("row", flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_no_orphans_when_the_parent_ends(end: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "batch.py"
    script.write_text(SCRIPT, "utf-8")
    root = Path(__file__).parents[1]
    paths = os.pathsep.join([str(root), str(root / "src")])
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"row\n"
        started = workers(parent.pid)
        parent.send_signal(end)
    assert len(started) == 2
    deadline = time.monotonic() + 5
    while _alive(started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _alive(started) == set()


def _alive(processes: set[int]) -> set[int]:
    found = psutil.process_iter(["status"])
    return processes & {x.pid for x in found if x.info["status"] != psutil.STATUS_ZOMBIE}


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"workers": -1}, {"deadline": 0}])
def test_numbers_that_make_no_sense_are_refused_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        zonaparse.parse_many(PAGES, **wrong)


@pytest.mark.parametrize(
    "given", [FIXTURES, ("a", FIXTURES), ("a",), ("a", None), (), ("a", "<p>b", None, None, 1)]
)
def test_what_is_no_page_is_refused_with_a_sentence(given: Any) -> None:
    with pytest.raises(TypeError, match=r"give pages or \(id, page\) pairs"):
        next(zonaparse.parse_many([given], workers=1))


def test_templates_and_limits_go_to_the_workers() -> None:
    mine = templates.Template(
        family="mine", hosts=("galamedia.pikiran-rakyat.com",), title=("h2",), zone=templates.WITA,
        evidence=templates.Evidence(grade="A", date="2026-11", seen="a page"),
    )  # fmt: skip
    pages = [("<h2>Dua</h2><p>Harga kopi naik lagi di pasar pagi.</p>", "b" * 9999)]
    url = "https://galamedia.pikiran-rakyat.com/a"
    found = [(number, page, url) for number, page in enumerate(pages[0])]
    limits = zonaparse.Limits(max_bytes=5000)
    first, second = zonaparse.parse_many(found, workers=1, templates=[mine], limits=limits)
    assert first.article
    assert (first.article.title, first.article.template) == ("Dua", "mine")
    assert isinstance(second.error, zonaparse.PageTooLarge)


PAGE = "<h1>Panen Raya</h1><article><p>Warga memanen padi hari itu.</p></article>"
SHORT = f"import zonaparse\nrows = list(zonaparse.parse_many([{PAGE!r}] * 20, workers=2))\n"
SHORT += "print(sum(row.error is None for row in rows))"


def ran(*command: str, given: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *command], input=given, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SHORT)
    assert ran(str(script)) == "20"


def test_pages_are_parsed_from_the_standard_input_and_from_a_session() -> None:
    assert ran("-", given=SHORT) == "20"
    assert ran("-c", SHORT) == "20"
    session = [sys.executable, "-i", "-q"]
    done = subprocess.run(session, input=SHORT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["20"]


def parse_in_a_process(said: "SimpleQueue[int]") -> None:
    said.put(sum(row.error is None for row in zonaparse.parse_many([PAGE] * 3, workers=1)))


@pytest.mark.usefixtures("started_workers")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_daemonic_process_may_parse_many(method: str) -> None:
    context = multiprocessing.get_context(method)
    said = context.SimpleQueue()
    process = context.Process(target=parse_in_a_process, args=(said,), daemon=True)  # type: ignore[attr-defined]
    process.start()
    assert said.get() == 3
    process.join()


OWN = """
import zonaparse
from zonaparse.templates import WITA, Evidence, Template
class Own(Template): pass
mine = Own(family="mine", hosts=("a.id",), title=("h2",), zone=WITA,
           evidence=Evidence(grade="A", date="2026-11", seen="a page"))
def run():
    page = "<h2>Dua</h2><p>Harga kopi naik lagi di pasar pagi.</p>"
    rows = zonaparse.parse_many([(1, page, "https://a.id/a")], workers=1, templates=[mine])
    print([row.article.title for row in rows])
"""


def test_templates_of_a_guarded_script_are_loaded_from_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(OWN + 'if __name__ == "__main__":\n    run()\n')
    assert ran(str(script)) == "['Dua']"


@pytest.mark.parametrize("session", [False, True])
def test_templates_that_no_worker_can_load_are_told(tmp_path: Path, session: bool) -> None:
    script = tmp_path / "script.py"
    script.write_text(OWN + "run()\n")
    command = ["-c", script.read_text()] if session else [str(script)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no worker can be started" in done.stderr.splitlines()[-1]
    assert done.stderr.count("Traceback") == 1


@pytest.mark.parametrize("garbage", ["garble", "garble_json", "garble_half"])
def test_garbage_from_a_worker_is_a_worker_that_died(garbage: str) -> None:
    rows = run(["page 1", garbage, "page 2"], workers=1, deadline=5)
    assert errors(rows) == [None, WorkerDied, None]


def test_an_error_that_cannot_be_rebuilt_is_a_plain_one() -> None:
    (row,) = run(["own_error"], workers=1)
    assert type(row.error) is ZonaparseError
    assert str(row.error) == "OwnError: of my own"


def test_what_a_worker_prints_is_no_row() -> None:
    assert errors(run(["print", "page 1"], workers=1)) == [None, None]


@pytest.mark.parametrize(
    "message", [b"", b"[]", b"\xff", b"[1,2,3]", b'["{}",null,"x"]', b"[" * 9999]
)
def test_what_makes_no_outcome_is_a_value_error(message: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        unpacked(message)


KINDS = [
    zonaparse.NotAnArticle(Reason.NO_TEXT), zonaparse.PageTooComplex("depth", 9, 8, None),
    zonaparse.PageTooLarge(9, 8), EmptyPage("empty"), ParserFailed("x"), OutOfMemory(),
    zonaparse.NotAPage("/a.html"), zonaparse.TemplateError("no"),
]  # fmt: skip


@pytest.mark.parametrize("error", KINDS, ids=lambda error: type(error).__name__)
def test_an_error_comes_back_as_it_was(error: ZonaparseError) -> None:
    back = unpacked(packed(Outcome(None, error, 0.1))).error
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_every_kind_of_bytes_is_a_page(kind: Any) -> None:
    (row,) = zonaparse.parse_many([kind(PAGE.encode())], workers=1)
    assert row.article == zonaparse.parse(PAGE.encode())


def test_the_page_with_which_a_worker_loads_the_rules_is_an_article() -> None:
    assert len(zonaparse.parse(worker.FIRST).paragraphs) == 10
