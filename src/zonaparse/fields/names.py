"""Names that stand alone around a headline, by what tells whose they are: the text before or behind
them, the site's name in the same line, a label.
"""

import re

from selectolax.lexbor import LexborNode

from zonaparse.fields import roles
from zonaparse.rules.vocabulary import ROLE_OF
from zonaparse.text import squash

Before = tuple[str, str]  # a text, and the role that it names
NOTHING: Before = ("", "")
# A name alone, by what stands right behind it: what its bearer is, an address, the site's name.
_NAME_ALONE = re.compile(r"\A[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
_IS_WRITER = frozenset(
    """
    jurnalis wartawan reporter penulis kontributor koresponden kolumnis pewarta author writer
    journalist correspondent columnist contributor autor autorin redakteur redakteurin
    """.split()
)
# By a text of one word: the role of a name below it, and whether a name above it is a writer's.
_TOLD = dict.fromkeys(_IS_WRITER, ("", True)) | {
    word: (role, word in _IS_WRITER) for word, role in ROLE_OF.items()
}
_NAMED_AS = {"": "byline", "author": "byline", "editor": "editor"}  # by the role before the name
# What sections, sites and places are called.
_NO_NAME = re.compile(
    r"\b(?:berita|kabar|info|warta|suara|media|pos|radar|tribun|nusantara|indonesia|nasional"
    r"|internasional|daerah|dunia|kota|kabupaten|provinsi|desa|seputar|lintas|jawa|sumatera|sumatra"
    r"|kalimantan|sulawesi|papua|jakarta|bandung|surabaya|banten|bali|barat|timur|utara|selatan"
    r"|tengah|tenggara|ekonomi|bisnis|hukum|kriminal|politik|olahraga|bola|sepak|hiburan|gaya|hidup"
    r"|pendidikan|kesehatan|teknologi|wisata|budaya|opini|kolom|foto|video|galeri|ragam|sosial"
    r"|terkini|terbaru|terpopuler|populer|hari|rilis|pers|siaran|cek|fakta)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\A[\w.+-]+@[\w-]+(?:\.\w+)+")
_BEFORE_SITE = re.compile(r"\A(?P<name>[A-Z][^\d|,/–-]{4,50}?)\s+[-–|]\s+(?P<site>[^\d]{3,40})")
_BETWEEN = frozenset(":-–—|/•·,")  # in a cell of a table, or an element, of its own
_DASHES = "-–—|"
_LONGEST_BEHIND = 50  # characters behind a name


def told(run: LexborNode, text: str, before: Before, site: str) -> tuple[str, str, Before]:
    """Return "byline" or "editor" and the name that a text, or the one before it, is that of; ''
    where none is: "Rani Putri" below "Editor", or above "Jurnalis" or an address, "Rani Putri -
    Kabar Contoh" on that site. Last comes what stands before the next text.
    """
    if len(text) > _LONGEST_BEHIND:
        return "", "", NOTHING
    if text in _BETWEEN:
        return "", "", before
    last, named = before
    role, is_writer = _TOLD.get(text.lower(), ("", False))
    name = text if named else ""
    is_site = text[0] in _DASHES and squash(text) == site  # "- Kabar Contoh", below the name
    is_behind = is_writer or is_site or ("@" in text and _ADDRESS.fullmatch(text))
    if last and is_behind and not _is_linked(run):
        name = last
    elif len(text) > len(site) > 0 and not named and (parts := _before_site(text)):
        name = parts["name"] if squash(parts["site"]) == site else ""
    if name and _NAME_ALONE.fullmatch(name):
        return _NAMED_AS.get(named, ""), name, ("", role)
    return "", "", (text, role)


def alone(before: Before) -> str:
    """Return the name that a text is and no more, with no role before it; '' if it is none."""
    name, named = before
    is_name = " " in name and not named and not name.isupper() and _NAME_ALONE.fullmatch(name)
    return "" if not is_name or _NO_NAME.search(name) else name


def labelled_author(text: str, whole: str) -> list[str]:
    """Return whom a text that is made of labels names as the author; a label alone may have the
    name in the next element.
    """
    line = whole[whole.find(text) :] if text.endswith(":") and text in whole else text
    named = (name for role, name in roles.labelled(line) if role == "author")
    return [name for name in named if name and ":" not in name]


def _before_site(text: str) -> re.Match[str] | None:
    if not (" - " in text or " | " in text or " – " in text):
        return None
    match = _BEFORE_SITE.fullmatch(text)
    return match if match and not match["name"].isupper() else None  # a place before its outlet


def _is_linked(run: LexborNode) -> bool:
    """Say whether a text is a link to a page."""
    link = run.parent
    if link is None or link.tag != "a":
        return False
    return not (link.attributes.get("href") or "").startswith("mailto:")
