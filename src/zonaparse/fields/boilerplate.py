"""Lines that stand in an article's flow and are not its text, known by their words."""

import re

# These patterns are for lines in lower case, in which they are several times faster.
# Each matches a whole line. Labels of prompts and bylines are read elsewhere.
_FURNITURE = re.compile(
    r"""(?:
      \W*(?:advertisements?|iklan)\W* | sponsored(?:\ content)?
    | (?:scroll|gulir)\ (?:to|ke|down|untuk)\b.{0,60}
    | (?:halaman|laman|pages?)\s?:?\s?[\d\s.,/>-]*(?:selanjutnya|berikutnya|next)?\W*
    | (?:(?:baca|simak|lihat|klik|lanjut|lanjutkan|berlanjut|bersambung|selengkapnya)\W+){1,3}
      (?:(?:di|ke|pada)\ )?(?:halaman|laman)\ (?:selanjutnya|berikut(?:nya|\ ini)?|sebelah|\d+)\W*
    | (?:selanjutnya|sebelumnya|selengkapnya|next|prev(?:ious)?|show\ all|tampilkan\ semua)\W*
    | (?:baca|lihat)\ (?:selengkapnya|selanjutnya).{0,3} | lanjut(?:kan)?\ (?:mem)?baca\W*
    | klik\ (?:selanjutnya|di\ ?sini)\ untuk\ (?:(?:mem)?baca|(?:ber)?gabung)\b.{0,40}
    | (?:share|bagikan|sebarkan|sukai|like)(?:\ (?:this|ini|(?:artikel|berita)(?:\ ini)?))?\s?:?
    | (?:komentar|comments?|tags?|topik|topik\ terkait|terkait)\s?:?
    | (?:(?:(?:share|bagikan)(?:\ (?:on|to|via|ke|di))?|tweet|facebook|twitter|whatsapp
      |telegram|linkedin|pinterest|e-?mail|google\+|(?:copy|salin)\ (?:link|tautan))\W*){2,10}
    | (?:dilihat|dibaca|views?|hits?)\s?:?\s?[\d.,]+(?:\ ?(?:kali|x|views?))?
    | \d[\d.,]*\ (?:views?|hits|kali\ (?:dilihat|dibaca)|pembaca)
    | \d[\d\W]*(?:selanjutnya|berikutnya|next)\W*
    | (?:tags?|topik|kata\ kunci)\s?:.{0,80}
    | photo\ gallery | \[\s?gambas\s?:[^\]]*\]
    | (?:berikut\ )?video\ (?:pilihan|terkini|terkait|rekomendasi)(?:\ berikut(?:\ ini)?)?\s?:?
    | (?:waktu\ )?baca:?\ \d+\ (?:detik|menit) | \d+\ (?:detik|menit)\ (?:waktu\ )?baca
    | \d+\ dari\ \d+\ halaman | perbesar | lihat\ foto
    | copyright\ (?:©|\(c\)|\d).{0,60} | (?:©|\(c\))\ (?:copyright|hak\ cipta|20\d\d)\b.{0,60}
    | \#\w+(?:\s+\#\w+)*
    | loading\W*
    | hak\ cipta\ (?:©|\(c\)).{0,50}
    | [*_=~.·•()\s-]+
    )""",
    re.VERBOSE,
)
_PHRASE = re.compile(
    r"(?:(?:simak|lihat|tonton|saksikan|cek) (?:juga )?(?:video|foto|live)(?:nya)?\b"
    r"|\W{0,3}(?:(?:sebelumnya|sebagian) )?(?:artikel|berita|tulisan) (?:ini|serupa)"
    r"(?: (?:juga|telah|sudah|pernah|sebelumnya|pertama kali|lebih dulu)){1,3}"
    r" (?:(?:di)?tayang(?:kan)?|dimuat|(?:di)?terbit(?:kan)?|dipublikasikan)\b"
    r"|(?:artikel|berita) ini (?:dikutip|disadur|diolah|diambil|merupakan saduran) dari\b"
    r".{1,60}\b(?:ber)?judul\b"
    r"|disadur dari:? .{2,40}\bpenulis\b|disclaimer ?: (?:artikel|berita|tulisan|konten) ini\b"
    r"|kompas\.com berkomitmen memberikan\b|versi cetak artikel ini\b|lihat peta lebih besar$"
    r"|(?:baca (?:berita )?selengkapnya|(?:berita )?selengkapnya (?:bisa dibaca|baca))"
    r"(?: di(?: sini:)?)? (?:harian|koran)\b"
    r"|\W{0,3}(?:ingin (?:berbagi|mendapatkan) informasi|punya pertanyaan seputar)\b"
    r".*(?:@|\bdi sini\b|\bkirim\b)"
    r"|\W{0,3}#ingatpesanibu\b|ikuti cerita (?:dalam )?foto ini\b"
    r"|(?:simak|baca|ikuti|pantau) (?:terus )?(?:\w+ ){1,12}hanya di [\w.]+\.(?:co\.id|com|id)\b"
    r"|(?:simak|baca) berita lain(?:nya)? (?:terkait|tentang|di|seputar)\b"
    r"|kunci jawaban (?:ada )?di halaman\b"
    r"|(?:dikirim oleh|posted by) .{2,60} (?:pada|on) .{0,24}\b\d{1,2}\b.{0,24}\d{4}$"
    r"|ikuti (?:terus )?perkembangan berita ini\b|silakan akses epaper\b"
    r"|dilarang (?:keras )?(?:mengambil|mengutip|menyalin|meng-?copy|memperbanyak"
    r"|menyebarluaskan)\b(?=.*\b(?:tanpa (?:se)?izin|konten|isi (?:artikel|berita|situs))\b)"
    r"|halaman (?:selanjutnya|berikutnya)\s?[:.…]|\W{0,3}fakta atau hoaks\?"
    r"|kompas ?tv [^.]{15,140}$"  # the title of a video
    r"|(?:ket(?:erangan)?|teks|sumber)\.? (?:foto|gambar)\s?:"
    r"|(?:a (?:post|photo|video) (?:shared|posted) by|sebuah kiriman dibagikan oleh"
    r"|view this post on|lihat postingan ini)\b"
    r"|(?:foto|video) (?:kiriman|dibagikan oleh)\b.*\(@)",
)
# Headings of lists of links.
_HEADING = re.compile(
    r"(?:(?:artikel|berita) (?:pilihan|(?:terkait|populer)(?!\s?:)|terkini|terpopuler|rekomendasi)"
    r"|terkini|terpopuler|kabar daerah)\W*",
)
_STAMP = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)\W+)?"
    r"\d{1,2}[ /-](?:[a-z]{3,9}|\d\d?)[ /-]\d{4}\W+(?:(?:pukul|jam)\W+)?"
    r"\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?: wi(?:b|ta|t))?",
)
# An invitation to the reader, what it offers, and where.
_INVITES = re.compile(
    r"\W*(?:(?:yuk|ayo|mari|silakan|jangan lupa)\W+)?(?:ikuti|follow|gabung|bergabung|join"
    r"|dapatkan|cek|download|unduh|subscribe|baca|simak|saksikan|nikmati|temukan)\b",
)
_OFFERED = re.compile(
    r"\b(?:berita|artikel|breaking news|kabar terbaru|kami|channel|saluran|grup"
    r"|informasi (?:lain|ter)\w*)\b",
)
_CHANNELS = (
    "google news",
    "kanal kami",
    "saluran kami",
    "whatsapp",
    "whats app",
    "telegram",
    "instagram",
    "facebook",
    "youtube",
    "tiktok",
    "play store",
    "klik disini",
    "klik di sini",
    "notifikasi",
)
_CAPITALS = re.compile(r"[A-Z][A-Z.'’]+(?:(?: | ?[|/,] ?)[A-Z][A-Z.'’]*){0,5}")
LONGEST = 320  # characters of a line that is no text
_LONGEST_MARK = 80
_END_MARK = re.compile(
    r"\s*\[?(?:\*\s?){2,}\]?(?:\s?/?\s?[A-Z]{3,12})?$|(?:^|(?<=[.!?”\")\]]))\s?\*$"
    r"|\s*(?:[-–—_]\s?){4,}$|\s*\[\s?\*?\s?\]$|\s*\(\*+\)$"
)
_TAIL = 120  # characters at the end that are looked at
_MARKS = frozenset("*-–—_])")
_SIGN_OFF = re.compile(r"(?:(?<=[.!?”\"'’…*])|^)\s*[\[(](?P<inside>[^()\[\]\n]{1,40})[\])]\s*\.?$")
# Initials of reporter and editor need no full stop before them.
_INITIALS = re.compile(
    r"\s*[\[(][a-z]{2,6}(?:/(?:[a-z]{2,6}\*?|\*)){1,3}[\])]\s*\.?$", re.IGNORECASE
)
# Codes of a desk, or of a wire with its time: "(X-10)", "(T.A01/B/C02) 04-11-2015 10:11".
_CODE = re.compile(
    r"(?:(?<=[.!?”\"])|^)\s*\((?=[^()]*\d)(?:[A-Z][a-z]+[/.]|\*/)?[A-Z]"
    r"[A-Z0-9.]*(?:[-/*][A-Z0-9.]+)*\)"
    r"(?: \d\d-\d\d-\d{4} \d\d:\d\d(?::\d\d)?)?$"
)
_DESK_CODE = re.compile(
    r"\s*(?:\((?:\*/)?[A-Z]{1,3}-\d{1,2}\)|[\[(][a-z]{2,4}(?:/[a-z]{2,4})*[\])])$"
)
# Outlets with their reporters: "(Kabar.com/Rani Putri, Warta.co.id/Budi)".
_DESK = r"[\w.]+(?:/[a-z][^()\[\]/,\n]{1,40}){0,4}"
_DESKS = re.compile(
    r"(?:(?<=[.!?”\"'’…*])|^)\s*(?=[^\n]*\.(?:com|co\.id|id|net)\b)"
    rf"(?:[\[(]{_DESK}(?:,\s?{_DESK})*[\])]\s*)+$",
    re.IGNORECASE,
)
# Initials of reporter and site without brackets: "SUT-MB".
_CAPITAL_INITIALS = re.compile(r"(?:(?<=[.!?”\"])\s|^|\n)[A-Z]{2,4}[-/][A-Z]{2,4}$")
_SOURCED = re.compile(r"(?<=[.!?”\"])\s*\(sumber\s?:\s?[^()]{2,60}\)$", re.IGNORECASE)
_CODES, _CLOSED = (_CODE, _CAPITAL_INITIALS, _DESKS, _SOURCED), frozenset(")]")
# A page of a book, a year, a tradition; what the speaker did, a score.
_REFERENCE = re.compile(
    r"\d\d|\bhal\b(?!/)|\bhlm\b|^\W*h\.?r\b|^\W*q\.?s\b|tertawa|tepuk tangan|bersambung|agregat",
    re.IGNORECASE,
)
_NAMES = re.compile(r"^[A-Za-z][\w.'’ ]*(?:[/,&;-][\w.'’ ]+)*$")


