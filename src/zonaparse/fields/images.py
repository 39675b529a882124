"""Pictures: address, caption, and the credit split off the caption."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from zonaparse.article import Image
from zonaparse.document import lines
from zonaparse.fields.links import absolute
from zonaparse.rules import book, vocabulary
from zonaparse.rules.lines import captions
from zonaparse.text import LONGEST_VALUE, Unread, cut, fold

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy")
_SOURCES = (*_LAZY, "src")
_SOURCE_NAMES = frozenset(_SOURCES)
_SETS = ("data-srcset", "srcset")
_CANDIDATE = re.compile(
    r"(?<![^\s,])(?!data:)([^\s,]\S*[^\s,])(?:\s+(\d{1,5}(?:\.\d{1,3})?)[wx])?(?:,|\s*$)"
)
_ICONS = "gravatar.com/"  # of a person or a blog, where a page has no picture of its own
_PLACEHOLDER = re.compile(
    r"(?:blank|placeholder|spacer|pixel|loading|1x1|default)[\w-]{0,200}\.\w", re.IGNORECASE
)
_WORDS = vocabulary.PICTURE_WORDS
_AGENCIES, _OWNERS = vocabulary.PICTURE_AGENCIES, vocabulary.PICTURE_OWNERS
_PAPERS, _ABROAD = vocabulary.PAPERS, vocabulary.PAPERS_ABROAD
_DOMAIN = rf"(?:www\.)?{vocabulary.DOMAIN}"
_NAMED = r"[^\s/]+(?: [^\s/]+){0,3}"
_ALONE = re.compile(
    rf"\A(?:(?:{_WORDS})\s?:\s?(?:(?:{_AGENCIES})\.?|{_NAMED}/.{{2,40}}"
    r"|(?-i:[A-Z@][\w.@'’-]*(?: [A-Z@][\w.@'’-]*){0,3}))"
    rf"|(?:(?:{_AGENCIES}|{_OWNERS}|{_PAPERS})(?: \w+){{0,2}}|{_DOMAIN}"
    rf"|(?-i:[A-Z]{{2,}}(?: [A-Z]+)?))\s?/\s?{_NAMED}(?:/{_NAMED})*"
    rf"|(?:{_AGENCIES}|{_OWNERS})(?: images| commons| photo)?(?:\.com)?"
    r"|dok\. (?-i:[A-Z]).{2,30})",
    re.IGNORECASE,
)
_ENDINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A slash after a space and before the credit: "... /Xinhua", or with nothing after it.
        r"(?:^|\s)/(?=\S|$)(?P<credit>.*)$",
        r"(?<=[.!?])/(?-i:(?P<credit>[A-Z].*))$",  # glued to the last sentence
        rf"[(\[]\s*(?:{_WORDS})\b(?P<credit>[^()\[\]]+(?:\([^()]*\)[^()]*)?)[)\]]\s*\.?$",
        rf"\(\s?(?:{_WORDS})\s?:(?P<credit>[^()\[\]]+)$",  # of which the end is lost
        r"[(\[](?=[^()\[\]]*[^()\[\]\s]\s?/\s?[^\W\d])(?P<credit>[^()\[\]]*+)[)\]]\s*\.?$",
        r"[(\[](?:via|doc)\s?:\s?(?P<credit>[^()\[\]]+)[)\]]\s*\.?$",
        rf"[(\[](?P<credit>{_AGENCIES}|(?:{_OWNERS})\b[^()\[\]]*|{_PAPERS}|{_ABROAD}|{_DOMAIN})\.?[)\]]\s*\.?$",
        r"(?<=[\w.!?])\((?P<credit>[^()\d]+)\)\s*\.?$",  # glued to the caption
        # An agency and a name behind the last sentence; a word of the desk, glued.
        r"(?<=[.!?])\s+(?-i:(?P<credit>[A-Za-z][\w.]*(?: [A-Z]\w+){0,2}/[A-Z][\w. -]{1,40}"
        r"(?:/\w{2,12}){0,2}))\.?$",
        r"\s[-–—]\s(?-i:(?P<credit>[A-Z]\w+(?: [A-Z]\w+)?/[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}))\.?$",
        r"(?<=\))/(?-i:(?P<credit>[A-Z]{2,6}))$",
        r"(?<=\w)/(?P<credit>(?:ist(?:imewa)?|net|repro)\b[^/]{0,40})$",
        r"(?:©|\(c\)|copyright\b)(?P<credit>.+)$",
        rf"(?<=[.!?\"”])\s*(?:{_WORDS})\s*:(?P<credit>.+)$",
        r"[\s/|](?:foto|photo)\s?:(?P<credit>.+)$",
        r"(?:(?<=[.!?)])\s+|\|\s*)(?P<credit>dok(?:umentasi)?[.:]\s?[^.]{2,60})$",
        r"\s[-–—]\s?(?:foto|gambar) (?-i:(?P<credit>[A-Z].{2,60}))$",  # as Malay papers print it
        r"\s(?:photo by|(?-i:Foto)/)\s?(?P<credit>.{2,60})$",
        r"(?<=[.!?])\s+(?-i:(?P<credit>I[Ss][Tt](?:imewa|IMEWA)?|N[Ee][Tt]))$",
        # Nothing but whose it is: "Foto: Rani Putri".
        r"^(?:foto|photo)\s?:\s?(?-i:(?P<credit>[A-Z][\w'’-]*(?:[ /.]{1,2}[A-Z][\w'’-]*){0,3}))$",
    )
)
_HINT = re.compile(
    r"[/(\[©:]|copyright|dok|photo by|ist(?:imewa)?$|net$|[-–—] ?(?:foto|gambar) ", re.IGNORECASE
)  # in each ending is one
_CREDIT_LABEL = re.compile(
    rf"^[^\w@#]*+(?:(?:{_WORDS})\b(?: oleh| by)?)?\s*+(?:\.{{3}}|[:/]*+)\s*+", re.IGNORECASE
)
_CREDIT_NAMED = re.compile(rf"(?:{_WORDS})\s?:\s?[^\s()][^()]*\Z", re.IGNORECASE)
_PHOTO_OF = re.compile(captions.BELOW_PICTURE.pattern, re.IGNORECASE)
_LEAST_ALT = 13  # characters, of which a caption is told by them
_MOST_OWNER = 4  # words
_PARTS = frozenset(("span", "div", "p", "small", "cite"))  # of a caption
LONGEST_CAPTION = captions.LONGEST
_CALLED_SO = re.compile(
    r"\A\W*+(?:ket(?:erangan)?|teks)\.?\s?(?:foto|gambar)\s?[:,]\s*", re.IGNORECASE
)
_CAPTION_LABEL = re.compile(rf"\A(?:{captions.LABEL.pattern})", re.IGNORECASE)
_CREDIT_BEHIND = re.compile(captions.BEHIND.pattern, re.IGNORECASE)
_PICTURE = "img, amp-img"
_SIZE = re.compile(
    r"^(?:small|medium|large|big|thumb)_|(?:-\d{2,4}x\d{2,4}|_\d{3,4}_\d{3,4}|_X?[SML])(?=\.\w+$)"
)
_SMALL = 32  # pixels: what is shown no larger is a sign, and no picture
_PIXEL = 2  # that counts visits
_RATIOS = frozenset("16x9 9x16 4x3 3x4 3x2 2x3 21x9".split())
_SIGN = re.compile(  # addresses of signs: "/icon/icon-senang.png", "/line20x20.png"
    r"/icons?/|/icon[-_][\w-]{1,40}\.(?:png|svg|gif)$|(?<!\d)[1-3]\dx[1-3]\d\.(?:png|svg|gif)$"
    r"|/(?:emoji|smilies)/"
)
_LEVELS = 3  # from a body up to what holds the picture above it
_LONGEST_CREDIT = 80
LONGEST_CREDITED = 700  # characters of a caption that an agency's photographer signs
_AGENCY_BEHIND = re.compile(
    rf"[.!?\"”)] (?:[A-Z]+ FOTO|FOTO [A-Z]+|(?i:antara|{_AGENCIES})(?: Photo)?)"
    r"/[A-Z][^/.]{2,40}(?:/\w{2,12}){0,2}\.?$"
)
_SENTENCE_ENDS = frozenset('.!?”"')
_AROUND = " ()[]©/…"
_LEAST_SIZE = 150  # pixels
_ICON = re.compile(
    r"logo|avatar|rounded-(?:full|circle)|icon|\.svg|banner|iklan|author|profile|emoji|sprite|/ads?[/_-]"
)
_LEAST_NAME = 8  # characters of a file's name that no other picture of the page has


class Labels(NamedTuple):
    """Selectors, below the node of a picture, of its caption and of its credit."""

    caption: str = "figcaption"
    credit: str = ""


_BARE = Labels()


def picture(node: LexborNode) -> LexborNode | None:
    """Return the picture element at or below a node."""
    return node if node.tag in ("img", "amp-img") else node.css_first(_PICTURE)


def read(
    node: LexborNode, base: str | None, unread: Unread, labels: Labels = _BARE
) -> Image | None:
    """Return the picture at or below `node`; None if nothing is shown there.

    `unread` is told of a caption that is longer than what is read of one.
    """
    shown = picture(node)
    if shown is None and not any(name in node.attributes for name in _LAZY):
        return None
    shown = shown or node  # a frame into which a script puts the picture
    url = address(shown, base)
    if _is_small(shown) or (url and _SIGN.search(url)):
        return None
    inside = node if shown is not node else None
    alt = described(shown, unread)
    printed, owner = (_text(inside, selector, unread) for selector in labels)
    text, credit = split_credit(_CALLED_SO.sub("", printed), alt, owner)
    return Image(url=url, caption=text, credit=credit, alt=alt) if url or text else None


def _is_small(picture: LexborNode) -> bool:
    """Say whether a picture is shown no larger than a sign; sides may tell a ratio alone."""
    written = picture.attributes
    sizes = [(written.get(side) or "").removesuffix("px") for side in ("width", "height")]
    if "x".join(sizes) in _RATIOS:
        return False
    most = _PIXEL if written.get("layout") else _SMALL
    return any(size.isdecimal() and int(size[:9]) <= most for size in sizes)


def described(picture: LexborNode, unread: Unread) -> str | None:
    """Return what a picture shows, as its `alt` says."""
    return fold(cut(picture.attributes.get("alt") or "", "the alt of a picture", unread)) or None


def _text(node: LexborNode | None, selector: str, unread: Unread) -> str:
    found = node.css_first(selector) if node and selector else None
    if found is None:
        return ""
    parts = list(found.iter())
    # A caption and whose it is, parted by style alone.
    is_parted = len(parts) > 1 and not found.text(deep=False) and parts[-1].tag in _PARTS
    texts = (lines.joined(each, "a caption", unread) for each in (parts if is_parted else [found]))
    text = fold(" ".join(texts))
    last = fold(parts[-1].text()) if parts and parts[-1].tag in _PARTS else ""
    if last and _CREDIT_NAMED.match(last) and text.endswith(last):
        return f"{text.removesuffix(last).rstrip()} ({last})"
    return text


def above(body: LexborNode) -> LexborNode | None:
    """Return the figure that stands between the headline and the text; None if none does."""
    node: LexborNode | None = body
    for _ in range(_LEVELS):
        before = node.prev if node is not None else None
        while before is not None:
            inside = before.css("h1, figure") if before.first_child is not None else []
            if inside:
                return inside[-1] if inside[-1].tag == "figure" else None
            before = before.prev
        node = node.parent if node is not None else None
    return None


def shown(url: str, root: LexborNode, base: str | None) -> Iterator[LexborNode]:
    """Yield the pictures below `root` whose file is that of `url`, perhaps in another size."""
    name = _bare_name(url)
    stem = name.rpartition(".")[0]
    for node in root.css(_PICTURE) if "." in name and len(name) >= _LEAST_NAME else ():
        written = node.attributes
        given = (written[source] for source in _SOURCE_NAMES & written.keys())
        if not any(each and stem in each for each in given):
            continue
        url_shown = address(node, base)
        if url_shown and _bare_name(url_shown) == name:
            yield node


def is_in_strip(picture: LexborNode) -> bool:
    """Say whether another picture stands beside one, as logos and advertisements do."""
    beside = picture.parent.iter() if picture.parent is not None else ()
    return (
        sum(node.tag == "img" or (node.tag == "a" and bool(node.css("img"))) for node in beside) > 1
    )


def is_large(picture: LexborNode) -> bool:
    """Say whether a picture may be an article's: no icon, no portrait, no logo by its size or
    name.
    """
    written = picture.attributes
    sizes = (written.get("width") or "", written.get("height") or "")
    if any(size.isdigit() and int(size) < _LEAST_SIZE for size in sizes):
        return False
    named = f"{written.get('src')} {written.get('class')} {written.get('alt')}".lower()
    return not _ICON.search(named)


def _bare_name(url: str) -> str:
    """Return the name of a picture's file without what tells its size: "-750x500", "medium_"."""
    return _SIZE.sub("", _file_name(url))


