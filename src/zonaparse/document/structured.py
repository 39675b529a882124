"""Structured data in scripts: JSON-LD nodes and the tag manager's dataLayer."""

import json
import re
from collections.abc import Iterator
from typing import Any

from zonaparse.text import Unread, unescape

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report TechArticle "
    "ScholarlyArticle MedicalScholarlyArticle SatiricalArticle AdvertiserContentArticle "
    "SocialMediaPosting".split()
)
PAGE_TYPES = frozenset("WebPage ItemPage MedicalWebPage HowTo Recipe".split())

_OUTLETS = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))
_TRAIL = frozenset(("BreadcrumbList",))
_LAYERS = (b"dataLayer", b"kmklabs.gtm")  # the second is KLY's, which is pushed later
_PUSHED = re.compile(rb"\s{0,9}+(?:=\s{0,9}+\[?+|\.push\()\s{0,99}+(?=\{)")
# A literal that is JavaScript and no JSON: keys and values in single quotes, or keys in none.
_PAIR = re.compile(r"""['"]?(?<!\w)(\w{1,99}+)['"]?+\s{0,9}+:\s{0,9}+['"]([^'"\n]{0,9999}+)['"]""")
_MOST_PUSHES = 64
_LONGEST_PUSH = 50_000  # bytes
_LONGEST_LITERAL = 20_000  # characters of one that is no JSON
_LEAST_KEYS = 3
_MOST_VALUES = 1_000  # of a field; a list of authors or steps has some
_TRAILING_COMMA = re.compile(r",(\s*+[}\]])")
# A comment without an end takes all that follows.
_COMMENT = re.compile(r"(?:^|(?<=[\s,]))//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)")
_WRAPPINGS = ("//", "<![CDATA[", "<!--")
_LOOSE = json.JSONDecoder(strict=False)  # control characters inside strings are common

Node = dict[str, Any]


def decode(script: str) -> Any:
    """Return the JSON value that `script` begins with, mending what CMSs break; None if not."""
    text = script.strip()
    for wrapping in _WRAPPINGS:
        text = text.removeprefix(wrapping).lstrip()
    for mend in (str, _without_trailing_commas, _unescaped, _without_comments):
        try:
            return _LOOSE.raw_decode(mend(text))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _unescaped(text: str) -> str:
    return _without_trailing_commas(unescape(text))


def _without_comments(text: str) -> str:
    return _without_trailing_commas(_COMMENT.sub("", text))


def tells_article(script: str) -> bool:
    """Say whether a script of JSON-LD may describe an article; many describe the site alone."""
    return "Article" in script or "Posting" in script


def nodes(value: Any) -> Iterator[Node]:
    """Yield the top-level JSON-LD objects in `value`: lists and @graph are opened."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            stack.append(item.get("@graph"))


def is_type(node: Node, types: frozenset[str]) -> bool:
    """Say whether a JSON-LD node is of one of `types`; `@type` may be a list."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.rpartition("/")[2] in types for k in kinds)


def strings(value: Any, path: str, unread: Unread) -> list[str]:
    """Return the non-empty strings at a dotted `path`; an object stands for its name or url.

    `unread` is told of a list that is longer than what is read of one.

    >>> strings({"author": [{"name": "Rani"}, None, "Budi"]}, "author", {})
    ['Rani', 'Budi']
    """
    found = [value]
    for key in path.split("."):
        found = [item.get(key) for item in _flat(found, unread) if isinstance(item, dict)]
    return _texts(_flat(found, unread))


def _texts(items: list[Any]) -> list[str]:
    return [text for text in map(_own_text, items) if text]


def resolved(node: Node, known: list[Node]) -> Node:
    """Return a JSON-LD node whose references ({"@id": ...}) are the nodes that they name."""
    by_id = {other["@id"]: other for other in known if isinstance(other.get("@id"), str)}

    def named(value: Any) -> Any:
        if isinstance(value, dict) and "name" not in value:
            return by_id.get(str(value.get("@id")), value)
        return value

    return {
        key: list(map(named, value)) if isinstance(value, list) else named(value)
        for key, value in node.items()
    }


def people(value: Any, unread: Unread) -> list[str]:
    """Return the names of the authors that JSON-LD gives and does not call organizations."""
    given = _flat([value], unread)
    return _texts([a for a in given if not (isinstance(a, dict) and is_type(a, _OUTLETS))])


def breadcrumb(found: list[Node], unread: Unread) -> list[str]:
    """Return the names in the first BreadcrumbList among JSON-LD nodes, outermost first."""
    trail = next((node for node in found if is_type(node, _TRAIL)), {})
    given = _flat([trail.get("itemListElement")], unread)
    steps = [step for step in given if isinstance(step, dict)]
    return [
        name
        for step in steps
        for name in strings(step, "name", unread) or strings(step, "item", unread)
    ]


def _flat(items: list[Any], unread: Unread) -> list[Any]:
    """Return the items of nested lists in one list, as many as a field may have."""
    flat: list[Any] = []
    stack = [iter(items)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, list):
                stack.append(iter(item))
                break
            if len(flat) == _MOST_VALUES:
                unread[f"of a list in the data only the first {_MOST_VALUES:,} were read"] = None
                return flat
            flat.append(item)
        else:
            stack.pop()
    return flat


def _own_text(item: Any) -> str:
    if isinstance(item, dict):
        item = item.get("name") or item.get("url") or item.get("@id")
        item = item[0] if isinstance(item, list) and item else item
    return unescape(item) if isinstance(item, str) else ""


def data_layer(raw: bytes) -> tuple[Node, bool]:
    """Return the first literal object pushed to `dataLayer` that describes the page: {} if none.

    Smaller objects before it are events and settings. Also say whether all that was looked for was
    read: it ends with a number of objects, and a length of one, that no page comes near to.
    """
    whole = True
    for layer in _LAYERS:
        found, all_seen = _first_pushed(raw, layer)
        whole = whole and all_seen
        if found:
            break
    return found, whole


def _first_pushed(raw: bytes, layer: bytes) -> tuple[Node, bool]:
    at, left, whole = raw.find(layer), _MOST_PUSHES, True
    while at >= 0:
        at += len(layer)
        pushed = _PUSHED.match(raw, at)
        if pushed and not left:
            return {}, False
        if pushed:
            left -= 1
            value, all_read = _pushed(raw, pushed.end())
            whole = whole and all_read
            if len(value) >= _LEAST_KEYS:
                return value, whole
        at = raw.find(layer, at)
    return {}, whole


def _pushed(raw: bytes, at: int) -> tuple[Node, bool]:
    """Return the literal object at `at`, and whether it ends within what is read of one."""
    longest = at + _LONGEST_PUSH
    end = raw.find(b"</script", at, longest)
    text = raw[at : end if end >= 0 else longest].decode("utf-8", "replace")
    if isinstance(value := decode(text), dict) and value:
        return value, True
    literal, closed, _ = text[:_LONGEST_LITERAL].partition("}")
    whole = bool(closed) and (end >= 0 or not _is_cut(text))
    return dict(_PAIR.findall(literal)), whole


def _is_cut(text: str) -> bool:
    """Say whether a text is the beginning of a JSON value."""
    try:
        _LOOSE.raw_decode(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text) or error.msg.startswith("Unterminated")
    except RecursionError:
        pass
    return False
