"""Other articles on a page: what their headlines open is not this one's text."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from zonaparse.document import ancestors
from zonaparse.fields import headline
from zonaparse.region import following
from zonaparse.text import fold, squash

_LEAST = 25  # letters and digits of a headline
_ABOVE = 200  # characters of text before another article
_TEXTS = 6  # below a headline, among which its date is
_LONGEST_DATE = 120
_OWN = "h1, h2, h3, h4, h5, h6, a, time"  # what another article has, or a teaser of one
_SECTION, _MOST_SECTIONS = 100, 20  # characters of one, sections that are looked at
_SPACES = " \n\t\r\xa0"


def articles(body: LexborNode, title: LexborNode) -> Iterator[LexborNode]:
    """Yield the largest nodes that hold the headline of another article, and not that of this."""
    around = {node.mem_id for node in ancestors.including(title)}
    own = ancestors.article(title)
    for found in body.css("h1"):
        if not _is_headline(found, title) or not (_is_dated(found) or _is_apart(found, own)):
            continue
        box = found
        while (up := box.parent) is not None and up.mem_id not in around and not _goes_before(box):
            box = up
        yield box


def whole_article(title: LexborNode | None, body: LexborNode) -> LexborNode | None:
    """Return the article element that a headline is in, but for one that is a section of a text:
    its headline is no h1, others of its class have texts without one (munich2022.com 2022).
    """
    own = ancestors.article(title)
    called = own.attributes.get("class") if own is not None else None
    if own is None or not called or (title is not None and title.tag == "h1"):
        return own
    alike = (each for each in body.css("article") if each.attributes.get("class") == called)
    goes_on = any(
        each.mem_id != own.mem_id and not each.css_first(_OWN) and length(each) >= _SECTION
        for each in islice(alike, _MOST_SECTIONS)
    )
    return None if goes_on else own


def length(node: LexborNode) -> int:
    """Return how many characters of text a node holds, without white space."""
    text = (node.text_content if node.is_text_node else node.text()) or ""
    return len(text) - sum(map(text.count, _SPACES))


def _goes_before(box: LexborNode) -> bool:
    """Say whether a text stands before a node, in what is around it."""
    before = box.prev
    while before is not None:
        if length(before) >= _ABOVE:
            return True
        before = before.prev
    return False


def _is_headline(found: LexborNode, title: LexborNode) -> bool:
    """Say whether an h1 has words that the page's own headline has not."""
    text, own = squash(found.text()), squash(title.text())
    return len(text) >= _LEAST and text not in own and own not in text


def _is_apart(found: LexborNode, own: LexborNode | None) -> bool:
    """Say whether an h1 stands in another article element than the headline."""
    around = ancestors.article(found)
    return bool(own and around) and around.mem_id != own.mem_id  # type: ignore[union-attr]


def _is_dated(found: LexborNode) -> bool:
    """Say whether a date stands right below an h1."""
    texts = (fold(node.text_content or "") for node in headline.after(found) if node.tag == "-text")
    short = (text for text in islice(filter(None, texts), _TEXTS) if len(text) <= _LONGEST_DATE)
    return any(map(following.DATE.search, short))
