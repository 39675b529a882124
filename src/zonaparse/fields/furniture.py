"""Furniture: parts of a page that are not its article, known by tag, class and id.

The words are those that site builders use everywhere; a word that text is wrapped in as often
("widget", "toc", "popular") is not among them.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from selectolax.lexbor import LexborNode

Rule = Callable[[LexborNode, bool], bool]

_NEVER = frozenset("nav footer aside figure select button".split())
_SELDOM = frozenset("form figcaption header noscript template".split())
_ALWAYS = frozenset("html body main article".split())
_NEVER_NAMED = re.compile(
    r"(?<!has-)(?<!with-)(?<!no-)comments?(?!ary|s?-(?:open|closed|enabled))|disqus|respond\b"
    r"|cookie|consent|gdpr",
    re.IGNORECASE,
)
_SELDOM_NAMED = re.compile(
    r"related|sidebar|foot(?:er)?\b|nav(?:bar|igation)?\b|menu|share|social"
    r"|newsletter|subscri|promo|widget|popular|trending|recommend|terkait|terkini|terpopuler"
    r"|breadcrumb|banner|modal|popup|copyright|disclaimer|author-?bio|about-?author",
    re.IGNORECASE,
)
_TEXT_NAMED = re.compile(r"article|content|body|entry|post|story|main", re.IGNORECASE)

# Whole words of class names, of parts that stand inside the container of a body.
_BETWEEN = """
comments(?:-?(?:list|area|section|form|respond|box))? disqus\\w* related\\w* share\\w* sharing
social(?:-?(?:share|links|icons|media-?links|buttons|bar))? addtoany\\w* sharedaddy newsletter\\w*
jp-relatedposts subscri\\w+ promo\\w* sponsor\\w* ads? advert\\w* banner sidebar most-popular
popular-\\w+ trending recommend\\w* more-?(?:news|stories|on) read-?(?:more|next|also) baca-?juga
irpp\\w* inline-?related\\w* terkait terkini terpopuler tags?
tag-?(?:list|cloud|links) taglist post-?(?:tags|meta|nav\\w*)
entry-?(?:meta|footer) breadcrumbs? pagination pager author-?(?:bio|box|info|card|desc\\w*)
about-?(?:the-?)?author bio byline caption wp-caption-text credits? copyright disclaimer cookie\\w*
consent popup modal rating print-?only sr-only screen-reader-text visually-hidden nav navigation
menu footer prev-?next next-?prev donat\\w+ cta call-to-action signup sign-?up login paywall
outbrain taboola teads skip-?link toolbar
""".split()
_BETWEEN_NAMED = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_BETWEEN)})(?:$|[\s_-])", re.IGNORECASE)
_RELATED_NAMED = re.compile(r"baca-?juga|irpp|inline-?related", re.IGNORECASE)
_RELATED_TEXT = re.compile(r"\s*baca (?:juga|pula)", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"\s*baca (?:juga|pula)\s?:?\s*", re.IGNORECASE)
_NAMED = "[class], [id]"
_LISTS = "ul, ol"
_MOST = 0.4  # of the container's text; a part that holds more is the text itself
_LINKED = 0.8  # of a list's text; one with more in links is a list of links


def is_never_text(node: LexborNode, _: bool) -> bool:
    """Say whether a node is furniture whatever it holds: navigation, comments."""
    if node.tag in _NEVER:
        return True
    if node.tag in _ALWAYS:
        return False
    return _matches(_NEVER_NAMED, names(node)) and node.css_first("h1") is None


def is_furniture(node: LexborNode, small: bool) -> bool:
    """Say whether a node is furniture; a name that also wrappers bear counts only where it is
    `small`.
    """
    if is_never_text(node, small):
        return True
    if not small or node.tag in _ALWAYS:
        return False
    named = names(node)
    return node.tag in _SELDOM or (
        _matches(_SELDOM_NAMED, named) and not _matches(_TEXT_NAMED, named)
    )


def names(node: LexborNode) -> str:
    """Return the class and id of a node."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


@lru_cache(maxsize=4096)
def _matches(pattern: re.Pattern[str], named: str) -> bool:
    return pattern.search(named) is not None


def between(container: LexborNode) -> dict[int, str]:
    """Return by mem_id what the parts of a container are that are not its text: "box" for one
    of related links, "drop" for others.
    """
    most = len(container.text()) * _MOST
    found = {
        node.mem_id: "box" if _is_related(node, text) else "drop"
        for node in container.css(_NAMED)
        if _matches(_BETWEEN_NAMED, names(node)) and len(text := node.text()) < most
    }
    for node in container.css(_LISTS):
        if _is_link_list(node):
            found.setdefault(node.mem_id, "box" if _is_related(node, node.text()) else "drop")
    found.pop(container.mem_id, None)
    return found


def _is_related(node: LexborNode, text: str) -> bool:
    return _RELATED_TEXT.match(text) is not None or _matches(_RELATED_NAMED, names(node))


def _is_link_list(node: LexborNode) -> bool:
    links = node.css("a")
    if len(links) < 2:
        return False
    linked = sum(_letters(link) for link in links)
    return linked > _letters(node) * _LINKED and not _follows_label(node)


def _follows_label(node: LexborNode) -> bool:
    """Say whether "Baca juga:" is all that stands before a node: reading its lines will tell."""
    before = node.prev
    while before is not None and before.tag == "-text" and not before.text().strip():
        before = before.prev
    return before is not None and _LABEL_ALONE.fullmatch(before.text()) is not None


def _letters(node: LexborNode) -> int:
    return len("".join(node.text().split()))
