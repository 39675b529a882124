"""Who wrote a page and when, where nothing at the headline tells it: what its markup calls so.

A page also names and dates other articles, in lists that look like anything. So only what all
such marks agree on is taken.
"""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from zonaparse.document.page import Page
from zonaparse.fields import headline, profiles
from zonaparse.rules.vocabulary import UPDATED, YEAR
from zonaparse.text import fits, fold, squash

_AUTHORS = (
    '[itemprop~="author"], [rel~="author"], [class*="author"], [class*="byline"], '
    'a[href*="/author/"], a[href*="/authors/"], a[href*="/contributor"]'
)
_DATES = (
    '[property~="datePublished"], time, [class*="publish"], [class~="date"], [class*="-date"], '
    '[class*="_date"], [class*="Date"], [class*="posted-on"], [class*="author"], '
    '[class*="byline"], [class*="post-meta"], [class*="entry-meta"], [class*="article-meta"]'
)
_CHANGES = '[class*="modified"], [class*="changed"]'
_APART = re.compile(
    r"comment|related|recommend|popular|recent|latest|trending|sidebar|widget|teaser"
    r"|menu|newsletter|promo|event|expir|deadline|birth|(?:photo|image)-?(?:author|by)|\b(?:card|carousel|slider|swiper)",
    re.IGNORECASE,
)
_APART_TAGS = frozenset(("nav", "aside", "form"))
_OF_ARTICLE = frozenset(("article", "main"))
_BESIDE_NAME = re.compile(  # parts of a byline that hold no name
    r"authori[stz]|(?:author|byline)\w{0,24}[-_]{0,2}(?:title|role|job|desc|bio|label|im(?:age|g)|photo|avatar"
    r"|social|date|position|follow)",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"^\W*(?:(?:(?:view |see |read )?(?:all |more )?(?:posts?|articles?|stories)|written|text"
    r"|posted|published)? ?by|about(?: the authors?)?|meet|authors?|oleh|penulis)\b\W*",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|chang|revis|reviewed", re.IGNORECASE)
_SAID = re.compile(  # what is before a date: what it is the time of
    rf"\b(?:(?P<change>{UPDATED})"
    r"|published|posted|written|terbit|diterbitkan)\b",
    re.IGNORECASE,
)
# What is labelled as the time of publication wherever it stands: "Datum 28.04.2023".
_LABELLED = re.compile(
    r"\b(?:Datum|Erstellt am|Veröffentlicht am|(?:[Ff]irst |[Oo]riginally )?[Pp]ublished(?: on)?"
    r"|Publié le|Publicado(?: el| em)?|Tanggal|Tayang|(?:Dit|T)erbit(?:kan)?(?: pada)?"
    r"|[Pp]osted on)"
    r"(?:\s*+:)?\s++(?P<date>(?:(?!online)[\w'’]{3,10},?\s)?"
    r"(?:\d{1,2}[ ./-][^\n]{3,22}?|\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,[^\n]{1,22}?)\d{4}"
    r"(?:,? (?:\w+ )?\d{1,2}[:.]\d\d(?: ?[APap]\.?[Mm]\b)?)?)(?!\d)"
)
_LABELLED_SIGNS = (
    "Datum", "Erstellt am", "Veröffentlicht am", "ublished", "Publi", "Tanggal", "Tayang", "erbit",
    "osted on",
)  # fmt: skip
# What says when a text that was changed since came first: "originally published on 26 Sep 2019".
_ORIGINAL = re.compile(
    r"\b(?:(?:originally|first) published(?: on)?"
    r"|pertama kali (?:(?:di)?terbit(?:kan)?|(?:di)?tayang(?:kan)?|dipublikasikan)(?: pada)?"
    r"|zuerst veröffentlicht(?: am)?)"
    r":?\s+(?P<date>(?:\d{1,2}[ ./-][^\n]{3,22}?|[^\W\d]{3,9}\.? \d{1,2},\s)\d{4})(?!\d)",
    re.IGNORECASE,
)
_ORIGINAL_SIGNS = (b"irst published", b"ginally published", b"ertama kali ", b"uerst ver")
_MOST_TEXT = 200_000  # characters of a page
_YEAR = re.compile(YEAR)
_NUMBER = re.compile(r"\d+")
_MOST = 60  # marks that are looked at; where there are more, the rest are those of lists
_LONGEST_NAME = 60
_LONGEST_DATE = 80
_LEVELS, _LONGEST_LINE = 3, 200  # above a date, in which something says what it is the time of


def marked(page: Page, what: str) -> list[str]:
    """Return the one text that the page marks as its "date" or "byline", or says to be the
    "original" date of a text that was changed since; [] if several differ.
    """
    if what not in page.elsewhere:
        page.elsewhere[what] = _KINDS[what](page)
    return page.elsewhere[what]


def _byline(page: Page) -> list[str]:
    found = _marked(page, _AUTHORS, _name)
    name = min(found, key=len, default="")  # others may tell his role, too
    if name and all(name in other for other in found):
        return [found[name]]
    names = max(found, key=len, default="")  # of several, who are marked one by one, too
    return [found[names]] if name and all(other in names for other in found) else []


def _date(page: Page) -> list[str]:
    found = _marked(page, _DATES, _time) or _said(page, _LABELLED, _LABELLED_SIGNS)
    return list(found.values()) if len(found) == 1 else []


def _original(page: Page) -> list[str]:
    if not any(sign in page.raw for sign in _ORIGINAL_SIGNS):
        return []  # without taking the text
    found = _said(page, _ORIGINAL)
    return list(found.values()) if len(found) == 1 else []


def _said(page: Page, pattern: re.Pattern[str], signs: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the dates that a page labels as its publication, by what they are compared by. Where
    there are `signs`, a text without any of them holds none.
    """
    body = page.tree.body
    text = body.text(separator=" ") if body else ""
    if signs and not any(sign in text for sign in signs):
        return {}
    found = (match["date"] for match in pattern.finditer(text[:_MOST_TEXT]))
    dates = {_year_and_day(date): date for date in found if _YEAR.search(date)}
    if not dates and len(text) > _MOST_TEXT:
        told = f"for a date only the first {_MOST_TEXT:,} characters of the page were looked at"
        page.unread[told] = None
    return dates


def _marked(
    page: Page, selector: str, read: Callable[[LexborNode], tuple[str, str]]
) -> dict[str, str]:
    """Return the texts of marks that `read` gives, by what they are compared by."""
    found: dict[str, str] = {}
    marks = page.tree.css(selector)
    for node in marks[:_MOST]:
        key, text = read(node)
        if key and key not in found and not _is_apart(node):
            found[key] = text
    if not found and len(marks) > _MOST:
        told = f"of what may be marked as a date or a byline only {_MOST} parts were looked at"
        page.unread[told] = None
    return found


def _name(node: LexborNode) -> tuple[str, str]:
    """Return a name and what it is compared by; '' for what is no name."""
    attributes = node.attributes
    named = f"{attributes.get('class')} {attributes.get('rel')} {attributes.get('itemprop')}"
    is_marked = "author" in named or "byline" in named
    if not (is_marked or profiles.is_one(attributes.get("href") or "")):
        return "", ""
    if _BESIDE_NAME.search(named):
        return "", ""
    text = _INTRODUCED.sub("", headline.byline(node))
    is_name = len(text) <= _LONGEST_NAME and not (text.islower() or headline.NO_NAME.match(text))
    return (squash(text), text) if is_name else ("", "")


def _time(node: LexborNode) -> tuple[str, str]:
    """Return a time and what it is compared by; '' for the time of a change."""
    attributes = node.attributes
    text = node.text(separator=" ")
    if not fits(text, _LONGEST_DATE):
        return "", ""
    text = fold(text)
    stamp = attributes.get("datetime") or attributes.get("content")
    if not _YEAR.search(stamp or text) or _is_change(node):
        return "", ""
    return _year_and_day(stamp or text), stamp or text


def _year_and_day(text: str) -> str:
    """Return what tells two dates apart in any form; that it is the same month goes unsaid."""
    numbers = _NUMBER.findall(text)
    year = next(number for number, digits in enumerate(numbers) if len(digits) == 4)
    day = numbers[year + 2 : year + 3] if year == 0 else numbers[year - 1 : year]
    return f"{numbers[year]} {int(day[0])}" if day else ""


def _is_change(node: LexborNode) -> bool:
    """Say whether a date is that of a change, by its classes and the last word before it."""
    if node.css_first(_CHANGES):
        return True
    text = fold(node.text(separator=" "))
    up: LexborNode | None = node
    for _ in range(_LEVELS):
        if up is None or not fits(line := up.text(separator=" "), _LONGEST_LINE):
            break
        line = fold(line)
        said = list(_SAID.finditer(line, 0, line.find(text) + len(text)))
        named = up.attributes.get("class") or ""
        if said or (_CHANGED.search(named) and "publish" not in named):
            return not said or said[-1]["change"] is not None
        up = up.parent
    return False


def _is_apart(node: LexborNode) -> bool:
    """Say whether a node belongs to another article, to a comment or to the site."""
    if headline.is_of_picture(node):
        return True
    up: LexborNode | None = node
    in_footer = False
    while up is not None and up.tag not in _OF_ARTICLE:
        attributes = up.attributes
        named = f"{attributes.get('class')} {attributes.get('id')}"
        if up.tag in _APART_TAGS or _APART.search(named) or _leads_away(node, up):
            return True
        in_footer = in_footer or up.tag == "footer" or "footer" in named.lower()
        up = up.parent
    return in_footer and up is None


def _leads_away(node: LexborNode, up: LexborNode) -> bool:
    """Say whether a node is inside a link, as in the list of other articles."""
    if up.tag != "a" or up.mem_id == node.mem_id:
        return False
    return up.attributes.get("aria-current") != "page" and up.attributes.get("rel") != "bookmark"


_KINDS = {"date": _date, "byline": _byline, "original": _original}
