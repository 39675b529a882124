"""docs/reference/inputs.md names each form that is read, and what it says of each holds."""

import inspect
import re
from pathlib import Path

import pytest

import zonaparse
from tests import kept
from tests.test_copies import MARKS, page
from zonaparse.copies import browsers
from zonaparse.inputs import forms, walk

DOC = (Path(__file__).parents[1] / "docs" / "reference" / "inputs.md").read_text("utf-8")
PROGRAMS = {
    **MARKS,
    "HTTrack": "<!-- Mirrored from kabar.example/panen by HTTrack Website Copier/3.x [XR&CO'2014], "
    "Fri, 10 Mar 2023 11:22:33 GMT -->",
    "WebScrapBook": "",
}


def first_cells(heading: str) -> list[str]:
    """Return the first column of the table whose first heading this is."""
    _, _, rest = DOC.partition(f"| {heading} |")
    table = rest.partition("\n\n")[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in table]


def test_each_form_that_has_a_reader_has_a_row() -> None:
    named = {form.name for form in walk._readers()}
    assert named == set(first_cells("form")) - {"WACZ"}  # which is a ZIP


@pytest.mark.parametrize("form", first_cells("form"))
def test_each_row_is_read(form: str, tmp_path: Path) -> None:
    make = (kept.ONE | kept.TABLES).get(form)
    raw = make(kept.PAGE) if make else kept.sqlite(tmp_path / "a", kept.PAGE)
    expected = {"WACZ": "ZIP"}.get(form, form)
    assert forms.form_of(raw[: forms.HEAD]).name == expected
    first = next(zonaparse.pages(raw))
    assert zonaparse.parse(first.html).title == zonaparse.parse(kept.PAGE).title


def test_each_program_that_is_known_has_a_row() -> None:
    rows = [cell.partition(",")[0] for cell in first_cells("program")]
    known = [program.name for program in browsers._PROGRAMS]
    assert sorted({"Chromium": "browser"}.get(row, row) for row in rows) == sorted(known)


@pytest.mark.parametrize("program", ["HTTrack", "WebScrapBook"])
def test_programs_that_copy_sites_leave_address_and_time(program: str) -> None:
    html = page(PROGRAMS[program])
    if program == "WebScrapBook":
        told = (
            '<html data-scrapbook-source="http://kabar.example/panen" '
            'data-scrapbook-create="20230310112233444">'
        )
        html = html.replace("<html>", told)
    (found,) = zonaparse.pages(html.encode())
    assert found.url == "http://kabar.example/panen"
    assert found.captured_at is not None
    assert found.captured_at.isoformat() == "2023-03-10T11:22:33+00:00"


@pytest.mark.parametrize("kind", re.findall(r"`(--[a-z-]+|[a-z]+_column)", DOC))
def test_each_option_that_is_named_is_there(kind: str) -> None:
    from zonaparse.cli.parse import parse

    options = {name for option in parse.params for name in (*option.opts, *option.secondary_opts)}
    names = set(inspect.signature(zonaparse.pages).parameters)
    assert kind in options | names
