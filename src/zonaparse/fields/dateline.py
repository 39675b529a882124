"""The dateline that opens the first paragraph: who reports, from where."""

import re

from zonaparse.article import Dateline
from zonaparse.document.lines import Line
from zonaparse.fields.people import Outlets
from zonaparse.rules.vocabulary import WEEKDAYS
from zonaparse.text import squash

# The first dash that stands free, is doubled or long, or is glued to what can only be the end of
# a dateline: capitals, a domain, a bracket ("CIREBON--", "JAKARTA-Berenang", "(KABAR).- Dua").
# A hyphen inside a name ("TRIBUN-MEDAN.COM") or a bracket is none of these.
_OPENING = re.compile(
    r"\A(?P<head>(?:[^\s(]|\([^()\n]*\))(?:[^\n(]|\([^()\n]*\)){1,68}?)"
    r"(?:\s{1,3}[-–—]{1,20}\s*+|\s{0,3}(?:-{2,20}|[–—]{1,20})(?!\()\s*+|\s?-\s++|(?<=[A-Z]{3})-(?=[A-Z][a-z])"
    r"|(?<=\.com)-(?=[A-Z\"“])|(?<=\))\.?[-–—]{1,20}\s*+)(?=\S)"
)
# "Kabar.com, Lebak: Warga", without a dash.
_COLON = re.compile(
    r"\A(?P<head>[\w-]+\.(?:com|id|co\.id|tv|net), [A-Z][\w '’.]{2,40}"
    r"|[A-Z][A-Z' ]{2,30} \([A-Z]\w+(?: \w+)?\)):\s+(?=\S)"  # "MEDAN (Kabar): Warga"
)
# A dateline that is a paragraph of its own: "Denpasar, (Kabar Contoh)-".
_ALONE = re.compile(r"\A(?P<head>\S[^\n]{1,69}?)\s?[-–—]+$")
# A place that follows the outlet's dash: "KABAR.ID - JAKARTA. Harga beras ...".
_PLACE_AFTER = re.compile(r"(?P<place>[A-Z][A-Z'’ ]{2,40})\.\s+(?=\S)")
# "KABAR.COM JAKARTA": a domain ends where a space follows.
_PARTS = re.compile(
    r"(?:(?<!\s)\s+)?[,/|()]\s*"
    r"|(?<=(?i:\.com))\.?\s+(?=[A-Z])|(?<=(?i:\.id))\.?\s+(?=[A-Z])"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_DOMAIN = re.compile(r"\w\.(?:com|co|id|net|news|tv|org|info|online)\b", re.IGNORECASE)
# "ISTANBUL, 23 Februari 2016 (...)", "YANGON, SABTU".
_DAY = re.compile(
    r"\d{1,2}(?: [A-Z][a-z]+(?: \d{4})?)?$|\d{4}$"
    rf"|(?i:{WEEKDAYS})$"
)
_PLACE_WORD = re.compile(r"^[A-Z][\w.'’-]*$")
_MOST_WORDS = 7


def read(line: Line, outlets: Outlets, form: str = "") -> Dateline | None:
    """Return the dateline of the first paragraph's line; `form` is a pattern of the family's own.

    Whatever reads like a name in front of the dash and is no outlet is the place. With a place
    alone, text and place are the same.
    """
    match = (re.match(form, line.text) if form else None) or _opening(line.text)
    found = _parsed(match["head"].rstrip(" ,"), outlets) if match else None
    if found and match and found.outlet and not found.place:
        found = _with_place(found, _PLACE_AFTER.match(line.text, match.end()))
    if found and match and (found.outlet or _stands_out(found.text, line, match)):
        return found
    if alone := _ALONE.fullmatch(line.text):
        found = _parsed(alone["head"].rstrip(" ,"), outlets)
        return found if found and found.outlet else None
    bold = _parsed(line.text[: line.bold].rstrip(" ,:-–—"), outlets)  # no dash, but all in bold
    if bold is None or bold.outlet is None:
        return None
    return bold if line.bold < len(line.text) or _BRACKET.search(bold.text) else None


def _opening(text: str) -> re.Match[str] | None:
    return _COLON.match(text) or _OPENING.match(text)


def _parsed(head: str, outlets: Outlets) -> Dateline | None:
    parts = [part.strip(" -–—") for part in _PARTS.split(head)]
    parts = [part for part in parts if part and not _DAY.match(part)]
    if not parts or len(head.split()) > _MOST_WORDS:
        return None
    if is_outlet(parts[-1], outlets):  # "LEBAK, KC.- Warga"
        head = head.rstrip(".")
    partners = _partners(head, outlets) or _bracketed(head)
    places = [part for part in parts if part not in partners and not is_outlet(part, outlets)]
    if not places and len(parts) > 1:  # "TRIBUNSOLO.COM, SOLO" on solo.tribunnews.com
        places = [part for part in parts if outlets.is_host_alone(squash(part))]
    outlet = " ".join(part for part in parts if part not in places) or None
    if not all(map(_is_place, places)):
        return None
    return Dateline(text=head, outlet=outlet, place=_printed(places, head))


def _printed(places: list[str], head: str) -> str | None:
    """Return the places of a dateline as they are printed where they stand together."""
    if not places:
        return None
    together = "/".join(places)
    return together if together in head else ", ".join(places)


def _with_place(found: Dateline, after: re.Match[str] | None) -> Dateline:
    if after is None:
        return found
    text = after.string[: after.end("place")]
    return Dateline(text=text, outlet=found.outlet, place=after["place"])


def _partners(head: str, outlets: Outlets) -> set[str]:
    """Return the names in a bracket with an outlet: "Beijing (ANTARA News/Xinhua)"."""
    groups = map(_PARTS.split, _BRACKET.findall(head))
    return {
        part
        for group in groups
        if any(is_outlet(name, outlets) for name in group)
        for part in group
    }


def _bracketed(head: str) -> set[str]:
    """Return what stands in a bracket behind a place: "PELAIHARI, (MC)" names the outlet there."""
    bracket = _BRACKET.search(head)
    if bracket is None or bracket.end() < len(head.rstrip(" .")) or not bracket.start():
        return set()
    return {part.strip() for part in _PARTS.split(bracket[1])}


def end(text: str, printed: str) -> int:
    """Return the offset in `text` after a dateline that reads `printed` and its dash; 0 if none."""
    match = _opening(text)
    after = _PLACE_AFTER.match(text, match.end()) if match else None
    if after and text[: after.end("place")] == printed:
        return after.end()
    return match.end() if match and match["head"].rstrip(" ,") == printed else 0


def is_outlet(part: str, outlets: Outlets) -> bool:
    """Say whether a part of a dateline names an outlet."""
    return _DOMAIN.search(part) is not None or squash(part) in outlets


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= 4 and all(_PLACE_WORD.match(word) for word in words)


def _stands_out(head: str, line: Line, match: re.Match[str]) -> bool:
    """Say whether a head without an outlet is printed like a dateline, not like a sentence."""
    capitals = head.isupper() and len(head) > 2
    bold = line.bold >= len(head) and line.bold < len(line.text)
    after = line.text[match.end() : match.end() + 1]
    return capitals or bold or (len(head.split()) <= 2 and (after.isupper() or not after.isalpha()))