def _file_name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def address(picture: LexborNode, base: str | None) -> str | None:
    """Return the absolute address that a picture shows, not that of its lazy placeholder."""
    attributes = picture.attributes
    for name in _SOURCES:
        shown = (attributes.get(name) or "").strip()
        if shown and not shown.startswith("data:") and not _PLACEHOLDER.search(_file_name(shown)):
            return absolute(shown, base)
    offered = (_largest(attributes.get(name) or "") for name in _SETS)
    return next((absolute(shown, base) for shown in offered if shown), None)


def _largest(offered: str) -> str:
    """Return the address with the greatest width or density of a srcset; '' if it has none."""
    sizes = (match.groups() for match in _CANDIDATE.finditer(offered))
    return max(((float(size or 1), url) for url, size in sizes), default=(0, ""))[1]


def is_picture(url: str) -> bool:
    """Say whether an address that a page's head gives is not the icon of the blog or its writer."""
    return _ICONS not in url


def is_caption(text: str) -> bool:
    """Say whether a line of text reads like a caption: it ends with whose the photo is.

    >>> is_caption("Warga memanen padi. Foto: Rani Putri"), is_caption("Warga memanen padi.")
    (True, False)
    """
    return is_short(text) and _PHOTO_OF.search(text) is not None


def ends_in_credit(text: str) -> bool:
    """Say whether a line of text ends with an outlet and a photographer, and is no sentence.

    >>> ends_in_credit("Panen di Lebak (Kabar.com/Rani)"), ends_in_credit("Panen. (Kabar.com/Rani)")
    (True, False)
    """
    if len(text) <= LONGEST_CREDITED and _AGENCY_BEHIND.search(text):
        return True
    caption, credit = split_credit(text) if is_short(text) and text[-1:] == ")" else (None, None)
    if not caption or not credit or "/" not in credit or caption[-1] in _SENTENCE_ENDS:
        return False
    return _ALONE.fullmatch(credit) is not None


