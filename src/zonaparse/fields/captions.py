"""The caption of a picture that no markup gives one: what stands in its box or right under it.

The box is the nearest node around the picture with a text. A neighbour is a caption where it says
what the picture's `alt` says, ends with whose the picture is, or is called one.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.fields import images
from zonaparse.fields.boilerplate import is_furniture, is_stamp
from zonaparse.text import fold, squash

_LEVELS = 4
_WHOLE = frozenset(("body", "article", "main"))  # what is around a picture no more
_UNREAD = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))
_BUTTON = re.compile(r"\A(?:perbesar|lihat foto|\d+\s?/\s?\d+|advertisement|iklan)$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:photo|foto|sumber|source|credits?|kredit)(?: oleh| by)?\s?:$", re.IGNORECASE
)
_OWNER = re.compile(r"\A(?:[A-Z@][\w.@/'’&-]*|/|[Dd]ok(?:\.\S+)?|of|dan|de)(?: |$)")
_MOST_OWNER = 8  # words
_LEAST_CAPTION = 3  # words
_LONGEST = 250  # characters of a caption; of one with a credit, in an element of its own:
_LONGEST_CREDITED = 700
_MORE = "a, p + p, h1, h2, h3, form, input"  # what no caption has
_BROKEN = "br + br + br"
_LEAST_ALT = 12  # characters
_EMPTY = 20  # nodes without text between a picture and its caption
_CALLED = re.compile(
    r"caption|photo-?desc|keterangan|\bket(?:[-_]?(?:foto|gambar))?\b", re.IGNORECASE
)


class Caption(NamedTuple):
    """What is printed at a picture, and whose it is."""

    text: str | None = None
    credit: str | None = None


class _Piece(NamedTuple):
    """A text below a box, and the element that it stands in."""

    text: str
    holder: LexborNode


class _Read(NamedTuple):
    """What is read of some pieces; `parted` if the first of them says whose the picture is, which
    only what the picture shows can tell.
    """

    caption: Caption = Caption()
    parted: Caption | None = None

    def of(self, alt: str) -> Caption:
        """Return the caption of a picture that shows `alt`, squashed."""
        parted = self.parted
        return parted if parted and alt and squash(parted.text or "") == alt else self.caption


class _Under(NamedTuple):
    """What stands right under a box; `sure` says that it is a caption, whatever `alt` says."""

    read: _Read
    sure: bool

    def of(self, alt: str) -> Caption | None:
        """Return the caption of a picture that shows `alt`, squashed; None if it is none."""
        found = self.read.of(alt)
        text = squash(found.text or "")
        alike = text.startswith(alt) or alt.startswith(text)
        return found if self.sure or (len(alt) >= _LEAST_ALT and alike and text) else None


class Box:
    """A node around pictures, or a picture, read once for all of them."""

    def __init__(self, node: LexborNode) -> None:
        self.node = node

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is around a picture no more."""
        return self.node.tag in _WHOLE or self.node.css_first("h1") is not None

    @cached_property
    def own(self) -> _Read | None:
        """What stands in it; None if no text does."""
        pieces = list(_pieces(self.node))
        return _of_box(self.node, pieces) if pieces else None

    @cached_property
    def _beneath(self) -> _Under | None:
        return _under(self.node)

    def under(self, alt: str) -> Caption | None:
        """Return what stands right under it, if that is the caption of what shows `alt`."""
        return self._beneath.of(alt) if self._beneath else None


def beside(picture: LexborNode, boxes: dict[int, Box]) -> Caption:
    """Return what stands in the box of a picture or right under it; nothing if no text does.

    `boxes` keeps those of the page that were read.
    """
    alt = squash(picture.attributes.get("alt") or "")
    inner = Box(picture)
    for level in range(_LEVELS):
        node = inner.node.parent
        box = boxes.setdefault(node.mem_id, Box(node)) if node is not None else None
        if box is None or box.is_whole:
            return (inner.under(alt) if level == 0 else None) or Caption()  # in no box of its own
        if box.own:
            own = box.own.of(alt)
            if level == 0 and not (own.text or own.credit):
                return inner.under(alt) or own
            under = box.under(alt) if own.credit and not own.text else None
            return Caption(under.text, own.credit) if under else own
        if found := box.under(alt):
            return found
        inner = box
    return Caption()


def told_by_alt(text: str, alt: str | None) -> Caption | None:
    """Return what a line tells that begins or ends with what a picture's `alt` says: beside that
    stands at most whose the picture is.

    >>> told_by_alt("Kabar.com/Rani Warga memanen padi.", "Warga memanen padi.")
    Caption(text='Warga memanen padi.', credit='Kabar.com/Rani')
    """
    if not alt or len(alt) < _LEAST_ALT:
        return None
    if text.startswith(alt) and len(text) > len(alt):
        behind = text[len(alt) :].split()
        is_owner = len(behind) <= _MOST_OWNER and all(_OWNER.match(f"{word} ") for word in behind)
        return Caption(alt, images.bare_credit(" ".join(behind))) if is_owner else None
    if not text.endswith(alt):
        return None
    owner = text.removesuffix(alt).strip()
    if len(owner.split()) > _MOST_OWNER or images.is_credit_label(owner):
        return None
    caption, credit = images.split_credit(alt)
    return Caption(caption, images.bare_credit(owner) if owner else credit)


