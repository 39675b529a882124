"""Each example of the README and of docs/ does what its page says."""

import importlib.util
import re
from pathlib import Path

import pytest

from tests import forked, site
from tests.examples import (
    ROOT,
    RUN,
    SHOWN,
    Example,
    Wrong,
    examples,
    furnish,
    pages,
    run,
)

FOUND = {page: list(examples(page)) for page in pages()}
NEEDED = {"matplotlib": re.compile(r"matplotlib|\.plot\b")}  # what a fresh clone need not have

LONG = (
    "docs/id/",
    "docs/tutorial",
    *(f"docs/guides/{name}" for name in ("warc", "archive", "drift")),
)


def of(mark: str) -> dict[Path, list[Example]]:
    """Return the examples that are run under a mark, by page."""
    marked = {
        page: [each for each in found if each.language in RUN and each.mark == mark]
        for page, found in FOUND.items()
    }
    return {page: found for page, found in marked.items() if found}


def name(page: Path) -> str:
    return str(page.relative_to(ROOT).with_suffix(""))


TRIED = [
    pytest.param(page, id=name(page), marks=pytest.mark.slow if name(page).startswith(LONG) else ())
    for page in of("")
]


@pytest.mark.parametrize("page", TRIED)
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = of("")[page]
    for package, uses in NEEDED.items():
        if any(uses.search(each.code) for each in found):
            pytest.importorskip(package, reason=f"needs {package}, which the extra `docs` brings")
    furnish(tmp_path, "" if name(page) == "README" else forked.command())
    monkeypatch.chdir(tmp_path)
    run(page, found, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("page", of("on a site"), ids=name)
def test_a_page_does_what_it_says_on_a_site(page: Path, tmp_path: Path) -> None:
    furnish(tmp_path, forked.command())
    with site.running() as server:
        url = server.url("/2026/11/02/posyandu", "127.0.0.1")
        listed = f"<urlset><url><loc>{url}</loc><lastmod>2026-11-02</lastmod></url></urlset>"
        text = "Posyandu keliling datang ke kampung terapung. " * 6
        server.page("/sitemap.xml", listed)
        server.page(
            "/2026/11/02/posyandu", site.article("Posyandu", url, day="2026-11-02", text=text)
        )
        run(page, of("on a site")[page], tmp_path, f"http://127.0.0.1:{server.port}")


WITH = [(page, each) for page, found in of("with").items() for each in found]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "example"), WITH, ids=lambda each: getattr(each, "told", ""))
def test_a_program_with_another_package_does_what_it_says(
    page: Path, example: Example, tmp_path: Path
) -> None:
    if importlib.util.find_spec(example.told) is None:
        pytest.skip(f"needs {example.told}")
    furnish(tmp_path)
    run(page, [example], tmp_path)


@pytest.mark.parametrize("page", FOUND, ids=name)
def test_no_block_escapes(page: Path) -> None:
    """A block in a language that nobody runs would never be tried."""
    for each in FOUND[page]:
        assert each.language in (*RUN, *SHOWN), f"line {each.line}: {each.language!r}"
        assert each.mark != "not run" or each.told, f"line {each.line}: it does not say why"


WRONG = [
    ("```python\n>>> 1 + 1\n3\n\n```", "Expected:"),
    ("```python\nraise SystemExit(3)\n```", "it ends with 3"),
    ("```console\n$ echo a; echo b\na\nc\n```", "--- printed\na\nb"),
    ("```sh\ntrue\nfalse\n```", "it ends with 1"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_an_example_that_does_something_else_is_found(text: str, told: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    with pytest.raises(Wrong, match=re.escape(told)):
        run(ROOT / "page.md", examples(page), tmp_path)
