"""Links that are the headlines of other articles."""

import re

from zonaparse.document.tokens import Tokens, attribute

LEAST = 20  # characters of a headline
_HOST = re.compile(r"(?:https?:)?//([^/?#:]+)", re.IGNORECASE)
_NO_NAMES = frozenset("www com net org co id or go web my tv news info me site".split())
_href = attribute("href")


def headlines(written: Tokens, host: str) -> list[int]:
    """Return the links of a page that are headlines of its site."""
    return [at for at in written.places["a"] if _is_headline(written, at, host)]


def _is_headline(written: Tokens, at: int, host: str) -> bool:
    """Say whether a link is long enough for a headline of this site, and no part of a sentence."""
    if written.length(at) < LEAST:
        return False
    around = (written.texts[at], written.texts[written.ends[at] + 1])
    if any(text and not text.isspace() for text in around):
        return False
    return not leads_away(_href(written.attributes[at]), host)


def leads_away(href: str, host: str) -> bool:
    """Say whether a link leads to another site; hosts of one domain are one site."""
    named = _HOST.match(href.strip())
    return bool(named and host) and _domain(named[1]) != _domain(host)  # type: ignore[index]


def _domain(host: str) -> str:
    """Return the name that tells a site from others: 'detik' of sport.detik.com."""
    labels = [label for label in host.lower().split(".") if label not in _NO_NAMES]
    return labels[-1] if labels else host
