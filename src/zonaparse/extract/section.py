"""The section of an article: the deepest level of a trail, else the first name that is given."""

import re
from collections.abc import Iterable

from zonaparse.document.page import Page
from zonaparse.fields.readings import Labels, Notes, best, first, is_printed, texts
from zonaparse.templates.generic import GENERIC
from zonaparse.templates.template import Sources
from zonaparse.text import squash

_SLUG = re.compile(r"\A\w{3,}(?:-\w{2,})+")  # "K-POP" is none
_HOME = frozenset(("home", "beranda", "depan", "halamanutama"))
_TRAIL = "breadcrumb:"
# Where a page of any site prints it, and what its data say of that.
_ANYWHERE = ("trail:", _TRAIL, "trail:own")


def settle(
    page: Page, tiers: Iterable[Sources], labels: Labels, notes: Notes, known: Iterable[str]
) -> str | None:
    """Return the section of an article and note where it stands.

    `tiers` are the sources of the family and those of any site, `known` the names that are none:
    those of the site and of the article.
    """
    others = _HOME | set(map(squash, known))

    def outermost(given: list[str]) -> str | None:
        names = (text.partition(",")[0].strip() for text in given)
        return first(name for name in names if squash(name) not in others and not _is_slug(name))

    def deepest(names: list[str]) -> str | None:
        return first(name for name in reversed(names) if squash(name) not in others)

    for source in ranked(*tiers):
        is_trail = ">>" in source or source in (_TRAIL, "trail:")
        if readings := best(page, (source,), labels, deepest if is_trail else outermost):
            return _spelled(page, labels, notes.settle("section", readings) or "")
    return None


def _is_slug(name: str) -> bool:
    """Say whether a name is a part of an address: "BERITA-MALAYSIA"."""
    return _SLUG.fullmatch(name) is not None and (name.isupper() or name.islower())


def ranked(own: Sources, more: Sources = ()) -> list[str]:
    """Return the sources in their order: those of a family that knows where its pages print it,
    then what any page prints, then the metadata.
    """
    printed = [each for each in own if is_printed(each) and each not in GENERIC.section]
    anywhere = [each for each in _ANYWHERE if each != _TRAIL or each in own] if printed else []
    return list(dict.fromkeys((*printed, *anywhere, *own, *more)))


def _spelled(page: Page, labels: Labels, name: str) -> str:
    """Return a name that is printed in capitals as the metadata writes it."""
    written = texts(page, _TRAIL, labels) if name.isupper() else ()
    return next((other for other in written if squash(other) == squash(name)), name)