def _of_box(box: LexborNode, pieces: list[_Piece]) -> _Read:
    if any(fold(link.text()) for link in box.css("a")):  # a teaser's
        return _Read()
    if any(is_stamp(piece.text) for piece in pieces):  # of who wrote the article, and when
        return _Read()
    found = _read(pieces)
    text, credit = found.caption
    length = len(text or "")
    is_own = pieces[0].holder.mem_id != box.mem_id and credit
    return found if length <= _LONGEST or (is_own and length <= _LONGEST_CREDITED) else _Read()


def _under(box: LexborNode) -> _Under | None:
    """Return what is in the next element under a box, if it may be a caption."""
    node = _neighbour(box, forward=True)
    if node is not None and _has_more(node):  # the caption may stand first in it
        node = next((inner for inner in node.iter() if fold(inner.text())), None)
    if node is None or _has_more(node):
        return None
    pieces = list(_pieces(node))
    if any(is_stamp(piece.text) for piece in pieces):
        return None
    size = sum(len(piece.text) for piece in pieces)
    if not pieces or size > _LONGEST_CREDITED:
        return None
    if size > _LONGEST and node.css_first(_BROKEN):  # a text
        return None
    found = _read(pieces)
    text, credit = found.caption
    if (text or "").endswith("…"):  # a teaser's headline, cut short
        return None
    called = _CALLED.search(node.attributes.get("class") or "")
    sure = bool(credit or called or node.tag == "figcaption")
    if not credit:
        found = found._replace(caption=Caption(text, _above(box)))
    return _Under(found, sure)


def _has_more(node: LexborNode) -> bool:
    """Say whether a node holds what no caption has; a selector finds the node itself, too."""
    found = node.css_first(_MORE)
    if found is None or found.mem_id != node.mem_id:
        return found is not None
    return any(inner.mem_id != node.mem_id for inner in node.css(_MORE))


def _above(box: LexborNode) -> str | None:
    """Return whose a picture is, where nothing but that stands right above it."""
    node = _neighbour(box, forward=False)
    text = fold(node.text(separator=" ")) if node is not None else ""
    caption, credit = images.split_credit(text) if len(text) <= _LONGEST else (text, None)
    return credit if not caption else None


def _neighbour(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """Return the next element with text, or the one before; none but a few may be empty between."""
    other = node.next if forward else node.prev
    for _ in range(_EMPTY):
        if other is None or not (other.tag in _UNREAD or not fold(other.text())):
            break
        other = other.next if forward else other.prev
    else:
        return None
    return other if other is not None and other.first_child is not None else None


def _pieces(box: LexborNode) -> Iterator[_Piece]:
    """Yield the texts below a box, without what its buttons say."""
    for node in box.traverse(include_text=True):
        if node.tag != "-text" or node.parent is None or node.parent.tag in _UNREAD:
            continue
        text = fold(node.text_content or "")
        if text and not _BUTTON.match(text) and not is_furniture(text):
            yield _Piece(text, node.parent)


def _read(pieces: list[_Piece]) -> _Read:
    """Return the caption and the credit, where that stands in an element of its own."""
    texts = [images.labelled_caption(piece.text) or piece.text for piece in pieces]
    for at, text in enumerate(texts[:-1]):
        if _LABEL.match(text):
            rest = _joined(texts[:at] + texts[at + 2 :])
            return _Read(Caption(rest, texts[at + 1].strip("() ")))
    parted = None
    if len(pieces) > 1:
        first, last = pieces[0], pieces[-1]
        if last.text[0] == "(" and last.text[-1] == ")" and last.holder.tag != "a":
            return _Read(Caption(_joined(texts[:-1]), images.bare_credit(last.text)))
        if first.holder.mem_id != pieces[1].holder.mem_id:
            parted = Caption(_joined(texts[1:]), images.bare_credit(texts[0]))
            if _is_owner(texts[0], texts[1:]):
                return _Read(parted)
    is_short = len(texts[0].split()) <= _MOST_OWNER
    return _Read(Caption(*images.split_credit(_joined(texts) or "")), parted if is_short else None)


def _is_owner(text: str, rest: list[str]) -> bool:
    """Say whether a text before a caption names whose the picture is."""
    words = text.split()
    if len(words) > _MOST_OWNER or text[-1] in ".!?,:" or len(rest[0].split()) < _LEAST_CAPTION:
        return False
    start = rest[0][0]
    is_named = all(_OWNER.match(f"{word} ") for word in words)
    return is_named and not start.islower() and (start.isalnum() or start in "\"“'‘(")


def _joined(texts: list[str]) -> str | None:
    return fold(" ".join(texts)) or None