def is_credited(text: str) -> bool:
    """Say whether a line is a credit, or a caption with one, wherever it stands.

    >>> is_credited("Foto: Rani Putri"), is_credited("Foto: itu kata kuncinya, ujar Rani.")
    (True, False)
    """
    return book.CREDITS.takes(text)


def without_credit(text: str) -> str:
    """Return a sentence without the credit of a picture in brackets behind it.

    >>> without_credit('"Panen bagus," kata Rani. (Foto: Humas)')
    '"Panen bagus," kata Rani.'
    """
    return _CREDIT_BEHIND.sub("", text)


def is_short(text: str) -> bool:
    """Say whether a text is not too long for a caption."""
    return len(text) <= LONGEST_CAPTION


def labelled_caption(text: str) -> str | None:
    """Return the caption that a line is labelled as; None if it is not, or names whose it is alone.

    >>> labelled_caption("Keterangan foto: Warga memanen padi di Lebak")
    'Warga memanen padi di Lebak'
    """
    match = _CAPTION_LABEL.match(text) if ":" in text and is_short(text) else None
    return text[match.end() :] if match else None


def owned(image: Image, names: Iterable[str]) -> Image:
    """Return a picture whose caption ends with one of the names in brackets as that one's."""
    caption = image.caption or ""
    for name in names:
        if caption.endswith(f"({name})") and not image.credit:
            text = caption.removesuffix(f"({name})").rstrip() or None
            return image.model_copy(update={"caption": text, "credit": name})
    return image


