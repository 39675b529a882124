"""Addresses on the disk of who saved a page, or of pictures in a web archive, taken off."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ENDINGS = (
    "_files _archivos _arquivos _bestanden _bylos _datoteke _dosyalar _elemei _failid _fails "
    "_fajlovi _ficheiros _fichiers _file _fitxategiak _fitxers _karpaty _pliki _soubory _tiedostot "
    "-Dateien -filer .files"
).split()
FOLDER = "|".join(map(re.escape, _ENDINGS))
_LOCAL = re.compile(rf"\A(?:file:.*|[a-z]:\\.*|(?:\./)?[^/:?#]+(?:{FOLDER})/.+)", re.IGNORECASE)
_IN_FOLDER = re.compile(rf"\A(?:\./)?[^/:?#]+(?:{FOLDER})/", re.IGNORECASE)
# Where programs that put a picture into the page keep its address, and sites that show it late.
_KEPT = (
    "data-savepage-currentsrc", "data-savepage-src", "data-sf-original-src",
    "data-scrapbook-orig-attr-src", "data-original-src", "data-src", "data-original",
    "data-lazy-src", "data-lazy",
)  # fmt: skip
_SETS = (
    "srcset", "data-srcset", "data-savepage-srcset", "data-sf-original-srcset",
    "data-scrapbook-orig-attr-srcset",
)  # fmt: skip
_SHOWN = "iframe, frame, video, audio, embed, source, amp-img, amp-iframe, amp-video, object"
_ADDRESSES = ("src", "href", "data", "poster", *_KEPT)
_PLACEHOLDER = 1_000  # characters of a data: address that stands for a picture that comes later
_VARIABLE = "--sf-img-"  # by which SingleFile shows a picture that is there several times
_NEXT = re.compile(r",(?=\s|https?://|//|$)")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"\A(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TINY = frozenset(("0", "1", "2"))


def is_beside(node: LexborNode) -> bool:
    """Say whether a node refers to the folder of files that a browser wrote beside the page."""
    written = node.attributes
    addresses = (written.get("src") or "", written.get("href") or "")
    return any(map(_IN_FOLDER.match, addresses))


def is_on_disk(url: str) -> bool:
    """Say whether an address is that of a file on the disk of who saved the page."""
    return _LOCAL.fullmatch(url.strip()) is not None


def restore(
    tree: LexborHTMLParser, picture: str, foreign: re.Pattern[str] | None, *, no_relative: bool
) -> int:
    """Give pictures the address that their site gave them, and take others off.

    `picture` is the address that the head tells, `foreign` matches the hosts of the web archive,
    `no_relative` says that an address without a host is the archive's, too. Return how many are
    left without an address.
    """
    lost = 0
    for node in tree.css("img"):
        src = (node.attributes.get("src") or "").strip()
        is_relative = no_relative and bool(src) and not _WEB.match(src)
        if is_relative or _is_lost(src, foreign):
            original = _original(node, foreign) or _same_file(src, picture)
            if original:
                node.attrs["src"] = original
            else:
                lost += _is_missed(node, src)
                del node.attrs["src"]
        lost += _strip(node) and not src
    for node in tree.css(f"a[href], {_SHOWN}"):
        _strip(node)
    return lost


def _is_missed(node: LexborNode, src: str) -> bool:
    """Say whether a picture that has no address is one to be seen."""
    written = node.attributes
    if written.get("width") in _TINY:
        return False
    is_inside = src.startswith("data:") and len(src) < _PLACEHOLDER
    return not is_inside or _VARIABLE in (written.get("style") or "")


def _strip(node: LexborNode) -> bool:
    """Take addresses on a disk off a node; say whether a set of them was."""
    is_stripped = False
    for name, value in node.attributes.items():
        if name in _SETS and value:
            kept = [
                each for each in _NEXT.split(value) if not is_on_disk(each.strip().split(" ")[0])
            ]
            if len(kept) < len(_NEXT.split(value)):
                node.attrs[name] = ",".join(kept)
                is_stripped = True
        elif name in _ADDRESSES and value and is_on_disk(value):
            del node.attrs[name]
    return is_stripped


def is_of(url: str, hosts: re.Pattern[str]) -> bool:
    """Say whether an address is on one of the hosts."""
    return hosts.fullmatch(url.partition("//")[2].partition("/")[0].lower()) is not None


def _is_lost(src: str, foreign: re.Pattern[str] | None) -> bool:
    if src.startswith("data:") or _LOCAL.fullmatch(src):
        return True
    return foreign is not None and is_of(src, foreign)


def _original(node: LexborNode, foreign: re.Pattern[str] | None) -> str | None:
    """Return the address that stands beside the lost one, or in another source of a picture."""
    nodes = [node]
    if (up := node.parent) is not None and up.tag == "picture":
        nodes += up.css("source")
    values = [(each.attributes.get(name) or "").strip() for each in nodes for name in _KEPT]
    for each in nodes:
        values += [url for name in _SETS for url in _widest_first(each.attributes.get(name) or "")]
    usable = (value for value in values if value and not _is_lost(value, foreign))
    return next((value for value in usable if not _SCHEME.match(value)), None)


def _widest_first(srcset: str) -> list[str]:
    """Return the addresses of a set of pictures, the largest first."""
    candidates = [each.split() for each in _NEXT.split(srcset) if each.strip()]
    return [each[0] for each in sorted(candidates, key=_size, reverse=True)]


def _size(candidate: list[str]) -> float:
    try:
        return float(candidate[1][:-1])
    except (IndexError, ValueError):
        return 1.0


def _same_file(src: str, picture: str) -> str | None:
    """Return the address in the head if it ends with the file's name, as a browser keeps it."""
    name = src.replace("\\", "/").rpartition("/")[2]
    other = picture.partition("?")[0].rpartition("/")[2]
    return picture if name and name == other else None
