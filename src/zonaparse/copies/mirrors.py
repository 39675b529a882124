"""Mirrors of sites: links between files on a disk, made web addresses again.

wget and HTTrack put a page of https://www.site.example/2020/x.html at www.site.example/2020/x.html
below the folder of the mirror, and write links to what they have as paths from file to file. So
where a page lies tells what each of its links leads to, also on other hosts.
"""

import re
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from zonaparse.copies import browsers

HTTRACK = "HTTrack"
_HEAD = 4096  # bytes in which HTTrack says that it was there
_LOST = "file:"  # before a path of which nobody knows where it leads
_HOST = re.compile(
    r"\A(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}|localhost|\d{1,3}(?:\.\d{1,3}){3})"
    r"(?:[:+]\d{1,5})?",
    re.IGNORECASE,
)
_PAGE_NAME = re.compile(r"\A.*\.(?:[xs]?html?|php|aspx?|jsp|zip|tar|gz|tgz|warc)", re.IGNORECASE)
_TAG = re.compile(r"<(?!base\b)[a-zA-Z][^<>]*+>")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?:href|src|data-src|data-original|(?P<set>srcset))\s*=\s*)"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'>]+))""",
    re.IGNORECASE,
)
_LINK = re.compile(r"""<a\b[^<>]*?\shref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\A(?:[a-z][a-z0-9+.-]*:|[/#?])", re.IGNORECASE)
_STATED = re.compile(
    r"""<(?:link\b(?=[^<>]*\bcanonical\b)|meta\b(?=[^<>]*\bog:url\b))[^<>]*?"""
    r"""\b(?:href|content)\s*=\s*["']?(https?://[^"'\s>]+)""",
    re.IGNORECASE,
)
_SECURE = re.compile(r"https://([^/\s\"'<>?#]{1,255})/", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|(?<=/))index\.html?$", re.IGNORECASE)
_ENDING = re.compile(r"\.html?$", re.IGNORECASE)


class Mirrored(NamedTuple):
    """A page with its links as its site wrote them; `url` is where it was, None if unknown."""

    html: str
    url: str | None


class _Place(NamedTuple):
    """Where a page lies: below the folder of a host, in folders, under a name."""

    host: str
    folders: tuple[str, ...]
    name: str


def may_be(html: str | bytes, path: str | None) -> bool:
    """Say whether a page may be of a mirror, which is quick."""
    head = html[:_HEAD]
    is_httrack = HTTRACK in head if isinstance(head, str) else HTTRACK.encode() in head
    return is_httrack or (path is not None and _place(path) is not None)


def restored(html: str, path: str | None) -> Mirrored | None:
    """Return a page out of a mirror as it was on the web; None for a page that is of none.

    `path` is where it lies, None if that is not known: then HTTrack's comment alone tells it.
    """
    mark = browsers.mark(html[:_HEAD]) if HTTRACK in html[:_HEAD] else None
    if mark is not None and mark.program == HTTRACK and mark.url:
        place = _place_of_address(mark.url)
        links = _Links(html, place, _is_extended(place, path))
        return Mirrored(links.restored(), links.with_scheme(mark.url))
    found = _place(path) if path else None
    if found is None or not _is_converted(html) or not _agrees(html, found):
        return None
    stated = _STATED.search(html)
    extended = bool(stated) and urlsplit(stated[1]).path.endswith(  # type: ignore[index]
        f"/{found.name.removesuffix('.html')}"
    )
    links = _Links(html, found, extended)
    return Mirrored(links.restored(), links.address((found.host, *found.folders, found.name)))


def _place(path: str) -> _Place | None:
    """Return the place below the innermost folder that is called as a host is.

    In a mirror of a web archive, that of the archive is meant: archive.example/2023/https:/host.
    """
    *folders, name = path.replace("\\", "/").split("/")
    for number in range(len(folders) - 1, -1, -1):
        is_copied = number > 0 and folders[number - 1] in ("http:", "https:")
        if _is_host(folders[number]) and not is_copied:
            return _Place(folders[number], tuple(folders[number + 1 :]), name)
    return None


def _place_of_address(url: str) -> _Place:
    _, _, rest = url.partition("://")
    host, *folders = rest.partition("?")[0].split("/")
    return _Place(host, tuple(folders[:-1]), folders[-1] if folders else "")


def _is_host(name: str) -> bool:
    return _HOST.fullmatch(name) is not None and not _PAGE_NAME.fullmatch(name)


def _is_converted(html: str) -> bool:
    """Say whether links lead from file to file, and none from the root of the site."""
    links = _LINK.findall(html)
    is_local = any(not _ELSEWHERE.match(link) for link in links)
    return is_local and not any(link.startswith("/") and link[1:2] != "/" for link in links)


def _agrees(html: str, place: _Place) -> bool:
    """Say whether the page calls itself by no other address than its place tells."""
    stated = _STATED.search(html)
    if stated is None:
        return True
    parts = urlsplit(stated[1])
    folders = tuple(unquote(part) for part in parts.path.split("/")[1:-1])
    return parts.netloc.lower() == _web_host(place.host) and folders == place.folders


def _is_extended(place: _Place, path: str | None) -> bool:
    """Say whether the program put an ending to the name of the page, as it does to others then."""
    name = (path or "").replace("\\", "/").rpartition("/")[2]
    return bool(place.name) and name == f"{place.name}.html"


def _web_host(folder: str) -> str:
    return folder.replace("+", ":").lower()


class _Links:
    """The links of one page; `extended` is whether names have an ending that addresses lack."""

    def __init__(self, html: str, place: _Place, extended: bool) -> None:
        self._html = html
        self._place = place
        self._extended = extended

    def restored(self) -> str:
        """Return the page with its links made addresses."""
        return _TAG.sub(lambda tag: _ATTRIBUTE.sub(self._attribute, tag[0]), self._html)

    def address(self, parts: tuple[str, ...]) -> str:
        """Return the address of a file by the folders that lead to it from that of its host."""
        host = _web_host(parts[0])
        path = _INDEX.sub("", "/".join(parts[1:]))
        path = _ENDING.sub("", path) if "?" in path else path
        if self._extended and "?" not in path:
            path = path.removesuffix(".html")
        return f"{self._scheme(host)}://{host}/{path}"

    def with_scheme(self, url: str) -> str:
        """Return the address of the page with the scheme that it calls its own host by."""
        return f"{self._scheme(_web_host(self._place.host))}://{url.partition('://')[2]}"

    def _scheme(self, host: str) -> str:
        return "https" if host in self._secure else "http"

    @cached_property
    def _secure(self) -> set[str]:
        """The hosts that the page calls by https."""
        return {host.lower() for host in _SECURE.findall(self._html)}

    def _attribute(self, found: re.Match[str]) -> str:
        value = next(v for v in found.group("double", "single", "plain") if v is not None)
        if found["set"]:
            made = ", ".join(map(self._candidate, value.split(", ")))
        else:
            made = self._link(value)
        mark = "'" if found["single"] is not None else '"'
        return found[0] if made == value else f"{found['before']}{mark}{made}{mark}"

    def _candidate(self, each: str) -> str:
        link, blank, size = each.strip().partition(" ")
        return f"{self._link(link)}{blank}{size}"

    def _link(self, link: str) -> str:
        """Return the address that a path leads to; one that leads out of the mirror is lost."""
        if not link.strip() or _ELSEWHERE.match(link.strip()):
            return link
        path, mark, fragment = link.strip().partition("#")
        parts = [self._place.host, *self._place.folders]
        for part in path.split("/"):
            if part == "..":
                if not parts:
                    return f"{_LOST}{link}"
                parts.pop()
            elif part != ".":
                parts.append(part)
        if len(parts) < 2 or not _is_host(parts[0]):
            return f"{_LOST}{link}"
        parts[-1] = parts[-1].replace("%3F", "?").replace("%3f", "?")
        return f"{self.address(tuple(parts))}{mark}{fragment}"
