"""The page with marks on it: which text is which line, which tag is which candidate's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from zonaparse.document import tokens
from zonaparse.document.tokens import Tokens
from zonaparse.explanation.matching import Matching
from zonaparse.explanation.model import ExplainedLine
from zonaparse.explanation.places import places

PICTURE = "data-picture"  # the address of a picture, else its alternative text
MARKS = frozenset(
    ("data-line", "data-field", "data-candidate", "data-verdict", "data-rule", PICTURE)
)
# Tags that are written as they are; others stand for nothing that a reader sees.
TAGS = frozenset(
    "a abbr address article aside b blockquote br caption center cite code dd del details div dl "
    "dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins li main mark nav ol "
    "p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr u "
    "ul".split()
)
SHOWN = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_BLOCKS = frozenset(("form", "legend", "body", "menu", "dir", "option", "amp-carousel", "date"))
_IMAGES = frozenset(("img", "amp-img"))
_NO_TAG = frozenset(("input", "link", "meta", "source", "track", "param", "area", "col", "embed"))
_picture, _alt = tokens.attribute(PICTURE), tokens.attribute("alt", longest=200)
_CELL = {name: tokens.attribute(name, longest=3) for name in ("colspan", "rowspan")}


def marked(
    html: str,
    lines: Sequence[ExplainedLine],
    fields: Mapping[str, str],
    candidates: Mapping[int, str],
    *,
    pictures: bool,
) -> str:
    """Return the HTML of a body, of which nothing but its text and plain tags is left, with marks.

    `fields` maps names to paths, `candidates` numbers to paths. A line is marked by its number, and
    so is each part of it that stands between two tags; `pictures` keeps addresses of pictures.
    """
    written = Tokens(html)
    wanted = {line.path for line in lines if line.path}
    found = places(written, {*wanted, *fields.values(), *candidates.values()})
    marks = _marks(found, fields, candidates)
    matchings = {at: Matching(each) for at, each in _by_tag(lines, found).items()}
    owners = _owners(written, matchings)
    out: list[str] = []
    for at, name in enumerate(written.names):
        out += _text(written.texts[at], matchings.get(owners[written.parents[at]]), lines)
        out.append(_tag(name, written.attributes[at], marks.get(at, ""), pictures=pictures))
    return "".join(out)


def _marks(
    found: Mapping[str, int], fields: Mapping[str, str], candidates: Mapping[int, str]
) -> dict[int, str]:
    """Return the attributes that are added to tags, by position."""
    told: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, path in fields.items():
        told[found.get(path, -1), "data-field"].append(name)
    for number, path in candidates.items():
        told[found.get(path, -1), "data-candidate"].append(str(number))
    marks: dict[int, str] = defaultdict(str)
    for (at, kind), values in told.items():
        marks[at] += f' {kind}="{" ".join(values)}"'
    return marks


def _by_tag(
    lines: Sequence[ExplainedLine], found: Mapping[str, int]
) -> dict[int, list[tuple[int, str]]]:
    """Return the lines with their numbers, by the tag that their path names."""
    by_tag: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.path and line.path in found:
            by_tag[found[line.path]].append((number, line.text))
    return by_tag


def _owners(written: Tokens, blocks: Mapping[int, object]) -> dict[int, int]:
    """Return for each start tag the innermost block around its text that has lines."""
    owners = {-1: -1}
    for at, name in enumerate(written.names):
        if name[0] != "/":
            owners[at] = at if at in blocks else owners[written.parents[at]]
    return owners


def _text(piece: str, matching: Matching | None, lines: Sequence[ExplainedLine]) -> Iterator[str]:
    if matching is None or not piece.strip():
        yield piece
        return
    for text, number in matching.parts(piece):
        if number is None:
            yield text
        else:
            yield f"<span{_line(number, lines[number])}>{text}</span>"


def _line(number: int, line: ExplainedLine) -> str:
    rule = f' data-rule="{escape(line.rule)}"' if line.verdict == "left_out" else ""
    return f' data-line="{number}" data-verdict="{line.verdict}"{rule}'


def _tag(name: str, attributes: str, marks: str, *, pictures: bool) -> str:
    bare = name.lstrip("/")
    if bare in _IMAGES:
        return "" if name[0] == "/" else _image(attributes, marks, pictures=pictures)
    if bare in _NO_TAG:
        return f"<span{marks}></span>" if marks else ""
    bare = bare if bare in TAGS else "div" if bare in _BLOCKS else "span"
    if name[0] == "/":
        return f"</{bare}>"
    spans = ((kind, read(attributes)) for kind, read in _CELL.items())
    cell = "".join(f' {kind}="{value}"' for kind, value in spans if value.isdecimal())
    return f"<{bare}{cell}{marks}>"


def _image(attributes: str, marks: str, *, pictures: bool) -> str:
    """Return a picture; where it is not to be loaded, what stands in its place."""
    url, alt = _picture(attributes), _alt(attributes)
    if url.startswith(SHOWN) or (pictures and url.startswith("http")):
        return f'<img src="{escape(url)}" alt="{escape(alt)}"{marks}>'
    return f'<span {PICTURE}="{escape(alt)}"{marks}></span>'
