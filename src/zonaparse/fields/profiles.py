"""Links to the pages of those who write for a site."""

import re

from selectolax.lexbor import LexborNode

from zonaparse.fields import roles
from zonaparse.text import fold, squash

_PROFILE = re.compile(
    r"/(?:(?:authors?|penulis|contributors?|autor(?:en|es|as)?|auteurs?|journalistes?|journalists?"
    r"|periodistas?|columnists?|wartawan|jurnalis)/."
    # Sections are called so, too: the name of somebody is the last part of the address.
    r"|(?:staff|people|producers?|by|profile?|writers?|redaktion|reporters?)/(?:\d+/)?[^/?#]+/?(?:[?#]|$))",
    re.IGNORECASE,
)
_LEVELS, _MOST = 2, 6  # from a link up to the row that it is in, links of a row
_MOSTLY = 0.6  # of the letters of a row; the rest is a label, or parts the names
_LONGEST_ROW = 300  # characters


def is_one(href: str) -> bool:
    """Say whether a link leads to the page of an author."""
    return _PROFILE.search(href) is not None


def row(link: LexborNode) -> LexborNode:
    """Return what holds a link to an author and those to others, side by side and hardly anything
    else; the link itself where it stands alone, or who edits is named beside it.
    """
    holder = link.parent
    for _ in range(_LEVELS):
        if holder is None:
            break
        linked = [a for a in holder.css("a") if is_one(a.attributes.get("href") or "")]
        names = {squash(a.text()) for a in linked[: _MOST + 1]} - {""}
        if len(names) > 1:
            return holder if _is_row(holder, names) else link
        holder = holder.parent
    return link


def _is_row(holder: LexborNode, names: set[str]) -> bool:
    text = fold(holder.text(separator=" ")[:_LONGEST_ROW])
    if len(names) > _MOST or roles.named(text, "editor"):
        return False
    return sum(map(len, names)) >= _MOSTLY * len(squash(text))