def is_furniture(text: str) -> bool:
    """Say whether a whole line is an advertisement mark, paging, share text or a promotion.

    >>> is_furniture("SCROLL TO CONTINUE WITH CONTENT"), is_furniture("Halaman sekolah banjir.")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    line = text.lower()
    if len(line) <= _LONGEST_MARK and (_FURNITURE.fullmatch(line) or _HEADING.fullmatch(line)):
        return True
    return _PHRASE.match(line) is not None or _promotes_channel(line)


def heads_links(text: str) -> bool:
    """Say whether a whole line is the heading of a list of links to other articles."""
    return len(text) <= _LONGEST_MARK and _HEADING.fullmatch(text.lower()) is not None


def is_stamp(text: str) -> bool:
    """Say whether a whole line is a date with its time: above the text, that of the article."""
    return len(text) <= _LONGEST_MARK and _STAMP.fullmatch(text.lower()) is not None


def _promotes_channel(line: str) -> bool:
    if not _INVITES.match(line) or not _OFFERED.search(line):
        return False
    return any(name in line for name in _CHANNELS)


def split_desk_code(text: str) -> tuple[str, str | None]:
    """Return a line that is no sentence without the code of the desk at its end, and that.

    >>> split_desk_code("Sumber: Warta (H-2)")
    ('Sumber: Warta', '(H-2)')
    """
    match = _DESK_CODE.search(text)
    return (text[: match.start()], match[0].strip()) if match else (text, None)


def strip_end_mark(text: str) -> str:
    """Return `text` without the asterisks or rule that close an article.

    >>> strip_end_mark("dari wilayah itu.***")
    'dari wilayah itu.'
    """
    if text[-1:] not in _MARKS and "**" not in text[-_TAIL:]:
        return text
    return text[:-_TAIL] + _END_MARK.sub("", text[-_TAIL:])


def is_signature(text: str) -> bool:
    """Say whether a whole line is names in capitals: "RANI PUTRI | ANTARA"."""
    return len(text) <= _LONGEST_MARK and _CAPITALS.fullmatch(text) is not None


def split_sign_off(text: str) -> tuple[str, str | None]:
    """Return the text without its closing sign-off, and the sign-off with its brackets.

    >>> split_sign_off("Polisi masih menyelidiki. (vyp/kna)")
    ('Polisi masih menyelidiki.', '(vyp/kna)')
    >>> split_sign_off("Polisi masih menyelidiki. (X-10)")
    ('Polisi masih menyelidiki.', '(X-10)')
    >>> split_sign_off("Menurut Badan Meteorologi (BMKG)")
    ('Menurut Badan Meteorologi (BMKG)', None)
    >>> split_sign_off("Begitu bunyinya. [Kitab Tani hal. 41]")
    ('Begitu bunyinya. [Kitab Tani hal. 41]', None)
    """
    start = max(0, len(text) - _TAIL)
    if text[-1:].isalnum() or text[-1:] in _CLOSED:
        coded = next(filter(None, (code.search(text, start) for code in _CODES)), None)
        if coded:
            return text[: coded.start()].rstrip(), coded[0].strip()
    if text[-2:].rstrip(".")[-1:] not in _MARKS:
        return text, None
    match = _INITIALS.search(text, start) or _SIGN_OFF.search(text, start)
    if match is None or _REFERENCE.search(match[0]):
        return text, None
    if not _NAMES.match(match[0].strip(" \n()[].*/")) or len(match[0].split()) > 5:
        return text, None
    return text[: match.start()].rstrip(), match[0].strip().rstrip(".")
