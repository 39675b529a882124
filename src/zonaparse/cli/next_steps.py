"""What to do next about an error, as the commands tell it.

The errors themselves say what was found, for callers of the library as well; a next step here may
name a command or an option.
"""

from collections.abc import Sequence
from pathlib import Path

from zonaparse.errors import (
    AnswerCut,
    ConnectionFailed,
    EmptyPage,
    FetcherFailed,
    FetchTimeout,
    HostParked,
    HttpStatus,
    NotAnArticle,
    NotHtml,
    OtherFormat,
    OutOfMemory,
    PageTimeout,
    PageTooComplex,
    PageTooLarge,
    ParserFailed,
    Reason,
    ResponseTooLarge,
    RobotsRefused,
    RobotsUnavailable,
    TooManyRedirects,
    WorkerDied,
)
from zonaparse.text import counted

_LATER = "try it again later"
_SAVE = "save the page in a browser, and give the file to `zonaparse parse`"
_FAULT = "this is a fault of zonaparse: please tell it, with the page"
_LIMITS = (
    "no option changes this; zonaparse.parse(page, limits=zonaparse.Limits(...)) in Python does"
)
_GONE = frozenset((404, 410))

_OF_ERRORS: dict[type[Exception], str] = {
    EmptyPage: "save it again",
    OtherFormat: "give a page, or something that holds pages: `zonaparse parse --help` lists what",
    PageTooLarge: _LIMITS,
    PageTooComplex: _LIMITS,
    PageTimeout: "zonaparse.parse() in Python takes the time that it needs",
    OutOfMemory: "zonaparse.parse() in Python takes the memory that it needs",
    WorkerDied: _FAULT,
    ParserFailed: _FAULT,
    FetcherFailed: _FAULT,
    RobotsRefused: _SAVE,
    RobotsUnavailable: _LATER,
    TooManyRedirects: "open it in a browser, and give the address at which that ends",
    ResponseTooLarge: _SAVE,
    NotHtml: "give the address of the page that it is on",
    ConnectionFailed: "look whether the name is right, and whether you are on the network",
    AnswerCut: _LATER,
    FetchTimeout: _LATER,
    HostParked: _LATER,
}
_OF_REASONS = {
    Reason.INDEX_PAGE: "`zonaparse discover` lists the articles of a site",
    Reason.ERROR_PAGE: "look whether the address is right",
    Reason.CHALLENGE_PAGE: _SAVE,
    Reason.CONSENT_PAGE: _SAVE,
    Reason.LOGIN_PAGE: _SAVE,
    Reason.ARCHIVE_PAGE: "give the copy of another day",
    Reason.NO_TEXT: "if a reader sees an article there, please tell it, with the page",
}


def of(error: Exception | None) -> str:
    """Return what to do about an error, as a sentence without a full stop; '' if nobody knows.

    >>> of(EmptyPage())
    'save it again'
    """
    if isinstance(error, NotAnArticle):
        return _OF_REASONS[error.reason]
    if isinstance(error, HttpStatus):
        return "look whether the address is right" if error.status in _GONE else _LATER
    if isinstance(error, OtherFormat) and error.reader:
        return ""
    kinds = type(error).__mro__ if error else ()
    return next((_OF_ERRORS[kind] for kind in kinds if kind in _OF_ERRORS), "")


def of_file(word: str) -> str:
    """Return what reads a file or folder that was given as an address."""
    return f"{word} is there as a file or folder: `zonaparse parse {word}` reads it"


def of_unfinished(count: int, where: str, target: Path, files: Sequence[str]) -> str:
    """Return what became of rows when they were broken off, and what goes on where it was."""
    told = f"zonaparse: broken off after {counted(count, 'page')}: {where}"
    told += f"; {target} is left as it was" if target.is_file() else ""
    return f"{told}. `zonaparse archive DIR --import {files[0]}` goes on where it was broken off"


def of_address(word: str) -> str:
    """Return what reads an address that was given as a file."""
    return f"this is an address: `zonaparse fetch {word}` reads it"
