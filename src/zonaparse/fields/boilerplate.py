"""Lines that stand in an article's flow and are not its text, known by their words."""

import re

# Each pattern matches a whole line. Labels of prompts and bylines are read elsewhere.
_FURNITURE = re.compile(
    r"""(?:
      (?:advertisements?|iklan|sponsored(?:\ content)?)
    | scroll\ (?:to|ke|down|untuk)\b.{0,60}
    | (?:halaman|page)\s?:?\s?[\d\s.,/>-]*(?:selanjutnya|berikutnya|next)?
    | (?:selanjutnya|sebelumnya|next|prev(?:ious)?|show\ all|tampilkan\ semua)
    | (?:baca|lihat)\ selengkapnya.{0,3}
    | (?:share|bagikan|sebarkan|komentar|comments?|tags?|topik|topik\ terkait|terkait)\s?:?
    | \[\s?gambas\s?:[^\]]*\]
    | (?:artikel|berita)\ (?:pilihan|terkait|terkini)|terkini|terpopuler|kabar\ daerah
    | lanjutkan\ membaca\W* | \d+\ dari\ \d+\ halaman | perbesar | lihat\ foto
    | \#\w+(?:\s+\#\w+)*
    | loading\W*
    | (?:copyright|hak\ cipta)\ (?:©|\(c\)).{0,50}
    | [*_=~.·•\s-]+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PHRASE = re.compile(
    r"(?:(?:simak|lihat|tonton|saksikan|cek) (?:juga )?(?:video|foto|live)\b"
    r"|(?:artikel|berita) ini (?:telah|sudah|pernah) (?:tayang|dimuat|terbit)\b"
    r"|(?:a post shared by|sebuah kiriman dibagikan oleh|view this post on|lihat postingan ini)\b)",
    re.IGNORECASE,
)
_CHANNELS = ("google news", "whatsapp", "whats app", "telegram")
_PROMOTES = re.compile(
    r"\b(?:ikuti|follow|gabung|bergabung|join|dapatkan|cek|update|klik|subscribe|channel|saluran)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][A-Z.'’]+(?:(?: | ?[|/,] ?)[A-Z][A-Z.'’]*){0,5}")
_LONGEST_MARK, _LONGEST_PHRASE = 80, 320
_END_MARK = re.compile(r"\s*(?:\*\s?){2,}$|\s*(?:[-–—_]\s?){4,}$|\s*\[\*\]$|\s*\(\*+\)$")
_TAIL = 80  # characters at the end that are looked at
_MARKS = frozenset("*-–—_])")
_SIGN_OFF = re.compile(r"(?:(?<=[.!?”\"'’…*])|^)\s*[\[(](?P<inside>[^()\[\]\n]{1,40})[\])]\s*\.?$")
# Initials of reporter and editor need no full stop before them.
_INITIALS = re.compile(r"\s*[\[(][a-z]{2,6}(?:/[a-z]{2,6}){1,3}[\])]\s*\.?$", re.IGNORECASE)
_REFERENCE = re.compile(r"\d\d|\bhal\b|\bhlm\b", re.IGNORECASE)  # a page of a book, a year
_NAMES = re.compile(r"^[A-Za-z][\w.'’ ]*(?:\s?[/,&;-]\s?[\w.'’ ]+)*$")


def is_furniture(text: str) -> bool:
    """Say whether a whole line is an advertisement mark, paging, share text or a promotion.

    >>> is_furniture("SCROLL TO CONTINUE WITH CONTENT"), is_furniture("Halaman sekolah banjir.")
    (True, False)
    """
    if len(text) > _LONGEST_PHRASE:
        return False
    if len(text) <= _LONGEST_MARK and _FURNITURE.fullmatch(text):
        return True
    return _PHRASE.match(text) is not None or _promotes_channel(text)


def _promotes_channel(text: str) -> bool:
    lower = text.lower()
    return any(name in lower for name in _CHANNELS) and len(_PROMOTES.findall(lower)) >= 2


def strip_end_mark(text: str) -> str:
    """Return `text` without the asterisks or rule that close an article.

    >>> strip_end_mark("dari wilayah itu.***")
    'dari wilayah itu.'
    """
    if text[-1:] not in _MARKS:
        return text
    return text[:-_TAIL] + _END_MARK.sub("", text[-_TAIL:])


def is_signature(text: str) -> bool:
    """Say whether a whole line is names in capitals: "RANI PUTRI | ANTARA"."""
    return len(text) <= _LONGEST_MARK and _CAPITALS.fullmatch(text) is not None


def split_sign_off(text: str) -> tuple[str, str | None]:
    """Return the text without its closing sign-off, and the sign-off with its brackets.

    >>> split_sign_off("Polisi masih menyelidiki. (vyp/kna)")
    ('Polisi masih menyelidiki.', '(vyp/kna)')
    >>> split_sign_off("Menurut Badan Meteorologi (BMKG)")
    ('Menurut Badan Meteorologi (BMKG)', None)
    >>> split_sign_off("Begitu bunyinya. [Kitab Tani hal. 41]")
    ('Begitu bunyinya. [Kitab Tani hal. 41]', None)
    """
    if text[-2:].rstrip(".")[-1:] not in _MARKS:
        return text, None
    start = max(0, len(text) - _TAIL)
    match = _INITIALS.search(text, start) or _SIGN_OFF.search(text, start)
    if match is None or _REFERENCE.search(match[0]):
        return text, None
    if not _NAMES.match(match[0].strip(" ()[].")) or len(match[0].split()) > 5:
        return text, None
    return text[: match.start()].rstrip(), match[0].strip().rstrip(".")
