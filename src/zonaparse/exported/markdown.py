"""Blocks of an article from the Markdown that `render.markdown` makes of them."""

from collections.abc import Iterator, Sequence

from zonaparse import extras
from zonaparse.article import (
    BacaJuga,
    Block,
    Embed,
    Figure,
    Heading,
    Image,
    InlineLink,
    ListItem,
    Paragraph,
    Quote,
    Table,
)

with extras.told():
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PROMPT = "→ "


def blocks(text: str) -> list[Block]:
    r"""Return the blocks of a text.

    >>> [block.kind for block in blocks("Harga:\n\n- beras\n\n## Cabai")]
    ['paragraph', 'list_item', 'heading']
    """
    found: list[Block] = []
    for block in _blocks(text):
        before = found[-1] if found else None
        if isinstance(block, Figure) and isinstance(before, Figure) and _belongs(block, before):
            told = {"caption": block.image.caption}
            found[-1] = Figure(image=before.image.model_copy(update=told))
        else:
            found.append(block)
    return found


def _belongs(block: Figure, before: Figure) -> bool:
    """Say whether a caption stands alone behind a picture that has none."""
    return not block.image.url and not before.image.caption


def _blocks(text: str) -> Iterator[Block]:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]
    parser.validateLink = _is_link  # type: ignore[method-assign]
    around: list[Token] = []
    rows: list[list[str]] = []
    for token in parser.parse(text):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield Table(rows=rows)
        if token.type != "inline":
            around.append(token) if token.nesting == 1 else around.pop()
        elif around[0].type == "table_open":
            rows[-1].append(_text(token.children or [])[0])
        else:
            yield _block(token.children or [], around)


def _as_it_is(url: str) -> str:
    return url


def _is_link(url: str) -> bool:
    return bool(url)


def _block(parts: list[Token], around: list[Token]) -> Block:
    outer, inner = around[0], around[-1]
    text, links = _text(parts)
    if inner.type == "heading_open":
        return Heading(text=text, links=links, level=int(inner.tag[1:]))
    if outer.type == "blockquote_open":
        return Quote(text=text, links=links)
    if outer.type in ("bullet_list_open", "ordered_list_open"):
        return ListItem(text=text, links=links, ordered=outer.tag == "ol")
    return _marked(parts, text, links) or Paragraph(text=text, links=links)


def _marked(parts: list[Token], text: str, links: list[InlineLink]) -> Block | None:
    """Return the block of which its marks say that it is no paragraph."""
    first, last = parts[0], parts[-1]
    if first.type == "image" and first is last:
        alt, _ = _text(first.children or [])
        return Figure(image=Image(url=str(first.attrs["src"]), alt=alt or None))
    if first.type == "em_open":
        return Figure(image=Image(caption=text))
    if first.markup == "autolink":
        return Embed(url=links[0].url)
    if text.startswith(_PROMPT) and len(links) == 1 and last.type == "link_close":
        label = text[len(_PROMPT) : links[0].start].removesuffix(": ")
        return BacaJuga(label=label, text=text[links[0].start :], url=links[0].url)
    return None


def _text(parts: Sequence[Token]) -> tuple[str, list[InlineLink]]:
    """Return what a reader sees of a line, and its links."""
    text, start, url = "", 0, ""
    links: list[InlineLink] = []
    for part in parts:
        if part.type == "link_open":
            start, url = len(text), str(part.attrs["href"])
        elif part.type == "link_close":
            links.append(InlineLink(start=start, end=len(text), url=url))
        else:
            text += "\n" if part.type.endswith("break") else part.content
    return text, links
