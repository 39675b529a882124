"""The scores that the library has reached, pinned in `tests/quality.json`: they only get better.

    python -m tests.quality            measure, and print each score beside its pin
    python -m tests.quality --raise    pin what got better, and the corpora as they are now
    python -m tests.quality --lower fixtures.perfect --reason "why this must be"

`tests/test_quality.py` fails where a score is worse than its pin. A pin is loosened with a reason
alone, which is kept in the file. The fixtures are scored here; the pages of `../shared/bench`,
where there are any, by the program beside them.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

import zonaparse
from tests.family.fixture import unread

PINS = Path(__file__).with_name("quality.json")
FIXTURES = Path(__file__).parent / "fixtures"
BENCH = Path(__file__).parents[2] / "shared" / "bench"
BENCH_SETS = ("indonesia", "articles/scrapinghub", "articles/wcxb")

LOWER_IS_BETTER = frozenset(("leaks", "invented", "crashes"))
TOLERANCE = 1e-4

_BENCH_SCORES = "fields_right paragraph_f1 shingle_f1 perfect leaks invented crashes".split()
_CORPUS = frozenset((".html", ".json", ".gz"))  # endings of pages and of what is expected of them
_COMMAND = "python -m tests.quality"

Scores = dict[str, int | float]


class Pinned(BaseModel):
    """What is pinned of one corpus: its state, and the scores reached on it."""

    digest: str
    scores: Scores


class Lowered(BaseModel):
    """A pin that was loosened, and why."""

    score: str
    old: int | float
    new: int | float
    reason: str


class Pins(BaseModel):
    """All that `quality.json` holds."""

    sets: dict[str, Pinned] = {}
    lowered: list[Lowered] = []

    @classmethod
    def load(cls, path: Path) -> "Pins":
        return cls.model_validate_json(path.read_bytes()) if path.exists() else cls()

    def save(self, path: Path) -> None:
        path.write_text(self.model_dump_json(indent=1) + "\n", "utf-8")


class Corpus(NamedTuple):
    """Pages with what is expected of them, and how they are scored."""

    name: str
    folder: Path
    score: Callable[[Path], Scores]

    @property
    def is_there(self) -> bool:
        return self.folder.is_dir()

    @property
    def digest(self) -> str:
        """A digest of the names and bytes of all pages and expectations."""
        digest = hashlib.sha256()
        for path in sorted(path for path in self.folder.rglob("*") if path.suffix in _CORPUS):
            of_file = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(self.folder).as_posix()} {of_file}\n".encode())
        return digest.hexdigest()

    def measure(self) -> Scores:
        return self.score(self.folder)


class Page(NamedTuple):
    """How one fixture was read: which of its fields are right, and the F1 of its paragraphs."""

    right: list[bool]
    paragraph_f1: float | None


def score_fixtures(folder: Path) -> Scores:
    """Return the share of fields that are right, the mean paragraph F1, and the perfect pages."""
    pages = [_read(path) for path in sorted(folder.rglob("*.html"))]
    fields = [right for page in pages for right in page.right]
    f1s = [page.paragraph_f1 for page in pages if page.paragraph_f1 is not None]
    return {
        "fields_right": round(sum(fields) / max(1, len(fields)), 6),
        "paragraph_f1": round(sum(f1s) / max(1, len(f1s)), 6),
        "perfect": sum(all(page.right) for page in pages),
    }


def _read(path: Path) -> Page:
    wanted: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    got: dict[str, Any] = {}
    try:
        article = zonaparse.parse(path.read_bytes())
        got = {"body": article.body, **json.loads(article.model_dump_json())}
    except zonaparse.NotAnArticle as error:
        got = {"error": type(error).__name__, "reason": error.reason}
    except zonaparse.ZonaparseError as error:
        got = {"error": type(error).__name__}
    right = [_is_right(field, got, want) for field, want in wanted.items()]
    if "paragraphs" not in wanted:
        return Page(right, None)
    return Page(right, f1(got.get("paragraphs", []), wanted["paragraphs"]))


def _is_right(field: str, got: dict[str, Any], want: Any) -> bool:
    if unread({field: want}):
        return False
    if field == "not_in_body":
        return "body" in got and not any(text in got["body"] for text in want)
    if field not in got:
        return False
    return bool(_comparable(field, got[field]) == _expected(field, want))


def _comparable(field: str, value: Any) -> Any:
    """Return a field of an Article the way that expectations are compared with it."""
    if field == "problems":
        return {problem["code"] for problem in value} - {"thin_evidence"}
    if field == "images":
        return [image["url"] for image in value]
    if field == "template":
        return value.partition("/")[0]
    return _expected(field, value)


def _expected(field: str, value: Any) -> Any:
    if field == "problems":
        return set(value)
    if field in ("published_at", "modified_at") and value:
        moment = datetime.fromisoformat(value)
        return moment, moment.utcoffset()
    return value


def f1(got: list[str], want: list[str]) -> float:
    """Return the F1 of two lists of paragraphs, each paragraph right or wrong as a whole.

    >>> f1(["a", "b"], ["b", "c"])
    0.5
    """
    if not got and not want:
        return 1.0
    hits = (Counter(got) & Counter(want)).total()
    return 2 * hits / (len(got) + len(want))


def score_bench(folder: Path) -> Scores:
    """Return the totals that the program beside the bench's pages prints of a set."""
    program = next(up / "score.py" for up in folder.parents if (up / "score.py").is_file())
    here = str(Path(zonaparse.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, str(program), str(folder), "--json"],
        env={**os.environ, "PYTHONPATH": here},
        capture_output=True,
        check=True,
    )
    totals = json.loads(done.stdout)
    return {name: totals[name] for name in _BENCH_SCORES if totals[name] is not None}


