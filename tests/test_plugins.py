"""Templates from outside: of packages that are really installed, and given for one call."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import zonaparse
from zonaparse.templates import Evidence, Mark, Markup, Pager, Template, registry
from zonaparse.templates.plugins import GROUP, check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SOURCE = Path(zonaparse.__file__).parents[1]
HOST = "radarlebak.example"
PAGE = f"""<!DOCTYPE html><head><title>Panen Raya di Lebak</title>
<link rel="canonical" href="https://www.{HOST}/2026/panen-raya"></head><body><h1>Radar</h1>
<h2 class="judul">Panen Raya di Lebak</h2><span class="tanggal">7 Oktober 2026, 15:13</span>
<div class="isi"><div class="iklan">Beli sekarang!</div><p>Panen raya dimulai hari ini.</p>
<p>Petani turun ke sawah sejak subuh.</p></div><div class="redaksi"><b>Budi Santoso</b></div>"""
RADAR = Template(
    family="radar",
    hosts=(HOST,),
    evidence=Evidence(grade="A", date="2026-11", seen="the page above"),
    title=("h2.judul",),
    container=("div.isi",),
    markup=Markup(drop="div.iklan"),
)
PRMN = (Path(__file__).parent / "fixtures" / "prmn" / "2020-plain.html").read_bytes()
READ = """
import json, sys, zonaparse
page = sys.stdin.buffer.read()
print(json.dumps([zonaparse.parse(page).model_dump(mode="json") for _ in range(2)]))
"""


def documented(language: str) -> str:
    """Return the first block in a language of the section that tells how to write a package."""
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("# A template in your own")[2]
    match = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert match is not None
    return match[1]


def wheel_files(project: dict[str, Any], module: str, code: str) -> dict[str, str]:
    """Return the files of a wheel with one module, as any build backend writes them."""
    info = f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    points = project["entry-points"][GROUP]
    listed = "".join(f"{name} = {value}\n" for name, value in points.items())
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    files = {
        f"{module}.py": code,
        f"{info}/METADATA": head,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[{GROUP}]\n{listed}",
    }
    record = "".join(f"{name},{_hash(text)},{len(text)}\n" for name, text in files.items())
    return {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}


def _hash(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256={digest.decode().rstrip('=')}"


def put(site: Path, module: str, code: str, points: dict[str, str]) -> Path:
    """Install a package of one module into a folder: a wheel is installed by unpacking it."""
    project = {"name": f"zonaparse-{module}", "version": "1", "entry-points": {GROUP: points}}
    for name, text in wheel_files(project, module, code).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return site


def run(
    site: Path, *arguments: str, page: str | bytes = PAGE
) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the packages in `site` installed."""
    raw = page.encode() if isinstance(page, str) else page
    path = os.pathsep.join((str(site), str(SOURCE)))
    return subprocess.run(
        [sys.executable, *arguments],
        input=raw,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=True,
    )


def read(site: Path, page: str | bytes = PAGE) -> dict[str, Any]:
    """Return the page's Article as a process with the packages in `site` reads it."""
    once, again = json.loads(run(site, "-c", READ, page=page).stdout)
    assert once == again
    assert isinstance(once, dict)
    return once


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that CONTRIBUTING.md shows, installed by pip into a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    project = tomllib.loads(documented("toml"))["project"]
    wheel = folder / "zonaparse_radar-0.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        files = wheel_files(project, "zonaparse_radar", documented("python"))
        for name, text in files.items():
            archive.writestr(name, text)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    options = ["--no-index", "--no-deps", "--target", str(folder / "packages"), str(wheel)]
    subprocess.run([*pip, *options], check=True)
    return folder / "packages"


def test_an_installed_package_reads_its_pages(site: Path) -> None:
    article = read(site)
    assert article["template"] == "radar"
    assert article["title"] == "Panen Raya di Lebak"
    assert article["published_at"] == "2026-10-07T15:13:00+08:00"
    assert article["editors"] == ["Budi Santoso"]
    assert article["paragraphs"] == [
        "Panen raya dimulai hari ini.",
        "Petani turun ke sawah sejak subuh.",
    ]
    assert article["provenance"]["title"] == "radar:h2.judul"


def test_its_marks_tell_its_pages_on_an_unknown_host(site: Path) -> None:
    page = PAGE.replace(HOST, "lain.example").replace("<h1>", '<img src="/assets/radar-cms/a"><h1>')
    assert read(site, page)["template"] == "radar"
    assert read(site, PAGE.replace(HOST, "lain.example"))["template"] == "generic"


def test_without_the_package_the_page_is_read_as_any_other() -> None:
    assert zonaparse.parse(PAGE).template == "generic"


