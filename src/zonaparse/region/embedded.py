"""The text of an article that a page holds as data alone, for a script to show.

It is taken where the page shows hardly any text, and only from what is called by the page's
headline (or is the JSON-LD of the article), so that no other article's text is taken.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from zonaparse.document import lines, structured
from zonaparse.document.page import Page, fragment
from zonaparse.fields import body
from zonaparse.fields.body import Markup, Story
from zonaparse.text import Unread, squash

LITTLE = 200  # characters; around an application there are notices and a footer
_TITLES = frozenset("title headline judul name posttitle articletitle newstitle seotitle".split())
_BODIES = frozenset(
    "content body articlebody text html fulltext isi isiberita konten description contenthtml "
    "bodyhtml contentrendered story articlecontent newscontent detail blocks paragraphs "
    "contents rendered".split()
)
_LONGEST_SCRIPT = 1_000_000  # bytes of a script's data
_MOST_VALUES = 200_000  # of a page's data that are looked at
# How scripts give a page its data, by the name that provenance tells.
_STATES = (
    ("nuxt", re.compile(rb"""<script[^>]{0,200}\bid=["']?__NUXT_DATA__["']?[^>]{0,200}>\s*""")),
    ("nuxt", re.compile(rb"window\.__NUXT__\s*=\s*")),
    (
        "state",
        re.compile(
            rb"""\b__(?:INITIAL|PRELOADED|APOLLO|APP|REDUX)_(?:STATE|DATA|PROPS)__"""
            rb"""(?:["']\])?\s*=\s*(?!=)"""
        ),
    ),
)
_PARSED = re.compile(r"""JSON\.parse\(\s*(?="|')""")
_STRING = r'"((?:[^"\\]|\\.)*+)"'
_LITERAL = re.compile(rf"""\b([A-Za-z_]\w*)"?\s*:\s*(?:{_STRING}|([A-Za-z_$][\w$]*)(?=[,}}]))""")
_FUNCTION = re.compile(r"\(?function\s*\(([\w$, ]*)\)\s*\{")
_ARGUMENT = re.compile(rf"""(?<=[,(])(?:{_STRING}|[^",()]++(?:\([^()]*+\))?)(?:,|\))""")


class Embedded(NamedTuple):
    """A text as HTML, and what it was read from."""

    html: str
    source: str


def story(
    page: Page, shown: Story, headlines: list[str], markup: Markup, base: str | None
) -> tuple[Story, str] | None:
    """Return the story in the page's data and where it is; None unless it is more than is shown.

    `headlines` are the title and the deck as they were read.
    """
    little = shown.size
    if little >= LITTLE:
        return None
    found = find(page, [*headlines, page.meta_text("og:title"), page.title_element])
    if found is None:
        return None
    tree = fragment(found.html, page.limits)
    if tree is None:
        page.unread["the text that the data hold is beyond the limits: it was not read"] = None
    if tree is None or tree.body is None:
        return None
    told = body.read(lines.walk(tree.body, markup.selected).lines, markup, base, headlines)
    return (told, found.source) if told.size > little else None


def find(page: Page, titles: Iterable[str]) -> Embedded | None:
    """Return the text of the article of this headline in the page's data; None if it is not there.

    `titles` are what the page calls itself.
    """
    known = {squash(title) for title in titles} - {""}
    told = next(iter(structured.strings(page.ld, "articleBody", page.unread)), "")
    if len(told) >= LITTLE:
        return Embedded(_as_html(_raw_body(page.ld, told)), "jsonld:articleBody")
    for name, data in _datas(page):
        texts = data if isinstance(data, list) else []
        for node in _nodes(data, page.unread):
            found = _body(_resolved(node, texts), known)
            if found:
                return Embedded(found, f"{name}:body")
    return None


def _raw_body(node: Any, told: str) -> str:
    """Return the text with the line breaks that strings() folds."""
    value = node.get("articleBody")
    return value if isinstance(value, str) else told


def _datas(page: Page) -> Iterator[tuple[str, Any]]:
    if page.next_data:
        yield "nextdata", page.next_data
    for name, pattern in _STATES:
        if found := pattern.search(page.raw):
            begun = page.raw[found.end() : found.end() + _LONGEST_SCRIPT]
            script, ended, _ = begun.partition(b"</script")
            if not ended and len(begun) == _LONGEST_SCRIPT:
                told = f"of a script of data only the first {_LONGEST_SCRIPT:,} bytes were read"
                page.unread[told] = None
            yield name, _value(script.decode("utf-8", "replace"))


