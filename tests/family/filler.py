"""A saved page without its text: its structure, its labels, filler for all other words.

What stays: tags, classes, ids, punctuation, hosts and the words of the site's own, the labels that
the reader knows ("Baca Juga", "Editor", "WIB"), function words ("yang", "di"), by which the
language is told, and what the caller says are labels of the site. One word has one filler on the
whole page, so a title is the same in heading and metadata.
"""

import json
import re
import zlib
from collections.abc import Callable, Set
from itertools import count, zip_longest
from re import Match

from zonaparse.rules.vocabulary import ROLE_WORDS
from zonaparse.text import fold, unescape

_FUNCTION_WORDS = (
    "yang|dan|di|ke|dari|untuk|dengan|ini|itu|pada|adalah|tidak|akan|dalam|juga|karena|bisa|bahwa|"
    "telah|sudah|kata|ujar"
)
LABELS = (
    f"{ROLE_WORDS}|{_FUNCTION_WORDS}|"
    "Ditulis|Penyunting|Wartawan|Kontributor|Diubah|Diterbitkan|Dipublikasikan|Terbit|Update|Updated|"
    "Pukul|Pkl|Foto|Ilustrasi|Dok|Istimewa|Kata Kunci|Berita|Artikel|Lainnya|Rekomendasi|"
    "Pilihan|Redaksi|"
    "Artikel Pilihan|Artikel Terkait|Kabar Daerah|Pilihan Editor|Page Not Found|Just a moment|"
    "Baca|Selengkapnya|Juga|Simak|Lihat|Editor|Sumber|Halaman|Penulis|Reporter|Pewarta|Redaktur|"
    "Oleh|WIB|WITA|WIT|Selanjutnya|Sebelumnya|Diperbarui|Tags|Tag|Topik|Terkait|Terkini|Terbaru|"
    "Terpopuler|Populer|Komentar|Advertisement|Iklan|SCROLL TO CONTINUE WITH CONTENT|Share|Home|"
    "Bagikan|Beranda|Network|tidak ditemukan|"
    "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|"
    "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Des|Ahad"
)

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<script><script\b[^>]*>.*?</script\s*>)"
    r"|(?P<style><style\b[^>]*>.*?</style\s*>)"
    r"|(?P<tag><[a-z/!?](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>|<[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(
    r"(?P<entity>&\#?\w{2,8};)"
    r"|(?P<url>(?:https?:)?//[^\s\"'<>]+)"
    r"|(?P<stamp>\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:?\d\d)?)?)"
    r"|(?P<date>\b\d{1,2}(?:/\d{1,2}/|\s+(?:Jan|Feb|Mar|Apr|Mei|Ju|Ag|Sep|Okt|Nov|Des)[a-z]*\s+)\d{4})"
    r"|(?P<clock>\b[0-2]?\d[:.][0-5]\d\b(?![.,]?\d))"
    rf"|(?P<label>\b(?:{LABELS})\b|(?<=\.)(?:com|co|id|net|tv)\b)"
    r"|(?P<number>\d+x\d+|\d+)"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_ATTRIBUTE = re.compile(r"([\w:@.-]+)(\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_JSON_PIECE = re.compile(
    r"(?P<kept>\"(?:@type|@context|inLanguage)\"\s*:\s*\"[^\"]*\"|\"[^\"\\]*\"\s*:)"
    r"|(?P<number>\b\d{3,}\b)|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
)
_DATA_LAYER = re.compile(r"dataLayer\s*(?:=\s*\[|\.push\()\s*\{")

TEXT_ATTRIBUTES = frozenset("alt title content placeholder value summary srcset".split())
KEPT_META = re.compile(
    "og:type|og:locale|robots|googlebot|viewport|language|twitter:card|http-equiv|generator|charset"
)
PATH_WORDS = frozenset(
    "tag amp author photo crop search page all read news video foto embed indeks pr "
    "jpg jpeg png webp gif html htm php".split()
)
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we yo za bim cal dor fen gal".split()


