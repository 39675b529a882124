"""How the time of parse() grows, for every kind of input that a grammar makes.

    python -m tests.growth                       # a sample of the kinds, as the tests run it
    python -m tests.growth --all [--only WORD]   # every kind, each doubled up to --most bytes
    python -m tests.growth --all --part 1/2      # half of them; the other half may run beside it

A kind is something that is repeated in a page: a tag, left open or closed by another one, an
attribute, a label, a piece of data, at a place of the page, for one of the families. Each is
doubled four times, and the exponent of the growth is fitted to the CPU time of the guard alone and
of parse(). What is refused counts too.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

import zonaparse
from zonaparse import guard
from zonaparse.document.encoding import decode
from zonaparse.document.page import tree_of
from zonaparse.templates import registry

STEEPEST = 1.25
DOUBLINGS = 4
MOST = 200_000  # bytes of the largest page
LEAST = 0.1  # seconds; what takes less costs nobody anything, and is not told from noise
EACH = 3  # kinds of each place in a sample
_HALVINGS = 6
_MEASURED = 4  # times, of which the flattest counts: other processes only make it steeper
_MUCH = 2.0  # seconds; what takes longer is steep on a smaller page, too, and is seen sooner there
_NOISE = 0.01  # seconds; less cannot be told from what the page takes without the kind
TAGS = (
    "a abbr address article aside b blockquote body br button caption center cite code col dd del "
    "div dl dt em fieldset figcaption figure font footer form frameset h1 h2 h3 h4 head header hr "
    "html i iframe img input ins label li link main marquee math meta nav nobr noscript object ol "
    "optgroup option p picture pre q rt ruby s script section select small source span strong "
    "style sub summary sup svg table tbody td template textarea th time title tr tt u ul video x-y"
).split()
ATTRIBUTES = (
    "href='/a-1' href='?a=1&b=2' href='../x' href='javascript:x' src='/a.jpg' class='related post' "
    "id=widget rel=tag rel=author itemprop=author itemprop=articleBody itemprop=datePublished "
    "property=og:title name=author datetime=2020-05-01T10:00 content='Rani, Putri' "
    "alt='Foto: Rani' style=display:none hidden data-x='>' data-y=\"<p>\" "
    "srcset='/a.jpg 1x,/b.jpg 2x' lang=id"
).split(" ")
TEXTS = (
    "Kata lain. |Editor: Rani Putri|Penulis: Rani|Sumber: Antara|Oleh Rani|Baca juga: Panen Raya|"
    "Rabu, 1 Mei 2020 10:00 WIB|(ant/rps)|***|Foto: Rani/Antara|LEBAK, KOMPAS.com - |&amp;quot; |"
    "(Baca: kata) |Halaman 1 2 3|#tag, |\u00a0|\u200b|e\u0301|\u6f22\u5b57|http://a.id/b |"
    "Copyright 2020|Advertisement|- |. |/|[|(a|1 |A |@a |2020-05-01T10:00"
).split("|")
DATA = (
    '{"@type":"NewsArticle","headline":"x"}|{"@id":"1"}|[|{"a":|1,|"a",|/* a |// a\\n|, |\\\\|'
    '&amp;|"|{"@type":"Person","name":"Rani"},|dataLayer.push({|dataLayer.push({"a":1});|dataLayer=[{|'
    "dataLayer.push({'a':'b',|</script><script>|<!--|-->"
).split("|")
CHARSETS = (
    "utf-8 iso-8859-1 windows-1252 utf-16 gbk shift_jis euc-kr big5 iso-2022-jp x-user-defined "
    "replacement undefined punycode idna utf-7 hz"
).split()
HEAD = "<html><head><meta property=og:type content=article><link rel=canonical href='https://{}/b'>"
BODY = "<title>Panen Raya di Desa Contoh</title></head><body><h1>Panen Raya di Desa Contoh</h1>"
TEXT = "".join(
    f"<p>Warga Desa Contoh nomor {n} memanen padi hari itu, kata Rani.</p>" for n in range(9)
)


@dataclass(frozen=True)
class Kind:
    """A name, the place of what is repeated, and what makes the page with so many repetitions."""

    name: str
    place: str
    make: Callable[[int], bytes]


def kinds() -> Iterator[Kind]:
    """Yield all kinds."""
    places = {"head": (0, ""), "body": (1, ""), "article": (2, ""), "line": (2, "<p>")}
    places |= {"select": (2, "<select>"), "table": (2, "<table>")}
    places |= {"deepest list": (2, "<ul><li>" * 240)}
    repeated = [*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), *_closed(), *_held()]
    for text in repeated:
        for place, (part, start) in places.items():
            yield Kind(f"{text!r} in the {place}", place, _page(part, start, text, ""))
    for text in DATA:
        for kind in ("type=application/ld+json", "", "id=__NEXT_DATA__"):
            yield Kind(
                f"{text!r} in <script {kind}>",
                "script",
                _page(0, f"<script {kind}>", text, "</script>"),
            )
            start = f"<script {kind}>" + '{"@type":"NewsArticle","author":['
            yield Kind(
                f"{text!r} in authors, {kind}", "authors", _page(0, start, text, "</script>")
            )
    for charset in CHARSETS:
        for text in ("a-9", "\xff\xc3", "\x1b$B\xff"):
            yield Kind(f"{text!r} in {charset}", "charset", _encoded(charset, text))
    for template in registry.families():
        host = next(iter(template.hosts), "a.id")
        for text in ("<div>", "<p>x", "<a href=/x>x</a>", "x<br>", "<img src=/a.jpg>"):
            yield Kind(f"{text!r}, {template.family}", "family", _page(2, "", text, "", host))
    yield from of_attacks()


def of_attacks() -> Iterator[Kind]:
    """Yield kinds that were too steep once, or are written where the grammar has no place."""
    videos = "<iframe></iframe>", "<video></video>x", "<amp-video>"
    for text in videos:
        yield Kind(f"{text!r} in one box", "attack", _page(2, "<div>Kata lain.", text, ""))
    start = "</article>" + "<div class=author>" * 480
    for text in ("<a href=/x>Rani</a>", "<br>Rani", "<b class=author-name>Rani</b>"):
        yield Kind(f"{text!r} in the deepest byline", "attack", _page(2, start, text, ""))
    start = "<div>" * 480 + "<b>sudah langganan</b>" * 60
    yield Kind("what a deep offer holds", "attack", _page(2, start, "<i></i>", ""))
    yield Kind("blank lines", "attack", _page(2, "<p>", "&nbsp;<br>", ""))
    frame = "<iframe srcdoc='<p>Kata lain.<a href=x>x</a>'></iframe>"
    yield Kind("frames", "attack", _page(2, "", frame, ""))
    yield Kind("what a frame holds", "attack", _page(2, "<iframe srcdoc='", "<p><a href=x>x", "'>"))


def _encoded(charset: str, text: str) -> Callable[[int], bytes]:
    return lambda times: f"<meta charset={charset}>".encode() + text.encode("latin-1") * times


def _closed() -> Iterator[str]:
    for tag in TAGS:
        yield f"<{tag}>x</{tag}>"
        yield f"<{tag}></x>"
        yield f"<{tag}><p>x"
        yield f"<object></{tag}></object>"
        yield f"<svg><{tag}/>"


def _held() -> Iterator[str]:
    for attribute in ATTRIBUTES:
        for tag in ("div", "a", "p", "img", "meta", "time", "span"):
            yield f"<{tag} {attribute}>x"
        yield f"<p {attribute} "
    for text in TEXTS:
        yield text
        yield f"<p>{text}</p>"
        yield f"{text}<br>"
        yield f"<figure><img src=/a.jpg><figcaption>{text}</figcaption></figure>"
        yield f"<p><a href=/x>{text}</a>"
    yield from (
        "<template shadowrootmode=open><slot></slot></template>",
        "<template shadowrootmode=open><p>x",
        f"<p><font c='{'y' * 400}'>x",
    )
    yield from ("<", "<a ", '<a b="', "<a b='", "<!--", "<![CDATA[", "<?", "</", "\0", "&", "&#0;")


def _page(part: int, start: str, text: str, end: str, host: str = "a.id") -> Callable[[int], bytes]:
    def make(times: int) -> bytes:
        inside = ["", "", ""]
        inside[part] = start + text * times + end
        parts = (HEAD.format(host), inside[0], BODY, inside[1], f"<article>{TEXT}", inside[2])
        return "".join(parts).encode("utf-8", "replace")

    return make


Measure = Callable[[bytes], tuple[float, bool]]


def seconds(call: Callable[[bytes], object], page: bytes) -> tuple[float, bool]:
    """Return the CPU seconds of a call, and whether it took the page for too complex."""
    refused, start = False, time.process_time()
    try:
        call(page)
    except zonaparse.PageTooComplex:
        refused = True
    except zonaparse.ZonaparseError:
        pass
    return time.process_time() - start, refused


def guarding(page: bytes) -> tuple[float, bool]:
    """Measure the guard, with the parsing that stands between its two looks."""
    return seconds(lambda page: tree_of(decode(page).raw, guard.DEFAULT), page)


def parsing(page: bytes) -> tuple[float, bool]:
    """Measure parse() without the guard, which looks at some pages closer than at others."""
    took, refused = seconds(zonaparse.parse, page)
    return took - guarding(page)[0], refused


def exponent(measure: Measure, make: Callable[[int], bytes], most: int) -> float:
    """Return how steeply the time grows up to the largest page that is not refused.

    It is fitted over the doublings, without what the page has and takes around them; 0 if the time
    is too short to be told from noise.
    """
    times = max(1, most // max(1, len(make(2)) - len(make(1))))
    for _ in range(_HALVINGS):
        took, refused = measure(make(times))
        if not refused and took < _MUCH:
            break
        times //= 2
    if took < LEAST:
        return 0
    without = len(make(0))
    base = min(measure(make(0))[0] for _ in range(3))
    pages = [make(max(1, times >> halvings)) for halvings in range(DOUBLINGS, -1, -1)]
    found = [min(measure(page)[0] for _ in range(2)) - base for page in pages]
    if found[-1] < LEAST:
        return 0
    told = [(len(p) - without, t) for p, t in zip(pages, found, strict=True) if t > _NOISE]
    return _slope([math.log2(size) for size, _ in told], [math.log2(t) for _, t in told])


def _slope(x: list[float], y: list[float]) -> float:
    """Return the slope of the line nearest to the points, by least squares."""
    middle, high = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - middle) ** 2 for a in x)
    return sum((a - middle) * (b - high) for a, b in zip(x, y, strict=True)) / spread


def steep(kind: Kind, most: int) -> dict[str, float]:
    """Return the exponents of a kind that are too steep each time that they are measured."""
    found = {}
    for name, measure in (("guard", guarding), ("parse", parsing)):
        measured = (exponent(measure, kind.make, most) for _ in range(_MEASURED))
        steepest = list(takewhile(lambda slope: slope > STEEPEST, measured))
        if len(steepest) == _MEASURED:
            found[name] = round(min(steepest), 2)
    return found


def sample(each: int, seed: int) -> list[Kind]:
    """Return some of the kinds, so many of each place, others for another seed."""
    places: dict[str, list[Kind]] = {}
    for kind in kinds():
        places.setdefault(kind.place, []).append(kind)
    chance = random.Random(seed)
    return [kind for there in places.values() for kind in chance.sample(there, each)]


def main() -> int:
    """Measure kinds, and tell those that grow too steeply."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", action="store_true")
    options.add_argument("--only", default="", help="kinds whose name holds this")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--most", type=int, default=MOST, help="bytes of the largest page")
    options.add_argument("--part", default="1/1", help="one of so many parts: 1/2, 2/2")
    given = options.parse_args()
    part, parts = map(int, given.part.split("/"))
    chosen = list(kinds()) if given.all or given.only else sample(EACH, given.seed)
    chosen = [kind for kind in chosen if given.only in kind.name][part - 1 :: parts]
    bad = 0
    for number, kind in enumerate(chosen, 1):
        if number % 100 == 0:
            print(f"{number} of {len(chosen)}", file=sys.stderr, flush=True)
        if found := steep(kind, given.most):
            bad += 1
            largest = kind.make(given.most // max(1, len(kind.make(2)) - len(kind.make(1))))
            took, _ = seconds(zonaparse.parse, largest)
            print(f"{kind.name}: {found}, {took:.2f} s for {len(largest)} bytes", flush=True)
    print(f"{len(chosen)} kinds, {bad} too steep, {time.process_time():.0f} s of CPU")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
