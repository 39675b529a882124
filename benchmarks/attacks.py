"""Attacks on the parser, and what each costs: `python -m benchmarks.attacks`.

Each runs in a process of its own. The bound is one second and 50 ms a megabyte; a process that
goes over it is named. With --write the table goes into docs/promises/limits.md.
"""

import argparse
import html
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import zonaparse

LIMITS = Path(__file__).parents[1] / "docs" / "promises" / "limits.md"
MARK = "<!-- attacks -->"
MEGA = 1_000_000
LONGEST = 100  # characters of what happens
HOLDERS = {
    "a byline": "<div class=byline>",
    "a caption": "<figure><img src=/a.jpg><figcaption>",
    "a headline": "<h1>",
    "a date": "<time class=date>",
    "a breadcrumb": "<ul class=breadcrumb><li><a href=/x>",
    "a tag": "<div class=tags><a rel=tag href=/tag/x>",
    "a deck": "<h2 class=deck>",
    "a cell": "<table><tr><td>a<td>b<tr><td>c<td>",
    "a footer": "</article><div class=footer>",
    "500 quotes": "<blockquote>" * 500,
}
SHADOW = "<template shadowrootmode=open><slot></slot></template>"

BAITS = (
    "* ", "(", "a (", "- ", "Editor:", "[", ", ", "Baca juga: ", "/", "foto: ", "1 Mei 2020 ",
    "by ", "&amp;quot;", "JAKARTA - ", "(a/", "2020-01-01T", "http://", "#", "© ", "Penulis | ",
)  # fmt: skip


def article(body: str) -> bytes:
    head = '<meta property="og:type" content="article"><h1>Panen Raya di Lebak</h1>'
    return f"<html><head>{head}<article>{body}".encode()


def prose(times: int) -> str:
    return "<p>Kalimat yang cukup panjang untuk dibaca sebagai paragraf.</p>" * times


def spans() -> bytes:
    cell = '<td colspan="9007199254740991" rowspan="99999">x</td>'
    return article("<table>" + f"<tr>{cell * 20}</tr>" * 2_500 + "</table>" + prose(20))


def json_ld(value: str) -> bytes:
    return article(f'<script type="application/ld+json">{value}</script>' + prose(20))


