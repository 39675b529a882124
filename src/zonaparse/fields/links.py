"""Addresses made absolute and clean, and the inline prompts to related articles."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from zonaparse.document.lines import Line
from zonaparse.document.spans import Span
from zonaparse.rules.lines import prompts as labels
from zonaparse.text import fold, printable

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|_ga|_gl|igshid|mc_[ce]id|ref|tbclid|jxrecoid)$")
_PAGE = re.compile(r"^(?:page|single|showpage)$")
_ABSOLUTE = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)

_LABEL = re.compile(
    rf"\A\W{{0,4}}(?:(?P<strong>{labels.STRONG})\b(?:\s?[:!])?|(?P<weak>{labels.WEAK})\s?:)\s*",
    re.IGNORECASE,
)
# "Jangan Lewatkan Yang Ini!", "Baca Juga Yuk!"
_FILLING = re.compile(
    r"(?:[ :!\-–—•\n]|(?:yang|ini|juga|nih|yuk|berita|artikel)\b)*", re.IGNORECASE
)
_ASIDE = re.compile(
    rf"(?<=[.!?\"”’])\s*(?:\(\s?(?={labels.STRONG}|{labels.WEAK})|(?=(?:{labels.STRONG})\s?:))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\A\W*\d{1,2}[.)]\s")
_SHARE_PAGE = re.compile(
    r"facebook\.com/(?:sharer|share|dialog)|(?:twitter|x)\.com/(?:intent|share)"
    r"|wa\.me/|(?:api|web)?\.?whatsapp\.com/send|whatsapp://send|(?:t|telegram)\.me/share"
    r"|line\.me/R?|linkedin\.com/share|pinterest\.com/pin/create|^mailto:\?",
    re.IGNORECASE,
)
_TAG_PAGE = re.compile(
    r"/(?:tags?|topik|topic|indeks|search|author|penulis)/|[?&](?:q|tag)=", re.IGNORECASE
)
_SPARE_WORDS = 3
_LONGEST_ASIDE = 1_000  # characters of the prompts at the end of a line
_LONGEST_LABEL = 40  # characters
_LONGEST_HEADLINE = 20  # words
_LONGEST = 20_000  # characters of a link that leads somewhere; no server takes half of it
LONGEST_BASE = 2_048  # characters: no page's address is so long, and each link would repeat it
_UNLINKED = re.compile(rf"\A(?:{labels.UNLINKED.pattern})", re.IGNORECASE)

_LEADING = (" juga", " pula", " also")  # ends of labels


class Prompt(NamedTuple):
    """A related link read off a line."""

    text: str
    url: str
    label: str | None


def absolute(href: str | None, base: str | None) -> str | None:
    """Return `href` as an absolute http(s) address; None if it is none."""
    if not href or len(href) > _LONGEST:
        return None
    href = printable(href).replace("\n", "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        if not _ABSOLUTE.match(href):
            if base and len(base) > LONGEST_BASE:
                return None
            href = urljoin(base or "https:", href)
        if "[" in href:
            urlsplit(href)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return href if _ABSOLUTE.match(href) else None


def canonical(url: str) -> str:
    """Return `url` without fragment, tracking parameters and page number.

    >>> canonical("https://a.id/b?utm_source=x&page=2#c")
    'https://a.id/b'
    """
    address, _, query = url.partition("#")[0].partition("?")
    named = ((pair, pair.partition("=")[0]) for pair in query.split("&"))
    kept = "&".join(p for p, name in named if not _TRACKING.match(name) and not _PAGE.match(name))
    return f"{address}?{kept}" if kept else address


def addresses(hrefs: Iterable[str], base: str | None) -> list[str]:
    """Return those of `hrefs` that are web addresses, absolute and clean."""
    return [canonical(url) for url in (absolute(href, base) for href in hrefs) if url]


def host(url: str | None) -> str:
    """Return the first label of the host: 'zonabanten' of zonabanten.pikiran-rakyat.com."""
    name = (url or "").partition("://")[2].partition("/")[0]
    return name.removeprefix("www.").removeprefix("m.").partition(".")[0]


def label_of(line: Line) -> re.Match[str] | None:
    """Return the match of a related-article label at the start of the line, or before its link."""
    found = _LABEL.match(line.text)
    if found is None and line.links:
        return _LABEL.fullmatch(line.text, 0, line.links[0].start)
    return found


def own_label(line: Line) -> tuple[str | None, int]:
    """Return the label at the start of the line, or all before its link, and the offset after."""
    match = label_of(line) or (label_of(line.cut(0, line.links[0].start)) if line.links else None)
    return (printed_label(match), match.end()) if match else (None, 0)


def bare_label(line: Line) -> str | None:
    """Return the label that is all of the line, if one is: its links stand in what follows."""
    match = label_of(line) if len(line.text) <= _LONGEST_LABEL else None
    alone = match and _FILLING.fullmatch(line.text, match.end())
    return printed_label(match) if match and alone else None


def leads(line: Line) -> bool:
    """Say whether a line is a label of links to related articles, and neither the heading of what
    stands below any article nor a button: "Baca juga:", not "Read more".
    """
    return (bare_label(line) or "").lower().endswith(_LEADING)


def is_tag(line: Line) -> bool:
    """Say whether a line is a link to a tag's page: an item of a list, or marked with a "#"."""
    if not line.links or not (line.kind == "list_item" or line.text[0] == "#"):
        return False
    return is_link_only(line) and is_to_tags(line)


