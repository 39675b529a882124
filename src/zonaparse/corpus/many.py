"""Many WARC files, each converted in a process of its own, as far as an earlier run did not."""

import json
import multiprocessing
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from zonaparse.corpus.converting import Converted, convert
from zonaparse.corpus.parts import part, sweep
from zonaparse.errors import ZonaparseError
from zonaparse.warc.opening import size_of
from zonaparse.warc.responses import Counts

_INTERRUPT = frozenset((signal.SIGINT,))
_STEP = 200  # records after which a process tells how far it is


class Job(NamedTuple):
    """A WARC file and the Parquet file that it becomes."""

    source: str
    out: Path


@dataclass(frozen=True)
class Failed:
    """A WARC file that gave nothing, and why."""

    source: str
    out: str
    told: str


Outcome = Converted | Failed


class Read:
    """How much all processes have read."""

    def __init__(self) -> None:
        self.shared: Any = multiprocessing.get_context("spawn").Array("d", 2)

    @property
    def records(self) -> int:
        """The number of records, about."""
        return int(self.shared[0])

    @property
    def files(self) -> float:
        """The number of files, with the shares of those that are read now."""
        return float(self.shared[1])


def convert_many(
    jobs: list[Job], workers: int, options: dict[str, Any], read: Read
) -> Iterator[Outcome]:
    """Yield what comes of each file, as they are finished, `workers` files at a time.

    `options` are those of convert(). Where there are fewer files than workers, each file has
    several. A file that fails costs itself; what is done is not done again.
    """
    for folder in {job.out.parent for job in jobs}:
        sweep(folder)
    at_once = max(1, min(workers, len(jobs)))
    each = {**options, "workers": max(1, workers // at_once)}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(at_once, context, _share, (read.shared,)) as pool:
        try:
            with _blocked():  # so that a process that is still importing has no Ctrl-C to tell of
                running = {pool.submit(_convert, job, each): job for job in jobs}
            for future in as_completed(running):
                job = running[future]
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield Failed(job.source, str(job.out), "a process that read files was killed")
        finally:
            pool.shutdown(cancel_futures=True)  # a process that begins needs what the pool holds


def write_manifest(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write what came of files, a line of JSON each, in the order of their sources."""
    rows = sorted(map(_row, outcomes), key=lambda row: row["source"])
    with part(path) as beside:
        beside.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def total(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Return how many records, kept pages, articles and errors there are in all files."""
    counts = Counter[str]()
    for each in outcomes:
        if isinstance(each, Failed):
            counts["failed"] += 1
        else:
            counts.update(files=1, there=int(each.was_done), records=each.records, kept=each.kept)
            counts.update(articles=each.articles, errors=sum(each.errors.values()))
    return counts


def _row(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Failed):
        return {"source": outcome.source, "out": outcome.out, "failed": outcome.told}
    return asdict(outcome)


_shared: Any = None  # of the process that converts


def _share(counter: Any) -> None:
    global _shared
    _shared = counter


@contextmanager
def _blocked() -> Iterator[None]:
    """Keep Ctrl-C waiting, also in the processes that are started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _convert(job: Job, options: dict[str, Any]) -> Outcome:
    """Convert a file; Ctrl-C is for the process as long as it does."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)
    try:
        return _outcome(job, options)
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)


def _outcome(job: Job, options: dict[str, Any]) -> Outcome:
    told = _Told()
    try:
        told.size = size_of(job.source)
        return convert(job.source, job.out, on_record=told.count, **options)
    except (ZonaparseError, OSError) as error:
        return Failed(job.source, str(job.out), str(error))
    finally:
        told.add(told.records, 1.0)


class _Told:
    """How much of a file this process has told the others of, in records and as a share."""

    def __init__(self) -> None:
        self.size: int | None = None
        self.records = 0
        self._share = 0.0

    def count(self, counts: Counts) -> None:
        """Hear how far it is; tell it now and then."""
        if counts.records - self.records >= _STEP:
            self.add(counts.records, counts.offset / self.size if self.size else 0.0)

    def add(self, records: int, share: float) -> None:
        """Tell it."""
        with _shared.get_lock():
            _shared[0] += records - self.records
            _shared[1] += share - self._share
        self.records, self._share = records, share
