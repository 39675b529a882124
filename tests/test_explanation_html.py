"""The explanation as a file to look at, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import browser as browsers
from tests.archives import run
from tests.browser import WIDTHS, Browser, Looked, looked_at
from tests.test_copies import wayback
from zonaparse import explain
from zonaparse.errors import PageNotKept
from zonaparse.explanation import Explanation

FIXTURES = Path(__file__).parent / "fixtures"
PLAIN = (FIXTURES / "prmn" / "2020-plain.html").read_bytes()
BR_RUNS = (FIXTURES / "prmn" / "2022-br-runs.html").read_bytes()
UNKNOWN = (FIXTURES / "generic" / "blogger-news.html").read_bytes()
PARAGRAPHS = "".join(
    f"<p>Alinea ke-{n} menceritakan panen padi di desa nomor {n}, yang dimulai pada pagi hari.</p>"
    for n in range(11_000)
)
LARGE = f"<title>Panen</title><h1>Panen Raya di Lebak</h1><article>{PARAGRAPHS}</article>"
HOSTILE = """<html lang="id"><head><title>Panen</title>
<meta http-equiv="refresh" content="0;url=http://evil.test/moved">
<base href="http://evil.test/"><link rel="stylesheet" href="http://evil.test/style.css">
<style>@import "http://evil.test/more.css"; body { display: none } p { position: fixed }</style>
<script>alert("head")</script></head>
<body onload="alert('load')" style="background: url(http://evil.test/ground.png)">
<h1 onclick="alert('title')" class='"><script>alert(9)</script>'>Panen &lt;b&gt; Raya</h1>
<article><p>LEBAK - Panen raya dimulai pada pagi hari di desa itu.</p>
<p><a href="javascript:alert('link')" target="_top">Para petani</a> bersyukur atas hasil tahun ini
&lt;/iframe&gt;&lt;script&gt;alert('text')&lt;/script&gt; dan menjualnya ke kota.</p>
<img src="http://evil.test/picture.png" onerror="alert('error')" alt="&quot; onload=&quot;alert(1)">
<img src="data:image/svg+xml,<svg onload=alert(2)>" alt="svg">
<p>Hasil panen tahun ini lebih besar daripada tahun lalu, kata kepala desa itu kepada warga.</p>
<iframe src="http://evil.test/frame" srcdoc="<script>parent.alert(5)</script>"></iframe>
<form action="http://evil.test/form"><input autofocus onfocus="alert(6)"><button>Kirim</button>
</form>
<video src="http://evil.test/film.mp4" autoplay></video><object data="http://evil.test/o"></object>
<noscript><p title="</noscript><img src=x onerror=alert(7)>"></noscript>
<svg><script>alert("svg")</script><style><img src=x onerror=alert(3)></style></svg>
<math><mtext><table><mglyph><style><!--</style>
<img title="--&gt;&lt;img src=1 onerror=alert(4)&gt;">
</math></article></body></html>"""
CASES: dict[str, tuple[bytes | str, str]] = {
    "prmn": (PLAIN, "Sejak dermaga bambu di kampung itu"),
    "unknown site": (UNKNOWN, "Dari lelang terkumpul Rp 83 juta"),
    "one megabyte": (LARGE, "Alinea ke-8000 "),
    "hostile": (HOSTILE, "Hasil panen tahun ini"),
    "br runs": (BR_RUNS, "Setiap rombongan kini wajib"),
    "wayback copy": (wayback(PLAIN.decode()), "Sejak dermaga bambu di kampung itu"),
}
# The rectangle of the first node of the frame's text that holds some words, and that of the box of
# an entry: both in the coordinates of the document in the frame.
RECT_OF_TEXT = """(words) => {
  const page = document.querySelector("iframe").contentDocument;
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.includes(words)) continue;
    const range = page.createRange();
    range.selectNodeContents(text);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { left, top, right, bottom };
  }
  return null;
}"""
RECT_OF_BOX = """(key) => {
  const frame = document.querySelector("iframe").getBoundingClientRect();
  const box = [...document.querySelectorAll(".box")].find((each) => each.dataset.key === key);
  const at = box.getBoundingClientRect();
  return { left: at.left - frame.left, top: at.top - frame.top,
           right: at.right - frame.left, bottom: at.bottom - frame.top };
}"""
SLACK = 4  # pixels of a box around what it is of


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.running() as running:
        yield running


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("explained")
    paths = {}
    for name, (page, _) in CASES.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(explain(page).to_html(), "utf-8")
    return paths


def key_of(looked: Looked, words: str) -> str:
    """Return the key of the entry of what was read that begins with some words."""
    found = looked.ask(
        """(words) => [...document.querySelectorAll("#read .field, #read .block, #read .left")]
             .find((each) => each.textContent.replace("¶", "").trim().startsWith(words))
             ?.querySelector("[data-key]").dataset.key""",
        words,
    )
    return str(found)


def is_around(box: dict[str, float], text: dict[str, float]) -> bool:
    before = all(box[side] <= text[side] + 1 for side in ("left", "top"))
    after = all(box[side] >= text[side] - 1 for side in ("right", "bottom"))
    return before and after


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_it_asks_for_nothing_runs_nothing_and_fits_the_window(
    browser: Browser, files: dict[str, Path], name: str, width: int
) -> None:
    with looked_at(browser, files[name], width) as looked:
        looked.page.wait_for_timeout(200)
        assert looked.is_quiet(), (looked.requests, looked.told)
        assert looked.ask("() => document.documentElement.scrollWidth") == width
        wide = looked.ask(
            "() => document.querySelector('iframe').contentDocument.documentElement.scrollWidth"
            " - document.querySelector('iframe').clientWidth"
        )
        assert wide == 0


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_a_box_is_where_its_text_is_and_a_click_leads_there_and_back(
    browser: Browser, files: dict[str, Path], name: str, width: int
) -> None:
    words = CASES[name][1]
    with looked_at(browser, files[name], width) as looked:
        key = key_of(looked, words)
        text, box = looked.ask(RECT_OF_TEXT, words), looked.ask(RECT_OF_BOX, key)
        assert is_around(box, text)
        assert text["top"] - box["top"] <= 2 * SLACK
        if width < 860:
            looked.page.get_by_role("button", name="What was read", exact=True).click()
        looked.page.locator(f'#read [data-key="{key}"]').first.click()
        on = looked.page.locator(f'.box.on[data-key="{key}"]')
        assert on.count() == 1
        assert is_in_view(looked, ".box.on")
        assert looked.ask("() => document.activeElement.className") == "box on"
        looked.page.keyboard.press("Enter")  # the box is a button that has the focus
        assert looked.ask("() => document.activeElement.closest('#read') !== null")
        assert is_in_view(looked, "#read .on")


def is_in_view(looked: Looked, selector: str) -> bool:
    script = """(selector) => {
      const at = document.querySelector(selector).getBoundingClientRect();
      return at.bottom > 0 && at.top < innerHeight && at.width > 0 && at.height > 0;
    }"""
    return bool(looked.ask(script, selector))


@pytest.mark.slow
def test_the_boxes_of_the_fields_are_around_their_nodes(
    browser: Browser, files: dict[str, Path]
) -> None:
    printed = {
        "Title": "Naik Perahu Pinjaman, Posyandu Keliling",
        "Published": "18 November 2020, 14:27 WIB",
        "Authors": "Ratih Wulandari Sasmita",
        "Editors": "Dimas Haryawan",
        "Lead picture": "Kader Posyandu Mawar 3 menimbang balita",
        "Section": "Regional",
    }
    with looked_at(browser, files["prmn"]) as looked:
        for label, words in printed.items():
            box = looked.ask(RECT_OF_BOX, key_of(looked, label))
            found = looked.ask(all_texts(), words)
            assert any(is_around(box, text) for text in found), label


def all_texts() -> str:
    one = RECT_OF_TEXT.replace(
        "return { left, top, right, bottom };", "found.push({ left, top, right, bottom });"
    )
    return one.replace("return null;", "return found;").replace(
        "(words) => {", "(words) => { const found = [];", 1
    )


@pytest.mark.slow
def test_what_was_left_out_is_faint_and_names_its_rule(
    browser: Browser, files: dict[str, Path]
) -> None:
    page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p><p>ADVERTISEMENT</p>"
    path = files["prmn"].with_name("left.html")
    path.write_text(explain(page).to_html(), "utf-8")
    with looked_at(browser, path) as looked:
        told = looked.ask("""() => {
          const page = document.querySelector("iframe").contentDocument;
          const left = page.querySelector('[data-verdict="left_out"]');
          const read = page.querySelector('[data-verdict="body"]');
          const style = page.defaultView.getComputedStyle;
          return [left.textContent, style(left, "::after").content, style(left).color,
                  style(read).color];
        }""")
    assert told == ["ADVERTISEMENT", '"advertisement.word"', "rgb(95, 95, 95)", "rgb(28, 28, 28)"]


@pytest.mark.slow
def test_all_of_it_is_reached_by_keyboard_and_has_a_role(
    browser: Browser, files: dict[str, Path]
) -> None:
    with looked_at(browser, files["prmn"]) as looked:
        page = looked.page
        assert page.get_by_role("region", name="The page as it was saved").count() == 1
        assert page.get_by_role("region", name="What was read").count() == 1
        assert page.get_by_role("heading", level=1).count() == 1
        title = page.get_by_role("button", name="Title: go to what was read")
        title.focus()
        page.keyboard.press("Enter")
        focused = looked.ask("() => document.activeElement.textContent")
        assert focused.startswith("Naik Perahu Pinjaman")
        unnamed = looked.ask("""() => [...document.querySelectorAll("button:enabled")].filter(
          (each) => !(each.getAttribute("aria-label") || each.textContent.trim())).length""")
        assert unnamed == 0
        seen = set()
        for _ in range(400):
            page.keyboard.press("Tab")
            seen.add(looked.ask("() => document.activeElement.dataset.key || ''"))
        keys = looked.ask("""() => [...document.querySelectorAll(
          ".box:not([hidden], [data-kind=candidate])")].map((each) => each.dataset.key)""")
        assert set(keys) <= seen


@pytest.mark.slow
def test_pictures_are_loaded_only_where_they_are_asked_for(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "with.html"
    path.write_text(explain(PLAIN).to_html(pictures=True), "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.route("https://**", lambda route: route.abort())
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.close()
    assert set(asked) == {"document", "image"}


def test_an_explanation_from_json_has_no_page() -> None:
    told: Any = Explanation.model_validate_json(explain(PLAIN).model_dump_json(round_trip=True))
    with pytest.raises(PageNotKept, match="explain"):
        told.to_html()


def test_the_command_writes_one_file(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    result = run("parse", FIXTURES / "prmn" / "2020-plain.html", "--html", target)
    assert result.exit_code == 0
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


def test_a_page_that_is_no_article_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text("mine")
    result = run("parse", FIXTURES / "prmn" / "index-home.html", "--html", target)
    assert result.exit_code == 1
    assert target.read_text() == "mine"


def test_the_command_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    page, target = FIXTURES / "prmn" / "2020-plain.html", tmp_path / "out.html"
    assert run("parse", page, page, "--html", target).exit_code == 2
    assert run("parse", page, "--pictures").exit_code == 2
    assert run("parse", page, "--html", page).exit_code == 2
    assert not target.exists()