class Filler:
    """Deterministic filler for words, numbers and addresses of one page.

    `labels` are whole texts that stay as they are, and `steps` steps of addresses: what a site has
    on all its pages.
    """

    def __init__(
        self, page: str, labels: Set[str] = frozenset(), steps: Set[str] = frozenset()
    ) -> None:
        self._labels = labels
        self._steps = PATH_WORDS | steps
        self._taken = set(re.findall(r"[^\W\d_]+", page.casefold()))
        self._host = own_host(page)

    def word(self, word: str) -> str:
        """Return a filler of the same length and case that the page does not contain."""
        if len(word) < 2 or (len(word) > 3 and word.casefold() in self._host):
            return word
        tries = (_pseudo(word.casefold(), salt, len(word) + salt // 50) for salt in count())
        filler = next(t for t in tries if t not in self._taken)
        cases = zip_longest(filler, word, fillvalue=word[-1])
        return "".join(new.upper() if old.isupper() else new for new, old in cases)

    def text(self, text: str) -> str:
        """Replace the words of `text`; labels, entities and the shape of dates stay."""
        is_label = self._labels and fold(unescape(text)) in self._labels
        return text if is_label else _PIECE.sub(self._piece, text)

    def _piece(self, match: Match[str]) -> str:
        own: dict[str, Callable[[str], str]] = {"url": self.url, "word": self.word}
        return {**_NUMBERS, **own}.get(match.lastgroup or "", str)(match[0])

    def url(self, url: str) -> str:
        """Keep host, separators, query names and short numbers; replace slugs, change ids."""
        if re.search(r"\.(?:css|js|json|ico)(?:\?|$)", url) or url.startswith("data:"):
            return url
        host = re.findall(r"^(?:[a-zA-Z]+:)?//[^/?#]*|^", url)[0]
        return str(host) + re.sub(r"[^?&=]*=?", self._url_part, url[len(host) :])

    def _url_part(self, match: Match[str]) -> str:
        pieces = r"%[0-9A-Fa-f]{2}|\d{4}/\d\d/\d\d|\d+x\d+|\d+|[^\W\d_]+"
        return match[0] if match[0].endswith("=") else re.sub(pieces, self._slug, match[0])

    def _slug(self, match: Match[str]) -> str:
        part = match[0]
        if part.startswith("%") or part.lower() in self._steps:
            return part
        if "/" in part:
            return _shift_stamp(part)
        return self.word(part) if part.isalpha() else _change_digits(part)

    def page(self, page: str) -> str:
        """Return the page with its text replaced and its structure as it was."""
        done, end = [], 0
        for match in _TOKEN.finditer(page):
            done += [self.text(page[end : match.start()]), self._token(match)]
            end = match.end()
        return "".join([*done, self.text(page[end:])])

    def _token(self, match: Match[str]) -> str:
        own = {"script": self._script, "comment": self.text, "tag": self._tag}
        return own.get(match.lastgroup or "", str)(match[0])

    def _tag(self, tag: str) -> str:
        keeps = tag[:5].lower() == "<meta" and KEPT_META.search(tag.lower())
        return tag if keeps else _ATTRIBUTE.sub(self._attribute, tag)

    def _attribute(self, match: Match[str]) -> str:
        name, equals, value = match.groups()
        quote = value[0] if value[0] in "\"'" else ""
        bare = value[1:-1] if quote else value
        return f"{name}{equals}{quote}{self._value(name.lower(), bare)}{quote}"

    def _value(self, name: str, value: str) -> str:
        is_prose = name.startswith("data-") and " " in value
        if is_prose or name in TEXT_ATTRIBUTES or name.startswith("on") or _STAMP.match(value):
            return self.text(value)
        return self.url(value) if re.match(r"(?:https?:)?/|\?", value) else value

    def _script(self, script: str) -> str:
        start, end = script.index(">") + 1, script.rindex("<")
        head, body = script[:start], script[start:end]
        is_json = re.search(r"application/(?:ld\+)?json|__NEXT_DATA__", head)
        keeps = is_json or _DATA_LAYER.search(body)
        return self._tag(head) + (self.data(body) if keeps else "") + script[end:]

    def data(self, text: str) -> str:
        """Replace the string values and long numbers of JSON, or of a script that holds some."""
        return _JSON_PIECE.sub(self._data_piece, text)

    def _data_piece(self, match: Match[str]) -> str:
        found = match[0]
        if match["kept"] or match["number"]:
            return match["kept"] or _change_digits(found)
        try:
            value = json.loads(found, strict=False)
        except ValueError:
            return found[0] + self.text(found[1:-1]) + found[-1]
        return json.dumps(self.page(value), ensure_ascii=False)


def own_host(page: str) -> str:
    """Return the host that the page names as its own; '' if it names none."""
    stated = r"<(?:meta|link)\b[^>]*(?:og:url|canonical|name=\"base\")[^>]*>"
    tags = " ".join(re.findall(stated, page, re.IGNORECASE))
    address = re.search(r"https?://([^/\s\"'>]+)", tags)
    return address[1].casefold() if address else ""


def _pseudo(word: str, salt: int, length: int) -> str:
    """Return a made-up word of `length` letters that depends on `word` and `salt` only."""
    letters, seed = "", zlib.crc32(f"{word}/{salt}".encode("utf-8", "replace"))
    while len(letters) < length:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        letters += _SYLLABLES[(seed >> 16) % len(_SYLLABLES)]
    return letters[:length]


def _change_digits(number: str) -> str:
    """Change ids; keep sizes (750x500), years and what may count pages."""
    if len(number) < 3 or not number.isdigit() or re.fullmatch(r"(?:19|20)\d\d", number):
        return number
    return number.translate(str.maketrans("123456789", "234567891"))


def _new_day(day: str) -> str:
    """Move a day by whole weeks inside its month, so that the weekday stays right."""
    return f"{int(day) + (7 if int(day) <= 21 else -21):0{len(day)}}"


def _shift_minute(clock: str) -> str:
    """Change the minutes of a time; the hour stays, so that zones still agree."""
    return re.sub(r"(?<=[:.])\d\d", lambda m: f"{(int(m[0]) + 17) % 60:02}", clock, count=1)


def _shift_stamp(stamp: str) -> str:
    return stamp[:8] + _new_day(stamp[8:10]) + _shift_minute(stamp[10:])


_NUMBERS: dict[str, Callable[[str], str]] = {
    "stamp": _shift_stamp,
    "date": lambda date: re.sub(r"^\d+", lambda day: _new_day(day[0]), date),
    "clock": _shift_minute,
    "number": _change_digits,
}