def _value(script: str) -> Any:
    """Return the data of a script; of one that is no JSON, its texts by their names."""
    if parsed := _PARSED.match(script):
        inner = structured.decode(script[parsed.end() :])
        return structured.decode(inner) if isinstance(inner, str) else None
    value = structured.decode(script)
    if isinstance(value, dict | list) and value:
        return value
    return _literals(script)


def _literals(script: str) -> list[dict[str, Any]]:
    """Return the texts of a literal in JavaScript, those between two headlines together."""
    groups: list[dict[str, Any]] = [{}]
    given = _given(script)
    for found in _LITERAL.finditer(script):
        text = given.get(found[3]) if found[3] else _string(found[2])
        if text is None:
            continue
        if found[1] in groups[-1]:
            groups.append({})
        groups[-1][found[1]] = text
    return groups


def _given(script: str) -> dict[str, str]:
    """Return the texts that a function is called with, by the names that it has for them.

    Nuxt writes a value that is there several times as such a name.
    """
    begun = _FUNCTION.match(script)
    called = script.rfind("}(") if begun else -1
    if begun is None or called < 0:
        return {}
    values, found = [], _ARGUMENT.match(script, called + 2)
    while found:
        values.append(_string(found[1]))
        found = _ARGUMENT.match(script, found.end())
    names = (name.strip() for name in begun[1].split(","))
    return {name: value for name, value in zip(names, values, strict=False) if value is not None}


def _string(inside: str | None) -> str | None:
    try:
        text = json.loads(f'"{inside}"', strict=False) if inside is not None else None
    except ValueError:
        return None
    return text if isinstance(text, str) else None


def _nodes(data: Any, unread: Unread) -> Iterator[dict[str, Any]]:
    """Yield the objects in some data, outer ones first."""
    waiting, count = [data], 0
    while waiting:
        value = waiting.pop()
        count += 1
        if count > _MOST_VALUES:
            unread[f"of the data only the first {_MOST_VALUES:,} values were read"] = None
            return
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _resolved(node: dict[str, Any], values: list[Any]) -> dict[str, Any]:
    """Return an object whose values are numbers of others in a list, as Nuxt writes them."""

    def named(value: Any) -> Any:
        is_number = type(value) is int and 0 <= value < len(values)
        return values[value] if is_number else value

    return {key: named(value) for key, value in node.items()} if values else node


def _body(node: dict[str, Any], known: set[str]) -> str | None:
    """Return the longest text of an object that is called by one of the headlines."""
    plain = {squash(key): value for key, value in node.items()}
    called = {squash(_text_of(plain[name])) for name in _TITLES & plain.keys()}
    if not called & known:
        return None
    texts = [_joined(plain[name]) for name in _BODIES & plain.keys()]
    longest = max(texts, key=len, default="")
    return _as_html(longest) if len(longest) >= LITTLE else None


def _text_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("rendered")
    return html.unescape(value) if isinstance(value, str) else ""


def _joined(value: Any) -> str:
    """Return a text, or the texts of a list of blocks, a line each."""
    if not isinstance(value, list):
        return _text_of(value)
    texts = (_block(each) for each in value)
    return "\n".join(text for text in texts if text)


def _block(value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    data = value.get("data")
    inner = data if isinstance(data, dict) else value
    named = (inner.get(name) for name in ("html", "text", "content", "value", "paragraph"))
    return next((text for text in named if isinstance(text, str)), "")


_MARKUP = re.compile(r"<(?:p|br|div|span|strong|h[2-4]|ul|ol|blockquote)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;(?:p|br|div|span|strong|h[2-4]|ul|ol)\b", re.IGNORECASE)


def _as_html(text: str) -> str:
    """Return a text as HTML: a line of plain text is a paragraph."""
    if _ESCAPED.search(text) and not _MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        return text
    lines = (html.escape(html.unescape(line.strip())) for line in text.splitlines())
    return "".join(f"<p>{line}</p>" for line in lines if line)