def attacks() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield (name, maker of a page)."""
    for count in (10_000, 100_000, MEGA):
        yield f"{count:,} nested <div>", lambda n=count: b"<div>" * n  # type: ignore[misc]
    yield "100,000 nested <b><i>", lambda: b"<b><i>" * 50_000
    yield (
        "10,000 different <font> left open",
        lambda: b"".join(b"<font a%d>x<p>" % n for n in range(10_000)),
    )
    yield (
        "1,500 different <font>, small page",
        lambda: b"".join(b"<font a%d>x<p>" % n for n in range(780)),
    )
    yield "40,000 attributes", lambda: b"<div " + b" ".join(b"a%d" % n for n in range(40_000))
    yield (
        "40,000 quoted attributes",
        lambda: article("<div " + " ".join(f'a{n}=">"' for n in range(40_000)) + ">x"),
    )
    yield "nested tables", lambda: b"<table><tr><td>" * 20_000
    yield "unclosed <p><li><td>", lambda: article("<p>a<li>b<td>c" * 19_000)
    yield "1,000,000 siblings", lambda: article("<p>x" * MEGA)
    yield "29,000 paragraphs", lambda: article("<p>Kalimat yang panjang sekali." * 29_000)
    yield "table of huge spans", spans
    yield "5 MB of JSON-LD, deep", lambda: json_ld("[" * 5 * MEGA)
    yield "5 MB of JSON-LD, wide", lambda: json_ld('[{"@type":"Person"},' * 250_000)
    yield "1 MB of JSON-LD, deep", lambda: json_ld('{"a":' * 190_000)
    yield "1 MB of JSON-LD, wide", lambda: json_ld("[" + '{"@type":"NewsArticle"},' * 40_000)
    yield "10 MB of one word", lambda: b"<p>" + b"a" * 10_400_000
    yield "10 MB of stray <", lambda: b"<" * 10_400_000
    yield "10 MB of zeros", lambda: b"\0" * 10_400_000
    yield "29,000 <br>", lambda: article("<p>a" + "<br>" * 29_000)
    yield "29,000 lines by <br>", lambda: article("<p>" + "Kalimat.<br>" * 29_000)
    yield "29,000 links in a line", lambda: article("<p>" + '<a href="/x">kata</a> ' * 29_000)
    yield "50,000 h1", lambda: article("<h1>Panen Raya</h1>" * 100_000)
    yield (
        "200,000 time elements",
        lambda: article('<time datetime="2020-01-01">' * 500 + "<time>" * 140_000),
    )
    yield "100,000 nested lists", lambda: article("<ul><li>a" * 100_000)
    yield "250 nested lists of much text", lambda: article("<ul><li>" * 250 + prose(20_000))
    yield "broken surrogates", lambda: ("<p>\ud800 " * 50_000).encode("utf-8", "surrogatepass")
    yield "UTF-8 cut in two", lambda: article("<p>Caf\u00e9 " * 50_000)[:-1] + b"\xc3"
    yield "gzip bytes as HTML", lambda: b"\x1f\x8b\x08" + bytes(range(256)) * 4_000
    yield "2,500,000 tags without an end", lambda: b"<a " * 2_500_000
    yield "quotes without an end", lambda: b"<a b='" * 1_700_000
    yield "2,500,000 </p>", lambda: article("</p>" * 2_500_000)
    yield "end tags that end nothing", lambda: article("<div></x>" * 59_000)
    yield "nested <optgroup>", lambda: article("<optgroup>" * 59_000)
    yield "6,000 nested <blockquote>", lambda: article("<blockquote>" * 6_000 + prose(200))
    yield "formatting that <object> hides", lambda: article(hidden(1_500) + "<p>x" * 20_000)
    yield "the same, small page", lambda: article(hidden(190) + "<p>x" * 80)
    yield "formatting with a long value", lambda: article(long_font(1) + "<p>x" * 10_000)
    yield "the same, several values", lambda: article(long_font(9) + "<p>x" * 1_000)
    yield (
        "15,000 attributes of <body>",
        lambda: b"".join(b"<body a%d=1>" % n for n in range(15_000)),
    )
    yield "8,000 shadow roots of one element", lambda: article("<div>" + SHADOW * 8_000)
    yield "2,000 attributes, 1,000 times", lambda: article(attributes(2_000) * 700)
    yield "800 frames of formatting made again", lambda: article(framed(FONTS) * 800)
    yield "200 frames of 3,000 options", lambda: article(framed("<option>x" * 3_000) * 200)
    yield "9,000 frames", lambda: article(prose(20) + framed("<p>x") * 9_000)
    yield (
        "20,000 links from a long base",
        lambda: article(framed(f"<base href=//a.id/{'a/' * 50_000}>" + "<a href=x>x" * 20_000)),
    )
    yield "a link of 9 MB", lambda: article(f"{prose(9)}<p><a href='/{'a/../' * 1_800_000}'>x")
    yield "15,000 videos in a box", lambda: article(f"<div>x{'<iframe></iframe>' * 15_000}")
    yield (
        "12,000 links in 480 bylines",
        lambda: article(
            prose(20) + "</article>" + "<p class=author><div class=author>" * 240 + LINKS
        ),
    )
    yield "62,000 pushes to a dataLayer", lambda: pushed("dataLayer.push({" * 62_000)
    yield "a dataLayer of one word", lambda: pushed("dataLayer.push({" + "a" * 900_000)
    yield (
        "5 MB of __NEXT_DATA__",
        lambda: article(f"<script id=__NEXT_DATA__>{'[' * 5 * MEGA}</script>"),
    )
    for charset in ("undefined", "punycode", "utf-16", "iso-2022-jp", "gbk"):
        yield (
            f"5 MB in {charset}",
            lambda c=charset: f"<meta charset={c}>".encode() + b"\x1b$B\xff-a9" * 700_000,  # type: ignore[misc]
        )
    for place, start in HOLDERS.items():
        for bait in ("a, ", "( / foto: ", "1 Mei 2020 "):
            yield (
                f"9 MB of {bait!r} in {place}",
                lambda s=start, b=bait: article(s + b * (9 * MEGA // len(b))),  # type: ignore[misc]
            )
    yield "120 pictures at the headline, many texts", lambda: beside("<img src=/a.jpg>", TEXTS)
    yield "9,000 pictures in a box", lambda: beside(FIGURE * 9_000, "")
    yield "120 dates in a long heading", lambda: article(f"<h2>{DATES}{LONG}</h2>" + prose(20))
    yield "120 dates in a long link", lambda: article(f"<a href=/x>{DATES}{LONG}</a>" + prose(20))
    yield "120 dates beside many links", lambda: article(f"<ul><li>{DATES}{LINKS}</ul>" + prose(20))
    yield "60 marks of a date, a long text", lambda: article(prose(20) + MARKS + LONG)
    yield "120 tables in each other, 9,600 rows", lambda: article(CELLS * 120 + "<tr><td>x" * 9_600)
    for bait in BAITS:
        yield (
            f"1 MB of {bait!r}",
            lambda b=bait: article(  # type: ignore[misc]
                "<p>" + b * (MEGA // len(b))
            ),
        )


FIGURE = "<figure><img src=/a.jpg></figure>"
TEXTS = "<b>x</b>" * 13_000
LONG = "kata yang lain lagi " * 450_000
DATES = "<i>1 Mei 2020</i>" * 120


def framed(inside: str) -> str:
    return f"<iframe srcdoc='{inside}'></iframe>"


FONTS = "".join(f"<font a{n}>x<p>" for n in range(700))
LINKS = "<a href=/x>kata lain</a>" * 14_000
MARKS = "<div>" + "<time>Mei 2020</time>" * 60
CELLS = "<table><tr><td>a<td>b<tr><td>"


def beside(shown: str, texts: str) -> bytes:
    return article(f"<div>{shown * (120 if texts else 1)}{texts}</div><article>{prose(20)}")


def long_font(count: int) -> str:
    fonts = (f"<font c='{n}{'y' * (MEGA // count**3)}'>" for n in range(count))
    return "<p>" + "".join(fonts) + "x"


def hidden(count: int) -> str:
    return "".join(f"<font color=c{n}><object></font></object>" for n in range(count))


def attributes(count: int) -> str:
    return "<p " + " ".join(f"a{n}" for n in range(count)) + ">x"


def pushed(text: str) -> bytes:
    host = "<link rel=canonical href='https://zonabanten.pikiran-rakyat.com/banten/pr-2321/x'>"
    return article(f"{host}<script>{text}</script>")


def run(make: Callable[[], bytes]) -> str:
    page = make()
    start = time.process_time()
    try:
        outcome = f"Article, {len(zonaparse.parse(page).blocks)} blocks"
    except zonaparse.ZonaparseError as error:
        outcome = f"{type(error).__name__}: {error}"
    took = time.process_time() - start
    bound = 1 + 0.05 * len(page) / MEGA
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    over = " OVER" if took > bound else ""
    return f"{len(page) / MEGA:.1f} | {outcome[:LONGEST]} | {took:.2f}{over} | {peak}"


def table() -> Iterator[str]:
    yield "| attack | MB | what happens | CPU seconds | peak MiB |"
    yield "| --- | ---: | --- | ---: | ---: |"
    for number, (name, _) in enumerate(attacks()):
        command = [sys.executable, "-m", "benchmarks.attacks", "--one", str(number)]
        try:
            done = subprocess.run(  # noqa: S603
                command, capture_output=True, text=True, timeout=300, check=False
            )
            row = done.stdout.strip() or f"? | killed: {done.returncode} | ? OVER | ?"
        except subprocess.TimeoutExpired:
            row = "? | still running | 300 OVER | ?"
        yield f"| {html.escape(name, quote=False).replace('|', chr(92) + '|')} | {row} |"


def main() -> int:
    """Print the table, or run one attack."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--one", type=int)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.one is not None:
        print(run(list(attacks())[given.one][1]))
        return 0
    rows = []
    for row in table():
        print(row, flush=True)
        rows.append(row)
    if given.write:
        before, _, _ = LIMITS.read_text("utf-8").partition(MARK)
        LIMITS.write_text(f"{before}{MARK}\n\n" + "\n".join(rows) + "\n", "utf-8")
    return int(any("OVER" in row for row in rows))


if __name__ == "__main__":
    sys.exit(main())
