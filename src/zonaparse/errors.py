"""What can go wrong with a page, as types a caller can tell apart."""

from enum import StrEnum

from zonaparse.renamed import former


class ZonaparseError(Exception):
    """The parent of every error that this library raises."""


class EmptyPage(ZonaparseError):
    """The page holds no bytes, or nothing but white space."""


class NotAPage(ZonaparseError):
    """What was given is a `name`, the path of a page or its address, and not the page itself."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        if self.name.startswith(("http://", "https://")):
            return f"{self.name!r} is an address and no HTML: give the page, or use fetch()"
        return f"{self.name!r} is a path and no HTML: give the page, as Path(...).read_bytes()"


class PageTooLarge(ZonaparseError):
    """The page is larger than the `limit`; `size` is what was read of it, both in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size = size
        self.limit = limit

    def __str__(self) -> str:
        return f"the page is over the limit of {self.limit} bytes"


class PageTooComplex(ZonaparseError):
    """The markup would take too long to parse.

    `what` is exceeded: "depth" of nested elements, "attributes" of one element, or "nodes";
    `count` is how many there are at least, `limit` how many there may be, `at` the offset in
    bytes at which the limit was passed, where that is known.
    """

    def __init__(self, what: str, count: int, limit: int, at: int | None = None) -> None:
        super().__init__(what, count, limit, at)
        self.what = what
        self.count = count
        self.limit = limit
        self.at = at

    @property
    def depth(self) -> int | None:
        """How deep elements nest, where that is what is exceeded."""
        return self.count if self.what == "depth" else None

    def __str__(self) -> str:
        where = "" if self.at is None else f" at byte {self.at}"
        return f"{self.what}: {self.count} or more{where}, the limit is {self.limit}"


class PageTimeout(ZonaparseError):
    """The page took longer than `deadline` seconds; its worker was ended."""

    def __init__(self, deadline: float) -> None:
        super().__init__(deadline)
        self.deadline = deadline

    def __str__(self) -> str:
        return f"the page took over {self.deadline:g} seconds"


class WorkerDied(ZonaparseError):
    """The process that parsed the page ended; `exitcode` is negative for a signal."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode

    def __str__(self) -> str:
        return f"the process that parsed the page ended with {self.exitcode}"


class OutOfMemory(ZonaparseError):
    """The page needed more memory than a worker may have."""


class ParserFailed(ZonaparseError):
    """The page shows a fault of this library; the message names the exception."""


class PageNotKept(ZonaparseError):
    """What is asked for needs the page, which was not kept; the message says how to have it."""


class JoinError(ZonaparseError):
    """There is nothing to join, or the pages are of different articles."""


class TemplateError(ZonaparseError):
    """A template from outside this library is broken; the message says how."""


class TemplateWarning(UserWarning):
    """What an installed package registers as a template is broken, and is left out."""


class Reason(StrEnum):
    """Why a page is no article."""

    INDEX_PAGE = "index_page"
    ERROR_PAGE = "error_page"
    CHALLENGE_PAGE = "challenge_page"
    CONSENT_PAGE = "consent_page"
    LOGIN_PAGE = "login_page"
    ARCHIVE_PAGE = "archive_page"
    NO_TEXT = "no_text"


_SENTENCES = {
    Reason.INDEX_PAGE: "the page lists articles and is none itself",
    Reason.ERROR_PAGE: "the page says that the article is not there",
    Reason.CHALLENGE_PAGE: "the page is a bot check that stands in front of the article",
    Reason.CONSENT_PAGE: "the page asks for consent before it shows the article",
    Reason.LOGIN_PAGE: "the page asks to log in before it shows the article",
    Reason.ARCHIVE_PAGE: "the page is the web archive's own: a redirect, or no copy at all",
    Reason.NO_TEXT: "the page holds no text that reads as an article",
}


class NotAnArticle(ZonaparseError):
    """The page was read, and is something else; `reason` says what."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason}: {_SENTENCES[self.reason]}"


READER = "zonaparse.pages() or the command `zonaparse parse`"


class OtherFormat(ZonaparseError):
    """What was given is no HTML page: `format` is what it is.

    `reader` names what reads the pages in it, where there may be any.
    """

    def __init__(self, format: str, reader: str | None = None) -> None:  # noqa: A002
        super().__init__(format, reader)
        self.format = format
        self.reader = reader

    def __str__(self) -> str:
        if self.reader:
            return f"this is {self.format}, which may hold many pages: read them with {self.reader}"
        return f"this is {self.format} and no HTML page"


class InputError(ZonaparseError):
    """What holds saved pages cannot be read, or not to its end; the message says why."""


class RecordError(InputError):
    """A record of a WARC file is bad: `kind` is what is wrong, as "compression" or "content"."""

    def __init__(self, kind: str, told: str) -> None:
        super().__init__(kind, told)
        self.kind = kind
        self.told = told

    def __str__(self) -> str:
        return self.told


class FetchError(ZonaparseError):
    """What was asked for was not fetched: `url` is the address, `reason` says why."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    @property
    def told(self) -> str:
        """The former name of `reason`."""
        return former("told", "reason", self.reason)

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class AddressRefused(FetchError):
    """The address is not http(s), holds a password, or leads into a private network."""


class RobotsRefused(FetchError):
    """The host's robots.txt does not allow the address."""


class RobotsUnavailable(FetchError):
    """The host's robots.txt cannot be had now, so that nothing of the host may be fetched yet."""


class TooManyRedirects(FetchError):
    """The address leads on and on."""


class ResponseTooLarge(FetchError):
    """The answer is larger than the limit, as transferred or inflated."""


class BadResponse(FetchError):
    """The answer is broken: a wrong length, an encoding that was not asked for, no HTTP."""


class AnswerCut(BadResponse):
    """The answer broke off, or no answer came: a dropped connection, a body that is cut.

    It may pass: the address is asked for again.
    """


class FetcherFailed(FetchError):
    """The address or its answer shows a fault of this library; the message names the exception."""


class NotHtml(FetchError):
    """The answer is no HTML page."""


class HttpStatus(FetchError):
    """The host answered with an error; `status` is its code."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, f"HTTP {status}")
        self.args = (url, status)
        self.status = status


class FetchTimeout(FetchError):
    """The whole answer was not there before the deadline."""


class ConnectionFailed(FetchError):
    """The host's name or the host itself cannot be reached."""


class HostParked(FetchError):
    """The host has refused too often, or told to come back much later; it is left alone."""


class FetchStopped(FetchError):
    """The fetcher was told to stop before the address was asked for."""


class ArchiveError(ZonaparseError):
    """An archive cannot be used: another process writes to it, or the folder holds none."""


class CatalogueMismatch(ArchiveError):
    """The catalogue and the WARC files of an archive do not belong together.

    The message says what was found and what to do; nothing was changed.
    """


def sentence(error: Exception) -> str:
    """Return an error as a sentence without the name of its file, so that equal ones are counted
    together.

    >>> sentence(FileNotFoundError(2, "No such file or directory", "panen.html"))
    'No such file or directory'
    """
    return (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
