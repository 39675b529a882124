"""Copies in web archives: which page they are of, and its addresses as its site wrote them.

An archive serves a copy under its own address, the time and the original address behind it
(https://web.archive.org/web/20230310112233/https://site/page), writes every address in the page
like that, and adds scripts and a toolbar. That form is common to all archives that speak Memento,
so a host that is not known is no obstacle; what differs by archive stands in a row each.
"""

import re
from datetime import UTC, datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from zonaparse.errors import NotAnArticle, Reason


class Archive(NamedTuple):
    """A web archive: its hosts, and what it adds to pages.

    `kept` names what of a page's own head is left, where the archive writes a head of its own.
    """

    name: str
    hosts: re.Pattern[str]
    furniture: str = ""
    kept: frozenset[str] | None = None


_TOOLBARS = (
    "#wm-ipp-base, #wm-ipp, #wm-ipp-print, #wm-capinfo, #donato, wb_div, #_wayback_banner, "
    "#_wb_plain_banner, #_wb_frame_top_banner, #wb_iframe_div"
)
_BELOW = r"(?<![\w.-])(?:[\w-]+\.)*"  # any host of a domain
_ARCHIVES = (
    Archive("Wayback Machine", re.compile(rf"{_BELOW}archive\.org"), _TOOLBARS),
    Archive(
        "archive.today",
        # Pictures lie below names of their own, such as dgxf6kim16yjpd.archive.ph.
        re.compile(rf"{_BELOW}archive\.(?:today|ph|is|li|vn|fo|md)"),
        "#HEADER, #HASHTAGS, #hashtags, #DIVSHARE, #FOOTER, head [itemprop]",
        frozenset(("og:title", "twitter:title")),
    ),
    Archive("Perma", re.compile(rf"{_BELOW}(?:perma-archives\.org|perma\.cc)"), _TOOLBARS),
    Archive("Arquivo.pt", re.compile(rf"{_BELOW}arquivo\.pt"), f"{_TOOLBARS}, #replayMenu"),
)
_WAYBACK = "https://web.archive.org"
_ANY = Archive("web archive", re.compile(r"[^/]+"), _TOOLBARS)

# Between these an archive writes what is its own; the first ends in the second.
_INSERTS = (
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"),
    ("<!-- WB Insert -->", "<!-- End WB Insert -->"),
)
_OWN_TAGS = ("<script", "<link")
_OWN_FILES = (
    "archive.org/_static/", "archive.org/includes/", '"/_static/js/', '"/_static/css/', "wombat.js",
)  # fmt: skip
_OWN_PAGE = re.compile(
    r"Got an HTTP 3\d\d response at crawl time|"
    r"The Wayback Machine (?:has not archived|doesn't have) th(?:at|is) (?:URL|page)|"
    r"(?:This|That) (?:URL|page) has been excluded from the Wayback Machine|"
    r"Page cannot be (?:crawled or )?displayed due to robots\.txt|"
    r"This snapshot cannot be displayed due to an internal error|"
    r"(?:This content is not|is not) available in the Wayback Machine|"
    r"could not be found in this collection|/alert_error\.gif\"|class=\"THUMBS-BLOCK\"",
    re.IGNORECASE,
)
# What no page of a site begins with, so that no address of an archive is needed to know it.
_OWN_HEAD = re.compile(
    r"<title>\s*(?:Internet Archive )?Wayback Machine\s*</title>|<title>\s*Pywb Error|"
    r"<title>\s*archive\.(?:today|ph|is|li|vn|fo|md)\s*</title>|"
    r"<script[^>]*/wb_frame\.js|<iframe[^>]* id=[\"']?replay_iframe\b",
    re.IGNORECASE,
)
_OWN_SIGNS = ("Wayback Machine", "Pywb", "archive.", "wb_frame", "replay_iframe")