def is_to_tags(line: Line) -> bool:
    """Say whether all links of a line lead to tag pages."""
    return all(_TAG_PAGE.search(span.url, 0, _LONGEST) for span in line.links)


def is_sharing(line: Line) -> bool:
    """Say whether a line is links to share the page by, and a few words."""
    linked = sum(span.end - span.start for span in line.links)
    few = bool(line.links) and len(line.text) - linked <= _LONGEST_LABEL
    return few and all(_SHARE_PAGE.search(span.url, 0, _LONGEST) for span in line.links)


def lacks_link(line: Line) -> bool:
    """Say whether a line is a prompt that lost its link: "Baca juga: Panen Raya di Lebak"."""
    match = _UNLINKED.match(line.text) if ":" in line.text and not line.links else None
    words = line.text[match.end() :].split() if match else []
    capitals = sum(word[0].isupper() for word in words)
    return 2 < len(words) <= _LONGEST_HEADLINE and capitals * 3 > len(words) * 2


def is_link_only(line: Line) -> bool:
    """Say whether nothing but links is on the line, and perhaps a number or a bullet."""
    start = _NUMBER.match(line.text)
    return bool(line.links) and not _outside(line.text, line.links, start.end() if start else 0)


def prompts(line: Line) -> list[Prompt]:
    """Return the related links of a line that is a prompt, else [].

    A prompt is a label and a link to an article, with hardly a word beside them; a sentence
    that starts with the same words, or links a tag page, is text.
    """
    match = label_of(line) if line.links else None
    if match is None or _outside(line.text, line.links, match.end()) > _SPARE_WORDS:
        return []
    targets = [span for span in line.links if span.end > match.end()]
    if any(_TAG_PAGE.search(span.url, 0, _LONGEST) for span in targets):
        return []
    return entries(line, printed_label(match), match.end())


def before_aside(line: Line) -> int:
    """Return where the text ends before a prompt: "... kemarin. (Baca: Judul)", "... kemarin.
    Baca Juga: Judul".

    That is the end of the line where there is none; brackets before the full stop are text.
    """
    end = len(line.text)
    if line.links and (line.links[-1].end == end or line.text.rstrip(". ").endswith(")")):
        for opening in _ASIDE.finditer(line.text, max(0, end - _LONGEST_ASIDE)):
            if prompts(line.cut(opening.start(), end)):
                return opening.start()
    return end


def entries(line: Line, label: str | None, start: int = 0) -> list[Prompt]:
    """Return every link of the line as a prompt under `label`; neighbours to one address join."""
    found: list[Prompt] = []
    for span in line.links:
        text = fold(line.text[max(span.start, start) : span.end])
        if not text:
            continue
        if text.endswith(")") and "(" not in text:  # "(Baca: Judul)", all of it a link
            text = text.removesuffix(")")
        if found and found[-1].url == span.url:
            text = fold(f"{found.pop().text} {text}")
        found.append(Prompt(text, span.url, label))
    return found


def printed_label(match: re.Match[str]) -> str:
    """Return the words of a label that label_of() found."""
    return fold(match["strong"] or match["weak"])


def _outside(text: str, spans: list[Span], start: int) -> int:
    """Return how many words after `start` are outside of every link."""
    rest, at = [], start
    for span in spans:
        rest.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    rest.append(text[at:])
    return len(re.findall(r"\w+", " ".join(rest)))


def articles(hrefs: Iterable[str], base: str | None) -> list[str]:
    """Return the addresses that are not a home page: some themes call that canonical, too."""
    return [url for url in addresses(hrefs, base) if url.rstrip("/").count("/") > 2]
