"""An Article as Markdown that its own text cannot break out of."""

import re
from collections.abc import Iterator

from zonaparse.article import (
    Article,
    BacaJuga,
    Block,
    Embed,
    Figure,
    Heading,
    Image,
    InlineLink,
    ListItem,
    Quote,
    Table,
)
from zonaparse.render.text import below_lead, joined, when
from zonaparse.text import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
# At the start of a line these make a list, a rule or a heading of what is text.
_BULLET = re.compile(r"^( *)([-+=])(?=[-+=\s]|$)", re.MULTILINE)
_NUMBER = re.compile(r"^( *\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_URL_SPECIAL = str.maketrans(
    {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C", "`": "%60", "\n": ""}
)


def render(article: Article) -> str:
    """Return the article as CommonMark."""
    sign_off = _guarded(_line(article.credit_line or ""))
    parts = (head(article), joined(below_lead(article), _block), sign_off)
    return "\n\n".join(part for part in parts if part)


def head(article: Article) -> str:
    """Return what stands before the text: headline, facts, lead picture."""
    parts = [f"# {_line(article.title or '(no headline)')}"]
    if article.deck:
        parts.append(_guarded(_line(article.deck)))
    parts += _facts(article)
    if article.image:
        parts.append(_picture(article.image))
    return "\n\n".join(part for part in parts if part)


def _facts(article: Article) -> Iterator[str]:
    facts = {
        "": ", ".join(article.authors),
        "Editor": ", ".join(article.editors),
        "Site": article.site,
        "Time": when(article),
        "Sumber": article.source,
        "Tags": ", ".join(article.tags),
    }
    shown = {name: _line(value) for name, value in facts.items() if value}
    told = [f"{name}: {value}" if name else _guarded(value) for name, value in shown.items()]
    if told:
        yield "  \n".join(told)
    if article.url:
        yield f"<{_url(article.url)}>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))


def _guarded(lines: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\1\\\2", lines))


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _url(url: str) -> str:
    return printable(url).translate(_URL_SPECIAL)


def _picture(image: Image) -> str:
    caption = " / ".join(part for part in (image.caption, image.credit) if part)
    shown = f"![{_line(image.alt or '')}]({_url(image.url)})" if image.url else ""
    return "\n\n".join(part for part in (shown, caption and f"*{_line(caption)}*") if part)


def _block(block: Block) -> str:
    if isinstance(block, BacaJuga):
        return f"→ {_line(block.label or 'Baca Juga')}: [{_line(block.text)}]({_url(block.url)})"
    if isinstance(block, Figure):
        return _picture(block.image)
    if isinstance(block, Embed):
        return f"<{_url(block.url)}>"
    if isinstance(block, Table):
        return _table(block.rows)
    text = _linked(block.text, block.links)
    if isinstance(block, Heading):
        return f"{'#' * max(2, block.level)} {' '.join(text.split())}"
    if isinstance(block, ListItem):
        return f"{'1.' if block.ordered else '-'} {text}".replace("\n", "\n   ")
    return "> " + text.replace("\n", "\n> ") if isinstance(block, Quote) else text


def _linked(text: str, links: list[InlineLink]) -> str:
    parts, at = [], 0
    for link in links:
        before = _escaped(text[at : link.start])
        # "!" before a link would make a picture of it
        parts.append(before[:-1] + r"\!" if before.endswith("!") else before)
        parts.append(f"[{_escaped(text[link.start : link.end])}]({_url(link.url)})")
        at = link.end
    return _guarded("".join([*parts, _escaped(text[at:])])).replace("\n", "  \n")


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    filled = [[_line(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    filled.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in filled)