def split_credit(
    caption: str, alt: str | None = None, credit: str = ""
) -> tuple[str | None, str | None]:
    """Return caption and credit; a `credit` known from its own node is cut off the caption.

    >>> split_credit("Panen raya di Lebak /Pixabay/geralt")
    ('Panen raya di Lebak', 'Pixabay/geralt')
    >>> split_credit("Panen raya di Lebak /")
    ('Panen raya di Lebak', None)
    >>> split_credit("Panen raya di Lebak (Foto: Antara)")
    ('Panen raya di Lebak', 'Antara')
    >>> split_credit("REUTERS/Rani Putri"), split_credit("Kevin Sanjaya/Marcus Gideon")
    ((None, 'REUTERS/Rani Putri'), ('Kevin Sanjaya/Marcus Gideon', None))
    >>> split_credit("ANTARA/Rani Panen raya di Lebak.", credit="ANTARA/Rani")
    ('Panen raya di Lebak.', 'ANTARA/Rani')
    >>> split_credit("Foto: Antara/Rani Panen raya di Lebak.", alt="Panen raya di Lebak.")
    ('Panen raya di Lebak.', 'Antara/Rani')
    >>> split_credit("Dok. Kelompok Tani Lebak", alt="Kelompok Tani Lebak")
    (None, 'Dok. Kelompok Tani Lebak')
    """
    if len(caption) > LONGEST_VALUE:
        return caption, bare_credit(credit) if credit else None
    caption = caption.removesuffix("()").rstrip()  # of a CMS, around no credit
    if not caption:
        return None, bare_credit(credit) if credit else None
    if credit:
        rest = caption.removesuffix(credit).removeprefix(credit).strip()
        return rest or None, bare_credit(credit)
    if owner := _before_alt(caption, alt or ""):
        return alt, bare_credit(owner)
    if _ALONE.fullmatch(caption):
        return None, bare_credit(caption)
    for ending in _ENDINGS if _HINT.search(caption) else ():
        match = ending.search(caption)
        if match and len(match["credit"]) <= _LONGEST_CREDIT:
            return caption[: match.start()].strip(" /|–-") or None, bare_credit(match["credit"])
    owner = _behind_alt(caption, alt or "")
    return (alt, bare_credit(owner)) if owner else (caption, None)


def _before_alt(caption: str, alt: str) -> str:
    """Return whose a picture is where only that stands before what its `alt` says; else ""."""
    if len(alt) < _LEAST_ALT or not caption.endswith(f" {alt}"):
        return ""
    owner = caption.removesuffix(alt).strip()
    return owner if _ALONE.fullmatch(owner) and not is_credit_label(owner) else ""


def _behind_alt(caption: str, alt: str) -> str:
    """Return the few words behind what a picture's `alt` says, if they end no sentence; else ""."""
    if len(alt) < _LEAST_ALT or not caption.startswith(f"{alt} "):
        return ""
    owner = caption.removeprefix(alt).strip()
    return owner if len(owner.split()) <= _MOST_OWNER and not owner.endswith(".") else ""


def is_credit_label(text: str) -> bool:
    """Say whether a text is what a credit begins with: "Foto: Dok."."""
    return text.endswith((".", ":"))


def bare_credit(text: str) -> str | None:
    """Return a credit without the brackets, the sign and the word that announce it."""
    bare = _CREDIT_LABEL.sub("", text.strip(_AROUND)).strip(_AROUND)
    return bare + ")" * (bare.count("(") - bare.count(")")) or None
