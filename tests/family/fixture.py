"""The fixture of a page: the page without its text, and what is to be read on it by a person."""

import json
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from tests.family.filler import Filler
from zonaparse.article import Article

FIXTURES = Path(__file__).parents[1] / "fixtures"
UNREAD = "? "  # what a value begins with that nobody has read yet

# What no reader of a page can tell, or only a reader of a copy.
_NOT_READ_BY_HAND = frozenset(("archived", "blocks", "confidence", "confidences", "provenance"))
_MORE = ("paragraphs", "baca_juga", "not_in_body")
_ASKED = {
    "url": "the address of the article, of link rel=canonical; null if none",
    "site": "the name of the site as og:site_name has it; null if none",
    "network": "the network that the template names; null if none",
    "title": "the headline as it is printed",
    "deck": "the lead that stands apart from the text; null if none",
    "published_at": 'the time as in "2026-05-12T10:20:00+07:00"; null if none',
    "published_precision": '"day", "minute" or "second", of the value above; null if none',
    "published_text": "the date as it is printed; null if it is in the head alone",
    "modified_at": "the time of the last change, in the same form; null if none",
    "authors": "a list of those who wrote it, without editors; [] if none",
    "editors": "a list of those who edited it; [] if none",
    "source": "whose report it is, where the page says so (Sumber: ...); null if none",
    "section": "the deepest level of the trail above the headline; null if none",
    "tags": "a list of the topics at the article, without #; [] if none",
    "dateline": '{"place": ..., "outlet": ..., "text": ...} of what stands before the first words,'
    " without the colon or dash at its end; null if none",
    "image": '{"url": ..., "caption": ..., "credit": ..., "alt": ...} of the lead picture;'
    " null if none",
    "images": "a list of the addresses of all pictures of the article; [] if none",
    "credit_line": "the sign-off at the end, such as (rp/bs); null if none",
    "paging": '{"page": ..., "pages": ..., ...} of an article of several pages; null if none',
    "language": '"id", or what language the text is in',
    "access": "whether all of it is free to read, where the page says so; null if not",
    "template": "the name of the family",  # which the contributor gave
    "problems": "a list of codes (docs/reference/output.md) of what the page itself leaves out;"
    " [] if none",
    "paragraphs": "a list of all paragraphs, sub-headings and items in order, with the dateline,"
    " without captions, labels, prompts and sign-offs",
    "baca_juga": 'a list of {"text": ..., "url": ..., "label": ..., "after": the index in'
    " paragraphs of the one before it, from 0; null before all}; [] if none",
    "not_in_body": "a list of words beside the text that must not be in it: labels, captions,"
    " prompts, advertisements",
}


class Known(NamedTuple):
    """What is known of a site from several of its pages: texts and steps of addresses that are
    labels, and where each field seems to stand.
    """

    labels: Set[str] = frozenset()
    steps: Set[str] = frozenset()
    places: Mapping[str, str] = {}


def asked(family: str, places: Mapping[str, str]) -> dict[str, str]:
    """Return what is expected of a page before anybody has read it: of each field what to look for.

    `places` tell where on the page a field seems to stand. No value is the reader's own, and none
    is right as it is: a test that nobody filled in cannot pass.
    """
    names = [*(name for name in Article.model_fields if name not in _NOT_READ_BY_HAND), *_MORE]
    told = {name: UNREAD + _ASKED[name] + _at(places.get(name)) for name in names}
    return told | {"template": family}


def _at(place: str | None) -> str:
    return f" -- look at {place}" if place else ""


def unread(expected: Mapping[str, object]) -> list[str]:
    """Return the fields of an expectation that nobody has filled in.

    >>> unread({"title": "? the headline as it is printed", "deck": None})
    ['title']
    """
    return [k for k, value in expected.items() if isinstance(value, str) and value[:2] == UNREAD]


_NOTHING = Known()


def check_free(names: Iterable[str], root: Path = FIXTURES) -> None:
    """Raise FileExistsError if there is a fixture of one of these names, or a part of it."""
    for path in (root / f"{name}{ending}" for name in names for ending in (".html", ".json")):
        if path.exists():
            raise FileExistsError(f"{path} is there: give the saved page another file name")


def write(html: bytes, name: str, root: Path = FIXTURES, known: Known = _NOTHING) -> list[Path]:
    """Write the page without its text, and what is to be read on it; return both paths.

    Raises FileExistsError, and writes nothing, if there is either.
    """
    check_free([name], root)
    targets = [root / f"{name}.html", root / f"{name}.json"]
    page = html.decode("utf-8", "surrogateescape")
    targets[0].parent.mkdir(parents=True, exist_ok=True)
    filled = Filler(page, known.labels, known.steps).page(page)
    targets[0].write_bytes(filled.encode("utf-8", "surrogateescape"))
    told = json.dumps(asked(name.partition("/")[0], known.places), indent=1, ensure_ascii=False)
    targets[1].write_text(told + "\n", "utf-8")
    return targets
