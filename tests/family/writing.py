"""A proposal as the file of a template, and as what a contributor reads on the terminal."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from tests.family.places import Found
from tests.family.proposing import Proposal

# What stands in a proposal until somebody has looked through it.
REMARKS = ("say here what these sites are", "# Proposed from", "#   or ")
_SOURCES = "title deck published modified authors editors source section tags".split()
_PLACES = "image container".split()
_NO_FALLBACK = frozenset(("deck", *_PLACES))
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_WIDTH, _PIECE = 90, 70  # characters of a line, of a piece of a long text


def module(name: str, proposal: Proposal) -> str:
    """Return the module of a template as it is proposed; every guess is marked as one."""
    zone = _zone(proposal)
    lines = _told(name, proposal, zone)
    told = "\n".join(f"        {each}" for each in lines if not _is_long_remark(each))
    imports = f"from zonaparse.fields.dates import {zone}\n" if zone != "WIB" else ""
    if "GENERIC." in told:
        imports += "from zonaparse.templates.generic import GENERIC\n"
    return f'''"""{name}: say here what these sites are, and who makes them."""

from zonaparse.fields.body import Markup
{imports}from zonaparse.templates.template import Evidence, Template

# Proposed from {_pages(proposal)}. Of each field the first line is the proposal, and those below
# it are what else holds it, with the number of pages; take out all remarks once you have looked.
FAMILIES = (
    Template(
{told}
    ),
)
'''


def _is_long_remark(line: str) -> bool:
    return line.startswith("#") and len(line) > _WIDTH


def _told(name: str, proposal: Proposal, zone: str) -> Iterator[str]:
    one = proposal.identity
    yield f"family={_quoted(name)},"
    if one.article_url and '"' not in one.article_url:
        yield f'article_url=r"{one.article_url}",'
    yield from _evidence(proposal)
    yield f"hosts={_tuple(one.hosts)},"
    if one.assets:
        yield f"assets={_tuple(one.assets)},  # look: are they of these sites alone?"
    if one.signs:
        yield f"# signs={_tuple(one.signs[:8])},  # those that no other system has, or none"
    yield 'language="id",'
    if zone != "WIB":
        yield f"zone={zone},"
    yield f"outlets=frozenset({_quoted(' '.join(one.outlets))}.split()),"
    for field in (*_SOURCES, *_PLACES):
        yield from _field(field, proposal)
    yield from _beside_picture(proposal)
    yield from _markup(proposal)


def _evidence(proposal: Proposal) -> Iterator[str]:
    missing = [field for field in (*_SOURCES, *_PLACES) if not proposal.fields[field]]
    unseen = [f"a page with {', '.join(missing)}"] if missing else []
    yield "evidence=Evidence("
    yield '    grade="A",'
    yield f"    date={_quoted(proposal.identity.newest)},"
    yield f"    seen={_quoted(_pages(proposal).replace('page', 'whole page'))},"
    yield from _long("never_seen", "; ".join((*unseen, "an article of several pages")))
    yield "),"


def _field(field: str, proposal: Proposal) -> Iterator[str]:
    """Yield the sources of a field, then what else may hold it."""
    found = proposal.fields[field]
    taken = covering(found)
    if not found:
        yield f"# {field}: none of the pages shows one"
        return
    behind = [] if field in _NO_FALLBACK else [f"*GENERIC.{field}"]
    if field == "title" and taken:
        yield f"headline={_tuple([taken[0].selector])},"
    yield f"{field}=({', '.join([*(_quoted(f.selector) for f in taken), *behind])},),"
    for other in (f for f in found if f not in taken):
        yield f"#   or {_quoted(other.selector)}: {len(other.pages)} of {proposal.pages}"


def covering(found: Sequence[Found]) -> list[Found]:
    """Return the first candidates that together are right on as many pages as all are.

    >>> one, two = Found("a", frozenset((0, 1)), ()), Found("b", frozenset((1,)), ())
    >>> [each.selector for each in covering([one, two, Found("c", frozenset((2,)), ())])]
    ['a', 'c']
    """
    taken, seen = [], frozenset[int]()
    for each in found:
        if not each.pages <= seen:
            taken.append(each)
            seen |= each.pages
    return taken


def _markup(proposal: Proposal) -> Iterator[str]:
    caption = [f.selector for f in covering(proposal.fields["caption"])]
    furniture = proposal.furniture
    for ruled in furniture.ruled:
        yield f"# a rule of the library takes: {ruled}"
    yield from (
        f"{line}," if line.startswith("lines=") else line for line in _lines(furniture.lines)
    )
    yield "markup=Markup("
    yield f"    figures={_quoted(_joined(['figure', *_figures(proposal)]))},"
    yield f"    caption={_quoted(_joined(['figcaption', *caption]))},"
    yield from _long("drop", _joined(["form, aside", *furniture.drop]))
    yield "),"


def _beside_picture(proposal: Proposal) -> Iterator[str]:
    """Yield where the caption stands of a picture that nothing holds together with it."""
    alone = all("img" in found.selector for found in covering(proposal.fields["image"]))
    if alone and (captions := covering(proposal.fields["caption"])):
        yield f"caption={_tuple(each.selector for each in captions)},"


def _figures(proposal: Proposal) -> list[str]:
    return [
        f.selector for f in covering(proposal.fields["image"]) if not f.selector.endswith("img")
    ]


def _lines(rows: Sequence[str]) -> list[str]:
    """Return the patterns of lines as one row; each is a row `lines=(r"...",)` of its own."""
    patterns = [row.removeprefix("lines=(").removesuffix(",)") for row in rows]
    return [f"lines=({', '.join(patterns)},)"] if patterns else []


def summary(proposal: Proposal) -> Iterator[str]:
    """Yield what was found where, with what it says on the pages, for a terminal."""
    if not proposal.identity.hosts:
        yield "hosts: the pages do not say whose they are: write hosts=(...) into the template"
    for field, found in proposal.fields.items():
        yield f"{field}: {'' if found else 'nothing; is there one?'}"
        for each in found[:3]:
            says = " | ".join(each.samples[:3])
            yield f"  {len(each.pages)} of {proposal.pages}  {each.selector}  {says}"[:_WIDTH]
    layouts = covering(proposal.fields["container"])
    if len(layouts) > 1:
        yield f"{len(layouts)} layouts: give pages of one at a time, or make variants of them"
    for title, told in (
        ("recurs in the text, to be dropped", proposal.furniture.drop),
        ("recurs in the text, a line", proposal.furniture.lines),
        ("recurs in the text, taken by a rule", proposal.furniture.ruled),
    ):
        yield from (f"{title}: {each}"[:_WIDTH] for each in told)


def places(proposal: Proposal) -> dict[str, str]:
    """Return where the fields of an Article seem to stand, for those who read the page."""
    names = {"published": "published_text", "modified": "modified_at", "container": "paragraphs"}
    found = {names.get(f, f): each[0].selector for f, each in proposal.fields.items() if each}
    return found | {"published_at": found.get("published_text", "")}


def _zone(proposal: Proposal) -> str:
    offset = proposal.identity.zone.utcoffset(None)
    return _ZONES[int(offset.total_seconds() // 3600)] if offset else "WIB"


def _pages(proposal: Proposal) -> str:
    of_year = f" of {proposal.identity.newest[:4]}" if proposal.identity.newest else ""
    return f"one page{of_year}" if proposal.pages == 1 else f"{proposal.pages} pages{of_year}"


def _joined(selectors: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(selectors))


def _tuple(values: Iterable[str]) -> str:
    listed = list(values)
    return f"({', '.join(map(_quoted, listed))},)" if listed else "()"


def _long(name: str, text: str) -> Iterator[str]:
    """Yield an argument; a long one is in pieces, a line each."""
    pieces = textwrap.wrap(text, _PIECE, break_long_words=False, break_on_hyphens=False)
    if len(pieces) < 2:
        yield f"    {name}={_quoted(text)},"
        return
    yield f"    {name}=("
    yield from (f"        {_quoted(piece + ' ')}" for piece in pieces[:-1])
    yield f"        {_quoted(pieces[-1])}"
    yield "    ),"


def _quoted(text: str) -> str:
    """Return a text as ruff writes it: in double quotes, unless there are some in it."""
    return f'"{text}"' if not re.search(r'["\\\n]', text) else repr(text)
