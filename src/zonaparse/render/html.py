"""The body of an Article as HTML of a few plain elements, every text and address escaped."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from zonaparse.article import (
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
from zonaparse.markup import anchor, attribute, text


def render(blocks: Iterable[Block]) -> str:
    """Return blocks as HTML, an element a line; items of a list stand in one list.

    >>> from zonaparse.article import ListItem, Paragraph
    >>> print(render([Paragraph(text="Harga < Rp 9.000:"), ListItem(text="beras")]))
    <p>Harga &lt; Rp 9.000:</p>
    <ul><li>beras</li></ul>
    """
    return "\n".join(filter(None, _elements(blocks)))


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    for tag, group in groupby(blocks, _list_of):
        parts = map(_block, group)
        if tag:
            yield f"<{tag}>{''.join(parts)}</{tag}>"
        else:
            yield from parts


def _list_of(block: Block) -> str:
    """Return the element of the list to which a block belongs, '' for none."""
    if isinstance(block, ListItem):
        return "ol" if block.ordered else "ul"
    return ""


def _block(block: Block) -> str:
    if isinstance(block, BacaJuga):
        label = f"{text(block.label)}: " if block.label else ""
        return f"<aside>{label}{anchor(block.url, block.text)}</aside>"
    if isinstance(block, Figure):
        return picture(block.image)
    if isinstance(block, Embed):
        return f"<p>{anchor(block.url, block.url)}</p>"
    if isinstance(block, Table):
        rows = ("".join(f"<td>{text(cell)}</td>" for cell in row) for row in block.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = _tag(block)
    return f"<{tag}>{_linked(block.text, block.links)}</{tag}>"


def _tag(block: Block) -> str:
    if isinstance(block, Heading):
        return f"h{min(6, max(1, block.level))}"
    if isinstance(block, Quote):
        return "blockquote"
    return "li" if isinstance(block, ListItem) else "p"


def picture(image: Image) -> str:
    """Return a picture with its caption and credit; '' if there is nothing of it."""
    shown = f'<img src="{attribute(image.url)}" alt="{attribute(image.alt)}">' if image.url else ""
    told = " / ".join(text(part) for part in (image.caption, image.credit) if part)
    caption = f"<figcaption>{told}</figcaption>" if told else ""
    return f"<figure>{shown}{caption}</figure>" if shown or caption else ""


def _linked(words: str, links: list[InlineLink]) -> str:
    parts: list[str] = []
    at = 0
    for link in links:
        parts += text(words[at : link.start]), anchor(link.url, words[link.start : link.end])
        at = link.end
    return "".join([*parts, text(words[at:])])
