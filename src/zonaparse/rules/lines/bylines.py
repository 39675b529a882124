"""Lines that say who wrote, edited or changed an article, and when."""

from zonaparse.rules.rule import Rule
from zonaparse.rules.vocabulary import (
    REPORTERS,
    ROLE_WORDS,
    UPDATED,
    UPDATED_ANYHOW,
    WEEKDAYS,
    ZONES,
)

# "Rani PutriEditor: Budi": where only a style parts them.
LABEL = Rule(
    "byline.label",
    "byline",
    rf"(?i:(?<!pilihan )(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))({ROLE_WORDS})\s?:\s*)",
    takes=("Penulis: Rani Putri", "Rani PutriEditor: Budi", "Rep: Rani/ Red: Budi"),
    spares=("Pilihan Editor: Panen Raya", "Penulis itu menunggu: panen belum tiba."),
    evidence="PRMN 2020-2026, viva.co.id 2015-2020, liputan6.com 2020, tribunnews.com "
    "2015-2020 and 37 more: 138 lines on 110 pages",
    part="within",
    as_printed=True,
    longest=160,
    needs=":",
)
# Lines with names alone: above the dateline, or below the text.
NAMES = (
    # Where no comma follows the outlet, it is known by its domain or is a paper of Tribun's.
    Rule(
        "byline.report",
        "byline",
        r"[(*]?(?:(?i:net\W+)?(?i:laporan(?: langsung)?) (?=[A-Z])|(?=Koresponden ))"
        rf"(?:(?i:{REPORTERS}) (?:[^,/|:\n]{{2,40}}?\s?[,/|:] ?"
        r"|[\w-]+(?i:\.com|\.co\.id) |Tribun \w+ |Tribun\w+ |Surya |Serambi |Warta Kota )"
        r"|[A-Z]\w+(?: [A-Z]\w+)?, )"
        r"([A-Z][\w.'’-]*(?:(?: |, | dan | & )[A-Z][\w.'’-]*){0,8})"
        r"(?: (?:dari|di) [A-Z]\w+)?\.?",
        takes=(
            "Laporan Wartawan Kabar Contoh, Rani Putri",
            "Koresponden Kabar.com, Rani Putri di Jepang",
        ),
        spares=("Laporan wartawan itu dibaca kepala desa.",),
        evidence="Tribun 2018-2020",
        as_printed=True,
        longest=160,
        opens="(*kln",
    ),
    Rule(
        "byline.signed",
        "byline",
        r"(?:Oleh|OLEH|By|BY|Von|Par|Por) ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})",
        takes=("Oleh Rani Putri", "OLEH RANI PUTRI", "Von Rani Putri"),
        spares=("Oleh Pemerintah Kabupaten Lebak, jalan itu akan diperbaiki.",),
        evidence="Goal Indonesia 2017 ('OLEH' and a name), opinions on Kompas",
        as_printed=True,
        longest=160,
        opens="obvp",
    ),
)
# Above the text alone.
ABOVE_TEXT = (
    Rule(
        "byline.above",
        "drop",
        r"(?:(?:medically )?(?:written|reviewed|edited) by:?|oleh:?|penulis:) \S",
        takes=("Medically reviewed by Rani Putri", "Oleh: Rani Putri"),
        spares=("Oleh-oleh dari desa itu laris.",),
        evidence="winefolly.com, timeout.com 2025: 2 lines",
        part="opening",
        scope="unknown_site",
        longest=120,
        opens="emoprw",
    ),
    Rule(
        "byline.dated",
        "drop",
        rf"[^.!?:]{{2,60}}\W(?:(?:{WEEKDAYS})\W+)?\d{{1,2}} [a-z]{{3,9}} \d{{4}}\W+"
        rf"(?:(?:pukul|jam)\W+)?\d{{1,2}}[.:]\d\d(?: {ZONES})?",
        takes=("Rani Putri, Jurnalis · Minggu, 2 Januari 2016 | 21:00 WIB",),
        spares=("Warga berkumpul pada Minggu, 2 Januari 2016 pukul 21.00 WIB.",),
        evidence="a page of our own of 2026, made in the manner of portals",
        scope="unknown_site",
        longest=120,
    ),
    Rule(
        "byline.ago",
        "drop",
        r"[^.!?:]{0,60}\b\d{1,2} (?:menit|jam|hari|minggu|bulan) (?:yang )?lalu[\s|•·]*",
        takes=("Rani Putri 1 jam lalu", "3 hari yang lalu"),
        spares=("Sawah itu dipanen 3 hari lalu.",),
        evidence="a page of our own of 2026, made in the manner of portals",
        scope="unknown_site",
        longest=120,
        needs=" lalu",
    ),
)
# As the first line of a text.
STAMP = Rule(
    "byline.stamp",
    "drop",
    rf"(?:\W{{0,3}}(?:(?:dipublikasikan|diterbitkan|publikasi|tayang|terbit|{UPDATED_ANYHOW})"
    rf"(?:\W+pada)?\W+)?(?:(?:{WEEKDAYS})\W+)?\d{{1,2}}[ /-](?:[a-z]{{3,9}}|\d\d?)[ /-]\d{{4}}\W+"
    rf"(?:(?:pukul|jam)\W+)?\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?(?: {ZONES})?){{1,2}}",
    takes=(
        "Minggu, 2 Januari 2016 21.00 WIB",
        "02/01/2016 21:00",
        "Tayang: 2 Januari 2016 21.00 WIB, Pembaruan: 3 Januari 2016 07.00 WIB",
    ),
    spares=("Minggu, 2 Januari 2016 21.00 WIB, warga berkumpul.",),
    evidence="Beritasatu 2020",
    longest=160,
)
# Roles without a colon: the author's, then the editor's.
TWO_ROLES = Rule(
    "byline.two_roles",
    "byline",
    rf"(?i:{REPORTERS}|penulis|pewarta) ([A-Z][\w.'’ -]{{2,40}}?)\s*[,|/•·-]\s*"
    r"(?i:editor|penyunting|redaktur) ([A-Z][\w.'’ -]{2,40})",
    takes=("Reporter Rani Putri, Editor Budi Santoso", "Penulis Rani Putri | Penyunting Ani"),
    spares=("Penulis Rani Putri, editor buku itu, hadir.", "Reporter: Rani, Editor: Budi"),
    evidence="kompas.com 2020-2023: 260 pages",
    as_printed=True,
    longest=160,
    opens="jkprw",
)
RULES = (
    Rule(
        "byline.visuals",
        "drop",
        r"(?:fotografer|photographer|videografer|ilustrator|infografis|desain grafis|editor video"
        r"|narator)\s?: .{2,60}[^.!?]",
        takes=("Fotografer: Rani Putri", "Editor video : Budi Santoso"),
        spares=("Fotografer itu berkata: panen belum tiba.", "Fotografer: ia datang pagi-pagi."),
        evidence="a page of our own of 2026, made in the manner of student papers",
        scope="unknown_site",
        longest=90,
        needs=":",
    ),
    Rule(
        "byline.updated",
        "drop",
        r"(?:(?:last )?updated|published)(?::? .{0,60})?\W*",
        takes=("Last Updated: Nov 4, 2025", "Published"),
        spares=("Publishers waited for the paper.",),
        evidence="gameinformer.com 2025, nationalpost.com 2024-2025, "
        "affordablecollegesonline.org and 15 more: 33 lines on 20 pages",
        scope="unknown_site",
        longest=320,
        opens="lpu",
    ),
    Rule(
        "byline.posted",
        "drop",
        r"posted (?:on|by) .{0,80}\W*"
        r"|(?:this entry was posted"
        r"|(?:tulisan|pos|entri) ini di(?:tulis|posting|kirim|publikasikan))"
        r" (?:on|in|by|oleh|pada|di|dalam) .*",
        takes=(
            "Posted by Rani Putri",
            "Posted on 15 May 2020",
            "This entry was posted on 4 Mei 2020 at 2:05 pm and is filed under Desa.",
            "Pos ini dipublikasikan di Desa dan tag panen. Tandai permalink.",
        ),
        spares=("Posters on the wall were torn.", "Tulisan ini ditulis ulang oleh warga."),
        evidence="amp.dev 2020: 2 lines; the first themes of WordPress",
        scope="unknown_site",
        longest=320,
        opens="pte",
    ),
    Rule(
        "byline.bare",
        "drop",
        r"(?:written|edited|reviewed|posted|published)? ?by\W*",
        takes=("By", "Edited by"),
        spares=("By the river.",),
        evidence="accounting.com, cartalk.com 2026, insight2wealth.com 2025 and 4 more: "
        "9 lines on 7 pages",
        scope="unknown_site",
        longest=320,
        opens="beprw",
    ),
    Rule(
        "byline.additional",
        "drop",
        r"additional reporting by\b.{0,60}\W*",
        takes=("Additional reporting by Rani Putri",),
        spares=("Additional reporting rules were made.",),
        evidence="rollingstone.com 2019: 1 line",
        scope="unknown_site",
        longest=320,
        opens="a",
    ),
    Rule(
        "byline.by",
        "drop",
        r"by [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}\W*",
        takes=("by Rani Putri", "by Rani Putri |"),
        spares=("By Rani and her brother.", "by the Village"),
        evidence="affordablecollegesonline.org, nytimes.com 2017, newsnet.scot 2023 and "
        "6 more: 11 lines on 9 pages",
        scope="unknown_site",
        as_printed=True,
        longest=320,
        opens="b",
    ),
    Rule(
        "byline.reviewed",
        "drop",
        r"(?i:(?:written|reviewed|edited) ?by:? ?)[A-Z][^.]{0,60}\W*",
        takes=("Reviewed by: Rani Putri, MD", "Written byRani Putri"),
        spares=("Written by hand.",),
        evidence="winefolly.com, tigerdata.com 2023, uforocks.com and another: 4 lines",
        scope="unknown_site",
        as_printed=True,
        longest=320,
        opens="erw",
    ),
    Rule(
        "byline.contributed",
        "drop",
        r".{1,200} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}",
        takes=("Rani Putri contributed reporting from Lebak.",),
        spares=("The village contributed to the new dam.",),
        evidence="politico.com 2019, dailyherald.com 2023, ap.org 2019 and 3 more: 6 lines",
        scope="unknown_site",
        as_printed=True,
        longest=320,
        needs=" contributed ",
    ),
    Rule(
        "byline.changed_by",
        "drop",
        rf"(?:terakhir )?(?:{UPDATED}) (?:pada )?\d{{1,2}} [a-z]{{3,9}} \d{{4}}"
        r"(?:[^.]{0,20} oleh .{3,60})?",
        takes=("Terakhir diperbarui pada 16 Mei 2024 oleh Rani Putri",),
        spares=("Diperbarui pada 2024 oleh warga, jalan itu kini rata.",),
        evidence="a page of our own of 2026, made in the manner of a magazine in Yogyakarta",
        scope="unknown_site",
        longest=160,
        opens="dlmprtu",
    ),
)