CORPORA = (
    Corpus("fixtures", FIXTURES, score_fixtures),
    *(Corpus(name, BENCH / name, score_bench) for name in BENCH_SETS),
)


def is_worse(metric: str, score: float | None, pin: float) -> bool:
    """Say whether a score is worse than its pin; one that is not measured any more is.

    >>> is_worse("perfect", 3, 4), is_worse("leaks", 3, 4), is_worse("paragraph_f1", 0.9, 0.90009)
    (True, False, False)
    """
    if score is None:
        return True
    loss = score - pin if metric in LOWER_IS_BETTER else pin - score
    return round(loss, 6) > TOLERANCE


def fallen(name: str, pinned: Pinned, scores: Scores) -> Iterator[str]:
    """Yield a sentence for each score of a corpus that is worse than its pin."""
    for metric, pin in pinned.scores.items():
        score = scores.get(metric)
        if is_worse(metric, score, pin):
            yield f"{name}.{metric} is {score}, and was {pin}"


def changed(corpus: Corpus, pins: Pins) -> str | None:
    """Say that a corpus is not the one that its scores were pinned on; None if it is."""
    pinned = pins.sets.get(corpus.name)
    if pinned and pinned.digest == corpus.digest:
        return None
    what = "changed since its scores were pinned" if pinned else "has no pins"
    return f"{corpus.name} {what}: run `{_COMMAND} --raise`"


def raised(pinned: Pinned | None, digest: str, scores: Scores) -> Pinned:
    """Return pins that are nowhere looser, and a corpus as it is now."""
    pins = dict(pinned.scores) if pinned else {}
    for metric, score in scores.items():
        best = min if metric in LOWER_IS_BETTER else max
        pins[metric] = best(score, pins.get(metric, score))
    return Pinned(digest=digest, scores=pins)


def lower(pins: Pins, key: str, scores: Scores, reason: str) -> None:
    """Loosen one pin to the score as it is, and keep the reason; ValueError if there is no need."""
    name, _, metric = key.rpartition(".")
    if name not in pins.sets or metric not in pins.sets[name].scores:
        raise ValueError(f"there is no pin {key}")
    if not reason.strip():
        raise ValueError(f"{key} is not lowered without a reason")
    pinned, score = pins.sets[name].scores, scores.get(metric)
    if score is None or not is_worse(metric, score, pinned[metric]):
        raise ValueError(f"{key} is {score}, which is not worse than its pin {pinned[metric]}")
    told = Lowered(score=key, old=pinned[metric], new=score, reason=reason.strip())
    pins.lowered.append(told)
    pinned[metric] = score


def main(
    arguments: Sequence[str] | None = None,
    path: Path = PINS,
    corpora: Sequence[Corpus] = CORPORA,
) -> int:
    """Measure all corpora that are there; return 1 if a score is worse than its pin."""
    asked = _asked(arguments)
    pins = Pins.load(path)
    measured = {corpus.name: corpus.measure() for corpus in corpora if corpus.is_there}
    if asked.lower:
        _lower(pins, asked.lower, measured, asked.reason)
    if asked.raises:
        _raise(pins, corpora, measured)
    if asked.lower or asked.raises:
        pins.save(path)
    return _report(pins, corpora, measured)


def _lower(pins: Pins, key: str, measured: dict[str, Scores], reason: str) -> None:
    try:
        lower(pins, key, measured.get(key.rpartition(".")[0], {}), reason)
    except ValueError as error:
        sys.exit(str(error))


def _raise(pins: Pins, corpora: Sequence[Corpus], measured: dict[str, Scores]) -> None:
    for corpus in corpora:
        if corpus.name in measured:
            pinned = pins.sets.get(corpus.name)
            pins.sets[corpus.name] = raised(pinned, corpus.digest, measured[corpus.name])


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_COMMAND, description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--raise", action="store_true", dest="raises", help="pin what got better")
    parser.add_argument(
        "--lower", metavar="SET.METRIC", help="loosen one pin to the score as it is"
    )
    parser.add_argument("--reason", default="", help="why it is loosened")
    return parser.parse_args(arguments)


def _report(pins: Pins, corpora: Sequence[Corpus], measured: dict[str, Scores]) -> int:
    """Print all scores beside their pins, then what is wrong; return 1 if something is."""
    wrong: list[str] = []
    for corpus in corpora:
        if corpus.name not in measured:
            print(f"{corpus.name}: not there, not measured")
            continue
        scores = measured[corpus.name]
        pinned = pins.sets.get(corpus.name, Pinned(digest="", scores={}))
        for metric, score in scores.items():
            print(f"{corpus.name}.{metric:14} {score:<8} pin {pinned.scores.get(metric, '-')}")
        wrong += filter(None, [changed(corpus, pins)])
        wrong += fallen(corpus.name, pinned, scores)
    for told in wrong:
        print(f"! {told}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