def test_the_command_knows_an_installed_package(site: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    command = ("-m", "zonaparse")
    done = run(site, *command, "parse", "--json", str(tmp_path / "page.html"))
    assert json.loads(done.stdout)["template"] == "radar"
    rows = json.loads(run(site, *command, "templates", "--json").stdout)
    packages = {row["template"]: row["package"] for row in rows}
    assert packages["radar"] == "zonaparse-radar"
    assert packages["prmn/2020"] == packages["generic"] == "zonaparse"
    assert b"zonaparse-radar" in run(site, *command, "templates").stdout


OWN_PRMN = """
from zonaparse.templates import Evidence, Template
told = Evidence(grade="C", date="2026-11", seen="nothing")
ONE = Template(family="one", hosts=("Pikiran-Rakyat.com",), evidence=told)
TWO = Template(family="two", hosts=("galamedianews.com",), evidence=told)
MARK = Template(family="mark", marks=("<head>", "<html"), evidence=told)
ALL = (TWO, ONE)
"""


def test_a_package_goes_before_the_library_for_the_same_host(tmp_path: Path) -> None:
    site = put(tmp_path, "own", OWN_PRMN, {"own": "own:ALL"})
    assert read(site, PRMN)["template"] == "one"


def test_a_host_of_the_library_goes_before_a_mark_of_a_package(tmp_path: Path) -> None:
    site = put(tmp_path, "own", OWN_PRMN, {"mark": "own:MARK"})
    assert read(site, PRMN)["template"] == "prmn/2020"
    assert read(site, "<html><h1>J</h1><p>" + "Satu kalimat. " * 30)["template"] == "mark"


def test_packages_that_claim_one_host_go_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, "b", OWN_PRMN.replace('"one"', '"of b"'), {"b": "b:ONE"})
    put(tmp_path, "a", OWN_PRMN.replace('"one"', '"of a"'), {"a": "a:ONE"})
    assert read(tmp_path, PRMN)["template"] == "of a"


BROKEN = {
    "not there": ("x = 1", "broken{}:RADAR", "has no attribute 'RADAR'"),
    "not importable": ("import no_such_module", "broken{}:RADAR", "no_such_module"),
    "no Python": ("RADAR = (", "broken{}:RADAR", "SyntaxError"),
    "no template": ("RADAR = 7", "broken{}:RADAR", "no list of templates: 7"),
    "no template in the list": ("RADAR = (7,)", "broken{}:RADAR", "no Template: 7"),
    "useless": (
        "from zonaparse.templates import *\n"
        "RADAR = Template(family='r', evidence=Evidence(grade='A', date='2026', seen='x'))",
        "broken{}:RADAR",
        "r has neither hosts nor marks: it fits no page",
    ),
}


def test_broken_packages_cost_one_warning_each_and_no_page(tmp_path: Path) -> None:
    site = put(tmp_path, "own", OWN_PRMN, {"own": "own:ONE"})
    for number, (code, value, _) in enumerate(BROKEN.values()):
        put(site, f"broken{number}", code, {"radar": value.format(number)})
    done = run(site, "-c", READ, page=PRMN)
    assert json.loads(done.stdout)[0]["template"] == "one"
    told = [line for line in done.stderr.decode().splitlines() if "TemplateWarning: " in line]
    assert len(told) == len(BROKEN)
    for number, (_, _, message) in enumerate(BROKEN.values()):
        (line,) = (
            line for line in told if f"'radar' of package 'zonaparse-broken{number}'" in line
        )
        assert message in line


def test_import_does_not_look_packages_up(tmp_path: Path) -> None:
    put(tmp_path, "loud", "raise SystemExit('looked up')", {"loud": "loud:X"})
    assert run(tmp_path, "-c", "import zonaparse, zonaparse.templates").stderr == b""


def test_a_template_for_one_call_is_for_that_call_alone() -> None:
    article = zonaparse.parse(PAGE, templates=[RADAR])
    assert (article.template, article.title) == ("radar", "Panen Raya di Lebak")
    assert "Beli sekarang!" not in article.body
    assert zonaparse.parse(PAGE).template == "generic"


def test_what_it_leaves_out_is_read_as_on_any_site() -> None:
    article = zonaparse.parse(PAGE, templates=(t for t in [RADAR]))
    assert article.url == f"https://www.{HOST}/2026/panen-raya"
    assert article.provenance["url"] == "rel:canonical"


def test_it_goes_before_all_others_even_by_a_mark() -> None:
    marked = replace(RADAR, hosts=(), marks=("assets.pikiran-rakyat.com",))
    assert zonaparse.parse(PRMN, templates=[marked]).template == "radar"
    assert zonaparse.parse(PRMN, templates=[RADAR]).template == "prmn/2020"


