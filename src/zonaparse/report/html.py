"""A report as one file, with the explanations of the pages that it names."""

import base64
import gzip
from collections.abc import Callable, Iterator

from zonaparse.drift import Sample
from zonaparse.errors import ZonaparseError
from zonaparse.explanation import explain
from zonaparse.explanation import html as explained
from zonaparse.render import onefile
from zonaparse.report import charts
from zonaparse.report.counting import SHOWN
from zonaparse.report.model import Report
from zonaparse.report.words import Language, Words

_VIEW = "zonaparse.report.view"
_MOST_EXPLAINED = 60
_SITES, _WEEKS, _ADDRESSES, _LISTED = 40, 53, 50, 30
PageOf = Callable[[Sample], tuple[bytes, str | None] | None]  # the page and its address


def written(report: Report, *, language: Language, page_of: PageOf | None) -> str:
    """Return the file; without `page_of`, as for a table, no page is explained in it."""
    words = Words(language)
    pages = dict(_explained(report, page_of)) if page_of else {}
    style = onefile.part("zonaparse.render", "plain.css") + onefile.part(_VIEW, "report.css")
    script = onefile.part(_VIEW, "report.js")
    styles, scripts = explained.parts() if pages else ([], [])
    unit, bars = charts.by_time(report.days)
    return onefile.filled(_VIEW, "report.html", {
        "policy": onefile.policy(styles=[style, *styles], scripts=[script, *scripts]),
        "style": onefile.Raw(style),
        "script": onefile.Raw(script),
        "report": report,
        "words": words,
        "unit": unit,
        "bars": bars,
        "sparks": charts.sparks(report),
        "lengths": charts.by_length(report.lengths),
        "size": (charts.WIDTH, charts.HEIGHT),
        "shown": SHOWN,
        "level": charts.level,
        "pages": pages,
        "index": {key: number for number, key in enumerate(pages)},
        "sites": report.sites[:_SITES],
        "weeks": _WEEKS,
        "addresses": _ADDRESSES,
        "listed": _LISTED,
    })  # fmt: skip


def _explained(report: Report, page_of: PageOf) -> Iterator[tuple[int | str, str]]:
    """Yield the pages that are named, by id, each packed: gzip in base64."""
    named = {sample.id: sample for sample in named_in(report)}
    count = 0
    for sample in named.values():
        if count == _MOST_EXPLAINED:
            return
        if found := page_of(sample):
            html, url = found
            try:
                told = explain(html, url=url).to_html()
            except ZonaparseError:  # it was read otherwise when it was stored
                continue
            count += 1
            yield sample.id, base64.b64encode(gzip.compress(told.encode(), mtime=0)).decode()


def named_in(report: Report) -> Iterator[Sample]:
    """Yield the pages that a report names, those first that ask to be looked at."""
    drift = report.drift
    for fall in drift.falls:
        yield from (fall.last_with, fall.first_without)
    yield from (sample for line in drift.furniture for sample in line.samples[:2])
    yield from (group.samples[0] for group in drift.groups)
    yield from (oddity.samples[0] for oddity in report.oddities if oddity.samples)
    yield from (timed.sample for timed in report.slowest)
    yield from (sample for oddity in report.oddities for sample in oddity.samples[1:])
    yield from (*report.newest, *report.oldest)
