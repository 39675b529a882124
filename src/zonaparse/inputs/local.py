"""The folders that programs write beside pages that they save: "Panen Raya_files"."""

import re
from collections.abc import Iterable

from zonaparse.copies.pictures import FOLDER

KIND = "part of a saved page"
CACHE = "hts-cache"  # in which HTTrack keeps each page once more
_FOLDER = re.compile(rf"(?:^|/)(?P<stem>[^/]+)(?:{FOLDER})/", re.IGNORECASE)
_PAGE = re.compile(r"\A(?P<stem>[^\0]+)\.(?:[xs]?html?|php|mht(?:ml)?)", re.IGNORECASE)


def page_stems(names: Iterable[str]) -> set[str]:
    """Return the names of pages without their endings."""
    return {found["stem"] for name in names if (found := _PAGE.fullmatch(name))}


def is_part(name: str, pages: set[str]) -> bool:
    """Say whether a file lies in the folder of one of the pages, which are without endings.

    So does what HTTrack keeps for itself.

    >>> is_part("a/Panen_files/ad.html", {"a/Panen"}), is_part("my_files/a.html", {"Panen"})
    (True, False)
    """
    if f"/{CACHE}/" in f"/{name}":
        return True
    return any(name[: found.end("stem")] in pages for found in _FOLDER.finditer(name))


def stems_of(name: str) -> set[str]:
    """Return what the pages would be called in whose folders a file may lie."""
    return {name[: found.end("stem")] for found in _FOLDER.finditer(name)}


def folder_stem(name: str) -> str | None:
    """Return the name of the page to which a folder belongs by its name; None if to none."""
    found = _FOLDER.fullmatch(f"{name}/")
    return found["stem"] if found else None