_WHOLE = 14  # digits of a time
_MOMENT = rf"\d{{4}}\.\d\d\.\d\d-\d{{6}}|\d{{4,{_WHOLE}}}"
_OF_KNOWN = rf"{_MOMENT}|\d{{1,{_WHOLE}}}\*?|\*"  # a list of copies is asked for by a star
# On a host that may be any, a year alone is no sign of a copy.
_OF_ANY = rf"\d{{4}}\.\d\d\.\d\d-\d{{6}}|\d{{{_WHOLE}}}|\d{{4,{_WHOLE}}}(?=[a-z]{{2}}\d?_/)"
_ESCAPED = re.compile(r"(?<=/)https?%3a.*", re.IGNORECASE)
_FLAG = r"(?:[a-z]{2}\d?_)?"
_DEFAULT_PORT = re.compile(
    r"^(http://[^/?#:\s]+):80(?!\d)|^(https://[^/?#:\s]+):443(?!\d)", re.IGNORECASE
)
_SLASH = r"\\?/"  # JSON may write "\/"
_FORM = re.compile(
    r"(?P<prefix>(?:https?:)?//(?P<host>[^/?#\s]+)(?:/(?!https?:)[^/?#\s]+){0,4}?)"
    rf"/(?P<at>{_OF_ANY}){_FLAG}/(?P<url>https?:/{{1,2}}\S+)",
    re.IGNORECASE,
)
# Of archives that are known: no scheme, no time, or the number of a copy in its place.
_LOOSE = re.compile(
    r"(?P<prefix>(?:https?:)?//(?P<host>[^/?#\s]+)(?:/(?!https?:)[^/?#\s]+){0,4}?)"
    rf"/(?:(?P<at>{_OF_KNOWN}){_FLAG}/|[a-z]{{2}}\d?_/|(?=https?:)|(?<=/web/))"
    r"(?P<url>https?:/{1,2}\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?)",
    re.IGNORECASE,
)
_SAYS_ITSELF = re.compile(
    r"<(?:link\b(?=[^<>]*\b(?:canonical|bookmark)\b)|meta\b(?=[^<>]*\bog:url\b))[^<>]*+>",
    re.IGNORECASE,
)
_VALUE = re.compile(r"""\b(?:href|content)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_WOMBAT = re.compile(
    r"""__wm\.wombat\(\s*["'](?P<url>[^"']+)["']\s*,\s*["'](?P<at>\d{4,14})["']"""
    r"""(?:\s*,\s*["'](?P<prefix>[^"']+?)/?["']\s*,\s*["'](?P<path>[^"']*)["'])?"""
)
_WBINFO = {
    name: re.compile(rf"""\bwbinfo\.{name}\s*=\s*(?:decodeURI\()?["']([^"']+)["']""")
    for name in ("url", "timestamp", "prefix")
}
_SIGNS = ("archive.", "arquivo.pt", "wombat", "wbinfo", "perma", "WB Insert", "/http")
_FILED = re.compile(
    r"FILE ARCHIVED ON (?P<time>\d\d:\d\d:\d\d) (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d?), "
    r"(?P<year>\d{4})"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Found(NamedTuple):
    """A copy: its address in the archive, whose page it is and when it was captured."""

    archive: Archive
    host: str
    prefix: str
    url: str | None
    original: str | None
    at: datetime | None
    source: str


def find(head: str, tail: str, url: str | None) -> Found | None:
    """Return of what a page is the copy in a web archive; None for a page that is none.

    `head` and `tail` are its ends, `url` where it is said to come from. Raises NotAnArticle for
    a page that is the archive's own.
    """
    if any(sign in head for sign in _OWN_SIGNS) and _OWN_HEAD.search(head):
        raise NotAnArticle(Reason.ARCHIVE_PAGE)
    if url and (found := _of_address(url, "given:url")):
        return found
    if any(sign in head for sign in _SIGNS):
        for tag in _SAYS_ITSELF.finditer(head):
            for value in _VALUE.findall(tag[0]):
                if found := _of_address(value, "rel:canonical"):
                    return found
        if found := _of_script(head):
            return found
    return _of_comment(tail)


def inner(found: Found) -> Found | None:
    """Return of what a copy is the copy, in an archive that was archived itself."""
    return _of_address(found.original, found.source) if found.original else None


def hosts(found: Found) -> re.Pattern[str]:
    """Return what matches the hosts of the archive."""
    return re.compile(re.escape(found.host)) if found.archive is _ANY else found.archive.hosts


def restored(page: str, found: Found) -> str:
    """Return a page with its addresses as its site wrote them and without the archive's scripts.

    Raises NotAnArticle for a page that is the archive's own.
    """
    if _OWN_PAGE.search(page):
        raise NotAnArticle(Reason.ARCHIVE_PAGE)
    for begin, end in _INSERTS:
        page = _without(page, begin, end)
    inside, quoted = _written(found)
    page = _TAG.sub(lambda tag: "" if _is_own(tag[0]) else inside.sub(_original, tag[0]), page)
    return quoted.sub(_original, page)


_TAG = re.compile(r"<[a-zA-Z][^<>]*+>")


def _is_own(tag: str) -> bool:
    return tag.startswith(_OWN_TAGS) and any(file in tag for file in _OWN_FILES)


def _written(found: Found) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how the archive's addresses begin: in tags, and in the quotes of scripts.

    An address that a reader sees in the text was written by the site, and stays.
    """
    path = found.prefix.partition("//")[2].partition("/")[2]
    below = "".join(_SLASH + re.escape(part) for part in path.split("/") if part)
    time = rf"{_SLASH}(?:{_OF_KNOWN}){_FLAG}"
    if found.archive.name == "archive.today":
        below += rf"(?:{_SLASH}o{_SLASH}\w+)?"
        time = rf"(?:{time})?"
    moment = rf"{_SLASH}(?:{_OF_KNOWN})?{_FLAG}"
    anywhere = rf"(?:https?:)?{_SLASH}{_SLASH}(?:{hosts(found).pattern}){below}(?:{moment})?"
    here = rf"(?<![\w./-]){below}{time}"
    form = (
        rf"(?:{anywhere}|{here}){_SLASH}(?P<scheme>https?:){_SLASH}(?:{_SLASH})?"
        r"(?P<host>[\w.-]+:(?:80|443)(?!\d))?"
    )
    return re.compile(form, re.IGNORECASE), re.compile(rf"(?<=[\"']){form}", re.IGNORECASE)


def _original(found: re.Match[str]) -> str:
    slashes = r"\/\/" if r"\/" in found[0] else "//"
    return found["scheme"] + slashes + _without_port(found["scheme"], found["host"] or "")


def _without_port(scheme: str, host: str) -> str:
    return host.removesuffix(":443" if scheme.lower() == "https:" else ":80")


def _without(page: str, begin: str, end: str) -> str:
    """Return a page without what stands between two marks; a mark without the other stays."""
    start = page.find(begin)
    stop = page.find(end, start) if start >= 0 else -1
    return page[:start] + page[stop + len(end) :] if stop >= 0 else page


def _of_address(url: str, source: str) -> Found | None:
    plain = _ESCAPED.sub(lambda found: unquote(found[0]), url)
    form = _FORM.fullmatch(plain)
    archive = _known(form["host"]) if form else None
    if form is None:
        form = _LOOSE.fullmatch(plain)
        archive = _known(form["host"]) if form else None
        if form is None or archive is None:
            return None
    at = form["at"]
    return Found(
        archive or _ANY, form["host"].lower(), form["prefix"], url, _whole(form["url"]),
        moment(at) if at else None, source,
    )  # fmt: skip


def _known(host: str) -> Archive | None:
    return next((a for a in _ARCHIVES if a.hosts.fullmatch(host.lower())), None)


def _whole(url: str) -> str:
    """Return an original address with its scheme and both slashes."""
    if not re.match(r"https?:/", url, re.IGNORECASE):
        url = f"http://{url}"
    url = re.sub(r"^(https?:)/{1,2}", r"\1//", url, flags=re.IGNORECASE)
    return _DEFAULT_PORT.sub(r"\1\2", url)


def _of_script(head: str) -> Found | None:
    """Return what the archive's script tells that runs first."""
    if found := _WOMBAT.search(head):
        prefix = f"{found['prefix'] or _WAYBACK}/{found['path'] or 'web'}".rstrip("/")
        return _of_address(f"{prefix}/{found['at']}/{unescape(found['url'])}", "script:wombat")
    told = {name: found[1] for name, form in _WBINFO.items() if (found := form.search(head))}
    if len(told) < len(_WBINFO):
        return None
    prefix = told["prefix"].rstrip("/")
    prefix = prefix if "//" in prefix else f"http://localhost/{prefix.strip('/')}"
    return _of_address(f"{prefix}/{told['timestamp']}/{told['url']}", "script:wbinfo")


def _of_comment(tail: str) -> Found | None:
    """Return what the Wayback Machine writes under a page."""
    filed = _FILED.search(tail)
    if filed is None or filed["month"] not in _MONTHS:
        return None
    hour, minute, second = map(int, filed["time"].split(":"))
    month = _MONTHS.index(filed["month"]) + 1
    try:
        at = datetime(
            int(filed["year"]), month, int(filed["day"]), hour, minute, second, tzinfo=UTC
        )
    except ValueError:
        return None
    return Found(
        _ARCHIVES[0], "web.archive.org", f"{_WAYBACK}/web", None, None, at, "comment:archived"
    )


def moment(text: str) -> datetime | None:
    """Return the time that an archive writes as digits, in UTC; None for a part of one."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != _WHOLE:
        return None
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