def test_the_first_of_several_wins() -> None:
    other = replace(RADAR, family="other")
    assert zonaparse.parse(PAGE, templates=[other, RADAR]).template == "other"
    assert zonaparse.parse(PAGE, templates=[RADAR, other]).template == "radar"


def test_its_variants_are_told_apart() -> None:
    old = RADAR.but(variant="old", variant_marks=(Mark("body", "div.iklan"),))
    family = replace(RADAR, variants=(old,))
    assert zonaparse.parse(PAGE, templates=[family]).template == "radar/old"
    assert zonaparse.parse(PAGE.replace("iklan", "i"), templates=[family]).template == "radar"


def test_explain_takes_templates_too() -> None:
    told = zonaparse.explain(PAGE, templates=[RADAR])
    assert told.article == zonaparse.parse(PAGE, templates=[RADAR])
    assert next(x.source for x in told.fields if x.name == "title") == "radar:h2.judul"


def test_many_templates_of_one_call_each_do_not_pile_up() -> None:
    for number in range(registry._MOST_GIVEN + 2):
        family = f"radar{number}"
        assert zonaparse.parse(PAGE, templates=[replace(RADAR, family=family)]).template == family
    assert len(registry._GIVEN) <= registry._MOST_GIVEN


@pytest.mark.parametrize("family", registry.families(), ids=lambda family: family.name)
def test_the_library_keeps_its_own_rules(family: Template) -> None:
    check([family])
    assert registry.Registry([family]).families == (family,)


UNKNOWN_PLACE = Mark("foot", "b")  # type: ignore[arg-type]
PAGER = Pager(widget="div.paging", active="b", numbers="a[", next="")


def wrong(**changes: Any) -> Template:
    """Return the template with what its types forbid."""
    return replace(RADAR, **changes)


WRONG: list[tuple[Any, str]] = [
    ("radar", "no list of templates: 'radar'"),
    (RADAR, "no list of templates: Template"),
    ([RADAR, None], "no Template: None"),
    ([wrong(hosts=())], "radar has neither hosts nor marks"),
    ([wrong(hosts=HOST)], "radar: hosts is no tuple of strings"),
    ([wrong(title=["h1"])], "radar: title is no tuple of strings"),
    ([wrong(marks=("",))], "radar: marks is no tuple of strings"),
    ([wrong(evidence="A")], "radar: evidence is of the wrong type"),
    ([wrong(markup={"drop": "b"})], "radar: markup is of the wrong type"),
    ([wrong(title=("h1[",))], r"radar: title has no selector .*'h1\['"),
    ([wrong(title=("metta:x",))], "radar: title has no selector and no known source"),
    ([wrong(tags=("ul >> a[ @href",))], r"radar: tags has no selector .*'a\['"),
    ([wrong(container=("di v[",))], "radar: container has no selector"),
    ([wrong(markup=Markup(drop=".a..b"))], "radar: markup has no selector"),
    ([wrong(pager=PAGER)], r"radar: pager has no selector .*'a\['"),
    ([wrong(variants=(RADAR.but(variant="x", title=("[",)),))], "radar/x: title has no"),
    ([wrong(lines=("(simak",))], r"radar: lines: '\(simak': missing \)"),
    ([wrong(variants=("old",))], "no Template: 'old'"),
    (
        [wrong(variant_marks=(UNKNOWN_PLACE,))],
        "radar: the place of a mark is one of head, headline, body",
    ),
]


@pytest.mark.parametrize(("templates", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_a_broken_template_is_an_error_of_this_library(templates: Any, message: str) -> None:
    with pytest.raises(zonaparse.TemplateError, match=message):
        zonaparse.parse(PAGE, templates=templates)


def test_a_family_is_known_by_its_signs_around_the_headline() -> None:
    signed = Template(
        family="contoh",
        signs=("judul-contoh",),
        evidence=Evidence(grade="C", date="2026-11", seen="one page"),
        title=("h1 b",),
    )
    text = "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 5
    headline = "<div class=judul-contoh>Daerah</div><div><h1><b>Panen</b> Raya</h1></div>"
    far = "<div>" * 6 + "<h1><b>Panen</b> Raya</h1>" + "</div>" * 6 + "<div class=judul-contoh>"
    titles = {
        where: zonaparse.parse(f"<main>{page}{text}</main>", templates=[signed]).title
        for where, page in (("near", f"<section>{headline}</section>"), ("far", far))
    }
    assert titles == {"near": "Panen", "far": "Panen Raya"}
