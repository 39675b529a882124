"""A family of sites, from a few saved pages to a tested template.

    python -m tests.family new NAME PAGE...       propose a template, write fixtures to fill in
    python -m tests.family add NAME PAGE...       write fixtures of further pages of a family
    python -m tests.family check NAME             run what concerns it; then tables and pins

A page is whatever `zonaparse parse` reads: HTML, gzip, MHTML, a WARC file, a folder of these. Give
three or more that differ in what they show, and name their files for that: 2026-no-editor.html.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.family import checking, fixture, proposing, writing
from tests.family.places import Sight
from zonaparse import templates
from zonaparse.document.page import Page
from zonaparse.errors import ZonaparseError
from zonaparse.inputs import sources

TEMPLATES = Path(templates.__file__).parent
_MOST = 12  # pages: more show no more, and each is a fixture to fill in
_NAME = re.compile(r"[a-z][a-z0-9]*")


def sights(paths: Sequence[str]) -> list[Sight]:
    """Return the pages in some files; raise ZonaparseError where there is none."""
    found = []
    pages = sources.pages(paths)
    for saved in pages:
        html = saved.html.encode() if isinstance(saved.html, str) else saved.html
        page = Page(saved.html, url=saved.url)
        found.append(Sight(_stem(str(saved.id)), html, page))
    for broken in pages.broken:
        raise ValueError(f"{broken.name} cannot be read: {broken.error}")
    return found


def _stem(name: str) -> str:
    """Return the name of a fixture from that of a file: "Panen Raya.html.gz" is panen-raya."""
    last = re.split(r"[/\\#]", name)[-1].partition(".")[0].lower()
    return re.sub(r"[^a-z0-9]+", "-", last).strip("-")[:40].strip("-") or "page"


def new(name: str, paths: Sequence[str]) -> list[str]:
    """Propose a template of the pages, and write it with their fixtures; return what to do next."""
    target = TEMPLATES / f"{name}.py"
    if target.exists():
        raise FileExistsError(f"{target} is there: `add` writes fixtures of a known family")
    seen = sights(paths)
    _check_number(seen)
    proposal = proposing.propose(seen)
    written = _fixtures(name, seen, proposal)
    target.write_text(writing.module(name, proposal), "utf-8")
    checking.formatted(target)
    return [*writing.summary(proposal), "", *_next(name, [target, *written])]


def add(name: str, paths: Sequence[str]) -> list[str]:
    """Write the fixtures of further pages; return what to do next."""
    seen = sights(paths)
    _check_number(seen)
    written = _fixtures(name, seen, proposing.propose(seen))
    return _next(name, written)


def _check_number(seen: Sequence[Sight]) -> None:
    if len(seen) > _MOST:
        raise ValueError(f"{len(seen)} pages: give {_MOST} at most, which differ in what they show")


def _fixtures(name: str, seen: Sequence[Sight], proposal: proposing.Proposal) -> list[Path]:
    known = fixture.Known(proposal.labels, proposal.steps, writing.places(proposal))
    names = [f"{name}/{sight.name}" for sight in seen]
    if twice := next((each for each in names if names.count(each) > 1), None):
        raise ValueError(f"two pages are called {twice}: rename the files for what they show")
    fixture.check_free(names)
    return [
        path
        for sight, of_page in zip(seen, names, strict=True)
        for path in fixture.write(sight.html, of_page, known=known)
    ]


def _next(name: str, written: Sequence[Path]) -> list[str]:
    return [
        "Written:",
        *(f"  {path}" for path in written),
        "Next:",
        "  1. Look through the template: each remark in it is a guess to settle.",
        "  2. Open each fixture's .html in a browser, and fill in its .json from what you read.",
        '     A page that is no article: {"error": "NotAnArticle", "reason": "index_page"}.',
        f"  3. python -m tests.family check {name}",
    ]


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.family",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("new", "add", "check"))
    parser.add_argument("name", help="of the family: small letters and digits, as of its site")
    parser.add_argument("pages", nargs="*", help="saved pages of one site")
    asked = parser.parse_args(arguments)
    if not _NAME.fullmatch(asked.name):
        parser.error(f"{asked.name!r} is no name of a family: small letters and digits alone")
    if (asked.what == "check") == bool(asked.pages):
        parser.error("`new` and `add` need saved pages, `check` needs none")
    return asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    asked = _asked(arguments)
    if asked.what == "check":
        return checking.check(asked.name)
    try:
        told = (new if asked.what == "new" else add)(asked.name, asked.pages)
    except (ZonaparseError, OSError, ValueError) as error:
        print(f"tests.family: {error}", file=sys.stderr)
        return 1
    print(*told, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
